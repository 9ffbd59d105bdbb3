package stage

import (
	"bytes"
	"context"
	"crypto/rand"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"net/mail"
	"net/smtp"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	bbolt "go.etcd.io/bbolt"

	"madoguchi/infra/local/rehearsal"
	"madoguchi/infra/local/standin"
	"madoguchi/internal/email/emailtest"
	"madoguchi/internal/line/linesim"
)

const (
	alice    = "U00000000000000000000000000000001"
	bob      = "U00000000000000000000000000000002"
	deskMail = "contact@nanatsuboshi-gallery.jp"
)

// running is a stage under test, with what it logged and where it listens.
type running struct {
	*stage
	t    testing.TB
	web  string
	smtp string
	logs *safeBuffer
	stop func()
}

// safeBuffer may be written and read at once.
type safeBuffer struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (s *safeBuffer) Write(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.b.Write(p)
}

func (s *safeBuffer) String() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.b.String()
}

// embedded is the incident of the desk; training it once is enough.
var embedded = sync.OnceValues(func() (*rehearsal.Rehearsal, error) { return rehearsal.Load("") })

// shared loads no folder but the embedded one.
func shared(string) (*rehearsal.Rehearsal, error) { return embedded() }

// start opens a stage at Friday 10:00 unless the options say otherwise.
func start(t testing.TB, o options) *running {
	t.Helper()
	if o.incident != "" {
		return startOn(t, o, rehearsal.Load)
	}
	return startOn(t, o, shared)
}

// startOn is start on what load returns. What is changed of a stage is changed before it runs.
func startOn(t testing.TB, o options, load func(string) (*rehearsal.Rehearsal, error), changes ...func(*stage)) *running {
	t.Helper()
	if o.data == "" {
		o.data = t.TempDir()
	}
	if o.clock.IsZero() {
		o.clock = at(t, "2019-04-12T10:00:00+09:00")
	}
	web, mail := listen(t), listen(t)
	r := &running{t: t, web: "http://" + web.Addr().String(), smtp: mail.Addr().String(), logs: &safeBuffer{}}
	s, err := newStage(o, load, web.Addr().String(), slog.New(slog.NewJSONHandler(r.logs, nil)))
	if err != nil {
		t.Fatal(err)
	}
	for _, change := range changes {
		change(s)
	}
	r.stage = s
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan struct{})
	go func() {
		defer close(done)
		s.run(ctx, web, mail)
	}()
	r.stop = sync.OnceFunc(func() { cancel(); <-done })
	t.Cleanup(r.stop)
	return r
}

