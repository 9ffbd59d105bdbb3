package factlock

import (
	"strings"
	"unicode"
)

// countFrom takes a count. Kanji alone are a number only before a counter or
// where they are written out at length: 三 may be anything, 三百六十 is not.
func (s *scanner) countFrom(n numeral) bool {
	if s.at > 0 && n.kanji && unicode.Is(unicode.Han, s.in[s.at-1]) && n.end-s.at == 1 {
		return false
	}
	if !n.kanji && s.at > 0 && isLetter(s.in[s.at-1]) {
		return s.emit(token{kind: count, value: n.value, unit: "?"}, s.at, n.end)
	}
	if money, ok := currencies[s.rune(s.at-1)]; ok {
		return s.emit(token{kind: count, value: n.value, unit: money}, s.at, n.end)
	}
	if !n.kanji && s.oneToOne(n) {
		return true
	}
	if s.has(n.end, "日") && !s.has(n.end, "日間") && (s.has(s.at-1, "翌") || s.has(s.at-2, "同月")) {
		return s.emit(token{kind: date, date: dateParts{day: int(n.value)}}, s.at, n.end+1)
	}
	unit, end := s.counter(n.end)
	if n.kanji && (unit == "" || unit == "?") && n.end-s.at < 3 {
		s.at = n.end
		return true
	}
	t := token{kind: count, value: n.value, unit: unit, bare: unit == "" && !n.comma && !n.kanji}
	if unit == "" {
		t.unit, end = s.noun(n.end, 4)
	}
	return s.emit(t, s.at, end)
}

// oneToOne skips 1対1, 1つ and 1度, which say no number.
func (s *scanner) oneToOne(n numeral) bool {
	for _, words := range []string{"1対1", "1つ", "1度", "1人ひとり"} {
		if n.value == 1 && s.has(s.at, words) {
			s.at += len([]rune(words))
			return true
		}
	}
	return false
}

// counter reads the Japanese counter at i. Any other kanji or katakana right
// behind a number is a counter too, of something that no fact counts: "?".
func (s *scanner) counter(i int) (unit string, end int) {
	i = s.spaces(i)
	for _, c := range counters {
		if s.has(i, c.words) {
			return c.unit, i + len([]rune(c.words))
		}
	}
	if r := s.rune(i); unicode.In(r, unicode.Han, unicode.Katakana) {
		return "?", i + 1
	}
	return "", i
}

// noun looks for the English word that says what is counted, at most that many
// words on: 36 overseas customers. It returns the end of the number where none
// is.
func (s *scanner) noun(from, most int) (unit string, end int) {
	i := from
	for range most {
		if s.rune(i) == '-' {
			i++
		}
		i = s.spaces(i)
		word := s.letters(i)
		if _, number := numberWords[strings.ToLower(word)]; number || word == "" || word == "of" && most < 4 {
			break
		}
		i += len(word)
		if u := nouns[strings.ToLower(word)]; u != "" && !(u == "record" && isLetter(s.rune(i+1)) && nouns[strings.ToLower(s.letters(i+1))] != "") {
			return u, i
		}
	}
	return "", from
}

func (s *scanner) letters(i int) string {
	from := i
	for isLetter(s.rune(i)) {
		i++
	}
	if from >= len(s.in) {
		return ""
	}
	return string(s.in[from:i])
}

// counters are tried in this order: longer words before their beginnings.
var counters = []struct{ words, unit string }{
	{"名様", "person"}, {"名", "person"}, {"人", "person"},
	{"件", "record"},
	{"日", "day"}, {"時間", "hour"}, {"分間", "minute"}, {"分", "minute"},
	{"週間", "week"}, {"週", "week"},
	{"か月", "month"}, {"カ月", "month"}, {"ヶ月", "month"}, {"ヵ月", "month"}, {"ケ月", "month"}, {"箇月", "month"},
	{"年", "year"}, {"歳", "age"}, {"才", "age"},
	{"円", "yen"}, {"%", "percent"}, {"パーセント", "percent"},
	{"つ", "thing"}, {"個", "thing"}, {"回", "time"}, {"度", "time"}, {"倍", "fold"}, {"割", "tenth"},
	{"か所", "spot"}, {"カ所", "spot"}, {"ヶ所", "spot"}, {"箇所", "spot"},
	{"社", "company"}, {"枚", "sheet"}, {"通", "letter"}, {"台", "machine"}, {"種類", "sort"}, {"項目", "item"},
	{"月", "month of year"}, {"時", "o'clock"},
	{"番", "?"}, {"部", "?"}, {"点", "?"}, {"本", "?"}, {"階", "?"},
}

var nouns = map[string]string{
	"people": "person", "persons": "person", "person": "person", "customers": "person", "customer": "person",
	"members": "person", "member": "person", "passengers": "person", "passenger": "person", "recipients": "person",
	"recipient": "person", "individuals": "person", "users": "person", "holders": "person", "cardholders": "person",
	"subscribers": "person", "subscriber": "person", "applicants": "person", "applicant": "person", "employees": "person", "employee": "person",
	"clients": "person", "client": "person", "patients": "person", "patient": "person", "students": "person", "student": "person",
	"pupils": "person", "pupil": "person", "guests": "person", "guest": "person", "visitors": "person", "visitor": "person",
	"residents": "person", "tenants": "person", "donors": "person", "volunteers": "person", "candidates": "person", "colleagues": "person",
	"records": "record", "record": "record", "cards": "record", "card": "record", "cases": "record", "case": "record", "entries": "record",
	"days": "day", "day": "day", "hours": "hour", "hour": "hour", "minutes": "minute", "minute": "minute",
	"weeks": "week", "week": "week", "months": "month", "month": "month", "years": "year", "year": "year",
	"yen": "yen", "dollars": "dollar", "euros": "euro", "pounds": "pound", "percent": "percent", "times": "time", "companies": "company",
}

// currencies stand in front of what they count.
var currencies = map[rune]string{'¥': "yen", '$': "dollar", '€': "euro", '£': "pound"}

// unitName is the unit in a message.
func unitName(unit string) string {
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
