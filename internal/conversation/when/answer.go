package when

import (
	"slices"
	"strings"
	"time"

	"madoguchi/internal/conversation/phrasebook"
	"madoguchi/internal/dates"
	"madoguchi/internal/hours"
	"madoguchi/internal/incident"
	"madoguchi/internal/incident/texts"
	"madoguchi/internal/inquiry"
	"madoguchi/internal/jatext"
	"madoguchi/internal/lazyregexp"
)

// The bounds of an answer to dates: what lies further off than some weeks the general
// answer tells better.
const (
	maxDays = 62     // of a span
	maxRuns = 10     // of closed days in a span
	fewRuns = 6      // of open and closed days in a span, of which each is named
	maxRead = 10_000 // runes of a text
)

// Question is a question in which there may be dates.
type Question struct {
	Words string
	Lang  incident.Lang // in which it is written
	About incident.Asks // what sort of date the entry looks at that it asks for
}

// Answerer holds dates against the calendar of the desk and the periods of the incident.
type Answerer struct {
	Incident *incident.Incident
	Calendar *hours.Calendar
	Book     phrasebook.Book
	Now      time.Time
}

// maxDated is how many sentences about dates a customer reads at once; a phone shows little.
const maxDated = 3

// Unsaid are the first few sentences that no reply has yet, each once.
func (a Answerer) Unsaid(q Question, replies []inquiry.Reply) []string {
	var once []string
	for _, p := range a.Sentences(q) {
		said := slices.ContainsFunc(replies, func(r inquiry.Reply) bool { return strings.Contains(r.Text, p) })
		if len(once) < maxDated && !said && !slices.Contains(once, p) {
			once = append(once, p)
		}
	}
	return once
}

// Sentences are what follows from the dates in a question, a sentence or some lines each,
// in the order of the dates.
func (a Answerer) Sentences(q Question) []string {
	if q.About == incident.AsksNothing {
		return nil
	}
	words := asRead(q.Words)
	all := dates.Find(words, string(q.Lang.Base()))
	parts := a.hours(q, string(words), all)
	for k, m := range all {
		if !m.Whole() {
			continue
		}
		front, behind := clause(words, all, k)
		happened := past(front, behind)
		switch {
		case q.About == incident.AsksDay && !happened && awaits(front, behind):
			parts = append(parts, a.until(m)...)
		case q.About == incident.AsksDay && (!happened || m.Fixed()):
			parts = append(parts, a.openings(m)...)
		case q.About == incident.AsksDate && (happened || !AsksHours(front+behind) && (m.Fixed() || !notYet.MatchString(front+behind))):
			parts = append(parts, a.events(m)...)
		}
	}
	return parts
}

// Settles reports whether the days of a question are all that its writer wants to know, and each of them is
// answered: 「4月29日は電話できますか」 is answered with that day.
func (a Answerer) Settles(q Question) bool {
	words := asRead(q.Words)
	all := dates.Find(words, string(q.Lang.Base()))
	if q.About != incident.AsksDay || len(all) == 0 || wantsMore.MatchString(string(words)) {
		return false
	}
	for k, m := range all {
		front, behind := clause(words, all, k)
		if !m.Whole() || past(front, behind) && !m.Fixed() {
			return false
		}
		if r := m.On(a.Calendar.Day(a.Now), dates.Ahead); r.Misfit || len(r.Missing) > 0 || len(a.openings(m)) == 0 {
			return false
		}
	}
	return true
}

// wantsMore are words of who asks for more than whether somebody is there on a day.
var wantsMore = lazyregexp.New(`(?i)番号|メール|何番|ほか|他に|一覧|すべて|全部|いつ|どの日|number|e-?mail|which|list|other|号码|號碼|邮|郵|哪|번호|메일|어느|언제`)

// Beside is an answer with what follows from the dates in a question in front of it: that alone, where
// the days are all that is asked. Days of its lists that have been are not named.
func (a Answerer) Beside(answer string, q Question, replies []inquiry.Reply) (parts []string, alone bool) {
	parts = a.Unsaid(q, replies)
	if a.Settles(q) {
		return a.now(parts), true
	}
	if q.About == incident.AsksDay {
		answer = a.left(answer)
	}
	return append(parts, answer), false
}

// now are lines about days with whether somebody answers now in front, where today alone was asked about.
func (a Answerer) now(lines []string) []string {
	if len(lines) == 1 && a.Calendar.Open(a.Now) && lines[0] == a.staffed(a.Calendar.Day(a.Now)) {
		return append([]string{a.Book.Text(texts.PhoneOpen, nil)}, lines...)
	}
	return lines
}

// left is a text without the lines of a list whose days have all been.
func (a Answerer) left(text string) string {
	var lines []string
	dropped := false
	for _, line := range strings.Split(text, "\n") {
		if listed.MatchString(line) && a.been(line) {
			dropped = true
			continue
		}
		lines = append(lines, line)
	}
	if !dropped || !slices.ContainsFunc(lines, listed.MatchString) {
		return text
	}
	return strings.Join(lines, "\n")
}

// listed is a line of a list.
var listed = lazyregexp.New(`^[・*-] ?`)

