package written

import (
	"slices"
	"strings"

	"madoguchi/internal/dates/words"
	"madoguchi/internal/jatext"
)

// Find returns the dates in a text in NFKC, in order. The language tells how the
// text writes 4/5 ("ja", "ko": the month in front; else it may be either and is left
// alone) and what 3号 is ("zh": a day).
//
// What only looks like a date is left out: times, amounts, telephone numbers,
// lengths of time, 24/7, 3月分, and days that are told from something else than
// today (翌3日, every Monday). It takes time in proportion to the text.
func Find(text []rune, lang string) []Mention {
	f := newFinder(text, lang)
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
			all, end = f.lists.more(all, end)
		}
		i = end
	}
	return f.lists.withMonths(all)
}

// skip goes on behind what is no date: a number or a word as a whole.
func (f *finder) skip(i int) int {
	switch r := f.Text[i]; {
	case jatext.IsFigure(r):
		return f.digits(i).end
	case jatext.IsASCIILetter(r):
		return i + len(f.Word(i))
	}
	return i + 1
}

// mention reads a date at i, and the span that it begins; end is i for none.
func (f *finder) mention(i int) (m Mention, end int) {
	w, ok := f.single(i)
	if !ok || w.To <= i {
		return m, i
	}
	m = f.spans.from(w)
	return m, m.To()
}

// notMeant reports whether a date is no day that somebody means: one is counted from it or
// it is left out. 5月3日の翌日, 5月3日から3日後, 日曜以外, "the day after May 3".
func (f *finder) notMeant(w Date) bool {
	if f.Any(f.Blanks(w.To), "の翌", "翌日", "の前日", "前日", "の次の", "の前の", "の後の", "的第二天", "第二天", "的前一天", "다음 날", "다음날", "의 다음", "전날",
		"以外", "を除", "生まれ", "生 ") {
		return true
	}
	if j := f.Behind(w.To, "の", "から", "より"); j > w.To {
		if n := f.number(j); n.end > j && f.Any(n.end, "日後", "日前", "週間後", "週間前", "か月後", "ヶ月後", "か月前", "ヶ月前", "営業日") {
			return true
		}
	}
	word, at := f.Before(w.From)
	if word == "the" || word == "on" {
		word, at = f.Before(at)
	}
	if word != "after" && word != "before" && word != "from" {
		return false
	}
	word, at = f.Before(at)
	if each, _ := f.Before(at); each == "every" || each == "each" {
		return false // every day from Dec 30 to Jan 3
	}
	_, _, weekday := f.weekdays.englishName(at, true)
	return weekday || slices.Contains([]string{"day", "days", "week", "weeks", "month", "months", "weekend"}, word)
}

// single reads one date at i.
func (f *finder) single(i int) (Date, bool) {
	r := f.Rune(i)
	switch {
	case jatext.IsFigure(r):
		if w, ok := f.figures.read(i); ok {
			return w, ok
		}
		if !f.starts(i) {
			return Date{}, false
		}
		if w, ok := f.english.offset(i); ok {
			return w, ok
		}
		return f.english.ordinalDay(i)
	case jatext.IsASCIILetter(r):
		return f.western(i)
	case isKanjiDigit(r):
		if w, ok := f.told.read(i); ok { // 一昨日
			return w, ok
		}
		return f.figures.read(i)
	case !begins(r):
		return Date{}, false
	}
	return f.eastern(i)
}

func (f *finder) western(i int) (Date, bool) {
	if !f.wordStart(i) {
		return Date{}, false
	}
	en := f.english
	if w, ok := first(i, f.figures.eraDate, en.day, en.lastOfMonth, en.weekDay, f.weekdays.read, en.monthFirst); ok {
		return w, true
	}
	if f.Low(i) == "the" {
		return f.english.ordinalDay(i)
	}
	if d, end := f.english.ordinalWord(i); d != 0 && f.HasFold(end, " of ") {
		return f.english.ordinalDay(i)
	}
	return Date{}, false
}

// begins reports whether the words of a date in Japanese, Chinese and Korean start with a
// character.
func begins(r rune) bool {
	return words.Begins(words.Told, r) || words.Begins(words.Length, r) || words.Begins(words.Elsewhere, r) ||
		strings.ContainsRune(japaneseDays+koreanDays+"令平昭大星礼禮周週月元年正新次今つここの前오돌다지이", r)
}

func (f *finder) eastern(i int) (Date, bool) {
	return first(i, f.figures.eraDate, f.told.counted, f.told.read, f.told.monthEnd, f.told.namedDay, f.other, f.weekdays.read)
}

// first is what the first of the readers that finds a date at i reads there.
func first(i int, readers ...func(int) (Date, bool)) (Date, bool) {
	for _, read := range readers {
		if w, ok := read(i); ok {
			return w, true
		}
	}
	return Date{}, false
}

// other takes a date that is told from something else, as a whole: 翌3日, 毎週月曜.
func (f *finder) other(i int) (Date, bool) {
	_, end := f.word(words.Elsewhere, i)
	if end == i || isHan(f.Rune(i-1)) && f.Rune(i) == '当' {
		return Date{}, false
	}
	w := Date{From: i, To: end, vague: true}
	if f.Rune(i) == '明' {
		return w, true // 明后天: tomorrow and the day after
	}
	j := f.of(end)
	_, after, ok := f.weekdays.name(j, false)
	if !ok && f.Any(end-1, "周", "週") {
		_, after, ok = f.weekdays.chineseDay(end)
	}
	if ok {
		w.To = after
		return w, true
	}
	if d, ok := f.figures.read(j); ok {
		w.To = d.To
		return w, true
	}
	return w, false
}
