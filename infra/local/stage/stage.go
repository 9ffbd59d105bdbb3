// Package stage is the whole desk in one process: the handlers that run on AWS, over one
// file, with stand-ins for LINE and for mail, and a page with a phone, a mail client and
// the open cases.
package stage

import (
	"cmp"
	"context"
	"crypto/rand"
	"errors"
	"io/fs"
	"log/slog"
	"net/http"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	bbolt "go.etcd.io/bbolt"

	"madoguchi/infra/local/datafile"
	"madoguchi/infra/local/explain"
	"madoguchi/infra/local/rehearsal"
	"madoguchi/infra/local/standin"
	"madoguchi/internal/app"
	"madoguchi/internal/casework"
	"madoguchi/internal/conversation"
	"madoguchi/internal/desk/figures"
	"madoguchi/internal/desk/oidcsim"
	"madoguchi/internal/email"
	"madoguchi/internal/incident"
	"madoguchi/internal/keyring"
	"madoguchi/internal/line"
	"madoguchi/internal/roster"
	"madoguchi/internal/store"
	"madoguchi/internal/table"
	"madoguchi/internal/table/bolt"
	"madoguchi/internal/turn"
	"madoguchi/internal/verifier"
	"madoguchi/internal/watch"
)

// standardWorkers take turns at the same time; turns of one customer never do.
const standardWorkers = 4

// stage is the desk and everything around it, in one process and one file.
type stage struct {
	*rehearsal.Rehearsal
	options       options
	url           string // of the page
	clock         *standin.Clock
	log           *slog.Logger
	db            *bbolt.DB
	keys          *keyring.Ring
	store         *store.Store
	roster        *roster.Index // nil where none was imported
	purge         func(now time.Time) error
	waiting       sync.Mutex // held while timers run: a clock that is moved runs them too
	purged, swept time.Time
	queue         *standin.Queue
	mailbox       *standin.Mailbox
	phone         *phone // nil with a foreign LINE endpoint
	room          standin.Room
	desk          *turn.Handler
	staff         *casework.Office
	watcher       *watch.Watcher
	readings      *readings
	outside       *figures.Outside // the reader outside for staff, nil where there is none
	sessions      []byte           // seals the cookies of the staff pages
	provider      http.Handler
	demo          *oidcsim.Provider
	client        *line.Client
	table         table.Engine
	load          func(dir string) (*rehearsal.Rehearsal, error)
	folder        *learned                  // of the incident, nil for one that is built in
	now           atomic.Pointer[answering] // the version of the incident that answers
	line          *line.Webhook
	intake        *email.Intake
}

// newStage opens the file before it takes the time to load the incident, so that
// a second process learns at once that the file is in use.
func newStage(o options, load func(dir string) (*rehearsal.Rehearsal, error), addr string, log *slog.Logger) (*stage, error) {
	if o.clock.IsZero() {
		o.clock = time.Now()
	}
	s := &stage{options: o, url: "http://" + addr, clock: standin.StartClock(o.clock), log: log}
	file, err := datafile.Open(o.data)
	if err != nil {
		return nil, err
	}
	s.db, s.keys, s.sessions = file.Db, file.Keys, file.Sessions
	s.load = func(dir string) (*rehearsal.Rehearsal, error) {
		r, err := load(dir)
		if err != nil {
			return nil, err
		}
		return r.Pending().StaffedBy(o.staff, o.onCall), nil
	}
	if s.Rehearsal, err = s.load(o.incident); err == nil {
		err = s.wire()
	}
	if err != nil {
		return nil, errors.Join(err, s.db.Close())
	}
	return s, nil
}

// wire puts the desk together.
func (s *stage) wire() error {
	engine, err := s.engine()
	if err != nil {
		return err
	}
	s.store, s.table, s.folder = store.New(engine, s.keys, keep), engine, openFolder(s)
	if err := s.openRoster(); err != nil {
		return err
	}
	if s.queue, err = standin.NewQueue(s.db, s.keys, s.log); err != nil {
		return err
	}
	s.queue.Blobs = s.blobs()
	if s.mailbox, err = standin.NewMailbox(s.db, s.keys, s.clock.Now); err != nil {
		return err
	}
	var secret []byte
	if s.client, secret, err = s.platform(); err != nil {
		return err
	}
	s.line = &line.Webhook{Secrets: [][]byte{secret}, Keys: s.keys, Inbox: s.queue, Staff: rooms{s}.group(), Now: s.clock.Now, Log: s.log}
	s.intake = &email.Intake{Guard: s.guard(), Keys: s.keys, Inbox: s.queue, Blobs: s.blobs(), Now: s.clock.Now, Log: s.log}
	parts, err := assemble(s, s.Rehearsal)
	if err != nil {
		return err
	}
	s.desk, s.staff, s.watcher = parts.Turns, parts.Office, parts.Watcher
	s.readings = &readings{Store: s.desk.Store, outside: s.outside != nil, all: map[string]howRead{},
		phrases: func() *explain.Index { return s.now.Load().Phrases() }}
	if s.demo, err = demoProvider(s.url, s.clock.Now); err != nil {
		return err
	}
	s.provider = s.demo
	first, err := answeringBy(s, s.Rehearsal, parts)
	s.now.Store(first)
	return err
}

