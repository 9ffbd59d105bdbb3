package dates

import (
	"slices"
	"strings"
)

// Find returns the dates in a text in NFKC, in order. The language tells how the
// text writes 4/5 ("ja": the month in front; else it may be either and is left
// alone) and what 3号 is ("zh": a day).
//
// What only looks like a date is left out: times, amounts, telephone numbers,
// lengths of time, 24/7, 3月分, and days that are told from something else than
// today (翌3日, every Monday). It takes time in proportion to the text.
func Find(text []rune, lang string) []Mention {
	f := &finder{in: text, lang: lang}
	var all []Mention
	for i := 0; i < len(text); {
		m, end := f.mention(i)
		if end == i {
			i = f.skip(i)
			continue
		}
		if !m.First.vague && !m.Last.vague {
			all = append(all, m)
			all, end = f.list(all, end)
		}
		i = end
	}
	return f.months(all)
}

// skip goes on behind what is no date: a number or a word as a whole.
func (f *finder) skip(i int) int {
	switch r := f.in[i]; {
	case isDigit(r):
		return f.digits(i).end
	case isLetter(r):
		return i + len(f.word(i))
	}
	return i + 1
}

// mention reads a date at i, and the span that it begins; end is i for none.
func (f *finder) mention(i int) (m Mention, end int) {
	w, ok := f.single(i)
	if !ok || w.To <= i {
		return m, i
	}
	if f.any2(f.blanks(w.To), "以外", "を除", "生まれ", "生 ") || f.counted(w) {
		w.vague = true
	}
	m = Mention{First: w, Last: w}
	if last, ok := f.spanBehind(w); ok {
		m.Last, m.Span = last, true
		if w.pick == plain && w.HasWeekday && !w.Absolute() && w.unit == none && !last.Absolute() {
			m.First.vague = last.unit == none // 月曜から金曜: every week
		}
		if w.unit == weeks && w.HasWeekday && last.unit == none && last.HasWeekday && !last.Absolute() {
			m.Last.unit, m.Last.n = weeks, w.n // 来週の月曜から水曜
		}
		if last.unit == weeks && w.unit == none && w.HasWeekday && !w.Absolute() {
			m.First.unit, m.First.n, m.First.vague = weeks, last.n, false // Monday to Wednesday next week
		}
	}
	return m, m.Last.To
}

// counted reports whether a date is only where another one is counted from: 5月3日の翌日,
// 5月3日から3日後, "the day after May 3".
func (f *finder) counted(w Written) bool {
	if f.any2(f.blanks(w.To), "の翌", "翌日", "の前日", "前日", "の次の", "の前の", "の後の", "的第二天", "第二天", "的前一天", "다음 날", "다음날", "의 다음", "전날") {
		return true
	}
	if j := f.any(w.To, "の", "から", "より"); j > w.To {
		if n := f.number(j); n.end > j && f.any2(n.end, "日後", "日前", "週間後", "週間前", "か月後", "ヶ月後", "か月前", "ヶ月前", "営業日") {
			return true
		}
	}
	word, at := f.before(w.From)
	if word == "the" || word == "on" {
		word, at = f.before(at)
	}
	if word != "after" && word != "before" && word != "from" {
		return false
	}
	word, at = f.before(at)
	_, _, weekday := f.englishWeekday(at, true)
	return weekday || slices.Contains([]string{"day", "days", "week", "weeks", "month", "months", "weekend"}, word)
}

// single reads one date at i.
func (f *finder) single(i int) (Written, bool) {
	r := f.rune(i)
	switch {
	case isDigit(r):
		if w, ok := f.numeric(i); ok {
			return w, ok
		}
		if !f.starts(i) {
			return Written{}, false
		}
		if w, ok := f.englishOffset(i); ok {
			return w, ok
		}
		return f.ordinalDay(i)
	case isLetter(r):
		return f.english(i)
	case isKanjiDigit(r):
		if w, ok := f.spokenDate(i); ok { // 一昨日
			return w, ok
		}
		return f.numeric(i)
	case !beginnings[r]:
		return Written{}, false
	}
	return f.asian(i)
}

func (f *finder) english(i int) (Written, bool) {
	if !f.wordStart(i) {
		return Written{}, false
	}
	for _, read := range []func(int) (Written, bool){f.eraDate, f.englishDay, f.spokenWeek, f.weekly, f.monthFirst} {
		if w, ok := read(i); ok {
			return w, true
		}
	}
	if f.low(i) == "the" {
		return f.ordinalDay(i)
	}
	if d, end := f.ordinalWord(i); d != 0 && f.hasFold(end, " of ") {
		return f.ordinalDay(i)
	}
	return Written{}, false
}

// beginnings are the signs with which the words of a date in Japanese, Chinese and Korean
// start.
var beginnings = func() map[rune]bool {
	all := map[rune]bool{}
	for _, s := range spoken {
		all[first(s.words)] = true
	}
	for _, w := range elsewhere {
		all[first(w)] = true
	}
	for _, e := range eras {
		all[first(e.name)] = true
	}
	for _, r := range japaneseDays + koreanDays + "星礼禮周週月월大元年正新次今つここの前오돌다지이" {
		all[r] = true
	}
	return all
}()

