package conversation

import (
	"slices"
	"strings"

	"madoguchi/internal/cases"
	"madoguchi/internal/conversation/draft"
	"madoguchi/internal/conversation/intent"
	"madoguchi/internal/conversation/memory"
	"madoguchi/internal/conversation/phrasebook"
	"madoguchi/internal/conversation/portion"
	"madoguchi/internal/conversation/prose"
	"madoguchi/internal/conversation/typed"
	"madoguchi/internal/conversation/when"
	"madoguchi/internal/conversation/who"
	"madoguchi/internal/incident"
	"madoguchi/internal/incident/texts"
	"madoguchi/internal/inquiry"
)

// The bounds of an answer.
const (
	patience  = 2 // misses in a row before a person takes over
	mostAsked = 3 // entries among which a customer chooses
)

// question answers a message that belongs to no dialogue, or asks again.
func (t *step) question() {
	cared := t.cared()
	if cared && !typed.Replies(t.In) { // "no letter came" is one to a proof
		t.care().Talk().Hears()
		return
	}
	if t.leans() {
		t.proving().Resume()
		return
	}
	if t.In.Entry == "" && typed.Verifies(t.In) {
		t.answer([]incident.Entry{t.r.entries[status]})
		return
	}
	m, proving := t.meaning(), t.proving()
	switch {
	case t.Out.Ask != nil:
	case proving.Lost(m):
		proving.Help()
	case ofCases(t).takes(m):
	case !m.Known && cared: // who is in danger is asked nothing back
		t.care().Talk().Hears()
	case !m.Known:
		t.miss(m)
	default:
		t.answer(whose{t}.own(m.Entries))
		proving.Resume()
	}
}

// leans answers a message that rests on what was said before, or ends it.
func (t *step) leans() bool {
	light, of, adds := inLight(t), whose{t}, ofCases(t).adds
	return light.Turns() || of.calls() || adds() || t.proving().Offered(adds) || t.proving().Details() || light.Shines() ||
		(abroad{t}).handsOver() || t.parting().Acknowledges()
}

// answer says what the entries hold, and hands over where one needs a person. What the customer was told
// before whose case is open goes there.
func (t *step) answer(found []incident.Entry) {
	of, last := ofCases(t), inLight(t).Said
	found, owns, said := of.attend().Unmeant(&last, found)
	if said {
		return
	}
	if found, said = of.held().Told(last, found); !said && !of.attend().Human(found) {
		t.tell(found)
	}
	if owns {
		of.talk().Owns()
	}
}

// tell is that of what they need to hear however often they were told.
func (t *step) tell(found []incident.Entry) {
	t.Out.State.Understood()
	t.Out.Kind = draft.KindOf(found)
	if t.Out.Kind != Smalltalk && !t.In.Mail.Doubtful() {
		t.Out.State.Expected = memory.Expected{} // they went on to something else
	}
	t.Foreign()
	lane, needed := intent.Lane(found)
	t.hands = needed
	for _, e := range found {
		t.Out.Topics = append(t.Out.Topics, intent.Topic(e.ID))
		if words := t.In.Text.Words(); e.ID == status && t.In.Entry == "" && prose.Interrogative(words) && who.ByProof(words) {
			t.Say(texts.ProofYes) // what they ask is a yes
			continue
		}
		t.entry(e)
	}
	whose{t}.condole(found)
	verify := slices.ContainsFunc(found, func(e incident.Entry) bool { return e.Kind == incident.Verify })
	switch {
	case verify && lane == cases.Identity:
		t.proving().Identify()
	case needed:
		t.Handover(lane, verify)
	}
}

// entry says one entry: what follows from the dates asked for, the answer, and what depends on the hour.
func (t *step) entry(e incident.Entry) {
	answer, left := portion.First(e, t.Book.Of(e.Answer), t.In.Channel)
	parts, day := t.dated(e, answer)
	if e.ID == pasted {
		parts = append(parts, t.Book.Text(texts.OfSecret(string(t.In.Channel)), nil))
	}
	values := map[string]string{}
	switch open, closed := t.Calendar.Open(t.Now), t.Book.Say(e.Closed); {
	case day, !open && t.hands: // who hands over tells it
	case open && e.Asks == incident.AsksDay: // whether now, first of all
		parts = append([]string{t.Book.Say(e.Open)}, parts...)
	case open:
		parts = append(parts, t.Book.Say(e.Open))
	case closed != "":
		values["next_opening"] = t.Book.Opening(t.Calendar.Next(t.Now))
		if !strings.Contains(strings.Join(parts, "\n"), values["next_opening"]) { // a day that was asked about tells it
			parts = append(parts, incident.Fill(closed, values))
		}
	}
	quick := e.Quick
	if left {
		quick = append([]string{portion.More}, quick...)
	}
	if e.Lane == "" && e.Kind != incident.Smalltalk {
		quick = append(slices.Clip(quick), human)
	}
	text := phrasebook.SorryOnce(phrasebook.Lines(parts...), t.Out.Replies)
	if text == "" || slices.ContainsFunc(t.Out.Replies, func(r inquiry.Reply) bool { return r.Text == text }) {
		return // that nothing was announced answers two questions, and is said once
	}
	t.Reply(inquiry.Reply{Entry: e.ID, Text: text, Values: values, Card: e.Asks == incident.AsksDay}, quick...)
}

// dated is an answer with the sentences that follow from the dates in a question, the first few, each
// once in all replies, or these alone. Only a general answer has them: they say nothing about a person.
func (t *step) dated(e incident.Entry, answer string) (parts []string, alone bool) {
	if e.Kind != incident.FAQ {
		return []string{answer}, false
	}
	a := when.Answerer{Incident: t.r.incident, Calendar: t.Calendar, Book: t.Book, Now: t.Now}
	return a.Beside(answer, when.Question{Words: t.In.Text.Words(), Lang: t.Out.State.Lang, About: e.Asks}, t.Out.Replies)
}

// miss asks again where a message was not understood, and brings a person where that happens twice.
func (t *step) miss(m intent.Meaning) {
	if weary(t, m) {
		return
	}
	s := &t.Out.State
	again := s.Continues(t.In)
	if !again && (!m.Close || s.Misses > 0) {
		s.Misses++
	}
	s.Remember(t.In, again)
	if s.Misses >= patience {
		s.Understood()
		t.Person(cases.General, texts.GiveUp)
		return
	}
	t.Out.Kind = Clarifying
	t.Foreign()
	if !m.Close {
		t.Say(texts.Rephrase, status, human)
		return
	}
	s.Misses = 1
	t.candidates(intent.Unendangered(m.Considered))
}

// candidates asks which of the closest entries is meant.
func (t *step) candidates(considered []Considered) {
	var entries []string
	for _, c := range considered {
		if e := t.r.entries[c.Entry]; len(entries) < mostAsked && (e.Kind == incident.FAQ || e.Lane != "") {
			entries = append(entries, c.Entry)
			t.Out.Topics = append(t.Out.Topics, intent.Topic(c.Entry))
		}
	}
	t.Say(texts.Clarify, append(entries, other, human)...)
}
