// Package figures is the page that shows the desk in numbers, for those who answer for it.
package figures

import (
	"context"
	"embed"
	"io/fs"
	"net/http"
	"slices"
	"strconv"
	"time"

	"madoguchi/internal/desk/page"
	"madoguchi/internal/desk/session"

	"madoguchi/internal/cases"
	"madoguchi/internal/casework"
	"madoguchi/internal/incident"
)

// spans are for how many days figures are shown; the desk keeps no more than the
// longest of them.
func spans() []int { return []int{7, 14, 30} }

// count is what came in and what people answered.
type count struct{ Opened, Answered int }

// Any reports whether there is anything to count.
func (c count) Any() bool { return c != count{} }

// waits are times until a first answer.
type waits struct {
	all             []time.Duration
	Median, Longest time.Duration
}

// laneCount is a lane in numbers; the desk as a whole is one without a name.
type laneCount struct {
	Lane cases.Lane
	count
	Waiting, Overdue, Unanswered int
	LongestNow                   time.Duration // for which one of the unanswered has waited
	Wall, Staffed                waits
}

// dayCount is a day by lanes, in the order of [cases.Lanes].
type dayCount struct {
	Day   incident.Date
	Name  string
	Lanes []count
	All   count
}

type figuresPage struct {
	page.Frame
	Days    int
	Spans   []page.Choice
	Lanes   []laneCount
	All     laneCount
	PerDay  []dayCount // the newest first
	Missed  []casework.Missed
	Watched []watched // who checked identities, for who reads the audit
	Outside *outside  // nil where there is no reader outside, or this is not for the person at the page
}

// Room answers requests about figures.
type Room struct {
	Site *page.Site
	// Figures counts from a moment on; without words the questions that the desk could
	// not answer, and who checked how often, are left out.
	Figures func(ctx context.Context, since time.Time, words bool) (casework.Figures, error)
	Outside *Outside // the reader outside of the desk, nil where there is none
}

// Templates are those of the room.
func Templates() fs.FS { return templates }

//go:embed *.html
var templates embed.FS

// Page is the page of figures. Everybody sees the counts; waiting times and what
// customers asked are for those who answer for the desk.
func (d Room) Page(w http.ResponseWriter, r *http.Request, s session.Session) {
	if p, ok := d.page(w, r, s, s.Role.Audits()); ok {
		d.Site.Answer(w, r, http.StatusOK, "figures.html", p)
	}
}

func (d Room) page(w http.ResponseWriter, r *http.Request, s session.Session, words bool) (figuresPage, bool) {
	p := figuresPage{Frame: d.Site.Frame(r, s, "figuresTitle"), Days: days(r.URL.Query().Get("days"))}
	first := p.date(p.Moment).In(p.Incident.Hours.Zone).AddDate(0, 0, 1-p.Days)
	f, err := d.Figures(r.Context(), first, words)
	if err != nil {
		d.Site.Failed(w, r, s, err)
		return p, false
	}
	p.fill(f, first)
	if err := p.reader(r.Context(), d.Outside, first); err != nil {
		d.Site.Failed(w, r, s, err)
		return p, false
	}
	return p, true
}

// days reads how many days are asked for.
func days(typed string) int {
	if n, err := strconv.Atoi(typed); err == nil && slices.Contains(spans(), n) {
		return n
	}
	return spans()[0]
}

// date is the day of a moment on the desk's wall.
func (p figuresPage) date(t time.Time) incident.Date {
	return incident.DateOf(t.In(p.Incident.Hours.Zone))
}

func (p *figuresPage) fill(f casework.Figures, first time.Time) {
	for _, n := range spans() {
		days := strconv.Itoa(n)
		p.Spans = append(p.Spans, page.Choice{Name: days + p.gap() + p.T("lastDays"), Link: "/desk/figures?days=" + days, On: n == p.Days})
	}
	for _, lane := range cases.Lanes() {
		p.Lanes = append(p.Lanes, laneCount{Lane: lane})
	}
	for n := range p.Days {
		day := incident.DateOf(first.AddDate(0, 0, p.Days-1-n))
		p.PerDay = append(p.PerDay, dayCount{Day: day, Name: p.day(day), Lanes: make([]count, len(p.Lanes))})
	}
	for _, c := range f.Cases {
		p.kase(c, first)
	}
	for _, a := range f.Answered {
		p.answered(a, first)
	}
	for i := range p.Lanes {
		p.Lanes[i].settle()
	}
	p.All.settle()
	p.watch(f.Compared, first)
	p.Missed = slices.DeleteFunc(f.Missed, func(m casework.Missed) bool { return m.At.Before(first) })
}

