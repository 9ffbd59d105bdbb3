package factlock

import (
	"strings"
	"time"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"madoguchi/internal/dates"
)

// tokenKind is what a figure is.
type tokenKind int

const (
	count   tokenKind = iota // 7,996名, 36 people, 30 days
	date                     // 2019年3月11日(月), March 11, 平成31年, 11日
	clock                    // 15時, 9:00, 3 p.m.
	address                  // a phone number, a mail address, a URL
	vague                    // 数日, several weeks: never held
)

// token is a figure in a text, in the form in which facts and texts compare.
type token struct {
	kind       tokenKind
	raw        string
	from, to   int // runes of the folded text
	value      int64
	unit       string // of a count: person, record, day ..., "" where none is named
	bound      bound  // of a count or a clock: how it is meant, see lock_bounds.go
	bare       bool   // a plain number: no comma, no counter right behind it
	date       dateParts
	era        string // of a date: the year as written, like 平成31年
	inEra      bool   // and it was of that era
	hasWeekday bool
	weekday    time.Weekday
	minute     int    // of a clock, since midnight
	key        string // of an address: digits only, or lower case
}

// dateParts is a date of which parts may be missing: 0.
type dateParts struct{ year, month, day int }

func foldWidth(s string) string { return norm.NFKC.String(s) }

// foldRunes makes the text comparable: one width (NFKC), placeholders blanked,
// numbers that only count a list taken away.
func foldRunes(s string) []rune {
	if strings.ContainsAny(s, "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳") {
		s = strings.Map(func(r rune) rune {
			if '①' <= r && r <= '⑳' {
				return '・'
			}
			return r
		}, s)
	}
	runes := []rune(foldWidth(s))
	for i := 0; i+1 < len(runes); i++ {
		if runes[i] == '{' && runes[i+1] == '{' {
			for ; i < len(runes) && runes[i] != '}' && runes[i] != '\n'; i++ {
				runes[i] = blank
			}
			for ; i < len(runes) && runes[i] == '}'; i++ {
				runes[i] = blank
			}
			i--
		}
	}
	return runes
}

// scanner walks a folded text and collects its figures.
type scanner struct {
	in  []rune
	at  int
	out []token

	dates map[int]dates.Written // by where they start
}

// figures returns the figures of a folded text in order.
func figures(in []rune) []token {
	s := &scanner{in: in, dates: datesIn(in)}
	for s.at < len(s.in) {
		if !s.step() {
			s.at++
		}
	}
	return s.out
}

// step takes what starts at s.at, false where nothing does.
func (s *scanner) step() bool {
	r := s.in[s.at]
	switch {
	case isASCIIWord(r) || r == '+':
		if s.at > 0 && isASCIIWord(s.in[s.at-1]) && !isDigit(r) {
			return false
		}
		return s.marker() || s.address() || s.phone() || s.dated() || s.pointed() || s.number() || s.word()
	case r == '(':
		return s.marker()
	case r == '数':
		return s.several()
	case isKanjiDigit(r) || unicode.IsDigit(r):
		return s.idiom() || s.dated() || s.number()
	case r == '正' || r == '零':
		return s.noon()
	}
	return s.dated()
}

// emit ends a token at to and goes on there.
func (s *scanner) emit(t token, from, to int) bool {
	t.from, t.to = from, to
	t.raw = strings.TrimSpace(string(s.in[from:to]))
	s.out = append(s.out, t)
	s.at = to
	return true
}

// has reports whether the words stand at i.
func (s *scanner) has(i int, words string) bool {
	for _, r := range words {
		if i < 0 || i >= len(s.in) || s.in[i] != r {
			return false
		}
		i++
	}
	return true
}

func (s *scanner) rune(i int) rune {
	if i < 0 || i >= len(s.in) {
		return 0
	}
	return s.in[i]
}

func (s *scanner) spaces(i int) int {
	for s.rune(i) == ' ' {
		i++
	}
	return i
}

func isDigit(r rune) bool { return '0' <= r && r <= '9' }

func isLetter(r rune) bool { return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' }

func isASCIIWord(r rune) bool { return isDigit(r) || isLetter(r) }
