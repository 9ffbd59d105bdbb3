// Package queue is the page on which the day of staff begins: the cases, what is late first.
package queue

import (
	"cmp"
	"context"
	"embed"
	"io/fs"
	"net/http"
	"net/url"
	"slices"
	"strconv"

	"madoguchi/internal/desk/page"
	"madoguchi/internal/desk/session"

	"madoguchi/internal/cases"
	"madoguchi/internal/inquiry"
)

// perPage is how many cases a page of the queue shows.
const perPage = 50

// filter is what the queue is narrowed to. It lives in the query of the URL.
type filter struct {
	Closed, Mine         bool
	Lane, State, Channel string
	Page                 int // from 1
}

func readFilter(q url.Values) filter {
	n, err := strconv.Atoi(q.Get("page"))
	if err != nil || n < 1 {
		n = 1
	}
	return filter{q.Get("closed") == "1", q.Get("mine") == "1", q.Get("lane"), q.Get("state"), q.Get("channel"), n}
}

// query writes what readFilter reads, empty where nothing is narrowed.
func (f filter) query() string {
	q := url.Values{}
	set := func(key, value string, on bool) {
		if on {
			q.Set(key, value)
		}
	}
	set("closed", "1", f.Closed)
	set("mine", "1", f.Mine)
	set("lane", f.Lane, f.Lane != "")
	set("state", f.State, f.State != "")
	set("channel", f.Channel, f.Channel != "")
	set("page", strconv.Itoa(f.Page), f.Page > 1)
	if len(q) == 0 {
		return ""
	}
	return "?" + q.Encode()
}

// keeps reports whether a case passes, the lane left aside.
func (f filter) keeps(c cases.Case, me string) bool {
	mine := !f.Mine || c.Owner == me
	return mine && (f.State == "" || f.State == string(c.State)) && (f.Channel == "" || f.Channel == string(c.Channel))
}

// row is a case in the queue.
type row struct {
	cases.Case
	Overdue bool
	Snippet string
	Mine    bool
}

type queuePage struct {
	page.Frame
	Filter                  filter
	Rows                    []row
	Lanes, States, Channels []page.Choice
	Open, Owned, Overdue    int // of all that are listed
	Shelf                   int // of these, what waits behind all other work
	From, To, Total         int
	Before, After           string // links to the pages around, "" at an end
	Wrong                   bool   // the number searched for is no receipt number
	Typed                   string
}

// Room answers requests about the queue.
type Room struct {
	Site *page.Site
	// Cases returns the closed cases, or those that are not.
	Cases func(ctx context.Context, closed bool) ([]cases.Case, error)
}

// Templates are those of the room.
func Templates() fs.FS { return templates }

//go:embed *.html
var templates embed.FS

// Page is all of it; a receipt number that is searched for leads to its case.
func (d Room) Page(w http.ResponseWriter, r *http.Request, s session.Session) {
	typed := r.URL.Query().Get("q")
	if receipt, err := cases.ParseReceipt(typed); err == nil {
		http.Redirect(w, r, "/desk/case/"+string(receipt), http.StatusSeeOther)
		return
	}
	p, ok := d.page(w, r, s)
	if ok {
		p.Typed, p.Wrong = typed, typed != ""
		d.Site.Answer(w, r, http.StatusOK, "queue.html", p)
	}
}

// Fragment is the part that an open page keeps fresh.
func (d Room) Fragment(w http.ResponseWriter, r *http.Request, s session.Session) {
	if p, ok := d.page(w, r, s); ok {
		d.Site.Fragment(w, r, "queue-live", p)
	}
}

func (d Room) page(w http.ResponseWriter, r *http.Request, s session.Session) (queuePage, bool) {
	f := readFilter(r.URL.Query())
	all, err := d.Cases(r.Context(), f.Closed)
	if err != nil {
		d.Site.Failed(w, r, s, err)
		return queuePage{}, false
	}
	p := queuePage{Frame: d.Site.Frame(r, s, "queue"), Filter: f}
	p.fill(all)
	return p, true
}

func (p *queuePage) fill(all []cases.Case) {
	p.count(all)
	perLane := map[string]int{}
	var kept []cases.Case
	for _, c := range all {
		if !p.Filter.keeps(c, p.Staff.Email) {
			continue
		}
		perLane[string(c.Lane)]++
		if p.Filter.Lane == "" || p.Filter.Lane == string(c.Lane) {
			kept = append(kept, c)
		}
	}
	slices.SortStableFunc(kept, p.order())
	p.cut(kept)
	p.choices(perLane)
}

