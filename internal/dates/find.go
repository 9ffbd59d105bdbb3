package dates

import (
	"slices"
)

// Find returns the dates in a text in NFKC, in order. The language tells how the
// text writes 4/5 ("ja", "ko": the month in front; else it may be either and is left
// alone) and what 3号 is ("zh": a day).
//
// What only looks like a date is left out: times, amounts, telephone numbers,
// lengths of time, 24/7, 3月分, and days that are told from something else than
// today (翌3日, every Monday). It takes time in proportion to the text.
func Find(text []rune, lang string) []Mention {
	f := &finder{in: text, lang: lang}
	var all []Mention
	for i := 0; i < len(text); {
		f.gap = 0
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
	m = f.spanFrom(w)
	return m, m.To()
}

// notMeant reports whether a date is no day that somebody means: one is counted from it or
// it is left out. 5月3日の翌日, 5月3日から3日後, 日曜以外, "the day after May 3".
func (f *finder) notMeant(w Written) bool {
	if f.stands(f.blanks(w.To), "の翌", "翌日", "の前日", "前日", "の次の", "の前の", "の後の", "的第二天", "第二天", "的前一天", "다음 날", "다음날", "의 다음", "전날",
		"以外", "を除", "生まれ", "生 ") {
		return true
	}
	if j := f.any(w.To, "の", "から", "より"); j > w.To {
		if n := f.number(j); n.end > j && f.stands(n.end, "日後", "日前", "週間後", "週間前", "か月後", "ヶ月後", "か月前", "ヶ月前", "営業日") {
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
	if each, _ := f.before(at); each == "every" || each == "each" {
		return false // every day from Dec 30 to Jan 3
	}
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
	for _, read := range []func(int) (Written, bool){f.eraDate, f.englishDay, f.lastOfMonth, f.spokenWeek, f.weekly, f.monthFirst} {
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
	for _, c := range koreanCounts {
		all[first(c.words)] = true
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
	for _, read := range []func(int) (Written, bool){f.eraDate, f.counted, f.spokenDate, f.monthEnd, f.namedDay, f.other, f.weekly} {
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
	if !ok && f.stands(end-1, "周", "週") {
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
