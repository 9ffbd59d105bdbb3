package conversation

import (
	"slices"
	"sync"
	"time"

	"madoguchi/internal/affected"
	"madoguchi/internal/cases"
	"madoguchi/internal/conversation/brief"
	"madoguchi/internal/conversation/burst"
	"madoguchi/internal/conversation/draft"
	"madoguchi/internal/conversation/group"
	"madoguchi/internal/conversation/intent"
	"madoguchi/internal/conversation/meant"
	"madoguchi/internal/conversation/memory"
	"madoguchi/internal/conversation/once"
	"madoguchi/internal/conversation/parting"
	"madoguchi/internal/conversation/phrasebook"
	"madoguchi/internal/conversation/post"
	"madoguchi/internal/conversation/proving"
	"madoguchi/internal/conversation/switched"
	"madoguchi/internal/conversation/tongue"
	"madoguchi/internal/conversation/typed"
	"madoguchi/internal/conversation/unopened"
	"madoguchi/internal/danger"
	"madoguchi/internal/hours"
	"madoguchi/internal/identity"
	"madoguchi/internal/incident"
	"madoguchi/internal/incident/texts"
	"madoguchi/internal/inquiry"
	"madoguchi/internal/switches"
)

// Responder decides what the desk answers. It is immutable and safe for concurrent use.
type Responder struct {
	incident *incident.Incident
	entries  map[string]incident.Entry
	reader   *intent.Reader
	matcher  intent.Matcher
	calendar *hours.Calendar
	once     func() *once.Index // both are made by the first message: not all who have a responder take one
	groups   func() group.Groups
}

// New builds a responder for an incident.
func New(i *incident.Incident, m intent.Matcher, c *hours.Calendar) *Responder {
	entries := make(map[string]incident.Entry, len(i.Entries))
	for _, e := range i.Entries {
		entries[e.ID] = e
	}
	return &Responder{i, entries, intent.New(i, entries, m), m, c,
		sync.OnceValue(func() *once.Index { return once.New(entries, i.Texts[texts.Contact].Local) }),
		sync.OnceValue(func() group.Groups { return group.New(i.Segments) })}
}

// What the desk itself asks for: loading sees that every incident has these entries.
const (
	human  = incident.SpeakToHuman
	status = incident.AmIAffected
	pasted = incident.SecretPasted
	other  = phrasebook.Other // no entry
)

// Given is what a step must not make itself.
type Given struct {
	Receipt cases.Receipt                     // used only where a case opens
	Hash    func(domain, value string) string // keyed
	Code    string                            // a one-time code, used only where one is sent
	Outside Outside                           // of the reader outside
	Found   *identity.Found                   // what an earlier run of the same step asked for
	Mailed  affected.Tally                    // answers by mail to the sender's mailbox; sure and doubtful mail have one each
	Crowd   affected.Crowd                    // answers to doubtful mail, whoever is said to have sent it
	Set     switches.Set                      // as the operators have them
	Before  []inquiry.Inbound                 // those just before, of one thought with this one, which nobody answered
}

// Step decides what a desk in a state does about an inbound at a moment. It has
// no other source and no effect. Where the outcome has Needs, they are looked up
// and the step is taken again with what was found.
func (r *Responder) Step(s State, in inquiry.Inbound, now time.Time, given Given) Outcome {
	return r.step(s, in, now, given, len(given.Before) > 0 && r.joins(s, in, now, given))
}

// step is [Responder.Step] for a message that is read as one with those before it, or alone.
func (r *Responder) step(s State, in inquiry.Inbound, now time.Time, given Given, joined bool) Outcome {
	t := r.read(s, in, now, given, joined)
	t.consent().Hears()
	owned := t.Out.State.Human()
	switch {
	case t.peril.Kind != danger.None && !t.eased():
		t.endanger()
	case t.post().Echo():
		t.Out.KeepWords = true
	case owned != "" && in.Kind.Addressed():
		ofCases(t).listen(owned)
	case t.switched().Takes():
	default:
		t.respond()
	}
	f := burst.Fragment{Draft: t.Draft, In: in, Read: t.inner, OfCase: ofCases(t).asks().Ask != brief.NoAsk}
	if t.Out.Unclear = t.peril.Kind == danger.None && f.Is(); t.Out.Unclear {
		t.Out.Wait = burst.Rest(slices.Concat(given.Before, []inquiry.Inbound{in}), now)
	}
	onward{t, s}.finish()
	return t.Out
}

