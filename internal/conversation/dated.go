package conversation

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"golang.org/x/text/unicode/norm"

	"madoguchi/internal/dates"
	"madoguchi/internal/incident"
	"madoguchi/internal/incident/texts"
	"madoguchi/internal/inquiry"
)

// The bounds of an answer to dates: a phone shows little, and what lies further off
// than some weeks the general answer tells better.
const (
	maxDated = 3      // sentences
	maxDays  = 62     // of a span
	maxRuns  = 10     // of closed days in a span
	fewRuns  = 6      // of open and closed days in a span, of which each is named
	maxRead  = 10_000 // runes of a text
)

// dated are the sentences that follow from the dates in a question: is the desk
// staffed on that day, does that date lie in the period. It speaks of dates,
// never of the person: only a general answer takes them.
func (t *step) dated(e incident.Entry) []string {
	if e.Kind != incident.FAQ || e.Asks == incident.AsksNothing {
		return nil
	}
	words := asRead(t.in.Text.Words())
	all := dates.Find(words, string(t.out.State.Lang))
	var parts []string
	for k, m := range all {
		if !m.Whole() {
			continue
		}
		front, behind := clause(words, all, k)
		happened := past(front, behind)
		switch {
		case e.Asks == incident.AsksDay && (!happened || m.Fixed()):
			parts = append(parts, t.openings(m)...)
		case e.Asks == incident.AsksDate && (happened || !asksHours.MatchString(front+behind) && (m.Fixed() || !notYet.MatchString(front+behind))):
			parts = append(parts, t.events(m)...)
		}
	}
	return t.few(parts)
}

// asRead is the text in which dates are looked for: who writes more than this asks about
// a day near the beginning.
func asRead(words string) []rune {
	in := []rune(norm.NFKC.String(words))
	if len(in) <= maxRead {
		return in
	}
	n := maxRead
	for n > 0 && !strings.ContainsRune("。\n ", in[n-1]) {
		n-- // no date is cut in two
	}
	return in[:n]
}

// few are the first sentences, each once in all replies.
func (t *step) few(parts []string) []string {
	var once []string
	for _, p := range parts {
		said := slices.ContainsFunc(t.out.Replies, func(r inquiry.Reply) bool { return strings.Contains(r.Text, p) })
		if len(once) < maxDated && !said && !slices.Contains(once, p) {
			once = append(once, p)
		}
	}
	return once
}

// openings tells whether the desk is staffed on the days of a mention, from today
// on. Of days that have been, and of those for which no holidays are known yet, it
// says nothing.
func (t *step) openings(m dates.Mention) []string {
	today := t.calendar.Day(t.now)
	r := m.On(today, dates.Ahead)
	parts := t.missing(r.Missing)
	for _, s := range r.Spans {
		if s.First.Compare(today) < 0 {
			s.First = today
		}
		if n := s.First.Days(s.Last); n < 0 || n >= maxDays || !t.calendar.Knows(s.First) || !t.calendar.Knows(s.Last) {
			continue
		}
		if s.First == s.Last {
			parts = append(parts, t.misfit(r, s.First)...)
			parts = append(parts, t.staffed(s.First))
			continue
		}
		parts = append(parts, t.days(s)...)
	}
	return parts
}

// events tells where the days of a mention that is about what happened lie to the
// period; of a span its first day and its last.
func (t *step) events(m dates.Mention) []string {
	r := m.On(t.calendar.Day(t.now), dates.Back)
	parts := t.missing(r.Missing)
	for _, s := range r.Spans {
		parts = append(parts, t.misfit(r, s.First)...)
		parts = append(parts, t.inPeriod(s.First))
		if s.Last != s.First {
			parts = append(parts, t.inPeriod(s.Last))
		}
	}
	return parts
}

// missing says that no calendar has a day: 2月30日.
func (t *step) missing(all []dates.Written) []string {
	var parts []string
	for _, w := range all {
		if 1 <= w.Month && w.Month <= 12 && w.Day != 0 {
			parts = append(parts, t.text(texts.DateMissing, map[string]string{"asked_date": asWritten(t.lang, w)}))
		}
	}
	return parts
}

