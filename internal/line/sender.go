package line

import (
	"context"
	"errors"
	"time"

	"madoguchi/internal/inquiry"
)

// replyAge is how old a reply token may be when it is used. It is good for a
// minute after receipt (platform fact 5); the rest is for the call itself.
const replyAge = 50 * time.Second

// Delivery is what one turn says to one customer.
type Delivery struct {
	ReplyToken string    // "" where there was no event to answer
	Received   time.Time // when the event with the token came, on the desk's clock
	To         inquiry.Address
	RetryKey   string // a UUID, the same in every attempt
	Messages   []Message
}

// Sender delivers.
type Sender struct {
	Client *Client
	Now    func() time.Time
}

// Send delivers once if it can and twice at most. A young reply token is used
// first, for a reply is free. Where it turns out spent, or where the outcome of
// the reply was not seen, the same messages are pushed. LINE takes a token once
// and a retry key once, so that after any number of attempts there are at most
// two equal messages, and none only while Send returns an error.
//
// After ErrRetry and ErrLimited call it again with the same Delivery, within the
// 24 hours that LINE remembers a retry key; ErrRefused is final. No messages is
// success.
func (s Sender) Send(ctx context.Context, d Delivery) error {
	if !isUUID(d.RetryKey) {
		return errBadRetryKey // now, not on the day on which a push is needed
	}
	if len(d.Messages) == 0 {
		return nil
	}
	if d.ReplyToken != "" && s.Now().Sub(d.Received) < replyAge {
		err := s.Client.Reply(ctx, d.ReplyToken, d.Messages)
		if !errors.Is(err, ErrTokenSpent) && !errors.Is(err, ErrRetry) {
			return err
		}
	}
	return s.Client.Push(ctx, d.To, d.RetryKey, d.Messages)
}
