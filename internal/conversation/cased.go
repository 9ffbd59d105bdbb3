package conversation

import (
	"slices"
	"strings"
	"unicode/utf8"

	"madoguchi/internal/aside"
	"madoguchi/internal/cases"
	"madoguchi/internal/conversation/attend"
	"madoguchi/internal/conversation/brief"
	"madoguchi/internal/conversation/casetalk"
	"madoguchi/internal/conversation/due"
	"madoguchi/internal/conversation/held"
	"madoguchi/internal/conversation/intent"
	"madoguchi/internal/conversation/meant"
	"madoguchi/internal/conversation/memory"
	"madoguchi/internal/conversation/prose"
	"madoguchi/internal/conversation/remain"
	"madoguchi/internal/conversation/typed"
	"madoguchi/internal/danger"
	"madoguchi/internal/identity"
	"madoguchi/internal/incident"
	"madoguchi/internal/incident/menu"
	"madoguchi/internal/inquiry"
	"madoguchi/internal/reading"
)

// How probable it must be that a message asks for something that was announced, and not of the talk.
const (
	otherwise = 0.6  // where it may lean on what was said before
	outright  = 0.85 // where it may be something to add
	surely    = 0.9  // where it sounds like a question of the talk
	evident   = 0.75 // of a part of it, of some characters at least
	fewest    = 10
)

// cased decides what of a message is about the customer's own cases.
type cased struct{ *step }

func ofCases(t *step) cased { return cased{t} }

// reads is what words say of the talk.
func (t cased) reads(words string) (aside.Kind, float64) {
	return t.r.reader.Aside(words, aside.Anytime())
}

func (t cased) words() string { return attend.Words(t.In) }

// asks is what the message asks about a case of the customer's. In an open proof only
// the number of a case is asked for in so many words: "not yet?" asks for the code.
func (t cased) asks() brief.Asked {
	if t.In.Entry == menu.MyCase {
		return brief.Asked{Ask: t.talk().Tapped()}
	}
	if t.In.Kind != inquiry.Message || !t.written() || t.typed.Bare {
		return brief.Asked{}
	}
	asked := t.talk().Asked(t.words())
	whens := slices.Contains([]brief.Ask{brief.NoAsk, brief.When, brief.Still, brief.News}, asked.Ask)
	switch proving := t.Proof().Current(t.Now).Stage != identity.NoDialogue; {
	case proving && !asked.Certain():
		return brief.Asked{}
	case whens && t.Out.State.Waiting() && t.until():
		asked.Ask = brief.When
	case asked.Ask != brief.NoAsk && (wantsPerson(t.inside()) || whens && t.ofMatter()):
		return brief.Asked{}
	}
	return asked
}

// written reports whether the customer wrote of their own accord, and is who they say.
func (t cased) written() bool { return t.In.Entry == "" && !t.Form() && !t.In.Mail.Doubtful() }

// ofMatter reports whether the message as a whole asks for something that the desk knows, however its words
// sound: 「サイトはいつ直りますか」 asks nothing of a case.
func (t cased) ofMatter() bool {
	kind, sure := t.reads(t.words())
	return meant.Unsent(t.words()) || kind == aside.None && sure >= surely && !brief.OfReply(t.words()) && t.attend().Asks(t.words())
}

// until reports whether somebody asks when, behind an answer that handed over: 「いつまでに消えますか」 asks it
// of the case, unless the words surely ask for a fact.
func (t cased) until() bool {
	last := inLight(t.step)
	if !last.Lit() || last.Entry().Lane == "" || !brief.Whens(last.Words) {
		return false
	}
	m := t.inside()
	other := m.Known && m.Considered != nil && m.Considered[0].Score >= outright && !last.SameTopic(m.Entries[0])
	kind, _ := t.reads(last.Words)
	return !m.Ruled && !other && (kind == aside.When || m.Known && m.Entries[0].ID == last.Entry().ID)
}

// wantsPerson reports whether a message asks for a person in so many words, which always works.
func wantsPerson(m intent.Meaning) bool { return m.Ruled && m.Known && m.Entries[0].ID == human }

// answers answers what somebody asks about their own case.
func (t cased) answers() bool {
	asked := t.asks()
	if asked.Ask == brief.When && (brief.Called(t.words()) || t.attend().Quiet(t.words())) && t.In.Entry == "" {
		return false // who waits for a call is told that nobody can say whether there will be one; nor is a line a case
	}
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
	if rest = brief.Besides(rest); rest == "" || t.talks(rest) {
		return
	}
	m := t.r.reader.Read(alone(t.step, rest))
	switch {
	case brief.Statement(rest), m.Known && (intent.Talks(m.Entries) || m.Entries[0].ID == human):
		t.talk().Besides(rest)
		return
	case t.guesses(m, rest):
		return
	case !m.Known:
		if kind, sure := t.reads(rest); kind == aside.None && sure >= evident && utf8.RuneCountInString(rest) >= fewest {
			t.held().Asked(false)
		} else {
			t.talk().Besides(rest)
		}
		return
	}
	expected := t.Out.State.Expected
	if t.answer(whose(t).own(m.Entries)); t.Out.Open == nil {
		t.Out.State.Expected = expected
	}
}

