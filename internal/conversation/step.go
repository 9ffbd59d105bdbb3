package conversation

import (
	"slices"
	"strings"
	"time"

	"golang.org/x/text/unicode/norm"

	"madoguchi/internal/affected"
	"madoguchi/internal/cases"
	"madoguchi/internal/danger"
	"madoguchi/internal/faq"
	"madoguchi/internal/hours"
	"madoguchi/internal/incident"
	"madoguchi/internal/incident/texts"
	"madoguchi/internal/inquiry"
)

// Matcher finds what a question asks for; package faq has one.
type Matcher interface {
	Match(question string) faq.Match
}

// Responder decides what the desk answers. It is immutable and safe for concurrent use.
type Responder struct {
	incident *incident.Incident
	entries  map[string]incident.Entry
	matcher  Matcher
	calendar *hours.Calendar
	samples  map[incident.Lang][]string // dates that the matcher learned with
}

// New builds a desk for an incident.
func New(i *incident.Incident, m Matcher, c *hours.Calendar) *Responder {
	entries := make(map[string]incident.Entry, len(i.Entries))
	for _, e := range i.Entries {
		entries[e.ID] = e
	}
	return &Responder{i, entries, m, c, samples(i.Entries)}
}

// Entries that the desk itself asks for: loading sees that every incident has
// them.
const (
	human     = incident.SpeakToHuman
	status    = incident.AmIAffected
	pasted    = incident.SecretPasted
	malformed = incident.MalformedInput
	injection = incident.CodeInjection
	other     = "other" // no entry: the tap on "none of these"
)

// ByRule are the entries that the desk finds by looking at the text itself. A
// matcher need not know them, and should not: it would tell somebody about a
// secret that was never there.
func ByRule() []string { return []string{pasted, malformed, injection} }

// step is one run of Step: what it was given, and what it has decided so far.
type step struct {
	*Responder
	in      inquiry.Inbound
	now     time.Time
	given   Given
	typed   typed
	peril   danger.Kind   // that the message speaks of
	door    bool          // and somebody may be at the writer's door
	guessed bool          // what was understood is the likeliest that does no harm, and not sure
	lang    incident.Lang // in which the desk answers
	out     Outcome
}

// Given is what a step must not make itself.
type Given struct {
	Receipt cases.Receipt                     // used only where a case opens
	Hash    func(domain, value string) string // keyed
	Code    string                            // a one-time code, used only where one is sent
	Found   *Found                            // what an earlier run of the same step asked for
	Mailed  affected.Tally                    // answers by mail to the sender's mailbox; sure and doubtful mail have one each
	Crowd   affected.Crowd                    // answers to doubtful mail, whoever is said to have sent it
}

// Step decides what a desk in a state does about an inbound at a moment. It has
// no other source and no effect. Where the outcome has Needs, they are looked up
// and the step is taken again with what was found.
func (r *Responder) Step(s State, in inquiry.Inbound, now time.Time, given Given) Outcome {
	t := &step{Responder: r, in: in, now: now, given: given, out: Outcome{State: s, Kind: Nothing}}
	t.read()
	t.together()
	t.speak()
	t.showTap()
	if t.perceive(); t.peril != danger.None {
		t.endanger()
		return t.out
	}
	if t.echo() {
		t.out.KeepWords = true
		return t.out
	}
	if receipt := t.human(); receipt != "" && addressed(in.Kind) {
		t.listen(receipt)
		return t.out
	}
	switch in.Kind {
	case inquiry.Message:
		t.message()
	case inquiry.Media:
		t.media()
	case inquiry.Unread:
		if t.in.Mail == nil || !t.held() {
			t.person(cases.Undecodable, texts.Unread)
		}
	case inquiry.Dead:
		t.out.KeepWords = !t.in.Text.Empty()
		t.person(cases.General, texts.Dead)
	case inquiry.Follow:
		t.greet()
	case inquiry.Group:
		t.say(texts.Group, nil)
	case inquiry.Unsend:
		t.unsend()
	}
	return t.out
}

// listen adds what a customer says to the case through which a person has the
// conversation, and says nothing. What stands apart, an emergency above all,
// still opens a case of its own, so that others than the owner hear of it.
func (t *step) listen(owned cases.Receipt) {
	lane := t.pressing()
	t.out.Kind, t.out.KeepWords = Escalated, true
	if lane.Apart() {
		t.collect(lane)
		return
	}
	t.out.Append = owned
	if t.cares() && danger.Cries(plain(t.in.Text)) {
		t.out.Append = t.dangerCase()
	}
}

