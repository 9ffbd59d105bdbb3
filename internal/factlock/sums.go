package factlock

import (
	"slices"
	"strings"
)

// summed reports whether a figure is the sum of cited counts of people that the
// text calls one, or the number of the segments.
func (r *reading) summed(t token) bool {
	from, to := r.clauseAround(t.from, t.to)
	text := strings.ToLower(string(r.runes[max(0, from-40):to]))
	if t.kind != count {
		return false
	}
	if t.unit == "thing" && t.value == int64(len(r.in.Segments)) && containsAny(text, []string{"区分", "種別", "グループ", "分類"}) {
		return true
	}
	if t.unit != "person" || !containsAny(text, []string{"合わせ", "あわせ", "合計", "合算", "total", "together", "add up", "come to", "comes to", "in all", "combined"}) {
		return false
	}
	var counts []token
	for _, id := range r.Cites {
		if f := r.facts[id]; f != nil && f.Derived == nil {
			for _, c := range f.held.counts {
				if c.unit == "person" && !slices.ContainsFunc(counts, func(o token) bool { return o.value == c.value }) {
					counts = append(counts, c)
				}
			}
		}
	}
	return len(counts) <= 8 && t.bound == sumBound(counts) && sumsTo(counts, t.value, 0)
}

// sumBound is how the sum of counts is meant: as each of them.
func sumBound(counts []token) bound {
	for _, c := range counts {
		if c.bound != asSaid {
			return c.bound
		}
	}
	return asSaid
}

// sumsTo reports whether two or more of the counts make the value.
func sumsTo(counts []token, value int64, taken int) bool {
	if value == 0 {
		return taken > 1
	}
	for i, c := range counts {
		if c.value <= value && sumsTo(counts[i+1:], value-c.value, taken+1) {
			return true
		}
	}
	return false
}