// both are the counts of a lane and of the desk as a whole.
func (p *figuresPage) both(lane cases.Lane) []*laneCount {
	i := slices.Index(cases.Lanes(), lane)
	if i < 0 {
		return []*laneCount{&p.All}
	}
	return []*laneCount{&p.Lanes[i], &p.All}
}

func (p *figuresPage) kase(c cases.Case, first time.Time) {
	for _, l := range p.both(c.Lane) {
		if c.Waits() {
			l.Waiting++
		}
		if p.Late(c) {
			l.Overdue++
		}
		if c.State != cases.Closed && c.Unanswered() {
			l.Unanswered++
			l.LongestNow = max(l.LongestNow, p.Moment.Sub(c.WaitsSince()))
		}
		if !c.OpenedAt.Before(first) {
			l.Opened++
		}
	}
	p.onDay(c.OpenedAt, c.Lane, func(n *count) { n.Opened++ })
}

func (p *figuresPage) answered(a casework.Answered, first time.Time) {
	if a.At.Before(first) {
		return // days of UTC begin before those of the desk
	}
	for _, l := range p.both(a.Lane) {
		l.Answered++
		if a.First {
			l.Wall.all, l.Staffed.all = append(l.Wall.all, a.Waited), append(l.Staffed.all, a.Staffed)
		}
	}
	p.onDay(a.At, a.Lane, func(n *count) { n.Answered++ })
}

// onDay counts something on its day, where the page shows that.
func (p *figuresPage) onDay(at time.Time, lane cases.Lane, add func(*count)) {
	day := p.date(at)
	i := slices.IndexFunc(p.PerDay, func(c dayCount) bool { return c.Day == day })
	if i < 0 {
		return
	}
	add(&p.PerDay[i].All)
	if n := slices.Index(cases.Lanes(), lane); n >= 0 {
		add(&p.PerDay[i].Lanes[n])
	}
}

func (l *laneCount) settle() {
	l.Wall.settle()
	l.Staffed.settle()
}

// settle finds the median, the lower of two in the middle, and the longest.
func (w *waits) settle() {
	if !w.Any() {
		return
	}
	slices.Sort(w.all)
	w.Median, w.Longest = w.all[(len(w.all)-1)/2], w.all[len(w.all)-1]
}

// Switches reports whether the person at the page switches the reader outside.
func (p figuresPage) Switches() bool { return p.Staff.Role.Switches() }

// Exports reports whether the person at the page may take the figures away.
func (p figuresPage) Exports() bool { return p.Staff.Role.Exports() }

// Audits reports whether the person at the page sees waiting times and questions.
func (p figuresPage) Audits() bool { return p.Staff.Role.Audits() }

// Any reports whether anybody waited.
func (w waits) Any() bool { return len(w.all) > 0 }

// Outline is an unanswered question without who asked it: the figures are about
// the desk, and nobody in them needs to be known.
func (p figuresPage) Outline(m casework.Missed) string {
	const most = 300
	return m.Text.Outline(most)
}

// Waited writes the median and the longest wait, or a dash where nobody waited.
func (p figuresPage) Waited(w waits) string {
	if !w.Any() {
		return "–"
	}
	return p.Span(w.Median) + " / " + p.Span(w.Longest)
}

func (p figuresPage) gap() string {
	if p.Lang == incident.English {
		return " "
	}
	return ""
}

// day names a day without the hour.
func (p figuresPage) day(d incident.Date) string {
	t := d.In(p.Incident.Hours.Zone)
	if p.Lang == incident.English {
		return t.Format("Mon 2 Jan")
	}
	return t.Format("1月2日") + "(" + page.Weekday(t) + ")"
}
