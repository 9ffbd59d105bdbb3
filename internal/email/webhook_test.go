package email

import (
	"bytes"
	"context"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"madoguchi/internal/email/emailtest"
	"madoguchi/internal/inquiry"
)

// shelf is an Inbox and Blobs in memory that can be told to fail.
type shelf struct {
	inbound []inquiry.Inbound
	blobs   map[string][]byte
	log     []string // what was asked for, in order
	failing string   // the call that fails
}

var errShelf = errors.New("the shelf is broken")

func (s *shelf) call(name string) error {
	s.log = append(s.log, name)
	if name == s.failing {
		return errShelf
	}
	return nil
}

type inbox struct{ *shelf }

func (s inbox) Put(_ context.Context, in ...inquiry.Inbound) error {
	if err := s.call("inbox"); err != nil {
		return err
	}
	s.inbound = append(s.inbound, in...)
	return nil
}

func (s *shelf) Put(_ context.Context, key string, raw []byte) error {
	if err := s.call("put"); err != nil {
		return err
	}
	s.blobs[key] = raw
	return nil
}

func (s *shelf) Get(_ context.Context, key string) ([]byte, error) {
	if err := s.call("get"); err != nil {
		return nil, err
	}
	if raw, ok := s.blobs[key]; ok {
		return raw, nil
	}
	return nil, fs.ErrNotExist
}

func (s *shelf) Delete(_ context.Context, key string) error {
	delete(s.blobs, key)
	return s.call("delete")
}

func testIntake(t testing.TB) (*Intake, *shelf, *bytes.Buffer) {
	s, log := &shelf{blobs: map[string][]byte{}}, &bytes.Buffer{}
	return &Intake{Guard: testGuard(), Keys: testKeys(t), Inbox: inbox{s}, Blobs: s, Now: testNow,
		Log: slog.New(slog.NewJSONHandler(log, nil))}, s, log
}

func fixtureSecret() []byte { return []byte("secret of the fixtures") }

func testWebhook(in *Intake) *Webhook {
	return &Webhook{Intake: in, Secrets: [][]byte{[]byte("the old one"), fixtureSecret()}, AuthServ: "mx.example.jp"}
}

