package bind

import (
	"embed"
	"slices"
	"strings"
	"time"

	"madoguchi/internal/dates"
	"madoguchi/internal/factlock/clause"
	"madoguchi/internal/factlock/evidence"
	"madoguchi/internal/factlock/figure"
	"madoguchi/internal/factlock/reading"
	"madoguchi/internal/factlock/words"
)

//go:embed *.txt
var tables embed.FS

var (
	opens    = words.Table(tables, "open")
	closes   = words.Table(tables, "closed")
	byMail   = words.Part(tables, "phrases", "by mail")
	byCall   = words.Part(tables, "phrases", "by call")
	replying = words.Part(tables, "phrases", "replying")
	someDays = words.Part(tables, "phrases", "some days")
	holidays = words.Part(tables, "phrases", "holidays")
	shut     = words.Part(tables, "phrases", "shut")
)

// Calendar holds what a text says of open and closed days, and of hours, against the hours of
// the desk.
func (b *Binder) Calendar(r *reading.Reading) {
	if r.Label || r.Own && strings.Contains(r.Text.Text, "{{") {
		return
	}
	for k, c := range r.Clauses {
		if c.Asks() || clause.Requests(c.Text) || r.On.Quotes(c.Text) || clause.LeavesOpen(c.Text) || clause.AnnouncedNothing(c.Text) {
			continue
		}
		replies(r, c, r.UpTo(k))
		switch way := wayOf(r.Clauses, k); {
		case way == byCall:
			always(r, c)
			weekdaysOf(r, k)
		case way == nil && (opens.In(c.Text) || shut.In(c.Text)), way == byMail && replying.In(c.Text):
			weekdaysOf(r, k)
		}
	}
}

// wayOf is the way of which clause k speaks, by mail or by call: the one that it names, or the
// one named last in front of it in its sentence; nil for none.
func wayOf(all []clause.Clause, k int) *words.List {
	for j := k; j >= 0 && all[j].Sentence == all[k].Sentence; j-- {
		for _, way := range []*words.List{byMail, byCall} {
			if way.In(all[j].Text) {
				return way
			}
		}
	}
	return nil
}

// atAnyHour are the words for it.
var atAnyHour = []string{"24時間", "昼夜", "いつでも", "終日", "夜間も", "深夜", "24 hours", "around the clock", "at any hour", "at any time",
	"day and night", "at all hours", "24/7"}

// replies refuses answers at any hour where the facts only say that mail may be sent at any.
func replies(r *reading.Reading, c clause.Clause, text string) {
	w := words.First(c.Text, atAnyHour...)
	said := func(s evidence.Sentence) bool { return words.Has(s.Text, atAnyHour...) && replying.In(s.Text) }
	if w != "" && replying.In(text) && !closes.In(c.Text) && !slices.ContainsFunc(r.On.Sentences, said) {
		r.RefuseLine(c.Line, w, "is said of answers, which no cited fact does", "write when messages are received")
	}
}

// always refuses calls at any hour where there are hours.
func always(r *reading.Reading, c clause.Clause) {
	h := r.Book.Hours
	i := slices.IndexFunc(atAnyHour, func(w string) bool { return strings.Contains(c.Text, w) })
	if i >= 0 && h.Close-h.Open < 24*time.Hour && !closes.In(c.Text) {
		r.RefuseLine(c.Line, atAnyHour[i], "is said of calls, which are taken at set hours", "write the hours")
	}
}

// weekdaysOf holds the weekdays and holidays of clause k against the hours.
func weekdaysOf(r *reading.Reading, k int) {
	c := r.Clauses[k]
	if someDays.In(c.Text) || figure.DatedDay(c.Text) || r.Book.Hours.OpenThen(r.UpTo(k)) ||
		c.End == ',' && k+1 < len(r.Clauses) && figure.DatedDay(r.Clauses[k+1].Text) {
		return
	}
	closed := closes.In(c.Text)
	for j := k - 1; j >= 0 && r.Clauses[j].Sentence == c.Sentence && !closed && !opens.In(c.Text); j-- {
		closed = closes.In(r.Clauses[j].Text) // "except Saturdays, Sundays"
	}
	for _, d := range figure.WeekdaysIn(c.Text) {
		if closed == slices.Contains(r.Book.Hours.Weekdays, d) {
			said := map[bool]string{true: "closed", false: "open"}[closed]
			r.RefuseLine(c.Line, "", d.String()+" is said to be "+said+", by the hours it is not", "write the days of the hours")
			return
		}
	}
	if !closed && holidays.In(c.Text) {
		r.RefuseLine(c.Line, "", "holidays are said to be open, which the hours do not say", "write the days of the hours")
	}
}

