// Package report is the page that a privacy officer opens with a regulator on the line: the desk
// of any range of days in numbers and registers, without a word of a customer and without anything
// by which one is known but the receipt number of a request. Each part of it serves a duty; articles
// are those of the Act on the Protection of Personal Information of Japan, facts those of
// docs/platform-facts.md:
//
//	inquiries     how the company answers the people concerned, as a report of a leak to the commission
//	              states (article 26, its rules' article 8); complaints, dealt with promptly (article 40)
//	waits         the same, in staffed time, on the calendar of fact 35
//	requests      disclosure, correction, end of use (articles 33 to 35), why one was refused (article 36),
//	              how it was proven who asks (article 37); by receipt number
//	disclosures   who was told whether they are affected (article 26, paragraph 2; fact 34), and by which
//	              proof (fact 32); the log itself is of package disclosure
//	masking       what customers pasted and nobody stored, as safe handling asks (article 23; fact 34)
//
// No identifier of a platform is in it (fact 12). All of it is what the commission may ask for by its
// right to a report (article 146).
package report

import (
	"cmp"
	"context"
	"embed"
	"io/fs"
	"maps"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"

	"madoguchi/internal/cases"
	"madoguchi/internal/casework"
	"madoguchi/internal/daily"
	"madoguchi/internal/desk/page"
	"madoguchi/internal/desk/session"
	"madoguchi/internal/incident"
	"madoguchi/internal/inquiry"
)

// Room answers requests about the report.
type Room struct {
	Site *page.Site
	// Report reads a range of days, both ends included.
	Report func(ctx context.Context, from, to incident.Date, zone *time.Location) (casework.Report, error)
}

// Templates are those of the room.
func Templates() fs.FS { return templates }

//go:embed *.html
var templates embed.FS

// mostDays is how long a range may be.
const mostDays = 3 * 366

// spans are the ranges to which a link leads, in days until today.
func spans() []int { return []int{7, 30, 90, 365} }

type reportPage struct {
	page.Frame
	casework.Report
	From, To  incident.Date
	Cut       bool // a longer range was asked for
	Spans     []page.Choice
	Sum       daily.Day
	Days      []daily.Day // the oldest first, those without anything left out
	Bys       []daily.By
	Channels  []line
	Langs     []line
	Topics    []line
	Lanes     []lane
	All       daily.Lane
	Told      []told
	Masked    []count
	Requests  []request
	Decided   int
	OverTime  plot
	Firsts    plot
	TopTopics plot
}

// line is a row of counts by who took care.
type line struct {
	Name  string
	By    []int // as [daily.Bys]
	Total int
}

// lane is a row of what happened in a lane.
type lane struct {
	ID cases.Lane
	daily.Lane
}

// told is a row of what was told, by proof.
type told struct {
	Proof, Segment string
	Count          int
}

type count struct {
	Name, ID string
	Count    int
}

// request is a row of the register.
type request struct {
	casework.Request
	Late bool
}

// Page is the page of the report, for who answers for the desk.
func (d Room) Page(w http.ResponseWriter, r *http.Request, s session.Session) {
	if p, ok := d.page(w, r, s); ok {
		d.Site.Answer(w, r, http.StatusOK, "report.html", p)
	}
}

func (d Room) page(w http.ResponseWriter, r *http.Request, s session.Session) (*reportPage, bool) {
	if !s.Role.Audits() {
		d.Site.Refuse(w, r, s, http.StatusForbidden, "notYourRole")
		return nil, false
	}
	p := &reportPage{Frame: d.Site.Frame(r, s, "reportTitle")}
	p.rangeOf(r.URL.Query().Get("from"), r.URL.Query().Get("to"))
	var err error
	if p.Report, err = d.Report(r.Context(), p.From, p.To, p.zone()); err != nil {
		d.Site.Failed(w, r, s, err)
		return nil, false
	}
	p.fill()
	return p, true
}

func (p *reportPage) zone() *time.Location { return p.Incident.Hours.Zone }

