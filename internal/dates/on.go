package dates

import (
	"cmp"
	"slices"
	"time"

	"madoguchi/internal/dates/words"
	"madoguchi/internal/dates/written"
)

// Direction is what a date that leaves something out is about.
type Direction int

const (
	Ahead   Direction = iota // something to come: the next such day, which may be today
	Back                     // something that happened: the last such day, which may be today
	Near                     // a notice: the nearest such day
	inFront                  // the first day of a span: the last such day in front of its last, whatever its weekday
)

// Written is one date as it stands in a text.
type Written = written.Date

// Mention is a date, or a span of days, in a text.
type Mention written.Mention

// Find returns the dates in a text in NFKC, in order, see [written.Find]. The language, an
// ISO 639-1 code, tells how the text writes 4/5 and what 3号 is.
func Find(text []rune, lang string) []Mention {
	found := written.Find(text, lang)
	all := make([]Mention, len(found))
	for i, m := range found {
		all[i] = Mention(m)
	}
	return all
}

// From is where the mention begins, in runes of the text.
func (m Mention) From() int { return m.First.From }

// To is where the mention ends.
func (m Mention) To() int { return m.Last.To }

// Fixed reports whether the mention means the same, whatever it is about.
func (m Mention) Fixed() bool { return m.First.Fixed() || m.Last.Fixed() }

// Whole reports whether the mention is of days and of no whole month or year.
func (m Mention) Whole() bool { return m.First.Whole() && m.Last.Whole() }

// Reading is what a mention means on the calendar.
type Reading struct {
	Spans   []Span    // as a rule one; two where "next Friday" may be either; none where it is open
	Missing []Written // those that no calendar has: 2月30日
	Misfit  bool      // the weekday that stands beside the date is not that of the day
}

// The bounds of a search: how far a date without a year is looked for, and how
// many candidates a weekday may choose from.
const (
	yearsAround  = 8 // a February 29 is at most eight years off
	monthsAround = 3
	justBeen     = 31 // days
)

// On says which days are meant by a mention that is read on a day.
func (m Mention) On(today Date, about Direction) Reading {
	from, to := date{m.First}, date{m.Last}
	if !m.Span {
		return from.on(today, about)
	}
	var first, last Reading
	if m.First.Fixed() {
		if first = from.on(today, about); len(first.Spans) > 0 {
			last = to.on(first.Spans[0].First, Ahead)
			if m.Last.Unit != words.NoUnit {
				last = to.on(today, about)
			}
		}
	} else if last = to.on(today, about); len(last.Spans) > 0 {
		first = from.on(last.Spans[0].Last, inFront)
	}
	all := Reading{Missing: append(slices.Clip(first.Missing), last.Missing...), Misfit: first.Misfit || last.Misfit}
	if len(first.Spans) > 0 && len(last.Spans) > 0 {
		if s := (Span{first.Spans[0].First, last.Spans[0].Last}); s.First.Compare(s.Last) <= 0 {
			all.Spans = []Span{s}
		}
	}
	return all
}

// date is a written date while its days are looked for.
type date struct{ Written }

func (w date) on(today Date, about Direction) Reading {
	switch w.Unit {
	case words.Days:
		return w.fit([]Date{today.Add(w.N)})
	case words.Weeks, words.Weekends:
		return w.week(today.monday().Add(7 * w.N))
	case words.Months:
		return w.inMonth(month(today.Year, today.Month+time.Month(w.N)).First)
	case words.Onward:
		return w.onward(today)
	case words.Years:
		w.Year = today.Year + w.N
	}
	switch {
	case w.Month > 12, w.Month != 0 && w.Day > 31:
		return Reading{Missing: []Written{w.Written}}
	case w.Year != 0:
		return w.inYear()
	case w.Month != 0:
		return w.inAnyYear(today, about)
	case w.Day != 0:
		return w.fit(ordered(w.everyMonth(today), today, about))
	}
	return w.dayOfWeek(today, about)
}

func (w date) inYear() Reading {
	if w.Month == 0 {
		return Reading{Spans: []Span{{Date{w.Year, 1, 1}, Date{w.Year, 12, 31}}}}
	}
	return w.inMonth(Date{w.Year, time.Month(w.Month), 1})
}

func (w date) inAnyYear(today Date, about Direction) Reading {
	if w.Day == 0 || w.Last {
		return w.monthAlone(today, about)
	}
	return w.fit(ordered(w.everyYear(today), today, about))
}

