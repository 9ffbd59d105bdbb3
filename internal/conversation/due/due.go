// Package due answers questions in which a day is no day of opening: whether something comes in time, and whether mail is
// read on a day. Nobody can say either yet.
package due

import (
	_ "embed"
	"slices"
	"strings"

	"madoguchi/internal/cases"
	"madoguchi/internal/conversation/brief"
	"madoguchi/internal/conversation/draft"
	"madoguchi/internal/conversation/intent"
	"madoguchi/internal/conversation/memory"
	"madoguchi/internal/conversation/phrasebook"
	"madoguchi/internal/conversation/prose"
	"madoguchi/internal/conversation/when"
	"madoguchi/internal/conversation/who"
	"madoguchi/internal/identity"
	"madoguchi/internal/incident"
	"madoguchi/internal/incident/texts"
	"madoguchi/internal/inquiry"
	"madoguchi/internal/jatext"
)

// Due is one message of somebody, and their case.
type Due struct {
	*draft.Draft
	About    memory.CaseRef
	Incident *incident.Incident
	Sure     func(words string) bool           // whether words surely ask for something else than hours
	Means    func(words string) intent.Meaning // what they ask for
	Tell     func(found []incident.Entry)      // says it
}

// Answers answers who asks whether something comes in time, whether mail is read on a day, or only whether to wait for one.
func (t Due) Answers(words string) bool {
	words = prose.Plain(words)
	apart := t.About.Lane == cases.Press || t.About.Lane == cases.Legal // who read more into it than a wish
	waits := t.Out.State.Waiting() && t.About.Receipt != "" && !apart
	switch {
	case t.Proof().Current(t.Now).Stage != identity.NoDialogue, t.Out.State.Cares(t.Now), t.In.Kind != inquiry.Message:
		return false
	case Mail(words):
		t.mail()
	case waits && InTime(words) && !t.fact(words):
		t.inTime()
	case !waits && !apart && t.awaits(words):
		t.Tell(slices.DeleteFunc(slices.Clone(t.Incident.Entries), func(e incident.Entry) bool { return e.ID != openDays }))
	default:
		return false
	}
	return true
}

// openDays is the topic of the days on which somebody is there.
const openDays = "special_open_days"

// awaits reports whether words only ask whether to wait for a day, where an answer tells of days.
func (t Due) awaits(words string) bool {
	a := when.Answerer{Incident: t.Incident, Calendar: t.Calendar, Book: t.Book, Now: t.Now}
	told := slices.ContainsFunc(t.Incident.Entries, func(e incident.Entry) bool { return e.ID == openDays })
	return told && a.Awaits(words, string(t.Out.State.Lang.Base()))
}

// fact reports whether words surely ask for a fact.
func (t Due) fact(words string) bool {
	return t.Sure(words) && t.Means(words).Entries[0].Kind == incident.FAQ
}

// Hours are the topics whose answers look at a day.
func Hours(i *incident.Incident) (topics []string) {
	for _, e := range i.Entries {
		if e.Asks == incident.AsksDay {
			topics = append(topics, intent.Topic(e.ID))
		}
	}
	return topics
}

func (t Due) mail() {
	t.Out.State.Understood()
	t.Out.Kind = draft.Answered
	if t.Calendar.Open(t.Now) {
		t.Reply(t.Book.Reply(texts.MailReadOpen, nil))
		return
	}
	t.Reply(t.Book.Reply(texts.MailReadClosed, t.next()))
}

func (t Due) inTime() {
	t.Out.State.Understood()
	t.Out.Kind, t.Out.Append = draft.Escalated, t.About.Receipt
	reply := t.Book.Reply(texts.CaseDue, map[string]string{"receipt": string(t.About.Receipt)})
	if !t.Calendar.Open(t.Now) {
		reply.Text = phrasebook.Lines(reply.Text, t.Book.Text(texts.AsideNext, t.next()))
	}
	t.Reply(reply)
}

// next is from when on somebody is there.
func (t Due) next() map[string]string {
	return map[string]string{"next_opening": t.Book.Opening(t.Calendar.Next(t.Now))}
}

// Mail reports whether words ask whether mail that nobody has sent yet is read on a day.
func Mail(words string) bool {
	low := strings.ToLower(jatext.Width(words))
	if who.ReadsMail(words) || is("sent", low) {
		return false
	}
	return slices.ContainsFunc(prose.Sentences(low), func(s string) bool {
		return prose.Interrogative(s) && is("mail", s) && is("reads", s) && is("day", s)
	})
}

// InTime reports whether words ask whether something comes by a day, or a time, that their writer names. What is asked
// of the telephone, and by when they themselves must do something, is another question.
func InTime(words string) bool {
	if meant, ok := brief.Instead(words); ok {
		words = meant
	}
	return slices.ContainsFunc(prose.Sentences(strings.ToLower(jatext.Width(words))), func(s string) bool {
		asks := prose.Interrogative(s) || is("asks", s)
		return asks && is("in time", s) && !is("no in time", s) && !when.NamesDesk(s)
	})
}

//go:embed due.txt
var list string

var is = jatext.Forms(list)
