// Package memory is what the desk remembers of a customer between two messages, and how
// messages are read together with those just before them.
package memory

import (
	"slices"
	"strings"
	"time"

	"madoguchi/internal/cases"
	"madoguchi/internal/danger"
	"madoguchi/internal/identity"
	"madoguchi/internal/incident"
	"madoguchi/internal/inquiry"
	"madoguchi/internal/reading"
)

// State is what the desk remembers of one customer between two messages. It is stored
// sealed, coded by gob, which matches fields by their names: those of State and of what
// it holds cannot be renamed.
type State struct {
	Foreign   bool          // told once in which languages the desk answers
	Greeted   bool          // told once that the desk is automated, and what happens to what one writes
	Lang      incident.Lang // of the last words that showed one
	Turning   incident.Lang // of the last message, which alone was too little to go over to it
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
	Notice    int          // the version of the greeting that they were told, where it is newer than Greeted tells
	NoticedAt time.Time    // when that was decided; zero for those whom an earlier version of the desk told
	NoReader  bool         // they want no machine outside to read what they write
	Said      reading.Said // with the last replies
	Heard     Heard        // what they have just read
	Stalled   int          // turns in a row that brought them nothing
	Unopened  int          // pictures and the like in a row, which nobody opens
	Placed    bool         // all words stand in the order of time; those that an earlier version of the desk kept do not
	Expected  Expected     // what the customer was asked to add to a case
	Told      Told         // what they were told last of a case of theirs
	Held      time.Time    // until then they know that a person has the conversation while nobody is there
	Last      Last         // what was said last
	Contact   string       // the hash of the mailbox that they proved last by a code, see [inquiry.Contact]
	Album     string       // the last pictures, where they came together: they were answered once
	Mourns    bool         // they spoke of somebody who died
	Condoled  bool         // and were told that the desk is sorry
	Banner    string       // that they were told, as long as it is up
	Asked     []string     // what they were asked to add to their cases, by the names of package once
	Given     inquiry.Text // what they wrote to be found by, which no case has yet
	GivenBy   []string     // the messages that hold it
	Abroad    bool         // they said that they, or somebody of theirs, are outside of Japan
	Outside   bool         // they said it of themself
	Group     string       // of people, of which they said they are, as package group writes it
	Theirs    string       // the group of which they said that somebody else is, for whom they write
	Unphoned  time.Time    // when they said last that they cannot phone
	Phoned    time.Time    // when they were told last whether the telephone is answered
	Withdrawn []cases.Receipt
	Relaned   []cases.Receipt // cases of which they said that these are no emergency, or no lawyer's
	Passed    Passed          // how often something went to a case
	Regrets   []string        // for what the desk apologised in this talk, by its texts
}

// Standing is what is counted and proven. Whoever can forge a sender can use up what is
// counted for forged mail, and nothing of the customer's own.
type Standing struct{ Proof identity.Proof }

// Heard is what a customer has just read.
type Heard struct {
	Lines []uint64 // the lines of the last replies, hashed
	Again int      // turns in a row in which something was said again
	Facts []string // what the last replies told, by the names of package once
}

// Passed is how often a customer was told, of each sort, that something goes to a case: each time it is said in
// other words.
type Passed struct{ Added, Heard, Asked, Told int }

// CaseRef points at a case of the customer.
type CaseRef struct {
	Receipt cases.Receipt
	Lane    cases.Lane
	State   cases.State
	Human   bool   // a person has the conversation: the desk is silent
	Topics  string // what it is about, with blanks between
}

// Refs points at cases as they stand now: staff change them between two turns.
func Refs(all []cases.Case) (refs []CaseRef) {
	for _, c := range all {
		topics := strings.Join(c.Topics, " ")
		refs = append(refs, CaseRef{Receipt: c.Receipt, Lane: c.Lane, State: c.State, Human: c.Human(), Topics: topics})
	}
	return refs
}

// Danger is that a customer wrote of being in danger. The conversation stays careful
// until the case is closed, or for some days.
type Danger struct {
	Receipt cases.Receipt // of the case
	Kind    danger.Kind
	At      time.Time // when they last wrote of it
	Told    time.Time // when the desk last named where to call
	Said    int       // how often the desk answered since
	Asked   int       // and how often it said who is told of them
	Plain   bool      // they wrote of it in so many words
	Over    bool      // they said that there was none: the case stays, and nothing else is said of it
	Calm    bool      // they said that they are safe for now
	Mute    bool      // they cannot phone
	Edge    bool      // they despair where a step may end it, and have not said that they left
	Card    bool      // they were told whom to call about their card
	Named   bool      // the last replies named where to call
	Last    string    // the text with which the last answer to them began
}

// With is the kind of a danger of which words now speak again: the fear of who despairs is no
// stranger at the door.
func (d Danger) With(now danger.Kind) danger.Kind {
	if d.Kind == danger.Despair && !d.Over {
		return d.Kind
	}
	return now
}