func serve(h http.Handler, r *http.Request) *httptest.ResponseRecorder {
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

func TestWebhookAnswers(t *testing.T) {
	raw := emailtest.Message{Subject: "質問", Body: "こんにちは"}.Raw()
	signed := func() *http.Request { return emailtest.Request(fixtureSecret(), raw) }
	with := func(values ...string) *http.Request {
		r := signed()
		r.Header[signatureHeader] = values
		return r
	}
	good := emailtest.Sign(fixtureSecret(), raw)
	for _, tt := range []struct {
		sentence string
		request  *http.Request
		failing  string
		want     int
	}{
		{"signed", signed(), "", http.StatusAccepted},
		{"signed with the other secret", emailtest.Request([]byte("the old one"), raw), "", http.StatusAccepted},
		{"signed in capital digits", with("sha256=" + strings.ToUpper(good[7:])), "", http.StatusAccepted},
		{"not signed", with(), "", http.StatusUnauthorized},
		{"signed with nothing", with(""), "", http.StatusUnauthorized},
		{"signed with a foreign secret", emailtest.Request([]byte("foreign"), raw), "", http.StatusUnauthorized},
		{"signed with the empty secret", emailtest.Request(nil, raw), "", http.StatusUnauthorized},
		{"signed for another body", with(emailtest.Sign(fixtureSecret(), []byte("other"))), "", http.StatusUnauthorized},
		{"a digest without its name", with(good[7:]), "", http.StatusUnauthorized},
		{"a digest that is cut", with(good[:len(good)-2]), "", http.StatusUnauthorized},
		{"a digest that is no hex", with("sha256=zz"), "", http.StatusUnauthorized},
		{"two signatures", with(good, good), "", http.StatusUnauthorized},
		{"two signatures, as API Gateway joins them", with(good + "," + good), "", http.StatusUnauthorized},
		{"GET", httptest.NewRequest(http.MethodGet, "/email", nil), "", http.StatusMethodNotAllowed},
		{"4 MiB", emailtest.Request(fixtureSecret(), pad(raw, maxBody)), "", http.StatusAccepted},
		{"above 4 MiB", emailtest.Request(fixtureSecret(), pad(raw, maxBody+1)), "", http.StatusRequestEntityTooLarge},
		{"the raw mail cannot be stored", signed(), "put", http.StatusInternalServerError},
		{"the inbox does not take it", signed(), "inbox", http.StatusInternalServerError},
		{"the raw mail cannot be deleted, which is harmless", signed(), "delete", http.StatusAccepted},
	} {
		t.Run(tt.sentence, func(t *testing.T) {
			in, s, log := testIntake(t)
			s.failing = tt.failing
			w := serve(testWebhook(in), tt.request)
			if w.Code != tt.want || w.Body.Len() > 0 {
				t.Errorf("%d %q, want %d", w.Code, w.Body, tt.want)
			}
			if stored := len(s.inbound) == 1; stored != (tt.want == http.StatusAccepted) {
				t.Errorf("in the inbox: %v", stored)
			}
			if tt.want < 500 && tt.want >= 400 && len(s.log) > 0 {
				t.Errorf("a refused mail asks for %v", s.log)
			}
			for _, leak := range []string{"taro", "質問", "こんにちは"} {
				if strings.Contains(log.String(), leak) {
					t.Errorf("the log holds %s", leak)
				}
			}
		})
	}
}

// A request that somebody kept is taken for as long as the desk knows that it has taken
// it before, and not afterwards.
func TestARequestThatSomebodyKeptEnds(t *testing.T) {
	const keep = 30 * 24 * time.Hour
	now := testNow()
	mailOf := func(header ...string) []byte { return emailtest.Message{Header: header, Body: "a"}.Raw() }
	at := func(name string, moment time.Time) string {
		return name + moment.Format("Mon, 02 Jan 2006 15:04:05 -0700 (MST)")
	}
	raw := mailOf()
	timed := func(at time.Time) *http.Request { return emailtest.Timed(fixtureSecret(), raw, at) }
	with := func(r *http.Request, stamps ...string) *http.Request {
		r.Header["X-Madoguchi-Timestamp"] = stamps
		return r
	}
	untimed := func(header ...string) *http.Request { return emailtest.Request(fixtureSecret(), mailOf(header...)) }
	stamp := fmt.Sprint(now.Unix())
	signature := timed(now).Header.Get(signatureHeader)
	bare := httptest.NewRequest(http.MethodPost, "/email", strings.NewReader(stamp+"."+string(raw)))
	bare.Header.Set(signatureHeader, signature)
	for _, row := range []struct {
		why     string
		request *http.Request
		want    int
	}{
		{"signed now", timed(now), http.StatusAccepted},
		{"almost five minutes ago", timed(now.Add(-299 * time.Second)), http.StatusAccepted},
		{"by a clock that is ahead", timed(now.Add(299 * time.Second)), http.StatusAccepted},
		{"signed more than five minutes ago", timed(now.Add(-301 * time.Second)), http.StatusUnauthorized},
		{"signed in more than five minutes", timed(now.Add(301 * time.Second)), http.StatusUnauthorized},
		{"an old one under a new time", with(timed(now.Add(-time.Hour)), stamp), http.StatusUnauthorized},
		{"two times", with(timed(now), stamp, stamp), http.StatusUnauthorized},
		{"a time that is none", with(timed(now), "now"), http.StatusUnauthorized},
		{"a time that nobody signed", with(untimed(), stamp), http.StatusUnauthorized},
		{"the time put in front of the body", bare, http.StatusUnauthorized},
		{"without a time, and no mail server says when", untimed(), http.StatusAccepted},
		{"without a time, received just now", untimed(at("Received: from a by b; ", now)), http.StatusAccepted},
		{"almost a month ago", untimed(at("Received: from a by b; ", now.Add(time.Minute-keep))), http.StatusAccepted},
		{"a month ago", untimed(at("Received: from a by b; ", now.Add(-keep))), http.StatusUnauthorized},
		{"written a month ago, received now", untimed(at("Received: from a by b; ", now), at("Date: ", now.Add(-keep))), http.StatusAccepted},
		{"received a month ago, written in the future", untimed(at("Received: from a by b; ", now.Add(-keep)), at("Date: ", now.Add(keep))), http.StatusUnauthorized},
		{"written a month ago, and that is all", untimed(at("Date: ", now.Add(-keep))), http.StatusUnauthorized},
		{"received at a time that nobody can read", untimed("Received: from a by b; long ago"), http.StatusAccepted},
	} {
		in, s, _ := testIntake(t)
		h := testWebhook(in)
		h.MaxAge = keep
		if w := serve(h, row.request); w.Code != row.want || (len(s.inbound) == 1) != (row.want == http.StatusAccepted) {
			t.Errorf("%s: %d, want %d; %d in the inbox", row.why, w.Code, row.want, len(s.inbound))
		}
	}
}

// pad makes a mail longer without adding words.
func pad(raw []byte, size int) []byte {
	head, body, _ := bytes.Cut(raw, []byte("\r\n\r\n"))
	lines := bytes.Repeat([]byte("\r\nX-Pad: "+strings.Repeat("a", 990)), 900)
	head = append(bytes.Clone(head), lines...)
	out := append(append(head, "\r\n\r\n"...), body...)
	return append(out, bytes.Repeat([]byte(" "), size-len(out))...)
}

func TestWebhookWithoutSecretsLetsNobodyIn(t *testing.T) {
	in, _, _ := testIntake(t)
	raw := emailtest.Message{Body: "a"}.Raw()
	for _, secrets := range [][][]byte{nil, {nil}, {{}}} {
		if w := serve(&Webhook{Intake: in, Secrets: secrets}, emailtest.Request(nil, raw)); w.Code != http.StatusUnauthorized {
			t.Errorf("%d with the secrets %v", w.Code, secrets)
		}
	}
}

// TestWebhookEvents plays the API Gateway events (payload 2.0, base64) as the
// adapter hands them on.
func TestWebhookEvents(t *testing.T) {
	for _, tt := range []struct {
		file          string
		want          int
		authenticated bool
	}{
		{"authenticated", http.StatusAccepted, true},
		{"forged-results", http.StatusAccepted, false},
		{"iso-2022-jp", http.StatusAccepted, false},
		{"bad-signature", http.StatusUnauthorized, false},
	} {
		var e struct {
			Headers         map[string]string
			Body            string
			IsBase64Encoded bool
		}
		if err := json.Unmarshal(event(t, "email-post-"+tt.file+".json"), &e); err != nil || !e.IsBase64Encoded {
			t.Fatal("no event of API Gateway with base64", err)
		}
		raw, err := base64.StdEncoding.DecodeString(e.Body)
		if err != nil {
			t.Fatal(err)
		}
		r := httptest.NewRequest(http.MethodPost, "/email", bytes.NewReader(raw))
		for name, value := range e.Headers {
			r.Header.Set(name, value)
		}
		in, s, _ := testIntake(t)
		if w := serve(testWebhook(in), r); w.Code != tt.want {
			t.Errorf("%s: %d, want %d", tt.file, w.Code, tt.want)
		}
		if len(s.inbound) == 1 && s.inbound[0].Mail.Authenticated != tt.authenticated {
			t.Errorf("%s: authenticated %v", tt.file, s.inbound[0].Mail.Authenticated)
		}
	}
}

func TestIntakeReceive(t *testing.T) {
	for _, tt := range []struct {
		sentence, file string
		calls          string
		kept           int
	}{
		{"an ordinary mail is stored, put into the inbox, deleted", "gmail-reply", "put inbox delete", 0},
		{"a mail with an attachment stays", "attachment", "put put inbox delete", 1},
		{"a mail that cannot be read stays", "undecodable", "put put inbox delete", 1},
		{"a robot's mail leaves nothing, whatever hangs on it", "bounce", "put delete", 0},
	} {
		t.Run(tt.sentence, func(t *testing.T) {
			in, s, _ := testIntake(t)
			if err := in.Receive(t.Context(), event(t, "email-"+tt.file+".eml"), Verdict{}); err != nil {
				t.Fatal(err)
			}
			if calls := strings.Join(s.log, " "); calls != tt.calls || len(s.blobs) != tt.kept {
				t.Errorf("%s, %d kept, want %s, %d", calls, len(s.blobs), tt.calls, tt.kept)
			}
			for _, inbound := range s.inbound {
				if _, there := s.blobs[inbound.Mail.RawKey]; there != (tt.kept == 1) || inbound.Mail.RawKey != "" != there {
					t.Errorf("the inquiry points at %q", inbound.Mail.RawKey)
				}
			}
		})
	}
}

func TestIntakeKeyNamesNobody(t *testing.T) {
	in, s, _ := testIntake(t)
	if err := in.Receive(t.Context(), event(t, "email-attachment.eml"), Verdict{}); err != nil {
		t.Fatal(err)
	}
	for key := range s.blobs {
		if len(key) != len("kept/posted..")+22 || strings.Contains(key, "@") {
			t.Errorf("the key %s", key)
		}
	}
}

func TestIntakeStored(t *testing.T) {
	in, s, _ := testIntake(t)
	s.blobs["ses/1"] = event(t, "email-gmail-reply.eml")
	for range 2 { // SES starts a function again where it did not see it end
		if err := in.Stored(t.Context(), "ses/1", Verdict{Authenticated: true}); err != nil {
			t.Fatal(err)
		}
	}
	if calls := strings.Join(s.log, " "); calls != "get inbox delete get" || len(s.inbound) != 1 {
		t.Errorf("%s, %d in the inbox", calls, len(s.inbound))
	}
}

// TestIntakeLosesNothing lets each call fail once: the mail is still there, and
// the next try brings it in under the same id.
func TestIntakeLosesNothing(t *testing.T) {
	for _, failing := range []string{"get", "put", "inbox"} {
		in, s, _ := testIntake(t)
		s.blobs["ses/1"] = event(t, "email-attachment.eml")
		s.failing = failing
		if err := in.Stored(t.Context(), "ses/1", Verdict{}); !errors.Is(err, errShelf) || s.blobs["ses/1"] == nil || len(s.inbound) != 0 {
			t.Errorf("%s fails: %v, %d blobs, %d in the inbox", failing, err, len(s.blobs), len(s.inbound))
		}
		s.failing = ""
		if err := in.Stored(t.Context(), "ses/1", Verdict{}); err != nil || len(s.inbound) != 1 || s.inbound[0].Mail.RawKey != "kept/ses/1" || len(s.blobs) != 1 {
			t.Errorf("after %s: %v, %d in the inbox", failing, err, len(s.inbound))
		}
	}
}
