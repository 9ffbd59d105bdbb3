package figure

import (
	"slices"
	"strings"
	"unicode"

	"madoguchi/internal/factlock/words"
	"madoguchi/internal/jatext"
)

// countFrom takes a count. Kanji alone are a number only before a counter or where they are
// written out at length: 三 may be anything, 三百六十 is not.
func (s *scanner) countFrom(n jatext.Number) bool {
	before := s.in.Rune(s.at - 1)
	switch money := currency(before); {
	case n.Kanji && before != '丸' && unicode.Is(unicode.Han, before) && n.End-s.at == 1:
		return false
	case !n.Kanji && words.IsLetter(before):
		return s.emit(Figure{Kind: Count, Value: n.Value, Unit: "?"}, s.at, n.End)
	case money != "":
		return s.emit(Figure{Kind: Count, Value: n.Value, Unit: money}, s.at, n.End)
	case s.in.Has(n.End, "日") && !s.in.Has(n.End, "日間") && (before == '翌' || s.in.Has(s.at-2, "同月")):
		return s.emit(Figure{Kind: Date, Day: Parts{Day: int(n.Value)}}, s.at, n.End+1)
	}
	if s.in.Has(n.End, "年度") {
		return s.emit(Figure{Kind: Count, Value: n.Value + firstYear(s.in, s.at), Unit: "fiscal year"}, s.at, n.End+2)
	}
	if one := s.in.Behind(s.at, "1対1", "1つ", "1度", "1人ひとり"); one > s.at && n.Value == 1 {
		s.at = one
		return true
	}
	return s.counted(n)
}

// firstYear is the year before the first of the era that stands in front of i: 令和6年度 is 2024年度.
func firstYear(t jatext.Text, i int) int64 {
	for era, year := range map[string]int64{"令和": 2018, "平成": 1988, "昭和": 1925} {
		if t.Has(i-2, era) {
			return year
		}
	}
	return 0
}

// counted takes a number with its counter or noun.
func (s *scanner) counted(n jatext.Number) bool {
	unit, end := counter(s.in, n.End)
	if n.Kanji && (unit == "" || unit == "?") && n.End-s.at < 3 {
		s.at = n.End
		return true
	}
	f := Figure{Kind: Count, Value: n.Value, Unit: unit, bare: unit == "" && !n.Comma && !n.Kanji}
	if unit == "" {
		f.Unit, end = noun(s.in, n.End, 4)
	}
	return s.emit(f, s.at, end)
}

// counter reads the Japanese counter at i. Any other kanji or katakana right behind a number
// is a counter too, of something that no fact counts: "?".
func counter(t jatext.Text, i int) (unit string, end int) {
	i = t.Blanks(i)
	if unit, n := words.Counter(t, i); n > 0 {
		return unit, i + n
	}
	if unicode.In(t.Rune(i), unicode.Han, unicode.Katakana) {
		return "?", i + 1
	}
	return "", i
}

// noun looks for the English word that says what is counted, at most that many words on: 36
// overseas customers. The end is that of the number where there is none.
func noun(t jatext.Text, from, most int) (unit string, end int) {
	i := from
	for range most {
		if t.Rune(i) == '-' {
			i++
		}
		i = t.Blanks(i)
		word := t.Low(i)
		if _, number := jatext.NumberWord(word); number || word == "" || word == "of" && most < 4 {
			break
		}
		i += len(word)
		unit := words.Unit(word)
		if unit == "record" && words.IsLetter(t.Rune(i+1)) && words.Unit(t.Low(i+1)) != "" {
			continue // card members are members
		}
		if unit != "" {
			return unit, i
		}
	}
	return "", from
}

// Firms is a count of corporate clients as one of companies.
func (f Figure) Firms() (Figure, bool) {
	if f.Kind != Count || f.Unit != "person" || !words.Has(strings.ToLower(f.Raw), "corporate", "business", "company", "法人", "企業") {
		return f, false
	}
	f.Unit = "company"
	return f, true
}

// currency is what a sign in front of a number counts, "" for none.
func currency(sign rune) string {
	return map[rune]string{'¥': "yen", '$': "dollar", '€': "euro", '£': "pound"}[sign]
}

// UnitName is a unit in a message.
func UnitName(unit string) string {
	switch unit {
	case "person":
		return "people (名)"
	case "record":
		return "records or cards (件)"
	case "yen":
		return unit
	case "", "?":
		return "something else"
	}
	return unit + "s"
}

// word takes what an English word starts: a number written out, an hour, what is vague.
func (s *scanner) word() bool {
	w := s.in.Word(s.at)
	if w == "" {
		return false
	}
	low := strings.ToLower(w)
	if s.severalWords(low) || s.writtenOut() {
		return true
	}
	switch low {
	case "noon":
		return s.emit(Figure{Kind: Clock, minute: 12 * 60}, s.at, s.at+len(w))
	case "midnight":
		return s.emit(Figure{Kind: Clock}, s.at, s.at+len(w))
	}
	s.at += len(w)
	return true
}

// writtenOut takes "seven thousand nine hundred ninety-six people". A small number is one
// only before something counted: "one of these" is none.
func (s *scanner) writtenOut() bool {
	n := jatext.InWords(s.in, s.at)
	if n.End == s.at {
		return false
	}
	unit, to := noun(s.in, n.End, 2)
	if unit == "" && n.Value < 100 {
		return false
	}
	return s.emit(Figure{Kind: Count, Value: n.Value, Unit: unit}, s.at, to)
}

// several takes 数日, 数百名 and the like, which no fact holds. 件数 and 複数 are other words.
func (s *scanner) several() bool {
	next := s.in.Rune(s.at + 1)
	if unicode.Is(unicode.Han, s.in.Rune(s.at-1)) {
		return false
	}
	if next != 0 && words.IsKanjiNumber(next) {
		return s.emit(Figure{Kind: Vague}, s.at, s.at+2)
	}
	end := s.in.Behind(s.at+1, "日", "時間", "週間", "か月", "カ月", "ヶ月", "分", "年", "名", "人", "件", "回")
	return end > s.at+1 && s.emit(Figure{Kind: Vague}, s.at, end)
}

// severalWords takes "a few days", "several hundred" and the like.
func (s *scanner) severalWords(word string) bool {
	if word == "within" {
		return s.withinOne()
	}
	if !slices.Contains([]string{"several", "few", "couple", "dozen", "dozens", "hundreds", "thousands"}, word) {
		return false
	}
	i := s.in.Blanks(s.at + len(word))
	i = s.in.Behind(i, "of ")
	next := s.in.Low(i)
	_, number := jatext.NumberWord(next)
	if unit := words.Unit(next); !number && (unit == "" || unit == "time") {
		return false
	}
	return s.emit(Figure{Kind: Vague}, s.at, i+len(next))
}

// withinOne takes "within an hour", "within the day".
func (s *scanner) withinOne() bool {
	i := s.in.Blanks(s.at + len("within"))
	half := s.in.Behind(i, "half ")
	end := s.in.Blanks(s.in.Behind(s.in.Blanks(half), "an ", "a ", "the ", "one "))
	next := s.in.Low(end)
	one := end > i && slices.Contains([]string{"minute", "hour", "day", "week", "fortnight", "month"}, next)
	return one && s.emit(Figure{Kind: Vague}, s.at, end+len(next))
}
