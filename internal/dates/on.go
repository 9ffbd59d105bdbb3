package dates

import (
	"cmp"
	"slices"
	"time"
)

// Direction is what a date that leaves something out is about.
type Direction int

const (
	Ahead   Direction = iota // something to come: the next such day, which may be today
	Back                     // something that happened: the last such day, which may be today
	Near                     // a notice: the nearest such day
	inFront                  // the first day of a span: the last such day in front of its last, whatever its weekday
)

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
	if !m.Span {
		return m.First.on(today, about)
	}
	var first, last Reading
	if m.First.Fixed() {
		if first = m.First.on(today, about); len(first.Spans) > 0 {
			last = m.Last.on(first.Spans[0].First, Ahead)
			if m.Last.unit != none {
				last = m.Last.on(today, about)
			}
		}
	} else if last = m.Last.on(today, about); len(last.Spans) > 0 {
		first = m.First.on(last.Spans[0].Last, inFront)
	}
	all := Reading{Missing: append(slices.Clip(first.Missing), last.Missing...), Misfit: first.Misfit || last.Misfit}
	if len(first.Spans) > 0 && len(last.Spans) > 0 {
		if s := (Span{first.Spans[0].First, last.Spans[0].Last}); s.First.Compare(s.Last) <= 0 {
			all.Spans = []Span{s}
		}
	}
	return all
}

func (w Written) on(today Date, about Direction) Reading {
	switch w.unit {
	case days:
		return w.fit([]Date{today.Add(w.n)})
	case weeks, weekends:
		return w.week(today.monday().Add(7 * w.n))
	case months:
		return w.inMonth(month(today.Year, today.Month+time.Month(w.n)).First)
	case onward:
		return w.onward(today)
	case years:
		w.Year = today.Year + w.n
	}
	switch {
	case w.Month > 12, w.Month != 0 && w.Day > 31:
		return Reading{Missing: []Written{w}}
	case w.Year != 0:
		return w.inYear()
	case w.Month != 0:
		return w.inAnyYear(today, about)
	case w.Day != 0:
		return w.fit(ordered(w.everyMonth(today), today, about))
	}
	return w.dayOfWeek(today, about)
}

func (w Written) inYear() Reading {
	if w.Month == 0 {
		return Reading{Spans: []Span{{Date{w.Year, 1, 1}, Date{w.Year, 12, 31}}}}
	}
	return w.inMonth(Date{w.Year, time.Month(w.Month), 1})
}

func (w Written) inAnyYear(today Date, about Direction) Reading {
	if w.Day == 0 || w.last {
		return w.monthAlone(today, about)
	}
	return w.fit(ordered(w.everyYear(today), today, about))
}

// fit takes the first of the candidates, or the first on which the weekday fits.
func (w Written) fit(candidates []Date) Reading {
	if len(candidates) == 0 {
		return Reading{Missing: []Written{w}}
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

func (w Written) week(monday Date) Reading {
	switch {
	case w.HasWeekday:
		return Reading{Spans: []Span{day(monday.Add((int(w.Weekday) + 6) % 7))}}
	case w.unit == weekends:
		return Reading{Spans: []Span{{monday.Add(5), monday.Add(6)}}}
	}
	return Reading{Spans: []Span{{monday, monday.Add(6)}}}
}

// inMonth is a day of the month that begins on first, or all of it.
func (w Written) inMonth(first Date) Reading {
	all := month(first.Year, first.Month)
	switch {
	case w.last:
		return w.fit([]Date{all.Last})
	case w.Day == 0:
		return Reading{Spans: []Span{all}}
	case w.Day > all.Last.Day:
		return Reading{Missing: []Written{w}}
	}
	return w.fit([]Date{{first.Year, first.Month, w.Day}})
}

// onward is the same day of another month, which not every month has.
func (w Written) onward(today Date) Reading {
	to := month(today.Year, today.Month+time.Month(w.n))
	if today.Day > to.Last.Day {
		return Reading{}
	}
	return Reading{Spans: []Span{day(to.First.Add(today.Day - 1))}}
}

// monthAlone is a month without a year, or its last day.
func (w Written) monthAlone(today Date, about Direction) Reading {
	var ends []Date
	for y := today.Year - 1; y <= today.Year+1; y++ {
		s := month(y, time.Month(w.Month))
		if (about == Back || about == inFront) && !w.last {
			ends = append(ends, s.First)
		} else {
			ends = append(ends, s.Last)
		}
	}
	d := ordered(ends, today, about)[0]
	return w.inMonth(Date{d.Year, d.Month, 1})
}

// everyYear are the days of that month and number, in the years around.
func (w Written) everyYear(today Date) []Date {
	var all []Date
	for y := today.Year - yearsAround; y <= today.Year+yearsAround; y++ {
		if d := (Date{y, time.Month(w.Month), w.Day}); d.real() {
			all = append(all, d)
		}
	}
	return all
}

// everyMonth are the days of that number in the months around.
func (w Written) everyMonth(today Date) []Date {
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
func (w Written) dayOfWeek(today Date, about Direction) Reading {
	ahead := today.Add((int(w.Weekday) - int(today.Weekday()) + 7) % 7)
	back := today.Add(-((int(today.Weekday()) - int(w.Weekday) + 7) % 7))
	switch {
	case w.pick == plain && (about == Back || about == inFront):
		return Reading{Spans: []Span{day(back)}}
	case w.pick == plain:
		return Reading{Spans: []Span{day(ahead)}}
	}
	next := ahead
	if w.n > 0 && ahead == today {
		next = today.Add(7)
	}
	if w.n < 0 {
		if next = back; back == today {
			next = today.Add(-7)
		}
	}
	all := Reading{Spans: []Span{day(next)}}
	if other := today.monday().Add(7*w.n + (int(w.Weekday)+6)%7); w.pick == loosely && other != next {
		all.Spans = append(all.Spans, day(other))
	}
	return all
}
