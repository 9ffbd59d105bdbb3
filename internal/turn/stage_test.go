package turn_test

import (
	"bytes"
	"context"
	"crypto/rand"
	"errors"
	"log/slog"
	"path/filepath"
	"strings"
	"testing"
	"time"

	bbolt "go.etcd.io/bbolt"

	"madoguchi/internal/app"
	"madoguchi/internal/cases"
	"madoguchi/internal/conversation"
	"madoguchi/internal/faq"
	"madoguchi/internal/hours"
	"madoguchi/internal/incident"
	"madoguchi/internal/incident/texts"
	"madoguchi/internal/inquiry"
	"madoguchi/internal/keyring"
	"madoguchi/internal/outbox"
	"madoguchi/internal/store"
	"madoguchi/internal/table/bolt"
	"madoguchi/internal/turn"
)

// stage is a desk on a real store, with a small incident and channels that the
// test plays.
type stage struct {
	*app.App
	parts   app.Config // a test that changes them calls rebuild
	t       *testing.T
	store   *store.Store
	channel *channel // LINE
	keys    *keyring.Ring
	now     time.Time
	log     *bytes.Buffer
}

func newStage(t *testing.T) *stage {
	t.Helper()
	db, err := bbolt.Open(filepath.Join(t.TempDir(), "desk.db"), 0o600, &bbolt.Options{NoSync: true})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	engine, err := bolt.New(db)
	if err != nil {
		t.Fatal(err)
	}
	keys, err := keyring.New(rand.Reader, 1, map[uint16][]byte{1: make([]byte, keyring.SecretSize)})
	if err != nil {
		t.Fatal(err)
	}
	s := &stage{t: t, keys: keys, channel: &channel{}, log: &bytes.Buffer{},
		now: time.Date(2019, 4, 12, 1, 0, 0, 0, time.UTC), store: store.New(engine, keys, 30*24*time.Hour)}
	conversation, calendar := talk(t)
	s.parts = app.Config{Store: s.store, Conversation: conversation, Calendar: calendar, Writer: told{}, Hash: keys.Hash,
		Channels: map[inquiry.Channel]outbox.Channel{inquiry.LINE: s.channel, inquiry.Email: &post{}},
		Now:      func() time.Time { return s.now }, Random: rand.Reader, Log: slog.New(slog.NewJSONHandler(s.log, nil))}
	s.rebuild()
	return s
}

// rebuild puts the desk together again.
func (s *stage) rebuild() {
	s.t.Helper()
	var err error
	if s.App, err = app.New(s.parts); err != nil {
		s.t.Fatal(err)
	}
}

// talk is a conversation that knows one answer and one way to a person.
func talk(t *testing.T) (*conversation.Responder, *hours.Calendar) {
	t.Helper()
	everyDay := []time.Weekday{0, 1, 2, 3, 4, 5, 6}
	i := &incident.Incident{Languages: []incident.Lang{incident.Japanese}, Texts: map[texts.ID]incident.Text{},
		Segments: []incident.Segment{{ID: "card_member", Name: incident.Local{incident.Japanese: "cards"}}, {ID: "member", Name: incident.Local{incident.Japanese: "members"}}},
		Hours:    incident.Hours{Zone: time.UTC, Open: 0, Close: 24 * time.Hour, Weekdays: everyDay},
		Entries: []incident.Entry{
			{ID: "period", Kind: incident.FAQ, Answer: incident.Local{incident.Japanese: "the period"}},
			{ID: "speak_to_human", Kind: incident.Escalate, Lane: string(cases.General), Answer: incident.Local{incident.Japanese: "a person"}},
			{ID: "danger", Kind: incident.Escalate, Lane: string(cases.Urgent), Answer: incident.Local{incident.Japanese: "somebody at once"}},
		}}
	for _, id := range texts.All() {
		i.Texts[id] = incident.Text{ID: id, Local: incident.Local{incident.Japanese: id.String() + " {{receipt}}"}}
	}
	calendar, err := hours.New(i.Hours)
	if err != nil {
		t.Fatal(err)
	}
	return conversation.New(i, deafMatcher{}, calendar), calendar
}

