package incident

import (
	"fmt"
	"slices"
	"strings"
	"time"
)

// dateFrom takes a date that starts with the number n.
func (s *scanner) dateFrom(n numeral) bool {
	v := int(n.value)
	switch {
	case n.value < 0 || n.comma:
		return false
	case s.has(n.end, "年") && 1900 <= v && v <= 2100:
		return s.monthDay(dateParts{year: v}, "", s.at, n.end+1)
	case s.has(n.end, "月") && 1 <= v && v <= 12:
		return s.monthDay(dateParts{}, "", s.at, s.at)
	case s.has(n.end, "日") && 1 <= v && v <= 31 && !s.lasts(n.end+1):
		return s.emit(s.weekdayOf(token{kind: date, date: dateParts{day: v}}, n.end+1))
	}
	return s.numericDate(n) || s.dayMonth(n)
}

// lasts reports whether 日 ended a length of time: 30日間, 3日以内.
func (s *scanner) lasts(i int) bool {
	return slices.ContainsFunc([]string{"間", "後", "以内", "前", "ほど", "程度", "くらい", "ぐらい"}, func(w string) bool { return s.has(i, w) })
}

// monthDay reads 3月11日(月) at i behind a year, if there is one.
func (s *scanner) monthDay(d dateParts, era string, from, i int) bool {
	if n := s.numeral(s.spaces(i)); n.value >= 1 && n.value <= 12 && s.has(n.end, "月") {
		d.month, i = int(n.value), n.end+1
		day := s.numeral(s.spaces(i))
		if day.value >= 1 && day.value <= 31 && (s.has(day.end, "日") || strings.ContainsRune("・~〜-,、", s.rune(day.end))) {
			d.day, i = int(day.value), day.end
			if s.has(i, "日") {
				i++
			}
		}
	}
	return s.emit(s.weekdayOf(token{kind: date, date: d, era: era}, i, from))
}

// era is a Japanese era; its year n is the Gregorian year before + n.
type era struct {
	name, english string
	before        int
}

var eras = []era{{"令和", "Reiwa", 2018}, {"平成", "Heisei", 1988}, {"昭和", "Showa", 1925}, {"大正", "Taisho", 1911}}

// year is the year n of the era, however it was written.
func (e era) year(n numeral) string { return fmt.Sprintf("%s%d年", e.name, n.value) }

// era takes 平成31年3月11日 and Heisei years in kanji.
func (s *scanner) era() bool {
	for _, e := range eras {
		if !s.has(s.at, e.name) {
			continue
		}
		n := s.numeral(s.spaces(s.at + 2))
		if s.has(s.at+2, "元") {
			n = numeral{value: 1, end: s.at + 3}
		}
		if n.value < 1 || n.value > 64 || !s.has(n.end, "年") {
			return false
		}
		return s.monthDay(dateParts{year: e.before + int(n.value)}, e.year(n), s.at, n.end+1)
	}
	return false
}

// numericDate takes 2019-03-11, 2019/3/11, 2019.3.11 and 3/11.
func (s *scanner) numericDate(n numeral) bool {
	sep := s.rune(n.end)
	if n.kanji || sep == 0 || !strings.ContainsRune("-/.", sep) || !isDigit(s.rune(n.end+1)) {
		return false
	}
	second := s.digits(n.end + 1)
	if sep == '/' && n.value >= 1 && n.value <= 12 && second.value >= 1 && second.value <= 31 && s.rune(second.end) != '/' {
		return s.emit(s.weekdayOf(token{kind: date, date: dateParts{0, int(n.value), int(second.value)}}, second.end))
	}
	if n.value < 1900 || n.value > 2100 || second.value < 1 || second.value > 12 || s.rune(second.end) != sep {
		return false
	}
	third := s.digits(second.end + 1)
	if third.value < 1 || third.value > 31 {
		return false
	}
	return s.emit(s.weekdayOf(token{kind: date, date: dateParts{int(n.value), int(second.value), int(third.value)}}, third.end))
}

