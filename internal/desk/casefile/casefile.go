// Package casefile is the page of one case: what was said, what may be done about it, who
// the customer is, and the mail as it came.
package casefile

import (
	"context"
	"embed"
	"io/fs"
	"net/http"

	"madoguchi/internal/affected"
	"madoguchi/internal/cases"
	"madoguchi/internal/casework"
	"madoguchi/internal/desk/page"
	"madoguchi/internal/desk/session"
	"madoguchi/internal/factlock"
)

// Office is what staff do on a case. Receipts are as [cases.ParseReceipt] returns them, by
// is the address of the member of staff, in lower case.
type Office interface {
	// Case returns a case without its conversation. The error is [casework.ErrNoCase].
	Case(ctx context.Context, receipt cases.Receipt) (cases.Case, error)
	// File returns a case with its conversation and the draft of the member of
	// staff, and notes that they saw it. A page that is open asks every two
	// seconds, which is one look. The error is [casework.ErrNoCase].
	File(ctx context.Context, receipt cases.Receipt, by string) (casework.File, error)
	// Here keeps that somebody has the page of a case open for [casework.Lease], or that
	// they left it. The error is [casework.ErrNoCase].
	Here(ctx context.Context, receipt cases.Receipt, by string, typing, gone bool) error
	// Older shows an earlier part of the conversation of a file, by the name that the file
	// has for it.
	Older(ctx context.Context, f casework.File, before string) (casework.File, error)
	// Act does something on a case; an answer that is kept ends the draft of who
	// wrote it. The errors for the person are a
	// [cases.TakenError], [cases.ErrNotOwner], [cases.ErrClosed],
	// [outbox.ErrConflict] and [casework.ErrNoCase].
	Act(ctx context.Context, receipt cases.Receipt, a casework.Action) error
	// Send delivers an answer of somebody, by its ID, whose time to be taken back is over; before
	// that, and where there is none, nothing happens. The error is [casework.ErrNoCase].
	Send(ctx context.Context, receipt cases.Receipt, by, id string) error
	// Check compares what a customer said about themselves, as [affected.Normal]
	// returns it, with the roster. The errors for the person are [casework.ErrTooMany],
	// [affected.ErrNoRoster], [casework.ErrNotEnough], [casework.ErrNoProof] and those of Act.
	Check(ctx context.Context, receipt cases.Receipt, by string, given affected.Person) (map[affected.Field]bool, error)
}

// Room answers requests about one case.
type Room struct {
	Site   *page.Site
	Keeper *session.Keeper
	Office Office
	// List is the list that stands beside a case, for the template "list", and how many cases
	// have news; nil shows none.
	List func(r *http.Request, s session.Session, at cases.Receipt) (list any, unread int)
	// Mail returns a raw mail by its key.
	Mail func(ctx context.Context, key string) ([]byte, error)
	// MostMail is how large a raw mail may be that is handed out, 0 for any size.
	MostMail int
	// Readable makes a text of a raw mail as it came, and Plain one as its reader sees
	// it, which is then masked; package rawmail has both.
	Readable, Plain func(raw []byte) string
	// Doubts are the sentences of an answer that say more than the notice, or something else;
	// package proofread has it. Nil where nothing is read.
	Doubts func(text string) ([]factlock.Doubted, error)
}

// Templates are those of the room.
func Templates() fs.FS { return templates }

//go:embed *.html
var templates embed.FS
