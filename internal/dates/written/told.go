package written

import (
	"slices"
	"time"

	"madoguchi/internal/dates/words"
	"madoguchi/internal/jatext"
)

// told read days that Japanese, Chinese and Korean tell from today, and those that have a name: 明日,
// 来週の月曜, 三天后, 大晦日.
type told struct{ *finder }

// read takes a word such as 明日 or 来週の月曜.
func (f told) read(i int) (Date, bool) {
	m, end := f.word(words.Told, i)
	if end == i {
		return Date{}, false
	}
	w := Date{From: i, To: end, Unit: m.Unit, N: m.N}
	switch m.Unit {
	case words.Days:
		if !f.wholeWord(i, w.To) {
			return w, false
		}
		return f.sameDay(f.weekdays.behind(w, w.To)), true
	case words.Weeks, words.Weekends:
		return f.week(w), true
	case words.Months:
		return f.month(w)
	case words.Years:
		return f.figures.monthBehind(w, f.Behind(w.To, "의"))
	}
	return w, true
}

// wholeWord reports whether あす and the like, in kana, stand there as a word.
func (f told) wholeWord(from, to int) bool {
	if f.Any(to, "香", "子さん", "子様", "子です", "菜") || f.Has(from, "그제") && f.Any(to, "야", "서") {
		return false // names, and 그제야
	}
	if !isKana(f.Rune(from)) {
		return true
	}
	return !isKana(f.Rune(from-1)) && (!isKana(f.Rune(to)) || f.Any(to, "は", "の", "も", "に", "か", "で", "って", "、", "から", "まで", "なら",
		"や", "と", "電"))
}

// sameDay reads the date that says once more which day it is: 明日4月13日.
func (f told) sameDay(w Date) Date {
	j := f.Blanks(f.Behind(w.To, "の", "(", "、"))
	if d, ok := f.figures.read(j); ok && d.Day != 0 && d.Unit == words.NoUnit && !d.vague {
		d.From = w.From
		if f.Rune(j-1) == '(' {
			d.To = f.Behind(d.To, ")")
		}
		return d
	}
	return w
}

// week reads the day behind 来週の, or its weekend.
func (f told) week(w Date) Date {
	j := f.Behind(f.of(w.To), "的")
	if end := f.Behind(j, "土日", "週末", "周末"); end > j {
		w.Unit, w.To = words.Weekends, end
		return w
	}
	d, end, ok := f.weekdays.name(j, false)
	if !ok && f.Any(w.From, "上", "下", "这", "這", "本") {
		d, end, ok = f.weekdays.chineseDay(w.To)
	}
	if !ok {
		return w
	}
	if w.Unit == words.Weekends && d != time.Saturday && d != time.Sunday {
		return w
	}
	w.Unit, w.Weekday, w.HasWeekday, w.To = words.Weeks, d, true, end
	if out, ok := f.weekdays.date(w, end); ok && out.Day != 0 {
		out.From = w.From
		return out
	}
	return w
}

// month reads the day behind 来月: 来月5日, 来月末.
func (f told) month(w Date) (Date, bool) {
	j := f.of(w.To)
	if end := f.Behind(f.Blanks(j), "末日", "末", "最終日", "最後の日", "底", "最后一天", "最後一天", "말", "마지막 날", "마지막날"); end > f.Blanks(j) {
		w.Last, w.To = true, end
		return w, true
	}
	d := f.number(j)
	k := f.Blanks(d.end)
	if d.end > j && d.value > 0 && d.value < 100 && f.Any(k, "日", "号", "號", "일") && (!f.figures.lasting(j, k+1) || f.Rune(j-1) != 'の') {
		w.Day = d.value
		return f.weekdays.behind(w, k+1), true
	}
	return w, true
}

// monthEnd reads 月末 of this month.
func (f told) monthEnd(i int) (Date, bool) {
	end := f.Behind(i, "月末", "月底", "월말")
	if end == i || jatext.IsFigure(f.Rune(i-1)) || isKanjiDigit(f.Rune(i-1)) || f.Any(i-1, "毎", "每", "매") {
		return Date{}, false
	}
	return Date{From: i, To: f.Behind(end, "日"), Unit: words.Months, Last: true}, true
}

// namedDay reads the days that have a name of their own: 大晦日, 元日, 年末の30日.
func (f told) namedDay(i int) (Date, bool) {
	for _, turn := range [...]struct {
		month int
		names []string
	}{{12, []string{"年末"}}, {1, []string{"年始", "年明け", "正月", "新年"}}} {
		end := f.Behind(i, turn.names...)
		j := f.of(end)
		if d := f.number(j); end > i && d.value > 0 && d.value <= 31 && f.Has(d.end, "日") && !f.figures.lasting(j, d.end+1) {
			return f.weekdays.behind(Date{From: i, Month: turn.month, Day: d.value}, d.end+1), true
		}
	}
	if end := f.Behind(i, "大晦日", "大みそか"); end > i {
		return Date{From: i, To: end, Month: 12, Day: 31}, true
	}
	if end := f.Behind(i, "元日", "元旦"); end > i {
		return Date{From: i, To: end, Month: 1, Day: 1}, true
	}
	return Date{}, false
}

// offset reads a number of days, weeks or months from now: 3日後, 2週間前, 三天后,
// 3일 후, 3 days ago. 「発表の3日後」 counts from something else.
func (f told) offset(i int, n numeral) (Date, bool) {
	j := f.Blanks(n.end)
	m, end := f.word(words.InUnits, j)
	w := Date{From: i, Unit: m.Unit, N: n.value * m.N}
	if end == j || n.value > 400 {
		return w, false
	}
	switch k := f.Blanks(end); {
	case f.Any(k, "後日", "前後"):
		return w, false
	case f.Any(k, "後", "后", "후", "뒤", "from now", "from today"):
		w.To = f.Behind(k, "後", "后", "후", "뒤", "from now", "from today")
	case f.Any(k, "前", "전", "ago"):
		w.To, w.N = f.Behind(k, "前", "전", "ago"), -w.N
	default:
		return w, false
	}
	w.vague = f.fromElse(i, w.To)
	if _, end, ok := f.weekdays.name(f.of(w.To), false); ok {
		w.To, w.vague = end, true // 一週間前の月曜
	}
	return w, true
}

// counted reads 사흘 전 and 일주일 뒤.
func (f told) counted(i int) (Date, bool) {
	m, end := f.word(words.Length, i)
	if end == i || isHangul(f.Rune(i-1)) {
		return Date{}, false
	}
	w := Date{From: i, Unit: m.Unit, N: m.N}
	switch k := f.Blanks(end); {
	case f.Any(k, "후", "뒤"):
		w.To = k + 1
		return w, true
	case f.Any(k, "전"):
		w.To, w.N = k+1, -m.N
		return w, true
	}
	return Date{}, false
}

// fromElse reports whether a length of time from from to to counts from something
// else than today.
func (f told) fromElse(from, to int) bool {
	j := from
	for j > 0 && f.Text[j-1] == ' ' {
		j--
	}
	if f.Any(to, "までに", "まで") || f.Any(j-2, "から", "より", "して", "いて") || f.Any(j-1, "の", "て", "後", "約", "的") {
		return true
	}
	before, _ := f.Before(from)
	return slices.Contains([]string{"after", "before", "within", "about", "of", "every"}, before)
}
