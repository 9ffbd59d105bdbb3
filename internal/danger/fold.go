package danger

import (
	"strings"
	"sync"
	"unicode"

	"madoguchi/internal/jatext"
)

// most is how many characters of a message are read: more than anybody types, and
// a bound for what a hostile one can cost. Each may fold into several; of those 16 bytes
// each are read.
const most = 20000

// fold brings the ways of writing one thing together: width, case, katakana as hiragana,
// traditional Chinese characters as simplified ones, marks nobody sees. Spaces stay between
// Latin words only, signs go, and the end of a sentence becomes a full stop.
func fold(s string) []rune {
	wide := jatext.Width(strings.ToValidUTF8(cut(s), " "))
	for i := range wide {
		if i > 16*most {
			wide = wide[:i]
			break
		}
	}
	return folding().Runes(wide)
}

var folding = sync.OnceValue(func() jatext.Folding {
	return jatext.Folding{
		Steps: []jatext.Step{
			jatext.Each(unicode.ToLower),
			jatext.Each(jatext.Hiragana),
			jatext.Each(jatext.Simplified),
			jatext.Without(jatext.Unseen),
			jatext.Without(apostrophe), // "don't" and "dont" are one word
			jatext.Each(jatext.Stop),
			jatext.Only(func(r rune) bool { return jatext.Letter(r) || r == '.' }),
		},
		Apart: jatext.Latin,
	}
})

func apostrophe(r rune) bool { return r == '\'' || r == '’' || r == '‘' }

// cut keeps the beginning and the end of what is too long.
func cut(s string) string {
	runes := []rune(s)
	if len(runes) <= most {
		return s
	}
	return string(runes[:most/2]) + "\n" + string(runes[len(runes)-most/2:])
}
