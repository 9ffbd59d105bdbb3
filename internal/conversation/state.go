// Package conversation decides what the desk does next. [Responder.Step] is pure:
// what it needs from outside is looked up first and passed in, and what it
// decides is carried out by others.
package conversation

import (
	"slices"
	"time"

	"madoguchi/internal/affected"
	"madoguchi/internal/cases"
	"madoguchi/internal/incident"
	"madoguchi/internal/incident/texts"
	"madoguchi/internal/inquiry"
)

// State is what the desk remembers of one customer between two messages.
type State struct {
	Foreign   bool          // told once in which languages the desk answers
	Greeted   bool          // told once that the desk is automated, and what happens to what one writes
	Lang      incident.Lang // of the last words that showed one
	Misses    int           // questions in a row that were not understood
	Pending   inquiry.Text  // the words of the last miss: the next fragment may complete them
	PendingAt time.Time
	Joined    bool         // a fragment was added to them already
	Tails     []Tail       // of the last messages, the oldest first
	Sure      Standing     // of the customer: on LINE, and by mail where the sender is authenticated
	Doubtful  Standing     // of mail that only says it is from the customer; it never touches the other
	Cases     []CaseRef    // the customer's cases; a closed one opens again
	Danger    Danger       // what they wrote of it, if they did
	Trail     inquiry.Text // the last short messages: words of danger may come in several
	TrailAt   time.Time
	Placed    bool // all words stand in the order of time; those that an earlier version of the desk kept do not
}

// Standing is what is counted and proven. Whoever can forge a sender can use up
// what is counted for forged mail, and nothing of the customer's own.
type Standing struct{ Proof Proof }

// Waiting reports whether a case of the customer is not closed: what belongs to
// it is kept without a time to expire.
func (s State) Waiting() bool {
	return slices.ContainsFunc(s.Cases, func(c CaseRef) bool { return c.State != cases.Closed })
}

// CaseRef points at a case of the customer.
type CaseRef struct {
	Receipt cases.Receipt
	Lane    cases.Lane
	State   cases.State
	Human   bool // a person has the conversation: the desk is silent
}

// Outcome is what a step decided.
type Outcome struct {
	State      State
	Kind       Kind
	Topics     []string        // what was answered, the surest first
	Replies    []inquiry.Reply // what the customer reads, in order; none means silence
	Open       *cases.Case     // a new case, its receipt drawn before
	Append     cases.Receipt   // the case that gains the message, "" for none
	Tombstone  string          // the message that the customer took back
	Remasked   []Remask        // earlier messages that hold a part of a secret
	Always     bool            // the replies are said although a person has the conversation
	KeepWords  bool            // the message goes into the transcript
	Words      inquiry.Text    // as it does: without codes that were typed
	Mail       *inquiry.Mail   // likewise, for the subject
	Needs      *Needs          // what must be looked up before the step can be taken; nothing else holds then
	Code       *Code           // a one-time code to be mailed
	Count      *Count          // what was tried, for the limits that all customers share
	Mailed     *affected.Tally // the answers to the sender's mailbox, with this one
	Disclosed  *Disclosure     // a status that was told
	Considered []Considered    // how the entries scored, for staff
}

// Count is a tally of what a need was about, with one more in it.
type Count struct {
	Needs
	affected.Tally
}

// Missed reports whether the desk did not know what the customer wants: it asked
// which or how else, or gave the question to a person. What somebody writes to prove
// who they are is no question.
func (o Outcome) Missed() bool {
	unclear := slices.ContainsFunc(o.Replies, func(r inquiry.Reply) bool {
		return r.Entry == texts.Clarify.String() || r.Entry == texts.Rephrase.String()
	})
	return (unclear || o.GaveUp()) && !o.State.identifying()
}

// identifying reports whether the customer is about to prove who they are, to the desk
// or to a person.
func (s State) identifying() bool {
	return s.Sure.Proof.Stage != NoDialogue || s.Doubtful.Proof.Stage != NoDialogue ||
		slices.ContainsFunc(s.Cases, func(c CaseRef) bool { return c.Lane == cases.Identity && c.State != cases.Closed })
}

// GaveUp reports whether a question that was not understood went to a person.
func (o Outcome) GaveUp() bool {
	return slices.ContainsFunc(o.Replies, func(r inquiry.Reply) bool { return r.Entry == texts.GiveUp.String() })
}

// Considered is one entry that was weighed.
type Considered struct {
	Entry string
	Score float64
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