// misfit says which day of the week a date is where another was written.
func (t *step) misfit(r dates.Reading, d incident.Date) []string {
	if !r.Misfit {
		return nil
	}
	name := d.Weekday().String()
	if t.lang == incident.Japanese {
		name = weekdays(d.Weekday()) + "曜日"
	}
	return []string{t.text(texts.DateWeekday, map[string]string{"asked_date": longDate(t.lang, d), "weekday": name})}
}

// staffed tells whether somebody answers on a day, and if not, when after it.
func (t *step) staffed(d incident.Date) string {
	values := map[string]string{"asked_day": t.dayWithYear(d), "hours": t.span()}
	if t.calendar.OpenOn(d) {
		return t.text(texts.DayOpen, values)
	}
	values["after_day"] = t.opening(t.calendar.After(d))
	return t.text(texts.DayClosed, values)
}

// days tells on which days of a span somebody answers, and on which nobody does. Each
// day is in the sentence; of a long span only those without are named, and nothing is said
// where that would take a page.
func (t *step) days(s dates.Span) []string {
	runs := map[bool][]dates.Span{}
	from := s.First
	for d := s.First; d.Compare(s.Last) <= 0; d = d.Add(1) {
		if open := t.calendar.OpenOn(d); d == s.Last || t.calendar.OpenOn(d.Add(1)) != open {
			runs[open] = append(runs[open], dates.Span{First: from, Last: d})
			from = d.Add(1)
		}
	}
	values := map[string]string{"asked_days": t.between(s.First, s.Last), "hours": t.span()}
	switch {
	case len(runs[false]) == 0:
		return []string{t.text(texts.DaysOpen, values)}
	case len(runs[true]) == 0:
		values["after_day"] = t.opening(t.calendar.After(s.Last))
		return []string{t.text(texts.DaysClosed, values)}
	case len(runs[false]) > maxRuns:
		return nil
	case len(runs[true])+len(runs[false]) > fewRuns:
		values["closed_days"] = t.listed(runs[false], 0)
		return []string{t.text(texts.DaysExcept, values)}
	}
	values["open_days"], values["closed_days"] = t.listed(runs[true], 1), t.listed(runs[false], 1)
	return []string{t.text(texts.DaysMixed, values)}
}

// listed names runs of days, those of at most so many days on by each day, the others by their
// ends. In English the names have commas of their own.
func (t *step) listed(runs []dates.Span, each int) string {
	var names []string
	for _, r := range runs {
		switch n := r.First.Days(r.Last); {
		case n == 0:
			names = append(names, t.dayWithYear(r.First))
		case n <= each:
			names = append(names, t.dayWithYear(r.First), t.dayWithYear(r.Last))
		default:
			names = append(names, t.between(r.First, r.Last))
		}
	}
	switch {
	case t.lang == incident.Japanese:
		return incident.List(t.lang, names)
	case len(names) == 2:
		return names[0] + " and " + names[1]
	}
	return strings.Join(names, "; ")
}

func (t *step) between(first, last incident.Date) string {
	if t.lang == incident.Japanese {
		return t.dayWithYear(first) + "～" + t.dayWithYear(last)
	}
	return t.dayWithYear(first) + " to " + t.dayWithYear(last)
}

// dayWithYear names a day, with its year where that is not this one.
func (t *step) dayWithYear(d incident.Date) string {
	switch {
	case d.Year == t.calendar.Day(t.now).Year:
		return t.day(d)
	case t.lang == incident.Japanese:
		return strconv.Itoa(d.Year) + "年" + t.day(d)
	}
	return t.day(d) + ", " + strconv.Itoa(d.Year)
}

// asWritten names a date of which no calendar knows more.
func asWritten(lang incident.Lang, w dates.Written) string {
	year := ""
	if lang == incident.Japanese {
		if w.Year != 0 {
			year = strconv.Itoa(w.Year) + "年"
		}
		return year + strconv.Itoa(w.Month) + "月" + strconv.Itoa(w.Day) + "日"
	}
	if w.Year != 0 {
		year = ", " + strconv.Itoa(w.Year)
	}
	return time.Month(w.Month).String() + " " + strconv.Itoa(w.Day) + year
}
