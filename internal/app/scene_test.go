package app_test

import (
	"bytes"
	"context"
	"encoding/base64"
	"fmt"
	"io"
	"log/slog"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"net/mail"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	bbolt "go.etcd.io/bbolt"

	"madoguchi/internal/app"
	"madoguchi/internal/email"
	"madoguchi/internal/email/emailtest"
	"madoguchi/internal/inquiry"
	"madoguchi/internal/keyring"
	"madoguchi/internal/line"
	"madoguchi/internal/line/linesim"
	"madoguchi/internal/roster"
	"madoguchi/internal/roster/rostertest"
	"madoguchi/internal/store"
	"madoguchi/internal/table"
	"madoguchi/internal/table/bolt"
	"madoguchi/internal/turn"
	"madoguchi/internal/verifier"
)

// A desk in this process, with everything that leaves it watched.

// witness notes what leaves the desk. Hashes and the contact itself are replaced.
type witness struct {
	mu      sync.Mutex
	contact string
	calls   []string
}

// aHash is what [keyring.Ring.Hash] returns, between the marks of a key.
var aHash = regexp.MustCompile(`(^|[#:])[A-Za-z0-9_-]{22}($|#)`)

func (w *witness) note(format string, values ...any) {
	w.mu.Lock()
	defer w.mu.Unlock()
	local, domain, _ := strings.Cut(w.contact, "@")
	w.calls = append(w.calls, strings.NewReplacer(w.contact, "<contact>", `"`+local+`"@`+domain, "<contact>").Replace(fmt.Sprintf(format, values...)))
}

// since are the calls from one on.
func (w *witness) since(n int) []string {
	w.mu.Lock()
	defer w.mu.Unlock()
	return slices.Clone(w.calls[n:])
}

// of are the calls that begin with some words.
func (w *witness) of(prefix string) []string {
	return slices.DeleteFunc(w.since(0), func(call string) bool { return !strings.HasPrefix(call, prefix) })
}

// watched is a table whose calls are noted: their kind, the keys, and how many
// bytes are written.
type watched struct {
	table.Bulk
	name string
	*witness
}

// shard is a partition that follows from the hash of a customer, or of a person.
var shard = regexp.MustCompile(`^(G#|[LO]#)([0-9-]+)#[0-9]+$`)

func pattern(k table.Key) string {
	partition := shard.ReplaceAllString(aHash.ReplaceAllString(k.Partition, "$1<hash>$2"), "$1$2#<n>")
	return partition + "/" + aHash.ReplaceAllString(k.Sort, "$1<hash>$2")
}

func (t watched) Get(ctx context.Context, keys ...table.Key) ([]table.Item, error) {
	var names []string
	for _, k := range keys {
		names = append(names, pattern(k))
	}
	t.note("%s get %s", t.name, names)
	return t.Bulk.Get(ctx, keys...)
}

func (t watched) Write(ctx context.Context, writes ...table.Write) error {
	var names []string
	for _, w := range writes {
		names = append(names, fmt.Sprintf("%s v%d if %d %d bytes until %s", pattern(w.Key), w.Version, w.If, len(w.Body), w.Expires))
	}
	t.note("%s write %s", t.name, names)
	return t.Bulk.Write(ctx, writes...)
}

func (t watched) Query(ctx context.Context, q table.Query) ([]table.Item, error) {
	t.note("%s query %s limit %d", t.name, pattern(table.Key{Partition: q.Partition, Sort: q.Prefix}), q.Limit)
	return t.Bulk.Query(ctx, q)
}

// scene is a desk in this process with everything around it watched.
type scene struct {
	*witness
	t        testing.TB
	now      time.Time
	platform *linesim.Platform
	parts    app.Config
	desk     *turn.Handler
	store    *store.Store
	intake   *email.Intake
	waiting  []inquiry.Inbound
	mails    []sentTo
	asker    string // who acts
}

// sentTo is a mail that went out.
type sentTo struct {
	to  string
	raw []byte
}

// peopleList is a roster that several desks read.
type peopleList struct {
	table table.Bulk
	keys  *keyring.Ring
}

func ring(t testing.TB, fill byte) *keyring.Ring {
	t.Helper()
	keys, err := keyring.New(source(fill), 1, map[uint16][]byte{1: bytes.Repeat([]byte{fill}, keyring.SecretSize)})
	if err != nil {
		t.Fatal(err)
	}
	return keys
}

// source is a source of chance that is the same each time. Many may read it at once.
func source(seed byte) io.Reader { return &repeatable{chance: rand.NewChaCha8([32]byte{seed})} }

type repeatable struct {
	mu     sync.Mutex
	chance *rand.ChaCha8
}

func (s *repeatable) Read(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.chance.Read(p)
}

// boltTables are an empty table for a desk and one for a roster.
func boltTables(t testing.TB) (desk, affected table.Bulk) {
	t.Helper()
	db, err := bbolt.Open(filepath.Join(t.TempDir(), "db"), 0o600, &bbolt.Options{NoSync: true})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	items, err := bolt.New(db)
	if err != nil {
		t.Fatal(err)
	}
	table, err := bolt.Table(db, "roster")
	if err != nil {
		t.Fatal(err)
	}
	return items, table
}

// listing takes people into a table.
func listing(t testing.TB, table table.Bulk, rows []rostertest.Row) peopleList {
	t.Helper()
	l := peopleList{table, ring(t, 9)}
	if err := rostertest.Import(t.TempDir(), rows, rehearsed(t).Incident, table, l.keys); err != nil {
		t.Fatal(err)
	}
	return l
}

