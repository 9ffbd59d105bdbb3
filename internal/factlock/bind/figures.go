package bind

import (
	"slices"
	"strings"

	"madoguchi/internal/dates"
	"madoguchi/internal/factlock/evidence"
	"madoguchi/internal/factlock/figure"
	"madoguchi/internal/factlock/follow"
	"madoguchi/internal/factlock/reading"
	"madoguchi/internal/factlock/words"
)

// check is a text whose figures are held against the facts that it cites.
type check struct {
	*reading.Reading
	around
	binder *Binder
}

// Figures refuses figures that no cited fact holds, that are meant otherwise there, or that
// belong to something else. It blanks addresses, so that nothing else is read into them.
func (b *Binder) Figures(r *reading.Reading) {
	c := check{r, around{r.Runes, figure.Find(r.Runes), r.English()}, b}
	for i := range c.figures {
		c.figure(i)
	}
	for _, f := range c.figures {
		if f.Kind == figure.Address {
			words.BlankOut(r.Runes, f.From, f.To)
		}
	}
}

func (c check) refuse(f figure.Figure, why, remedy string) { c.Refuse(f.From, f.Raw, why, remedy) }

// figure holds one figure against the facts. Of what it finds wrong with the figure itself it
// says the first; then it looks at what stands around it.
func (c check) figure(i int) {
	f := follow.Counted(c.Reading, c.figures[i])
	c.figures[i] = f
	day, dated := dates.Date{}, false
	if f.Kind == figure.Date {
		day, dated = c.On.Held.Complete(f.Day, c.Book.Today)
	}
	switch span, spans := figure.SpanAt(c.in, c.figures, i); {
	case !c.On.Held.Holds(f) && c.follows(i):
		return
	case !c.On.Held.Holds(f) && !(dated && c.lies(f, day)):
		c.refuse(f, "is in none of the cited facts", c.remedy(f))
		return
	case dated && f.HasWeekday && day.Weekday() != f.Weekday:
		c.refuse(f, "has the wrong weekday", "that day is a "+day.Weekday().String())
		return
	case spans && !c.spanHeld(span):
		c.refuse(f, "starts a time that no cited fact names", "write its first and its last day as there")
		return
	}
	c.meant(i)
	c.belongs(i)
	if f.Kind == figure.Clock {
		c.endsOfDay(f)
		c.happened(i)
		c.onTheDay(f)
	} else if dated {
		c.openOrClosed(f, day)
	}
}

// belongs refuses a figure that stands among the words of another one.
func (c check) belongs(i int) {
	switch f := c.figures[i]; {
	case c.Label || c.Inner:
	case f.Kind == figure.Date && c.turnsRound(i) && !c.ofOthers(f):
		c.refuse(f, "is the other end of a time by the cited facts", "write until and from as they do")
	case f.Kind == figure.Date && c.afterEnd(f):
		c.refuse(f, "is the last day of something by the cited facts", "write まで, or by")
	case f.Kind == figure.Date && c.ofAnother(i):
		c.refuse(f, "is the date of something else", "write what happened on that day, or the date of what you name")
	case f.Kind == figure.Count && f.OfPeople() && (c.binder.people.misplaced(c.around, i, c.On.Held, c.Lang) || c.noTotal(i)):
		c.refuse(f, "counts others than those named here", "write whom it counts, or the number of those you name")
	}
}

// ofOthers reports whether the sentence of a date says of those on the other side of it that they are not concerned.
func (c check) ofOthers(f figure.Figure) bool {
	from, to := c.sentence(f.From, f.To)
	return follow.NotThem(c.Reading, string(c.in[from:to]))
}

// ofAnother reports whether a date is said of something else.
func (c check) ofAnother(i int) bool {
	f := c.figures[i]
	from, to := c.sentence(f.From, f.To)
	text := string(c.in[from:to])
	if c.ofHours(f) || follow.Before(c.Reading, f, strings.ToLower(text)) || follow.Rendered(c.Reading, f, text) {
		return false
	}
	return c.binder.days.misplaced(c.around, i, c.On.Held, c.Lang) || c.undated(i)
}

// remedy names the fact that holds a figure, or what the facts say instead.
func (c check) remedy(f figure.Figure) string {
	for _, fact := range c.Book.Of(c.Book.IDs) {
		if fact.Held.Holds(f) {
			return "cite " + fact.ID + ", which holds it"
		}
	}
	if other, ok := c.On.Held.Count(f.Value); ok && f.Kind == figure.Count {
		return "there it counts " + figure.UnitName(other.Unit) + ", not " + figure.UnitName(f.Unit)
	}
	return "write what they say or leave it out"
}

