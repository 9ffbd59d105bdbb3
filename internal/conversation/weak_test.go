package conversation_test

import (
	"testing"

	"madoguchi/internal/cases"
	"madoguchi/internal/conversation"
	"madoguchi/internal/identity"
	"madoguchi/internal/inquiry"
)

// writes is a mail of a customer.
func (c *customer) writes(words string, mail inquiry.Mail) conversation.Outcome {
	in := c.inbound()
	in.Channel, in.MessageID, in.Text, in.Mail = inquiry.Email, "", inquiry.NewText(words), &mail
	return c.does(in)
}

func TestWhatMayBeAMachineIsNotAnsweredAndNotLost(t *testing.T) {
	c := newCustomer(t, friday)
	out := c.writes("件名：手数料\n\n再発行の手数料はかかりますか", inquiry.Mail{Weak: "list", Authenticated: true})
	if len(out.Replies) > 0 || out.Open == nil || out.Open.Lane != cases.General || !out.KeepWords {
		t.Fatalf("replies %v, case %+v, kept %v", out.Replies, out.Open, out.KeepWords)
	}
	if out.Open.Reachable() {
		t.Error("something would be said by itself to what may be a machine")
	}
	again := c.writes("件名：手数料\n\nまだですか", inquiry.Mail{Weak: "list", Authenticated: true})
	if again.Open != nil || again.Append != "KM7P-3XQ9" {
		t.Errorf("the second mail opens %+v", again.Open)
	}
	wants(t, c.writes("件名：手数料\n\n再発行の手数料はかかりますか", inquiry.Mail{Authenticated: true}), conversation.Answered, "card_reissue_fee")
}

func TestAnEmergencyBehindAMailingListIsUrgent(t *testing.T) {
	c := newCustomer(t, friday)
	out := c.writes("件名：至急\n\nカードが不正利用されました。身に覚えのない請求があります。", inquiry.Mail{Weak: "list"})
	if len(out.Replies) > 0 || out.Open == nil || out.Open.Lane != cases.Urgent {
		t.Errorf("replies %v, case %+v", out.Replies, out.Open)
	}
}

func TestAnEchoIsNotedOnceThereIsACase(t *testing.T) {
	c := newCustomer(t, friday)
	echo := inquiry.Mail{Weak: "marked", Echo: true, Authenticated: true}
	if out := c.writes("件名：不在\n\n出張しております。", echo); out.Open == nil {
		t.Fatal("the first is lost")
	}
	for range 3 {
		out := c.writes("件名：不在\n\n出張しております。", echo)
		if out.Open != nil || out.Append != "" || len(out.Replies) > 0 || !out.KeepWords {
			t.Fatalf("opens %v, adds to %q, says %v, kept %v", out.Open, out.Append, out.Replies, out.KeepWords)
		}
	}
}

func TestAFormGetsNeitherReceiptNorStatusNorCode(t *testing.T) {
	form := inquiry.Mail{Form: true}
	for _, tt := range []struct {
		sentence, words string
		answered, open  bool
	}{
		{"a question is answered", "再発行の手数料はかかりますか", true, false},
		{"the status is for a person", "私の情報は漏れていますか", false, true},
		{"so is what needs one", "担当者と話したい", false, true},
		{"the code of a letter is not taken from a form", "手紙のコードは AAAA-AAAA-AAAA-AAAA です", false, false},
	} {
		t.Run(tt.sentence, func(t *testing.T) {
			c := newCustomer(t, friday)
			c.looked = identity.Found{Ready: true, Segments: []string{"card_member"}}
			out := c.writes("件名：問い合わせ\n\n"+tt.words, form)
			lacks(t, out, "KM7P-3XQ9")
			if out.Code != nil || out.Disclosed != nil || out.State.Doubtful.Proof.Stage != identity.NoDialogue {
				t.Errorf("code %v, told %v, dialogue %q", out.Code != nil, out.Disclosed != nil, out.State.Doubtful.Proof.Stage)
			}
			if (out.Open != nil) != tt.open || tt.answered && out.Kind != conversation.Answered || len(out.Replies) == 0 {
				t.Errorf("case %v, kind %s, replies %d", out.Open != nil, out.Kind, len(out.Replies))
			}
		})
	}
}
