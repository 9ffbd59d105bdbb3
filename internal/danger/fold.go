package danger

import (
	"strings"
	"sync"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// most is how many characters of a message are read: more than anybody types, and
// a bound for what a hostile one can cost.
const most = 20000

// fold brings the ways of writing one thing together: width and compatibility
// forms (NFKC), case, katakana as hiragana, traditional Chinese characters as
// simplified ones, marks nobody sees. Spaces stay between Latin words only, signs
// go, and the end of a sentence becomes a full stop.
func fold(s string) []rune {
	var out []rune
	gap := false
	for i, r := range norm.NFKC.String(strings.ToValidUTF8(cut(s), " ")) {
		r = simple(unicode.ToLower(r))
		switch {
		case i > 16*most, unicode.In(r, unicode.Cf, unicode.Mn) && r != '\u3099' && r != '\u309a', r == '\'', r == '’', r == '‘':
			continue // "don't" and "dont" are one word
		case strings.ContainsRune("。!?;", r), r == '.':
			if len(out) > 0 && out[len(out)-1] != '.' {
				out = append(out, '.')
			}
			gap = false
			continue
		case !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != 'ー':
			gap = true
			continue
		}
		if gap && len(out) > 0 && latin(r) && latin(out[len(out)-1]) {
			out = append(out, ' ')
		}
		gap = false
		out = append(out, r)
	}
	return out
}

// cut keeps the beginning and the end of what is too long.
func cut(s string) string {
	runes := []rune(s)
	if len(runes) <= most {
		return s
	}
	return string(runes[:most/2]) + "\n" + string(runes[len(runes)-most/2:])
}

func latin(r rune) bool { return r < 0x250 }

// simple is the folding of one character.
func simple(r rune) rune {
	if 'ァ' <= r && r <= 'ヶ' {
		return r - 'ァ' + 'ぁ'
	}
	if s, is := han()[r]; is {
		return s
	}
	return r
}

// han leads from traditional and Japanese characters to simplified ones.
var han = sync.OnceValue(func() map[rune]rune {
	from, to := []rune(traditional), []rune(simplified)
	all := make(map[rune]rune, len(from))
	for i, r := range from {
		all[r] = to[i]
	}
	return all
})
