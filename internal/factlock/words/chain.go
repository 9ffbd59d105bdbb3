package words

import "strings"

// Chain is phrases that follow each other: one of each part, where "" leaves a part out.
type Chain [][]string

// Find is where the chain first stands in s and where it ends, in Latin letters as whole words;
// -1 for nowhere.
func (c Chain) Find(s string) (from, to int) {
	for i := range s {
		if n := c.at(s[i:]); n >= 0 && IsWhole(s, i, i+n, false) {
			return i, i + n
		}
	}
	return -1, -1
}

// In reports whether the chain stands in s.
func (c Chain) In(s string) bool {
	from, _ := c.Find(s)
	return from >= 0
}

// at is the length of the chain at the start of s, -1 where it does not stand there.
func (c Chain) at(s string) int {
	if len(c) == 0 {
		return 0
	}
	for _, p := range c[0] {
		if strings.HasPrefix(s, p) {
			if n := c[1:].at(s[len(p):]); n >= 0 {
				return len(p) + n
			}
		}
	}
	return -1
}

// Hiragana cuts s behind the hiragana that it starts with.
func Hiragana(s string) (hiragana, rest string) {
	rest = strings.TrimLeftFunc(s, func(r rune) bool { return 'ぁ' <= r && r <= 'ん' })
	return s[:len(s)-len(rest)], rest
}
