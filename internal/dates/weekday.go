package dates

import (
	"slices"
	"strings"
	"time"
)

const (
	japaneseDays = "日月火水木金土"
	koreanDays   = "일월화수목금토"
	chineseDays  = "日一二三四五六"
)

// weekdayName reads the name of a day of the week at i: 月曜, Monday, 星期一, 周一,
// 월요일. Short ones, 月 and Mon, only where the caller knows that one stands there.
func (f *finder) weekdayName(i int, short bool) (day time.Weekday, end int, ok bool) {
	r := f.rune(i)
	if d := strings.IndexRune(japaneseDays, r); d >= 0 && (f.rune(i+1) == '曜' || short && !isHan(f.rune(i+1))) {
		return time.Weekday(d / 3), f.any(i+1, "曜日", "曜"), true
	}
	if d := strings.IndexRune(koreanDays, r); d >= 0 && (f.has(i+1, "요일") || short && f.rune(i+1) == ')') {
		return time.Weekday(d / 3), f.any(i+1, "요일"), true
	}
	if day, end, ok := f.chineseWeekday(i, short); ok {
		return day, end, ok
	}
	return f.englishWeekday(i, short)
}

func (f *finder) chineseWeekday(i int, short bool) (day time.Weekday, end int, ok bool) {
	j := f.any(i, "星期", "礼拜", "禮拜", "周", "週")
	switch {
	case j > i && (j > i+1 || short || f.lang == "zh"): // 一周一次 in Japanese is no Monday
		return f.chineseDay(j)
	case j == i && short && f.lang == "zh" && !isLetter(f.rune(i)): // 5月3日(五)
		return f.chineseDay(i)
	}
	return 0, i, false
}

func (f *finder) englishWeekday(i int, short bool) (time.Weekday, int, bool) {
	w := f.low(i)
	if len(w) < 3 || !f.wordStart(i) {
		return 0, i, false
	}
	for d := time.Sunday; d <= time.Saturday; d++ {
		name := strings.ToLower(d.String())
		brief := short && (w == name[:3] || slices.Contains([]string{"tues", "thur", "thurs"}, w) && strings.HasPrefix(name, w[:3]))
		if w == name || brief {
			end := i + len(w)
			if brief {
				end = f.any(end, ".")
			}
			return d, end, true
		}
	}
	return 0, i, false
}

// weekdayBehind adds the weekday behind a date that ends at i: (月), 月曜日,
// (Mon), は月曜日. It sets where the date ends.
func (f *finder) weekdayBehind(w Written, i int) Written {
	w.To = i
	j := f.blanks(i)
	if f.rune(j) == '(' {
		if d, end, ok := f.weekdayName(f.blanks(j+1), true); ok {
			if closing := f.closing(end); closing > end {
				w.Weekday, w.HasWeekday, w.To = d, true, closing
			}
		}
		return w
	}
	j = f.blanks(f.any(j, "の", "は", "은", "는", "是", ",", "、"))
	d, end, ok := f.weekdayName(j, f.lang == "zh" && j == i)
	if !ok || isLetter(f.rune(j)) && j == i {
		return w
	}
	if sep := f.rune(j - 1); sep == '、' || strings.ContainsRune("は,은는是 ", sep) && f.goesOn(end) {
		return w // a list: 22日、月曜日
	}
	w.Weekday, w.HasWeekday, w.To = d, true, end
	return w
}

// closing is the end of the bracket in which a weekday ends at i: (月・祝); i where there is
// none.
func (f *finder) closing(i int) int {
	for k := i; k < i+6 && f.rune(k) != 0 && f.rune(k) != '\n'; k++ {
		if f.rune(k) == ')' {
			return k + 1
		}
	}
	return i
}

// goesOn reports whether what stands at i makes of a weekday something else than
// the day before it: "May 3, Monday to Friday", 月曜以外.
func (f *finder) goesOn(i int) bool {
	j := f.blanks(i)
	return f.stands(j, "以外", "から", "~", "〜", "-", "–", "と", "、", "・", "to ", "and ", "or ", "next", "到", "至", "부터", "과 ", "와 ", "を除", "s ")
}

// weekly reads a day of the week that stands for itself: 月曜, 次の月曜, next
// Monday. A date right behind it is the one that is meant, the name its weekday.
func (f *finder) weekly(i int) (Written, bool) {
	w := Written{From: i}
	at, short := i, false
	at, short = f.whichWeekday(i, &w)
	d, end, ok := f.weekdayName(at, short || f.datedBehind(at))
	if !ok {
		return w, false
	}
	w.Weekday, w.HasWeekday, w.To = d, true, end
	if out, ok := f.dateBehind(w, end); ok {
		return out, true
	}
	if before, _ := f.before(i); f.everyWeek(i, end) || before == "a" { // it is a Saturday
		w.vague = true
	}
	if to := f.weekElse(i, end); to > end {
		w.vague, w.To = true, to
		return w, true
	}
	return f.weekBehind(w), true
}

