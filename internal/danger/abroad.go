package danger

import (
	_ "embed"
	"strings"
	"sync"

	"madoguchi/internal/jatext"
)

//go:embed abroad.txt
var abroadList string

// sign is a part of a word, and the danger that it speaks of.
type sign struct {
	part string
	kind Kind
}

var abroad = sync.OnceValue(func() []sign {
	var all []sign
	for kind, part := range jatext.Sections(abroadList) {
		all = append(all, sign{jatext.Width(part), Kind(kind)})
	}
	return all
})

// Abroad tells what danger the words of a language speak of that [Read] does not know. Words
// are looked up and nothing else, so it is asked only of such a language; that one's life may
// end comes first.
func Abroad(words string) Kind {
	low := strings.ToLower(jatext.Width(cut(words)))
	for _, s := range abroad() {
		if strings.Contains(low, s.part) {
			return s.kind
		}
	}
	return None
}
