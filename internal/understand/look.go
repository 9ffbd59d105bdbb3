package understand

import (
	"math"
	"strings"

	"madoguchi/internal/conversation/prose"
	"madoguchi/internal/encoder"
	"madoguchi/internal/incident"
)

// A look is what both opinions make of every part of a message.
type look struct {
	clauses []string
	parts   []part
	subject int // clauses of the subject of a mail, which come first
}

// A part is a run of clauses, as the opinions and its surface describe it.
type part struct {
	span
	surface [surfaces]float64
	brief   float64
	grams   []float32 // log probabilities of the topics
	meaning []float32 // likewise, by the encoder
	vector  []float32
}

// least keeps a probability of nothing from having no logarithm.
const least = 1e-4

// look judges every part of a message.
func (r *Reader) look(words string) look {
	sentences, titled := prose.Questions(words)
	text := strings.Join(sentences, " \n")
	ends := append(clauses(text), len(text))
	lang := spoken(text)
	l := look{}
	from := 0
	for _, end := range ends {
		l.clauses = append(l.clauses, text[from:end])
		if titled && from < len(sentences[0]) {
			l.subject++
		}
		from = end
	}
	vectors, all := r.vectors(text, ends), forms(l.clauses)
	for k, s := range spans(len(ends)) {
		words := strings.Join(l.clauses[s.from:s.to], "")
		l.parts = append(l.parts, part{
			span: s, surface: surface(l.clauses, all, s, lang), brief: shortness(words, lang), vector: vectors[k],
			grams:   r.topical(r.grams.Probabilities(strings.TrimSpace(words))),
			meaning: r.topical(r.head.probabilities(vectors[k])),
		})
	}
	return l
}

// words are those of a part, by its place.
func (l look) words(part int) string {
	p := l.parts[part]
	return strings.TrimSpace(strings.Join(l.clauses[p.from:p.to], ""))
}

// spoken is the language of a text as its writer would name it.
func spoken(text string) incident.Lang { return prose.Language(text) }

// vectors are those of all runs of clauses, from one reading of the text.
func (r *Reader) vectors(text string, ends []int) [][]float32 {
	read := r.encoder.Read(text)
	last := len(read.Pieces)
	where := make([]int, len(ends)+1) // the piece with which a clause begins
	for k, end := range ends[:len(ends)-1] {
		p := max(where[k], 1)
		for p < last-1 && read.Pieces[p].Start < end {
			p++
		}
		where[k+1] = p
	}
	where[len(ends)] = last
	clauses := make([]encoder.Part, len(ends))
	for k := range clauses {
		clauses[k] = read.Part(where[k], where[k+1])
	}
	runs := make([]encoder.Part, 0, len(ends)*(len(ends)+1)/2)
	for from, run := range clauses {
		runs = append(runs, run)
		for _, next := range clauses[from+1:] {
			run = run.Add(next)
			runs = append(runs, run)
		}
	}
	return r.encoder.Units(runs)
}

// topical adds up what the entries of a topic have, as logarithms.
func (r *Reader) topical(entries []float32) []float32 {
	sum := make([]float32, len(r.topics))
	for i, p := range entries {
		sum[r.of[i]] += p
	}
	for t, p := range sum {
		sum[t] = float32(math.Log(float64(p) + least))
	}
	return sum
}

// chain weighs the parts of a message.
func (l look) chain(w *Weights) *chain {
	n := len(l.clauses)
	c := &chain{n: n, tells: make([]float64, len(l.parts)), asks: make([][]float64, len(l.parts))}
	whole := l.parts[at(n, 0, n)]
	for k, p := range l.parts {
		c.parts = append(c.parts, p.span)
		asks := 0.0
		for f, v := range p.surface {
			asks += w.Asks[f] * v
			c.tells[k] += w.Tells[f] * v
		}
		for f, v := range p.vector {
			asks += w.Meaning[f] * float64(v)
		}
		if p.to <= l.subject && l.subject < n {
			asks -= titles
		}
		wider := l.parts[at(n, max(p.from-1, 0), p.to)]
		c.asks[k] = make([]float64, len(p.grams))
		for t := range p.grams {
			x := opinions(p, whole, wider, t)
			v := asks
			for f := range x {
				v += w.Opinions[f] * x[f]
			}
			c.asks[k][t] = v
		}
	}
	return c
}

// titles is how much less the subject of a mail asks beside a body: it names what that asks.
const titles = 4

// opinionCount is how many numbers say how a part fits a topic.
const opinionCount = 5

// opinions say how a part fits a topic: by its meaning, its n-grams, the meaning of the
// whole message, and, where it is brief, of it with the clause before it.
func opinions(p, whole, wider part, topic int) [opinionCount]float64 {
	return [opinionCount]float64{
		float64(p.meaning[topic]),
		float64(p.grams[topic]),
		float64(whole.meaning[topic]),
		p.brief * float64(wider.meaning[topic]),
		p.brief * float64(wider.grams[topic]),
	}
}
