package incident

import (
	"maps"
	"slices"
	"time"

	"madoguchi/internal/factlock"
	"madoguchi/internal/incident/wording"
)

// newLock hands the facts to the lock and reports the derived figures that do not hold.
func newLock(r *reader, i *Incident, f *facts, items map[string]phrases) *factlock.Lock {
	i.Facts = factlock.Facts{
		Notice:  f.notice,
		Company: byLang(i.Company),
		Names:   f.names,
		Today:   DateOf(i.Clock.In(zone(i))),
		Hours: factlock.Hours{Open: i.Hours.Open, Close: i.Hours.Close, Weekdays: i.Hours.Weekdays,
			Openings: i.Hours.Openings, Closings: i.Hours.Closings},
		Facts: f.all,
	}
	for _, lang := range i.Languages {
		i.Facts.Languages = append(i.Facts.Languages, string(lang))
	}
	for _, id := range slices.Sorted(maps.Keys(items)) {
		i.Facts.Items = append(i.Facts.Items, byLang(items[id].local()))
	}
	for _, s := range i.Segments {
		segment := factlock.Segment{ID: s.ID, Name: byLang(s.Name), Cites: s.Cites}
		for _, item := range s.Items {
			segment.Items = append(segment.Items, factlock.Item{Name: byLang(item.Name), Certainty: factlock.Certainty(item.Certainty)})
		}
		i.Facts.Segments = append(i.Facts.Segments, segment)
	}
	lock := factlock.New(i.Facts)
	for _, p := range lock.Misderived() {
		r.Add(f.at[p.Fact], "%v", p)
	}
	return lock
}

func byLang(l Local) factlock.Local {
	all := factlock.Local{}
	for lang, text := range l {
		all[string(lang)] = text
	}
	return all
}

// zone is where the days of the incident begin, never ours.
func zone(i *Incident) *time.Location {
	if i.Hours.Zone != nil {
		return i.Hours.Zone
	}
	return i.Clock.Location()
}

// checkSpoken checks what holds for every text that a customer reads, and holds it
// against the facts that it cites. One beyond what LINE takes could be of any length,
// so the lock does not read it.
func checkSpoken(r *reader, lock *factlock.Lock) {
	for _, s := range r.spoken {
		if !wording.Plain(r.Folder, s.Phrase) || r.Full() {
			continue
		}
		t := factlock.Text{Lang: string(s.lang), Text: s.Text, Cites: s.cites, Label: s.label, Own: s.own, Inner: s.inner}
		for _, p := range lock.Check(t) {
			r.Add(s.Line(p.Line), "%v", p)
		}
	}
}
