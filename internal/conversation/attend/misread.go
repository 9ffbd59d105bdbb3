package attend

import (
	"slices"

	"madoguchi/internal/aside"
	"madoguchi/internal/cases"
	"madoguchi/internal/conversation/brief"
	"madoguchi/internal/conversation/intent"
	"madoguchi/internal/conversation/memory"
	"madoguchi/internal/conversation/prose"
	"madoguchi/internal/conversation/when"
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
// and a person takes the question; said is whether that was done. Of several things that they were told, the one that they
// surely ask for is told alone: of last nothing is left then.
func (t Attend) Unmeant(last *memory.Last, found []incident.Entry) (rest []incident.Entry, owns, said bool) {
	a := when.Answerer{Incident: t.Incident, Calendar: t.Calendar, Book: t.Book, Now: t.Now}
	named := func(e incident.Entry) bool { // a day, of which the answer is another one
		q := when.Question{Words: Words(t.In), Lang: t.Out.State.Lang, About: e.Asks}
		return e.Asks == incident.AsksDay && len(a.Unsaid(q, nil)) > 0
	}
	told := func(e incident.Entry) bool { return slices.Contains(last.Entries, e.ID) && !named(e) }
	if !slices.ContainsFunc(found, told) || !misread(t) {
		return found, false, false
	}
	if e, ok := Half(*last, found, t.Inside().Considered); ok {
		last.Entries = nil
		return []incident.Entry{e}, true, false
	}
	rest = slices.DeleteFunc(slices.Clone(found), told)
	if len(rest) == 0 {
		rest = t.Nearest(t.Inside().Considered, next, func(e incident.Entry) bool {
			fits := e.Kind == incident.FAQ || e.Kind == incident.Escalate && !e.Lane.Apart() && intent.Topic(e.ID) != incident.SpeakToHuman
			return fits && !told(e)
		})
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

// Half is what somebody surely asks for of several things that they were just told: the others are what they did not mean.
func Half(last memory.Last, found []incident.Entry, weighed []intent.Considered) (incident.Entry, bool) {
	if len(last.Entries) < 2 || len(weighed) == 0 || weighed[0].Score < outright || !slices.Contains(last.Entries, weighed[0].Entry) {
		return incident.Entry{}, false
	}
	i := slices.IndexFunc(found, func(e incident.Entry) bool { return e.ID == weighed[0].Entry && e.Kind == incident.FAQ })
	if i < 0 {
		return incident.Entry{}, false
	}
	return found[i], true
}

// Nearest is the likeliest entry that fits of those that were weighed, where it is at least so probable.
func (t Attend) Nearest(weighed []intent.Considered, least float64, fits func(incident.Entry) bool) []incident.Entry {
	for _, c := range weighed[:min(len(weighed), mostNear)] {
		i := slices.IndexFunc(t.Incident.Entries, func(e incident.Entry) bool { return e.ID == c.Entry })
		if i >= 0 && c.Score >= least && fits(t.Incident.Entries[i]) {
			return []incident.Entry{t.Incident.Entries[i]}
		}
	}
	return nil
}
