// Package replying answers how and where the answer of staff comes: here, where the customer writes, and in writing;
// no call is promised to anybody. Who wishes for that, or against a call, is told that it happens anyway, and who has
// their case reads it. A wish for another way is none of this.
package replying

import (
	"slices"
	"strings"
	"unicode/utf8"

	"madoguchi/internal/aside"
	"madoguchi/internal/cases"
	"madoguchi/internal/conversation/brief"
	"madoguchi/internal/conversation/casetalk"
	"madoguchi/internal/conversation/draft"
	"madoguchi/internal/conversation/meant"
	"madoguchi/internal/conversation/memory"
	"madoguchi/internal/conversation/phrasebook"
	"madoguchi/internal/conversation/prose"
	"madoguchi/internal/conversation/who"
	"madoguchi/internal/incident"
	"madoguchi/internal/incident/texts"
	"madoguchi/internal/inquiry"
)

// Replying is one message, and the case of its writer that it is about, if there is one.
type Replying struct {
	*draft.Draft
	About memory.CaseRef
	Reads func(words string) (aside.Kind, float64)
	Asks  func(words string) bool // they surely ask for something that the desk answers, or hands over

	Suspects bool   // their case is about a contact that may not be genuine
	Human    func() // says what can be promised to who wants a person
	Phone    func() // says whether the telephone is answered
	Speaks   func() // says which languages are read
}

// The bounds of what is heard.
const (
	longest = 200 // characters of a message
	fewest  = 6   // and of a question that says anything besides
	likely  = 0.5 // how probable it must be that a sentence asks where the answer comes
)

// heard is what a message says of the way of its answer, and its other sentences.
type heard struct {
	here    bool // whether the answer comes here, or all can be settled here
	either  bool // or another way
	calls   bool // whether, or when, the desk calls
	wishes  bool // that the answer shall come here
	uncalls bool // that there shall be no call
	misses  bool // that its writer, or somebody of theirs, cannot take one, or phone
	rest    []string

	contrasts bool     // a call is named as what it is not
	missing   []string // the sentences that say only that a call is missed
}

// Answers answers what words say of it. It returns what else they ask, to be read as if it had been written alone; done
// is whether that is all that needs an answer.
func (t Replying) Answers(words string) (rest string, done bool) {
	words = prose.Plain(words)
	if n := utf8.RuneCountInString(words); n == 0 || n > longest || brief.Unreads(words) {
		return "", false
	}
	others, asked := t.others(words)
	h := t.hears(others)
	rest, answered := t.answers(&h, strings.Join(others, "\n"))
	if !answered && len(asked) == 0 {
		return "", false
	}
	for _, q := range asked {
		t.tells(q)
	}
	if !answered {
		rest = t.besides(&h)
	}
	if t.misread(h, words) {
		casetalk.Talk{Draft: t.Draft, About: t.About}.Owns()
	}
	return rest, rest == ""
}

// answers answers what was heard, for somebody who has a case, or none.
func (t Replying) answers(h *heard, words string) (rest string, answered bool) {
	says := h.here || h.wishes || h.uncalls
	switch open := t.open(); {
	case open && (says || h.calls):
		return t.says(h, words), true
	case !open && (says || h.calls && t.toldOfCalls()):
		rest = t.starts(h)
	default:
		return "", false
	}
	if !h.here && (h.wishes || h.uncalls) && passes.MatchString(words) {
		rest = words // for that somebody is to have it
	}
	return rest, true
}

func (t Replying) open() bool { return t.About.Receipt != "" && t.About.State != cases.Closed }

// toldOfCalls reports whether a call that may come was what was spoken of last.
func (t Replying) toldOfCalls() bool {
	return slices.Contains(t.Out.State.Lately(t.In, t.Now).Entries, meant.ToCome)
}

// misread reports whether the customer says that they asked something else than what was answered. Who names what the
// answer shall not be puts nothing right.
func (t Replying) misread(h heard, words string) bool {
	if !t.told() {
		return false
	}
	others := strings.Join(h.rest, "\n")
	return brief.Corrects(others) || t.open() && brief.Objects(others) || !h.uncalls && !h.contrasts && brief.Corrects(words)
}

// hears reads sentences.
func (t Replying) hears(sentences []string) (h heard) {
	for _, s := range sentences {
		if !t.hear(&h, s) {
			h.rest = append(h.rest, s)
		}
	}
	h.either = h.calls || slices.ContainsFunc(sentences, func(s string) bool { return brief.Asks(s) && either.MatchString(s) })
	return h
}

// hear reads one sentence; it is false where that says nothing of it.
func (t Replying) hear(h *heard, s string) bool {
	if elsewhere.MatchString(s) || came.MatchString(s) || brief.OthersCall(s) {
		return false
	}
	of := of(t.In, s)
	if brief.Asks(s) || confirms.MatchString(s) {
		return t.asked(h, s, of) || contrast(h, s)
	}
	missing := brief.Misses(s)
	h.misses = h.misses || missing
	switch {
	case refuses.MatchString(s):
		h.uncalls, h.wishes = true, h.wishes || of.here
	case of.here && brief.OfWay(s) && !who.WantsCall(s):
		h.wishes = true
	case missing, deaf.MatchString(s), phoneless(s):
		h.misses, h.missing = true, append(h.missing, s)
	default:
		return contrast(h, s)
	}
	return true
}

