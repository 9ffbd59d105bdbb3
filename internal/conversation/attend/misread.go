package attend

import (
	"slices"

	"madoguchi/internal/aside"
	"madoguchi/internal/cases"
	"madoguchi/internal/conversation/brief"
	"madoguchi/internal/conversation/intent"
	"madoguchi/internal/conversation/memory"
	"madoguchi/internal/conversation/prose"
	"madoguchi/internal/incident"
	"madoguchi/internal/incident/texts"
	"madoguchi/internal/inquiry"
)

// next is how probable another answer must be at least to who was misread.
const next = 0.3

// misread reports whether the customer says that they meant something else than what they were just told.
func misread(t Attend) bool {
	if t.In.Kind != inquiry.Message || t.In.Entry != "" || t.Form() {
		return false
	}
	words := Words(t.In)
	if kind, sure := t.Reads(words); kind == aside.Mistaken && sure >= likely {
		return true
	}
	_, meant := brief.Instead(words)
	return meant || brief.Corrects(words) && (brief.Objects(words) || slices.ContainsFunc(prose.Sentences(words), brief.NotAsked))
}

// Unmeant leaves out of entries those that were just told to who says that they did not mean that: the likeliest
// other one takes their place, which is owned up to once it is answered. Where there is none it apologises,
// and a person takes the question; said is whether that was done.
func (t Attend) Unmeant(last memory.Last, found []incident.Entry) (rest []incident.Entry, owns, said bool) {
	told := func(e incident.Entry) bool { return slices.Contains(last.Entries, e.ID) }
	if !slices.ContainsFunc(found, told) || !misread(t) {
		return found, false, false
	}
	rest = slices.DeleteFunc(slices.Clone(found), told)
	if len(rest) == 0 {
		rest = t.beside(told)
	}
	if len(rest) > 0 {
		return rest, true, false
	}
	if c := t.About(); c.Receipt != "" && c.State != cases.Closed {
		t.talk(c).Says(c, texts.AsideMistaken)
	} else {
		t.Person(cases.General, texts.LightUseless)
	}
	return nil, false, true
}

// beside is the likeliest entry besides those that were told, where it is likely enough.
func (t Attend) beside(told func(incident.Entry) bool) []incident.Entry {
	considered := t.Inside().Considered
	for _, c := range considered[:min(len(considered), mostNear)] {
		i := slices.IndexFunc(t.Incident.Entries, func(e incident.Entry) bool { return e.ID == c.Entry })
		if i < 0 || c.Score < next {
			continue
		}
		e := t.Incident.Entries[i]
		fits := e.Kind == incident.FAQ || e.Kind == incident.Escalate && !e.Lane.Apart() && intent.Topic(e.ID) != incident.SpeakToHuman
		if fits && !told(e) {
			return []incident.Entry{e}
		}
	}
	return nil
}