// lies reports whether a text says of a day that it lies in a period of the cited facts, and it
// does.
func (c check) lies(f figure.Figure, day dates.Date) bool {
	from, to := c.sentence(f.From, f.To)
	said := strings.ToLower(string(c.in[from:to]))
	if !words.Has(said, "期間", "含ま", "間の", "within", "period", "between", "included", "covered") ||
		words.Has(said, "ません", "ない", "前", "後", "外", "not", "n't", "outside", "before", "after", "neither", "nor") {
		return false
	}
	return slices.ContainsFunc(c.On.Held.Periods, func(p dates.Span) bool {
		return p.Has(day) && (f.Day.Year != 0 || p.First.Days(p.Last) <= 366)
	})
}

// spanHeld reports whether a cited fact names a span, or a longer one without years, or counts
// its days.
func (c check) spanHeld(s figure.Span) bool {
	for _, f := range c.On.Facts {
		spans := f.Spans
		if d := f.Derived; d != nil && len(d.Days) == 2 {
			spans = []figure.Span{{First: figure.PartsOf(d.Days[0]), Last: figure.PartsOf(d.Days[1])}}
		}
		if slices.ContainsFunc(spans, func(g figure.Span) bool { return s.Within(g) || s.Same(g) }) {
			return true
		}
	}
	return false
}

// meant refuses a figure that is meant otherwise than in the cited facts: more than so many,
// about, or without "at most".
func (c check) meant(i int) {
	f := c.figures[i]
	facts := c.On.Held.Bounds(f)
	switch {
	case len(facts) == 0, slices.Contains(facts, f.Meant), f.Meant == figure.AtMost && f.Kind == figure.Clock:
	case f.Meant == figure.Exactly && slices.Contains(facts, figure.AsSaid):
	case f.Meant == figure.AsSaid && c.meantElsewhere(i, facts):
	default:
		c.refuse(f, "is meant otherwise than in the cited facts", c.boundRemedy(facts[0]))
	}
}

// maximal says of several figures at once that they are at most so many.
var maximal = words.Of("いずれも最大", "最大の人数", "最大の件数", "最大値", "「最大」", "maximums", "maximum numbers", "all are at most")

// meantElsewhere reports whether a figure without a word of its own is meant as the facts mean
// it: the text says so in front, or the word matters only to counts of people.
func (c check) meantElsewhere(i int, facts []figure.Bound) bool {
	f := c.figures[i]
	if f.Kind == figure.Count && !f.OfPeople() && f.Unit != "" && f.Unit != "yen" {
		return true
	}
	before := func(o figure.Figure) bool { return o.Repeats(f) && slices.Contains(facts, o.Meant) }
	return slices.ContainsFunc(c.figures[:i], before) || maximal.In(strings.ToLower(string(c.in[:f.From])))
}

func (c check) boundRemedy(b figure.Bound) string {
	remedies := map[figure.Bound][2]string{
		figure.AsSaid:  {"leave the word out", "leave the word out"},
		figure.AtMost:  {"write 最大", `write "up to"`},
		figure.AtLeast: {"write 以上", `write "at least"`},
		figure.Roughly: {"write 約, or 頃", `write "about"`},
		figure.Exactly: {"write ちょうど", `write "exactly"`},
		figure.Fewer:   {"write 未満", `write "fewer than"`},
	}
	if c.English() {
		return remedies[b][1]
	}
	return remedies[b][0]
}

// follows reports whether a figure that no cited fact holds follows from them.
func (c check) follows(i int) bool {
	f := c.figures[i]
	from, to := c.clause(f.From, f.To)
	_, end := c.sentence(f.From, f.To)
	return c.elapsed(i) || follow.From(c.Reading, f, strings.ToLower(string(c.in[max(0, from-40):to])), string(c.in[from:end]))
}

// noTotal reports whether a text calls the count of one segment a total.
func (c check) noTotal(i int) bool {
	windows := c.windows(i)
	if len(c.Book.Segments) < 2 || len(windows) == 0 {
		return false
	}
	f := words.Features{}
	f.Polarity(string(windows[0]))
	if !f["total"] || len(c.Book.SegmentsIn(strings.ToLower(string(windows[0])), c.Lang)) > 0 {
		return false
	}
	for _, fact := range c.On.Facts {
		ofOne := slices.ContainsFunc(c.Book.Segments, func(s evidence.Segment) bool { return slices.Contains(s.Cites, fact.ID) })
		if (fact.Derived != nil || !ofOne) && counting(fact.Held.Counts)(c.figures[i]) {
			return false
		}
	}
	return true
}
