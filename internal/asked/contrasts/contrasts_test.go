package contrasts_test

import (
	"strings"
	"testing"
	_ "time/tzdata"

	"madoguchi/internal/asked"
	"madoguchi/internal/asked/contrasts"
	"madoguchi/internal/asked/rounds"
	"madoguchi/internal/conversation"
	"madoguchi/internal/faq"
	"madoguchi/internal/incidents"
	"madoguchi/internal/understand/trained/kept"
)

func families(t *testing.T) []contrasts.Family {
	t.Helper()
	all, err := contrasts.Load()
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// Each family has two sides of different topics, with as many phrases in each language.
func TestFamiliesHaveTwoSides(t *testing.T) {
	bank, err := asked.Load()
	if err != nil {
		t.Fatal(err)
	}
	all, seen := families(t), map[string]string{}
	if len(all) < 40 {
		t.Errorf("%d families; keep 40", len(all))
	}
	for _, f := range all {
		if len(f.Sides) != 2 {
			t.Errorf("%s: %d sides", f.Turn, len(f.Sides))
		}
		for _, s := range f.Sides {
			if !bank.Knows(s.Topic) {
				t.Errorf("%s: there is no topic %s", f.Turn, s.Topic)
			}
			for lang, phrases := range s.Phrases {
				if len(phrases) < 5 {
					t.Errorf("%s: %d phrases of %s in %s", f.Turn, len(phrases), s.Topic, lang)
				}
				for _, p := range phrases {
					if seen[p] != "" {
						t.Errorf("%q is of %s and of %s", p, seen[p], s.Topic)
					}
					seen[p] = s.Topic
				}
			}
		}
	}
}

// What measures is nobody's blind message, and nothing that the matcher learns.
func TestContrastsAreTheirOwn(t *testing.T) {
	known := map[string]bool{}
	messages, err := rounds.Load()
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range messages {
		known[m.Text] = true
	}
	bank, err := asked.Load()
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range bank.Phrases() {
		known[p.Text] = true
	}
	for _, f := range families(t) {
		for _, s := range f.Sides {
			for _, phrases := range s.Phrases {
				for _, p := range phrases {
					if known[p] {
						t.Errorf("%q stands elsewhere", p)
					}
				}
			}
		}
	}
}

// Of two sides the matcher should take the right one, whatever else it thinks of.
func TestTheMatcherTellsSidesApart(t *testing.T) {
	i, err := incidents.Load("")
	if err != nil {
		t.Fatal(err)
	}
	m, err := kept.Here().Grams(conversation.Questions(i))
	if err != nil {
		t.Fatal(err)
	}
	right, n := map[string]int{}, map[string]int{}
	for _, f := range families(t) {
		for k, s := range f.Sides {
			for lang, phrases := range s.Phrases {
				for _, p := range phrases {
					n[lang]++
					if score(m, p, s.Topic) > score(m, p, f.Sides[1-k].Topic) {
						right[lang]++
					}
				}
			}
		}
	}
	for lang, of := range n {
		share := float64(right[lang]) / float64(of)
		t.Logf("%s: %.3f of %d", lang, share, of)
		if share < least {
			t.Errorf("%s: %.3f of %d are on the right side; keep %.2f", lang, share, of, least)
		}
	}
}

// least is the share of phrases that are on the right side, in every language.
const least = 0.85

// score is how likely a topic is among those that a match ranks.
func score(m *faq.Model, question, topic string) float64 {
	for _, s := range m.Match(question).Ranked {
		if base, _, _ := strings.Cut(s.Entry, "."); base == topic {
			return s.Score
		}
	}
	return 0
}
