// Package held takes in what somebody writes whose case a person has: questions that the desk has no answer
// to, and what they give. It adds them to the case, and says what became of them.
package held

import (
	"slices"
	"unicode/utf8"

	"madoguchi/internal/cases"
	"madoguchi/internal/conversation/brief"
	"madoguchi/internal/conversation/casetalk"
	"madoguchi/internal/conversation/draft"
	"madoguchi/internal/conversation/intent"
	"madoguchi/internal/conversation/memory"
	"madoguchi/internal/conversation/phrasebook"
	"madoguchi/internal/conversation/prose"
	"madoguchi/internal/identity"
	"madoguchi/internal/incident"
	"madoguchi/internal/incident/texts"
	"madoguchi/internal/inquiry"
)

// Held is one message of somebody whose case a person has, and the case that it is about.
type Held struct {
	*draft.Draft
	About memory.CaseRef
}

// fewest is how many characters a message has at least that tells something, whatever that is.
const fewest = 10

// Takes takes in a message that was not understood, or one to a case that stands apart, a lawyer's or a
// claim, that the desk answers with no fact: it asks for no other words, for who has the case understands
// these. It is false for any other message.
func (t Held) Takes(m intent.Meaning, quick ...string) bool {
	apart := slices.Contains([]cases.Lane{cases.Legal, cases.Press, cases.Rights}, t.About.Lane)
	answers := slices.ContainsFunc(m.Entries, func(e incident.Entry) bool { return e.Lane != t.About.Lane || len(e.Cites) > 0 })
	words := t.In.Text.Words()
	switch {
	case !t.open(), m.Ruled, m.Known && (answers || !apart), prose.Unreadable(words):
		return false
	case !brief.Statement(words):
		t.Asked(false, quick...)
	case !m.Known && !brief.Courtesy(words) && utf8.RuneCountInString(words) >= fewest:
		t.talk().Hears(t.About)
	default:
		return false
	}
	return true
}

// open reports whether the customer has such a case and writes to it in words, and to no proof.
func (t Held) open() bool {
	spoken := t.In.Kind == inquiry.Message && t.In.Entry == "" && !t.Form() && !t.In.Mail.Doubtful()
	waits := t.About.Receipt != "" && t.About.State != cases.Closed
	return spoken && waits && t.Proof().Stage == identity.NoDialogue && !t.Out.State.Cares(t.Now)
}

// Asked passes a question on as [casetalk.Talk.Passes] does. To who objects to how they were read it owns up first.
func (t Held) Asked(told bool, quick ...string) {
	t.talk().Passes(t.About, told, quick...)
	if words := t.In.Text.Words(); brief.Objects(words) || told && (brief.Corrects(words) || brief.Unanswered(words)) {
		t.talk().Owns()
	}
}

// Closed reports whether there is no such case to which the message could be added.
func (t Held) Closed() bool { return !t.open() }

// evident is how probable an answer is of which nobody says what it was taken to be about.
const evident = 0.5

// Guessed says in front of an answer what the question was taken to be about, as it may have been about
// something else, and adds the question to the case. Of what is most probably meant it says nothing.
func (t Held) Guessed(subject string, sure float64) {
	k := slices.IndexFunc(t.Out.Replies, func(r inquiry.Reply) bool { _, own := texts.Named(r.Entry); return !own })
	if k < 0 {
		return // it was passed on
	}
	t.Out.Kind, t.Out.Append = draft.Escalated, t.About.Receipt
	if sure >= evident {
		return
	}
	first := &t.Out.Replies[k]
	first.Text = phrasebook.Lines(t.Book.Text(texts.LightAbout, map[string]string{"subject": subject}), first.Text)
	t.Reply(t.Book.Reply(texts.CaseAskedNear, map[string]string{"receipt": string(t.About.Receipt)}))
}

// Told leaves out of entries those that the customer was told before: an answer just now, or at any time in this
// talk that something was not announced. It says so and passes the question on; said is whether nothing
// else is left.
func (t Held) Told(last memory.Last, found []incident.Entry) (rest []incident.Entry, said bool) {
	if !t.open() || brief.OfLast(t.In.Text.Words()) == brief.Repeat {
		return found, false
	}
	var before []incident.Entry
	for _, e := range found {
		if t.told(last, e) {
			before = append(before, e)
		} else {
			rest = append(rest, e)
		}
	}
	if len(before) == 0 || len(rest) > 0 && before[0].Kind == incident.FAQ {
		return found, false
	}
	asked, _ := brief.Questions(t.In.Text.Words())
	if len(rest) > 0 && len(asked) < len(found) {
		return rest, false // it may only be spoken of
	}
	for _, e := range before {
		t.Out.Topics = append(t.Out.Topics, intent.Topic(e.ID))
	}
	t.again(before[0])
	return rest, len(rest) == 0
}

// again takes in what somebody writes once more of what they were told of an entry: what they give, and what they
// say or ask.
func (t Held) again(e incident.Entry) {
	given, _ := brief.Gives(t.In.Text.Words())
	switch states := brief.Statement(t.In.Text.Words()); {
	case len(given) > 0 && states:
		t.talk().Adds(t.About, given...)
	case e.Lane == cases.Complaint || states || brief.Wishes(t.In.Text.Words()):
		t.talk().Hears(t.About)
	default:
		t.Asked(true)
	}
}