// play opens a scene on an empty table of the desk.
func play(t testing.TB, table table.Bulk, l peopleList, contact string) *scene {
	t.Helper()
	s := &scene{witness: &witness{contact: contact}, t: t, now: at(t, "2019-04-12T10:00:00+09:00"), asker: user(0)}
	now := func() time.Time { return s.now }
	keys, chance, log := ring(t, 7), source(3), slog.New(slog.DiscardHandler)
	r := rehearsed(t)
	client, err := line.NewClient(line.Config{Endpoint: "http://line.example.com", Token: line.FixedToken("token"), HTTP: &http.Client{Transport: s}})
	if err != nil {
		t.Fatal(err)
	}
	s.store = store.New(watched{table, "desk", s.witness}, keys, keep)
	parts := app.Config{Store: s.store, Conversation: r.Conversation, Now: now, Random: chance, Log: log,
		Verifier: verifier.New(s.store, roster.New(watched{l.table, "roster", s.witness}, l.keys, now))}
	s.parts = parts.Connect(app.Outside{Incident: r.Incident, Keys: keys, LINE: client,
		Mail:  app.Sender{From: r.Incident.Mail, Mailer: s},
		Codes: app.Sender{From: codesFrom, Mailer: s}})
	s.desk = built(t, s.parts).Turns
	hook := &line.Webhook{Secrets: [][]byte{[]byte("secret")}, Keys: keys, Inbox: s, Now: now, Log: log}
	s.intake = &email.Intake{Guard: email.Guard{Addresses: []string{r.Incident.Mail}}, Keys: keys, Inbox: s, Blobs: noBlobs{}, Now: now, Log: log}
	s.platform, err = linesim.New(linesim.Config{Secret: []byte("secret"), ID: "1", Token: "token", Rate: 1 << 30, Now: now, Random: source(4), Deliver: linesim.ToHandler(hook)})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// built is the desk of some parts.
func built(t testing.TB, parts app.Config) *app.App {
	t.Helper()
	whole, err := app.New(parts)
	if err != nil {
		t.Fatal(err)
	}
	return whole
}

// noBlobs keeps no raw mail: in these scenes nobody needs one.
type noBlobs struct{}

func (noBlobs) Put(context.Context, string, []byte) error   { return nil }
func (noBlobs) Get(context.Context, string) ([]byte, error) { return nil, nil }
func (noBlobs) Delete(context.Context, string) error        { return nil }

// Put is the inbox.
func (s *scene) Put(_ context.Context, in ...inquiry.Inbound) error {
	s.waiting = append(s.waiting, in...)
	return nil
}

// Send is the mail service.
func (s *scene) Send(_ context.Context, from string, to inquiry.Address, raw []byte) error {
	s.note("mail from %s to %s:\n%s", from, to.Value(), raw)
	s.mu.Lock()
	defer s.mu.Unlock()
	s.mails = append(s.mails, sentTo{to.Value(), raw})
	return nil
}

// RoundTrip is the way to LINE.
func (s *scene) RoundTrip(r *http.Request) (*http.Response, error) {
	body, err := io.ReadAll(r.Body)
	if err != nil {
		return nil, err
	}
	s.note("LINE %s %s", r.URL.Path, body)
	answer, again := httptest.NewRecorder(), r.Clone(r.Context())
	again.Body, again.RequestURI = io.NopCloser(bytes.NewReader(body)), r.URL.RequestURI()
	s.platform.ServeHTTP(answer, again)
	return answer.Result(), nil
}

// turns takes the turns of what came in.
func (s *scene) turns() {
	s.t.Helper()
	for len(s.waiting) > 0 {
		in := s.waiting[0]
		s.waiting = s.waiting[1:]
		if err := s.desk.Handle(context.Background(), in); err != nil {
			s.t.Fatal(err)
		}
	}
}

// says writes as the one who acts, and returns what the desk says to it.
func (s *scene) says(words string) string {
	s.t.Helper()
	before := len(answers(s.platform, s.asker))
	if _, err := s.platform.Say(context.Background(), s.asker, words); err != nil {
		s.t.Fatal(err)
	}
	s.turns()
	return strings.Join(answers(s.platform, s.asker)[before:], "\n")
}

// writes sends a mail for whose sender nothing vouches.
func (s *scene) writes(from, words string) {
	s.t.Helper()
	s.now = s.now.Add(time.Second)
	raw := emailtest.Message{From: from, To: deskMail, Subject: "お尋ね", Body: words + "\n"}.Raw()
	raw = bytes.Replace(raw, []byte("<1@mail"), []byte(fmt.Sprintf("<%d@mail", s.now.Unix())), 1)
	if err := s.intake.Receive(context.Background(), raw, email.Verdict{}); err != nil {
		s.t.Fatal(err)
	}
	s.turns()
}

// asks begins, up to where an address is asked for.
func (s *scene) asks() {
	s.t.Helper()
	s.says("私は対象ですか")
	s.says("メールで")
}

// code is the last code that was sent.
func (s *scene) code() string {
	s.t.Helper()
	for _, m := range slices.Backward(s.mails) {
		parsed, err := mail.ReadMessage(bytes.NewReader(m.raw))
		if err != nil {
			s.t.Fatal(err)
		}
		body, err := io.ReadAll(base64.NewDecoder(base64.StdEncoding, parsed.Body)) // as the desk writes it
		if err != nil {
			s.t.Fatal(err)
		}
		if found := sixDigits.FindStringSubmatch(string(body)); found != nil {
			return found[1]
		}
	}
	s.t.Fatal("no code was sent")
	return ""
}

// sixDigits is a one-time code as it stands in its mail: alone on a line.
var sixDigits = regexp.MustCompile(`(?m)^([0-9]{6})\r?$`)
