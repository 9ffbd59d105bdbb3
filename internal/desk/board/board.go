// Package board is the page on which a lead sees who has how much, what grows old, and gives
// cases to colleagues, many at once.
package board

import (
	"cmp"
	"context"
	"embed"
	"io/fs"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"

	"madoguchi/internal/cases"
	"madoguchi/internal/casework"
	"madoguchi/internal/desk/page"
	"madoguchi/internal/desk/session"
)

// Office is what the board shows and does; package casework has it.
type Office interface {
	// Queue returns the outlines of the closed cases, or of those that are not.
	Queue(ctx context.Context, closed bool) ([]cases.Case, error)
	// Assign gives cases to a colleague and says what came of each.
	Assign(ctx context.Context, a casework.Assignment) []casework.Assigned
}

// Room answers requests about the board.
type Room struct {
	Site   *page.Site
	Keeper *session.Keeper
	Office Office
}

// Templates are those of the room, and what other pages show of a case that was given away.
func Templates() fs.FS { return templates }

//go:embed *.html
var templates embed.FS

// mostShown is how many cases the board lists, the most pressing ones.
const mostShown = 100

// nobody is the owner of what nobody has, in links.
const nobody = "@none"

// ages are up to which wait a case counts in a bucket; the last one has no end.
func ages() []time.Duration {
	return []time.Duration{time.Hour, 4 * time.Hour, 24 * time.Hour, 3 * 24 * time.Hour, 1 << 62}
}

// ageNames are the keys of their words.
func ageNames() []string { return []string{"age-1h", "age-4h", "age-1d", "age-3d", "age-more"} }

// load is what somebody has, or what stands in a lane.
type load struct {
	Name, Link     string
	Lane           cases.Lane
	Open, Answered int // answered ones are the customer's turn
	Overdue        int
	Waiting        int
	Oldest         time.Duration // of those that wait
	Ages           []int         // of those that wait, as [ages]
}

// row is a case that may be ticked.
type row struct {
	cases.Case
	Late, Ticked bool
	Waited       string // "" where the customer does not wait
}

// result is what came of one of the ticked cases.
type result struct {
	casework.Held
	Good bool
	Text string // a key of the words
	By   string // who has it instead
}

type boardPage struct {
	page.Frame
	Total       load
	Loads       []load // of colleagues, who has most that is late first
	Lanes       []load
	Rows        []row
	More        int // cases that the list leaves out
	Owner, Lane string
	Choices     []page.Choice
	Colleagues  []string // to whom cases can go
	Results     []result
	To, Reason  string // as typed
	Wrong       string // a key of the words
	ID          string // of the form
}

// Page is the board, for who answers for the desk.
func (d Room) Page(w http.ResponseWriter, r *http.Request, s session.Session) {
	if p, ok := d.page(w, r, s, nil); ok {
		d.Site.Answer(w, r, http.StatusOK, "board.html", p)
	}
}

func (d Room) page(w http.ResponseWriter, r *http.Request, s session.Session, ticked []casework.Held) (*boardPage, bool) {
	if !s.Role.Audits() {
		d.Site.Refuse(w, r, s, http.StatusForbidden, "notYourRole")
		return nil, false
	}
	all, err := d.Office.Queue(r.Context(), false)
	if err != nil {
		d.Site.Failed(w, r, s, err)
		return nil, false
	}
	p := &boardPage{Frame: d.Site.Frame(r, s, "boardTitle"), Colleagues: d.Keeper.Colleagues()}
	p.Owner, p.Lane = r.FormValue("owner"), r.FormValue("lane")
	p.Here = "/desk/board" + p.query(p.Owner, p.Lane)
	if p.ID, err = d.Keeper.Draw(); err != nil {
		d.Site.Failed(w, r, s, err)
		return nil, false
	}
	p.fill(all, ticked)
	return p, true
}

func (p *boardPage) query(owner, lane string) string {
	q := url.Values{}
	if owner != "" {
		q.Set("owner", owner)
	}
	if lane != "" {
		q.Set("lane", lane)
	}
	if len(q) == 0 {
		return ""
	}
	return "?" + q.Encode()
}

