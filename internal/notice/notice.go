// Package notice tells staff what they must hear of: a case that opened, an answer that
// is due, a message that will not reach its customer. Notices are rows of the outbox,
// named by what they tell, so that each is sent once; news of new and late cases is
// gathered on boards, so that a rush becomes one mail.
package notice

import (
	"context"
	"errors"
	"time"

	"madoguchi/internal/cases"
	"madoguchi/internal/inquiry"
	"madoguchi/internal/outbox"
)

// News is what staff are told.
type News string

const (
	Opened    News = "opened"     // a case, the moment it opens
	Followed  News = "followed"   // to the owner: the customer wrote again after an answer
	Digest    News = "digest"     // what came in while nobody was there
	Overdue   News = "overdue"    // a case whose answer is late
	Round     News = "round"      // what happened to cases since the last mail, of several kinds
	NotSent   News = "refused"    // to one who answered a case that a colleague has
	Assigned  News = "assigned"   // to one to whom somebody else gave a case
	Reminder  News = "reminder"   // to the owner: an answer is due soon
	Lost      News = "lost"       // a message of a case will not reach its customer
	Returned  News = "returned"   // answers of the desk came back, of no case
	Quota     News = "quota"      // LINE takes no more pushes; of no case
	Unheard   News = "unheard"    // a chat room was not told; of no case
	Shelf     News = "shelf"      // mail waits whose sender nobody vouches for
	CodesBusy News = "codes_busy" // more codes than usual, and nothing is shut yet
	CodesSlow News = "codes_slow" // each customer gets one code a day
	CodesShut News = "codes_shut" // no code goes to anybody
)

// Writer writes the mails; package email has it.
type Writer interface {
	// Recipients are the addresses to tell; urgent ones include who is on call.
	Recipients(urgent bool) []inquiry.Address
	// Notice is the mail to one of them.
	Notice(news News, about []cases.Case, to inquiry.Address, now time.Time) ([]byte, error)
	// Round is the mail to one of them with news of several kinds.
	Round(parts []Part, to inquiry.Address, now time.Time) ([]byte, error)
	// Brief is what a chat room is told, which the desk does not know who reads: no word of a
	// customer and nothing of who they are.
	Brief(parts []Part, now time.Time) string
}

// Rows keeps the rows of notices; package store has it.
type Rows interface {
	// Rows returns the rows of a customer under an inbound's ID.
	Rows(ctx context.Context, in inquiry.Inbound) ([]outbox.Row, error)
	// Plan adds rows, all or none. The error is [outbox.ErrConflict] where one of them is
	// there already.
	Plan(ctx context.Context, rows []outbox.Row) error
}

// Boards keeps the boards; package store has it.
type Boards interface {
	// Last is when what stands on a board was told last, zero for never.
	Last(ctx context.Context, b Board) (time.Time, error)
	// Bulletin returns what stands on a board. The index of the boards may be behind;
	// fresh is news that was left there just now.
	Bulletin(ctx context.Context, b Board, fresh []Untold) (Bulletin, error)
	// Tell adds the rows that tell a bulletin at the time of its Last, and takes it
	// off its board, all or nothing. The error is [outbox.ErrConflict] where somebody
	// else was faster.
	Tell(ctx context.Context, b Bulletin, rows []outbox.Row) error
}

// Cases knows a customer's cases; package store has it.
type Cases interface {
	// CasesOf returns them, the oldest first; closed ones until they expire.
	CasesOf(ctx context.Context, c inquiry.CustomerKey, now time.Time) ([]cases.Case, error)
}

// Calendar is when people are there; package hours has it.
type Calendar interface{ Open(time.Time) bool }

// Config is what a teller needs; all but Rooms is required.
type Config struct {
	Outbox   *outbox.Outbox
	Writer   Writer
	Rows     Rows
	Boards   Boards
	Cases    Cases
	Calendar Calendar
	Rooms    []Room
}

// Teller tells staff. It is safe for concurrent use, and the [outbox.Alarm] of the
// outbox to customers.
type Teller struct {
	Config
}

var _ outbox.Alarm = (*Teller)(nil)

// New returns a teller. A mail that fails is not told by another mail.
func New(c Config) (*Teller, error) {
	if c.Outbox == nil || c.Writer == nil || c.Rows == nil || c.Boards == nil || c.Cases == nil || c.Calendar == nil {
		return nil, errors.New("notice: Outbox, Writer, Rows, Boards, Cases and Calendar are needed")
	}
	return &Teller{c}, nil
}

// staffRows is the customer under whom notices stand in the outbox.
const staffRows = inquiry.CustomerKey("staff")

// Compose makes the rows that tell each of the recipients once. The name is their
// idempotency key.
func (t *Teller) Compose(news News, name string, about []cases.Case, to []inquiry.Address, owner string) ([]outbox.Row, error) {
	var rows []outbox.Row
	for n, address := range to {
		body, err := t.Writer.Notice(news, about, address, t.Outbox.Now())
		if err != nil {
			return nil, err
		}
		rows = append(rows, t.row(name, n, address, body, owner))
	}
	return rows, nil
}

// row is a mail to a member of staff.
func (t *Teller) row(name string, n int, to inquiry.Address, body []byte, owner string) outbox.Row {
	return t.Outbox.Plan(outbox.Row{Customer: staffRows, Inbound: name, N: n, Channel: inquiry.Email, Always: true,
		Parcel: outbox.Parcel{To: to, Body: body}}, owner)
}

// ComposeTo is [Teller.Compose] to one member of staff, by an owner of its own.
func (t *Teller) ComposeTo(staff string, news News, name string, about cases.Case) ([]outbox.Row, error) {
	owner, err := t.Outbox.Token()
	if err != nil {
		return nil, err
	}
	return t.Compose(news, name, []cases.Case{about}, []inquiry.Address{inquiry.NewAddress(staff)}, owner)
}

// Told reports whether a notice of that name is in the outbox already.
func (t *Teller) Told(ctx context.Context, name string) (bool, error) {
	rows, err := t.Rows.Rows(ctx, inquiry.Inbound{Customer: staffRows, ID: name})
	return len(rows) > 0, err
}

// Tell puts a notice into the outbox and delivers it. A notice whose name is already in
// the outbox is skipped.
func (t *Teller) Tell(ctx context.Context, news News, name string, about []cases.Case, to []inquiry.Address) error {
	owner, err := t.Outbox.Token()
	if err != nil {
		return err
	}
	rows, err := t.Compose(news, name, about, to, owner)
	if err != nil || len(rows) == 0 {
		return err
	}
	if err := t.Rows.Plan(ctx, rows); err != nil {
		if errors.Is(err, outbox.ErrConflict) {
			return nil
		}
		return err
	}
	return t.deliver(ctx, rows, owner)
}

func (t *Teller) deliver(ctx context.Context, rows []outbox.Row, owner string) error {
	var failed error
	out := t.Outbox.WithAlarm(t) // of rooms alone, see Raise
	for _, row := range rows {
		failed = errors.Join(failed, out.Deliver(ctx, row, owner))
	}
	return failed
}
