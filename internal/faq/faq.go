// Package faq finds the entry that a question asks for. It has no clock, no
// storage and no network.
//
// A question is folded ([fold]), taken apart into character n-grams and scored
// by a linear classifier that was trained on the training questions of the
// incident. Its probabilities decide: sure, close, or neither.
package faq

import (
	"math"
	"sort"
	"strings"
)

// Verdict is what the desk may do with a match.
type Verdict int

const (
	Unsure Verdict = iota // nothing is likely enough to be offered
	Close                 // a few entries are likely: ask which
	Sure                  // answer
)

// Match is what a question most likely asks for.
type Match struct {
	Verdict Verdict
	Ranked  []Scored // the likeliest first, one entry a topic
}

// Scored is an entry and how likely its topic is, from 0 to 1.
type Scored struct {
	Entry string
	Score float64
}

// keep is how many entries a match ranks.
const keep = 5

// Match ranks the entries for a question.
func (m *Model) Match(question string) Match {
	ranked := m.rank(m.vector(question))
	return Match{verdict(ranked), ranked}
}

// Variant is the likeliest of a topic's entries for a question, and its share of the topic's
// probability; "" where no training question is of the topic.
func (m *Model) Variant(question, topic string) (entry string, share float64) {
	p := m.probabilities(m.vector(question))
	best, sum := 0.0, 0.0
	for i, id := range m.entries {
		if base, _, _ := strings.Cut(id, "."); base != topic {
			continue
		}
		sum += float64(p[i])
		if float64(p[i]) > best {
			entry, best = id, float64(p[i])
		}
	}
	return entry, best / max(sum, math.SmallestNonzeroFloat64)
}

// The bounds between the verdicts, set on inquiries that the model has not seen:
// a wrong answer does more harm than a question back.
const (
	sureAlone  = 0.30 // probability of the best topic
	sureMargin = 0.22 // and how far it is ahead of the next one
	closePair  = 0.22 // probability of the two best topics together
)

func verdict(ranked []Scored) Verdict {
	best, next := at(ranked, 0), at(ranked, 1)
	switch {
	case best >= sureAlone && best-next >= sureMargin:
		return Sure
	case best+next >= closePair:
		return Close
	}
	return Unsure
}

func at(ranked []Scored, i int) float64 {
	if i < len(ranked) {
		return ranked[i].Score
	}
	return 0
}

// rank adds the variants of a topic up, so that two variants of the right answer
// do not stand in each other's way; the likeliest variant speaks for the topic.
func (m *Model) rank(features []feature) []Scored {
	p := m.probabilities(features)
	sum, best := map[string]float64{}, map[string]int{}
	for i, id := range m.entries {
		topic, _, _ := strings.Cut(id, ".")
		sum[topic] += float64(p[i])
		if b, seen := best[topic]; !seen || p[i] > p[b] {
			best[topic] = i
		}
	}
	ranked := make([]Scored, 0, len(sum))
	for topic, score := range sum {
		ranked = append(ranked, Scored{m.entries[best[topic]], score})
	}
	sort.Slice(ranked, func(a, b int) bool {
		if ranked[a].Score != ranked[b].Score {
			return ranked[a].Score > ranked[b].Score
		}
		return ranked[a].Entry < ranked[b].Entry
	})
	return ranked[:min(keep, len(ranked))]
}
