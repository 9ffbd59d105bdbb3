package incident

import (
	"maps"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf16"

	"madoguchi/internal/factlock"
)

// newLock hands the facts to the lock and reports the derived figures that do not
// hold.
func newLock(r *reader, i *Incident, f *facts, items map[string]phrases) *factlock.Lock {
	given := factlock.Facts{
		Notice:  f.notice,
		Company: byLang(i.Company),
		Names:   f.names,
		Today:   DateOf(i.Clock.In(zone(i))),
		Hours: factlock.Hours{Open: i.Hours.Open, Close: i.Hours.Close, Weekdays: i.Hours.Weekdays,
			Openings: i.Hours.Openings, Closings: i.Hours.Closings},
		Facts: f.all,
	}
	for _, lang := range i.Languages {
		given.Languages = append(given.Languages, string(lang))
	}
	for _, id := range slices.Sorted(maps.Keys(items)) {
		given.Items = append(given.Items, byLang(items[id].local()))
	}
	for _, s := range i.Segments {
		segment := factlock.Segment{ID: s.ID, Name: byLang(s.Name), Cites: s.Cites}
		for _, item := range s.Items {
			segment.Items = append(segment.Items, factlock.Item{Name: byLang(item.Name), Certainty: factlock.Certainty(item.Certainty)})
		}
		given.Segments = append(given.Segments, segment)
	}
	lock := factlock.New(given)
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

// maxUnits is what LINE takes in one text, in UTF-16 units (platform fact 8).
const maxUnits = 5000

func units(s string) int {
	n := 0
	for _, r := range s {
		n += utf16.RuneLen(r)
	}
	return n
}

// checkSpoken checks what holds for every text that a customer reads, and holds it
// against the facts that it cites. One beyond what LINE takes could be of any length,
// so the lock does not read it.
func checkSpoken(r *reader, lock *factlock.Lock) {
	for _, s := range r.spoken {
		for n, line := range strings.Split(s.Text, "\n") {
			if i := strings.IndexFunc(line, unseen); i >= 0 {
				r.Add(s.Line(n), "a character that nobody sees (%U); take it out", []rune(line[i:])[0])
			}
		}
		if n := units(s.Text); n > maxUnits {
			r.Add(s.At, "the text has %d UTF-16 units, LINE takes %d; shorten it", n, maxUnits)
			continue
		}
		if r.Full() {
			continue
		}
		t := factlock.Text{Lang: string(s.lang), Text: s.Text, Cites: s.cites, Label: s.label, Own: s.own, Inner: s.inner}
		for _, p := range lock.Check(t) {
			r.Add(s.Line(p.Line), "%v", p)
		}
	}
}

// unseen reports characters that would make a text differ from what is read:
// zero-width, direction and control characters.
func unseen(r rune) bool {
	return unicode.In(r, unicode.Cf, unicode.Cc, unicode.Co, unicode.Zl, unicode.Zp)
}
