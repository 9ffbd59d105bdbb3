// Package apptest is a desk for tests: [app.App] on a real store in a file, with a small
// incident, channels that the test plays and a clock that it sets.
package apptest

import (
	"bytes"
	"context"
	"crypto/rand"
	"errors"
	"log/slog"
	"testing"
	"time"

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
	"madoguchi/internal/table"
	"madoguchi/internal/table/tabletest"
	"madoguchi/internal/turn"
)

// Stage is a desk and everything around it.
type Stage struct {
	*app.App
	Parts app.Config // a test that changes them calls Rebuild
	T     testing.TB
	Store *store.Store
	LINE  *Channel
	Mail  *Post
	Keys  *keyring.Ring
	Now   time.Time
	Log   *bytes.Buffer
}

// New opens a stage. It is 10 o'clock in Japan, and the desk never closes.
func New(t testing.TB) *Stage {
	t.Helper()
	return On(t, tabletest.Bolt(t))
}

// On is [New] on a given table.
func On(t testing.TB, engine table.Engine) *Stage {
	t.Helper()
	keys, err := keyring.New(rand.Reader, 1, map[uint16][]byte{1: make([]byte, keyring.SecretSize)})
	if err != nil {
		t.Fatal(err)
	}
	s := &Stage{T: t, Keys: keys, LINE: &Channel{}, Mail: &Post{}, Log: &bytes.Buffer{},
		Now: time.Date(2019, 4, 12, 1, 0, 0, 0, time.UTC), Store: store.New(engine, keys, 30*24*time.Hour)}
	conversation := talk(t)
	s.Parts = app.Config{Store: s.Store, Conversation: conversation, Writer: Writer{}, Hash: keys.Hash,
		Channels: map[inquiry.Channel]outbox.Channel{inquiry.LINE: s.LINE, inquiry.Email: s.Mail},
		Now:      func() time.Time { return s.Now }, Random: rand.Reader, Log: slog.New(slog.NewJSONHandler(s.Log, nil))}
	s.Rebuild()
	return s
}

// Rebuild puts the desk together again.
func (s *Stage) Rebuild() {
	s.T.Helper()
	var err error
	if s.App, err = app.New(s.Parts); err != nil {
		s.T.Fatal(err)
	}
}

// talk is a conversation that knows one answer and two ways to a person.
func talk(t testing.TB) *conversation.Responder {
	t.Helper()
	everyDay := []time.Weekday{0, 1, 2, 3, 4, 5, 6}
	i := &incident.Incident{Languages: []incident.Lang{incident.Japanese}, Texts: map[texts.ID]incident.Text{},
		Segments: []incident.Segment{
			{ID: "card_member", Name: incident.Local{incident.Japanese: "cards"}},
			{ID: "member", Name: incident.Local{incident.Japanese: "members"}},
		},
		Hours: incident.Hours{Zone: time.UTC, Open: 0, Close: 24 * time.Hour, Weekdays: everyDay},
		Entries: []incident.Entry{
			{ID: "period", Kind: incident.FAQ, Answer: incident.Local{incident.Japanese: "the period"}},
			escalation("delete_my_data", cases.Rights, "of one's data"),
			escalation("speak_to_human", cases.General, "a person"),
			escalation("danger", cases.Urgent, "somebody at once"),
		}}
	for _, id := range texts.All() {
		i.Texts[id] = incident.Text{ID: id, Local: incident.Local{incident.Japanese: id.String() + " {{receipt}}"}}
	}
	calendar, err := hours.New(i.Hours)
	if err != nil {
		t.Fatal(err)
	}
	return conversation.New(i, deafMatcher{}, calendar)
}

func escalation(id string, lane cases.Lane, words string) incident.Entry {
	return incident.Entry{ID: id, Kind: incident.Escalate, Lane: lane, Answer: incident.Local{incident.Japanese: words}}
}

// deafMatcher understands no words; the tests tap on quick replies.
type deafMatcher struct{}

func (deafMatcher) Match(string) faq.Match { return faq.Match{} }

func (deafMatcher) Variant(string, string) (string, float64) { return "", 0 }

// ErrUnseen is an error after which the outcome is not known.
var ErrUnseen = errors.New("connection reset")

// Between is a store to which something happens around the first commit.
type Between struct {
	*store.Store
	Before, After func() error
}

// Commit implements [turn.Store].
func (b *Between) Commit(ctx context.Context, t turn.Turn) error {
	before, after := b.Before, b.After
	b.Before, b.After = nil, nil
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