// asked reads a sentence that asks something.
func (t Replying) asked(h *heard, s string, of about) bool {
	switch {
	case of.here && (settles.MatchString(s) || t.where(s, of)):
		h.here, h.contrasts = true, h.contrasts || contrasts.MatchString(s)
	case refuses.MatchString(s) && !contrasts.MatchString(s):
		h.uncalls, h.wishes = true, h.wishes || of.here
	case of.call:
		h.calls = true
	default:
		return false
	}
	return true
}

// phoneless reports whether a sentence says that its writer cannot phone.
func phoneless(s string) bool {
	repair, _ := brief.Repairs(s)
	return repair == brief.Phoneless
}

// contrast reports whether a sentence only names the other way of a question before it: 「電話ではなくて」.
func contrast(h *heard, s string) bool {
	only := h.here && (contrasts.MatchString(s) || brief.Asks(s) && either.MatchString(s) && brief.OfPhone(s)) &&
		utf8.RuneCountInString(s) <= shortest
	h.contrasts = h.contrasts || only
	return only
}

// shortest is how many characters such a sentence has at most.
const shortest = 16

// where reports whether a sentence asks where the answer comes: by its words, unless it asks what to write, or by its
// reading.
func (t Replying) where(s string, of about) bool {
	kind, sure := t.Reads(s)
	return kind == aside.Where && sure >= likely || kind != aside.Write && (of.reply || of.call)
}

// told reports whether the desk said something before.
func (t Replying) told() bool { return len(t.Out.State.Heard.Lines) > 0 }

// says says where the answer to an open case comes, and adds to it that it shall be no call, and what else is given.
// It returns what else is asked.
func (t Replying) says(h *heard, words string) (rest string) {
	talk := casetalk.Talk{Draft: t.Draft, About: t.About}
	t.Out.State.Understood()
	t.Out.Kind = draft.Answered
	t.Out.State.Expected = memory.Expected{Receipt: t.About.Receipt, At: t.Now}
	uncalled := h.uncalls || h.misses && !h.calls
	if uncalled {
		t.Out.State.Unphoned = t.Now // nor are they told to phone
	} else {
		h.rest = append(h.rest, h.missing...) // when they can be reached
	}
	switch {
	case h.calls && !h.here && !h.uncalls:
		t.called(talk, words)
	case h.either:
		t.Say(texts.ReplyHere)
	default:
		t.Say(texts.ReplyHereYes)
	}
	last := t.Last()
	if uncalled {
		t.Out.Kind, t.Out.Append = draft.Escalated, t.About.Receipt
		last.Text = phrasebook.Lines(last.Text, t.Book.Text(texts.ReplyUncalled, map[string]string{"receipt": string(t.About.Receipt)}))
	}
	if !h.calls && !t.Calendar.Open(t.Now) {
		last.Text = phrasebook.Lines(last.Text, talk.Soon())
	}
	return t.besides(h)
}

// besides takes in what a message gives and says besides, and returns what it asks.
func (t Replying) besides(h *heard) string {
	talk := casetalk.Talk{Draft: t.Draft, About: t.About}
	if !t.open() {
		return t.left(h.rest)
	}
	given, others := brief.Gives(strings.Join(h.rest, "\n"))
	if given = slices.DeleteFunc(given, func(g brief.Given) bool { return g == brief.Way }); len(given) > 0 {
		talk.Adds(t.About, given...) // the way was just said
	}
	asks := slices.DeleteFunc(others, func(s string) bool { return !t.asks(s) && !(brief.Wish(s) && t.Asks(s)) })
	if len(asks) < len(others) || len(others) == 0 {
		talk.Besides(strings.Join(h.rest, "\n"))
	}
	return strings.Join(asks, "\n")
}

// called answers who asks whether or when they are called: with the number of the desk, unless they cannot phone or
// were told it and asked no such thing.
func (t Replying) called(talk casetalk.Talk, words string) {
	if !memory.Unphones(t.Out.State, t.Now) && !brief.Corrects(words) {
		talk.Calls()
		return
	}
	t.Say(texts.CaseCall)
	t.Last().Text = phrasebook.Lines(t.Last().Text, talk.Soon())
}

// starts tells who has no case that they may write here, and hear here. It returns what else they ask.
func (t Replying) starts(h *heard) (rest string) {
	rest = t.left(h.rest)
	t.Out.State.Understood()
	t.Out.Kind, t.Out.Topics = draft.Answered, []string{incident.SpeakToHuman}
	if h.misses || h.uncalls {
		t.Out.State.Unphoned = t.Now
	}
	id := texts.ReplyStart
	switch {
	case h.calls && !h.here:
		id = texts.CaseCall
	case rest != "", t.told():
		id = texts.ReplyHereYes
	}
	t.Say(id, incident.AmIAffected, incident.SpeakToHuman)
	return rest
}

// left is what is asked besides, by somebody who has no case.
func (t Replying) left(rest []string) string {
	all := strings.Join(rest, "\n")
	if slices.ContainsFunc(rest, t.asks) || all != "" && t.Asks(all) {
		return all
	}
	return ""
}

// asks reports whether a sentence asks something, and not only: what?
func (t Replying) asks(s string) bool {
	return brief.Asks(s) && !brief.Repeats(s) && utf8.RuneCountInString(strings.TrimSpace(s)) >= fewest
}

// about is of what a sentence speaks.
type about struct{ here, reply, call bool }

func of(in inquiry.Inbound, s string) about {
	here := here.MatchString(s)
	if in.Channel == inquiry.Email {
		here = here || byMail.MatchString(s)
	} else {
		here = here || byChat.MatchString(s)
	}
	return about{here, answer.MatchString(s) || comes.MatchString(s), brief.Called(s) || calling.MatchString(s)}
}
