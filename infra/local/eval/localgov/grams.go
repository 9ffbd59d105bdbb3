package localgov

import (
	"maps"
	"math"
	"slices"
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

// index ranks entries by BM25F (Robertson, Zaragoza, Taylor 2004): how often a term stands
// in the questions and in the answer, by their lengths, is added up before it is judged how
// much that is, and a term is rare where few entries hold it in either.
type index struct {
	places  map[string][]place
	entries int
}

// place is an entry in which a term stands, and how much.
type place struct {
	entry int
	times float64
}

func newIndex(entries []entry, terms func(string) map[string]float64) index {
	ix := index{map[string][]place{}, len(entries)}
	var questions, answers []map[string]float64
	for _, e := range entries {
		questions = append(questions, terms(strings.Join(e.Questions, "\n")))
		answers = append(answers, terms(e.Answer))
	}
	meanQuestion, meanAnswer := meanSize(questions), meanSize(answers)
	for i := range entries {
		times := map[string]float64{}
		weigh(times, questions[i], meanQuestion, 1)
		weigh(times, answers[i], meanAnswer, ofAnswer)
		for term, n := range times {
			ix.places[term] = append(ix.places[term], place{i, n})
		}
	}
	return ix
}

// weigh adds the terms of a text, by how long it is.
func weigh(times, terms map[string]float64, mean, weight float64) {
	by := weight / (1 - lengths + lengths*size(terms)/mean)
	for term, n := range terms {
		times[term] += by * n
	}
}

// size is how many terms a text has. The order of adding is always the same, or the last
// bits of a score were not.
func size(terms map[string]float64) float64 {
	sum := 0.0
	for _, n := range slices.Sorted(maps.Values(terms)) {
		sum += n
	}
	return sum
}

func meanSize(texts []map[string]float64) float64 {
	sum := 0.0
	for _, terms := range texts {
		sum += size(terms)
	}
	return max(sum, 1) / float64(max(len(texts), 1))
}

func (ix index) scores(terms map[string]float64) []float64 {
	scores := make([]float64, ix.entries)
	for _, term := range slices.Sorted(maps.Keys(terms)) {
		places := ix.places[term]
		weight := terms[term] * rarity(len(places), ix.entries)
		for _, p := range places {
			scores[p.entry] += weight * p.times * (saturation + 1) / (p.times + saturation)
		}
	}
	return scores
}

// rarity is what a term counts that stands in some of so many texts.
func rarity(some, all int) float64 {
	return math.Log(1 + (float64(all-some)+0.5)/(float64(some)+0.5))
}

// folded is a text as it is compared: of one width and one case.
func folded(text string) string { return strings.ToLower(jatext.Width(text)) }

// telling reports whether a sign is more than grammar or a mark.
func telling(r rune) bool { return jatext.Letter(r) && !unicode.Is(unicode.Hiragana, r) }

// characters are Latin words and numbers, whole, and other characters by one and by two.
// What stands in hiragana alone is left out; a pair that holds one counts half.
func characters(text string) map[string]float64 {
	terms := map[string]float64{}
	for _, word := range strings.FieldsFunc(folded(text), func(r rune) bool { return !jatext.Letter(r) }) {
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