// fit takes the first of the candidates, or the first on which the weekday fits.
func (w date) fit(candidates []Date) Reading {
	if len(candidates) == 0 {
		return Reading{Missing: []Written{w.Written}}
	}
	if !w.HasWeekday {
		return Reading{Spans: []Span{day(candidates[0])}}
	}
	for _, d := range candidates {
		if d.Weekday() == w.Weekday {
			return Reading{Spans: []Span{day(d)}}
		}
	}
	return Reading{Spans: []Span{day(candidates[0])}, Misfit: true}
}

func (w date) week(monday Date) Reading {
	switch {
	case w.HasWeekday:
		return Reading{Spans: []Span{day(monday.Add((int(w.Weekday) + 6) % 7))}}
	case w.Unit == words.Weekends:
		return Reading{Spans: []Span{{monday.Add(5), monday.Add(6)}}}
	}
	return Reading{Spans: []Span{{monday, monday.Add(6)}}}
}

// inMonth is a day of the month that begins on first, or all of it.
func (w date) inMonth(first Date) Reading {
	all := month(first.Year, first.Month)
	switch {
	case w.Last:
		return w.fit([]Date{all.Last})
	case w.Day == 0:
		return Reading{Spans: []Span{all}}
	case w.Day > all.Last.Day:
		return Reading{Missing: []Written{w.Written}}
	}
	return w.fit([]Date{{first.Year, first.Month, w.Day}})
}

// onward is the same day of another month, which not every month has.
func (w date) onward(today Date) Reading {
	to := month(today.Year, today.Month+time.Month(w.N))
	if today.Day > to.Last.Day {
		return Reading{}
	}
	return Reading{Spans: []Span{day(to.First.Add(today.Day - 1))}}
}

// monthAlone is a month without a year, or its last day.
func (w date) monthAlone(today Date, about Direction) Reading {
	var ends []Date
	for y := today.Year - 1; y <= today.Year+1; y++ {
		s := month(y, time.Month(w.Month))
		if (about == Back || about == inFront) && !w.Last {
			ends = append(ends, s.First)
		} else {
			ends = append(ends, s.Last)
		}
	}
	d := ordered(ends, today, about)[0]
	return w.inMonth(Date{d.Year, d.Month, 1})
}

// everyYear are the days of that month and number, in the years around.
func (w date) everyYear(today Date) []Date {
	var all []Date
	for y := today.Year - yearsAround; y <= today.Year+yearsAround; y++ {
		if d := (Date{y, time.Month(w.Month), w.Day}); d.real() {
			all = append(all, d)
		}
	}
	return all
}

// everyMonth are the days of that number in the months around.
func (w date) everyMonth(today Date) []Date {
	var all []Date
	for n := -monthsAround; n <= monthsAround; n++ {
		first := month(today.Year, today.Month+time.Month(n)).First
		if d := (Date{first.Year, first.Month, w.Day}); d.real() {
			all = append(all, d)
		}
	}
	return all
}

// ordered puts those of the days in front that are meant first. Of those ahead a
// weekday may choose the next one or one that has just been; of those that
// happened any; of those in a notice the nearest three.
func ordered(all []Date, today Date, about Direction) []Date {
	var ahead, back []Date
	for _, d := range all {
		if d.Compare(today) >= 0 {
			ahead = append(ahead, d)
		}
		if d.Compare(today) <= 0 {
			back = append([]Date{d}, back...)
		}
	}
	switch {
	case about == Ahead && len(ahead) > 0:
		if len(back) > 0 && back[0].Days(today) <= justBeen {
			return []Date{ahead[0], back[0]}
		}
		return ahead[:1]
	case about == inFront:
		return back[:min(1, len(back))]
	case about == Back:
		return back
	}
	slices.SortStableFunc(all, func(a, b Date) int {
		return cmp.Compare(abs(today.Days(a)), abs(today.Days(b)))
	})
	return all[:min(3, len(all))]
}

func abs(n int) int { return max(n, -n) }

// dayOfWeek is a day of the week that stands for itself.
func (w date) dayOfWeek(today Date, about Direction) Reading {
	ahead := today.Add((int(w.Weekday) - int(today.Weekday()) + 7) % 7)
	back := today.Add(-((int(today.Weekday()) - int(w.Weekday) + 7) % 7))
	switch {
	case w.Pick == words.Plain && (about == Back || about == inFront):
		return Reading{Spans: []Span{day(back)}}
	case w.Pick == words.Plain:
		return Reading{Spans: []Span{day(ahead)}}
	}
	next := ahead
	if w.N > 0 && ahead == today {
		next = today.Add(7)
	}
	if w.N < 0 {
		if next = back; back == today {
			next = today.Add(-7)
		}
	}
	all := Reading{Spans: []Span{day(next)}}
	if other := today.monday().Add(7*w.N + (int(w.Weekday)+6)%7); w.Pick == words.Loosely && other != next {
		all.Spans = append(all.Spans, day(other))
	}
	return all
}
