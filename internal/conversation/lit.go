package conversation

import (
	"madoguchi/internal/conversation/intent"
	"madoguchi/internal/conversation/light"
	"madoguchi/internal/incident"
)

// lit is what the reading in the light of what was said last leaves to the step.
type lit struct{ *step }

func inLight(t *step) light.Light {
	of := ofCases(t)
	return light.Light{Draft: t.Draft, Said: t.Out.State.Lately(t.In, t.Now), Words: of.words(), Incident: t.r.incident,
		Entries: t.r.entries, Reader: t.r.reader, Attend: of.attend(), Desk: lit{t}}
}

func (t lit) Alone(words string) intent.Message { return alone(t.step, words) }

func (t lit) Inside() intent.Meaning { return t.inside() }

func (t lit) Outside() (points, pending bool) {
	t.meaning()
	r := t.given.Outside.Reading
	return r != nil && len(r.Parts) > 0, t.Out.Ask != nil
}

func (t lit) Own(found []incident.Entry) []incident.Entry { return whose(t).own(found) }

func (t lit) Answer(found []incident.Entry) { t.answer(found) }

func (t lit) Tell(found []incident.Entry) { t.tell(found) }

func (t lit) Entry(e incident.Entry) { t.entry(e) }

func (t lit) Miss() { t.miss(intent.Meaning{}) }