// deafMatcher understands no words; the tests tap on quick replies.
type deafMatcher struct{}

func (deafMatcher) Match(string) faq.Match { return faq.Match{} }

// channel notes each try to deliver, and answers it as the test says.
type channel struct {
	says  func() error // to a try; nil accepts all
	tries []outbox.Parcel
}

func (c *channel) Render(_ inquiry.Inbound, _ string, replies []inquiry.Reply, _ time.Time) ([]byte, error) {
	var ids []string
	for _, r := range replies {
		ids = append(ids, r.Entry)
	}
	return []byte(strings.Join(ids, " ")), nil
}

func (c *channel) Send(_ context.Context, p outbox.Parcel) error {
	c.tries = append(c.tries, p)
	if c.says == nil {
		return nil
	}
	return c.says()
}

func (s *stage) inbound(id string, kind inquiry.Kind) inquiry.Inbound {
	address := inquiry.NewAddress("U0123456789abcdef0123456789abcdef")
	return inquiry.Inbound{ID: id, Channel: inquiry.LINE, Customer: inquiry.NewCustomerKey(s.keys.Hash, inquiry.LINE, address), Address: address, Kind: kind,
		MessageID: "m-" + id, At: s.now, Received: s.now, ReplyToken: "token-" + id}
}

// tap is a message that asks for an entry.
func (s *stage) tap(id, entry string) inquiry.Inbound {
	in := s.inbound(id, inquiry.Message)
	in.Entry, in.Text = entry, inquiry.NewText("ひかりと申します")
	return in
}

// unsend takes a message back.
func (s *stage) unsend(id string, of inquiry.Inbound) inquiry.Inbound {
	in := s.inbound(id, inquiry.Unsend)
	in.MessageID = of.MessageID
	return in
}

func (s *stage) handle(in inquiry.Inbound) {
	s.t.Helper()
	if err := s.Desk.Handle(s.t.Context(), in); err != nil {
		s.t.Fatal(err)
	}
}

func (s *stage) bury(in inquiry.Inbound) {
	s.t.Helper()
	if err := s.Desk.Bury(s.t.Context(), in); err != nil {
		s.t.Fatal(err)
	}
}

// tick lets time pass and the clock strike.
func (s *stage) tick(later time.Duration) {
	s.t.Helper()
	s.now = s.now.Add(later)
	if err := s.Watcher.Deliver(s.t.Context()); err != nil {
		s.t.Fatal(err)
	}
}

// tried checks how often a delivery was tried.
func (s *stage) tried(when string, want int) {
	s.t.Helper()
	if got := len(s.channel.tries); got != want {
		s.t.Errorf("%s: %d tries, want %d", when, got, want)
	}
}

func (s *stage) row(in inquiry.Inbound) outbox.Row {
	s.t.Helper()
	rows, err := s.store.Rows(s.t.Context(), in)
	if err != nil || len(rows) != 1 {
		s.t.Fatalf("%d rows: %v", len(rows), err)
	}
	return rows[0]
}

// cases are the cases that the list names, whole.
func (s *stage) cases(closed bool) []cases.Case {
	s.t.Helper()
	listed, err := s.store.Cases(s.t.Context(), closed)
	if err != nil {
		s.t.Fatal(err)
	}
	var all []cases.Case
	for _, l := range listed {
		c, err := s.store.Case(s.t.Context(), l.Receipt)
		if err != nil {
			s.t.Fatal(err)
		}
		all = append(all, c)
	}
	return all
}

// between is a store to which something happens around the first commit.
type between struct {
	*store.Store
	before, after func() error
}

func (b *between) Commit(ctx context.Context, t turn.Turn) error {
	before, after := b.before, b.after
	b.before, b.after = nil, nil
	if before != nil {
		if err := before(); err != nil {
			return err
		}
	}
	err := b.Store.Commit(ctx, t)
	if after != nil && err == nil {
		return after()
	}
	return err
}

var errUnseen = errors.New("connection reset")