// pressing is the lane of what the message asks for, "" where that is not known.
func (t *step) pressing() cases.Lane {
	if t.peril != danger.None {
		return cases.Urgent
	}
	if t.in.Kind != inquiry.Message {
		return ""
	}
	found, known := t.understand()
	if !known {
		return ""
	}
	lane, _ := lane(found)
	return lane
}

// showTap keeps a tap by its label: staff read what the customer pressed.
func (t *step) showTap() {
	if t.in.Entry != "" && t.in.Text.Empty() {
		t.out.Words = inquiry.NewText(t.label(t.in.Entry))
	}
}

// addressed reports whether an inbound is something that a customer says to the
// desk.
func addressed(k inquiry.Kind) bool {
	return k == inquiry.Message || k == inquiry.Media || k == inquiry.Unread || k == inquiry.Dead
}

// message is a message of words, or a tap.
func (t *step) message() {
	t.out.KeepWords = true
	if t.in.Mail != nil && t.held() {
		return
	}
	if !t.criesOut() && !t.dialogue() {
		t.understood()
	}
	if t.out.Needs != nil {
		return
	}
	t.attachment()
	t.greet()
}

// understood answers a message that belongs to no dialogue, or asks again.
func (t *step) understood() {
	if t.details() {
		return
	}
	found, known := t.understand()
	if t.lost(found, known) {
		t.help()
		return
	}
	if !known && t.cares() {
		t.toDangerCase()
		return
	}
	if !known {
		t.miss()
		return
	}
	t.answer(t.own(found))
	t.resume()
}

// media is something that the desk does not open.
func (t *step) media() {
	t.out.KeepWords = true
	if t.in.Mail != nil && t.held() {
		return
	}
	if t.in.Channel == inquiry.Email {
		t.person(cases.General, texts.Attachment)
	} else {
		t.say(texts.Media, []string{human})
	}
	t.greet()
}

// attachment tells the sender of a mail that what hangs on it waits for a
// person; the words were answered all the same.
func (t *step) attachment() {
	if t.in.Mail == nil || !t.in.Mail.KeepRaw || t.out.Open != nil || t.out.Append != "" {
		return
	}
	kind, why := t.out.Kind, texts.Partly
	if t.in.Mail.Attached {
		why = texts.Attachment
	}
	t.person(cases.General, why)
	t.out.Kind = kind
}

// unsend forgets what the customer took back.
func (t *step) unsend() {
	t.out.Tombstone = t.in.MessageID
	t.forget() // a pending question may hold what was taken back
	t.out.State.Trail = inquiry.Text{}
	t.proof().end()
	t.proof().Proven, t.proof().By = affected.Person{}, "" // and so may these
}

// greet tells a customer once what this desk is and what becomes of their words.
func (t *step) greet() {
	if t.out.State.Greeted || t.silent() {
		return
	}
	t.out.State.Greeted = true
	t.say(texts.FirstContact, t.firstChoices())
}

// silent reports whether nothing may be said: to a suspect mail, to what may be a
// machine, or to a mail whose sender is held back.
func (t *step) silent() bool {
	return t.in.Mail.Quiet() || t.in.Address == (inquiry.Address{})
}

// firstChoices are the quick replies of the greeting, those of the reply just
// before it first: only the last message of a reply shows its own.
func (t *step) firstChoices() []string {
	choices := []string{}
	for _, r := range slices.Backward(t.out.Replies) {
		for _, c := range r.Quick {
			choices = append(choices, c.Entry)
		}
	}
	if len(choices) == 0 {
		choices = append(choices, status, human)
	}
	return choices
}

// speak settles the language of the answer. The mark of a subject and those of
// secrets are the desk's words, not the customer's; a mail address is in none, and
// in a dialogue a Latin word or two may be a slip in one.
func (t *step) speak() {
	lang := t.out.State.Lang
	words := norm.NFKC.String(unmarked(visible(t.in.Text.Words())))
	words = almostLetter.ReplaceAllString(withoutAddresses(words), " ")
	slip := lang != "" && t.proof().Stage != NoDialogue && len(strings.Fields(words)) < 3
	if l := language(words); l != "" && !(l == incident.English && slip) {
		lang = l
	}
	if lang == "" {
		lang = t.incident.Languages[0]
	}
	t.out.State.Lang = lang
	t.lang = t.incident.AnswerLang(lang)
}
