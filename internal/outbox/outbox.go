package outbox

import (
	"context"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"time"

	"madoguchi/internal/inquiry"
)

// Codes is the channel of one-time codes: mail from an address of their own, so that
// bounces of codes never harm the answers.
const Codes = inquiry.Channel("codes")

// The chat rooms in which staff are told besides their mail.
const (
	Webhook = inquiry.Channel("webhook")    // an incoming webhook
	Group   = inquiry.Channel("line_group") // a group on LINE
)

// StaffAnswer is the entry of a reply that a person wrote.
const StaffAnswer = "staff"

// ErrConflict is returned by a store where somebody else wrote first. Nothing was
// written then; read again.
var ErrConflict = errors.New("outbox: somebody else wrote first")

// Errors of a channel. After any other error it is unknown whether the message was
// delivered.
var (
	// ErrLater means not delivered, and worth another try.
	ErrLater = errors.New("outbox: not delivered, try again")
	// ErrLimited means not delivered because the platform takes no more for now.
	// An error that is ErrLimited is ErrLater, too.
	ErrLimited = fmt.Errorf("%w: limited", ErrLater)
	// ErrNever means that the platform refuses the message: another try changes nothing.
	ErrNever = errors.New("outbox: refused for good")
)

// Channel renders and delivers on one channel.
type Channel interface {
	// Render makes the exact body of an answer to an inbound.
	Render(in inquiry.Inbound, lang string, replies []inquiry.Reply, now time.Time) ([]byte, error)
	// Send delivers it. The error is [ErrLater], [ErrNever] or another one, after which
	// it is unknown whether it was delivered.
	Send(ctx context.Context, p Parcel) error
}

// Rows keeps the rows; package store has it.
type Rows interface {
	// Save replaces a row that is still as it was read, else the error is
	// [ErrConflict]. It leases a row, puts it off and notes its delivery.
	Save(ctx context.Context, r Row) (Row, error)
	// Mailed returns the row whose mail has a name, see [Row].
	Mailed(ctx context.Context, name string) (row Row, there bool, err error)
	// CodeReturned counts the mail of a code that came back, once.
	CodeReturned(ctx context.Context, r Row, complaint bool, at time.Time) error
}

// Humans knows whether a person has a customer's conversation; package store has it.
type Humans interface {
	Held(ctx context.Context, c inquiry.CustomerKey) (bool, error)
}

// Alarm hears of a row that was tried, before the result is saved: where it returns an
// error, the row is tried again and it hears of it once more.
type Alarm interface {
	Raise(ctx context.Context, r Row) error
}

// Config is what an outbox needs; all of it is required.
type Config struct {
	Rows     Rows
	Channels map[inquiry.Channel]Channel
	Humans   Humans
	Hash     func(domain, value string) string // keyed
	Now      func() time.Time
	Random   io.Reader // cryptographically secure
	Log      *slog.Logger
}

// Outbox delivers rows. It is safe for concurrent use.
type Outbox struct {
	Config
	alarm Alarm
}

// New returns an outbox that raises no alarm: staff are told by its rows, and nobody is
// told that those failed. See [Outbox.WithAlarm].
func New(c Config) (*Outbox, error) {
	if c.Rows == nil || c.Channels == nil || c.Humans == nil || c.Hash == nil || c.Now == nil || c.Random == nil || c.Log == nil {
		return nil, errors.New("outbox: Rows, Channels, Humans, Hash, Now, Random and Log are needed")
	}
	return &Outbox{Config: c, alarm: silent{}}, nil
}

// WithAlarm returns the outbox for rows to customers, which tells an alarm of failures.
func (o *Outbox) WithAlarm(a Alarm) *Outbox { return &Outbox{o.Config, a} }

type silent struct{}

func (silent) Raise(context.Context, Row) error { return nil }

// Token draws the name of an owner: 128 random bits in hexadecimal.
func (o *Outbox) Token() (string, error) {
	var b [16]byte
	if _, err := io.ReadFull(o.Random, b[:]); err != nil {
		return "", fmt.Errorf("outbox: draw token: %w", err)
	}
	return hex.EncodeToString(b[:]), nil
}

// uuid draws a UUID (RFC 9562, section 5.4), the form that LINE asks of a retry key.
func (o *Outbox) uuid() (string, error) {
	var b [16]byte
	if _, err := io.ReadFull(o.Random, b[:]); err != nil {
		return "", fmt.Errorf("outbox: draw retry key: %w", err)
	}
	b[6], b[8] = b[6]&0x0f|0x40, b[8]&0x3f|0x80
	return fmt.Sprintf("%x-%x-%x-%x-%x", b[:4], b[4:6], b[6:8], b[8:10], b[10:]), nil
}
