package incident

import (
	"slices"

	"madoguchi/internal/incident/people"
	"madoguchi/internal/strictyaml"
)

// maxItems caps the kinds of data, so that looking for each in each fact stays cheap.
const maxItems = 500

func readItems(r *reader, n strictyaml.Node) map[string]phrases {
	items, f := map[string]phrases{}, n.Keys()
	if len(f.Keys()) > maxItems {
		n.Add("%d items; keep %d", len(f.Keys()), maxItems)
		return items
	}
	for _, id := range f.Names() {
		items[id] = r.local(f.Get(id))
	}
	return items
}

// readSegments reads the groups of people.
func (h *head) readSegments(r *reader, i *Incident) {
	for _, n := range h.top.Get("segments").List() {
		f := n.Object(append(people.Fields(), "id", "name", "max", "cites", "leaked?", "likely?", "unconfirmed?",
			"period?", "covers?", "advice?", "quick?")...)
		if !f.There() {
			continue
		}
		s := h.readSegment(r, n, f)
		if slices.ContainsFunc(i.Segments, func(t Segment) bool { return t.ID == s.ID }) || !strictyaml.IsID(s.ID) {
			f.Get("id").Add("%q is no new id of a segment; write small letters, digits and _, each id once", strictyaml.Short(s.ID))
		}
		i.Segments, h.segments = append(i.Segments, s), append(h.segments, n)
	}
}

func (h *head) readSegment(r *reader, n strictyaml.Node, f strictyaml.Fields) Segment {
	name := r.local(f.Get("name"))
	s := Segment{ID: f.Get("id").Text(), Name: name.local(), Max: f.Get("max").Number(), Cites: r.citing(f.Get("cites")),
		Covers: f.Get("covers").Texts(), Quick: f.Get("quick").Texts(), People: people.Read(f)}
	for _, c := range []Certainty{Leaked, Likely, Unconfirmed} {
		for _, item := range f.Get(string(c)).List() {
			s.Items = append(s.Items, h.readItem(item, c))
		}
	}
	s.Period = h.periodOf(n, f.Get("period"))
	r.saying(name, s.Cites)
	s.Advice = readAdvice(r, f.Get("advice"))
	return s
}

// periodOf is the period of a segment: its own, else the one that all share.
func (h *head) periodOf(segment, n strictyaml.Node) Period {
	switch {
	case n.There():
		return readPeriod(n)
	case !h.top.Get("period").There():
		segment.Add("the segment has no period; write period: {first: 2019-01-31, last: 2019-02-28}," +
			" without first where the notice names none, or one for all at the top")
	}
	return h.period
}

// readAdvice reads what people of a segment are told besides, with the facts on which it rests.
func readAdvice(r *reader, n strictyaml.Node) Local {
	f := n.Object(append([]string{"cites"}, r.langKeys()...)...)
	if !f.There() {
		return nil
	}
	words := phrases{}
	for _, lang := range r.langs {
		words[lang] = f.Get(string(lang)).Phrase()
	}
	r.saying(words, r.citing(f.Get("cites")))
	return words.local()
}

func (h *head) readItem(n strictyaml.Node, c Certainty) Item {
	id := n.Text()
	if h.items[id] == nil {
		n.Add("there is no item %s; add it under items", strictyaml.Short(id))
	}
	return Item{ID: id, Name: h.items[id].local(), Certainty: c}
}
