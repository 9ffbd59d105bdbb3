package danger

import (
	"hash/fnv"
	"math"
	"slices"
	"strings"

	"madoguchi/internal/jatext"
)

// A text as the classifier sees it: which categories of the lexicons it hits, which
// two and three of them together, and its n-grams. Text runs of scripts without spaces
// count as n-grams of 1 to 4 characters, Latin words as one, two and three in a row.
// Triples and n-grams are hashed into buckets.
const (
	buckets = 1 << 17
	pairs   = int(categories) * (int(categories) - 1) / 2
	rules   = int(categories) + pairs // numbers of the features that lexicons give
	length  = rules + buckets
	longest = 4
)

// What categories and n-grams weigh against each other, set on writers left out.
const (
	single  = 0.3
	double  = 0.2
	triple  = 0.1
	written = 2.6
)

// feature is one of them and its weight in the text.
type feature struct {
	number int
	share  float32
}

// look takes a folded text apart.
func look(folded []rune) ([]feature, signs) {
	text := spaced(folded)
	f := hits(text)
	var all []feature
	on := f.on()
	for i, a := range on {
		all = append(all, feature{a, single})
		for j, b := range on[:i] {
			all = append(all, feature{int(categories) + a*(a-1)/2 + b, double})
			for _, c := range on[:j] {
				all = append(all, feature{rules + ((a*64+b)*64+c)*7919%buckets, triple})
			}
		}
	}
	numbers := grams(text)
	share := float32(written / math.Sqrt(float64(max(len(numbers), 20))))
	for _, n := range numbers {
		all = append(all, feature{rules + n, share})
	}
	return all, f
}

// on lists the categories that a text hits, in their order.
func (f signs) on() []int {
	var on []int
	for c, hit := range f {
		if hit {
			on = append(on, c)
		}
	}
	return on
}

// grams are the buckets of the n-grams of a text, each once.
func grams(text string) []int {
	var numbers []int
	add := func(gram string) {
		h := fnv.New32a()
		h.Write([]byte(gram))
		numbers = append(numbers, int(h.Sum32()%buckets))
	}
	words := strings.Fields(strings.ReplaceAll(text, ".", " . "))
	for i, word := range words {
		runes := []rune(word)
		if jatext.Latin(runes[0]) {
			for n := 1; n <= 3 && i+n <= len(words); n++ {
				add("w " + strings.Join(words[i:i+n], " "))
			}
			if len(runes) > 5 {
				add("p " + string(runes[:5])) // what forms of one word share
			}
			continue
		}
		for n := 1; n <= longest; n++ {
			for k := 0; k+n <= len(runes); k++ {
				add(string(runes[k : k+n]))
			}
		}
	}
	slices.Sort(numbers)
	return slices.Compact(numbers)
}
