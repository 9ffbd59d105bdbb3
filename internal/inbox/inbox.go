// Package inbox is what stands in the queue between a channel and a turn: an inbound,
// sealed. The queues themselves are SQS (package aws) and a bucket of the local stage's
// file; both hold the same messages and bring a failed one back after the same time.
package inbox

import (
	"context"
	"strings"
	"time"

	"madoguchi/internal/inquiry"
	"madoguchi/internal/keyring"
)

// Handler takes the turns of what comes out of the queue; package turn has it.
type Handler interface {
	// Take takes the turns of messages that wait, of one customer and in their order, and
	// returns of how many; a repeat is harmless. Those that are left come back: where there is
	// an error, after [Backoff], else after the time to wait for what may follow them.
	Take(ctx context.Context, all ...inquiry.Inbound) (done int, wait time.Duration, err error)
	// Bury hands an inbound to a person whose turn failed too often.
	Bury(ctx context.Context, in inquiry.Inbound) error
	// Park opens a case for a message that does not open, or that cannot be buried: its
	// body is kept under a key.
	Park(ctx context.Context, channel inquiry.Channel, key string) error
}

// Message is an inbound in the queue. Only the customer's key stands in clear: by it the
// messages of one customer keep their order.
type Message struct {
	Customer inquiry.CustomerKey `json:"customer"`
	Body     keyring.Sealed      `json:"body"`
}

// Seal makes the message of an inbound.
func Seal(keys *keyring.Ring, in inquiry.Inbound) (Message, error) {
	body, err := keys.Seal(sealedFor(in.Customer), in)
	return Message{in.Customer, body}, err
}

// Open reads it. The error is [keyring.ErrSealed] where it does not open under the keys.
func (m Message) Open(keys *keyring.Ring) (in inquiry.Inbound, err error) {
	err = keys.Open(sealedFor(m.Customer), m.Body, &in)
	return in, err
}

// Channel is the channel of a message, also of one that does not open.
func (m Message) Channel() inquiry.Channel {
	if strings.HasPrefix(string(m.Customer), string(inquiry.LINE)+":") {
		return inquiry.LINE
	}
	return inquiry.Email
}

// sealedFor is what a body is sealed for: under another customer it does not open.
func sealedFor(c inquiry.CustomerKey) string { return "queue|" + string(c) }

// MostTaken is how many messages of a customer are taken at once: as many as SQS hands over
// (platform fact 46).
const MostTaken = 10

// Backoff is how long a message rests after so many tries: a second at first, while the
// reply token of its customer is still good, then twice as long each time, up to a minute,
// so that an outage of minutes does not exhaust its tries (platform fact 28).
func Backoff(tries int) time.Duration {
	return min(time.Minute, time.Second<<min(max(tries-1, 0), 6))
}
