package when

import (
	"madoguchi/internal/conversation/prose"
	"madoguchi/internal/dates"
	"madoguchi/internal/incident/texts"
	"madoguchi/internal/lazyregexp"
)

// until tells on which days before that of a mention somebody answers, to who asks whether to wait for it.
func (a Answerer) until(m dates.Mention) []string {
	today := a.Calendar.Day(a.Now)
	r := m.On(today, dates.Ahead)
	if len(r.Spans) == 0 {
		return a.openings(m)
	}
	day := r.Spans[0].First
	n := today.Days(day)
	if m.Span || r.Misfit || n <= 0 || n >= maxDays || !a.Calendar.Knows(day) {
		return a.openings(m)
	}
	from, next := today, a.Calendar.Next(a.Now)
	if !a.Calendar.Open(a.Now) {
		from = a.Calendar.Day(next) // today, or a day from which on somebody is there
	}
	var open []dates.Span
	for d := from; d.Compare(day) < 0; d = d.Add(1) {
		if last := len(open) - 1; !a.Calendar.OpenOn(d) {
			continue
		} else if last >= 0 && open[last].Last.Add(1) == d {
			open[last].Last = d
		} else {
			open = append(open, dates.Span{First: d, Last: d})
		}
	}
	values := map[string]string{"asked_day": a.Book.Day(day, a.year()), "hours": a.Book.Hours(), "after_day": a.Book.Opening(next)}
	switch {
	case len(open) == 0:
		return []string{a.Book.Text(texts.DaysNone, values)}
	case len(open) > maxRuns:
		return a.openings(m)
	}
	values["open_days"] = a.Book.Spans(open, 1, a.year())
	return []string{a.Book.Text(texts.DaysUntil, values)}
}

// Awaits reports whether a short question asks nothing else than whether to wait for a day.
func (a Answerer) Awaits(words, lang string) bool {
	read := asRead(words)
	all := dates.Find(read, lang)
	if len(read) > longestWait || len(all) != 1 || !all[0].Whole() || !prose.Interrogative(words) {
		return false
	}
	front, behind := clause(read, all, 0)
	return !past(front, behind) && awaits(front, behind)
}

// longestWait is how many characters such a question has at most.
const longestWait = 48

// awaits reports whether the words around a date ask whether to wait for it, or whether nobody is there before.
func awaits(front, behind string) bool {
	return (untilFront.MatchString(front) || untilBehind.MatchString(behind)) && waits.MatchString(front+" "+behind)
}

var (
	untilFront  = lazyregexp.New(`(?i)(?:\b(?:until|till?|before)(?: the| next| on)?|等到|直到|到)\s*$`)
	untilBehind = lazyregexp.New(`^\s*(?:日|[)）])?\s*(?:まで|迄|より前|前|之前|以前|까지| ?전)`)
	waits       = lazyregexp.New(`(?i)待|誰も|だれも|誰か|無理|いない|いません|\b(?:wait\w*|nobody|no one|anyone|anybody|someone|nothing)\b|` +
		`等|[没沒]有?人|有人|기다|아무도|누가|누구`)
)
