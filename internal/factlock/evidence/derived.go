package evidence

import (
	"fmt"
	"strings"

	"madoguchi/internal/factlock/figure"
	"madoguchi/internal/factlock/words"
)

// Misderived is a derived figure that does not follow from its facts.
type Misderived struct {
	Fact string // its id
	Why  string // and what to write instead
}

func (m Misderived) String() string { return m.Why }

// Misderived lists the derived figures that do not follow.
func (b *Book) Misderived() []Misderived { return b.misderived }

// derivation is a derived figure while its rule is applied.
type derivation struct {
	*Fact
	from *figure.Held
	fail func(format string, args ...any)
}

// derive checks a derived figure: each number or date of its rule is held by one of the facts
// it comes from, and the rule gives the value.
func (b *Book) derive(f *Fact) {
	d := derivation{f, held(b.Of(f.Derived.From)), func(format string, args ...any) {
		b.misderived = append(b.misderived, Misderived{f.ID, fmt.Sprintf(format, args...)})
	}}
	for _, id := range f.Derived.From {
		if b.facts[id] == nil || b.facts[id].Derived != nil {
			d.fail("%s comes from %s, which is no quoted fact; name facts of the notice", f.ID, words.Short(id))
		}
	}
	switch rule := f.Derived; {
	case len(rule.Sum) > 0 && len(rule.Days) == 0 && rule.Era == "":
		d.sum()
	case len(rule.Days) == 2 && len(rule.Sum) == 0 && rule.Era == "":
		d.days()
	case rule.Era != "" && len(rule.Sum) == 0 && len(rule.Days) == 0:
		d.era()
	default:
		d.fail("%s needs one rule; write sum: [numbers], days: [first, last] or era: 平成31年", f.ID)
	}
}

func (d derivation) sum() {
	var first figure.Figure
	sum := 0
	for i, n := range d.Derived.Sum {
		c, ok := d.from.Count(int64(n))
		if !ok {
			d.fail("%s adds %d, which none of %s holds; take it out or name its fact", d.ID, n, strings.Join(d.Derived.From, " "))
		}
		if i == 0 {
			first = c
		}
		first.Meant = first.Meant.Looser(c.Meant)
		if first.Unit != c.Unit {
			d.fail("%s adds up %s and %s; add one kind of thing", d.ID, figure.UnitName(first.Unit), figure.UnitName(c.Unit))
		}
		sum += n
	}
	d.gives(sum)
	d.Held.Counts = append(d.Held.Counts, figure.Figure{Kind: figure.Count, Value: int64(sum), Unit: first.Unit, Meant: first.Meant})
}

func (d derivation) days() {
	for _, day := range d.Derived.Days {
		if _, ok := d.from.Date(figure.PartsOf(day)); !ok {
			d.fail("%s counts from or to %v, which none of %s holds; name its fact", d.ID, day, strings.Join(d.Derived.From, " "))
		}
	}
	days := d.Derived.Days[0].Days(d.Derived.Days[1])
	d.gives(days)
	d.Held.Counts = append(d.Held.Counts, figure.Figure{Kind: figure.Count, Value: int64(days), Unit: "day"})
}

func (d derivation) era() {
	year, ok := figure.EraYear(d.Derived.Era)
	if !ok {
		d.fail("%s is no year of an era; write it like 平成31年", words.Short(d.Derived.Era))
		return
	}
	d.gives(year)
	d.Held.Dates = append(d.Held.Dates, figure.Parts{Year: year})
}

// gives holds what the rule gives against what the author wrote.
func (d derivation) gives(value int) {
	if d.Derived.Value != value {
		d.fail("%s says %d, but its rule gives %d; write %d", d.ID, d.Derived.Value, value, value)
	}
}
