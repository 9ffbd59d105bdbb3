package incident

import (
	"maps"
	"slices"
	"time"

	"madoguchi/internal/factlock"
)

// readLock hands the facts to the lock and reports the derived figures that do not
// hold.
func (l *loader) readLock() {
	i := &l.incident
	given := factlock.Facts{
		Notice:  l.notice,
		Company: byLang(i.Company),
		Names:   l.names,
		Today:   DateOf(i.Clock.In(l.zone())),
		Hours: factlock.Hours{Open: i.Hours.Open, Close: i.Hours.Close, Weekdays: i.Hours.Weekdays,
			Openings: i.Hours.Openings, Closings: i.Hours.Closings},
	}
	for _, lang := range i.Languages {
		given.Languages = append(given.Languages, string(lang))
	}
	for _, id := range slices.Sorted(maps.Keys(l.items)) {
		given.Items = append(given.Items, byLang(l.items[id].local()))
	}
	for _, s := range i.Segments {
		segment := factlock.Segment{ID: s.ID, Name: byLang(s.Name), Cites: s.Cites}
		for _, item := range s.Items {
			segment.Items = append(segment.Items, factlock.Item{Name: byLang(item.Name), Certainty: factlock.Certainty(item.Certainty)})
		}
		given.Segments = append(given.Segments, segment)
	}
	for _, id := range l.factIDs {
		given.Facts = append(given.Facts, l.facts[id].Fact)
	}
	l.lock = factlock.New(given)
	for _, p := range l.lock.Misderived() {
		l.add(l.facts[p.Fact].at, "%v", p)
	}
}

// checkLocked holds every text that a customer may read against the facts that it
// cites. One beyond what LINE takes is refused already, and could be of any length.
func (l *loader) checkLocked() {
	for _, s := range l.spoken {
		if l.full() || units(s.text) > maxUnits {
			continue
		}
		t := factlock.Text{Lang: string(s.lang), Text: s.text, Cites: s.cites, Label: s.label, Own: s.own, Inner: s.inner}
		for _, p := range l.lock.Check(t) {
			l.add(s.line(p.Line), "%v", p)
		}
	}
}

func byLang(l Local) factlock.Local {
	all := factlock.Local{}
	for lang, text := range l {
		all[string(lang)] = text
	}
	return all
}

// zone is where the days of the incident begin, never ours.
func (l *loader) zone() *time.Location {
	if l.incident.Hours.Zone != nil {
		return l.incident.Hours.Zone
	}
	return l.incident.Clock.Location()
}
