package incident

import (
	"slices"
	"strings"
	"time"
)

// month reads the name of a month at i, with its full stop; 0 for none.
func (s *scanner) month(i int) (month, end int) {
	w := s.letters(i)
	end = i + len(w)
	for m := time.January; m <= time.December; m++ {
		short := w == m.String()[:3] || m == time.September && w == "Sept"
		if w == m.String() || short {
			if short && s.rune(end) == '.' {
				end++
			}
			return int(m), end
		}
	}
	return 0, i
}

// year reads ", 2019" or " 2019" at i; 0 for none.
func (s *scanner) year(i int) (year, end int) {
	j := i
	if s.rune(j) == ',' || s.rune(j) == '-' {
		j++
	}
	n := s.digits(s.spaces(j))
	if n.value < 1900 || n.value > 2100 || n.comma || n.end-s.spaces(j) != 4 || s.spaces(j) == i {
		return 0, i
	}
	return int(n.value), n.end
}

// monthName takes March 11, 2019, with the days that follow it in a list, and
// October 2013.
func (s *scanner) monthName() bool {
	month, end := s.month(s.at)
	if month == 0 {
		return false
	}
	d := dateParts{month: month}
	from := s.at
	if day, after, ok := s.dayNumber(s.spaces(end)); ok {
		d.day, end = day, after
	}
	d.year, end = s.year(end)
	if d.day == 0 && d.year == 0 && month == int(time.May) && !s.afterPreposition() {
		return false // "may", at the start of a sentence
	}
	s.emit(s.weekdayOf(token{kind: date, date: d}, end, from))
	for d.day != 0 && s.nextDay(month) {
	}
	return true
}

func (s *scanner) afterPreposition() bool {
	before := strings.Fields(strings.ToLower(string(s.in[max(0, s.at-8):s.at])))
	return len(before) > 0 && slices.Contains([]string{"in", "of", "since", "from", "until", "through", "to"}, before[len(before)-1])
}

// dayNumber reads a day of a month that is nothing else: no hour, no count.
func (s *scanner) dayNumber(i int) (day, end int, ok bool) {
	n := s.digits(i)
	if n.end == i || n.end > i+2 || n.value < 1 || n.value > 31 || n.comma || s.rune(n.end) == ':' && isDigit(s.rune(n.end+1)) {
		return 0, i, false
	}
	end, _ = s.ordinal(n.end)
	return int(n.value), end, true
}

// nextDay takes the 14 of "April 13 and 14".
func (s *scanner) nextDay(month int) bool {
	i := s.spaces(s.at)
	gap := 0
	for _, w := range []string{", and ", "and ", "to ", "through ", ",", "-", "–", "~", "〜", "&"} {
		if s.has(i, w) {
			gap = len([]rune(w))
			break
		}
	}
	day, end, ok := s.dayNumber(s.spaces(i + gap))
	if gap == 0 || !ok {
		return false
	}
	if unit, _ := s.noun(end, 3); unit != "" || s.letters(s.spaces(end)) == "a" || s.letters(s.spaces(end)) == "p" {
		return false
	}
	if m, _ := s.month(s.spaces(end)); m != 0 {
		return false
	}
	d := dateParts{month: month, day: day}
	d.year, end = s.year(end)
	return s.emit(s.weekdayOf(token{kind: date, date: d}, end, s.spaces(i+gap)))
}
