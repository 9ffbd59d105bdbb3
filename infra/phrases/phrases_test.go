package main

import (
	"os"
	"strings"
	"testing"

	"madoguchi/internal/asked"
	"madoguchi/internal/asked/rounds"
)

// What stands in the project is what go generate would write there.
func TestPhrasesAreThoseOfTheRounds(t *testing.T) {
	lists, err := made("../..")
	if err != nil {
		t.Fatal(err)
	}
	for file, list := range lists {
		b, err := os.ReadFile(file)
		if err != nil || string(b) != list {
			t.Fatalf("%s is not what the rounds give; run go generate ./internal/asked (%v)", file, err)
		}
	}
}

func TestWhatAMessageAsks(t *testing.T) {
	several := rounds.Message{Text: "Is there a fee? And when does 九州旅客鉄道 open?", Kind: "multi", Topics: []string{"card_reissue_fee", "site_reopen"},
		Parts: []string{"Is there a fee?", "when does 九州旅客鉄道 open?"}, Lang: "en", Writer: "w99", Round: 9}
	var got []string
	for _, p := range asks(several) {
		got = append(got, p.Topic+": "+p.Text)
	}
	if want := "card_reissue_fee: Is there a fee?; site_reopen: when does {company} open?"; strings.Join(got, "; ") != want {
		t.Errorf("%q", got)
	}
	mail := rounds.Message{Text: "お世話になっております。\n手数料は\nかかりますか。\nよろしくお願いします。", Topics: []string{"card_reissue_fee"}}
	if all := asks(mail); len(all) != 1 || all[0].Text != "手数料は かかりますか。" {
		t.Errorf("a mail asks %+v", all)
	}
	if all := asks(rounds.Message{Text: "🙏？！", Topics: []string{"greeting"}}); all != nil {
		t.Errorf("signs ask %+v", all)
	}
}

// A message that was labelled otherwise than its topic is treated asks for a variant.
func TestVariantsFollowTheLabel(t *testing.T) {
	bank, err := asked.Load()
	if err != nil {
		t.Fatal(err)
	}
	sort, err := learn(bank, bank.Phrases())
	if err != nil {
		t.Fatal(err)
	}
	paid := asked.Phrase{Topic: "card_reissue_fee", Lang: "en", Text: "I have paid the fee already, can I get it refunded?"}
	if got := sort.variant(paid, "escalate"); got != "refund" {
		t.Errorf("escalate: %q", got)
	}
	if got := sort.variant(paid, "faq"); got != "" {
		t.Errorf("as the topic is treated: %q", got)
	}
	if got := sort.variant(paid, "unsafe"); got != "" {
		t.Errorf("as none is treated: %q", got)
	}
}
