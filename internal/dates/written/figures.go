package written

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	"madoguchi/internal/dates/words"
	"madoguchi/internal/jatext"
)

// figures read dates of numbers and the words behind them: 2019年4月13日, 5월 3일, 13号.
type figures struct{ *finder }

// read takes a date that starts with a number: 2019年4月13日, 4月13日, 13日,
// 2019-04-13, 4/13, 13 April, 3日後.
func (f figures) read(i int) (Date, bool) {
	n := f.number(i)
	if w, ok := f.run(i, n); ok {
		return w, true
	}
	if n.end == i || n.value < 0 || !f.starts(i) {
		return Date{}, false
	}
	w := Date{From: i}
	if w, ok := f.told.offset(i, n); ok {
		return w, true
	}
	switch j := f.Blanks(n.end); f.Rune(j) {
	case '年', '년':
		return f.year(w, n, j+1)
	case '月', '월':
		return f.month(w, n, j+1)
	case '日', '일', '号', '號':
		return f.day(w, n, j)
	}
	if f.opensSpan(n) {
		w.Day, w.To = n.value, n.end
		return w, true
	}
	if w, ok := f.points.read(i, n); ok {
		return w, true
	}
	return f.english.dayMonth(i, n)
}

// run reads 20190413 where what follows says that it is a day: eight digits alone are
// more often the number of something.
func (f figures) run(i int, n numeral) (Date, bool) {
	if n.kanji || n.end-i != 8 || !f.starts(i) {
		return Date{}, false
	}
	value, _ := strconv.Atoi(string(f.Text[i:n.end]))
	w := Date{From: i, To: n.end, Year: value / 10000, Month: value / 100 % 100, Day: value % 100}
	ok := w.Year >= 1900 && w.Year <= 2100 && w.Month >= 1 && w.Month <= 12 && w.Day >= 1 && w.Day <= 31 &&
		f.Any(n.end, "に", "から", "まで", "付", "以降", "以前", "购", "購", "에 ", "부터", "까지")
	return w, ok
}

// opensSpan reports whether a number is the first day of a span whose second one alone
// is marked as a day: 3到6号, 「3~6日は」. 「3~6日で」 counts days.
func (f figures) opensSpan(n numeral) bool {
	j := f.Behind(n.end, "到", "至", "~", "〜", "-", "–", "から")
	last := f.number(j)
	if j == n.end || last.end == j || n.value < 1 || n.value > 31 || last.value < 1 || last.value > 31 {
		return false
	}
	switch sign := f.Rune(last.end); sign {
	case '号', '號':
		return f.lang == "zh"
	case '日', '일':
		return f.Any(last.end+1, "は", "まで", "の", "も", "은", "는", "까지", "에") && !f.lasting(n.end, last.end+1)
	}
	return false
}

// year reads what stands behind 2019年. A year of two digits may be one of
// an era or of the century, so a date behind it is not read.
func (f figures) year(w Date, n numeral, i int) (Date, bool) {
	if end := f.Behind(f.Blanks(i), "前の", "前"); n.value < 100 && end > f.Blanks(i) {
		w.Unit, w.N = words.Years, -n.value
		out, ok := f.monthBehind(w, end)
		return out, ok && out.Month != 0
	}
	if n.value >= 1900 && n.value <= 2100 {
		w.Year = n.value
		return f.monthBehind(w, i)
	}
	out, ok := f.monthBehind(w, i)
	out.vague = true
	return out, ok && out.Month != 0
}

// monthBehind reads the month and the day that follow a year at i, if there are any.
func (f figures) monthBehind(w Date, i int) (Date, bool) {
	w.To = i
	if f.Any(i, "度", "間") {
		w.vague, w.To = true, i+1
		return w, true
	}
	j := f.otherYear(f.of(i))
	m := f.number(j)
	if k := f.Blanks(m.end); m.end > j && f.Any(k, "月", "월") {
		if out, ok := f.month(w, m, k+1); ok {
			return out, true
		}
	}
	if w.Unit != words.Years {
		return w, true
	}
	if end := f.Behind(j, "今日", "本日", "昨日", "明日", "今天", "昨天", "明天", "오늘", "어제", "내일"); end > j {
		w.vague, w.To = true, end // 去年の今日
		return w, true
	}
	if out, ok := f.points.slashed(j, f.digits(j)); ok && out.Year == 0 { // 来年の1/6
		out.From, out.Unit, out.N = w.From, w.Unit, w.N
		return out, true
	}
	return w, true
}

// otherYear skips the same year in another count: 2019年(平成31年)4月13日.
func (f figures) otherYear(i int) int {
	if f.Rune(i) == '(' {
		if _, end, _ := f.era(i + 1); end > 0 && f.Has(end, "年)") {
			return f.of(end + 2)
		}
	}
	return i
}

