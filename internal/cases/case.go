// Package cases holds the cases that people answer: what a case is, which
// lane it stands in, and by when the desk owes an answer.
package cases

import (
	"slices"
	"time"

	"madoguchi/internal/inquiry"
)

// State is where a case stands.
type State string

const (
	Open     State = "open"     // nobody has it
	Owned    State = "owned"    // a member of staff has it
	Answered State = "answered" // the customer's turn
	Closed   State = "closed"
)

// Case is one matter that a person must look at.
type Case struct {
	Receipt    Receipt
	Customer   inquiry.CustomerKey
	Channel    inquiry.Channel
	Address    inquiry.Address // where the answer goes
	Lang       string
	Lane       Lane
	State      State
	Owner      string // the member of staff, "" while open
	Topics     []string
	Labels     Labels
	Summary    inquiry.Text          // what the customer wrote when it opened
	Source     string                // the message that the summary is from, for unsend
	Sources    []string              // and those just before it, which it was read as one with
	Last       Said                  // the last message of either side
	Heard      Heard                 // words that followed, for the search
	Contact    string                // the hash of the mailbox that the customer proved, see [inquiry.Contact]; "" for none
	Closing    string                // the answer with which it is to be closed once that has left, "" for none
	Answering  Answering             // how it stood before the last answer
	Linked     []inquiry.CustomerKey // other customers who are the same person, by a proof; see [Case.Together]
	Mail       *inquiry.Mail
	RawKeys    []string // raw mails that a person must look at
	Scanned    []string // those of them in which a scanner found no virus
	RawGone    int      // raw mails that were deleted as the case was closed
	OpenedAt   time.Time
	DueAt      time.Time
	ReopenedAt time.Time // last opened again; OpenedAt stays what the customer's receipt says
	WaitingAt  time.Time // since when the customer waits who was answered once; see [Case.WaitsSince]
	OwnedAt    time.Time // last taken
	FollowedAt time.Time // the customer wrote last
	AnsweredAt time.Time // last answered
	ClosedAt   time.Time
	Overdue    bool    // staff were told that it is
	Checked    Checked // what a member of staff found out about who the customer is
	Agreed     Agreed  // that the owner may compare without a proof
	Reminded   bool    // the owner was told that it soon will be
	Shelved    bool    // see [Case.Doubtful]: behind all other work, until somebody takes it, after a flood of such mail
	Request    Request // of a case in the lane [Rights]: what became of it
	Moved      Moved   // the last time that it went from somebody to a colleague
	Messages   int     // what the customer has added since, the first included
	Version    int64   // as the store read it, 0 for a new case
}

// Said is the last message of a case, for lists: never more than an outline of it.
type Said struct {
	At   time.Time
	By   string       // the member of staff who wrote it, "" for the customer
	Text inquiry.Text // empty where it had no words, or was taken back
	ID   string       // the message, see [inquiry.Inbound.KeptAs]; "" of staff
}

// Answering is how a case stood before its last answer, which may be taken back until it leaves.
type Answering struct {
	ID                           string    // of the answer
	Also                         []Receipt // the customer's other cases that it answers, too
	N                            int       // the place of this case among them, 0 for the one it was written in
	State                        State
	AnsweredAt, DueAt, WaitingAt time.Time
	Overdue, Reminded            bool
	Last                         Said
	Labels                       Labels // that were set with it
	Kept                         bool   // the case was to be closed with it, and stays open: see casework.Action
}

// Checked is that a member of staff compared what the customer says about
// themselves with the roster, and everything fitted one person.
type Checked struct {
	At       time.Time
	By       string
	Segments []string // of that person; staff do not see them, the customer is told them
}

// Agreed is that a second person lets the owner compare, once, what a customer says
// who proves nothing.
type Agreed struct {
	At time.Time
	By string
}

// Moved is that a case went from one member of staff to another, who may have been nobody.
type Moved struct {
	At           time.Time
	By, From, To string
	Reason       inquiry.Text // of who gave it away
}

// KeepRaw notes a raw mail that a person must look at, and whether it is known to hold no virus.
func (c *Case) KeepRaw(m *inquiry.Mail) {
	c.RawKeys = append(c.RawKeys, m.RawKey)
	if m.Scanned {
		c.Scanned = append(c.Scanned, m.RawKey)
	}
}

// From reports whether the summary holds words of a message.
func (c Case) From(message string) bool {
	return message != "" && (c.Source == message || slices.Contains(c.Sources, message))
}

// outlined is how many characters of what the customer wrote an outline repeats, as
// many as a notice shows.
const outlined = 200

// said is how many of the last message a list shows.
const said = 90

// Outline is what a list of cases needs to know of one: not where the customer is
// reached, nor more of their words than its beginning, without who they are. Its
// version is none, so that it is never taken for the case.
func (c Case) Outline() Case {
	c.Summary, c.Last.ID = inquiry.NewText(c.Summary.Outline(outlined)), ""
	c.Request, c.Moved.Reason = Request{}, inquiry.NewText(c.Moved.Reason.Outline(outlined))
	c.Address, c.Source, c.Sources, c.RawKeys, c.Checked, c.Agreed, c.Version = inquiry.Address{}, "", nil, nil, Checked{}, Agreed{}, 0
	c.Scanned, c.Heard, c.Contact = nil, nil, ""
	c.Answering = Answering{}
	if m := c.Mail; m != nil { // what is known of the sender, and no word
		c.Mail = &inquiry.Mail{Authenticated: m.Authenticated, KeepRaw: m.KeepRaw, Attached: m.Attached,
			Suspect: m.Suspect, Weak: m.Weak, Echo: m.Echo, Form: m.Form}
	}
	return c
}

// Doubtful reports whether the words of a case are from somebody who only says who
// they are.
func (c Case) Doubtful() bool { return c.Mail.Doubtful() }

// Reachable reports whether the customer may be written to: a mail without a
// sender has nobody, to a suspect one and to what may be a machine nothing is said by
// itself, and into a form anybody may have typed the address.
func (c Case) Reachable() bool {
	return c.Address != (inquiry.Address{}) && (c.Mail == nil || !c.Mail.Quiet() && !c.Mail.Form)
}

// Calendar counts working time; package hours has it.
type Calendar interface {
	Add(time.Time, time.Duration) time.Time
	// Promised is the staffed time that the incident allows a lane, 0 where it says
	// nothing.
	Promised(lane string) time.Duration
}

// Due is when the desk owes an answer, in staffed time from the opening.
func Due(lane Lane, opened time.Time, calendar Calendar) time.Time {
	return calendar.Add(opened, Promise(lane, calendar))
}

// Promise is how much staffed time a lane allows: what the incident says, else
// the default.
func Promise(lane Lane, calendar Calendar) time.Duration {
	if promised := calendar.Promised(string(lane)); promised > 0 {
		return promised
	}
	return lane.row().due
}