// been reports whether a line names days, and all of them have been.
func (a Answerer) been(line string) bool {
	openings := a.Incident.Hours.Openings
	all := dates.Find([]rune(jatext.Width(line)), string(a.Book.Lang.Base()))
	for _, m := range all {
		if len(openings) == 0 {
			return false // of which year the days are
		}
		for _, s := range m.On(slices.MinFunc(openings, dates.Date.Compare), dates.Ahead).Spans {
			if s.Last.Compare(a.Calendar.Day(a.Now)) >= 0 {
				return false
			}
		}
	}
	return len(all) > 0
}

// asRead is the text in which dates are looked for: who writes more than this asks about
// a day near the beginning.
func asRead(words string) []rune {
	in := []rune(jatext.Width(words))
	if len(in) <= maxRead {
		return in
	}
	n := maxRead
	for n > 0 && !strings.ContainsRune("。\n ", in[n-1]) {
		n-- // no date is cut in two
	}
	return in[:n]
}

// openings tells whether the desk is staffed on the days of a mention, from today
// on. Of days that have been, and of those for which no holidays are known yet, it
// says nothing.
func (a Answerer) openings(m dates.Mention) []string {
	today := a.Calendar.Day(a.Now)
	r := m.On(today, dates.Ahead)
	parts := a.missing(r.Missing)
	for _, s := range r.Spans {
		if s.First.Compare(today) < 0 {
			s.First = today
		}
		if n := s.First.Days(s.Last); n < 0 || n >= maxDays || !a.Calendar.Knows(s.First) || !a.Calendar.Knows(s.Last) {
			continue
		}
		if s.First == s.Last {
			parts = append(parts, a.misfit(r, s.First)...)
			parts = append(parts, a.staffed(s.First))
			continue
		}
		parts = append(parts, a.days(s)...)
	}
	return parts
}

// events tells where the days of a mention that is about what happened lie to the
// period; of a span its first day and its last.
func (a Answerer) events(m dates.Mention) []string {
	r := m.On(a.Calendar.Day(a.Now), dates.Back)
	parts := a.missing(r.Missing)
	for _, s := range r.Spans {
		parts = append(parts, a.misfit(r, s.First)...)
		parts = append(parts, a.inPeriod(s.First))
		if s.Last != s.First {
			parts = append(parts, a.inPeriod(s.Last))
		}
	}
	return parts
}

// missing says that no calendar has a day: 2月30日.
func (a Answerer) missing(all []dates.Written) []string {
	var parts []string
	for _, w := range all {
		if 1 <= w.Month && w.Month <= 12 && w.Day != 0 {
			parts = append(parts, a.Book.Text(texts.DateMissing, map[string]string{"asked_date": a.Book.Written(w)}))
		}
	}
	return parts
}

// misfit says which day of the week a date is where another was written.
func (a Answerer) misfit(r dates.Reading, d incident.Date) []string {
	if !r.Misfit {
		return nil
	}
	return []string{a.Book.Text(texts.DateWeekday, map[string]string{"asked_date": a.Book.Date(d), "weekday": a.Book.Weekday(d)})}
}

// staffed tells whether somebody answers on a day, and if not, when after it.
func (a Answerer) staffed(d incident.Date) string {
	values := map[string]string{"asked_day": a.Book.Day(d, a.year()), "hours": a.Book.Hours()}
	if a.Calendar.OpenOn(d) {
		return a.Book.Text(texts.DayOpen, values)
	}
	values["after_day"] = a.Book.Opening(a.Calendar.After(d))
	return a.Book.Text(texts.DayClosed, values)
}

// days tells on which days of a span somebody answers, and on which nobody does. Each
// day is in the sentence; of a long span only those without are named, and nothing is said
// where that would take a page.
func (a Answerer) days(s dates.Span) []string {
	runs := map[bool][]dates.Span{}
	from := s.First
	for d := s.First; d.Compare(s.Last) <= 0; d = d.Add(1) {
		if open := a.Calendar.OpenOn(d); d == s.Last || a.Calendar.OpenOn(d.Add(1)) != open {
			runs[open] = append(runs[open], dates.Span{First: from, Last: d})
			from = d.Add(1)
		}
	}
	values := map[string]string{"asked_days": a.Book.Between(s, a.year()), "hours": a.Book.Hours()}
	switch {
	case len(runs[false]) == 0:
		return []string{a.Book.Text(texts.DaysOpen, values)}
	case len(runs[true]) == 0:
		values["after_day"] = a.Book.Opening(a.Calendar.After(s.Last))
		return []string{a.Book.Text(texts.DaysClosed, values)}
	case len(runs[false]) > maxRuns:
		return nil
	case len(runs[true])+len(runs[false]) > fewRuns:
		values["closed_days"] = a.Book.Spans(runs[false], 0, a.year())
		return []string{a.Book.Text(texts.DaysExcept, values)}
	}
	values["open_days"], values["closed_days"] = a.Book.Spans(runs[true], 1, a.year()), a.Book.Spans(runs[false], 1, a.year())
	return []string{a.Book.Text(texts.DaysMixed, values)}
}

// year is this year, which is not told of a day.
func (a Answerer) year() int { return a.Calendar.Day(a.Now).Year }
