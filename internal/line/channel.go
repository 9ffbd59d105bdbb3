package line

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"madoguchi/internal/inquiry"
	"madoguchi/internal/outbox"
)

// replyAge is how old a reply token may be when it is used. It is good for a
// minute after receipt (platform fact 5); the rest is for the call itself.
const replyAge = 50 * time.Second

// Channel is LINE as the outbox sees it.
type Channel struct {
	Client *Client
	Now    func() time.Time
}

var _ outbox.Channel = Channel{}

// Render implements [outbox.Channel]: the messages as JSON.
func (c Channel) Render(_ inquiry.Inbound, _ string, replies []inquiry.Reply, _ time.Time) ([]byte, error) {
	messages, err := Render(replies)
	if err != nil {
		return nil, err
	}
	return json.Marshal(messages)
}

// Send implements [outbox.Channel]: it delivers once if it can and twice at most. A young
// reply token is used first, for a reply is free. Where it turns out spent, or where the
// outcome of the reply was not seen, the same messages are pushed. LINE takes a token once
// and a retry key once, so that after any number of attempts there are at most
// two equal messages, and none only while Send returns an error.
//
// After [ErrRetry] and [ErrLimited] the outbox calls it again with the same parcel, within
// the 24 hours that LINE remembers a retry key; [ErrRefused] is final. No messages is
// success.
func (c Channel) Send(ctx context.Context, p outbox.Parcel) error {
	if !isUUID(p.RetryKey) {
		return errBadRetryKey // now, not on the day on which a push is needed
	}
	var messages []Message
	if err := json.Unmarshal(p.Body, &messages); err != nil {
		return fmt.Errorf("%w: line: body of the outbox: %w", outbox.ErrNever, err)
	}
	if len(messages) == 0 {
		return nil
	}
	if p.ReplyToken != "" && c.Now().Sub(p.Received) < replyAge {
		err := c.Client.Reply(ctx, p.ReplyToken, messages)
		if !errors.Is(err, ErrTokenSpent) && !errors.Is(err, ErrRetry) {
			return err
		}
	}
	return c.Client.Push(ctx, p.To, p.RetryKey, messages)
}
