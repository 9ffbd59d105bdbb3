package asked_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/rivo/uniseg"

	"madoguchi/internal/asked"
)

func bank(t *testing.T) *asked.Bank {
	t.Helper()
	b, err := asked.Load()
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestTopicsAreFoundByTheirIDs(t *testing.T) {
	fee, ok := bank(t).Topic("card_reissue_fee")
	if !ok || fee.Kind != "faq" || fee.Label[asked.Korean] == "" || !strings.Contains(fee.Definition, "card_stop_or_reissue_how") {
		t.Errorf("%v: %+v", ok, fee)
	}
	if _, ok := bank(t).Topic("card_reissue_fee.refund"); ok {
		t.Error("a variant is no topic")
	}
}

// A label stands on a button; LINE takes 20 graphemes (platform fact 8). Two buttons that
// look the same ask nothing.
func TestLabelsFitOnButtons(t *testing.T) {
	seen := map[string]string{}
	for _, topic := range bank(t).Topics() {
		for _, lang := range asked.Langs() {
			label := topic.Label[lang]
			if n := uniseg.GraphemeClusterCount(label); n == 0 || n > 20 {
				t.Errorf("%s: the label in %s has %d characters", topic.ID, lang, n)
			}
			if other, twice := seen[string(lang)+label]; twice {
				t.Errorf("%s is called like %s in %s", topic.ID, other, lang)
			}
			seen[string(lang)+label] = topic.ID
		}
	}
}

func TestKindsAreThoseOfEntries(t *testing.T) {
	for _, topic := range bank(t).Topics() {
		if !slices.Contains([]string{"faq", "verify", "escalate", "out_of_scope", "smalltalk", "unsafe"}, topic.Kind) {
			t.Errorf("%s is of the kind %q", topic.ID, topic.Kind)
		}
	}
}

var slug = regexp.MustCompile(`\b[a-z]+(?:_[a-z]+)+\b`)

// A definition sets its topic apart: it names a neighbour, and only topics that are there.
// Whoever must choose reads all of them, so none is long.
func TestDefinitionsNameTheirNeighbours(t *testing.T) {
	b := bank(t)
	for _, topic := range b.Topics() {
		if n := len(topic.Definition); n > 420 {
			t.Errorf("%s: a definition of %d bytes; keep 420", topic.ID, n)
		}
		neighbours := 0
		for _, id := range slug.FindAllString(topic.Definition, -1) {
			if _, ok := b.Topic(id); !ok {
				t.Errorf("%s: there is no topic %s", topic.ID, id)
			}
			neighbours++
		}
		for _, id := range []string{"site", "period", "cause", "danger", "thanks", "greeting", "unrelated", "abusive", "compensation"} {
			if id != topic.ID && regexp.MustCompile(`\b(?:is|are|to) `+id+`\b`).MatchString(topic.Definition) {
				neighbours++
			}
		}
		if neighbours == 0 {
			t.Errorf("%s names no neighbour", topic.ID)
		}
	}
}