// weekElse is the end of what tells a weekday from something else than today: "the Monday
// after next", "Monday week", "the first Monday of May", "Good Friday"; end for
// nothing such.
func (f *finder) weekElse(from, end int) int {
	j := f.blanks(end)
	before, _ := f.before(from)
	switch next := f.low(j); {
	case next == "after" || next == "before":
		k := f.blanks(f.any(f.blanks(j+len(next)), "the "))
		if w, ok := f.single(k); ok {
			return w.To
		}
		return k + len(f.low(k))
	case next == "week" || next == "fortnight":
		return j + len(next)
	case next == "of" || next == "in":
		if w, ok := f.monthFirst(f.blanks(j + 2)); ok {
			return w.To
		}
	}
	if slices.Contains(ordinals[:5], before) || slices.Contains([]string{"good", "black", "easter", "cyber", "holiday", "whit", "other",
		"st", "nd", "rd", "th"}, before) {
		return end + 1
	}
	return end
}

// whichWeekday reads the words in front of a name of a day of the week.
func (f *finder) whichWeekday(i int, w *Written) (at int, short bool) {
	for _, s := range []struct {
		words string
		pick  pick
		n     int
	}{
		{"この次の", strictly, 1}, {"次の", strictly, 1}, {"今度の", strictly, 1}, {"つぎの", strictly, 1}, {"こんどの", strictly, 1},
		{"돌아오는 ", strictly, 1}, {"다가오는 ", strictly, 1}, {"오는 ", strictly, 1}, {"지난 ", strictly, -1}, {"이번 ", plain, 0},
		{"この前の", strictly, -1}, {"こないだの", strictly, -1}, {"この間の", strictly, -1}, {"前の", strictly, -1},
	} {
		if f.has(i, s.words) {
			w.pick, w.n = s.pick, s.n
			return i + len([]rune(s.words)), false // 次の日 is no Sunday
		}
	}
	at = i
	for range 2 {
		switch f.low(at) {
		case "next", "following":
			w.pick, w.n = loosely, 1
		case "last", "past", "previous":
			w.pick, w.n = loosely, -1
		case "coming", "upcoming":
			w.pick, w.n = strictly, 1
		case "this":
		default:
			return at, at > i
		}
		at = f.blanks(at + len(f.low(at)))
	}
	return at, true
}

// datedBehind reports whether a short name of a weekday at i stands before a date
// or is marked as one: Mon 15 April, Mon.
func (f *finder) datedBehind(i int) bool {
	w := f.word(i)
	if w == "" || len(w) > 5 {
		return false
	}
	j := f.blanks(f.any(i+len(w), ".", ","))
	m, _ := f.month(f.blanks(f.any(j, "the ")))
	return m != 0 || isDigit(f.rune(f.any(j, "the ")))
}

// dateBehind reads the date behind a weekday: Monday, April 15; 月曜日の15日.
func (f *finder) dateBehind(w Written, end int) (Written, bool) {
	j := f.blanks(f.any(f.any(f.blanks(end), ",", "の", "("), " the ", "the "))
	if f.rune(j) == '(' || j == end && isLetter(f.rune(j)) {
		return w, false
	}
	d, ok := f.numeric(j)
	if !ok {
		d, ok = f.monthFirst(j)
	}
	if !ok {
		d, ok = f.ordinalDay(j)
	}
	if !ok || d.Day == 0 || d.unit != none || d.vague {
		return w, ok && d.vague && d.Absolute()
	}
	d.From, d.Weekday, d.HasWeekday = w.From, w.Weekday, true
	if f.rune(j-1) == '(' {
		d.To = f.any(d.To, ")")
	}
	return d, true
}

// everyWeek reports whether the name of a day from from to end means all of them, or
// all others: 毎週月曜, every Monday, 日曜以外.
func (f *finder) everyWeek(from, end int) bool {
	before, _ := f.before(from)
	return before == "every" || before == "each" || f.stands(f.blanks(end), "以外", "を除", "除", "마다")
}

// weekBehind reads the week behind a name of a day: Monday next week.
func (f *finder) weekBehind(w Written) Written {
	j := f.blanks(w.To)
	if f.has(j, "of ") || f.has(j, "in ") {
		j = f.blanks(j + 3)
	}
	if f.word(j) == "" || w.pick != plain {
		return w
	}
	if s, end, ok := f.englishWeek(j); ok && s.unit == weeks {
		w.unit, w.n, w.To = weeks, s.n, end
	}
	return w
}
