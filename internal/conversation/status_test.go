package conversation_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"madoguchi/internal/cases"
	"madoguchi/internal/conversation"
)

// Staff have a status told in the desk's own words, the same as after a proof.
func TestAStatusThatStaffHaveTold(t *testing.T) {
	responder, err := desk()
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range []struct {
		why      string
		lang     string
		segments []string
		known    bool
		holds    string
	}{
		{"one group", "ja", []string{"card_member"}, true, "流出した情報：カード番号"},
		{"in English", "en", []string{"card_member"}, true, "card"},
		{"somebody who writes Korean reads the answer's language", "ko", []string{"member"}, true, ""},
		{"nobody is a matter for a person", "ja", nil, false, ""},
		{"so is a group of another incident", "ja", []string{"card_member", "elsewhere"}, false, ""},
	} {
		replies, known := responder.Status(row.lang, row.segments)
		var all []string
		for _, r := range replies {
			all = append(all, r.Text)
		}
		if known != row.known || !strings.Contains(strings.Join(all, "\n"), row.holds) {
			t.Errorf("%s: known %v, says\n%s", row.why, known, strings.Join(all, "\n"))
		}
		if replies[0].Entry != "status_by_staff" {
			t.Errorf("%s: first says %s", row.why, replies[0].Entry)
		}
	}
}

func TestAnOwnerWhoLeavesACustomerWaitingLosesTheCase(t *testing.T) {
	responder, err := desk()
	if err != nil {
		t.Fatal(err)
	}
	if got := responder.Released("ja", "KM7P-3XQ9"); got.Entry != "released" || !strings.Contains(got.Text, "KM7P-3XQ9") {
		t.Errorf("says %q", got.Text)
	}
}

// The figures count questions that the desk did not understand. What somebody types to prove
// who they are is none.
func TestWhatTheFiguresCountAsMissed(t *testing.T) {
	c := newCustomer(t, friday)
	if out := c.says("再発行の手数料はかかりますか"); out.Missed() || out.GaveUp() {
		t.Error("an answer counts")
	}
	if out := c.says("ぬるぽ がっ"); !out.Missed() || out.GaveUp() {
		t.Errorf("a miss: missed %v, given up %v", out.Missed(), out.GaveUp())
	}
	c.waits(time.Minute)
	if out := c.says("むにゃむにゃ"); !out.Missed() || !out.GaveUp() {
		t.Errorf("the second: missed %v, given up %v", out.Missed(), out.GaveUp())
	}
	c = newCustomer(t, friday)
	c.looked = roster()
	c.says("私は対象ですか")
	if out := c.says("ぬるぽ がっ ぴぽぱ ぷぺぽ ぎゃぼ みょん しゃばどぅび ぺけぽん ぐにょ ぴゃら ぷすー"); out.Kind != conversation.Clarifying || out.Missed() {
		t.Errorf("within a proof: %s, missed %v", out.Kind, out.Missed())
	}
}

func TestWhatWaitsIsKept(t *testing.T) {
	var s conversation.State
	for _, state := range []cases.State{cases.Closed, cases.Open} {
		s.Cases = append(s.Cases, conversation.CaseRef{Receipt: "KM7P-3XQ9", State: state})
		if open := slices.ContainsFunc(s.Cases, func(c conversation.CaseRef) bool { return c.State == cases.Open }); s.Waiting() != open {
			t.Errorf("with %v: waiting %v", s.Cases, s.Waiting())
		}
	}
}
