package draft

import (
	"slices"
	"time"

	"madoguchi/internal/affected"
	"madoguchi/internal/cases"
	"madoguchi/internal/conversation/intent"
	"madoguchi/internal/conversation/memory"
	"madoguchi/internal/identity"
	"madoguchi/internal/incident"
	"madoguchi/internal/incident/texts"
	"madoguchi/internal/inquiry"
	"madoguchi/internal/reading"
)

// Outcome is what a step decided.
type Outcome struct {
	State      memory.State
	Kind       Kind
	Topics     []string             // what was answered, the surest first
	Replies    []inquiry.Reply      // what the customer reads, in order; none means silence
	Unclear    bool                 // nothing clear was said, and more may follow: if it comes soon, this outcome does not hold
	Wait       time.Duration        // for so long nobody answers then
	Open       *cases.Case          // a new case, its receipt drawn before
	Append     cases.Receipt        // the case that gains the message, "" for none
	Tombstone  string               // the message that the customer took back
	Before     []inquiry.Inbound    // the messages of the same thought before it, as they are kept
	Remasked   []memory.Remask      // earlier messages that hold a part of a secret
	Always     bool                 // the replies are said although a person has the conversation
	KeepWords  bool                 // the message goes into the transcript
	Words      inquiry.Text         // as it does: without codes that were typed
	Mail       *inquiry.Mail        // likewise, for the subject
	Ask        *reading.Request     // what the reader outside must be asked before the step can be taken; nothing else holds then
	Needs      *identity.Needs      // what must be looked up before the step can be taken; nothing else holds then
	Code       *Code                // a one-time code to be mailed
	Count      *identity.Count      // what was tried, for the limits that all customers share
	Mailed     *affected.Tally      // the answers to the sender's mailbox, with this one
	Disclosed  *identity.Disclosure // a status that was told
	Read       Agreement            // whether the readers agreed
	Considered []Considered         // how the entries scored, for staff
	Inside     []Considered         // how the desk's own reader scored them, whatever another one read
}

// Considered is one entry that was weighed.
type Considered = intent.Considered

// Agreement is what became of the reading of a reader outside.
type Agreement = intent.Agreement

// Code is a one-time code on its way to an address.
type Code struct {
	To   inquiry.Address
	Text string
}

// Missed reports whether the desk did not know what the customer wants: it asked
// which or how else, or gave the question to a person. What somebody writes to prove
// who they are is no question.
func (o Outcome) Missed() bool {
	unclear := slices.ContainsFunc(o.Replies, func(r inquiry.Reply) bool {
		id, _ := texts.Named(r.Entry)
		return slices.Contains([]texts.ID{texts.Clarify, texts.Rephrase, texts.CaseAsked1, texts.CaseAsked2, texts.CaseAsked3}, id)
	})
	return (unclear || o.GaveUp()) && !o.State.Identifying()
}

// NoTopic is [intent.NoTopic], for those who know no readings.
const NoTopic = intent.NoTopic

// Beyond reports whether something was asked that is about the incident and that no entry is for: the
// desk could say no more than that nothing was announced of it.
func (o Outcome) Beyond() bool { return slices.Contains(o.Topics, NoTopic) }

// GaveUp reports whether a question that was not understood went to a person.
func (o Outcome) GaveUp() bool {
	return slices.ContainsFunc(o.Replies, func(r inquiry.Reply) bool { return r.Entry == texts.GiveUp.String() })
}

// Kind is what a step made of a message, as the ledger counts it.
type Kind string

const (
	Answered   Kind = "faq"
	Verifying  Kind = "verify"
	Escalated  Kind = "escalate"
	OutOfScope Kind = "out_of_scope"
	Smalltalk  Kind = "smalltalk"
	Several    Kind = "multi"
	Clarifying Kind = "clarify"
	Declined   Kind = "unsafe"
	Nothing    Kind = "none" // nothing was to be said
)

// KindOf is the kind of an answer: a secret that was pasted colours all of it, and of what is
// declined twice nothing was answered.
func KindOf(found []incident.Entry) Kind {
	answered := func(e incident.Entry) bool { return e.Kind != incident.Unsafe }
	if len(found) > 1 && found[0].ID != incident.SecretPasted && slices.ContainsFunc(found, answered) {
		return Several
	}
	return Kind(found[0].Kind)
}
