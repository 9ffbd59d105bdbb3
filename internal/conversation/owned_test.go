package conversation_test

import (
	"testing"

	"madoguchi/internal/cases"
	"madoguchi/internal/conversation"
)

// TestAnEmergencyIsHeardWhileAPersonHasTheCase: the desk says nothing, but what
// stands apart opens a case of its own, so that others than the owner hear of it.
func TestAnEmergencyIsHeardWhileAPersonHasTheCase(t *testing.T) {
	c := newCustomer(t, friday)
	c.state.Cases = []conversation.CaseRef{{Receipt: "AAAA-AAAA", Lane: cases.General, State: cases.Owned, Human: true}}
	plain := c.says("再発行の手数料はかかりますか")
	if len(plain.Replies) > 0 || plain.Append != "AAAA-AAAA" || plain.Open != nil {
		t.Errorf("replies %v, appended to %q, opened %v", plain.Replies, plain.Append, plain.Open)
	}
	urgent := c.says("身に覚えのない請求が来ています。カードを不正利用されました")
	if len(urgent.Replies) > 0 || urgent.Open == nil || urgent.Open.Lane != cases.Urgent {
		t.Errorf("replies %v, opened %+v", urgent.Replies, urgent.Open)
	}
}

// TestASecretInTwoMessagesIsStillASecret: fragments are masked together.
func TestASecretInTwoMessagesIsStillASecret(t *testing.T) {
	c := newCustomer(t, friday)
	c.says("むにゃむにゃ 4111 1111")
	out := c.says("1111 1111")
	if out.Kind != conversation.Declined {
		t.Errorf("kind %s", out.Kind)
	}
	lacks(t, out, "1111")
}
