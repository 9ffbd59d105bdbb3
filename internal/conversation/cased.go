package conversation

import (
	"unicode/utf8"

	"madoguchi/internal/cases"
	"madoguchi/internal/conversation/brief"
	"madoguchi/internal/conversation/casetalk"
	"madoguchi/internal/conversation/intent"
	"madoguchi/internal/conversation/memory"
	"madoguchi/internal/conversation/prose"
	"madoguchi/internal/conversation/typed"
	"madoguchi/internal/danger"
	"madoguchi/internal/identity"
	"madoguchi/internal/incident"
	"madoguchi/internal/incident/menu"
	"madoguchi/internal/inquiry"
	"madoguchi/internal/lazyregexp"
	"madoguchi/internal/reading"
)

// The bounds of what somebody adds to a case.
const (
	mostAdded = 160  // characters; longer messages are read as ones that stand for themselves
	otherwise = 0.6  // how probable it must be that a message asks for something else
	outright  = 0.85 // and where it may still be something to add
)

// cased decides what of a message is about the customer's own cases.
type cased struct{ *step }

func ofCases(t *step) cased { return cased{t} }

// words are those of the message, of a mail without the subject, which is older.
func (t cased) words() string {
	if t.In.Mail != nil {
		return prose.Body(t.In.Text.Words())
	}
	return t.In.Text.Words()
}

// asks is what the message asks about a case of the customer's. In an open proof only
// the number of a case is asked for in so many words: "not yet?" asks for the code.
func (t cased) asks() brief.Asked {
	if t.In.Entry == menu.MyCase {
		return brief.Asked{Ask: t.talk().Tapped()}
	}
	if t.In.Kind != inquiry.Message || t.In.Entry != "" || t.Form() || t.In.Mail.Doubtful() || t.typed.Bare {
		return brief.Asked{}
	}
	asked := t.talk().Asked(t.words())
	if asked.Ask == brief.NoAsk && t.Out.State.Waiting() && t.until() {
		asked.Ask = brief.When
	}
	early := t.Proof().Stage != identity.NoDialogue && !asked.Certain()
	if early || asked.Ask != brief.NoAsk && t.wantsPerson() {
		return brief.Asked{}
	}
	return asked
}

// until reports whether somebody asks when, behind an answer that handed over: 「いつまでに消えますか」 asks it
// of the case, unless the words surely ask for a fact.
func (t cased) until() bool {
	last := inLight(t.step)
	if !last.lit() || last.lastEntry().Lane == "" || !brief.Whens(last.words) {
		return false
	}
	m := t.inside()
	other := m.Known && m.Considered != nil && m.Considered[0].Score >= outright && !last.sameTopic(m.Entries[0])
	return !m.Ruled && !other
}

// wantsPerson reports whether a message asks for a person in so many words, which always works.
func (t cased) wantsPerson() bool {
	m := t.inside()
	return m.Ruled && m.Known && m.Entries[0].ID == human
}

// answers answers what somebody asks about their own case.
func (t cased) answers() bool {
	asked := t.asks()
	if !t.talk().Answers(asked) {
		return false
	}
	t.besides(asked.Rest)
	if t.Out.State.Cares(t.Now) && t.Out.Append == "" {
		t.Out.Append = t.Out.State.Danger.Receipt
	}
	return true
}

// besides answers what else stands in a message that asks something of a case, where the desk knows
// it, and lets staff read the rest.
func (t cased) besides(rest string) {
	if rest == "" {
		return
	}
	m := t.r.reader.Read(intent.Message{Text: inquiry.NewText(rest), Lang: t.Out.State.Lang.Base(), Answer: t.Book.Lang})
	if !m.Known || intent.Talks(m.Entries) || brief.Statement(rest) {
		t.talk().Besides(rest)
		return
	}
	expected := t.Out.State.Expected
	if t.answer(whose(t).own(m.Entries)); t.Out.Open == nil {
		t.Out.State.Expected = expected
	}
}

func (t cased) talk() casetalk.Talk { return casetalk.Talk{Draft: t.Draft} }

// adds adds to a case what the customer was asked for, or what they say after they were. A
// reader outside may see a question in it, but is not shown by what somebody can be found.
func (t cased) adds() bool {
	if e, ok := t.swindled(); ok {
		t.answer([]incident.Entry{e})
		return true
	}
	c, ok := t.added()
	if !ok {
		return t.notes()
	}
	if !typed.Particulars(t.In.Text.Words()) {
		t.meaning()
		if r := t.given.Outside.Reading; r != nil && r.Move == reading.Asks && len(r.Parts) > 0 {
			return false
		}
	}
	if t.Out.Ask == nil {
		t.talk().Adds(c)
	}
	return true
}

