package factlock

import (
	"strings"
	"unicode"
)

const kanjiDigits = "〇一二三四五六七八九"

func isKanjiDigit(r rune) bool {
	return r != 0 && strings.ContainsRune(kanjiDigits+"十百千万億兆", r)
}

func scale(r rune) int64 {
	switch r {
	case '十':
		return 10
	case '百':
		return 100
	case '千':
		return 1000
	case '万':
		return 1e4
	case '億':
		return 1e8
	case '兆':
		return 1e12
	}
	return 0
}

// numeral is a number as written: 7,996 or 七千九百九十六 or 2千8百.
type numeral struct {
	value int64 // -1 where it is none that a fact could hold: 7.9, or beyond all bounds
	end   int
	kanji bool // all of it in kanji
	comma bool
}

// numeral reads the number at i; end is i where there is none.
func (s *scanner) numeral(i int) numeral {
	n := numeral{end: i, kanji: true}
	var total, section, part int64
	pending := false
	for {
		r := s.rune(n.end)
		switch {
		case isDigit(r):
			run := s.digits(n.end)
			part, pending, n.end, n.kanji = run.value, true, run.end, false
			n.comma = n.comma || run.comma
		case r != 0 && strings.ContainsRune(kanjiDigits, r):
			// 七九九六 is written by place.
			part, pending, n.end = part*10+int64(len([]rune(kanjiDigits[:strings.IndexRune(kanjiDigits, r)]))), true, n.end+1
		case scale(r) >= 1e4:
			total, section, part, pending, n.end = total+max(section+part, 1)*scale(r), 0, 0, false, n.end+1
		case scale(r) > 0:
			if !pending {
				part = 1
			}
			section, part, pending, n.end = section+part*scale(r), 0, false, n.end+1
		case r != 0 && unicode.IsDigit(r):
			n.end, part = n.end+1, -1<<40 // a digit of another script: no fact holds it
		default:
			n.value = total + section + part
			if n.value < 0 || n.end-i > 15 {
				n.value = -1
			}
			return n
		}
	}
}

// digits reads ASCII digits with commas between groups of three. A decimal is
// read to its end and has no value.
func (s *scanner) digits(i int) numeral {
	n := numeral{end: i}
	for {
		for ; isDigit(s.rune(n.end)); n.end++ {
			n.value = min(n.value*10+int64(s.in[n.end]-'0'), 1e15)
		}
		group := s.rune(n.end) == ',' && isDigit(s.rune(n.end+1)) && isDigit(s.rune(n.end+2)) && isDigit(s.rune(n.end+3)) && !isDigit(s.rune(n.end+4))
		if !group {
			break
		}
		n.comma = true
		n.end++
	}
	if s.rune(n.end) == '.' && isDigit(s.rune(n.end+1)) && !s.dotted(i) {
		for n.end++; isDigit(s.rune(n.end)); n.end++ {
		}
		n.value = -1 << 40
	}
	return n
}

// dotted reports whether 2019.3.11 starts at i.
func (s *scanner) dotted(i int) bool {
	dots := 0
	for ; isDigit(s.rune(i)) || s.rune(i) == '.' && isDigit(s.rune(i+1)); i++ {
		if s.in[i] == '.' {
			dots++
		}
	}
	return dots == 2
}

// number takes a number with what makes it a date, an hour or a count.
func (s *scanner) number() bool {
	n := s.numeral(s.at)
	if n.end == s.at {
		return false
	}
	if s.clockFrom(n) {
		return true
	}
	return s.countFrom(n)
}
