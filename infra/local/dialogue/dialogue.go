// Package dialogue reads conversations that somebody wrote down, and plays them against the
// desk: what a customer writes, and what the desk should make of it. They stand in
// conversations/*.yaml beside an incident, for people who write no programs:
//
//   - id: fee_and_then_a_person
//     who: an elderly customer
//     talk:
//   - customer: 再発行の手数料はかかりますか
//     kind: faq
//     topic: card_reissue_fee
//   - later: 10 minutes
//   - taps: 担当者に相談する
//     case: general
//
// Nothing is asked of a network, and nothing is kept.
package dialogue

import (
	"time"

	"madoguchi/internal/cases"
	"madoguchi/internal/conversation"
	"madoguchi/internal/inquiry"
	"madoguchi/internal/strictyaml"
)

// Dialogue is a conversation with one customer, and what should come of it.
type Dialogue struct {
	ID     string
	Who    string            // the customer, in a word or two
	On     []inquiry.Channel // the channels on which it is played
	At     time.Time         // of its first line; zero for the rehearsal clock of the incident
	Listed []string          // the segments that a roster has of the customer, none where they are not on it
	Talk   []Line
	Place  strictyaml.Place
}

// Line is something that happens: the customer writes or taps, time passes, or a member of
// staff does something on the case that the talk touched last. One of the four is set.
type Line struct {
	Customer string        // words
	Taps     string        // the label of a button of the last reply
	Later    time.Duration // passes
	Staff    Deed
	Expect   Expect // of what the customer says
	Place    strictyaml.Place
}

// Expect is what the desk should make of a message. What is left out may be anything.
type Expect struct {
	Kind   conversation.Kind
	Topics []string    // all of them, in their order
	Case   *cases.Lane // that opens or gains the message; "" for none
	Says   []string    // words that stand in the replies
	Never  []string    // words that do not
	Silent bool        // there is no reply
}

// Deed is what a member of staff does.
type Deed string

// The deeds.
const (
	Takes     Deed = "takes the case"
	Answers   Deed = "answers"
	HandsBack Deed = "hands the case back"
	Closes    Deed = "closes the case"
)

func deeds() []string {
	return []string{string(Takes), string(Answers), string(HandsBack), string(Closes)}
}
