package factlock

import (
	"slices"
	"strings"
)

// numberWords are what English writes numbers out with.
var numberWords = map[string]int64{
	"zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
	"eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18,
	"nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
	"hundred": 100, "thousand": 1000, "million": 1e6,
}

// writtenOut takes "seven thousand nine hundred ninety-six people". A small
// number is one only before something counted: "one of these" is none.
func (s *scanner) writtenOut() bool {
	var total, part int64
	i, end := s.at, s.at
	for range 12 {
		word := strings.ToLower(s.letters(i))
		v, ok := numberWords[word]
		if !ok && !(word == "and" && end > s.at) {
			break
		}
		switch {
		case !ok:
		case v == 100:
			part = max(part, 1) * 100
		case v >= 1000:
			total, part = total+max(part, 1)*v, 0
		default:
			part += v
		}
		i += len(word)
		if ok {
			end = i
		}
		if r := s.rune(i); r == ' ' || r == '-' {
			i++
		}
	}
	if end == s.at {
		return false
	}
	unit, to := s.noun(end, 2)
	if unit == "" && total+part < 100 {
		return false
	}
	return s.emit(token{kind: count, value: total + part, unit: unit}, s.at, to)
}

// severalWords takes "a few days", "several hundred" and the like.
func (s *scanner) severalWords(word string) bool {
	if word == "within" {
		return s.withinOne()
	}
	if !slices.Contains([]string{"several", "few", "couple", "dozen", "dozens", "hundreds", "thousands"}, word) {
		return false
	}
	i := s.spaces(s.at + len(word))
	if s.has(i, "of ") {
		i += 3
	}
	next := strings.ToLower(s.letters(i))
	_, number := numberWords[next]
	if unit := nouns[next]; !number && (unit == "" || unit == "time") {
		return false
	}
	return s.emit(token{kind: vague}, s.at, i+len(next))
}

// withinOne takes "within an hour", "within the day".
func (s *scanner) withinOne() bool {
	i := s.spaces(s.at + len("within"))
	for _, w := range []string{"half ", "an ", "a ", "the ", "one "} {
		if !s.has(i, w) {
			continue
		}
		i = s.spaces(i + len(w))
		if next := strings.ToLower(s.letters(i)); slices.Contains([]string{"minute", "hour", "day", "week", "fortnight", "month"}, next) {
			return s.emit(token{kind: vague}, s.at, i+len(next))
		}
	}
	return false
}