// remains answers what else a message asks, or says who answers it.
func (t cased) remains(words string) {
	means := func(s string) intent.Meaning {
		m := alone(t.step, s)
		m.Later = true
		return t.r.reader.Read(m)
	}
	left := remain.Remain{Draft: t.Draft, About: t.about(), Entries: t.r.entries, Reads: t.reads, Means: means, Talks: t.talks}.Left(words)
	if expected := t.Out.State.Expected; len(left) > 0 {
		t.answer(whose(t).own(left))
		t.Out.State.Expected = expected
	}
}

// gives takes what an open proof waits for, and then answers what is surely asked beside it, above that.
func (t cased) gives() bool {
	if strings.TrimSpace(t.words()) == t.Book.Label(status) && t.written() {
		t.In.Entry = status // the button, written out
	}
	rest, taken := t.proving().Given(func() bool { return t.pressing().Wakes() })
	m := alone(t.step, rest)
	if !taken || rest == "" || t.Out.Needs != nil || !t.r.reader.Surely(m, surely, []string{status, human}) {
		return taken
	}
	if found := t.r.reader.Read(m).Entries; found[0].Kind == incident.FAQ {
		n := len(t.Out.Replies)
		t.entry(found[0])
		t.Out.Replies = slices.Concat(t.Out.Replies[n:], t.Out.Replies[:n])
	}
	return true
}

func (t cased) talk() casetalk.Talk { return casetalk.Talk{Draft: t.Draft, About: t.about()} }

func (t cased) held() held.Held { return held.Held{Draft: t.Draft, About: t.about()} }

func (t cased) about() memory.CaseRef { return t.attend().About() }

func (t cased) attend() attend.Attend {
	return attend.Attend{Draft: t.Draft, Incident: t.r.incident, Inside: t.inside, Reads: t.reads, Asks: asking(t.step, human)}
}

// attends takes in what the message says of the talk and of the customer themself; what it asks besides is read
// from here on as if it had been written alone.
func (t cased) attends() bool {
	if !t.attend().Spoken() || t.In.Mail.Doubtful() || len(t.In.Text.Secrets()) > 0 || t.Out.State.Cares(t.Now) || !t.Out.State.Waiting() {
		return false
	}
	if t.attend().Figures() && t.adds() {
		return true // what they were asked for
	}
	rest, done := t.attend().Attends(t.words(), t.pressing())
	if rest != "" && t.In.Mail == nil {
		t.typed.Postal, t.typed.Address = "", "" // what they gave was taken
	}
	t.onward(rest, done)
	return done
}

func (t cased) takes(m intent.Meaning) bool {
	return attend.Details(t.attend(), t.pressing()) || t.guesses(m, t.words()) || t.attend().Takes(m)
}

// guesses answers what words most likely ask, and lets staff read them.
func (t cased) guesses(m intent.Meaning, words string) bool {
	entry, ok := t.attend().Likely(m, words)
	if ok {
		t.answer([]incident.Entry{t.r.entries[entry]})
		t.held().Guessed(t.Book.Label(entry), m.Considered[0].Score)
	}
	return ok
}

// adds adds to a case what the customer was asked for, or what they say after they were. A
// reader outside may see a question in it, but is not shown by what somebody can be found.
func (t cased) adds() bool {
	if _, ok := t.attend().Added(); !ok {
		return attend.Notes(t.attend())
	}
	if !typed.Particulars(t.In.Text.Words()) {
		t.meaning()
		if r := t.given.Outside.Reading; r != nil && r.Move == reading.Asks && len(r.Parts) > 0 {
			return false
		}
	}
	if t.Out.Ask != nil {
		return true
	}
	return t.attend().Adds()
}

// swindled answers who tells that they did what a mail or a call wanted: that wakes staff, whatever lane their case is in.
func (t cased) swindled() bool {
	last := inLight(t.step)
	e, asked := t.r.reader.Fallen(last.Entry().ID)
	if e.ID == "" || !t.attend().Swindled(last.Said, asked, e.ID) {
		return false
	}
	t.tell([]incident.Entry{e})
	return true
}

func (t cased) replies() bool { return t.onward(attend.Replies(t.attend(), t.pressing(), t.tell)) }

// onward reads what else a message asks as if it had been written alone.
func (t cased) onward(rest string, done bool) bool {
	if rest != "" && t.In.Mail == nil {
		t.In.Text, t.inner, t.meant = inquiry.NewText(rest), nil, nil
	}
	return done && rest == ""
}

// due answers whether something comes in time, and what is asked of days on which somebody may read.
func (t cased) due() bool {
	means := func(words string) intent.Meaning { return t.r.reader.Read(alone(t.step, words)) }
	sure := asking(t.step, append(due.Hours(t.r.incident), status, human)...)
	d := due.Due{Draft: t.Draft, About: t.about(), Incident: t.r.incident, Sure: sure, Means: means, Tell: t.tell}
	return t.written() && len(t.inside().Entries) < 2 && d.Answers(t.words())
}

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
// apart, an emergency above all, still opens a case of its own, so that others than the owner hear of it.
func (t cased) gather(owned cases.Receipt) {
	if c, ok := t.attend().Added(); ok {
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