// month reads what stands behind 4月: a day, its end, or nothing.
func (f figures) month(w Date, n numeral, i int) (Date, bool) {
	if n.value < 1 || n.value > 99 || f.Any(i, "曜", "間") {
		return w, false
	}
	w.Month, w.To = n.value, i
	if end := f.Behind(i, "分", "号", "號", "期", "度"); end > i && !f.Has(i, "分の1") {
		w.vague, w.To = true, end // 3月分 and 3月号 are no days of March
		return w, true
	}
	if end := f.Behind(f.of(i), "末日", "末", "底", "말"); end > f.of(i) {
		w.Last, w.To = true, end
		return w, true
	}
	if day, end := f.dayBehind(f.of(i)); day != 0 {
		w.Day = day
		return f.weekdays.behind(w, end), true
	}
	return w, n.value <= 12
}

// dayBehind reads the day behind a month, 13日 or 13; 0 for none.
func (f figures) dayBehind(i int) (day, end int) {
	d := f.number(i)
	k := f.Blanks(d.end)
	switch {
	case d.end == i || d.value < 1 || d.value > 99:
		return 0, i
	case f.Any(k, "日", "일", "号", "號"):
		if f.Rune(i-1) == 'の' && f.lasting(i, k+1) {
			return 0, i // 4月の3日間
		}
		return d.value, k + 1
	case !d.kanji && f.endsBare(d.end):
		return d.value, d.end
	}
	return 0, i
}

// endsBare reports whether the 13 of 4月13 ends at i and counts nothing.
func (f figures) endsBare(i int) bool {
	r := f.Rune(i)
	if r == '(' || r == '土' || r == ':' || r == '%' || r == '.' && jatext.IsFigure(f.Rune(i+1)) {
		return r == '('
	}
	if r == 'か' && strings.ContainsRune("月所国", f.Rune(i+1)) || r == 'つ' || r == 'ヶ' || r == 'カ' || r == 'ケ' {
		return false
	}
	return !jatext.IsFigure(r) && !jatext.IsASCIILetter(r) && !isHan(r)
}

// day reads 13日 without a month; i is where 日 stands. It is no date
// where it counts days.
func (f figures) day(w Date, n numeral, i int) (Date, bool) {
	sign := f.Rune(i) == '号' || f.Rune(i) == '號'
	if n.value < 1 || n.value > 31 || n.kanji && isHan(f.Rune(w.From-1)) && !strings.ContainsRune("月曜和到至", f.Rune(w.From-1)) {
		return w, false
	}
	if sign && (f.lang != "zh" || f.Behind(i+1, "码", "碼", "线", "線", "楼", "樓", "店", "车", "車", "客", "门", "門", "房") > i+1) {
		return w, false
	}
	if f.lasting(w.From, i+1) {
		return w, false
	}
	w.Day = n.value
	return f.weekdays.behind(w, i+1), true
}

// lasting reports whether the 3日 that stands from from to end is a length of time
// and no day: 3日間, 3日で届く, もう3日も待った, 2、3日.
func (f figures) lasting(from, end int) bool {
	if f.is(words.Lasting, end) || f.is(words.Apart, f.Blanks(end)) {
		return true
	}
	if waited := f.Behind(f.Behind(end, "ほど"), "も"); f.is(words.Waiting, waited) || f.Has(waited, " 기다") {
		return true
	}
	if f.Has(end, "で") && !f.Any(end+1, "す", "し", "、", "も") {
		return true
	}
	if n := f.digits(end); n.end > end && f.Any(n.end, "時間", "回", "件") {
		return true // 1日8時間
	}
	return f.aheadOfLength(from) || f.some(from)
}

// aheadOfLength reports whether a word of a length of time ends at i, at once or behind a
// space.
func (f figures) aheadOfLength(i int) bool {
	if unicode.IsSpace(f.Rune(i - 1)) {
		_, end := f.word(words.Ahead, i-2)
		return end == i-1
	}
	_, one := f.word(words.Ahead, i-1)
	_, two := f.word(words.Ahead, i-2)
	return one == i || two == i
}

// some reports whether a number of days is a guess: 2、3日 and 二三日.
func (f figures) some(from int) bool {
	if from == f.gap && from > 0 {
		return false
	}
	if r := f.Rune(from - 1); r != 0 && strings.ContainsRune("、,・~〜-–", r) && jatext.IsFigure(f.Rune(from-2)) {
		return true
	}
	run := string(f.Text[from:min(from+2, len(f.Text))])
	return slices.Contains([]string{"二三", "三四", "四五", "五六", "六七", "七八", "八九"}, run)
}