// swindled is what is said to somebody who asked about a mail or a call, and tells now that they did
// what it wanted: that wakes staff, whatever lane their case is in.
func (t cased) swindled() (incident.Entry, bool) {
	if !t.spoken() || t.In.Mail.Doubtful() || !danger.Scammed(prose.Plain(t.words())) {
		return incident.Entry{}, false
	}
	return t.r.reader.Waking(inLight(t.step).lastEntry().ID)
}

// notes acknowledges a yes of somebody whose case waits, unless it answers something else.
func (t cased) notes() bool {
	c, ok := t.Out.State.Expects(t.Now)
	last := t.Out.State.Lately(t.In, t.Now)
	if !ok || last.Person || len(last.Offered) > 0 || !t.spoken() || !brief.Noted(t.words()) {
		return false
	}
	t.talk().Notes(c)
	return true
}

// spoken reports whether the customer says something to no proof.
func (t cased) spoken() bool {
	return t.In.Kind == inquiry.Message && t.In.Entry == "" && !t.Form() && t.Proof().Stage == identity.NoDialogue
}

// added is the case to which the message adds something; false where it stands for itself: a
// question, thanks, a secret, or words that clearly ask for something else.
func (t cased) added() (memory.CaseRef, bool) {
	c, ok := t.Out.State.Expects(t.Now)
	if !ok || !t.spoken() {
		return c, false
	}
	words := t.words()
	short := utf8.RuneCountInString(words) <= mostAdded && !prose.Unreadable(words) && len(t.In.Text.Secrets()) == 0
	if !short || !brief.Statement(words) || brief.Courtesy(words) || t.elsewhere(c) {
		return c, false
	}
	return c, true
}

// elsewhere reports whether a message that says something clearly wants something else than
// to add to a case: an emergency, a lane that stands apart, an answer that the desk has.
func (t cased) elsewhere(c memory.CaseRef) bool {
	m := t.inside()
	if m.Ruled || !m.Known || len(m.Considered) == 0 {
		return m.Ruled
	}
	lane, _ := intent.Lane(m.Entries)
	score, first := m.Considered[0].Score, m.Entries[0]
	switch {
	case lane == c.Lane && lane.Apart():
		return false
	case lane.Wakes() && danger.Urgent(t.words()):
		return true
	case score < otherwise, first.Kind == incident.Smalltalk, first.Kind == incident.OutOfScope:
		return false
	case brief.Wish(t.words()), lane.Apart() && lane != cases.Urgent:
		return true
	}
	return !c.Lane.Apart() && first.Kind == incident.FAQ && score >= outright && !figures.MatchString(t.words())
}

// figures are what somebody adds: a date, an amount, a number.
var figures = lazyregexp.New(`[0-9０-９]`)

// listen adds what a customer says to the case through which a person has the
// conversation. It answers what they ask about the case itself, tells them once while nobody
// is there when somebody will be, and says nothing else.
func (t cased) listen(owned cases.Receipt) {
	t.Out.Kind, t.Out.KeepWords, t.Out.Always = Escalated, true, true
	asked := t.asks()
	switch {
	case asked.Ask != brief.NoAsk && !t.post().Mute():
		if t.talk().Answers(asked); t.Out.Append == "" && t.Out.Open == nil {
			t.Out.Append = owned
		}
		return
	case asked.Ask == brief.NoAsk:
		t.gather(owned)
	default:
		t.Out.Append = owned
	}
	written := t.In.Kind == inquiry.Message || t.In.Kind == inquiry.Media
	if written && !t.Form() && !t.In.Mail.Doubtful() && t.talk().Away() && !t.post().Mute() {
		t.talk().Held(owned)
	}
}

// gather adds a message to the case through which a person has the conversation. What stands
// apart, an emergency above all, still opens a case of its own, so that others than the owner
// hear of it.
func (t cased) gather(owned cases.Receipt) {
	if c, ok := t.added(); ok {
		t.Out.Append = c.Receipt
		return
	}
	if lane := t.pressing(); lane.Apart() {
		t.Collect(lane)
		return
	}
	t.Out.Append = owned
	if t.Out.State.Cares(t.Now) && danger.Cries(prose.Plain(t.In.Text.Words())) {
		t.Out.Append = t.Out.State.DangerCase()
	}
}
