package written

import (
	"strings"
	"time"

	"madoguchi/internal/dates/words"
	"madoguchi/internal/jatext"
)

// The days of a week from Sunday on, as they are written in short.
const (
	japaneseDays = "日月火水木金土"
	koreanDays   = "일월화수목금토"
	chineseDays  = "日一二三四五六"
)

// weekdays read the days of the week of all languages, and what stands around them.
type weekdays struct{ *finder }

// chineseDay reads the 一 of 下周一.
func (f weekdays) chineseDay(i int) (d time.Weekday, end int, ok bool) {
	if f.Rune(i) == '天' {
		return 0, i + 1, true
	}
	for n, r := range []rune(chineseDays) {
		if f.Rune(i) == r && f.Rune(i+1) != '个' && f.Rune(i+1) != '次' {
			return time.Weekday(n), i + 1, true
		}
	}
	return 0, i, false
}

// name reads the name of a day of the week at i: 月曜, Monday, 星期一, 周一,
// 월요일. Short ones, 月 and Mon, only where the caller knows that one stands there.
func (f weekdays) name(i int, short bool) (day time.Weekday, end int, ok bool) {
	r := f.Rune(i)
	if d := strings.IndexRune(japaneseDays, r); d >= 0 && (f.Rune(i+1) == '曜' || short && !isHan(f.Rune(i+1))) {
		return time.Weekday(d / 3), f.Behind(i+1, "曜日", "曜"), true
	}
	if d := strings.IndexRune(koreanDays, r); d >= 0 && (f.Has(i+1, "요일") || short && f.Rune(i+1) == ')') {
		return time.Weekday(d / 3), f.Behind(i+1, "요일"), true
	}
	if day, end, ok := f.chineseName(i, short); ok {
		return day, end, ok
	}
	return f.englishName(i, short)
}

func (f weekdays) chineseName(i int, short bool) (day time.Weekday, end int, ok bool) {
	j := f.Behind(i, "星期", "礼拜", "禮拜", "周", "週")
	switch {
	case j > i && (j > i+1 || short || f.lang == "zh"): // 一周一次 in Japanese is no Monday
		return f.chineseDay(j)
	case j == i && short && f.lang == "zh" && !jatext.IsASCIILetter(f.Rune(i)): // 5月3日(五)
		return f.chineseDay(i)
	}
	return 0, i, false
}

func (f weekdays) englishName(i int, short bool) (time.Weekday, int, bool) {
	if !f.wordStart(i) {
		return 0, i, false
	}
	if m, end := f.latin(words.DayName, i); end > i {
		return time.Weekday(m.N), end, true
	}
	if m, end := f.latin(words.ShortDay, i); short && end > i {
		return time.Weekday(m.N), f.Behind(end, "."), true
	}
	return 0, i, false
}

// behind adds the weekday behind a date that ends at i: (月), 月曜日,
// (Mon), は月曜日. It sets where the date ends.
func (f weekdays) behind(w Date, i int) Date {
	w.To = i
	j := f.Blanks(i)
	if f.Rune(j) == '(' {
		if d, end, ok := f.name(f.Blanks(j+1), true); ok {
			if closing := f.closing(end); closing > end {
				w.Weekday, w.HasWeekday, w.To = d, true, closing
			}
		}
		return w
	}
	j = f.Blanks(f.Behind(j, "の", "は", "은", "는", "是", ",", "、"))
	d, end, ok := f.name(j, f.lang == "zh" && j == i)
	if !ok || jatext.IsASCIILetter(f.Rune(j)) && j == i {
		return w
	}
	if sep := f.Rune(j - 1); sep == '、' || strings.ContainsRune("は,은는是 ", sep) && f.goesOn(end) {
		return w // a list: 22日、月曜日
	}
	w.Weekday, w.HasWeekday, w.To = d, true, end
	return w
}

// closing is the end of the bracket in which a weekday ends at i: (月・祝); i where there is
// none.
func (f weekdays) closing(i int) int {
	for k := i; k < i+6 && f.Rune(k) != 0 && f.Rune(k) != '\n'; k++ {
		if f.Rune(k) == ')' {
			return k + 1
		}
	}
	return i
}

// goesOn reports whether what stands at i makes of a weekday something else than
// the day before it: "May 3, Monday to Friday", 月曜以外.
func (f weekdays) goesOn(i int) bool {
	j := f.Blanks(i)
	return f.Any(j, "以外", "から", "~", "〜", "-", "–", "と", "、", "・", "to ", "and ", "or ", "next", "到", "至", "부터", "과 ", "와 ", "を除", "s ")
}

