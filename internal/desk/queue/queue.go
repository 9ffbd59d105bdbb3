// Package queue is the page on which the day of staff begins: the cases, what is late first.
package queue

import (
	"cmp"
	"context"
	"embed"
	"io/fs"
	"net/http"
	"slices"
	"time"

	"madoguchi/internal/desk/page"
	"madoguchi/internal/desk/session"

	"madoguchi/internal/cases"
	"madoguchi/internal/inquiry"
)

// perPage is how many cases a page of the queue shows.
const perPage = 50

// row is a case in the queue.
type row struct {
	cases.Case
	Overdue bool
	Snippet string    // of the last message
	SaidAt  time.Time // when it was written
	By      string    // the member of staff who wrote it, "" for the customer
	Mine    bool
	Unread  bool
	Holder  string // who has the customer by another case, where nobody has this one
}

// shown is a group on the page.
type shown struct {
	Rows  []row
	Size  int  // how many cases the customer has, with those that are left out
	Apart bool // the first on the page of those that stand apart
}

type queuePage struct {
	page.Frame
	Filter                  filter
	Groups                  []shown // as they stand on the page
	Lanes, States, Channels []page.Choice
	Owners, Waits, Marks    []page.Choice
	Open, Owned, Overdue    int // of all that are listed
	Shelf                   int // of these, what waits behind all other work
	Doubts                  int // and what waits of senders whom nobody vouches for
	From, To, Total         int
	Before, After           string // links to the pages around, "" at an end
	Wrong                   bool   // the number searched for is no receipt number
	Typed                   string
	At                      cases.Receipt // the case beside which the list stands
	seen                    map[cases.Receipt]time.Time
	Handed                  []page.Handover          // that colleagues gave to the person at the page, or took
	holders                 map[cases.Receipt]string // who has the customer of a case
}

// Room answers requests about the queue.
type Room struct {
	Site *page.Site
	// Cases returns the closed cases, or those that are not.
	Cases func(ctx context.Context, closed bool) ([]cases.Case, error)
	// Seen returns the news that somebody has seen, by their time.
	Seen func(ctx context.Context, by string) (map[cases.Receipt]time.Time, error)
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
	p, err := d.list(r.Context(), d.Site.Frame(r, s, "queue"), r.URL.Query())
	if err != nil {
		d.Site.Failed(w, r, s, err)
	}
	return p, err == nil
}

func (p *queuePage) fill(all []cases.Case) {
	groups := p.group(all)
	p.Handed = p.Moved(all)
	p.count(all)
	perLane := map[string]int{}
	var kept []*group
	for _, g := range groups {
		g.cases = slices.DeleteFunc(g.cases, func(c cases.Case) bool {
			if !p.keeps(c) {
				return true
			}
			perLane[string(c.Lane)]++
			return p.Filter.Lane != "" && p.Filter.Lane != string(c.Lane)
		})
		if len(g.cases) > 0 {
			kept = append(kept, g)
		}
	}
	p.arrange(kept)
	p.cut(kept)
	p.choices(all, perLane)
}

func (p *queuePage) count(all []cases.Case) {
	p.Unread = len(p.news(all))
	for _, c := range all {
		if c.Shelved {
			p.Shelf++
			continue
		}
		if c.Doubtful() && c.Waits() {
			p.Doubts++
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

// order puts first what is late, then the lanes by priority, then the earlier promise; behind
// it what waits for the customer, and what is shelved behind all of it. Closed cases stand by
// their end, the last one first.
func (p *queuePage) order() func(a, b cases.Case) int {
	if p.Filter.Closed {
		return func(a, b cases.Case) int { return b.ClosedAt.Compare(a.ClosedAt) }
	}
	lane := map[cases.Lane]int{}
	for i, l := range cases.Lanes() {
		lane[l] = i
	}
	rank := func(c cases.Case) int {
		switch {
		case c.Shelved:
			return 3
		case c.State == cases.Answered:
			return 2
		case !p.Late(c):
			return 1
		}
		return 0
	}
	return func(a, b cases.Case) int {
		return cmp.Or(rank(a)-rank(b), lane[a.Lane]-lane[b.Lane], a.DueAt.Compare(b.DueAt), cmp.Compare(a.Receipt, b.Receipt))
	}
}

// cut takes the page out of all that passed.
func (p *queuePage) cut(kept []*group) {
	all := pages(kept)
	p.Filter.Page = max(1, min(p.Filter.Page, len(all)))
	last := len(all)
	for i, groups := range all {
		for _, g := range groups {
			p.Total += len(g.cases)
			if i+1 < p.Filter.Page {
				p.From += len(g.cases)
			}
			if i+1 == p.Filter.Page {
				p.Groups = append(p.Groups, p.shown(g))
			}
		}
	}
	p.To = p.From
	for _, g := range p.Groups {
		p.To += len(g.Rows)
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

// shown is a group as it stands on the page.
func (p *queuePage) shown(g *group) shown {
	s := shown{Size: g.size, Apart: p.apart(g) > 0 && (len(p.Groups) == 0 || !p.Groups[len(p.Groups)-1].doubtful())}
	for _, c := range g.cases {
		s.Rows = append(s.Rows, p.row(c))
	}
	return s
}

func (s shown) doubtful() bool { return s.Rows[0].Doubtful() }

// row shows of a case what was said last; a case that an earlier version of the desk stored
// knows only what opened it.
func (p *queuePage) row(c cases.Case) row {
	r := row{Case: c, Overdue: p.Late(c), Snippet: snippet(c.Last.Text), SaidAt: c.Last.At, By: c.Last.By,
		Mine: c.Owner == p.Staff.Email && c.Owner != "", Unread: p.isNew(c)}
	if c.Owner == "" {
		r.Holder = p.holders[c.Receipt]
	}
	if c.Last.At.IsZero() {
		r.Snippet, r.SaidAt = snippet(c.Summary), c.NewsAt()
	}
	return r
}

// snippet is how what was written begins, on one line, without who wrote it.
func snippet(t inquiry.Text) string {
	const most = 90
	return t.Outline(most)
}

// Query is the filter of the page, for its fragment.
func (p queuePage) Query() string { return p.Filter.query() }

// First is the number of the first row, counted from 1.
func (p queuePage) First() int { return min(p.From+1, p.To) }

// Waited is how long the customer of a case has waited, "" where they do not.
func (p queuePage) Waited(c cases.Case) string {
	if !c.Waits() {
		return ""
	}
	return p.Span(p.Moment.Sub(c.WaitsSince()))
}
