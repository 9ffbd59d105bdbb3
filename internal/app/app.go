// Package app is the one composition of the desk: turns, what staff do and what waits
// for a time, over one store and one outbox. The local stage, the functions and the tests
// differ in what they put into [Config], and in nothing else.
package app

import (
	"context"
	"errors"
	"io"
	"log/slog"
	"time"

	"madoguchi/internal/affected"
	"madoguchi/internal/casework"
	"madoguchi/internal/conversation"
	"madoguchi/internal/inquiry"
	"madoguchi/internal/notice"
	"madoguchi/internal/outbox"
	"madoguchi/internal/switches"
	"madoguchi/internal/turn"
	"madoguchi/internal/watch"
)

// Store is the desk's state; package store has it, on two engines.
type Store interface {
	turn.Store
	outbox.Rows
	outbox.Humans
	notice.Rows
	notice.Boards
	notice.Cases
	casework.Store
	watch.Store
	watch.Daybook
}

// Config is what a desk is put together from; [Config.Connect] sets Channels, Writer,
// Hash and Daybook. Register, Verifier and Roster are nil where nobody is looked up, Discard where no
// raw mail is kept; the rest is required.
type Config struct {
	Store        Store
	Conversation *conversation.Responder
	Channels     map[inquiry.Channel]outbox.Channel
	Writer       notice.Writer
	Register     watch.Register
	Codes        affected.Bounds // of one-time codes; the usual ones where one is 0
	Verifier     turn.Verifier
	Roster       casework.Roster
	Outside      turn.Outside                                // the zero value where nothing is read outside of the desk
	Meter        watch.Meter                                 // nil there, too
	Rooms        []notice.Room                               // in which staff are told besides their mail
	Switches     switches.Set                                // as the operators have them; Conversation is one under them
	Daybook      watch.Daybook                               // nil where no days are added up
	Discard      func(ctx context.Context, key string) error // deletes a raw mail
	Hash         func(domain, value string) string           // keyed
	Now          func() time.Time
	Random       io.Reader // cryptographically secure
	Log          *slog.Logger
}

// App is a desk.
type App struct {
	Turns   *turn.Handler    // takes turns
	Office  *casework.Office // what staff work with
	Watcher *watch.Watcher   // what a clock calls
}

// New puts a desk together.
func New(c Config) (*App, error) {
	if c.Store == nil || c.Conversation == nil {
		return nil, errors.New("app: Store and Conversation are needed")
	}
	calendar := c.Conversation.Calendar()
	notices, err := outbox.New(outbox.Config{Rows: c.Store, Humans: c.Store, Channels: c.Channels,
		Hash: c.Hash, Now: c.Now, Random: c.Random, Log: c.Log})
	if err != nil {
		return nil, err
	}
	teller, err := notice.New(notice.Config{Rows: c.Store, Boards: c.Store, Cases: c.Store, Outbox: notices,
		Writer: c.Writer, Calendar: calendar, Rooms: c.Rooms})
	if err != nil {
		return nil, err
	}
	out := notices.WithAlarm(teller)
	a := &App{}
	a.Office, err = casework.New(casework.Config{Store: c.Store, Outbox: out, Teller: teller, Statuses: c.Conversation,
		Calendar: calendar, Hash: c.Hash, Roster: c.Roster, Verifier: c.Verifier})
	if err != nil {
		return nil, err
	}
	a.Turns, err = turn.New(turn.Config{Store: c.Store, Outbox: out, Teller: teller, Conversation: c.Conversation,
		Relay: a.Office, Calendar: calendar, Hash: c.Hash, Verifier: c.Verifier, Outside: c.Outside, Switches: c.Switches})
	if err != nil {
		return nil, err
	}
	a.Watcher, err = watch.New(watch.Config{Store: c.Store, Outbox: out, Teller: teller, Releaser: c.Conversation,
		Calendar: calendar, Register: c.Register, Codes: c.Codes, Meter: c.Meter, Daybook: c.Daybook,
		Discard: c.Discard, Finish: casework.Finisher(a.Office)})
	return a, err
}
