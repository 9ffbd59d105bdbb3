// Package understand finds the questions in a message: which topics it asks for, in their
// order, and how probable each is. It knows no incident, no clock and no network.
//
// A message is cut where its meaning may change ([clauses]). Two opinions judge every run
// of clauses: the n-grams of package faq, which know exact words, names and numbers, and
// the vectors of package encoder, which know what is meant. A chain weighs all ways to cut
// the message into parts, each of which asks for one topic or tells something ([chain]),
// so that a story is context and no question. Its sums say how probable it is that a topic
// is asked anywhere, and which set of topics is asked ([choice]). The weights of both
// opinions, and what makes a part a question, are learned from labelled messages of
// writers that neither opinion had seen (infra/combine), so that the probabilities are
// true on writers never seen.
package understand

import (
	"crypto/sha256"
	_ "embed"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"

	"madoguchi/internal/asked"
	"madoguchi/internal/encoder"
	"madoguchi/internal/faq"
)

// Reader reads messages. It is immutable and safe for concurrent use.
type Reader struct {
	grams   *faq.Model
	encoder *encoder.Encoder
	head    head
	all     *Topics
	weights *Weights
	entries []string
	topics  []string
	of      []int // entry -> topic
	beside  []int // topics that are said beside questions
}

// Weights are what is learned of how both opinions go together. They are of no incident.
type Weights struct {
	Opinions [opinionCount]float64 // of how a part fits a topic
	Asks     [surfaces]float64     // of a part that asks, from outside
	Tells    [surfaces]float64     // of a part that asks nothing
	Meaning  []float64             // of a part that asks, by its vector
	Bounds   Bounds
}

//go:embed weights.json
var learned []byte

// Learned are the weights that are built in.
func Learned() (*Weights, error) {
	w := &Weights{}
	if err := json.Unmarshal(learned, w); err != nil {
		return nil, fmt.Errorf("understand: weights.json: %w", err)
	}
	return w, nil
}

// Sum names the weights that are built in.
func Sum() [sha256.Size]byte { return sha256.Sum256(learned) }

// New makes a reader of both opinions. rows has one for each of the model's entries, and others of
// which only [Reader.Probable] speaks; beside are the topics that stand beside questions, as thanks do.
func New(grams *faq.Model, e *encoder.Encoder, rows map[string]Row, w *Weights, beside ...string) (*Reader, error) {
	r := &Reader{grams: grams, encoder: e, all: NewTopics(e, rows), weights: w, entries: grams.Entries()}
	known := map[string]int{}
	for _, id := range r.entries {
		row, ok := rows[id]
		if !ok || len(row.Weights) != e.Size() {
			return nil, errors.New("understand: an entry has no row of weights")
		}
		r.head.rows = append(r.head.rows, row)
		name, _, _ := strings.Cut(id, ".")
		if _, ok := known[name]; !ok {
			known[name] = len(r.topics)
			r.topics = append(r.topics, name)
			if slices.Contains(beside, name) {
				r.beside = append(r.beside, known[name])
			}
		}
		r.of = append(r.of, known[name])
	}
	return r, nil
}

// Reading is what a message asks for.
type Reading struct {
	Asked  []Asked      // in the order of asking, one a topic
	Some   float64      // how probable it is that one of them at least is asked, from 0 to 1
	Ranked []faq.Scored // all that was considered, the likeliest first, one entry a topic
}

// Asked is one thing that is asked.
type Asked struct {
	Entry string
	Score float64 // how probable it is that it is asked
	Words string  // that ask it
}

// mostRanked is how many entries a reading ranks.
const mostRanked = 5

// Read finds what a message asks for.
func (r *Reader) Read(words string) Reading {
	l := r.look(words)
	c := l.chain(r.weights)
	chosen := c.choose(r.beside)
	read := Reading{Some: chosen.some}
	for _, t := range chosen.topics {
		words := l.words(chosen.where[t])
		read.Asked = append(read.Asked, Asked{r.entry(t, l.parts[chosen.where[t]].vector, words), chosen.each[t], words})
	}
	for _, t := range chosen.ranked[:min(mostRanked, len(chosen.ranked))] {
		p := chosen.where[t]
		read.Ranked = append(read.Ranked, faq.Scored{Entry: r.entry(t, l.parts[p].vector, l.words(p)), Score: chosen.each[t]})
	}
	return read
}

// entry is the likeliest entry of a topic for a part of a message.
func (r *Reader) entry(topic int, vector []float32, words string) string {
	best, _ := r.variant(topic, vector, words)
	return best
}

// exact is the weight of the words in the choice among a topic's entries, beside the meaning's of
// one. What the words learned of a topic without saying which of its entries is meant counts for the
// one that has the topic's name, so that alone they find a third of the others too seldom: of 1,733
// messages that were each written for one entry, 76% by words, 94% by meaning, 88% with both alike.
const exact = 0.5

// named is how probable an entry of [asked.Other] must be, if it is not the topic's own: most of what is of no
// other topic is of none of these entries either. Of 63 such messages that were not written for one, 22 got a
// wrong one, all but two of them below this, and five of the 41 right ones are below it.
const named = 0.55

// variant is the likeliest entry of a topic by both opinions, and its share of the topic. Where the
// meaning is not sure that the topic is asked for, the words decide, and mostly for what it says in general.
func (r *Reader) variant(topic int, vector []float32, words string) (entry string, share float64) {
	meaning, grams := r.head.probabilities(vector), r.grams.Probabilities(strings.TrimSpace(words))
	sum, most := 0.0, -1.0
	for i, id := range r.entries {
		if r.of[i] != topic {
			continue
		}
		p := float64(meaning[i]) + exact*float64(grams[i])
		sum += p
		if p > most {
			entry, most = id, p
		}
	}
	if r.topics[topic] == asked.Other && most < named {
		entry = asked.Other
	}
	return entry, most / max(sum, least)
}

// Variant is the likeliest of a topic's entries for a question, and its share of the topic's
// probability; "" where nothing was learned of the topic.
func (r *Reader) Variant(words, topic string) (entry string, share float64) {
	t := slices.Index(r.topics, topic)
	if t < 0 {
		return "", 0
	}
	return r.variant(t, r.encoder.Encode(words), words)
}

// Probable is [Topics.Probable], of all the rows that the reader was made with.
func (r *Reader) Probable(words string, entries ...string) (p float64, known bool) {
	return r.all.Probable(words, entries...)
}

// Topic is the name of a topic by its number.
func (r *Reader) Topic(number int) string { return r.topics[number] }

// Vector is what the encoder makes of words: numbers that lie close where texts mean the same.
func (r *Reader) Vector(words string) []float32 { return r.encoder.Encode(words) }
