package conversation_test

import (
	"strings"
	"testing"
	"time"

	"madoguchi/internal/conversation"
	"madoguchi/internal/inquiry"
)

// TestASecretInTwoMessagesIsTakenOutOfBoth: neither is a secret by itself, and the
// first is kept already when the second comes.
func TestASecretInTwoMessagesIsTakenOutOfBoth(t *testing.T) {
	for _, c := range []struct{ why, first, next, from, to string }{
		{"a card", "会員の者です。4111 1111", "1111 1111 のカードです", "会員の者です。4111 1111", "会員の者です。[カード番号■■]"},
		{"a password", "パスワードは", "sunshine", "パスワードは", "パスワードは"},
		{"a password before its name", "hunter2", "これがパスワードです", "hunter2", "[パスワード■■]"},
	} {
		t.Run(c.why, func(t *testing.T) {
			customer := newCustomer(t, friday)
			if out := customer.says(c.first); out.Words.Words() != c.first || len(out.Remasked) > 0 {
				t.Fatalf("the first alone is kept as %q", out.Words.Words())
			}
			out := customer.says(c.next)
			if out.Kind != conversation.Declined {
				t.Errorf("kind %s: the customer is not told that something was taken out", out.Kind)
			}
			if c.from == c.to {
				if len(out.Remasked) > 0 || len(out.Words.Secrets()) != 1 {
					t.Errorf("remasked %+v, kept with %v", out.Remasked, out.Words.Secrets())
				}
				return
			}
			if len(out.Remasked) != 1 {
				t.Fatalf("remasked %+v", out.Remasked)
			}
			if r := out.Remasked[0]; r.ID != "m1" || r.Ending.Words() != c.from || r.Replaced.Words() != c.to {
				t.Errorf("remasked %+v", r)
			}
		})
	}
}

// TestTheThirdPieceOfACard: all of them are taken out, whatever is said in between.
func TestTheThirdPieceOfACard(t *testing.T) {
	c := newCustomer(t, friday)
	c.says("むにゃむにゃ 4111 1111")
	c.says("1111")
	out := c.says("1111 です")
	if len(out.Remasked) != 2 || out.Words.Words() != "[カード番号■■] です" {
		t.Errorf("remasked %d, kept %q", len(out.Remasked), out.Words.Words())
	}
	if pending := out.State.Pending.Words(); pending != "" {
		lacksWords(t, pending, "1111")
	}
	for _, tail := range out.State.Tails {
		lacksWords(t, tail.Text.Words(), "1111")
	}
}

// TestWhatIsReadTogetherIsShort: the desk remembers only what may begin a secret, of
// three messages, for minutes, and nothing that was taken back.
func TestWhatIsReadTogetherIsShort(t *testing.T) {
	c := newCustomer(t, friday)
	c.says("再発行の手数料はかかりますか")
	if tail := c.state.Tails[0]; !tail.Text.Empty() {
		t.Errorf("a question leaves %q", tail.Text.Words())
	}
	for range 5 {
		c.says("4111 1111")
	}
	if n := len(c.state.Tails); n != 3 {
		t.Errorf("%d messages are remembered", n)
	}
	unsend := c.inbound()
	unsend.Kind, unsend.MessageID = inquiry.Unsend, c.state.Tails[1].ID
	if c.does(unsend); len(c.state.Tails) != 2 {
		t.Error("a message is remembered that was taken back")
	}
	c.now = c.now.Add(11 * time.Minute)
	if out := c.says("1111 1111"); len(out.Remasked) > 0 || len(out.State.Tails) != 1 {
		t.Errorf("read with %d messages of long ago", len(out.Remasked))
	}
}

// TestAForgerDoesNotReachIntoAConversation: mail that anybody may have written is
// read with its like only, and pushes nothing of the customer's out.
func TestAForgerDoesNotReachIntoAConversation(t *testing.T) {
	c := newCustomer(t, friday)
	sure := c.inbound()
	sure.Channel, sure.Mail, sure.Text = inquiry.Email, &inquiry.Mail{Authenticated: true}, inquiry.NewText("hunter2")
	c.does(sure)
	forged := c.inbound()
	forged.Channel, forged.Mail, forged.Text = inquiry.Email, &inquiry.Mail{}, inquiry.NewText("がパスワードです")
	if out := c.does(forged); len(out.Remasked) > 0 {
		t.Errorf("remasked %+v", out.Remasked)
	}
	for _, words := range []string{"パスワードは", "sunshine", "12 34", "56 78"} {
		next := c.inbound()
		next.Channel, next.Mail, next.Text = inquiry.Email, &inquiry.Mail{}, inquiry.NewText(words)
		if out := c.does(next); strings.Contains(out.Words.Words(), "sunshine") {
			t.Errorf("kept as %q", out.Words.Words())
		}
	}
	own := c.inbound()
	own.Channel, own.Mail, own.Text = inquiry.Email, &inquiry.Mail{Authenticated: true}, inquiry.NewText("がパスワードです")
	if out := c.does(own); len(out.Remasked) != 1 || out.Remasked[0].ID != sure.KeptAs() {
		t.Errorf("remasked %+v", out.Remasked)
	}
}

func lacksWords(t *testing.T, text, words string) {
	t.Helper()
	if strings.Contains(text, words) {
		t.Errorf("%q is remembered", text)
	}
}

// TestTheNumbersOfAnAddressAreNoCode: staff need the house number of somebody who moved.
func TestTheNumbersOfAnAddressAreNoCode(t *testing.T) {
	c := newCustomer(t, friday)
	moved := "〒000-0000 見本市見本町1-2-3 405号室に引っ越しました"
	if out := c.says(moved); out.Words.Words() != moved {
		t.Errorf("kept as %q", out.Words.Words())
	}
}
