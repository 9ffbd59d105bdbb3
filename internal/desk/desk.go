// Package desk is the pages on which staff work on cases, and their sign-in.
//
// Pages are rendered on the server; the script on them keeps the queue and the
// conversation fresh, saves drafts and sends forms without losing what was typed.
// Without it everything still works, by reloading.
package desk

import (
	"context"
	"errors"
	"fmt"
	"html/template"
	"io"
	"log/slog"
	"net/http"
	"net/url"
	"time"

	"madoguchi/internal/affected"
	"madoguchi/internal/cases"
	"madoguchi/internal/casework"
	"madoguchi/internal/incident"
	"madoguchi/internal/keyring"
)

// Office is what staff work on. Receipts are as [cases.ParseReceipt]
// returns them, by is the address of the member of staff, in lower case.
type Office interface {
	// Queue returns the closed cases, or those that are not.
	Queue(ctx context.Context, closed bool) ([]cases.Case, error)
	// File returns a case with its conversation and the draft of the member of
	// staff, and notes that they saw it. A page that is open asks every two
	// seconds, which is one look. The error is [casework.ErrNoCase].
	File(ctx context.Context, receipt cases.Receipt, by string) (casework.File, error)
	// Older shows an earlier part of the conversation of a file, by the name that the file
	// has for it.
	Older(ctx context.Context, f casework.File, before string) (casework.File, error)
	// Act does something on a case; an answer that is kept ends the draft of who
	// wrote it. The errors for the person are a
	// [cases.TakenError], [cases.ErrNotOwner], [cases.ErrClosed],
	// [outbox.ErrConflict] and [casework.ErrNoCase].
	Act(ctx context.Context, receipt cases.Receipt, a casework.Action) error
	// Check compares what a customer said about themselves, as [affected.Normal]
	// returns it, with the roster. The errors for the person are [casework.ErrTooMany],
	// [affected.ErrNoRoster], [casework.ErrNotEnough], [casework.ErrNoProof] and those of Act.
	Check(ctx context.Context, receipt cases.Receipt, by string, given affected.Person) (map[affected.Field]bool, error)
	// Figures counts from a moment on; without words the questions that the desk
	// could not answer, and who checked how often, are left out.
	Figures(ctx context.Context, since time.Time, words bool) (casework.Figures, error)
}

// SignOuts remembers who signed out when. A sign-out ends every session that
// somebody began before it, in whatever browser. Package store has it.
type SignOuts interface {
	// SignedOut returns when somebody signed out last, the zero time for never.
	SignedOut(ctx context.Context, email string) (time.Time, error)
	SignOut(ctx context.Context, email string, at time.Time) error
}

// Calendar says when the desk is staffed; package hours has it.
type Calendar interface {
	Next(time.Time) time.Time
	Open(time.Time) bool
}

// Config is what the pages need.
type Config struct {
	Office   Office
	Incident *incident.Incident
	Calendar Calendar
	OIDC     OIDC
	Roles    map[string]Role // by verified address in lower case, where RoleClaim is absent; asked again at each request
	SignOuts SignOuts
	Sessions []byte // keyring.SecretSize bytes that seal cookies; other ones end every session
	Now      func() time.Time
	Random   io.Reader // cryptographically secure
	// Raw returns a raw mail by its key.
	Raw func(ctx context.Context, key string) ([]byte, error)
	// MostRaw is how large a raw mail may be that is handed out, 0 for any size.
	MostRaw int
	// Readable makes a text of a raw mail as it came, and Plain one as its reader sees
	// it, which is then masked; package email has both.
	Readable, Plain func(raw []byte) string
	Log             *slog.Logger
}

// desk serves the pages.
type desk struct {
	Config
	keys   *keyring.Ring
	signer *signer
	pages  *template.Template
	words  map[string][2]string
	secure bool // the desk is reached over https
}

// New returns the handler of everything under /desk/. It reaches nobody: the
// sign-in provider is asked at the first sign-in.
func New(c Config) (http.Handler, error) {
	if err := c.check(); err != nil {
		return nil, err
	}
	keys, err := keyring.New(c.Random, 1, map[uint16][]byte{1: c.Sessions})
	if err != nil {
		return nil, fmt.Errorf("desk: session keys: %w", err)
	}
	pages, err := template.ParseFS(files, "page/*.html")
	if err != nil {
		return nil, fmt.Errorf("desk: pages: %w", err)
	}
	back, err := url.Parse(c.OIDC.RedirectURL)
	if err != nil || back.Path != "/desk/callback" {
		return nil, errors.New("desk: OIDC.RedirectURL must end in /desk/callback")
	}
	d := &desk{Config: c, keys: keys, signer: newSigner(c.OIDC, c.Now), pages: pages, words: withCheck(words()), secure: back.Scheme == "https"}
	return headers(d.sameOrigin(d.routes())), nil
}

func (c Config) check() error {
	switch {
	case c.Office == nil, c.Incident == nil, c.Calendar == nil, c.Now == nil, c.Random == nil, c.Raw == nil, c.Readable == nil, c.Plain == nil, c.SignOuts == nil, c.Log == nil:
		return errors.New("desk: Office, Incident, Calendar, SignOuts, Now, Random, Raw, Readable, Plain and Log are needed")
	case c.OIDC.Issuer == "", c.OIDC.ClientID == "":
		return errors.New("desk: OIDC.Issuer and OIDC.ClientID are needed")
	case c.OIDC.RoleClaim == "" && len(c.Roles) == 0:
		return errors.New("desk: without OIDC.RoleClaim and Roles nobody could sign in")
	}
	return nil
}

func (d *desk) routes() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /desk/login", d.login)
	mux.HandleFunc("GET /desk/callback", d.callback)
	mux.HandleFunc("GET /desk/goodbye", d.goodbye)
	mux.HandleFunc("GET /desk/static/{name}", static)
	mux.Handle("GET /desk", http.RedirectHandler("/desk/", http.StatusSeeOther))
	mux.HandleFunc("GET /desk/{$}", d.signed(d.queue))
	mux.HandleFunc("GET /desk/figures", d.signed(d.figures))
	mux.HandleFunc("GET /desk/figures.csv", d.signed(d.figuresFile))
	mux.HandleFunc("GET /desk/fragment/queue", d.signed(d.queueFragment))
	mux.HandleFunc("GET /desk/snippets/{lang}", d.signed(d.inserts))
	mux.HandleFunc("GET /desk/case/{receipt}", d.signed(d.file))
	mux.HandleFunc("GET /desk/case/{receipt}/fragment", d.signed(d.fileFragment))
	mux.HandleFunc("GET /desk/case/{receipt}/raw/{n}", d.signed(d.raw))
	mux.HandleFunc("POST /desk/case/{receipt}/raw/{n}", d.posted(d.rawWhole))
	mux.HandleFunc("POST /desk/case/{receipt}/{verb}", d.posted(d.act))
	mux.HandleFunc("POST /desk/case/{receipt}/check", d.posted(d.check))
	mux.HandleFunc("POST /desk/case/{receipt}/tell", d.posted(d.tell))
	mux.HandleFunc("POST /desk/language", d.posted(d.language))
	mux.HandleFunc("POST /desk/logout", d.posted(d.logout))
	mux.HandleFunc("/desk/", d.signed(func(w http.ResponseWriter, r *http.Request, s session) {
		d.refuse(w, r, s, http.StatusNotFound, "notFound")
	}))
	return mux
}
