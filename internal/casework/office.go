// Package casework is what staff do on cases: they open a file, take, answer and close a
// case, check who a customer is, and count. The rules of a case are in package cases;
// this package keeps what was done, with an audit entry, and sends what was written.
package casework

import (
	"context"
	"errors"
	"slices"
	"time"

	"madoguchi/internal/affected"
	"madoguchi/internal/cases"
	"madoguchi/internal/conversation"
	"madoguchi/internal/identity"
	"madoguchi/internal/inquiry"
	"madoguchi/internal/notice"
	"madoguchi/internal/outbox"
)

// ErrNoCase is returned for a receipt number under which there is no case.
var ErrNoCase = errors.New("casework: no case under this receipt number")

// attempts at an action while others change the case.
const attempts = 8

// List lists cases; package store has it.
type List interface {
	// Cases returns the outlines of the closed cases, or of those that are not, by due
	// time; see [cases.Case.Outline]. An error may stand beside those that opened.
	Cases(ctx context.Context, closed bool) ([]cases.Case, error)
}

// Cases reads and changes one case, without its conversation; package store has it.
type Cases interface {
	// Case returns a case. The error is [ErrNoCase].
	Case(ctx context.Context, r cases.Receipt) (cases.Case, error)
	// Act keeps what was done on a case, all or nothing. The error is
	// [outbox.ErrConflict] where somebody else came first.
	Act(ctx context.Context, d Deed) error
	// Together returns the cases that are not closed and are shown and taken together with
	// one, the oldest first, without it; see [cases.Case.Together].
	Together(ctx context.Context, c cases.Case, now time.Time) ([]cases.Case, error)
	// CasesOf returns all cases of a customer, closed ones until they expire.
	CasesOf(ctx context.Context, c inquiry.CustomerKey, now time.Time) ([]cases.Case, error)
	// Contact returns the hash of the mailbox that a customer proved last by a code, see
	// [inquiry.Contact]; "" for none.
	Contact(ctx context.Context, c inquiry.CustomerKey) (string, error)
	// Rows returns what is in the outbox for a customer under an ID.
	Rows(ctx context.Context, in inquiry.Inbound) ([]outbox.Row, error)
}

// Files reads what a page shows of a case; package store has it.
type Files interface {
	// File returns a case with its conversation, and leases of who has it open, also some
	// that are over. The error is [ErrNoCase].
	File(ctx context.Context, r cases.Receipt, by string) (File, error)
	// Lines returns a part of a conversation, "" for the last one, and the name of the
	// part before that, "" for none.
	Lines(ctx context.Context, c inquiry.CustomerKey, before string) (lines []Line, older string, err error)
	// Audit returns who saw or did what on a case, oldest first.
	Audit(ctx context.Context, r cases.Receipt) ([]Audit, error)
}

// Store is what an office keeps its work in.
type Store interface {
	List
	Cases
	Files
	Counts
	Daybook
	Attention
}

// Roster compares what somebody says about themselves with the people on it;
// package roster has it. It never gives a record away.
type Roster interface {
	// Compare tells for each given field whether it fits the one person who fits
	// best of those whom all of the fields by fit, and the segments of that person.
	// Where there is none, nothing fits.
	Compare(ctx context.Context, given affected.Person, by ...affected.Field) (fits map[affected.Field]bool, segments []string, err error)
}

// Verifier looks up how often a member of staff checked; package verifier has it.
type Verifier interface {
	Find(ctx context.Context, needs identity.Needs, now time.Time) (identity.Found, error)
}

// Statuses words what a customer is told about the segments in which they are; package
// conversation has it.
type Statuses interface {
	Status(lang string, segments []string) (replies []inquiry.Reply, known bool)
}

// Calendar counts working time; package hours has it.
type Calendar interface {
	cases.Calendar
	Between(from, to time.Time) time.Duration // staffed time
}

// Config is what an office needs. Roster and Verifier are nil where nobody is looked up;
// the rest is required.
type Config struct {
	Store    Store
	Outbox   *outbox.Outbox
	Teller   *notice.Teller
	Statuses Statuses
	Calendar Calendar
	Hash     func(domain, value string) string // keyed
	Roster   Roster
	Verifier Verifier
}

// Office is what staff work with. It is safe for concurrent use.
type Office struct{ Config }

// New returns an office.
func New(c Config) (*Office, error) {
	if c.Store == nil || c.Outbox == nil || c.Teller == nil || c.Statuses == nil || c.Calendar == nil || c.Hash == nil {
		return nil, errors.New("casework: Store, Outbox, Teller, Statuses, Calendar and Hash are needed")
	}
	return &Office{c}, nil
}

