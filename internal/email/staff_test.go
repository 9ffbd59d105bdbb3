package email

import (
	"crypto/rand"
	"testing"

	"madoguchi/internal/cases"
	"madoguchi/internal/email/emailtest"
	"madoguchi/internal/inquiry"
)

// TestStaffAnswers: what a member of staff answers to a notice goes to the customer only
// where it is theirs, and words of their own.
func TestStaffAnswers(t *testing.T) {
	receipt, err := cases.NewReceipt(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	to := "contact+" + caseToken(testKeys(t), receipt) + "@example.jp"
	for _, tt := range []struct {
		sentence string
		header   []string
		subject  string
		body     string
		sure     bool
		relayed  bool
		reason   string
	}{
		{"an answer", nil, "Re: 新しい案件", "お調べします。\n> 新しい案件です", true, true, ""},
		{"an answer through a group, whose signs deny nothing that the token proves", []string{"List-Id: <a.example.jp>"}, "Re: 新しい案件", "お調べします。", true, true, ""},
		{"without DMARC anybody may say so", nil, "Re: 新しい案件", "お調べします。", false, false, suspectStaff},
		{"a notice sent back without a word", nil, "Re: 新しい案件", "2019/04/12 14:06、窓口 <contact@example.jp>のメール:\n> 新しい案件です", true, false, emptyStaff},
		{"a signature alone", nil, "Re: 新しい案件", "-- \n担当\n> 新しい案件です", true, false, emptyStaff},
		{"an out-of-office note by its subject", nil, "自動返信: 新しい案件", "不在です。", true, false, weakSubject},
		{"one by a field", []string{"X-Autoreply: yes"}, "Re: 新しい案件", "不在です。", true, false, weakMarked},
		{"one by its words", nil, "Re: 新しい案件", "このメールは自動返信です。不在にしております。", true, false, weakWords},
	} {
		t.Run(tt.sentence, func(t *testing.T) {
			raw := emailtest.Message{From: "lead1@staff.example.jp", To: to, Header: tt.header, Subject: tt.subject, Body: tt.body}.Raw()
			m := decode(raw, Verdict{Authenticated: tt.sure}, testGuard(), testKeys(t), testNow())
			if relayed := m.Inbound.Kind == inquiry.Staff; relayed != tt.relayed || m.Reason != tt.reason {
				t.Errorf("relayed %v, to %s (%s)", relayed, m.Route, m.Reason)
			}
			if tt.relayed && (m.Inbound.Text.Words() != "お調べします。" || m.Inbound.Case != string(receipt)) {
				t.Errorf("relays %q to %s", m.Inbound.Text.Words(), m.Inbound.Case)
			}
		})
	}
}
