// Package email is the mail channel: it takes raw mail in, decides whether a
// machine or a person wrote it, reads the words of a person and renders answers.
//
// [Intake] is the heart: decoding never fails. What it cannot read becomes an inquiry
// of kind [inquiry.Unread] that points at the raw mail, so that a person looks
// (platform facts 21 and 22).
//
// What a mail holds is read by package rawmail, and what its author wrote told from what
// it quotes by package quote.
//
// Mail comes in by two doors. [Webhook] takes signed raw mail by HTTP; where
// SES has stored a mail, [Intake.Stored] takes it from there. Both end in an
// [Inbox].
//
// Nothing here logs or returns an error with an address, a subject or a word.
package email

import (
	"context"
	"errors"

	"madoguchi/internal/inquiry"
)

// Inbox keeps what came in until the desk has answered it. Put has stored all
// or nothing when it returns; the same Inbound twice is harmless.
type Inbox interface {
	Put(ctx context.Context, inbound ...inquiry.Inbound) error
}

// Blobs keeps raw mail. Keys hold no personal data. Put replaces what is there,
// Delete of nothing is no error, and the error of Get wraps [io/fs.ErrNotExist]
// where nothing is stored.
type Blobs interface {
	Put(ctx context.Context, key string, raw []byte) error
	Get(ctx context.Context, key string) ([]byte, error)
	Delete(ctx context.Context, key string) error
}

// ErrRefused is the error of a [Mailer] that will never take the mail.
var ErrRefused = errors.New("email: refused for good")

// Mailer hands a rendered mail to whoever delivers it. It may send twice where
// the outcome of a call was not seen (platform fact 20); it never reports
// success for a mail that nobody took, and [ErrRefused] only for one that no later
// try can send. The address stands unquoted in to, see [Mailbox].
type Mailer interface {
	Send(ctx context.Context, from string, to inquiry.Address, raw []byte) error
}
