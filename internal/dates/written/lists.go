package written

import (
	"strings"

	"madoguchi/internal/dates/words"
	"madoguchi/internal/jatext"
)

// lists read days one after the other, which share a month or a week.
type lists struct{ *finder }

// withMonths gives days without a month the one that stands alone beside them, as in
// 「13日と20日、4月の」. Where a month stands elsewhere in the sentence it is open
// which one is meant, and the day is left out.
func (f lists) withMonths(all []Mention) []Mention {
	var out []Mention
	for k, m := range all {
		if m.First.Day == 0 || m.First.Month != 0 || m.First.Unit != words.NoUnit {
			out = append(out, m)
			continue
		}
		near, ok := f.monthBeside(all, k)
		if !ok {
			continue
		}
		m.First = near.lend(m.First)
		if m.Last.Month == 0 && m.Last.Unit == words.NoUnit {
			m.Last = near.lend(m.Last)
			f.spans.follow(m.First, &m.Last)
		}
		out = append(out, m)
	}
	return out
}

// monthBeside finds the month that stands alone beside the day all[k]: at once in
// front of it, or behind the list in which it stands. It is not ok where months
// stand further off.
func (f lists) monthBeside(all []Mention, k int) (Date, bool) {
	for j := k - 1; j >= 0 && f.sameSentence(all[j].To(), all[k].From()); j-- {
		if all[j].First.isMonth() {
			return all[j].First, f.listed(all, j+1, k)
		}
	}
	for j := k + 1; j < len(all) && f.sameSentence(all[k].To(), all[j].From()); j++ {
		if all[j].First.isMonth() {
			return all[j].First, f.monthEndsList(all[j-1].To(), all[j])
		}
	}
	return Date{}, true
}

// monthEndsList reports whether a month stands right behind a list of days that ends at i.
func (f lists) monthEndsList(i int, m Mention) bool {
	gap := strings.Trim(string(f.Text[i:m.From()]), "はのにも、, ")
	next := f.Rune(m.To())
	return (gap == "" || gap == "of" || gap == "in") && (next == 'の' || next == 0 || strings.ContainsRune("。?!\n.", next))
}

// listed reports whether the days from j to k are one list behind their month.
func (f lists) listed(all []Mention, j, k int) bool {
	for ; j <= k; j++ {
		gap := strings.Trim(string(f.Text[all[j-1].To():all[j].From()]), "はのにもと、・や, ")
		if gap != "" && gap != "and" && gap != "on the" && gap != "on" {
			return false
		}
	}
	return true
}

func (f lists) sameSentence(from, to int) bool {
	if to-from >= 60 {
		return false
	}
	for i := from; i < to; i++ {
		if strings.ContainsRune("。!?\n", f.Text[i]) {
			return false
		}
	}
	return true
}

// joint is where a list goes on behind と, and, a comma or the like.
func (f lists) joint(i int) int {
	j := f.Blanks(i)
	end := f.Behind(j, "、", "・", ", and ", ", or ", ",", "と", "や", "及び", "および", "または", "か", "and ", "or ", "& ", "&", "和", "跟", "及", "과",
		"와", "하고", "이랑", "및", "또는")
	if end == j || jatext.IsASCIILetter(f.Rune(j)) && !f.wordStart(j) {
		return i
	}
	return f.Blanks(f.Behind(f.Blanks(end), "on the ", "on ", "the "))
}

// more reads the days that follow a date and take their month or week from it: 5月3日と4日,
// "April 13 and 14", 来週の火曜と水曜.
func (f lists) more(all []Mention, end int) ([]Mention, int) {
	for {
		prev := all[len(all)-1].Last
		j := f.joint(f.spans.note(end))
		if j == f.spans.note(end) {
			return all, end
		}
		w, ok := f.next(prev, j)
		if !ok {
			return all, end
		}
		m := f.spans.from(w)
		if m.First.vague || m.Last.vague {
			return all, m.To()
		}
		all, end = append(all, m), m.To()
	}
}

// next reads the date at i that goes on a list behind another one.
func (f lists) next(prev Date, i int) (Date, bool) {
	f.gap = i
	w, ok := f.single(i)
	likeEachOther(&w, &prev)
	if !ok || w.vague {
		w, ok = f.spans.bareDay(prev, i)
	}
	if !ok || w.Unit != words.NoUnit || w.Day == 0 && !(w.named() && prev.named() && w.Pick == words.Plain) {
		return w, false
	}
	if w.Day == 0 {
		w.Unit, w.N, w.Pick = prev.Unit, prev.N, prev.Pick
		return w, true
	}
	f.spans.follow(prev, &w)
	if w.Year == 0 && prev.Year != 0 && w.Month != 0 {
		w.Year = nearYear(prev, w)
	}
	return w, true
}

// nearYear is the year of a month and day in a list behind a whole date, the nearest:
// 2018年12月30日と1月3日 is of two winters' turn, 2019年5月3日と4月30日 of one spring.
func nearYear(before, w Date) int {
	switch d := (w.Month - before.Month); {
	case d < -6:
		return before.Year + 1
	case d > 6:
		return before.Year - 1
	}
	return before.Year
}