// told reports whether an entry needs not be told once more. What depends on a day does.
func (t Held) told(last memory.Last, e incident.Entry) bool {
	switch {
	case e.Asks != incident.AsksNothing, intent.Topic(e.ID) == incident.SpeakToHuman:
		return false
	case e.Kind == incident.FAQ:
		return slices.Contains(last.Entries, e.ID) && !slices.Contains(last.Untold, e.ID)
	case e.Kind == incident.Verify: // and a person confirms already who they are
		return e.ID != incident.AmIAffected && t.About.Lane == cases.Identity && slices.Contains(last.Told, e.ID)
	case e.Kind == incident.Escalate && (!e.Lane.Apart() || e.Lane == t.About.Lane):
		return slices.Contains(last.Told, e.ID)
	}
	return false
}

// Gives takes in what a message gives beside what it asks: when and how its writer can be reached, what
// they put right, until when they want it. It returns the other sentences, all where it gives figures alone, which
// belong to what is asked beside them; without a question these are for others.
func (t Held) Gives(words string, calls bool) (rest []string, figures, said bool) {
	given, rest := brief.Gives(words)
	asks := slices.ContainsFunc(rest, brief.Asks)
	figures = slices.Equal(given, []brief.Given{brief.Details})
	wanted := len(t.Out.State.Asked) > 0 // else they belong to the question
	if !t.open() || len(given) == 0 || figures && (!asks || !wanted) {
		return nil, false, false
	}
	t.talk().Adds(t.About, given...)
	calls = calls || slices.Contains(casetalk.Whose(given, t.About, words), brief.Number)
	asked := slices.ContainsFunc(rest, func(s string) bool { return brief.Asks(s) && brief.Called(s) }) // and is answered there
	if calls && !figures && !asked && !brief.Unphoned(words) {
		last := t.Last()
		last.Text = phrasebook.Lines(last.Text, t.Book.Text(texts.CaseCall, nil))
		rest = slices.DeleteFunc(rest, func(s string) bool { return t.talk().Asked(s).Ask == brief.Reach }) // and where the answer comes
		if !slices.ContainsFunc(rest, brief.AsksTime) && brief.AsksTime(words) {
			last.Text = phrasebook.Lines(last.Text, t.talk().Soon())
		}
	}
	if figures {
		rest = prose.Sentences(prose.Plain(words))
	}
	return rest, figures, true
}

// Phone says whether the telephone is answered, as the lines tell, and by which number.
func (t Held) Phone(lines []string) {
	t.Out.State.Understood()
	t.Out.State.Phoned = t.Now
	if t.Out.Kind == draft.Nothing {
		t.Out.Kind = draft.Answered
	}
	lines = append(lines, t.Book.Numbers()...)
	values := map[string]string{"receipt": string(t.About.Receipt)}
	lines = append(lines, t.Book.Text(texts.PhoneReceipt, values))
	t.Reply(inquiry.Reply{Entry: texts.PhoneOpen.String(), Text: phrasebook.Lines(lines...), Values: values})
}

// Human passes on that somebody wants a person, now or by phone: neither can be promised, and whether they can
// phone themselves the lines tell.
func (t Held) Human(lines []string) {
	s := &t.Out.State
	s.Understood()
	t.Out.Kind, t.Out.Append = draft.Escalated, t.About.Receipt
	values := map[string]string{"receipt": string(t.About.Receipt)}
	r := t.Book.Reply(texts.CaseHumanHere, values)
	if !memory.Unphones(*s, t.Now) {
		s.Phoned = t.Now
		r = t.Book.Reply(texts.CaseHuman, values)
		lines = append(append([]string{r.Text}, lines...), t.Book.Numbers()...)
		r.Text = phrasebook.Lines(append(lines, t.Book.Text(texts.PhoneReceipt, values))...)
	} else if !t.Calendar.Open(t.Now) {
		next := map[string]string{"next_opening": t.Book.Opening(t.Calendar.Next(t.Now))}
		r.Text = phrasebook.Lines(r.Text, t.Book.Text(texts.AsideNext, next))
	}
	t.Reply(r)
}

// Means adds to a case what somebody means after all who was answered something else besides.
func (t Held) Means(m intent.Meaning, last []string) bool {
	if m.Known && slices.Contains(last, m.Entries[0].ID) {
		if t.open() {
			t.Asked(true) // it is not that, whatever their words are near to
		}
		return t.open()
	}
	for _, e := range m.Entries {
		if receipt := t.Out.State.CaseFor(e.Lane, t.Now); m.Known && e.Lane != "" && receipt != "" {
			t.Out.Topics = []string{intent.Topic(e.ID)}
			if unnamed(e) {
				t.talk().Says(memory.CaseRef{Receipt: receipt}, texts.AsideMistaken)
			} else {
				t.Adds(receipt, texts.LightMeant, t.Book.Label(e.ID))
			}
			return true
		}
	}
	return false
}

// unnamed reports whether an entry is about nothing that customers call by its name.
func unnamed(e incident.Entry) bool { return e.ID == intent.NoTopic }

// Adds adds a message to a case, "" for none, and says a text about it.
func (t Held) Adds(receipt cases.Receipt, id texts.ID, subject string) {
	t.Out.State.Understood()
	t.Out.Kind, t.Out.Append = draft.Escalated, receipt
	if receipt == "" {
		t.Out.Kind = draft.Answered
	}
	t.Reply(t.Book.Reply(id, map[string]string{"receipt": string(receipt), "subject": subject}))
}

func (t Held) talk() casetalk.Talk { return casetalk.Talk{Draft: t.Draft, About: t.About} }
