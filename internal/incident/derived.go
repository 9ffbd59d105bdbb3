package incident

import (
	"strconv"
	"strings"
)

// derive checks a derived figure: each number or date of its rule is held by
// one of the facts it comes from, and the rule gives the value.
func (l *loader) derive(f *fact) {
	from := l.heldBy(f.derived.from)
	for _, id := range f.derived.from {
		if l.facts[id] == nil || l.facts[id].derived != nil {
			l.add(f.at, "%s comes from %s, which is no quoted fact; name facts of the notice", f.id, short(id))
		}
	}
	switch d := f.derived; {
	case len(d.sum) > 0 && len(d.days) == 0 && d.era == "":
		l.deriveSum(f, from)
	case len(d.days) == 2 && len(d.sum) == 0 && d.era == "":
		l.deriveDays(f, from)
	case d.era != "" && len(d.sum) == 0 && len(d.days) == 0:
		l.deriveEra(f)
	default:
		l.add(f.at, "%s needs one rule; write sum: [numbers], days: [first, last] or era: 平成31年", f.id)
	}
}

func (l *loader) deriveSum(f *fact, from *held) {
	sum, unit, meant := 0, "", asSaid
	for i, n := range f.derived.sum {
		c, ok := from.count(int64(n))
		if !ok {
			l.add(f.at, "%s adds %d, which none of %s holds; take it out or name its fact", f.id, n, strings.Join(f.derived.from, " "))
		}
		if i == 0 {
			unit, meant = c.unit, c.bound
		}
		if unit != c.unit {
			l.add(f.at, "%s adds up %s and %s; add one kind of thing", f.id, unitName(unit), unitName(c.unit))
		}
		sum += n
	}
	l.derivedValue(f, sum)
	f.held.counts = append(f.held.counts, token{kind: count, value: int64(sum), unit: unit, bound: meant})
}

func (l *loader) deriveDays(f *fact, from *held) {
	for _, day := range f.derived.days {
		if _, ok := from.date(dateParts{day.Year, int(day.Month), day.Day}); !ok {
			l.add(f.at, "%s counts from or to %v, which none of %s holds; name its fact", f.id, day, strings.Join(f.derived.from, " "))
		}
	}
	days := f.derived.days[0].Days(f.derived.days[1])
	l.derivedValue(f, days)
	f.held.counts = append(f.held.counts, token{kind: count, value: int64(days), unit: "day"})
}

func (l *loader) deriveEra(f *fact) {
	for _, t := range figures([]rune(f.derived.era)) {
		if t.kind == date && t.era != "" {
			l.derivedValue(f, t.date.year)
			f.held.dates = append(f.held.dates, dateParts{year: t.date.year})
			return
		}
	}
	l.add(f.at, "%s is no year of an era; write it like 平成31年", short(f.derived.era))
}

func (l *loader) derivedValue(f *fact, want int) {
	if f.derived.value != want {
		l.add(f.at, "%s says %d, but its rule gives %d; write %s", f.id, f.derived.value, want, strconv.Itoa(want))
	}
}
