package factlock

import (
	"fmt"
	"strconv"
	"strings"
)

// derive checks a derived figure: each number or date of its rule is held by
// one of the facts it comes from, and the rule gives the value.
func (l *Lock) derive(f *fact) {
	from := l.heldBy(f.Derived.From)
	for _, id := range f.Derived.From {
		if l.facts[id] == nil || l.facts[id].Derived != nil {
			l.misderived(f, "%s comes from %s, which is no quoted fact; name facts of the notice", f.ID, short(id))
		}
	}
	switch d := f.Derived; {
	case len(d.Sum) > 0 && len(d.Days) == 0 && d.Era == "":
		l.deriveSum(f, from)
	case len(d.Days) == 2 && len(d.Sum) == 0 && d.Era == "":
		l.deriveDays(f, from)
	case d.Era != "" && len(d.Sum) == 0 && len(d.Days) == 0:
		l.deriveEra(f)
	default:
		l.misderived(f, "%s needs one rule; write sum: [numbers], days: [first, last] or era: 平成31年", f.ID)
	}
}

func (l *Lock) deriveSum(f *fact, from *held) {
	sum, unit, meant := 0, "", asSaid
	for i, n := range f.Derived.Sum {
		c, ok := from.count(int64(n))
		if !ok {
			l.misderived(f, "%s adds %d, which none of %s holds; take it out or name its fact", f.ID, n, strings.Join(f.Derived.From, " "))
		}
		if i == 0 {
			unit, meant = c.unit, c.bound
		}
		if unit != c.unit {
			l.misderived(f, "%s adds up %s and %s; add one kind of thing", f.ID, unitName(unit), unitName(c.unit))
		}
		sum += n
	}
	l.derivedValue(f, sum)
	f.held.counts = append(f.held.counts, token{kind: count, value: int64(sum), unit: unit, bound: meant})
}

func (l *Lock) deriveDays(f *fact, from *held) {
	for _, day := range f.Derived.Days {
		if _, ok := from.date(dateParts{day.Year, int(day.Month), day.Day}); !ok {
			l.misderived(f, "%s counts from or to %v, which none of %s holds; name its fact", f.ID, day, strings.Join(f.Derived.From, " "))
		}
	}
	days := f.Derived.Days[0].Days(f.Derived.Days[1])
	l.derivedValue(f, days)
	f.held.counts = append(f.held.counts, token{kind: count, value: int64(days), unit: "day"})
}

func (l *Lock) deriveEra(f *fact) {
	for _, t := range figures([]rune(f.Derived.Era)) {
		if t.kind == date && t.era != "" {
			l.derivedValue(f, t.date.year)
			f.held.dates = append(f.held.dates, dateParts{year: t.date.year})
			return
		}
	}
	l.misderived(f, "%s is no year of an era; write it like 平成31年", short(f.Derived.Era))
}

func (l *Lock) derivedValue(f *fact, want int) {
	if f.Derived.Value != want {
		l.misderived(f, "%s says %d, but its rule gives %d; write %s", f.ID, f.Derived.Value, want, strconv.Itoa(want))
	}
}

// misderived reports a derived figure.
func (l *Lock) misderived(f *fact, format string, args ...any) {
	l.problems = append(l.problems, Problem{Fact: f.ID, reason: fmt.Sprintf(format, args...)})
}

// Misderived returns the derived figures whose rule does not hold.
func (l *Lock) Misderived() []Problem { return l.problems }
