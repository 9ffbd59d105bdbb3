package turn

import (
	"context"
	"errors"
	"time"

	"madoguchi/internal/affected"
	"madoguchi/internal/cases"
	"madoguchi/internal/conversation"
	"madoguchi/internal/identity"
	"madoguchi/internal/inquiry"
	"madoguchi/internal/notice"
	"madoguchi/internal/outbox"
	"madoguchi/internal/switches"
)

// Store keeps what turns decide. Package store has it, on two engines.
type Store interface {
	// Load returns what is known before the turn of an inbound, and whether those that wait
	// behind it were taken already; all are of one customer.
	Load(ctx context.Context, in inquiry.Inbound, behind ...inquiry.Inbound) (Snapshot, error)
	// Commit keeps a turn, all of it or nothing. The error is [outbox.ErrConflict]
	// where another turn came first; load again.
	Commit(ctx context.Context, t Turn) error
	// Rows returns the rows that a claimed inbound planned, delivered or not.
	Rows(ctx context.Context, in inquiry.Inbound) ([]outbox.Row, error)
}

// Verifier looks up what proving a contact needs; package verifier has it. Nothing
// of it depends on whether somebody is on the roster before they proved a
// contact.
type Verifier interface {
	Find(ctx context.Context, needs identity.Needs, now time.Time) (identity.Found, error)
}

// Relay takes what staff write by mail; package casework has it.
type Relay interface {
	Relay(ctx context.Context, in inquiry.Inbound) error
}

// Snapshot is what a turn starts from.
type Snapshot struct {
	State   conversation.State
	Version int64          // of the conversation, 0 where there is none yet
	Claimed string         // the owner token under which the inbound is claimed, "" where it is not
	Unsent  bool           // the customer took this very message back before it was read
	Gone    []bool         // of each inbound behind it: it is claimed, or was taken back
	Cases   []cases.Case   // the customer's cases, closed ones until they expire
	Outside Switch         // of the reader outside
	Mailed  affected.Tally // answers by mail to the sender's mailbox
	Crowd   affected.Crowd // of a mail whose sender nobody vouches for: answers to all such mail
}

// Turn is everything that one transaction keeps.
type Turn struct {
	Inbound inquiry.Inbound // that is answered; Outcome.Before holds those of the same thought, which are claimed and kept with it
	Owner   string          // of this attempt; a lost response is recognised by it (platform fact 29)
	Now     time.Time
	Version int64 // of the conversation as it was read
	Outcome conversation.Outcome
	Rows    []outbox.Row
	Cases   []cases.Case    // new or changed, with their versions as read
	News    []notice.Untold // what staff are to be told
	Read    *Read           // what a reader outside made of the inbound, nil where none was needed
}

// Config is what a handler needs. Verifier is nil where there is no roster, so that a person
// looks; the rest is required.
type Config struct {
	Conversation *conversation.Responder
	Store        Store
	Outbox       *outbox.Outbox
	Teller       *notice.Teller
	Relay        Relay
	Calendar     cases.Calendar
	Verifier     Verifier
	Hash         func(domain, value string) string // keyed
	Outside      Outside                           // the zero value where nothing is read outside
	Switches     switches.Set                      // as the operators have them; Conversation is one under them
}

// Under returns the handler with other switches. Turns that it has begun go on as they were.
func (h *Handler) Under(s switches.Set, c *conversation.Responder) *Handler {
	under := *h
	under.Switches, under.Conversation = s, c
	return &under
}

// Handler takes turns. It is safe for concurrent use.
type Handler struct{ Config }

// New returns a handler.
func New(c Config) (*Handler, error) {
	if c.Conversation == nil || c.Store == nil || c.Outbox == nil || c.Teller == nil ||
		c.Relay == nil || c.Calendar == nil || c.Hash == nil {
		return nil, errors.New("turn: Conversation, Store, Outbox, Teller, Relay, Calendar and Hash are needed")
	}
	return &Handler{c}, nil
}
