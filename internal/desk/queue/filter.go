package queue

import (
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"madoguchi/internal/cases"
	"madoguchi/internal/desk/page"
	"madoguchi/internal/inquiry"
)

// filter is what the queue is narrowed to. It lives in the query of the URL, so that a link
// keeps it.
type filter struct {
	Closed, Late         bool
	Doubtful             bool   // only what nobody vouches for
	Owner                string // how somebody is called, or one of the two below
	Lane, State, Channel string
	Label                string // an id
	Wait                 string // for how long the customer has waited at least, one of waits
	Page                 int    // from 1
}

// Owners that are no names: a name holds no at sign.
const (
	me     = "@me"
	nobody = "@none"
)

// waits are the choices of how long a customer has waited.
var waits = [...]struct {
	key  string
	span time.Duration
}{{"1h", time.Hour}, {"4h", 4 * time.Hour}, {"1d", 24 * time.Hour}, {"3d", 3 * 24 * time.Hour}}

func readFilter(q url.Values) filter {
	n, err := strconv.Atoi(q.Get("page"))
	if err != nil || n < 1 {
		n = 1
	}
	f := filter{Closed: q.Get("closed") == "1", Late: q.Get("late") == "1", Doubtful: q.Get("doubtful") == "1", Owner: q.Get("owner"),
		Lane: q.Get("lane"), State: q.Get("state"), Channel: q.Get("channel"), Label: q.Get("label"), Wait: q.Get("wait"), Page: n}
	if q.Get("mine") == "1" { // a link that an earlier version of the desk made
		f.Owner = me
	}
	return f
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
	set("late", "1", f.Late)
	set("doubtful", "1", f.Doubtful)
	set("owner", f.Owner, f.Owner != "")
	set("lane", f.Lane, f.Lane != "")
	set("state", f.State, f.State != "")
	set("channel", f.Channel, f.Channel != "")
	set("label", f.Label, f.Label != "")
	set("wait", f.Wait, f.Wait != "")
	set("page", strconv.Itoa(f.Page), f.Page > 1)
	if len(q) == 0 {
		return ""
	}
	return "?" + q.Encode()
}

// Narrows reports whether anything is left out.
func (f filter) Narrows() bool {
	return f != filter{Closed: f.Closed, Page: f.Page}
}

// keeps reports whether a case passes, the lane left aside.
func (p *queuePage) keeps(c cases.Case) bool {
	f := p.Filter
	return (!f.Late || p.Late(c)) && (!f.Doubtful || c.Doubtful()) && p.owned(c) && p.waited(c) &&
		(f.Label == "" || slices.Contains(c.Labels, f.Label)) &&
		(f.State == "" || f.State == string(c.State)) && (f.Channel == "" || f.Channel == string(c.Channel))
}

func (p *queuePage) owned(c cases.Case) bool {
	switch p.Filter.Owner {
	case "":
		return true
	case me:
		return p.owner(c) == p.Staff.Email || p.holders[c.Receipt] == p.Staff.Email
	case nobody:
		return p.owner(c) == ""
	}
	return p.owner(c) != "" && p.Name(p.owner(c)) == p.Filter.Owner
}

// waited reports whether the customer of a case has waited for as long as is asked for. A wait
// that is none of the choices keeps nothing.
func (p *queuePage) waited(c cases.Case) bool {
	if p.Filter.Wait == "" {
		return true
	}
	for _, w := range waits {
		if w.key == p.Filter.Wait {
			return c.Waits() && p.Moment.Sub(c.WaitsSince()) >= w.span
		}
	}
	return false
}

// choices are the links that narrow the page further, or widen it again.
func (p *queuePage) choices(all []cases.Case, perLane map[string]int) {
	for _, l := range cases.Lanes() {
		name := p.T("lane-" + string(l))
		p.Lanes = append(p.Lanes, p.choice(name, string(l), perLane[string(l)], func(f *filter) *string { return &f.Lane }))
	}
	for _, s := range []cases.State{cases.Open, cases.Owned, cases.Answered} {
		p.States = append(p.States, p.choice(p.T("state-"+string(s)), string(s), 0, func(f *filter) *string { return &f.State }))
	}
	for _, c := range []inquiry.Channel{inquiry.LINE, inquiry.Email} {
		name := p.T("channel-" + string(c))
		p.Channels = append(p.Channels, p.choice(name, string(c), 0, func(f *filter) *string { return &f.Channel }))
	}
	for _, l := range p.Labels(nil) {
		p.Marks = append(p.Marks, p.choice(l.Name, l.ID, 0, func(f *filter) *string { return &f.Label }))
	}
	for _, w := range waits {
		p.Waits = append(p.Waits, p.choice(p.T("wait-"+w.key), w.key, 0, func(f *filter) *string { return &f.Wait }))
	}
	owner := func(f *filter) *string { return &f.Owner }
	p.Owners = append(p.Owners, p.choice(p.T("mine"), me, 0, owner), p.choice(p.T("nobody"), nobody, 0, owner))
	for _, name := range p.others(all) {
		p.Owners = append(p.Owners, p.choice(name, name, 0, owner))
	}
}

// others are the names of colleagues who have cases, and the one that is chosen.
func (p *queuePage) others(all []cases.Case) []string {
	var names []string
	for _, c := range all {
		if c.Owner != "" && c.Owner != p.Staff.Email {
			names = append(names, p.Name(c.Owner))
		}
	}
	if f := p.Filter.Owner; f != "" && !strings.HasPrefix(f, "@") {
		names = append(names, f)
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// choice is one of several of which at most one is on; choosing it again takes
// it off.
func (p *queuePage) choice(name, key string, count int, field func(*filter) *string) page.Choice {
	f := p.Filter
	f.Page = 1
	on := key == *field(&f)
	*field(&f) = map[bool]string{false: key}[on]
	return page.Choice{Name: name, Key: key, Link: "/desk/" + f.query(), Count: count, On: on}
}

// Link is the page with one switch turned over: closed, late or doubtful.
func (p queuePage) Link(what string) string {
	f := p.Filter
	f.Page = 1
	switch what {
	case "closed":
		f = filter{Closed: !f.Closed, Lane: f.Lane, Channel: f.Channel, Label: f.Label}
	case "late":
		f.Late = !f.Late
	case "doubtful":
		f.Doubtful = !f.Doubtful
	case "all":
		f = filter{Closed: f.Closed}
	}
	return "/desk/" + f.query()
}
