package turn

import (
	"context"

	"madoguchi/internal/inquiry"
)

// Park opens a case for something that came in and that the desk cannot open, or cannot
// bury: it lies among the raw mails under key, sealed as it was. Whose it is nobody can
// tell, so nobody is answered. Again the same changes nothing. The message of the log line
// is what an alarm counts; see package telemetry.
func (h *Handler) Park(ctx context.Context, channel inquiry.Channel, key string) error {
	h.Outbox.Log.ErrorContext(ctx, "parked", "channel", channel, "key", key)
	id, now := h.Hash("parked", key), h.Outbox.Now()
	return h.Handle(ctx, inquiry.Inbound{
		ID: id, Channel: channel, Customer: inquiry.CustomerKey("parked:" + id), Kind: inquiry.Unread, At: now, Received: now,
		Mail: &inquiry.Mail{Authenticated: true, KeepRaw: true, RawKey: key},
	})
}
