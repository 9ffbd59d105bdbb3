package incident

import (
	"maps"
	"slices"
	"strings"

	"gopkg.in/yaml.v3"

	"madoguchi/internal/factlock"
)

func (l *loader) readItems(d *document, n *yaml.Node) {
	l.items = map[string]phrases{}
	if n == nil || n.Kind != yaml.MappingNode {
		d.object(n)
		return
	}
	keys := d.keys(n)
	if len(keys) > maxList {
		d.add(d.at(n), "%d items; keep %d", len(keys), maxList)
		return
	}
	for _, id := range slices.Sorted(maps.Keys(keys)) {
		l.items[id] = d.local(keys[id], l.incident.Languages)
	}
}

func (l *loader) readSegment(d *document, n *yaml.Node) {
	f := d.object(n, "id", "name", "max", "cites", "leaked?", "likely?", "unconfirmed?", "period?", "covers?", "advice?", "quick?")
	if f == nil {
		return
	}
	name := d.local(f["name"], l.incident.Languages)
	s := Segment{ID: d.text(f["id"]), Name: name.local(), Max: d.number(f["max"]), Cites: l.citing(d, f["cites"])}
	if slices.ContainsFunc(l.incident.Segments, func(t Segment) bool { return t.ID == s.ID }) || !isID(s.ID) {
		d.add(d.at(f["id"]), "%q is no new id of a segment; write small letters, digits and _, each id once", short(s.ID))
	}
	for _, c := range []Certainty{Leaked, Likely, Unconfirmed} {
		for _, item := range d.list(f[string(c)]) {
			s.Items = append(s.Items, l.readItem(d, item, c))
		}
	}
	s.Period = l.periodOf(d, n, f["period"])
	l.saying(name, s.Cites)
	if f["advice"] != nil {
		l.readAdvice(d, f["advice"], &s)
	}
	for _, c := range d.list(f["covers"]) {
		s.Covers = append(s.Covers, d.text(c))
	}
	for _, q := range d.list(f["quick"]) {
		s.Quick = append(s.Quick, d.text(q))
	}
	l.incident.Segments = append(l.incident.Segments, s)
	l.head.segments = append(l.head.segments, n)
}

// periodOf is the period of a segment: its own, else the one that all share.
func (l *loader) periodOf(d *document, segment, n *yaml.Node) Period {
	switch {
	case n != nil:
		return readPeriod(d, n)
	case l.head.top["period"] == nil:
		d.add(d.at(segment), "the segment has no period; write period: {first: 2019-01-31, last: 2019-02-28}, without first where the notice names none, or one for all at the top")
	}
	return l.head.period
}

// readAdvice reads what people of a segment are told besides, with the facts on
// which it rests.
func (l *loader) readAdvice(d *document, n *yaml.Node, s *Segment) {
	f := d.object(n, append([]string{"cites"}, languageKeys(l.incident.Languages)...)...)
	if f == nil {
		return
	}
	words := phrases{}
	for _, lang := range l.incident.Languages {
		words[lang] = d.phrase(f[string(lang)])
	}
	s.Advice = words.local()
	l.saying(words, l.citing(d, f["cites"]))
}

func (l *loader) readItem(d *document, n *yaml.Node, c Certainty) Item {
	id := d.text(n)
	if l.items[id] == nil {
		d.add(d.at(n), "there is no item %s; add it under items", short(id))
	}
	return Item{Name: l.items[id].local(), Certainty: c}
}

func (l *loader) readEvent(d *document, n *yaml.Node) {
	f := d.object(n, "on", "cites", "what")
	if f == nil {
		return
	}
	what := d.local(f["what"], l.incident.Languages)
	e := Event{On: d.date(f["on"]), What: what.local(), Cites: l.citing(d, f["cites"])}
	if k := len(l.incident.Timeline); k > 0 && l.incident.Timeline[k-1].On.Compare(e.On) > 0 {
		d.add(d.at(n), "%v comes after a later day; write the timeline in order", e.On)
	}
	l.saying(what, e.Cites)
	l.incident.Timeline = append(l.incident.Timeline, e)
	l.head.events = append(l.head.events, n)
}

// checkSegment holds a segment's figure and items against the facts that it
// cites: each item in a fact of that certainty, and none left out.
func (l *loader) checkSegment(s Segment, at place) {
	if !l.lock.CountsPeople(s.Max, s.Cites) {
		l.add(at, "none of %s holds max %d as persons; write what it says or cite its fact", strings.Join(s.Cites, " "), s.Max)
	}
	if s.Period != l.head.period {
		l.checkPeriod(s.Period, s.Cites, at)
	}
	if len(s.Items) == 0 {
		l.add(at, "the segment %s has no items; list what is concerned under leaked and likely", s.ID)
	}
	for _, item := range s.Items {
		if name := item.Name[l.first()]; !l.lock.NamesItem(name, factlock.Certainty(item.Certainty), s.Cites) {
			l.add(at, "no cited fact says that %s is %s; move it or cite its fact", short(name), item.Certainty)
		}
	}
	for _, id := range slices.Sorted(maps.Keys(l.items)) {
		name := l.items[id][l.first()].text
		listed := slices.ContainsFunc(s.Items, func(i Item) bool { return i.Name[l.first()] == name })
		if !listed && l.lock.NamesItem(name, "", s.Cites) {
			l.add(at, "the segment %s leaves out %s, which its facts name; add it", s.ID, short(name))
		}
	}
}
