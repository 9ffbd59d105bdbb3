// Package proposal is what staff want the desk to answer, or to understand, from now on: a new entry
// of an incident, or questions by which people ask for one that is there. Somebody writes it, the fact
// lock reads it, a second person approves it, and then it belongs into the incident's folder. The
// package knows the rules of that and nothing else; package amend knows folders.
package proposal

import (
	"errors"
	"slices"
	"time"
)

// Kind is what is proposed.
type Kind string

const (
	Entry     Kind = "entry"     // an answer that is not there yet
	Questions Kind = "questions" // how people ask for one that is
)

// State is how far a proposal came.
type State string

const (
	Draft     State = "draft"     // its writer has not finished, or it came back
	Offered   State = "offered"   // a second person is to read it
	Approved  State = "approved"  // it belongs into the folder
	Withdrawn State = "withdrawn" // it does not
)

// States are all of them.
func States() []State { return []State{Draft, Offered, Approved, Withdrawn} }

// Verb is what somebody did with a proposal.
type Verb string

const (
	Wrote    Verb = "wrote"
	Offer    Verb = "offered"
	Return   Verb = "returned"
	Approve  Verb = "approved"
	Withdraw Verb = "withdrew"
	Load     Verb = "loaded" // it was put into the folder that the desk reads
)

// Verbs are all of them.
func Verbs() []Verb { return []Verb{Wrote, Offer, Return, Approve, Withdraw, Load} }

// Deed is who did what when.
type Deed struct {
	At   time.Time
	By   string
	Verb Verb
}

// Question is how somebody might ask, in the words of staff and on one line.
type Question struct {
	Lang string `json:"lang"` // ISO 639-1
	Text string `json:"text"`
}

// Content is what a proposal says. Texts stand by language.
type Content struct {
	Kind       Kind              `json:"kind"`
	Entry      string            `json:"entry"`                // the id of the entry, as topic or topic.variant
	Person     bool              `json:"person,omitempty"`     // the answer also opens a case in the general lane
	Definition string            `json:"definition,omitempty"` // in English: what belongs to the topic and what does not
	Label      map[string]string `json:"label,omitempty"`      // on a button
	Answer     map[string]string `json:"answer,omitempty"`
	Short      map[string]string `json:"short,omitempty"` // said first on a phone
	Cites      []string          `json:"cites,omitempty"` // ids of facts
	Questions  []Question        `json:"questions"`
	Origin     string            `json:"origin"` // why, in a few words that name nobody
	Nobody     bool              `json:"nobody"` // its writer says that nobody can be recognised in the questions
}

// Proposal is a proposal with its history.
type Proposal struct {
	ID      string
	Content Content
	State   State
	Deeds   []Deed // the first one first; nothing is taken out
	Version int64  // as it was read, 0 for a new one
}

// Errors for the person who tried.
var (
	ErrOwn   = errors.New("proposal: whoever wrote it does not approve it")
	ErrState = errors.New("proposal: it has come too far, or not far enough")
	ErrNone  = errors.New("proposal: there is none of this id")
)

// Write puts content into a proposal, which is a draft again.
func (p *Proposal) Write(by string, c Content, now time.Time) error {
	if p.State != Draft && p.State != Offered && p.State != "" {
		return ErrState
	}
	p.Content, p.State = c, Draft
	p.did(by, Wrote, now)
	return nil
}

// Do moves a proposal on; [Wrote] is [Proposal.Write]. The errors are [ErrOwn] and [ErrState].
func (p *Proposal) Do(by string, v Verb, now time.Time) error {
	moves := map[Verb]struct{ from, to State }{Offer: {Draft, Offered}, Return: {Offered, Draft}, Approve: {Offered, Approved},
		Load: {Approved, Approved}}
	move, known := moves[v]
	switch {
	case v == Withdraw && (p.State == Draft || p.State == Offered):
		move.to = Withdrawn
	case !known || p.State != move.from:
		return ErrState
	case v == Approve && p.WrittenBy(by):
		return ErrOwn
	}
	p.State = move.to
	p.did(by, v, now)
	return nil
}

func (p *Proposal) did(by string, v Verb, now time.Time) {
	p.Deeds = append(slices.Clip(p.Deeds), Deed{now, by, v})
}

// WrittenBy reports whether somebody wrote any of it.
func (p Proposal) WrittenBy(by string) bool {
	return slices.ContainsFunc(p.Deeds, func(d Deed) bool { return d.Verb == Wrote && d.By == by })
}

// Last is the last time that somebody did this, the zero Deed for never.
func (p Proposal) Last(v Verb) Deed {
	for _, d := range slices.Backward(p.Deeds) {
		if d.Verb == v {
			return d
		}
	}
	return Deed{}
}

// Changed is when something was done with it last.
func (p Proposal) Changed() time.Time {
	if len(p.Deeds) == 0 {
		return time.Time{}
	}
	return p.Deeds[len(p.Deeds)-1].At
}

// Loaded reports whether it was put into the folder that the desk reads.
func (p Proposal) Loaded() bool { return p.Last(Load).Verb == Load }