// rangeOf reads a range of days; what is no date, or lies after today, is the last thirty days.
func (p *reportPage) rangeOf(from, to string) {
	today := incident.DateOf(p.Moment.In(p.zone()))
	p.To = today
	if t, err := time.Parse(time.DateOnly, to); err == nil && !t.After(today.In(time.UTC)) {
		p.To = incident.DateOf(t)
	}
	p.From = p.To.Add(1 - spans()[1])
	if f, err := time.Parse(time.DateOnly, from); err == nil && !f.After(p.To.In(time.UTC)) {
		p.From = incident.DateOf(f)
	}
	if oldest := p.To.Add(1 - mostDays); p.From.In(time.UTC).Before(oldest.In(time.UTC)) {
		p.From, p.Cut = oldest, true
	}
	for _, n := range spans() {
		first := today.Add(1 - n)
		p.Spans = append(p.Spans, page.Choice{Name: strconv.Itoa(n) + p.gap() + p.T("lastDays"), On: first == p.From && today == p.To,
			Link: "/desk/report?from=" + first.String() + "&to=" + today.String()})
	}
}

func (p *reportPage) gap() string {
	if p.Lang == incident.English {
		return " "
	}
	return ""
}

func (p *reportPage) fill() {
	p.Bys = daily.Bys()
	for _, day := range p.Report.Days {
		p.Sum.Add(day)
	}
	p.Days = slices.Clone(p.Report.Days)
	slices.Reverse(p.Days)
	channels, langs, topics := lines{}, lines{}, lines{}
	for of, n := range p.Sum.Inquiries {
		channels.add(p.channel(of.Channel), of.By, n)
		langs.add(p.lang(of.Lang), of.By, n)
	}
	for of, n := range p.Sum.Topics {
		topics.add(p.Topic(of.ID), of.By, n)
	}
	p.Channels, p.Langs, p.Topics = channels.sorted(), langs.sorted(), topics.sorted()
	for _, id := range cases.Lanes() {
		p.Lanes = append(p.Lanes, lane{id, p.Sum.Lanes[id]})
	}
	for _, of := range p.Sum.Lanes {
		p.All.Add(of)
	}
	for of, n := range p.Sum.Told {
		p.Told = append(p.Told, told{cmp.Or(p.T("proof-"+of.Proof), of.Proof), p.segment(of.Segment), n})
	}
	slices.SortFunc(p.Told, func(a, b told) int {
		return cmp.Or(strings.Compare(a.Proof, b.Proof), b.Count-a.Count, strings.Compare(a.Segment, b.Segment))
	})
	for _, kind := range slices.Sorted(maps.Keys(p.Sum.Masked)) {
		p.Masked = append(p.Masked, count{cmp.Or(p.T("masked-"+kind), kind), kind, p.Sum.Masked[kind]})
	}
	for _, r := range p.Report.Requests {
		p.Requests = append(p.Requests, request{r, r.Late(p.Moment)})
		if r.Is.Outcome != "" {
			p.Decided++
		}
	}
	p.OverTime, p.TopTopics, p.Firsts = p.overTime(), p.topTopics(), p.firsts()
}

func (p *reportPage) channel(id string) string {
	return cmp.Or(p.T("channel-"+id), id)
}

func (p *reportPage) lang(id string) string { return cmp.Or(p.T("lang-"+id), id) }

// segment is what a group of the incident is called.
func (p *reportPage) segment(id string) string {
	if id == daily.Nobody {
		return p.T("toldNone")
	}
	for _, s := range p.Incident.Segments {
		if s.ID == id {
			return cmp.Or(page.Pick(s.Name, p.Lang, p.Incident.Languages[0]), id)
		}
	}
	return id
}

// lines are rows by their names.
type lines map[string]*line

func (l lines) add(name string, by daily.By, n int) {
	if l[name] == nil {
		l[name] = &line{Name: name, By: make([]int, len(daily.Bys()))}
	}
	if i := slices.Index(daily.Bys(), by); i >= 0 {
		l[name].By[i] += n
	}
	l[name].Total += n
}

// sorted are the rows, the largest first.
func (l lines) sorted() []line {
	var all []line
	for _, one := range l {
		all = append(all, *one)
	}
	slices.SortFunc(all, func(a, b line) int { return cmp.Or(b.Total-a.Total, strings.Compare(a.Name, b.Name)) })
	return all
}

