package understand

import (
	"maps"
	"slices"
	"unicode/utf8"

	"madoguchi/internal/conversation/prose"
	"madoguchi/internal/encoder"
)

// Topics tell by their meaning alone what words ask for, of all entries that a head was trained
// on, whatever an incident answers. They are immutable and safe for concurrent use.
type Topics struct {
	encoder *encoder.Encoder
	entries []string
	head    head
}

// NewTopics are those of a head's rows.
func NewTopics(e *encoder.Encoder, rows map[string]Row) *Topics {
	t := &Topics{encoder: e, entries: slices.Sorted(maps.Keys(rows))}
	for _, id := range t.entries {
		t.head.rows = append(t.head.rows, rows[id])
	}
	return t
}

// mostSentences is how many sentences of a text are read, and fewest of how many characters one
// says something by itself.
const (
	mostSentences = 40
	fewest        = 4
)

// Probable is how probable it is, from 0 to 1, that words ask for one of some entries: as a whole or
// in one of their sentences, whichever is most. known is false where the head has none of the
// entries, or where it cannot read all of the words.
func (t *Topics) Probable(words string, entries ...string) (p float64, known bool) {
	sentences := prose.Sentences(words)
	if len(sentences) > mostSentences || !slices.ContainsFunc(entries, func(id string) bool { return slices.Contains(t.entries, id) }) {
		return 0, false
	}
	p, whole := t.probable(words, entries)
	if len(sentences) < 2 {
		return p, whole
	}
	for _, s := range sentences {
		if utf8.RuneCountInString(s) < fewest {
			continue
		}
		q, all := t.probable(s, entries)
		if !all {
			return 0, false
		}
		p = max(p, q)
	}
	return p, true // of a long text the beginning alone was read as one, and each sentence
}

// probable is that of a text as one, and whether all of it was read.
func (t *Topics) probable(text string, entries []string) (p float64, whole bool) {
	read := t.encoder.Read(text)
	of := t.head.probabilities(t.encoder.Unit(read.Part(0, len(read.Pieces))))
	for i, id := range t.entries {
		if slices.Contains(entries, id) {
			p += float64(of[i])
		}
	}
	return p, len(read.Pieces) < encoder.MostPieces
}