func listen(t testing.TB) net.Listener {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func at(t testing.TB, s string) time.Time {
	t.Helper()
	v, err := time.Parse(time.RFC3339, s)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// eventually waits for a condition, and fails the test where it never comes.
func eventually(t testing.TB, what string, condition func() bool) {
	t.Helper()
	deadline := time.Now().Add(time.Minute)
	for !condition() {
		if time.Now().After(deadline) {
			t.Fatalf("never: %s", what)
		}
		time.Sleep(10 * time.Millisecond)
	}
}

// idle waits until the queue is empty, so that what did not happen will not.
func (r *running) idle() {
	r.t.Helper()
	eventually(r.t, "the queue is empty", func() bool {
		r.queue.Mu.Lock()
		defer r.queue.Mu.Unlock()
		return len(r.queue.Lanes) == 0
	})
}

func (r *running) get(path string, into any) {
	r.t.Helper()
	res, err := http.Get(r.web + path)
	if err != nil {
		r.t.Fatal(err)
	}
	defer res.Body.Close()
	if err := json.NewDecoder(res.Body).Decode(into); err != nil {
		r.t.Fatalf("%s: %v", path, err)
	}
}

func (r *running) post(path string, value any) int {
	r.t.Helper()
	body, err := json.Marshal(value)
	if err != nil {
		r.t.Fatal(err)
	}
	res, err := http.Post(r.web+path, "application/json", bytes.NewReader(body))
	if err != nil {
		r.t.Fatal(err)
	}
	res.Body.Close()
	return res.StatusCode
}

func (r *running) mails() []standin.SentMail {
	var all []standin.SentMail
	r.get("/local/mail", &all)
	return all
}

func (r *running) cases() []caseRow {
	var all []caseRow
	r.get("/local/cases", &all)
	return all
}

// send sends a raw mail by SMTP.
func (r *running) send(from string, raw []byte) {
	r.t.Helper()
	if err := smtp.SendMail(r.smtp, nil, from, []string{r.Incident.Mail}, raw); err != nil {
		r.t.Fatal(err)
	}
}

// foreign is a LINE platform elsewhere that talks to the stage.
func foreign(t *testing.T, o options) (*running, *linesim.Platform) {
	t.Helper()
	var stage *running
	platform, err := linesim.New(linesim.Config{Secret: []byte("channel secret"), ID: "1", Token: "channel token", Random: rand.Reader,
		Now: func() time.Time { return stage.clock.Now() },
		Deliver: func(ctx context.Context, body []byte, signature string) (int, error) {
			return linesim.ToURL(stage.web+"/line", http.DefaultClient)(ctx, body, signature)
		}})
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(platform)
	t.Cleanup(server.Close)
	o.env = environment{lineSecret: "channel secret", lineToken: "channel token", lineEndpoint: server.URL, emailSecret: "mail secret", authserv: "mx.example.jp"}
	stage = start(t, o)
	return stage, platform
}

func answers(p *linesim.Platform, user string) []string {
	var all []string
	for _, b := range p.Transcript(user) {
		if !b.Mine {
			all = append(all, b.Text)
		}
	}
	return all
}

func TestASignedWebhookIsAnsweredAtAForeignEndpoint(t *testing.T) {
	r, line := foreign(t, options{})
	if _, err := line.Say(t.Context(), alice, "再発行の手数料はかかりますか"); err != nil {
		t.Fatal(err)
	}
	eventually(t, "the answer arrives", func() bool {
		return strings.Contains(strings.Join(answers(line, alice), ""), "ご請求は発生しません")
	})
	r.idle()
}

func TestTheSameEventFiveTimesIsAnsweredOnce(t *testing.T) {
	r, line := foreign(t, options{})
	events, err := line.Send(t.Context(), linesim.Text(alice, "再発行の手数料はかかりますか"))
	if err != nil {
		t.Fatal(err)
	}
	for range 4 {
		if _, err := line.Send(t.Context(), events...); err != nil {
			t.Fatal(err)
		}
	}
	eventually(t, "the answer arrives", func() bool { return len(answers(line, alice)) > 0 })
	r.idle()
	if n := strings.Count(strings.Join(answers(line, alice), ""), "ご請求は発生しません"); n != 1 {
		t.Errorf("answered %d times", n)
	}
}

func TestAWrongSignatureHasNoEffect(t *testing.T) {
	r, line := foreign(t, options{})
	body := []byte(`{"destination":"x","events":[{"type":"message","webhookEventId":"01","source":{"type":"user","userId":"` + alice + `"},"message":{"id":"1","type":"text","text":"人と話したい"}}]}`)
	req, err := linesim.NewRequest(t.Context(), r.web+"/line", body, linesim.Sign([]byte("another secret"), body))
	if err != nil {
		t.Fatal(err)
	}
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	res.Body.Close()
	r.idle()
	if res.StatusCode != http.StatusUnauthorized || len(r.cases()) != 0 || len(answers(line, alice)) != 0 {
		t.Errorf("status %d, cases %v, answers %v", res.StatusCode, r.cases(), answers(line, alice))
	}
}

func TestAMailInISO2022JPWithTwoQuestionsIsAnsweredOnce(t *testing.T) {
	r := start(t, options{})
	raw := emailtest.Message{From: "hanako@example.jp", To: deskMail, Subject: "お尋ね", Charset: "iso-2022-jp",
		Body: "いつもお世話になっております。\n漏れた期間はいつからいつまでですか。\nまた、再発行の手数料はかかりますか。\n"}.Raw()
	r.send("hanako@example.jp", raw)
	r.send("hanako@example.jp", raw)
	eventually(t, "an answer is sent", func() bool { return len(r.mails()) > 0 })
	r.idle()
	mails := r.mails()
	if len(mails) != 1 {
		t.Fatalf("%d answers", len(mails))
	}
	var mail struct{ Body string }
	r.get("/local/mail/"+mails[0].ID+"/text", &mail)
	for _, want := range []string{"2013年10月5日", "ご請求は発生しません", "自動応答"} {
		if !strings.Contains(mail.Body, want) {
			t.Errorf("the answer lacks %q:\n%s", want, mail.Body)
		}
	}
}

// TestRobotsAreNotAnswered: what proves a machine leaves nothing; what only looks like
// one waits in one case for a person.
func TestRobotsAreNotAnswered(t *testing.T) {
	r := start(t, options{})
	for _, header := range []string{"Auto-Submitted: auto-replied", "Precedence: bulk", "List-Id: <x.example.jp>", "X-Auto-Response-Suppress: All"} {
		raw := emailtest.Message{From: "robot@example.jp", To: deskMail, Subject: "再発行の手数料はかかりますか", Body: "再発行の手数料はかかりますか\n"}.Raw()
		r.send("robot@example.jp", append([]byte(header+"\r\n"), raw...))
	}
	r.idle()
	answered := slices.ContainsFunc(r.mails(), func(m standin.SentMail) bool { return slices.Contains(m.To, "robot@example.jp") })
	if answered || len(r.cases()) != 1 {
		t.Errorf("mails %v, cases %v", r.mails(), r.cases())
	}
}

// TestAFormIsAnsweredAtItsReplyTo: a question is answered to who filled the form in, and
// what needs a person goes to one, without a receipt number.
func TestAFormIsAnsweredAtItsReplyTo(t *testing.T) {
	r := start(t, options{forms: "noreply@form.example.jp"})
	form := emailtest.Message{From: "noreply@form.example.jp", To: deskMail, Header: []string{"Reply-To: hanako@example.com"}, Subject: "フォームからのお問い合わせ"}
	form.Body = "再発行の手数料はかかりますか\n"
	r.send("noreply@form.example.jp", form.Raw())
	r.idle()
	form.Body = "私の情報は漏れていますか\n"
	r.send("noreply@form.example.jp", form.Raw())
	r.idle()
	var told string
	for _, m := range r.mails() {
		if slices.Contains(m.To, "noreply@form.example.jp") {
			t.Error("the form itself is answered")
		}
		if slices.Contains(m.To, "hanako@example.com") {
			var mail struct{ Body string }
			r.get("/local/mail/"+m.ID+"/text", &mail)
			told += mail.Body
		}
	}
	cases := r.cases()
	if len(cases) != 1 || !strings.Contains(told, "ご請求は発生しません") || !strings.Contains(told, "担当者が内容を確認し") {
		t.Fatalf("cases %v, answers\n%s", cases, told)
	}
	if strings.Contains(told, string(cases[0].Receipt)) || strings.Contains(told, "受付番号：") {
		t.Errorf("the receipt number goes to whom anybody may have typed in:\n%s", told)
	}
}

func TestMailForSomebodyElseIsRefused(t *testing.T) {
	r := start(t, options{})
	err := smtp.SendMail(r.smtp, nil, "a@example.jp", []string{"other@example.jp"}, []byte("Subject: x\r\n\r\nx\r\n"))
	if err == nil || !strings.HasPrefix(err.Error(), "550") {
		t.Errorf("got %v, want 550", err)
	}
	if err := smtp.SendMail(r.smtp, nil, "a@example.jp", []string{strings.Replace(deskMail, "@", "+tag@", 1)}, []byte("From: a@example.jp\r\nSubject: x\r\n\r\nx\r\n")); err != nil {
		t.Errorf("a +tag of the desk's address: %v", err)
	}
}

func TestTheEmailWebhook(t *testing.T) {
	r, _ := foreign(t, options{})
	raw := emailtest.Message{From: "taro@example.com", To: deskMail, Subject: "手数料", Body: "再発行の手数料はかかりますか\n"}.Raw()
	for _, row := range []struct {
		why    string
		secret string
		body   []byte
		want   int
	}{
		{"signed with another secret", "wrong", raw, http.StatusUnauthorized},
		{"too large for Lambda", "mail secret", bytes.Repeat([]byte("x"), 4<<20+1), http.StatusRequestEntityTooLarge},
		{"stored", "mail secret", raw, http.StatusAccepted},
	} {
		req, err := http.NewRequestWithContext(t.Context(), http.MethodPost, r.web+"/email", bytes.NewReader(row.body))
		if err != nil {
			t.Fatal(err)
		}
		req.Header.Set("X-Madoguchi-Signature", emailtest.Sign([]byte(row.secret), row.body))
		res, err := http.DefaultClient.Do(req)
		if err != nil {
			t.Fatal(err)
		}
		res.Body.Close()
		if res.StatusCode != row.want {
			t.Errorf("%s: %d, want %d", row.why, res.StatusCode, row.want)
		}
	}
	eventually(t, "the stored mail is answered", func() bool { return len(r.mails()) == 1 })
}

func TestARestartLosesNothing(t *testing.T) {
	dir := t.TempDir()
	r := start(t, options{data: dir})
	r.post("/local/phone", gesture{User: alice, Action: "say", Text: "人と話したいです"})
	r.send("taro@example.com", emailtest.Message{From: "taro@example.com", To: deskMail, Subject: "手数料", Body: "再発行の手数料はかかりますか\n"}.Raw())
	eventually(t, "both are answered", func() bool { return len(r.cases()) == 1 && len(r.mails()) == 1+len(r.Incident.Staff) })
	r.idle()
	eventually(t, "the phone is written down", func() bool { return r.phone.save() == nil })
	receipt := r.cases()[0].Receipt
	r.stop()

	again := start(t, options{data: dir})
	if cases := again.cases(); len(cases) != 1 || cases[0].Receipt != receipt {
		t.Errorf("cases after the restart: %v", cases)
	}
	if len(again.mails()) != 1+len(again.Incident.Staff) || len(again.phone.Transcript(alice)) == 0 {
		t.Error("mail or phone forgotten")
	}
}

func TestASecondProcessSaysThatTheDataIsInUse(t *testing.T) {
	r := start(t, options{})
	_, err := newStage(options{data: r.options.data}, shared, "127.0.0.1:1", slog.New(slog.DiscardHandler))
	if err == nil || !strings.Contains(err.Error(), "in use") {
		t.Errorf("got %v", err)
	}
}

func TestOnlyLoopbackIsServed(t *testing.T) {
	for _, addr := range []string{"0.0.0.0:8080", ":8080", "192.0.2.1:80", "example.com:80", "nonsense"} {
		if _, err := parse([]string{"-addr", addr}, func(string) string { return "" }, io.Discard); err == nil {
			t.Errorf("-addr %s: no error", addr)
		}
	}
}

func TestLINESettingsComeTogether(t *testing.T) {
	getenv := func(name string) string { return map[string]string{"LINE_CHANNEL_SECRET": "x"}[name] }
	if _, err := parse(nil, getenv, io.Discard); err == nil {
		t.Error("a lone LINE_CHANNEL_SECRET was accepted")
	}
}

func TestTheClockMovesForwardOnly(t *testing.T) {
	r := start(t, options{})
	if got := r.post("/local/clock", map[string]string{"at": "2019-04-13T09:00:00+09:00"}); got != http.StatusOK {
		t.Errorf("forward: %d", got)
	}
	if got := r.post("/local/clock", map[string]string{"at": "2019-04-12T09:00:00+09:00"}); got != http.StatusConflict {
		t.Errorf("back: %d", got)
	}
	var face clockFace
	if r.get("/local/clock", &face); face.At.Before(at(t, "2019-04-13T09:00:00+09:00")) {
		t.Errorf("the clock stands at %v", face.At)
	}
}

func TestAForeignPageReachesNothing(t *testing.T) {
	r := start(t, options{})
	req, err := http.NewRequestWithContext(t.Context(), http.MethodPost, r.web+"/local/clock", strings.NewReader(`{"at":"2030-01-01T00:00:00Z"}`))
	if err != nil {
		t.Fatal(err)
	}
	req.Header.Set("Sec-Fetch-Site", "cross-site")
	for _, host := range []string{"", "rebound.example.com"} {
		if host != "" {
			req.Header.Del("Sec-Fetch-Site")
			req.Host = host
			req.Body = io.NopCloser(strings.NewReader(`{"at":"2030-01-01T00:00:00Z"}`))
		}
		res, err := http.DefaultClient.Do(req)
		if err != nil {
			t.Fatal(err)
		}
		res.Body.Close()
		if res.StatusCode < 400 {
			t.Errorf("host %q: %d", host, res.StatusCode)
		}
	}
}

// TestNothingStandsInClear sends secrets, words and addresses through every
// door and greps the file and the log for all of them.
func TestNothingStandsInClear(t *testing.T) {
	r, line := foreign(t, options{})
	words := []string{"再発行の手数料はかかりますか", "人と話したいです", "私の母の旧姓は黒薔薇です、対象ですか"}
	secrets := []string{"4111 1111 1111 1111", "4111111111111111", "Hunter2-secret", "0009876"}
	pasted := []string{"カード番号は 4111 1111 1111 1111 です", "パスワードは Hunter2-secret です", "口座番号は 普通 0009876 です"}
	for i, text := range append(append([]string{}, words...), pasted...) {
		user := fmt.Sprintf("U%032x", i+1)
		if _, err := line.Say(t.Context(), user, text); err != nil {
			t.Fatal(err)
		}
		from := fmt.Sprintf("customer%d@example.com", i)
		r.send(from, emailtest.Message{From: from, To: deskMail, Subject: text, Body: text + "\n"}.Raw())
		words = append(words, user, from)
	}
	r.send("broken@example.com", []byte("From: broken@example.com\r\nSubject: =?x-unknown?B?////?=\r\nContent-Type: multipart/mixed\r\n\r\n"+pasted[1]))
	words = append(words, "broken@example.com")
	eventually(t, "all mails are answered", func() bool { return len(r.mails()) >= 6 })
	r.idle()
	r.stop()

	file := dump(t, r.options.data)
	for _, secret := range append(append(words, secrets...), pasted...) {
		if strings.Contains(file, secret) {
			t.Errorf("the file holds %q", secret)
		}
		if strings.Contains(r.logs.String(), secret) {
			t.Errorf("the log holds %q", secret)
		}
	}
	if !strings.Contains(r.logs.String(), `"msg":"turn"`) || !strings.Contains(file, "CONV") || len(file) < 1000*len(words) {
		t.Fatal("nothing was logged or kept: the test proves nothing")
	}
}

// dump is every key and value of the file.
func dump(t *testing.T, dir string) string {
	t.Helper()
	if _, err := os.Stat(dir + "/madoguchi.db"); err != nil {
		t.Fatal(err)
	}
	db, err := bbolt.Open(dir+"/madoguchi.db", 0o600, &bbolt.Options{ReadOnly: true, Timeout: time.Second})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	var all strings.Builder
	err = db.View(func(tx *bbolt.Tx) error {
		return tx.ForEach(func(_ []byte, b *bbolt.Bucket) error {
			return b.ForEach(func(k, v []byte) error {
				all.Write(k)
				all.WriteByte('\n')
				all.Write(v)
				all.WriteByte('\n')
				return nil
			})
		})
	})
	if err != nil {
		t.Fatal(err)
	}
	return all.String()
}

// sendTo sends a raw mail to an address of the desk.
func sendTo(r *running, from, to string, raw []byte) error {
	return smtp.SendMail(r.smtp, nil, from, []string{to}, raw)
}

func parseMail(raw []byte) (*mail.Message, error) { return mail.ReadMessage(bytes.NewReader(raw)) }