// assemble puts the desk together on a version of the incident.
func assemble(s *stage, r *rehearsal.Rehearsal) (*app.App, error) {
	parts := app.Config{Store: s.store, Register: s.store, Conversation: r.Conversation, Discard: s.blobs().Delete,
		Now: s.clock.Now, Random: rand.Reader, Log: s.log}
	told, err := rooms{s}.open()
	if err != nil {
		return nil, err
	}
	parts = parts.Connect(app.Outside{Incident: r.Incident, Keys: s.keys, LINE: s.client, Desk: s.url, Rooms: told,
		Mail:  app.Sender{From: r.Incident.Mail, Mailer: s.mailbox},
		Codes: app.Sender{From: codesFrom(r.Incident), Mailer: s.mailbox}})
	parts, err = s.readOutside(parts, r.Incident)
	if err != nil {
		return nil, err
	}
	if s.roster != nil {
		parts.Verifier, parts.Roster = verifier.New(s.store, s.roster), s.roster
	}
	return app.New(parts)
}

// readOutside returns the parts with the reader outside that was chosen, if any.
func (s *stage) readOutside(parts app.Config, i *incident.Incident) (app.Config, error) {
	read, err := s.options.reader.Open(context.Background(), i, s.clock.Now, s.log)
	if err != nil || read == nil {
		return parts, err
	}
	if s.outside == nil {
		s.store = s.store.WithOutside()
		s.outside = &figures.Outside{Meter: s.store}
	}
	parts.Store, parts.Meter, parts.Outside.Reader = s.store, s.store, read
	parts.Outside.Mode, err = s.options.reader.Mode(conversation.Helpful)
	return parts, err
}

// engine is the store's: items in the one file, unless the options bring another.
func (s *stage) engine() (table.Engine, error) {
	if s.options.engine != nil {
		return s.options.engine(s.db)
	}
	engine, err := bolt.New(s.db)
	if err == nil {
		s.purge = engine.Purge
	}
	return engine, err
}

// openRoster opens the roster, where there is one.
func (s *stage) openRoster() error {
	k, err := datafile.ReadRosterKeys(s.options.data)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	keys, err := k.Ring()
	if err != nil {
		return err
	}
	table, err := bolt.Table(s.db, datafile.RosterTable)
	if err != nil {
		return err
	}
	s.roster = roster.New(table, keys, s.clock.Now)
	return nil
}

// codesFrom is the address from which one-time codes come: beside the desk's own,
// so that bounces of codes do not touch the answers.
func codesFrom(i *incident.Incident) string {
	_, domain, _ := strings.Cut(i.Mail, "@")
	return "code@" + domain
}

// keep is how long the desk keeps what it need not; texts.yaml tells customers.
const keep = 30 * 24 * time.Hour

// platform is LINE: the built-in stand-in, or the foreign endpoint.
func (s *stage) platform() (client *line.Client, secret []byte, err error) {
	e := s.options.env
	if e.lineEndpoint == "" {
		if s.phone, err = newPhone(s); err != nil {
			return nil, nil, err
		}
		e.lineSecret, e.lineToken, e.lineEndpoint = s.phone.secret, s.phone.token, s.url
	}
	client, err = line.NewClient(line.Config{
		Endpoint: e.lineEndpoint,
		Token:    line.FixedToken(e.lineToken),
		HTTP:     &http.Client{Timeout: 5 * time.Second},
	})
	return client, []byte(e.lineSecret), err
}

// blobs are the raw mails in the one file.
func (s *stage) blobs() standin.Blobs { return standin.NewBlobs(s.db, s.keys, s.clock.Now) }

func (s *stage) guard() email.Guard {
	_, domain, _ := strings.Cut(s.Incident.Mail, "@")
	return email.Guard{
		Addresses: []string{s.Incident.Mail},
		Domains:   []string{domain},
		Staff:     slices.Concat(s.Incident.Staff, s.Incident.OnCall),
		Forms:     strings.Split(s.options.forms, ","),
	}
}

// work takes turns and watches the clock until the context ends.
func (s *stage) work(ctx context.Context) {
	var running sync.WaitGroup
	handler := s.handler()
	for range cmp.Or(s.options.workers, standardWorkers) {
		running.Go(func() { s.queue.Work(ctx, handler) })
	}
	running.Go(func() { s.tick(ctx) })
	running.Wait()
}

// tick does each second what the clock function does each minute.
func (s *stage) tick(ctx context.Context) {
	second := time.NewTicker(time.Second)
	defer second.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-second.C:
			s.timers(ctx)
		}
	}
}

// timers runs everything that waits for a time.
func (s *stage) timers(ctx context.Context) {
	s.waiting.Lock()
	defer s.waiting.Unlock()
	err := s.watcher.Tick(ctx)
	if now := s.clock.Now(); s.purge != nil && now.Sub(s.purged) > time.Hour {
		s.purged = now
		err = errors.Join(err, s.purge(now))
	}
	if now := s.clock.Now(); now.Sub(s.swept) >= time.Minute {
		s.swept = now
		err = errors.Join(err, s.intake.Sweep(ctx, s.blobs()))
	}
	if s.phone != nil {
		s.phone.Redeliver(ctx)
		err = errors.Join(err, s.phone.save())
	}
	if err != nil {
		s.log.Error("clock", "err", err)
	}
}

func (s *stage) close() error { return s.db.Close() }