func (p *boardPage) fill(all []cases.Case, ticked []casework.Held) {
	p.Total = load{Ages: make([]int, len(ages()))}
	by, lanes := map[string]*load{}, map[cases.Lane]*load{}
	for _, email := range p.Colleagues {
		by[email] = p.loadOf(email)
	}
	for _, id := range cases.Lanes() {
		lanes[id] = &load{Lane: id, Link: "/desk/board" + p.query("", string(id)), Ages: make([]int, len(ages()))}
	}
	for _, c := range all {
		if by[c.Owner] == nil {
			by[c.Owner] = p.loadOf(c.Owner)
		}
		for _, l := range []*load{by[c.Owner], lanes[c.Lane], &p.Total} {
			if l != nil {
				p.add(l, c)
			}
		}
		p.list(c, ticked)
	}
	for _, l := range by {
		p.Loads = append(p.Loads, *l)
	}
	slices.SortFunc(p.Loads, func(a, b load) int {
		return cmp.Or(b.Overdue-a.Overdue, b.Waiting-a.Waiting, b.Open-a.Open, strings.Compare(a.Name, b.Name))
	})
	for _, id := range cases.Lanes() {
		p.Lanes = append(p.Lanes, *lanes[id])
	}
	slices.SortStableFunc(p.Rows, p.pressing)
	p.More = max(0, len(p.Rows)-mostShown)
	p.Rows = p.Rows[:len(p.Rows)-p.More]
}

func (p *boardPage) loadOf(email string) *load {
	l := &load{Name: p.T("nobody"), Link: "/desk/board" + p.query(nobody, ""), Ages: make([]int, len(ages()))}
	if email != "" {
		l.Name, l.Link = p.Name(email), "/desk/board"+p.query(p.Name(email), "")
	}
	return l
}

// add counts a case.
func (p *boardPage) add(l *load, c cases.Case) {
	l.Open++
	if c.State == cases.Answered {
		l.Answered++
	}
	if p.Late(c) {
		l.Overdue++
	}
	if !c.Waits() {
		return
	}
	wait := p.Moment.Sub(c.WaitsSince())
	l.Waiting, l.Oldest = l.Waiting+1, max(l.Oldest, wait)
	l.Ages[slices.IndexFunc(ages(), func(most time.Duration) bool { return wait < most })]++
}

// list puts a case into the list, where it is not narrowed to others.
func (p *boardPage) list(c cases.Case, ticked []casework.Held) {
	owned := p.Owner == "" || p.Owner == nobody && c.Owner == "" || c.Owner != "" && p.Name(c.Owner) == p.Owner
	if !owned || p.Lane != "" && p.Lane != string(c.Lane) {
		return
	}
	r := row{Case: c, Late: p.Late(c), Ticked: slices.ContainsFunc(ticked, func(h casework.Held) bool { return h.Receipt == c.Receipt })}
	if c.Waits() {
		r.Waited = p.Span(p.Moment.Sub(c.WaitsSince()))
	}
	p.Rows = append(p.Rows, r)
}

// pressing orders by what is late, then by lane, then by when it is due.
func (p *boardPage) pressing(a, b row) int {
	late := func(r row) int {
		if r.Late {
			return 0
		}
		return 1
	}
	lane := func(r row) int { return slices.Index(cases.Lanes(), r.Lane) }
	return cmp.Or(late(a)-late(b), lane(a)-lane(b), a.DueAt.Compare(b.DueAt))
}

// Assigns reports whether the person at the page gives cases away.
func (p *boardPage) Assigns() bool { return p.Staff.Role == session.Lead }

// Narrowed reports whether the list leaves out what was not asked for.
func (p *boardPage) Narrowed() bool { return p.Owner != "" || p.Lane != "" }

// AgeNames are the heads of the buckets.
func (p *boardPage) AgeNames() []string {
	var names []string
	for _, key := range ageNames() {
		names = append(names, p.T(key))
	}
	return names
}

// Old writes the longest wait, a dash where nobody waits.
func (p *boardPage) Old(l load) string {
	if l.Waiting == 0 {
		return "–"
	}
	return p.Span(l.Oldest)
}

// Width is how long a bar is, of a hundred units.
func (p *boardPage) Width(l load) int {
	most := 1
	for _, o := range p.Loads {
		most = max(most, o.Open)
	}
	return 100 * l.Open / most
}