// Queue returns the outlines of the closed cases, or of those that are not, by due time.
func (o *Office) Queue(ctx context.Context, closed bool) ([]cases.Case, error) {
	return o.Store.Cases(ctx, closed)
}

// Case returns a case without its conversation. The error is [ErrNoCase].
func (o *Office) Case(ctx context.Context, r cases.Receipt) (cases.Case, error) {
	return o.Store.Case(ctx, r)
}

// File is everything about one case.
type File struct {
	Case    cases.Case
	Lines   []Line  // the conversation, oldest first: the last part of it
	Older   string  // names the part before that, see [Office.Older]; "" for none
	Audit   []Audit // oldest first
	Draft   inquiry.Text
	Seen    map[cases.Receipt]time.Time // the news that who opens it has seen, see [cases.Case.NewsAt]
	Present []Presence                  // who else has it open
	Others  []cases.Case                // the customer's other cases that are not closed, see [cases.Case.Together]
	Ended   []cases.Case                // and those that are, until they expire, the oldest first
}

// Apart parts cases that are not closed from those that are.
func Apart(all []cases.Case) (open, closed []cases.Case) {
	for _, c := range all {
		if c.State == cases.Closed {
			closed = append(closed, c)
		} else {
			open = append(open, c)
		}
	}
	return open, closed
}

// Line is one message of the conversation.
type Line struct {
	ID       string // of what staff wrote to the customer: the answer's, see [Action]
	At       time.Time
	Leaves   time.Time       // of an answer that is held: not before, see [Hold]; zero for any other
	Left     time.Time       // when it was delivered
	From     string          // "customer", "desk" or the address of a member of staff
	Text     inquiry.Text    // of customers and staff; empty where it was taken back
	Cut      inquiry.Text    // of a mail: what is not in the words, quotes and signature
	Weak     string          // of a mail: the sign that a machine may have written it, so that nothing was answered; see [inquiry.Mail]
	Entries  []outbox.Kept   // of the desk: what it said, by entry
	Doubtful bool            // nobody vouches for who wrote it
	Unsent   bool            // the customer took it back
	State    outbox.State    // of what was sent to the customer: planned, delivered, refused ...
	Note     bool            // for colleagues only
	Content  inquiry.Content // what came, or went, besides the words
	Unwanted bool            // the reader complained of it
	Limited  bool            // LINE takes no more pushes, so it waits; see [outbox.ErrLimited]

	Considered []conversation.Considered // of a customer's message: how the entries scored, the likeliest first
}

// Audit is one entry of the append-only list of who saw or did what.
type Audit struct {
	At   time.Time
	By   string
	Verb Verb
	// Detail is, of a check, which fields were compared and which fitted, never a value; of a raw mail as
	// it came, why; of an answer, the doubts against which it was sent, by kind.
	Detail string
}

// File opens a case for somebody, and notes that they saw it. The error is
// [ErrNoCase].
func (o *Office) File(ctx context.Context, r cases.Receipt, by string) (File, error) {
	now := o.Outbox.Now()
	file, err := o.Store.File(ctx, r, by)
	if err != nil {
		return file, err
	}
	file.Present = others(file.Present, by, now)
	if news := file.news(); len(news) > 0 {
		if err := o.Store.Saw(ctx, by, news, now); err != nil {
			o.Outbox.Log.Warn("what was seen is not kept", "err", err) // it shows as new again
		}
	}
	return file, o.see(ctx, file, by)
}

// Older shows an earlier part of the conversation of a file.
func (o *Office) Older(ctx context.Context, f File, before string) (File, error) {
	var err error
	f.Lines, f.Older, err = o.Store.Lines(ctx, f.Case.Customer, before)
	return f, err
}

// fresh is how long one look counts as the same: a page that refreshes itself
// does not fill the audit.
const fresh = 10 * time.Minute

func (o *Office) see(ctx context.Context, file File, by string) error {
	now := o.Outbox.Now()
	if slices.ContainsFunc(file.Audit, func(a Audit) bool { return a.By == by && now.Sub(a.At) < fresh }) {
		return nil
	}
	id, err := o.Outbox.Token()
	if err != nil {
		return err
	}
	return o.Store.Act(ctx, Deed{Case: file.Case, Action: Action{By: by, Verb: See, ID: id}, Now: now})
}