// chats reports whether an entry is small talk.
func (r *Responder) chats(entry string) bool { return r.entries[entry].Kind == incident.Smalltalk }

// step is one run of Step: what was read of the message, and the outcome so far.
type step struct {
	*draft.Draft
	r     *Responder
	given Given
	typed identity.Typed
	peril memory.Peril
	hands bool            // the answer hands over
	inner *intent.Meaning // what the desk itself reads, once it was asked for
	meant *intent.Meaning // and what it takes the message for
}

// read reads what every decision rests on: codes and addresses that were typed, secrets
// that came in pieces, the language, and whether somebody is in danger.
func (r *Responder) read(s State, in inquiry.Inbound, now time.Time, given Given, joined bool) *step {
	before, remasked := r.hearAll(&s, given.Before, now)
	h := r.hear(&s, in, now)
	remasked = append(remasked, burst.Renew(before, h.remasked)...)
	in, words := h.in, h.words
	if o := given.Outside.Reading; o != nil && h.peril.Kind == danger.None {
		h.peril.Kind = o.Danger.Kind // that the reader outside alone sees, in a sentence of the message
	}
	if joined {
		in.Text = burst.Together(before, in.Text)
	}
	book := r.book(s.Lang)
	if in.Entry != "" && words.Empty() {
		words = inquiry.NewText(book.Label(in.Entry)) // staff read what the customer pressed
	}
	once := *r
	once.reader = r.reader.Once()
	t := &step{r: &once, given: given, typed: h.typed, peril: h.peril}
	t.Draft = &draft.Draft{In: in, Now: now, Receipt: given.Receipt, Calendar: r.calendar, Book: book,
		Out: Outcome{State: s, Kind: Nothing, Before: before, Remasked: remasked, Words: words, Mail: in.Mail}}
	return t
}

// book has the words for somebody who writes in a language.
func (r *Responder) book(lang incident.Lang) phrasebook.Book {
	return phrasebook.Open(r.incident, r.entries, lang)
}

// post decides on mail, for this message.
func (t *step) post() post.Post {
	return post.Post{Draft: t.Draft, Mailed: t.given.Mailed, Crowd: t.given.Crowd, Pressing: t.pressing}
}

// parting answers who ends the conversation with this message.
func (t *step) parting() parting.Parting {
	return parting.Parting{Draft: t.Draft, Pressing: t.pressing}
}

// switched decides on this message by the switches.
func (t *step) switched() switched.Switched {
	return switched.Switched{Draft: t.Draft, Set: t.given.Set, Held: t.post().Held, Message: t.pressing}
}

// proving puts the proof of who the customer is into words, for this message.
func (t *step) proving() proving.Proving {
	g := t.given
	return proving.Proving{Draft: t.Draft, Typed: t.typed, Incident: t.r.incident, Hash: g.Hash, Code: g.Code, Found: g.Found,
		Reads: t.r.reader.Aside, Asks: asking(t, status, human), Outright: t.outright}
}

// alone is words as a message that is read without anything else.
func alone(t *step, words string) intent.Message {
	return intent.Message{Text: inquiry.NewText(words), Lang: t.Out.State.Lang.Base(), Answer: t.Book.Lang, Before: before(t)}
}

// before is what the talk was about before the message.
func before(t *step) intent.Before {
	return intent.Before{Cases: memory.Topics(t.Out.State), Told: t.Out.State.Lately(t.In, t.Now).Entries}
}

// asking tells whether words surely ask for something, and for none of some topics.
func asking(t *step, but ...string) func(words string) bool {
	return func(words string) bool { return t.r.reader.Surely(alone(t, words), outright, but) }
}

// meaning is what the message asks for, read inside and where it helps outside as well.
func (t *step) meaning() intent.Meaning {
	if t.meant == nil {
		meant := t.inside()
		if r := t.outside(meant); r != nil {
			meant = t.r.reader.Join(t.In.Text, meant, *r)
		}
		t.meant, t.Out.Considered, t.Out.Read = &meant, meant.Considered, meant.Read
	}
	return *t.meant
}