// read takes a day of the week that stands for itself: 月曜, 次の月曜, next
// Monday. A date right behind it is the one that is meant, the name its weekday.
func (f weekdays) read(i int) (Date, bool) {
	w := Date{From: i}
	at, short := i, false
	at, short = f.which(i, &w)
	d, end, ok := f.name(at, short || f.dated(at))
	if !ok {
		return w, false
	}
	w.Weekday, w.HasWeekday, w.To = d, true, end
	if out, ok := f.date(w, end); ok {
		return out, true
	}
	if before, _ := f.Before(i); f.everyWeek(i, end) || before == "a" { // it is a Saturday
		w.vague = true
	}
	if to := f.elsewhere(i, end); to > end {
		w.vague, w.To = true, to
		return w, true
	}
	return f.week(w), true
}

// elsewhere is the end of what tells a weekday from something else than today: "the Monday
// after next", "Monday week", "the first Monday of May", "Good Friday"; end for
// nothing such.
func (f weekdays) elsewhere(from, end int) int {
	j := f.Blanks(end)
	before, _ := f.Before(from)
	switch next := f.Low(j); {
	case next == "after" || next == "before":
		k := f.Blanks(f.Behind(f.Blanks(j+len(next)), "the "))
		if w, ok := f.single(k); ok {
			return w.To
		}
		return k + len(f.Low(k))
	case next == "week" || next == "fortnight":
		return j + len(next)
	case next == "of" || next == "in":
		if w, ok := f.english.monthFirst(f.Blanks(j + 2)); ok {
			return w.To
		}
	}
	if words.Is(words.Special, before) {
		return end + 1
	}
	return end
}

// which reads the words in front of a name of a day of the week.
func (f weekdays) which(i int, w *Date) (at int, short bool) {
	if m, end := f.word(words.Weekday, i); end > i && !jatext.IsASCIILetter(f.Rune(i)) {
		if isHangul(f.Rune(i)) {
			end = f.Behind(end, " ")
		}
		if !isHangul(f.Rune(end - 1)) {
			w.Pick, w.N = m.Pick, m.N
			return end, false // 次の日 is no Sunday
		}
	}
	at = i
	for range 2 {
		m, end := f.latin(words.Weekday, at)
		if end == at {
			return at, at > i
		}
		if m.Pick != words.Plain {
			w.Pick, w.N = m.Pick, m.N
		}
		at = f.Blanks(end)
	}
	return at, true
}

// dated reports whether a short name of a weekday at i stands before a date
// or is marked as one: Mon 15 April, Mon.
func (f weekdays) dated(i int) bool {
	w := f.Word(i)
	if w == "" || len(w) > 5 {
		return false
	}
	j := f.Blanks(f.Behind(i+len(w), ".", ","))
	m, _ := f.english.month(f.Blanks(f.Behind(j, "the ")))
	return m != 0 || jatext.IsFigure(f.Rune(f.Behind(j, "the ")))
}

// date reads the date behind a weekday: Monday, April 15; 月曜日の15日.
func (f weekdays) date(w Date, end int) (Date, bool) {
	j := f.Blanks(f.Behind(f.Behind(f.Blanks(end), ",", "の", "("), " the ", "the "))
	if f.Rune(j) == '(' || j == end && jatext.IsASCIILetter(f.Rune(j)) {
		return w, false
	}
	d, ok := f.figures.read(j)
	if !ok {
		d, ok = f.english.monthFirst(j)
	}
	if !ok {
		d, ok = f.english.ordinalDay(j)
	}
	if !ok || d.Day == 0 || d.Unit != words.NoUnit || d.vague {
		return w, ok && d.vague && d.Absolute()
	}
	d.From, d.Weekday, d.HasWeekday = w.From, w.Weekday, true
	if f.Rune(j-1) == '(' {
		d.To = f.Behind(d.To, ")")
	}
	return d, true
}

// everyWeek reports whether the name of a day from from to end means all of them, or
// all others: 毎週月曜, every Monday, 日曜以外.
func (f weekdays) everyWeek(from, end int) bool {
	before, _ := f.Before(from)
	return before == "every" || before == "each" || f.Any(f.Blanks(end), "以外", "を除", "除", "마다")
}

// week reads the week behind a name of a day: Monday next week.
func (f weekdays) week(w Date) Date {
	j := f.Blanks(w.To)
	if f.Has(j, "of ") || f.Has(j, "in ") {
		j = f.Blanks(j + 3)
	}
	if f.Word(j) == "" || w.Pick != words.Plain {
		return w
	}
	if s, end, ok := f.english.week(j); ok && s.Unit == words.Weeks {
		w.Unit, w.N, w.To = words.Weeks, s.N, end
	}
	return w
}
