package figure

import (
	"strings"

	"madoguchi/internal/factlock/words"
	"madoguchi/internal/jatext"
)

// pointed takes 8.30am, as the British write it.
func (s *scanner) pointed() bool {
	hour, minute := upToTwo(s.in, s.at), jatext.Number{}
	if s.in.Rune(hour.End) != '.' {
		return false
	}
	minute = upToTwo(s.in, hour.End+1)
	half, after := half(s.in, minute.End)
	if minute.End != hour.End+3 || hour.Value > 12 || minute.Value > 59 || after == minute.End {
		return false
	}
	return s.emit(Figure{Kind: Clock, minute: onDial(hour.Value*60+minute.Value, half)}, s.at, after)
}

// upToTwo reads up to two digits at i.
func upToTwo(t jatext.Text, i int) jatext.Number { return jatext.Figures(t[:min(i+2, len(t))], i) }

// onDial adds the half of the day to minutes since its last noon or midnight.
func onDial(minute int64, half byte) int {
	if half == 'p' && minute < 12*60 {
		minute += 12 * 60
	}
	return int(minute)
}

// clockFrom takes an hour that starts with the number n.
func (s *scanner) clockFrom(n jatext.Number) bool {
	if n.Value < 0 || n.Value > 24 || n.Comma {
		return false
	}
	minute, end := n.Value*60, n.End
	switch {
	case s.in.Has(end, "時間"):
		return false
	case s.in.Has(end, "時"):
		minute, end = pastHour(s.in, minute, end+1)
	case s.in.Rune(end) == ':' && words.IsDigit(s.in.Rune(end+1)) && words.IsDigit(s.in.Rune(end+2)):
		m := jatext.Figures(s.in, end+1)
		minute, end = minute+m.Value, m.End
	default:
		if _, after := half(s.in, end); after == end {
			return false
		}
	}
	half, end := half(s.in, end)
	if s.in.Has(s.at-2, "午後") || s.in.Has(s.at-2, "夕方") || s.in.Has(s.at-1, "夜") {
		half = 'p'
	}
	return s.emit(Figure{Kind: Clock, minute: onDial(minute, half)}, s.at, end)
}

// pastHour reads 30分 or 半 behind 時.
func pastHour(t jatext.Text, minute int64, i int) (int64, int) {
	if t.Has(i, "半") {
		return minute + 30, i + 1
	}
	if n := numerals.Read(t, i); n.End > i && n.Value >= 0 && n.Value < 60 && t.Has(n.End, "分") {
		return minute + n.Value, n.End + 1
	}
	return minute, i
}

// half reads a.m. or p.m. at i; the end is i where there is none.
func half(t jatext.Text, i int) (half byte, end int) {
	j := t.Blanks(i)
	end = t.Behind(j, "a.m.", "p.m.", "am", "pm", "AM", "PM", "a.m", "p.m")
	if end == j || words.IsLetter(t.Rune(end)) {
		return 0, i
	}
	return strings.ToLower(string(t[j]))[0], end
}

// Minute is a time of day in minutes since midnight.
func (f Figure) Minute() int { return f.minute }

// noon takes 正午 and 零時.
func (s *scanner) noon() bool {
	switch {
	case s.in.Has(s.at, "正午"):
		return s.emit(Figure{Kind: Clock, minute: 12 * 60}, s.at, s.at+2)
	case s.in.Has(s.at, "零時"):
		return s.emit(Figure{Kind: Clock}, s.at, s.at+2)
	}
	return false
}