// dayMonth takes 11 March 2019, 11th of March, the 10 of "10 and 11 March" and
// the 11th.
func (s *scanner) dayMonth(n numeral) bool {
	if n.kanji || n.value < 1 || n.value > 31 {
		return false
	}
	i, ordinal := s.ordinal(n.end)
	j := s.spaces(i)
	if s.has(j, "of ") {
		j += 3
	}
	if s.rune(j) == '-' {
		j++
	}
	month, end := s.month(j)
	if month == 0 {
		if d := s.monthBehind(n.end); d.month != 0 {
			d.day = int(n.value)
			return s.emit(s.weekdayOf(token{kind: date, date: d}, i))
		}
		return ordinal && s.emit(token{kind: date, date: dateParts{day: int(n.value)}}, s.at, i)
	}
	d := dateParts{month: month, day: int(n.value)}
	if j == i && s.rune(i-1) != '-' {
		return false
	}
	d.year, end = s.year(end)
	return s.emit(s.weekdayOf(token{kind: date, date: d}, end))
}

func (s *scanner) ordinal(i int) (int, bool) {
	if w := s.letters(i); slices.Contains([]string{"st", "nd", "rd", "th"}, w) {
		return i + 2, true
	}
	return i, false
}

// weekdayOf adds the weekday behind a date, (月) or 月曜日 or (Mon), or the one
// in front of it. It returns what emit takes.
func (s *scanner) weekdayOf(t token, end int, from ...int) (token, int, int) {
	start := s.at
	if len(from) > 0 {
		start = from[0]
	}
	if s.aheadUntil > 0 && strings.Trim(string(s.in[s.aheadUntil:start]), ",. the") == "" {
		t.weekday, t.hasWeekday = s.ahead, true
	}
	s.aheadUntil = 0
	i := s.spaces(end)
	open := s.rune(i) == '('
	if open {
		i++
	}
	if d := strings.IndexRune("日月火水木金土", s.rune(i)); d >= 0 && s.rune(i) != 0 && (open || s.has(i+1, "曜")) {
		t.weekday, t.hasWeekday, end = time.Weekday(d/len("日")), true, i+1
	} else if day, after, ok := s.weekdayName(i); ok && open {
		t.weekday, t.hasWeekday, end = day, true, after
	}
	if t.hasWeekday && open && s.rune(end) == ')' {
		end++
	}
	return t, start, end
}

// weekdayName reads Monday, Mon or Mon. at i.
func (s *scanner) weekdayName(i int) (time.Weekday, int, bool) {
	w := s.letters(i)
	for d := time.Sunday; d <= time.Saturday; d++ {
		if w == d.String() || w == d.String()[:3] || w == "Tues" && d == time.Tuesday || w == "Thurs" && d == time.Thursday {
			return d, i + len(w), true
		}
	}
	return 0, i, false
}

// word takes what an English word starts: a month, a number written out, a
// weekday ahead of a date.
func (s *scanner) word() bool {
	w := s.letters(s.at)
	if w == "" {
		return false
	}
	if d, end, ok := s.weekdayName(s.at); ok {
		s.ahead, s.aheadUntil, s.at = d, end, end
		return true
	}
	low := strings.ToLower(w)
	if s.monthName() || s.severalWords(low) || s.writtenOut() || s.eraName(w) {
		return true
	}
	switch low {
	case "noon":
		return s.emit(token{kind: clock, minute: 12 * 60}, s.at, s.at+len(w))
	case "midnight":
		return s.emit(token{kind: clock}, s.at, s.at+len(w))
	}
	s.at += len(w)
	return true
}

// eraName takes Heisei 31.
func (s *scanner) eraName(w string) bool {
	i := slices.IndexFunc(eras, func(e era) bool { return e.english == w })
	n := s.digits(s.spaces(s.at + len(w)))
	if i < 0 || n.value < 1 || n.value > 64 {
		return false
	}
	return s.emit(token{kind: date, date: dateParts{year: eras[i].before + int(n.value)}, era: eras[i].year(n)}, s.at, n.end)
}
