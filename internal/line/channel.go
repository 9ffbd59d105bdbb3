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

// Channel is LINE as a turn sees it.
type Channel struct{ Sender Sender }

var _ outbox.Channel = Channel{}

// Render implements [outbox.Channel]: the messages as JSON.
func (c Channel) Render(_ inquiry.Inbound, _ string, replies []inquiry.Reply, _ time.Time) ([]byte, error) {
	messages, err := Render(replies)
	if err != nil {
		return nil, err
	}
	return json.Marshal(messages)
}

// Send implements [outbox.Channel].
func (c Channel) Send(ctx context.Context, p outbox.Parcel) error {
	d := Delivery{ReplyToken: p.ReplyToken, Received: p.Received, To: p.To, RetryKey: p.RetryKey}
	if err := json.Unmarshal(p.Body, &d.Messages); err != nil {
		return fmt.Errorf("%w: line: body of the outbox: %w", outbox.ErrNever, err)
	}
	err := c.Sender.Send(ctx, d)
	switch {
	case err == nil:
		return nil
	case errors.Is(err, ErrRefused):
		return fmt.Errorf("%w: %w", outbox.ErrNever, err)
	case errors.Is(err, ErrLimited):
		return fmt.Errorf("%w: %w", outbox.ErrLimited, err)
	}
	return fmt.Errorf("%w: %w", outbox.ErrLater, err)
}
