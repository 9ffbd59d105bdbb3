package explain

import (
	"cmp"
	"maps"
	"math"
	"slices"
	"sync"
	"unicode"

	"madoguchi/internal/incident"
	"madoguchi/internal/jatext"
)

// Phrase is a phrase and how near it is, from 0 to 1.
type Phrase struct {
	Entry string  `json:"entry"`
	Text  string  `json:"text"`
	Near  float64 `json:"near"`
}

// Index holds the phrases of an incident by the letters in them. It explains no matcher:
// whatever the desk reads with, an author who wonders looks at what is written alike. It is immutable and safe for concurrent use.
type Index struct {
	phrases []Phrase
	length  []float64          // of each
	holding map[string][]int32 // the phrases that hold a run of letters, in order
}

// New indexes the phrases of an incident.
func New(i *incident.Incident) *Index {
	x := &Index{holding: map[string][]int32{}}
	var runs []map[string]bool
	for _, e := range i.Entries {
		for _, lang := range slices.Sorted(maps.Keys(e.Questions)) {
			for _, text := range e.Questions[lang] {
				x.phrases = append(x.phrases, Phrase{Entry: e.ID, Text: text})
				runs = append(runs, runsOf(text))
			}
		}
	}
	for n, all := range runs {
		for run := range all {
			x.holding[run] = append(x.holding[run], int32(n))
		}
	}
	for _, all := range runs {
		x.length = append(x.length, x.measure(all))
	}
	return x
}

// Nearest are the nearest phrases to a text, the nearest first, each wording once: so many at
// most, and none that shares nothing.
func (x *Index) Nearest(text string, most int) []Phrase {
	runs := runsOf(text)
	shared := map[int32]float64{}
	for run := range runs {
		weight := x.weight(run)
		for _, n := range x.holding[run] {
			shared[n] += weight * weight
		}
	}
	length := x.measure(runs)
	all := make([]Phrase, 0, len(shared))
	for n, sum := range shared {
		p := x.phrases[n]
		p.Near = sum / (length * x.length[n])
		all = append(all, p)
	}
	slices.SortFunc(all, func(a, b Phrase) int {
		return cmp.Or(cmp.Compare(b.Near, a.Near), cmp.Compare(a.Text, b.Text), cmp.Compare(a.Entry, b.Entry))
	})
	all = slices.CompactFunc(all, func(a, b Phrase) bool { return a.Text == b.Text && a.Entry == b.Entry })
	return all[:min(most, len(all))]
}

// weight of a run of letters: rare ones say more.
func (x *Index) weight(run string) float64 {
	return math.Log(float64(len(x.phrases)+1) / float64(len(x.holding[run])+1))
}

func (x *Index) measure(runs map[string]bool) float64 {
	square := math.SmallestNonzeroFloat64
	for run := range runs {
		square += x.weight(run) * x.weight(run)
	}
	return math.Sqrt(square)
}

// runsOf are the runs of two and three letters of a text, its edges among them.
func runsOf(text string) map[string]bool {
	folded := []rune("^" + folding().String(jatext.Width(text)) + "$")
	all := map[string]bool{}
	for size := 2; size <= 3; size++ {
		for i := 0; i+size <= len(folded); i++ {
			all[string(folded[i:i+size])] = true
		}
	}
	return all
}

var folding = sync.OnceValue(func() jatext.Folding {
	return jatext.Folding{Steps: []jatext.Step{jatext.Each(unicode.ToLower), jatext.Each(jatext.Hiragana), jatext.Without(jatext.Unseen),
		jatext.Only(jatext.Letter)}, Apart: jatext.Latin}
})
