package email

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"time"

	"madoguchi/internal/inquiry"
)

// Intake takes raw mail in. All fields must be set; it is safe for concurrent
// use where they are.
type Intake struct {
	Guard Guard
	Keys  *inquiry.Keys
	Inbox Inbox
	Blobs Blobs
	Now   func() time.Time
	Log   *slog.Logger
}

// Receive takes a mail that nobody has stored yet. The raw mail is put away
// before anything else, so that a mail on which reading should crash is still
// there. When Receive returns nil, the mail is in the inbox or is nobody's.
func (in *Intake) Receive(ctx context.Context, raw []byte, verdict Verdict) error {
	key := "mail/" + in.Keys.Hash("email raw", string(raw)) // a repeat replaces itself
	if err := in.Blobs.Put(ctx, key, raw); err != nil {
		return fmt.Errorf("email: store raw mail: %w", err)
	}
	return in.take(ctx, key, raw, verdict)
}

// Stored takes a mail that lies among the blobs under key, as SES leaves it. A
// mail that is not there was taken before; SES starts us only once it is stored.
func (in *Intake) Stored(ctx context.Context, key string, verdict Verdict) error {
	raw, err := in.Blobs.Get(ctx, key)
	if errors.Is(err, fs.ErrNotExist) {
		in.Log.InfoContext(ctx, "mail taken before")
		return nil
	}
	if err != nil {
		return fmt.Errorf("email: read raw mail: %w", err)
	}
	return in.take(ctx, key, raw, verdict)
}

func (in *Intake) take(ctx context.Context, key string, raw []byte, verdict Verdict) error {
	mail := Decode(raw, verdict, in.Guard, in.Keys, in.Now())
	in.Log.InfoContext(ctx, "mail", "mail", mail)
	keep := mail.Route != ToNobody && mail.Inbound.Mail.KeepRaw
	if keep {
		mail.Inbound.Mail.RawKey = key
	}
	if mail.Route != ToNobody {
		if err := in.Inbox.Put(ctx, mail.Inbound); err != nil {
			return fmt.Errorf("email: put into the inbox: %w", err)
		}
	}
	if !keep {
		in.discard(ctx, key)
	}
	return nil
}

// discard deletes a raw mail that is done with. What cannot be deleted now
// expires with its bucket, so the mail still counts as taken.
func (in *Intake) discard(ctx context.Context, key string) {
	if err := in.Blobs.Delete(ctx, key); err != nil {
		in.Log.ErrorContext(ctx, "raw mail not deleted", "error", err)
	}
}