// Of are the counts of a day by who took care.
func (p *reportPage) Of(d daily.Day) line {
	l := lines{}
	for of, n := range d.Inquiries {
		l.add(d.Date, of.By, n)
	}
	l.add(d.Date, daily.Desk, 0)
	return *l[d.Date]
}

// Share is a part of all in percent, "" of nothing.
func (p *reportPage) Share(n, of int) string {
	if of == 0 {
		return ""
	}
	return strconv.Itoa((200*n+of)/(2*of)) + "%"
}

// ByChannel are the counts of a day on the channels that customers write on.
func (p *reportPage) ByChannel(d daily.Day) []int {
	counts := make([]int, len(channels()))
	for of, n := range d.Inquiries {
		if i := slices.Index(channels(), inquiry.Channel(of.Channel)); i >= 0 {
			counts[i] += n
		}
	}
	return counts
}

func channels() []inquiry.Channel { return []inquiry.Channel{inquiry.LINE, inquiry.Email} }

// Opened, Closed and Answers are those of a day, in all lanes.
func (p *reportPage) Opened(d daily.Day) (n daily.Lane) {
	for _, of := range d.Lanes {
		n.Add(of)
	}
	return n
}

// DayName names a day.
func (p *reportPage) DayName(d string) string {
	t, err := time.Parse(time.DateOnly, d)
	if err != nil {
		return d
	}
	if p.Lang == incident.English {
		return t.Format("Mon 2 Jan 2006")
	}
	return t.Format("2006年1月2日") + "(" + page.Weekday(t) + ")"
}

// RangeName names the range.
func (p *reportPage) RangeName() string {
	return p.DayName(p.From.String()) + " – " + p.DayName(p.To.String())
}

// On writes a moment as a day of the wall, a dash for never.
func (p *reportPage) On(t time.Time) string {
	if t.IsZero() {
		return "–"
	}
	return t.In(p.zone()).Format(time.DateOnly)
}

// Wait is the median or another quantile of waits, a dash where nobody waited.
func (p *reportPage) Wait(s daily.Sketch, percent int) string {
	if s.Count() == 0 {
		return "–"
	}
	return p.hours(s.Quantile(float64(percent) / 100).Round(time.Minute))
}

// hours writes staffed time: days would be read as those of the calendar.
func (p *reportPage) hours(d time.Duration) string {
	if d < time.Hour {
		return strconv.Itoa(int(d.Minutes())) + p.T("minutes")
	}
	short := strconv.Itoa(int(d.Hours())) + p.T("hours")
	if m := int(d.Minutes()) % 60; m > 0 {
		short += strconv.Itoa(m) + p.T("minutes")
	}
	return strings.TrimSpace(short)
}

// Wish, Proof, Outcome and Reason are the words for the ids of the register, a dash for none.
func (p *reportPage) Wish(r request) string { return p.id("wish-", string(r.Wish())) }

// Proof says how it was proven who asks.
func (p *reportPage) Proof(r request) string { return p.id("proven-", string(r.Is.Proof)) }

// Outcome says what was decided.
func (p *reportPage) Outcome(r request) string { return p.id("outcome-", string(r.Is.Outcome)) }

// Reason says why a request was refused.
func (p *reportPage) Reason(r request) string { return p.id("reason-", string(r.Is.Reason)) }

func (p *reportPage) id(prefix, id string) string {
	if id == "" {
		return "–"
	}
	return cmp.Or(p.T(prefix+id), id)
}

// Exports reports whether the person at the page takes the registers away as files.
func (p *reportPage) Exports() bool { return p.Staff.Role.Exports() }

// File is the link to a register as a file.
func (p *reportPage) File(register string) string {
	return "/desk/report.csv?register=" + register + "&from=" + p.From.String() + "&to=" + p.To.String()
}

// by and row are what the templates of a table need besides its rows.
type by struct {
	Page  *reportPage
	Name  string
	Lines []line
}

type row struct {
	Page *reportPage
	Lane daily.Lane
}

// By is a table of lines, under the name of its heading.
func (p *reportPage) By(name string, lines []line) by { return by{p, name, lines} }

// Row is what happened in a lane, as a row.
func (p *reportPage) Row(l daily.Lane) row { return row{p, l} }
