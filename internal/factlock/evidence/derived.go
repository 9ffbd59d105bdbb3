package evidence

import (
	"fmt"
	"strconv"
	"strings"

	"madoguchi/internal/factlock/figure"
)

// Misderived is a derived figure that does not follow from its facts.
type Misderived struct {
	Fact string // its id
	Why  string // and what to write instead
}

func (m Misderived) String() string { return m.Why }

// Misderived lists the derived figures that do not follow.
func (b *Book) Misderived() []Misderived { return b.misderived }

func (b *Book) fail(f *Fact, format string, args ...any) {
	b.misderived = append(b.misderived, Misderived{f.ID, fmt.Sprintf(format, args...)})
}

// derive checks a derived figure: each number or date of its rule is held by one of the facts
// it comes from, and the rule gives the value.
func (b *Book) derive(f *Fact) {
	for _, id := range f.Derived.From {
		if b.facts[id] == nil || b.facts[id].Derived != nil {
			b.fail(f, "%s comes from %s, which is no quoted fact; name facts of the notice", f.ID, short(id))
		}
	}
	from := held(b.Of(f.Derived.From))
	switch d := f.Derived; {
	case len(d.Sum) > 0 && len(d.Days) == 0 && d.Era == "":
		b.deriveSum(f, from)
	case len(d.Days) == 2 && len(d.Sum) == 0 && d.Era == "":
		b.deriveDays(f, from)
	case d.Era != "" && len(d.Sum) == 0 && len(d.Days) == 0:
		b.deriveEra(f)
	default:
		b.fail(f, "%s needs one rule; write sum: [numbers], days: [first, last] or era: 平成31年", f.ID)
	}
}

func (b *Book) deriveSum(f *Fact, from *figure.Held) {
	var first figure.Figure
	sum := 0
	for i, n := range f.Derived.Sum {
		c, ok := from.Count(int64(n))
		if !ok {
			b.fail(f, "%s adds %d, which none of %s holds; take it out or name its fact", f.ID, n, strings.Join(f.Derived.From, " "))
		}
		if i == 0 {
			first = c
		}
		if first.Unit != c.Unit {
			b.fail(f, "%s adds up %s and %s; add one kind of thing", f.ID, figure.UnitName(first.Unit), figure.UnitName(c.Unit))
		}
		sum += n
	}
	b.deriveValue(f, sum)
	f.Held.Counts = append(f.Held.Counts, figure.Figure{Kind: figure.Count, Value: int64(sum), Unit: first.Unit, Meant: first.Meant})
}

func (b *Book) deriveDays(f *Fact, from *figure.Held) {
	for _, day := range f.Derived.Days {
		if _, ok := from.Date(figure.PartsOf(day)); !ok {
			b.fail(f, "%s counts from or to %v, which none of %s holds; name its fact", f.ID, day, strings.Join(f.Derived.From, " "))
		}
	}
	days := f.Derived.Days[0].Days(f.Derived.Days[1])
	b.deriveValue(f, days)
	f.Held.Counts = append(f.Held.Counts, figure.Figure{Kind: figure.Count, Value: int64(days), Unit: "day"})
}

func (b *Book) deriveEra(f *Fact) {
	year, ok := figure.EraYear(f.Derived.Era)
	if !ok {
		b.fail(f, "%s is no year of an era; write it like 平成31年", short(f.Derived.Era))
		return
	}
	b.deriveValue(f, year)
	f.Held.Dates = append(f.Held.Dates, figure.Parts{Year: year})
}

func (b *Book) deriveValue(f *Fact, want int) {
	if f.Derived.Value != want {
		b.fail(f, "%s says %d, but its rule gives %d; write %s", f.ID, f.Derived.Value, want, strconv.Itoa(want))
	}
}

// short keeps what an author wrote readable in a message.
func short(s string) string {
	const most = 60
	if r := []rune(s); len(r) > most {
		return string(r[:most]) + "..."
	}
	return s
}
