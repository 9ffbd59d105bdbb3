package email

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"time"

	"madoguchi/internal/email/rawmail"
	"madoguchi/internal/inquiry"
)

// Where raw mail lies. Nothing stays under arrived that somebody has finished: it is
// deleted, or moved to kept, so that whatever is old there is unfinished.
const (
	arrived = "mail/new/" // until it is read; SES writes here, too
	earlier = "mail/"     // an earlier version of the desk left here what it had read and a person must look at: never swept
	kept    = "kept/"     // because a person must look
	tried   = "tried/"    // no mail, a mark: somebody has begun to read one again
)

const (
	// unfinished is how long a mail may lie unread: SES and Lambda have given up by then.
	unfinished = 15 * time.Minute
	// hopeless is how old a mail gets while reading it ends in errors that may pass, such as
	// an inbox that is down.
	hopeless = time.Hour
	// mostBegun is how often reading one may end the process.
	mostBegun = 2
	// mostSwept is how many mails a sweep reads.
	mostSwept = 50
)

// Lister lists raw mail by the time at which it was put down; see [Blobs].
type Lister interface {
	// List returns keys with a prefix that were stored before a moment, in any order.
	List(ctx context.Context, prefix string, before time.Time, most int) ([]string, error)
}

// errPanic is reading that ended in a panic; what it said may hold words of a mail.
var errPanic = errors.New("email: reading a mail panicked")

// posted is the key of a mail that SES did not store. It holds what was found out about
// the mail, for who reads it again.
func posted(v Verdict, hash string) string {
	flag := func(on bool, sign string) string {
		if on {
			return sign
		}
		return ""
	}
	return arrived + "posted." + flag(v.Authenticated, "a") + flag(v.Spam, "s") + flag(v.Virus, "v") + flag(v.Scanned, "c") + "." + hash
}

// recalled is what a key and its mail say of what was found out. Of a mail from SES that
// stood in an event which is lost: its sender counts as nobody's, and a verdict that it
// is bad is believed, whoever wrote it.
func recalled(key string, raw []byte) Verdict {
	if rest, ok := strings.CutPrefix(key, arrived+"posted."); ok {
		flags, _, _ := strings.Cut(rest, ".")
		return Verdict{Authenticated: strings.Contains(flags, "a"), Spam: strings.Contains(flags, "s"), Virus: strings.Contains(flags, "v"),
			Scanned: strings.Contains(flags, "c")}
	}
	h, _, _ := rawmail.SplitHeader(bytes.TrimLeft(raw, "\r\n"))
	bad := func(name string) bool { return anyToken(h, name, isOneOf("fail")) }
	return Verdict{Spam: bad("x-ses-spam-verdict"), Virus: bad("x-ses-virus-verdict")}
}

// Sweep reads again what nobody has finished. A mail that cannot be read once more opens
// a case that points at it. An error speaks of mails that stay for the next sweep.
func (in *Intake) Sweep(ctx context.Context, blobs Lister) error {
	now := in.Now()
	keys, failed := blobs.List(ctx, arrived, now.Add(-unfinished), mostSwept)
	old, err := blobs.List(ctx, arrived, now.Add(-hopeless), mostSwept)
	failed = errors.Join(failed, err)
	for _, key := range keys {
		if ctx.Err() != nil {
			break
		}
		failed = errors.Join(failed, in.again(ctx, key, nil, slices.Contains(old, key)))
	}
	return failed
}

// Again reads a mail once more whose event was given up, with the verdict from there.
func (in *Intake) Again(ctx context.Context, key string, verdict Verdict) error {
	return in.again(ctx, key, &verdict, false)
}

// again leaves a mark before it reads: where reading ends the whole process, the next
// one finds it, and after the second it does not read.
func (in *Intake) again(ctx context.Context, key string, verdict *Verdict, last bool) error {
	raw, key, err := in.find(ctx, key)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("email: read raw mail: %w", err)
	}
	mark := tried + strings.TrimPrefix(key, arrived)
	begun, err := in.Blobs.Get(ctx, mark)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("email: read mark: %w", err)
	}
	if len(begun) >= mostBegun {
		return in.giveUp(ctx, key, mark, raw)
	}
	if err := in.Blobs.Put(ctx, mark, append(begun, 'x')); err != nil {
		return fmt.Errorf("email: leave mark: %w", err)
	}
	if verdict == nil {
		v := recalled(key, raw)
		verdict = &v
	}
	err = in.reread(ctx, key, raw, *verdict)
	if errors.Is(err, errPanic) || err != nil && last {
		in.Log.ErrorContext(ctx, "mail not read", "err", err)
		return in.giveUp(ctx, key, mark, raw)
	}
	return errors.Join(err, in.Blobs.Delete(ctx, mark))
}

func (in *Intake) reread(ctx context.Context, key string, raw []byte, verdict Verdict) error {
	mail, err := in.carefully(raw, verdict)
	if err != nil {
		return err
	}
	return in.put(ctx, key, raw, mail)
}

// carefully turns a panic of the decoder into an error.
func (in *Intake) carefully(raw []byte, verdict Verdict) (mail decoded, err error) {
	defer func() {
		if recover() != nil {
			err = errPanic
		}
	}()
	return in.decode(raw, verdict), nil
}

// giveUp hands a mail to a person as it is. Nobody is said to have sent it, so nobody
// is answered, and nothing in it is doubtful.
func (in *Intake) giveUp(ctx context.Context, key, mark string, raw []byte) error {
	name := strings.TrimPrefix(key, arrived)
	if err := in.Blobs.Put(ctx, kept+name, raw); err != nil {
		return fmt.Errorf("email: keep raw mail: %w", err)
	}
	id, now := in.Keys.Hash("email id", "unread "+name), in.Now()
	err := in.Inbox.Put(ctx, inquiry.Inbound{
		ID:       id,
		Channel:  inquiry.Email,
		Customer: inquiry.NewCustomerKey(in.Keys.Hash, inquiry.Email, inquiry.NewAddress("unknown "+id)),
		Kind:     inquiry.Unread,
		At:       now,
		Received: now,
		Mail:     &inquiry.Mail{Authenticated: true, KeepRaw: true, RawKey: kept + name},
	})
	if err != nil {
		return fmt.Errorf("email: put into the inbox: %w", err)
	}
	return errors.Join(in.discard(ctx, key), in.Blobs.Delete(ctx, mark))
}
