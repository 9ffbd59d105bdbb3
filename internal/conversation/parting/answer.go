package parting

import (
	"strings"

	"madoguchi/internal/cases"
	"madoguchi/internal/conversation/brief"
	"madoguchi/internal/conversation/casetalk"
	"madoguchi/internal/conversation/courtesy"
	"madoguchi/internal/conversation/draft"
	"madoguchi/internal/conversation/memory"
	"madoguchi/internal/conversation/phrasebook"
	"madoguchi/internal/conversation/prose"
	"madoguchi/internal/conversation/typed"
	"madoguchi/internal/identity"
	"madoguchi/internal/incident"
	"madoguchi/internal/incident/texts"
	"madoguchi/internal/inquiry"
)

// Parting answers who ends the conversation, for one message: it thanks, says what stands, and stops.
type Parting struct {
	*draft.Draft
	Pressing func() cases.Lane // the lane of what the message asks for
}

// Answers answers who ends the conversation, and says nothing else; false for any other message, and for
// who ends a proof, which is for that to answer.
func (t Parting) Answers() bool {
	if !t.plain() {
		return false
	}
	end, rest := Read(t.words())
	praise := end != None && praised(t.words())
	current, _ := t.Out.State.Current()
	open := current.Receipt != "" && current.State != cases.Closed
	if !t.ends(end, rest, praise) || end == Undone && !open || end != Spared && !praise && t.nothing(open) {
		return false
	}
	t.parts(end, current, praise)
	if open && rest != "" {
		t.Out.Kind, t.Out.Append = draft.Escalated, current.Receipt // what they tell is not lost
	}
	return true
}

// parts says goodbye.
func (t Parting) parts(end End, current memory.CaseRef, praise bool) {
	t.Out.State.Understood()
	open := current.Receipt != "" && current.State != cases.Closed
	switch {
	case praise && (!open || end == Praises):
		t.thanks(texts.Praised)
	case open:
		t.stands(end, current)
	case end == Spared && current.Receipt == "":
		t.thanks(texts.PartedNothing, incident.AmIAffected, incident.SpeakToHuman)
	default:
		t.thanks(texts.Parted, incident.AmIAffected, incident.SpeakToHuman)
	}
}

// ends reports whether a message says no more than an end, and what asks for nothing.
func (t Parting) ends(end End, rest string, praise bool) bool {
	switch {
	case end == None, rest != "" && !mere(end, rest, praise):
		return false
	case rest == "" && (end == Undone || end == Spared):
		return true
	}
	return !t.claims()
}

// thanks says a text to who has no more to ask.
func (t Parting) thanks(id texts.ID, quick ...string) {
	t.Out.Kind, t.Out.Topics = draft.Smalltalk, []string{incident.Thanks}
	t.Say(id, quick...)
}

// words are those of the message, of a mail without the subject and what stands around them.
func (t Parting) words() string {
	words := t.In.Text.Words()
	if t.In.Mail == nil {
		return words
	}
	pieces, _ := prose.Questions(prose.Body(words))
	return strings.Join(pieces, "\n")
}

// claims reports whether the message sounds like one that only a person may answer: who goes to a lawyer has
// not done with the desk.
func (t Parting) claims() bool {
	lane := t.Pressing()
	return lane == cases.Urgent || lane == cases.Legal || lane == cases.Press
}

// nothing reports whether there is nothing here to end: a proof ends itself, and nothing was said yet.
func (t Parting) nothing(open bool) bool {
	return t.proves() || !open && t.Out.State.Lately(t.In, t.Now).At.IsZero()
}

// plain reports whether a message is a customer's words, and nobody in danger wrote them.
func (t Parting) plain() bool {
	words := t.In.Kind == inquiry.Message && t.In.Entry == "" && len(t.In.Text.Secrets()) == 0
	return words && !t.Form() && !t.In.Mail.Doubtful() && !t.Out.State.Cares(t.Now)
}

// proves reports whether the customer is about to prove who they are.
func (t Parting) proves() bool {
	p := t.Proof()
	return p.Stage != identity.NoDialogue && !t.Out.State.Last.At.After(p.Touched) // or they went on to something else
}

// stands says how the case stands of somebody who ends the conversation. Staff hear what they need
// no more.
func (t Parting) stands(end End, c memory.CaseRef) {
	t.Out.Kind = draft.Smalltalk
	say := func(id texts.ID) { t.Reply(t.Book.Reply(id, map[string]string{"receipt": string(c.Receipt)})) }
	switch end {
	case Undone:
		t.Out.Kind, t.Out.Append, t.Out.State.Expected = draft.Escalated, c.Receipt, memory.Expected{}
		say(texts.CaseWithdrawn)
	case Spared:
		t.Out.Kind, t.Out.Append, t.Out.State.Expected = draft.Escalated, c.Receipt, memory.Expected{}
		say(texts.CaseSpared)
	case Waits:
		casetalk.Talk{Draft: t.Draft}.Answers(brief.Asked{Ask: brief.When})
		t.Out.Kind = draft.Smalltalk
		last := t.Last()
		last.Text = phrasebook.Lines(t.Book.Text(texts.CaseWaits, nil), last.Text)
	default:
		say(texts.CaseParted)
	}
}

// Acknowledges answers somebody who has read what was said, or lets it be, and asks nothing.
func (t Parting) Acknowledges() bool {
	words := t.In.Text.Words()
	nods := brief.Noted(words) && !t.Out.State.Lately(t.In, t.Now).At.IsZero() // to what was said
	if !t.plain() || t.In.Mail != nil || t.proves() || !courtesy.Acknowledges(words) && !typed.LetsGo(words) && !nods {
		return false
	}
	t.Out.State.Understood()
	t.Out.Kind, t.Out.Topics = draft.Smalltalk, []string{incident.Thanks}
	t.Say(texts.Acknowledged, incident.AmIAffected, incident.SpeakToHuman)
	return true
}

// LetsGo reports whether a message ends what was begun, and says nothing else.
func LetsGo(words string) bool {
	if typed.LetsGo(words) {
		return true
	}
	end, rest := Read(words)
	return rest == "" && (end == Waits || end == Leaves || end == Done || end == Tells)
}

// GoesToBed reports whether a message says that its writer goes to sleep, and nothing else. It is no word of who
// lets something be: somebody in danger who says so is told good night.
func GoesToBed(words string) bool {
	end, rest := Read(words)
	return rest == "" && end == Sleeps
}

// Unspared is a text without the words that nobody needs to take it up, where something else stands beside
// them: 「担当者は不要です。期間だけ」 asks for no person.
func Unspared(text inquiry.Text) inquiry.Text {
	if end, rest := Read(text.Words()); end == Spared && rest != "" && len(text.Secrets()) == 0 {
		return inquiry.NewText(rest)
	}
	return text
}
