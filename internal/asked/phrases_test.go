package asked_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"madoguchi/internal/asked"
)

// A topic without phrases in a language is found in none of its messages.
func TestEveryTopicIsAskedForInEveryLanguage(t *testing.T) {
	b := bank(t)
	count := map[string]int{}
	seen := map[string]bool{}
	for _, p := range b.Phrases() {
		if !b.Knows(p.Entry()) {
			t.Errorf("%q is of %s, which is no topic", p.Text, p.Entry())
		}
		if key := p.Topic + "\n" + p.Text; seen[key] {
			t.Errorf("%s has %q twice", p.Topic, p.Text)
		} else {
			seen[key] = true
		}
		count[p.Topic+" "+p.Lang]++
	}
	for _, topic := range b.Topics() {
		switch topic.ID {
		case "danger", "secret_pasted", "malformed_input", "code_injection":
			continue // found by looking at the text, not by phrases
		}
		for _, lang := range []string{"ja", "en", "zh", "ko"} {
			if count[topic.ID+" "+lang] < 10 {
				t.Errorf("%s has %d phrases in %s", topic.ID, count[topic.ID+" "+lang], lang)
			}
		}
	}
}

func TestPhrasesKnowWhoWroteThem(t *testing.T) {
	list := "[desk 0]\nIs there a fee?\n\n[w6 1 refund]\nI paid already\n[staff 0 | asked on the telephone]\nwhat does it cost\n"
	got, err := asked.ReadPhrases(fstest.MapFS{"phrases/card_reissue_fee.en.txt": {Data: []byte(list)}})
	if err != nil || len(got) != 3 {
		t.Fatalf("%v, %v", got, err)
	}
	want := asked.Phrase{Topic: "card_reissue_fee", Variant: "refund", Lang: "en", Writer: "w6", Round: 1, Text: "I paid already"}
	if got[0].Entry() != "card_reissue_fee" || got[0].Writer != asked.Desk || got[1] != want || got[1].Entry() != "card_reissue_fee.refund" {
		t.Errorf("%+v", got)
	}
	if p := got[2]; p.Writer != "staff" || p.Origin != "asked on the telephone" || p.Heading() != "[staff 0 | asked on the telephone]" {
		t.Errorf("%+v", p)
	}
	if h := want.Heading(); h != "[w6 1 refund]" {
		t.Errorf("a heading is %s", h)
	}
	for _, bad := range []string{"no heading\n", "[w6]\nx\n", "[w6 one]\nx\n", "[w6 1 two three]\nx\n"} {
		if _, err := asked.ReadPhrases(fstest.MapFS{"phrases/a.en.txt": {Data: []byte(bad)}}); err == nil || !strings.Contains(err.Error(), "phrases/a.en.txt") {
			t.Errorf("%q: %v", bad, err)
		}
	}
	if none, err := asked.ReadPhrases(fstest.MapFS{}); none != nil || err != nil {
		t.Errorf("%v, %v", none, err)
	}
}

// Names stand in the slots as people write them, by turns.
func TestNamesFillTheSlots(t *testing.T) {
	n := asked.Names{Company: map[string][]string{"en": {"Example Ltd", "Example"}}, Site: map[string][]string{}, Formal: "例社", Phone: "020 7946 0000"}
	for _, row := range []struct{ why, lang, text, want string }{
		{"by turns", "en", "does {company} call from {phone}", "does Example call from 020 7946 0000"},
		{"a site without a name is called like the company", "en", "is {site} down", "is Example down"},
		{"a language without a name", "ko", "{company} 해킹", "例社 해킹"},
		{"what was bought", "ja", "{item}が届かない", "商品が届かない"},
		{"nothing to fill", "en", "hello", "hello"},
	} {
		if got := n.Fill(asked.Phrase{Lang: row.lang, Text: row.text}, 1); got != row.want {
			t.Errorf("%s: %q", row.why, got)
		}
	}
}
