package email

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"strings"
	"time"

	"madoguchi/internal/keyring"
)

// Intake takes raw mail in. All fields must be set; it is safe for concurrent
// use where they are.
type Intake struct {
	Guard Guard
	Keys  *keyring.Ring
	Inbox Inbox
	Blobs Blobs
	Now   func() time.Time
	Log   *slog.Logger
}

// Receive takes a mail that nobody has stored yet. The raw mail is put away
// before anything else, so that a mail on which reading should crash is still
// there. When Receive returns nil, the mail is in the inbox or is nobody's.
func (in *Intake) Receive(ctx context.Context, raw []byte, verdict Verdict) error {
	key := posted(verdict, in.Keys.Hash("email raw", string(raw))) // a repeat replaces itself
	if err := in.Blobs.Put(ctx, key, raw); err != nil {
		return fmt.Errorf("email: store raw mail: %w", err)
	}
	return in.accept(ctx, key, raw, verdict)
}

// Stored takes a mail that lies among the blobs under key, as SES leaves it. A
// mail that is not there was taken before; SES starts us only once it is stored.
func (in *Intake) Stored(ctx context.Context, key string, verdict Verdict) error {
	raw, key, err := in.find(ctx, key)
	if errors.Is(err, fs.ErrNotExist) {
		in.Log.InfoContext(ctx, "mail taken before")
		return nil
	}
	if err != nil {
		return fmt.Errorf("email: read raw mail: %w", err)
	}
	return in.accept(ctx, key, raw, verdict)
}

// find reads a raw mail where it lies: while the desk is being renewed, SES may still put
// it where the earlier version looked.
func (in *Intake) find(ctx context.Context, key string) (raw []byte, at string, err error) {
	raw, err = in.Blobs.Get(ctx, key)
	name, moved := strings.CutPrefix(key, arrived)
	if !moved || !errors.Is(err, fs.ErrNotExist) {
		return raw, key, err
	}
	raw, err = in.Blobs.Get(ctx, earlier+name)
	return raw, earlier + name, err
}

func (in *Intake) accept(ctx context.Context, key string, raw []byte, verdict Verdict) error {
	return in.put(ctx, key, raw, in.decode(raw, verdict))
}

func (in *Intake) decode(raw []byte, verdict Verdict) decoded {
	return decode(raw, verdict, in.Guard, in.Keys, in.Now())
}

// put hands on what a raw mail came to.
func (in *Intake) put(ctx context.Context, key string, raw []byte, mail decoded) error {
	in.Log.InfoContext(ctx, "mail", "mail", mail)
	if mail.Route == toNobody {
		return in.discard(ctx, key)
	}
	if mail.Inbound.Mail.KeepRaw {
		mail.Inbound.Mail.RawKey = kept + strings.TrimPrefix(key, arrived)
		mail.Inbound.Content.Raw = mail.Inbound.Mail.RawKey
		if err := in.Blobs.Put(ctx, mail.Inbound.Mail.RawKey, raw); err != nil {
			return fmt.Errorf("email: keep raw mail: %w", err)
		}
	}
	if err := in.Inbox.Put(ctx, mail.Inbound); err != nil {
		return fmt.Errorf("email: put into the inbox: %w", err)
	}
	return in.discard(ctx, key)
}

// discard deletes a raw mail that is done with. One that is still there is read again,
// and found to be taken; but where its key does not hold the verdict, it would be taken
// for somebody else's, so it counts as taken only when it is gone.
func (in *Intake) discard(ctx context.Context, key string) error {
	err := in.Blobs.Delete(ctx, key)
	if err != nil && strings.HasPrefix(key, arrived+"posted.") {
		in.Log.ErrorContext(ctx, "raw mail not deleted", "err", err)
		return nil
	}
	if err != nil {
		return fmt.Errorf("email: delete raw mail: %w", err)
	}
	return nil
}
