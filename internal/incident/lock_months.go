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
	next := s.behindGap(i)
	day, end, ok := s.dayNumber(next)
	if next == i || !ok {
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
	return s.emit(s.weekdayOf(token{kind: date, date: d}, end, next))
}

// behindGap is where a list of days goes on behind "and", a comma or the like; i
// where it does not.
func (s *scanner) behindGap(i int) int {
	for _, w := range []string{", and ", "and ", "to ", "through ", ",", "-", "–", "~", "〜", "&"} {
		if s.has(i, w) {
			return s.spaces(i + len([]rune(w)))
		}
	}
	return i
}

// monthBehind finds the month, and the year, of a day that ends at i and stands
// in a list: the 3 of "3, 4 and Monday 6 April 2026".
func (s *scanner) monthBehind(i int) dateParts {
	for range 8 {
		i, _ = s.ordinal(i)
		i = s.spaces(i)
		if m, end := s.month(i); m != 0 {
			year, _ := s.year(end)
			return dateParts{year: year, month: m}
		}
		next := s.behindGap(i)
		if _, after, ok := s.weekdayName(next); ok {
			next = s.spaces(after)
		}
		_, end := s.plain(next)
		if next == i || end == next || isDigit(s.rune(end)) {
			break
		}
		i = end
	}
	return dateParts{}
}
