package conversation_test

import (
	"strings"
	"testing"

	"madoguchi/internal/incident"
	"madoguchi/internal/incidents"
)

// The hours come as a card, with the words of the text; nothing else that is asked does.
func TestTheHoursAreACard(t *testing.T) {
	i, err := incidents.Load("")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range i.Entries {
		c := newCustomer(t, friday)
		c.state.Greeted = true
		if r := c.taps(e.ID).Replies[0]; r.Card != (e.Asks == incident.AsksDay) || r.Alt != "" {
			t.Errorf("%s: a card is %v", e.ID, r.Card)
		}
	}
}

// A status is a card that a locked phone does not tell: what stands for it there is the same for
// everybody, and a desk's own text.
func TestAStatusIsACardThatTellsNothingOnALockedPhone(t *testing.T) {
	var alts []string
	for _, segments := range [][]string{{"card_member"}, nil} {
		cards := 0
		c := newCustomer(t, friday)
		c.looked = roster(segments...)
		for _, words := range []string{"私は対象ですか", "メールで", "taro@example.jp です"} {
			c.says(words)
		}
		for _, r := range c.says("123456").Replies {
			if !r.Card {
				continue
			}
			cards++
			alts = append(alts, r.Alt)
			if r.Alt == "" || strings.Contains(r.Text, r.Alt) {
				t.Errorf("a locked phone shows %q of\n%s", r.Alt, r.Text)
			}
		}
		if cards != 1 {
			t.Errorf("%v: %d cards", segments, cards)
		}
	}
	if len(alts) != 2 || alts[0] != alts[1] {
		t.Errorf("they tell each other apart: %q", alts)
	}
}
