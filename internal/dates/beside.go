package dates

import "strings"

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
	return Written{}, true
}

// isMonth reports whether a month is written and nothing else.
func (w Written) isMonth() bool { return !w.Whole() && (w.Month != 0 || w.unit == months) }

// monthEndsList reports whether a month stands right behind a list of days that ends at i.
func (f *finder) monthEndsList(i int, m Mention) bool {
	gap := strings.Trim(string(f.in[i:m.From()]), "はのにも、, ")
	next := f.rune(m.To())
	return (gap == "" || gap == "of" || gap == "in") && (next == 'の' || next == 0 || strings.ContainsRune("。?!\n.", next))
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