func (p *queuePage) count(all []cases.Case) {
	for _, c := range all {
		if c.Shelved {
			p.Shelf++
			continue
		}
		switch c.State {
		case cases.Open:
			p.Open++
		case cases.Owned:
			p.Owned++
		}
		if p.Late(c) {
			p.Overdue++
		}
	}
}

// order puts first what waits for the desk, then the lanes by priority, then the
// earlier promise, and what is shelved behind all of it. Closed cases stand by their end, the
// last one first.
func (p *queuePage) order() func(a, b cases.Case) int {
	rank := map[cases.Lane]int{}
	for i, lane := range cases.Lanes() {
		rank[lane] = i
	}
	waits := func(c cases.Case) int {
		switch {
		case c.Shelved:
			return 2
		case c.State == cases.Answered:
			return 1
		}
		return 0
	}
	return func(a, b cases.Case) int {
		if p.Filter.Closed {
			return b.ClosedAt.Compare(a.ClosedAt)
		}
		return cmp.Or(waits(a)-waits(b), rank[a.Lane]-rank[b.Lane], a.DueAt.Compare(b.DueAt), cmp.Compare(a.Receipt, b.Receipt))
	}
}

// cut takes the page out of all that passed.
func (p *queuePage) cut(kept []cases.Case) {
	p.Total = len(kept)
	last := max(1, (p.Total+perPage-1)/perPage)
	p.Filter.Page = min(p.Filter.Page, last)
	p.From = (p.Filter.Page - 1) * perPage
	p.To = min(p.From+perPage, p.Total)
	for _, c := range kept[p.From:p.To] {
		p.Rows = append(p.Rows, row{c, p.Late(c), snippet(c.Summary), c.Owner == p.Staff.Email && c.Owner != ""})
	}
	around := func(n int) string {
		f := p.Filter
		f.Page = n
		return "/desk/" + f.query()
	}
	if p.Filter.Page > 1 {
		p.Before = around(p.Filter.Page - 1)
	}
	if p.Filter.Page < last {
		p.After = around(p.Filter.Page + 1)
	}
}

// snippet is how what the customer wrote begins, on one line, without who wrote it.
func snippet(t inquiry.Text) string {
	const most = 90
	return t.Outline(most)
}

func (p *queuePage) choices(perLane map[string]int) {
	lane := func(f *filter) *string { return &f.Lane }
	for _, l := range cases.Lanes() {
		p.Lanes = append(p.Lanes, p.choice("lane-", string(l), perLane[string(l)], lane))
	}
	state := func(f *filter) *string { return &f.State }
	for _, s := range []cases.State{cases.Open, cases.Owned, cases.Answered} {
		p.States = append(p.States, p.choice("state-", string(s), 0, state))
	}
	channel := func(f *filter) *string { return &f.Channel }
	for _, c := range []inquiry.Channel{inquiry.LINE, inquiry.Email} {
		p.Channels = append(p.Channels, p.choice("channel-", string(c), 0, channel))
	}
}

// choice is one of several of which at most one is on; choosing it again takes
// it off.
func (p *queuePage) choice(prefix, key string, count int, field func(*filter) *string) page.Choice {
	f := p.Filter
	f.Page = 1
	on := key == *field(&f)
	*field(&f) = map[bool]string{false: key}[on]
	return page.Choice{Name: p.T(prefix + key), Key: key, Link: "/desk/" + f.query(), Count: count, On: on}
}

// Link is the page with one switch turned over: closed or mine.
func (p queuePage) Link(what string) string {
	f := p.Filter
	f.Page = 1
	switch what {
	case "closed":
		f.Closed, f.State = !f.Closed, ""
	case "mine":
		f.Mine = !f.Mine
	case "all":
		f = filter{Closed: f.Closed}
	}
	return "/desk/" + f.query()
}

// Query is the filter of the page, for its fragment.
func (p queuePage) Query() string { return p.Filter.query() }

// First is the number of the first row, counted from 1.
func (p queuePage) First() int { return min(p.From+1, p.To) }

// Age is how long a case has been there.
func (p queuePage) Age(c cases.Case) string { return p.Span(p.Moment.Sub(c.OpenedAt)) }