// Waiting reports whether a case of the customer is not closed: what belongs to it is
// kept without a time to expire.
func (s State) Waiting() bool { return slices.ContainsFunc(s.Cases, open) }

func open(c CaseRef) bool { return c.State != cases.Closed }

// Identifying reports whether the customer is about to prove who they are, to the desk
// or to a person.
func (s State) Identifying() bool {
	return s.Sure.Proof.Stage != identity.NoDialogue || s.Doubtful.Proof.Stage != identity.NoDialogue || s.Awaits(cases.Identity)
}

// Awaits reports whether a case of a lane is open that nobody has answered for good.
func (s State) Awaits(lane cases.Lane) bool {
	return slices.ContainsFunc(s.Cases, func(c CaseRef) bool { return c.Lane == lane && open(c) })
}

// Human is the case through which a person has the conversation, "" where none has. The
// desk is silent then, and what the customer writes is added to it.
func (s State) Human() cases.Receipt {
	for _, c := range s.Cases {
		if c.Human {
			return c.Receipt
		}
	}
	return ""
}

// careful is for how long the desk is after the last word of danger.
const careful = 7 * 24 * time.Hour

// Cares reports whether the customer wrote of danger within some days, in a case that is
// not closed.
func (s State) Cares(now time.Time) bool {
	d := s.Danger
	return d.Receipt != "" && !d.Over && now.Sub(d.At) < careful &&
		slices.ContainsFunc(s.Cases, func(c CaseRef) bool { return c.Receipt == d.Receipt && open(c) })
}

// CaseFor is the case that a message of a lane is added to, "" where one must be opened;
// a closed one opens again. One case holds all that is general, the one that was spoken of last; the lanes
// that stand apart have their own. What else a journalist or a lawyer asks is for who has their case, and so
// is what somebody asks whose card is being used.
func (s *State) CaseFor(lane cases.Lane, now time.Time) cases.Receipt {
	if lane.Apart() && (!s.Cares(now) || lane == cases.Legal || lane == cases.Press) {
		return s.reopened(func(c CaseRef) bool { return c.Lane == lane })
	}
	if s.Cares(now) {
		return s.Danger.Receipt // who is in danger has one case, and one person who knows
	}
	last, spoken := s.Current()
	for _, some := range []func(CaseRef) bool{
		func(c CaseRef) bool { return open(c) && c.Lane == cases.Press },
		func(c CaseRef) bool {
			return open(c) && (c.Lane == cases.Legal || c.Lane == cases.Urgent && !misread(*s, c))
		},
		func(c CaseRef) bool { return spoken && open(last) && c.Receipt == last.Receipt && !misread(*s, c) },
		func(c CaseRef) bool { return !c.Lane.Apart() },
	} {
		if receipt := s.reopened(some); receipt != "" {
			return receipt
		}
	}
	return ""
}

// DangerCase is the case of the customer's danger, "" where there is none. A closed one
// opens again.
func (s *State) DangerCase() cases.Receipt {
	receipt := s.Danger.Receipt
	return s.reopened(func(c CaseRef) bool { return receipt != "" && c.Receipt == receipt })
}

// reopened is the first case of some, which is open from now on; "" for none. Cases are
// shared with the state before, so they are cloned before one changes.
func (s *State) reopened(some func(CaseRef) bool) cases.Receipt {
	i := slices.IndexFunc(s.Cases, some)
	if i < 0 {
		return ""
	}
	if !open(s.Cases[i]) {
		s.Cases = slices.Clone(s.Cases)
		s.Cases[i].State = cases.Open
	}
	return s.Cases[i].Receipt
}

// Proof is what is counted and proven for the sender of a message, as far as they are
// known.
func (s *State) Proof(in inquiry.Inbound) *identity.Proof {
	if in.Mail.Doubtful() {
		return &s.Doubtful.Proof
	}
	return &s.Sure.Proof
}

// fragment is for how long words that follow a miss belong to it, once.
const fragment = 10 * time.Second

// Continues reports whether a message comes so soon after a miss that it is the rest of
// the same question.
func (s State) Continues(in inquiry.Inbound) bool {
	return s.Misses > 0 && !s.Joined && !s.Pending.Empty() && in.Received.Sub(s.PendingAt) < fragment
}

// Remember keeps the words of a miss; those of one message in fragments together.
func (s *State) Remember(in inquiry.Inbound, again bool) {
	text := in.Text
	if again {
		text = s.Pending.Join(text)
	}
	s.Pending, s.PendingAt, s.Joined = text, in.Received, again
}

// Forget drops the words of a miss.
func (s *State) Forget() {
	s.Pending, s.PendingAt, s.Joined = inquiry.Text{}, time.Time{}, false
}

// Understood ends a count of misses: the message was understood.
func (s *State) Understood() {
	s.Forget()
	s.Misses = 0
}