func first(s string) rune { return []rune(s)[0] }

func (f *finder) asian(i int) (Written, bool) {
	for _, read := range []func(int) (Written, bool){f.eraDate, f.spokenDate, f.monthEnd, f.namedDay, f.other, f.weekly} {
		if w, ok := read(i); ok {
			return w, true
		}
	}
	return Written{}, false
}

// other takes a date that is told from something else, as a whole: 翌3日, 毎週月曜.
func (f *finder) other(i int) (Written, bool) {
	end := f.any(i, elsewhere...)
	if end == i || isHan(f.rune(i-1)) && f.rune(i) == '当' {
		return Written{}, false
	}
	w := Written{From: i, To: end, vague: true}
	if f.rune(i) == '明' {
		return w, true // 明后天: tomorrow and the day after
	}
	j := f.of(end)
	_, after, ok := f.weekdayName(j, false)
	if !ok && f.any2(end-1, "周", "週") {
		_, after, ok = f.chineseDay(end)
	}
	if ok {
		w.To = after
		return w, true
	}
	if d, ok := f.numeric(j); ok {
		w.To = d.To
		return w, true
	}
	return w, false
}

// spanGap is where a span goes on behind から, to, ~ and the like; i where it does
// not.
func (f *finder) spanGap(i int) int {
	j := f.blanks(i)
	end := f.any(j, "から", "より", "~", "〜", "-", "–", "—", "−", "ー", "到", "至", "부터", "에서", "to ", "until ", "till ", "through ", "thru ", "up to ")
	if end == j {
		return i
	}
	if isLetter(f.rune(j)) && !f.wordStart(j) {
		return i
	}
	return f.blanks(f.any(f.blanks(end), "翌年の", "翌年", "翌", "on the ", "on ", "the "))
}

// spanBehind reads the end of the span that a date begins.
func (f *finder) spanBehind(w Written) (Written, bool) {
	i := f.note(w.To)
	j := f.spanGap(i)
	if j == i {
		before, at := f.before(w.From)
		if before == "the" || before == "on" {
			before, _ = f.before(at)
		}
		if before != "between" || !f.hasFold(f.blanks(i), "and ") {
			return w, false
		}
		j = f.blanks(f.any(f.blanks(f.blanks(i)+4), "the "))
	}
	f.gap = j
	last, ok := f.single(j)
	if !ok || last.vague {
		if last, ok = f.bareDay(w, j); !ok {
			return w, false
		}
	}
	f.follow(w, &last)
	return last, w.Whole() == last.Whole()
}

// note skips what stands in brackets behind a date: (サイト開設日).
func (f *finder) note(i int) int {
	j := f.blanks(i)
	if f.rune(j) != '(' {
		return i
	}
	for k := j; k < j+20 && f.rune(k) != 0 && f.rune(k) != '\n'; k++ {
		if f.rune(k) == ')' {
			return k + 1
		}
	}
	return i
}

// bareDay reads a day of which only the number stands there, behind another day:
// the 6 of "May 3-6", of 5/3-6 and of "5月3、4日".
func (f *finder) bareDay(before Written, i int) (Written, bool) {
	n := f.digits(i)
	if n.end == i || n.end > i+2 || n.value < 1 || n.value > 31 || before.Month == 0 || before.Day == 0 {
		return Written{}, false
	}
	r := f.rune(n.end)
	latin := isLetter(f.rune(before.From)) || before.HasWeekday && isLetter(f.rune(before.From))
	end, _ := f.ordinal(n.end)
	switch {
	case r == '/' || r == ':' || r == '.' && isDigit(f.rune(n.end+1)) || r == ',' && !latin && f.digits(n.end+1).end > n.end+3:
		return Written{}, false
	case latin && (f.counts(end) || isLetter(f.rune(end))):
		return Written{}, false
	case !latin && !f.endsBare(n.end):
		return Written{}, false
	}
	if m, _ := f.month(f.blanks(f.any(f.blanks(end), "of "))); m != 0 {
		return Written{}, false
	}
	w := Written{From: i, Day: n.value}
	if latin {
		w.Year, end = f.yearBehind(end)
	}
	return f.weekdayBehind(w, end), true
}

// follow gives a day the month and the year of the date before it in a list or span:
// the next one of that number.
func (f *finder) follow(before Written, w *Written) {
	if w.Day == 0 || w.unit != none || w.Month != 0 {
		return
	}
	if before.unit == months && before.Day != 0 {
		w.unit, w.n = months, before.n
		if w.Day < before.Day {
			w.n++
		}
		return
	}
	if before.Month == 0 || before.Day == 0 {
		return
	}
	w.Month = before.Month
	if w.Year == 0 {
		w.Year, w.unit, w.n = before.Year, before.unit, before.n
	}
	if w.Day < before.Day {
		if w.Month++; w.Month == 13 {
			w.Month = 1
			if w.Year != 0 {
				w.Year++
			}
			if w.unit == years {
				w.n++
			}
		}
	}
}

