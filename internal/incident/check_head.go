package incident

import (
	"slices"
	"strings"
	"time"

	"madoguchi/internal/factlock"
	"madoguchi/internal/incident/people"
	"madoguchi/internal/incident/texts"
	"madoguchi/internal/strictyaml"
)

// headCheck holds incident.yaml against the facts.
type headCheck struct {
	*head
	lock *factlock.Lock
	all  []string // the ids of all facts
}

func checkHead(r *reader, i *Incident, h *head, f *facts, lock *factlock.Lock) {
	c := headCheck{h, lock, f.ids()}
	if h.hours.There() {
		c.contacts()
		c.opening(i.Hours)
	}
	for k, s := range i.Segments {
		c.segment(s, h.segments[k], r.first())
		people.Check(h.segments[k], s.People, i.Entry)
	}
	for k, e := range i.Timeline {
		c.day(e.On, e.Cites, h.events[k])
	}
	checkStatus(r, i)
}

// checkStatus sees that nobody is told the period of somebody else.
func checkStatus(r *reader, i *Incident) {
	if len(i.Periods()) < 2 {
		return
	}
	for _, lang := range i.Languages {
		text := i.Texts[texts.StatusFound].Local[lang]
		if factlock.Dated(text) && !strings.Contains(text, "{{period}}") {
			r.Add(strictyaml.Place{File: "texts.yaml"},
				"status_found names dates, but the segments have different periods; write {{period}} instead")
		}
	}
}

// contacts looks for the company's addresses among all facts: what the desk computes
// from these, and from hours and days, is said like a fact.
func (c headCheck) contacts() {
	for _, name := range []string{"phone", "mail", "site"} {
		n := c.top.Get(name)
		for _, figure := range c.lock.Missing(n.Phrase().Text, c.all) {
			n.Add("no fact holds %s %s; write it as in the notice", name, strictyaml.Short(figure))
		}
	}
}

func (c headCheck) opening(h Hours) {
	for name, at := range map[string]time.Duration{"open": h.Open, "close": h.Close} {
		if !c.lock.HoldsHour(at, c.all) {
			c.hours.Get(name).Add("no fact holds the hour %s; write it as in the notice", name)
		}
	}
	for _, name := range []string{"openings", "closings"} {
		for _, n := range c.hours.Get(name).List() {
			c.day(n.Date(), c.all, n)
		}
	}
	if n := c.top.Get("period"); n.There() {
		c.between(c.period, c.all, n)
	}
}

// between holds the days of a period against facts.
func (c headCheck) between(p Period, cites []string, at strictyaml.Node) {
	if !p.Open() {
		c.day(p.First, cites, at)
	}
	c.day(p.Last, cites, at)
}

func (c headCheck) day(day Date, cites []string, at strictyaml.Node) {
	if !c.lock.HoldsDay(day, cites) {
		at.Add("no fact holds the day %v; write it as in the notice and cite it, or say it in desk.yaml", day)
	}
}

// segment holds a segment's figure and items against the facts that it cites: each item
// in a fact of that certainty, and none left out. Facts name items in the language of
// the notice.
func (c headCheck) segment(s Segment, at strictyaml.Node, notice Lang) {
	if !c.lock.CountsPeople(s.Max, s.Cites) {
		at.Add("none of %s holds max %d as persons; write what it says or cite its fact", strings.Join(s.Cites, " "), s.Max)
	}
	if s.Period != c.period {
		c.between(s.Period, s.Cites, at)
	}
	if len(s.Items) == 0 {
		at.Add("the segment %s has no items; list what is concerned under leaked and likely", s.ID)
	}
	for _, item := range s.Items {
		if name := item.Name[notice]; !c.lock.NamesItem(name, factlock.Certainty(item.Certainty), s.Cites) {
			at.Add("no cited fact says that %s is %s; move it or cite its fact", strictyaml.Short(name), item.Certainty)
		}
	}
	for _, item := range c.items {
		name := item[notice].Text
		listed := slices.ContainsFunc(s.Items, func(i Item) bool { return i.Name[notice] == name })
		if !listed && c.lock.NamesItem(name, "", s.Cites) {
			at.Add("the segment %s leaves out %s, which its facts name; add it", s.ID, strictyaml.Short(name))
		}
	}
}