// ofOneDay reports whether an hour stands right behind a day of which its clause does not say that the desk is open.
func (c check) ofOneDay(f figure.Figure) bool {
	i := slices.IndexFunc(c.figures, func(o figure.Figure) bool { return o.From == f.From })
	return i > 0 && c.figures[i-1].Kind == figure.Date && c.timed(i-1) && !opens.In(c.saidOf(c.figures[i-1]))
}

// endsOfDay refuses the opening hour as the closing one, or the other way round.
func (c check) endsOfDay(f figure.Figure) {
	h := c.Book.Hours
	front := strings.ToLower(strings.TrimRight(string(c.in[max(0, f.From-12):f.From]), " "))
	behind := string(c.in[f.To:min(len(c.in), f.To+4)])
	if c.ofOneDay(f) {
		return
	}
	ends := words.Starts(behind, "まで", "以前") || words.Ends(front, "until", "till", "closes at", "close at", "to")
	starts := words.Starts(behind, "から", "より", "以降", "を過ぎ") || words.Ends(front, "from", "opens at", "open at", "after", "start at")
	if ends && f.Repeats(figure.Hour(h.Open)) || starts && f.Repeats(figure.Hour(h.Close)) {
		c.refuse(f, "is the other end of the hours", "write them as they are")
	}
}

// saidOf is the clause of a date; where that says of a day named in the hours neither open nor
// closed, what follows in its sentence up to the next date, too: 4月29日は祝日ですので、お休みです.
func (c check) saidOf(f figure.Figure) string {
	text := c.clauseOf(f)
	if opens.In(text) || closes.In(text) || !c.inHours(f) {
		return text
	}
	_, to := c.clause(f.From, f.To)
	_, end := c.sentence(f.From, f.To)
	rest := strings.ToLower(string(c.in[to:end]))
	if _, like, ok := strings.Cut(rest, "と同じ"); ok {
		rest = like // 13日と同じ時間に: the day is that of another
	}
	if figure.DatedDay(rest) {
		return text
	}
	return text + strings.ReplaceAll(rest, "休日です", "") // which is no word for the desk here
}

// inHours reports whether the hours name a date.
func (c check) inHours(f figure.Figure) bool {
	h := c.Book.Hours
	return slices.ContainsFunc(slices.Concat(h.Openings, h.Closings), func(d dates.Date) bool { return f.Day.Same(figure.PartsOf(d)) })
}

// ofHours reports whether a date is an opening or a closing of which the clause speaks; what it
// says of it is held against the hours.
func (c check) ofHours(f figure.Figure) bool {
	text := c.saidOf(f)
	if c.English() {
		from, to := c.sentence(f.From, f.To)
		text = strings.ToLower(string(c.in[from:to]))
	}
	return (opens.In(text) || closes.In(text)) && c.inHours(f)
}

// openOrClosed holds a day against the openings, the closings and the weekdays of the hours.
func (c check) openOrClosed(f figure.Figure, day dates.Date) {
	text := c.saidOf(f)
	if c.Label || !shut.In(text) && !opens.In(text) || byMail.In(text) || clause.LeavesOpen(text) || strings.Contains(text, "{{") {
		return
	}
	h := c.Book.Hours
	closed, opening := closes.In(text), slices.Contains(h.Openings, day)
	open := opening || slices.Contains(h.Weekdays, day.Weekday()) && !slices.Contains(h.Closings, day)
	switch {
	case closed && opening:
		c.refuse(f, "is open by the hours", "write what they say")
	case !closed && !open:
		c.refuse(f, "is closed by the hours", "write what they say")
	}
}
