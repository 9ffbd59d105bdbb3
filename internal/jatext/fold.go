package jatext

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Width is a text in NFKC: full and half width, ligatures and circled signs become plain
// characters (ＡＢＣ → ABC, ｶﾞ → ガ, ㈱ → (株), ① → 1), marks compose. It leaves apart what is
// in [Names], and the many dashes (platform fact 24).
func Width(s string) string { return norm.NFKC.String(s) }

// Step folds one character. Before is the last one that was kept, 0 at the beginning. It
// returns [Drop] for what leaves no trace, and [Gap] for what only parts words.
type Step func(before, r rune) rune

const (
	Drop rune = -1
	Gap  rune = ' '
)

// Folding is a chain of steps. It is a value without state.
type Folding struct {
	Steps []Step
	Apart func(r rune) bool // scripts whose words stand apart, by one space; nil for none
}

// Runes folds a text in NFKC, see [Width]. Spaces stay where both neighbours are of a script
// that sets words apart. A full stop, where the steps leave any, stands once, never first,
// and without a space in front of it.
func (f Folding) Runes(s string) []rune {
	var out []rune
	gap, last := false, rune(0)
	for _, r := range s {
		switch r = f.rune(last, r); {
		case r == Gap:
			gap = true
			continue
		case r < 0:
			continue
		case r == '.':
			if gap = false; last == 0 || last == '.' {
				continue
			}
		case gap && f.Apart != nil && last != 0 && f.Apart(r) && f.Apart(last):
			out = append(out, Gap)
		}
		gap, last = false, r
		out = append(out, r)
	}
	return out
}

// String is [Folding.Runes] as a string.
func (f Folding) String(s string) string { return string(f.Runes(s)) }

func (f Folding) rune(before, r rune) rune {
	for _, step := range f.Steps {
		if r = step(before, r); r < 0 {
			return Drop
		}
	}
	return r
}

// Each is a step that looks at nothing but the character.
func Each(fold func(r rune) rune) Step { return func(_, r rune) rune { return fold(r) } }

// Without drops some characters: those around them become neighbours.
func Without(some func(r rune) bool) Step {
	return func(_, r rune) rune {
		if some(r) {
			return Drop
		}
		return r
	}
}

// Only keeps some characters; all others part words.
func Only(some func(r rune) bool) Step {
	return func(_, r rune) rune {
		if some(r) {
			return r
		}
		return Gap
	}
}

// LongVowels reads a dash as the long vowel mark that people type it for, ー, where it
// follows a character that takes one. Any other dash parts words.
func LongVowels(dash, after func(r rune) bool) Step {
	return func(before, r rune) rune {
		switch {
		case !dash(r):
			return r
		case before != 0 && after(before):
			return 'ー'
		}
		return Gap
	}
}

// Stop is a full stop for what ends a sentence: 。 ! ? ;
func Stop(r rune) rune {
	switch r {
	case '。', '!', '?', ';':
		return '.'
	}
	return r
}

// Hiragana is the hiragana of the same sound for a katakana, and any other character itself.
func Hiragana(r rune) rune {
	if 'ァ' <= r && r <= 'ヶ' {
		return r - 'ァ' + 'ぁ'
	}
	return r
}

// Repeated is the hiragana of the marks that repeat a katakana, ヽ and ヾ.
func Repeated(r rune) rune {
	if r == 'ヽ' || r == 'ヾ' {
		return r - 'ァ' + 'ぁ'
	}
	return r
}

// Digit is the ASCII digit of a decimal digit of any script, and any other character itself.
// Each script has its ten in one row, and rows begin at multiples of ten from the start of
// their range.
func Digit(r rune) rune {
	if !unicode.Is(unicode.Nd, r) {
		return r
	}
	n := rune(0)
	for unicode.Is(unicode.Nd, r-1-n) {
		n++
	}
	return '0' + n%10
}

// Unseen reports whether a character takes no room of its own: joiners, signs of zero width,
// accents. The voicing marks of kana make another letter and are none.
func Unseen(r rune) bool {
	return unicode.In(r, unicode.Cf, unicode.Mn) && r != '\u3099' && r != '\u309A'
}

// Hidden reports whether a character shows nothing and changes no letter: controls, signs of
// zero width, the selectors that choose between two glyphs of one kanji.
func Hidden(r rune) bool {
	return unicode.In(r, unicode.Cf, unicode.Cc, unicode.Variation_Selector) && !unicode.IsSpace(r)
}

// Dash reports whether a character looks like a dash. A Japanese keyboard gives the long
// vowel mark where one is meant (platform fact 24).
func Dash(r rune) bool {
	return unicode.Is(unicode.Pd, r) || strings.ContainsRune("−ーｰ─━⁃˗➖", r)
}

// Letter reports whether a character carries meaning for comparing words: a letter, ー among
// them, or a digit.
func Letter(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// Latin reports whether a character is of ASCII or of the Latin letters with accents.
func Latin(r rune) bool { return r < 0x250 }
