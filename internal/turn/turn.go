// Package turn is one turn of the desk from end to end: an inbound is looked up,
// [conversation.Responder.Step] decides, ONE transaction keeps the decision, and the
// outbox is delivered.
//
// A repeat of the same inbound finds its claim and only finishes what is
// undelivered. That is the whole idempotency story.
package turn

import (
	"context"
	"errors"
	"fmt"
	"time"

	"madoguchi/internal/affected"
	"madoguchi/internal/cases"
	"madoguchi/internal/conversation"
	"madoguchi/internal/inquiry"
)

// Store keeps what turns decide. Package store has it, on two engines.
type Store interface {
	// Load returns what is known before the turn of an inbound.
	Load(ctx context.Context, in inquiry.Inbound) (Snapshot, error)
	// Commit keeps a turn, all of it or nothing. The error is [ErrConflict]
	// where another turn came first; load again.
	Commit(ctx context.Context, t Turn) error
}

// Outbox delivers what was planned.
type Outbox interface {
	// Rows returns the rows that a claimed inbound planned, delivered or not.
	Rows(ctx context.Context, in inquiry.Inbound) ([]Row, error)
	// Leftovers returns up to limit rows that nobody delivered in time. An error
	// speaks of rows that could not be read; it may stand beside those that could.
	Leftovers(ctx context.Context, now time.Time, limit int) ([]Row, error)
	// Save replaces a row that is still as it was read, else [ErrConflict]. It
	// is how a row is leased, put off and marked as delivered.
	Save(ctx context.Context, r Row) (Row, error)
	// Plan adds rows, all or none. The error is [ErrConflict] where one of them is
	// there already: rows are named by what they tell, so nothing is told twice.
	Plan(ctx context.Context, rows []Row) error
	// Bulletin returns what stands on a board. Fresh are news that were left there
	// just now.
	Bulletin(ctx context.Context, b Board, fresh []Untold) (Bulletin, error)
	// Tell adds the rows that tell a bulletin at the time of its Last, and takes it
	// off its board, all or nothing. The error is [ErrConflict] where somebody else
	// was faster.
	Tell(ctx context.Context, b Bulletin, rows []Row) error
	// Mailed returns the delivery with the name of a mail.
	Mailed(ctx context.Context, name string) (row Row, there bool, err error)
	// CodeReturned counts a code's mail that came back, once.
	CodeReturned(ctx context.Context, r Row, complaint bool, at time.Time) error
}

// Humans knows who has a customer's conversation.
type Humans interface {
	// Held reports whether a person has it, so that the desk is silent.
	Held(ctx context.Context, c inquiry.CustomerKey) (bool, error)
}

// Verifier looks up what proving a contact needs; package store has it. Nothing
// of it depends on whether somebody is on the roster before they proved a
// contact.
type Verifier interface {
	Find(ctx context.Context, needs conversation.Needs, now time.Time) (conversation.Found, error)
}

// Codes is the way of one-time codes: mail from an address of their own, so that
// what becomes of them never touches the answers.
const Codes = inquiry.Channel("codes")

// Errors of the store.
var ErrConflict = errors.New("turn: another turn came first")

// Errors of a channel. Anything else counts as an outcome that was not seen.
var (
	// ErrLater means not delivered, and worth another try.
	ErrLater = errors.New("turn: not delivered, try again")
	// ErrLimited means not delivered because the platform takes no more for now.
	// An error that is ErrLimited is ErrLater, too.
	ErrLimited = fmt.Errorf("%w: limited", ErrLater)
	// ErrNever means refused for good: trying again changes nothing.
	ErrNever = errors.New("turn: refused for good")
)

// Snapshot is what a turn starts from.
type Snapshot struct {
	State   conversation.State
	Version int64          // of the conversation, 0 where there is none yet
	Claimed string         // the owner token under which the inbound is claimed, "" where it is not
	Unsent  bool           // the customer took this very message back before it was read
	Cases   []cases.Case   // the customer's cases, closed ones until they expire
	Mailed  affected.Tally // answers by mail to the sender's mailbox
	Crowd   affected.Crowd // of a mail whose sender nobody vouches for: answers to all such mail
}

// Turn is everything that one transaction keeps.
type Turn struct {
	Inbound inquiry.Inbound
	Owner   string // of this attempt; a lost response is recognised by it (platform fact 29)
	Now     time.Time
	Version int64 // of the conversation as it was read
	Outcome conversation.Outcome
	Rows    []Row
	Cases   []cases.Case // new or changed, with their versions as read
	News    []Untold     // what staff are to be told
}

// Row is one delivery in the outbox. Body is rendered once, so that a retry
// sends the same bytes (platform fact 6); it goes when it is delivered, and
// entry ids with their values stay.
type Row struct {
	Customer inquiry.CustomerKey
	Inbound  string // the inbound's ID
	N        int    // the row's place among those of its inbound
	Channel  inquiry.Channel
	By       string // the member of staff who wrote it, "" for the desk
	Mail     string // the name by which a mail service says what became of it; "" where there is none
	Doubtful bool   // to somebody who only says who they are
	Unwanted bool   // its reader complained
	Always   bool   // said although a person has the conversation
	Parcel   Parcel
	Kept     []Kept
	State    RowState
	Owner    string    // who may deliver it
	Until    time.Time // how long; after that anybody may
	Since    time.Time // when it was planned
	Attempts int
	Limited  int // how many tries in a row the platform refused for its limits
	Version  int64
}

// Exhausted reports whether a delivery waits for more than the end of a rush: a
// rate limit is over in seconds, a monthly quota is not, and LINE answers both
// with 429 (platform fact 7).
func (r Row) Exhausted() bool { return r.State == Planned && r.Limited >= rush }

// rush is how many refused tries may be a rate limit: the third follows the first
// by six seconds or more.
const rush = 3

// Kept is what remains of a delivered reply.
type Kept struct {
	Entry  string
	Values map[string]string
}

// RowState is where a delivery stands.
type RowState string

const (
	Planned   RowState = "planned"
	Delivered RowState = "delivered"
	Refused   RowState = "refused"   // by the platform, for good
	Withdrawn RowState = "withdrawn" // a person took over before it was sent
	Expired   RowState = "expired"   // tried for a day without success
)

// Parcel is what a channel needs to deliver.
type Parcel struct {
	To         inquiry.Address
	Body       []byte // as the channel rendered it
	RetryKey   string // a UUID, the same for each try
	ReplyToken string
	Received   time.Time // when the inbound arrived; the reply token's age
}

// Channel renders and delivers on one channel.
type Channel interface {
	// Render makes the exact body of an answer to an inbound.
	Render(in inquiry.Inbound, lang string, replies []inquiry.Reply, now time.Time) ([]byte, error)
	// Send delivers it. The error is [ErrLater], [ErrNever] or unseen.
	Send(ctx context.Context, p Parcel) error
}
