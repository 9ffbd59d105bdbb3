package aside

import (
	"hash/fnv"
	"math"
	"strings"
	"unicode"

	"madoguchi/internal/jatext"
)

// What a message is weighed by: its vector, and its n-grams of one to four characters, hashed
// into buckets. How much either counts was set on people who were left out.
const (
	buckets = 1 << 13
	longest = 4
	written = 6.0
	meant   = 9.0
)

// example is a message as the classifier sees it.
type example struct {
	vector []float32
	grams  []int
	share  float32 // of each n-gram
}

func look(words string, vector []float32) example {
	seen := map[int]bool{}
	text := []rune(" " + strings.Join(strings.FieldsFunc(strings.ToLower(jatext.Width(words)), func(r rune) bool {
		return unicode.IsSpace(r) || unicode.IsPunct(r) && r != '?'
	}), " ") + " ")
	e := example{vector: vector}
	for n := 1; n <= longest; n++ {
		for i := 0; i+n <= len(text); i++ {
			h := fnv.New32a()
			h.Write([]byte(string(text[i : i+n])))
			if b := int(h.Sum32() % buckets); !seen[b] {
				seen[b] = true
				e.grams = append(e.grams, b)
			}
		}
	}
	e.share = float32(written / math.Sqrt(float64(max(len(e.grams), 1))))
	return e
}
