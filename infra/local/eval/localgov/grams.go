package localgov

import (
	"math"
	"strings"
	"unicode"

	"madoguchi/internal/jatext"
)

// The usual constants of BM25, and what an answer counts beside its question.
const (
	saturation = 1.2
	lengths    = 0.75
	ofAnswer   = 0.4
)

// grams ranks by BM25 over Latin words and numbers, whole, and characters by one and by two.
// What stands in hiragana alone is grammar, mostly, and left out; a pair that holds one
// counts half.
type grams struct{ questions, answers field }

func newGrams(entries []entry) *grams {
	var questions, answers []string
	for _, e := range entries {
		questions = append(questions, strings.Join(e.Questions, "\n"))
		answers = append(answers, e.Answer)
	}
	return &grams{newField(questions), newField(answers)}
}

func (g *grams) scores(query string) []float64 {
	scores := make([]float64, len(g.questions.sizes))
	terms := counted(query)
	g.questions.add(scores, terms, 1)
	g.answers.add(scores, terms, ofAnswer)
	return scores
}

// field is the texts of one kind, turned around: where a term stands.
type field struct {
	places map[string][]place
	sizes  []float64
	mean   float64
}

// place is an entry in which a term stands, and how often.
type place struct {
	entry int
	times float64
}

func newField(texts []string) field {
	f := field{places: map[string][]place{}}
	for i, text := range texts {
		size := 0.0
		for term, times := range counted(text) {
			f.places[term] = append(f.places[term], place{i, times})
			size += times
		}
		f.sizes = append(f.sizes, size)
		f.mean += size / float64(len(texts))
	}
	return f
}

// add adds to the scores of the entries what the terms of a query say for them.
func (f field) add(scores []float64, terms map[string]float64, weight float64) {
	n := float64(len(f.sizes))
	for term, asked := range terms {
		places := f.places[term]
		rare := math.Log(1 + (n-float64(len(places))+0.5)/(float64(len(places))+0.5))
		for _, p := range places {
			length := 1 - lengths + lengths*f.sizes[p.entry]/f.mean
			scores[p.entry] += weight * asked * rare * p.times * (saturation + 1) / (p.times + saturation*length)
		}
	}
}

// counted are the terms of a text and how much they count.
func counted(text string) map[string]float64 {
	terms := map[string]float64{}
	for _, word := range strings.FieldsFunc(strings.ToLower(jatext.Width(text)), func(r rune) bool { return !jatext.Letter(r) }) {
		cut(terms, []rune(word))
	}
	return terms
}

// cut adds the terms of a run of letters.
func cut(terms map[string]float64, run []rune) {
	for i := 0; i < len(run); i++ {
		if jatext.Latin(run[i]) {
			end := i
			for end < len(run) && jatext.Latin(run[end]) {
				end++
			}
			terms[string(run[i:end])]++
			i = end - 1
			continue
		}
		kana := unicode.Is(unicode.Hiragana, run[i])
		if !kana {
			terms[string(run[i])] += 0.5
		}
		if i+1 == len(run) || jatext.Latin(run[i+1]) {
			continue
		}
		switch next := unicode.Is(unicode.Hiragana, run[i+1]); {
		case kana && next:
		case kana || next:
			terms[string(run[i:i+2])] += 0.5
		default:
			terms[string(run[i:i+2])]++
		}
	}
}
