// Package reading is what a message says, as ids: which topics it asks about, which move it
// makes, and whether somebody is in danger. It holds no word of the message and none for
// the customer.
//
// Whoever reads a message, the matcher inside the desk or a language model outside of it,
// returns a [Reading]; nothing behind it knows which of them it was. A reader points, and
// never speaks: what the customer is told are the approved texts to which it points.
package reading

import (
	"slices"

	"madoguchi/internal/danger"
	"madoguchi/internal/inquiry"
)

// Reading is what one message says.
type Reading struct {
	Parts  []Part // what it asks, in the order in which that should be answered
	Move   Move
	Lang   string // ja, en, zh-Hans, zh-Hant, ko; "" where another one, or none, shows
	Danger Danger
}

// Part is one thing that a message asks.
type Part struct {
	Topic     string
	Entry     string // one of the topic's answers, "" where only the topic is pointed at
	Sentences []int  // the sentences that it stands on, counted from 1
	Sure      Sureness
}

// Danger is danger of which a message speaks. The zero value is none.
type Danger struct {
	Kind     danger.Kind
	Sentence int // counted from 1
}

// Sureness is how sure a reader is of a part.
type Sureness string

// A guess is asked back, whatever else is known.
const (
	Sure   Sureness = "sure"
	Likely Sureness = "likely"
	Guess  Sureness = "guess"
)

// Surenesses are all of them, the surest first.
func Surenesses() []Sureness { return []Sureness{Sure, Likely, Guess} }

// Move is what a message does in the conversation.
type Move string

// The moves.
const (
	Asks     Move = "asks"     // something, new or on from the last answer
	Answers  Move = "answers"  // what was asked of the customer
	Corrects Move = "corrects" // what they said, or what they were taken to say
	Adds     Move = "adds"     // to their story or their case, and asks nothing
	Cancels  Move = "cancels"  // a case, or the proof of who they are
	Thanks   Move = "thanks"   // or acknowledges, and asks nothing
	Leaves   Move = "leaves"   // the conversation
)

// Moves are all of them.
func Moves() []Move { return []Move{Asks, Answers, Corrects, Adds, Cancels, Thanks, Leaves} }

// Request is what a reader is given: the message as it is kept, and as ids what the desk
// said last and what it asked of the customer.
type Request struct {
	Words inquiry.Text
	Said  Said
}

// Equal reports whether two requests ask to read the same.
func (r Request) Equal(o Request) bool {
	return r.Words.Words() == o.Words.Words() && r.Said.Equal(o.Said)
}

// Said is what the desk said last, as ids. A conversation keeps it, sealed and coded by gob:
// its fields cannot be renamed.
type Said struct {
	Topics  []string // what was answered
	Offered []string // topics among which the customer was asked to choose
	Asked   Asked    // what the customer was asked for
	Lane    string   // of the case that was opened or added to, "" for none
}

// Equal reports whether the same was said.
func (s Said) Equal(o Said) bool {
	return slices.Equal(s.Topics, o.Topics) && slices.Equal(s.Offered, o.Offered) && s.Asked == o.Asked && s.Lane == o.Lane
}

// Asked is what the desk asked of a customer.
type Asked string

// What may be asked; "" is nothing.
const (
	Which    Asked = "which"    // of those offered they mean
	Rephrase Asked = "rephrase" // to say it in other words
	Contact  Asked = "contact"  // the contact that is registered, or the code of a letter
	Code     Asked = "code"     // the one-time code
	Details  Asked = "details"  // whatever helps the person who has their case
)