// listGap is where a list goes on behind と, and, a comma or the like.
func (f *finder) listGap(i int) int {
	j := f.blanks(i)
	end := f.any(j, "、", "・", ", and ", ", or ", ",", "と", "や", "及び", "および", "または", "か", "and ", "or ", "& ", "&", "和", "跟", "及", "과", "와", "하고", "이랑", "및", "또는")
	if end == j || isLetter(f.rune(j)) && !f.wordStart(j) {
		return i
	}
	return f.blanks(f.any(f.blanks(end), "on the ", "on ", "the "))
}

// list reads the days that follow a date and take their month from it: 5月3日と4日,
// "April 13 and 14".
func (f *finder) list(all []Mention, end int) ([]Mention, int) {
	for {
		prev := all[len(all)-1].Last
		j := f.listGap(f.note(end))
		if j == f.note(end) {
			return all, end
		}
		f.gap = j
		w, ok := f.single(j)
		if !ok || w.vague {
			w, ok = f.bareDay(prev, j)
		}
		if !ok || w.Day == 0 || w.unit != none {
			return all, end
		}
		f.follow(prev, &w)
		if w.Year == 0 && prev.Year != 0 && w.Month != 0 {
			w.Year = nearYear(prev, w)
		}
		m := Mention{First: w, Last: w}
		if last, ok := f.spanBehind(w); ok {
			m.Last, m.Span = last, true
		}
		all, end = append(all, m), m.Last.To
	}
}

// nearYear is the year of a month and day in a list behind a whole date, the nearest:
// 2018年12月30日と1月3日 is of two winters' turn, 2019年5月3日と4月30日 of one spring.
func nearYear(before, w Written) int {
	switch d := (w.Month - before.Month); {
	case d < -6:
		return before.Year + 1
	case d > 6:
		return before.Year - 1
	}
	return before.Year
}

// months gives days without a month the one that stands alone beside them, as in
// 「13日と20日、4月の」. Where a month stands elsewhere in the sentence it is open
// which one is meant, and the day is left out.
func (f *finder) months(all []Mention) []Mention {
	var out []Mention
	for k, m := range all {
		if m.First.Day == 0 || m.First.Month != 0 || m.First.unit != none {
			out = append(out, m)
			continue
		}
		near, ok := f.monthBeside(all, k)
		if !ok {
			continue
		}
		m.First = near.lend(m.First)
		if m.Last.Month == 0 && m.Last.unit == none {
			m.Last = near.lend(m.Last)
			f.follow(m.First, &m.Last)
		}
		out = append(out, m)
	}
	return out
}

func (w Written) lend(d Written) Written {
	if w.Month != 0 || w.unit != none {
		d.Year, d.Month, d.unit, d.n = w.Year, w.Month, w.unit, w.n
	}
	return d
}

// monthBeside finds the month that stands alone beside the day all[k]: at once in
// front of it, or behind the list in which it stands. It is not ok where months
// stand further off.
func (f *finder) monthBeside(all []Mention, k int) (Written, bool) {
	alone := func(w Written) bool {
		return w.Day == 0 && !w.last && !w.HasWeekday && (w.Month != 0 || w.unit == months)
	}
	for j := k - 1; j >= 0 && f.sameSentence(all[j].To(), all[k].From()); j-- {
		if alone(all[j].First) {
			gap := strings.Trim(string(f.in[all[j].To():all[k].From()]), "はのにも、, ")
			return all[j].First, j == k-1 && (gap == "" || gap == "on the" || gap == "on") || f.listed(all, j+1, k)
		}
	}
	for j := k + 1; j < len(all) && f.sameSentence(all[k].To(), all[j].From()); j++ {
		if alone(all[j].First) {
			gap := strings.Trim(string(f.in[all[j-1].To():all[j].From()]), "はのにも、, ")
			next := f.rune(all[j].To())
			return all[j].First, (gap == "" || gap == "of" || gap == "in") && (next == 'の' || next == 0 || strings.ContainsRune("。?!\n.", next))
		}
	}
	return Written{}, true
}

// listed reports whether the days from j to k are one list behind their month.
func (f *finder) listed(all []Mention, j, k int) bool {
	for ; j <= k; j++ {
		gap := strings.Trim(string(f.in[all[j-1].To():all[j].From()]), "はのにもと、・や, ")
		if gap != "" && gap != "and" && gap != "on the" && gap != "on" {
			return false
		}
	}
	return true
}

func (f *finder) sameSentence(from, to int) bool {
	if to-from >= 60 {
		return false
	}
	for i := from; i < to; i++ {
		if strings.ContainsRune("。!?\n", f.in[i]) {
			return false
		}
	}
	return true
}