// inside is what the desk itself takes the message for.
func (t *step) inside() intent.Meaning {
	if t.inner == nil {
		m := intent.Message{
			Tap: t.In.Entry, Text: parting.Unspared(tongue.Unwished(typed.Converted(t.In.Text))), Mail: t.In.Mail,
			Address: t.typed.Address != "", Later: !t.Out.State.Last.At.IsZero(),
			Lang: t.Out.State.Lang.Base(), Answer: t.Book.Lang, Before: before(t),
		}
		if t.Out.State.Continues(t.In) {
			m.Begun = t.Out.State.Pending
		}
		inner := meant.Read(t.r.reader, m)
		t.inner, t.Out.Considered, t.Out.Inside = &inner, inner.Considered, inner.Considered
	}
	return *t.inner
}

// pressing is the lane of what the message asks for, "" where that is not known. The desk
// reads that for itself: it is asked of mail that may be a flood, and of what a person reads.
func (t *step) pressing() cases.Lane {
	if t.peril.Kind != danger.None {
		return cases.Urgent
	}
	if t.In.Kind != inquiry.Message {
		return ""
	}
	m := t.inside()
	if !m.Known {
		return ""
	}
	lane, _ := intent.Lane(m.Entries)
	return lane
}

// respond answers an inbound by its kind.
func (t *step) respond() {
	switch t.In.Kind {
	case inquiry.Message:
		t.message()
	case inquiry.Media:
		if t.Out.KeepWords = true; !t.post().Held() {
			unopened.Unopened{Draft: t.Draft}.Answers()
		}
	case inquiry.Unread:
		if !t.post().Held() {
			t.Person(cases.Undecodable, texts.Unread)
		}
	case inquiry.Dead:
		t.Out.KeepWords = !t.In.Text.Empty()
		t.Person(cases.General, texts.Dead)
	case inquiry.Follow:
		t.Greet()
		t.consent().Notify()
	case inquiry.Group:
		t.Say(texts.Group)
	case inquiry.Unsend:
		proving.Forget(t.Draft)
	}
}

// message is a message of words, or a tap: a cry of somebody in danger, a part of a proof, or a question.
func (t *step) message() {
	t.Out.KeepWords, t.Out.State.Unopened = true, 0
	if t.post().Held() {
		return
	}
	words := ofCases(t).words() // before some of them are taken
	(whose{t}).mourns()
	despairs := t.Out.State.Danger.Kind == danger.Despair && t.Out.State.Cares(t.Now)
	heard := t.cared() && t.care().Talk().Answers() || ofCases(t).gives() || t.hears()
	aside := func() bool { return !ofCases(t).ofMatter() && ofCases(t).aside() }
	if !heard && !aside() && !t.proving().Answers() && !t.proving().Beside(aside) {
		t.question()
	}
	if t.Out.Needs != nil || t.Out.Ask != nil {
		return
	}
	ofCases(t).remains(words)
	unopened.Unopened{Draft: t.Draft}.Attached()
	if !despairs && t.peril.Kind != danger.Despair { // who despairs hears of data and hours another time
		t.Greet()
		t.consent().Notify()
	}
}

// outright reports whether a first message plainly asks for something: what its words sound like decides less then.
func (t *step) outright() bool {
	s, written := &t.Out.State, t.In.Entry == "" && t.In.Kind == inquiry.Message
	return written && s.Last.At.IsZero() && len(s.Cases) == 0 && !s.Continues(t.In) && t.inside().Outright()
}

// hears answers what is neither a question nor a part of a proof.
func (t *step) hears() bool {
	of := ofCases(t)
	return of.replies() || !t.outright() && (of.swindled() || of.attend().ToCome(inLight(t).Said, t.tell)) ||
		of.onward(of.attend().Police()) || of.due() || t.ofGroup() || (whose{t}).takesBack() ||
		t.consent().Refuses() || inLight(t).Means() ||
		t.proving().Delivers() || t.proving().Informs() || of.attends() || t.parting().Answers() || of.answers()
}
