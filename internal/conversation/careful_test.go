package conversation_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"madoguchi/internal/inquiry"
)

// What is typed in romaji is masked as what it means.
func TestASecretInRomajiIsNotKept(t *testing.T) {
	for _, words := range []string{"kaado no anshou bangou wa 4821 desu", "watashi no pasuwa-do wa tanuki desu"} {
		out := newCustomer(t, friday).says(words)
		kept := out.Words.Words()
		if out.Open != nil {
			kept += out.Open.Summary.Words()
		}
		for _, tail := range out.State.Tails {
			kept += tail.Text.Words()
		}
		if strings.Contains(kept, "4821") || strings.Contains(kept, "tanuki") {
			t.Errorf("%q is kept as %q", words, kept)
		}
	}
}

// Letting a proof be hides no despair: not what two messages say together, not what stands
// below a signature, and not what somebody says who was in danger before.
func TestLettingGoHidesNoDespair(t *testing.T) {
	c := newCustomer(t, friday)
	c.taps("am_i_affected")
	first := c.says("もう死んでも") // a second opinion may see it here already
	c.waits(5 * time.Second)
	opened, out := first.Open, c.says("いい")
	if opened == nil {
		opened = out.Open
	} else if out.Append != opened.Receipt {
		t.Errorf("the second message is added to %q, not to %q", out.Append, opened.Receipt)
	}
	if opened == nil || opened.Lane != "urgent" {
		t.Errorf("two messages: said %v, opened %+v", said(out), opened)
	}

	c = newCustomer(t, friday)
	c.says("死んだほうがいいです")
	c.taps("am_i_affected")
	if out := c.says("もういいです"); slices.Contains(said(out), "proof_stopped") || out.Append == "" {
		t.Errorf("who was in danger: said %v, added to %q", said(out), out.Append)
	}
}

// Who was in danger is read by one person, also where the desk has an answer.
func TestWhoWasInDangerIsReadByAPerson(t *testing.T) {
	c := newCustomer(t, friday)
	receipt := c.says("別れた夫に住所を知られて、殺すと言われています").Open.Receipt
	if out := c.says("カードの再発行に手数料はかかりますか"); !slices.Contains(out.Topics, "card_reissue_fee") || out.Append != receipt {
		t.Errorf("answered %v, added to %q", out.Topics, out.Append)
	}
}

// A word in capitals is none of another language.
func TestLanguageStays(t *testing.T) {
	c := newCustomer(t, friday)
	c.says("手数料はかかりますか")
	for _, word := range []string{"GW", "VISA", "FAX", "OK"} {
		if out := c.says(word); out.State.Lang != "ja" {
			t.Errorf("after %s the language is %s", word, out.State.Lang)
		}
	}
}

// A form is filled in by anybody, with anybody's address.
func TestAFormLearnsOfNoCase(t *testing.T) {
	c := newCustomer(t, friday)
	c.says("人と話したいです")
	c.state.Cases[0].Human = true
	c.waits(9 * time.Hour)
	in := c.inbound()
	in.Text, in.Channel, in.Mail = inquiry.NewText("まだですか"), inquiry.Email, &inquiry.Mail{Form: true}
	if out := c.does(in); len(out.Replies) > 0 {
		t.Errorf("said %v", said(out))
	}
}
