package factlock

import (
	"strings"
)

// pointed takes 8.30am, as the British write it.
func (s *scanner) pointed() bool {
	hour, i := s.plain(s.at)
	minute, end := s.plain(i + 1)
	half, after := s.half(end)
	if s.rune(i) != '.' || end != i+3 || hour > 12 || minute > 59 || after == end {
		return false
	}
	return s.emit(token{kind: clock, minute: onDial(hour*60+minute, half)}, s.at, after)
}

// plain reads up to two digits at i.
func (s *scanner) plain(i int) (value, end int) {
	for end = i; end < i+2 && isDigit(s.rune(end)); end++ {
		value = value*10 + int(s.in[end]-'0')
	}
	return value, end
}

// onDial adds the half of the day to minutes since its last noon or midnight.
func onDial(minute int, half rune) int {
	if half == 'p' && minute < 12*60 {
		return minute + 12*60
	}
	return minute
}

// clockFrom takes an hour that starts with the number n.
func (s *scanner) clockFrom(n numeral) bool {
	if n.value < 0 || n.value > 24 || n.comma {
		return false
	}
	minute, end := int(n.value)*60, n.end
	switch {
	case s.has(end, "時間"):
		return false
	case s.has(end, "時"):
		minute, end = s.pastHour(minute, end+1)
	case s.rune(end) == ':' && isDigit(s.rune(end+1)) && isDigit(s.rune(end+2)):
		m := s.digits(end + 1)
		minute, end = minute+int(m.value), m.end
	default:
		if _, after := s.half(end); after == end {
			return false
		}
	}
	half, end := s.half(end)
	if s.afternoon() {
		half = 'p'
	}
	return s.emit(token{kind: clock, minute: onDial(minute, half)}, s.at, end)
}

// pastHour reads 30分 or 半 behind 時.
func (s *scanner) pastHour(minute, i int) (int, int) {
	if s.has(i, "半") {
		return minute + 30, i + 1
	}
	if n := s.numeral(i); n.end > i && n.value >= 0 && n.value < 60 && s.has(n.end, "分") {
		return minute + int(n.value), n.end + 1
	}
	return minute, i
}

// half reads a.m. or p.m. at i.
func (s *scanner) half(i int) (rune, int) {
	j := s.spaces(i)
	for _, w := range []string{"a.m.", "p.m.", "am", "pm", "AM", "PM", "a.m", "p.m"} {
		if s.has(j, w) && !isLetter(s.rune(j+len(w))) {
			return []rune(strings.ToLower(w))[0], j + len(w)
		}
	}
	return 0, i
}

// afternoon reports whether 午後 or its like stands in front.
func (s *scanner) afternoon() bool {
	return s.has(s.at-2, "午後") || s.has(s.at-2, "夕方") || s.has(s.at-1, "夜")
}
