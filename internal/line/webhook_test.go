package line_test

import (
	"bytes"
	"context"
	"crypto/rand"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"madoguchi/internal/inquiry"
	"madoguchi/internal/keyring"
	"madoguchi/internal/line"
	"madoguchi/internal/line/linesim"
)

const (
	events = "../../events/"
	alice  = "U00000000000000000000000000000001"
	bob    = "U00000000000000000000000000000002"
	group  = "C00000000000000000000000000000003"
)

var secret = []byte(vectorSecret)

// noon is the moment at which all webhooks of these tests arrive.
func noon() time.Time { return time.Date(2019, 4, 12, 12, 0, 0, 0, time.UTC) }

func keys(t testing.TB) *keyring.Ring {
	t.Helper()
	k, err := keyring.New(rand.Reader, 1, map[uint16][]byte{1: bytes.Repeat([]byte{7}, keyring.SecretSize)})
	if err != nil {
		t.Fatal(err)
	}
	return k
}

// inbox keeps what it is given, or fails.
type inbox struct {
	mu   sync.Mutex
	got  []inquiry.Inbound
	puts int
	fail error
}

func (b *inbox) Put(_ context.Context, in ...inquiry.Inbound) error {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.puts++
	if b.fail != nil {
		return b.fail
	}
	b.got = append(b.got, in...)
	return nil
}

// desk is a webhook with its inbox and log.
type desk struct {
	*line.Webhook
	inbox *inbox
	log   *bytes.Buffer
}

func newDesk(t testing.TB) desk {
	d := desk{inbox: &inbox{}, log: &bytes.Buffer{}}
	d.Webhook = &line.Webhook{
		Secrets: [][]byte{secret}, Keys: keys(t), Inbox: d.inbox, Now: noon,
		Log: slog.New(slog.NewJSONHandler(d.log, nil)),
	}
	return d
}

func (d desk) post(body []byte, signature string) int {
	r := httptest.NewRequest(http.MethodPost, "/line", bytes.NewReader(body))
	r.Header.Set("x-line-signature", signature)
	w := httptest.NewRecorder()
	d.ServeHTTP(w, r)
	return w.Code
}

func (d desk) signed(body []byte) int { return d.post(body, linesim.Sign(secret, body)) }

// types returns what the log counted, like "follow:1 standby:2".
func (d desk) types(t *testing.T) string {
	t.Helper()
	var entry struct{ Types map[string]int }
	for l := range bytes.Lines(d.log.Bytes()) {
		if err := json.Unmarshal(l, &entry); err != nil {
			t.Fatal(err)
		}
	}
	var counts []string
	for what, n := range entry.Types {
		counts = append(counts, fmt.Sprint(what, ":", n))
	}
	slices.Sort(counts)
	return strings.Join(counts, " ")
}

func fixture(t testing.TB, name string) []byte {
	t.Helper()
	b, err := os.ReadFile(events + name)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// show writes an inbound in one line: kind, where the answer goes, entry, words or what came instead.
func show(in inquiry.Inbound) string {
	return strings.TrimSpace(fmt.Sprintf("%s %s %s%s%s", in.Kind, in.Address.Value(), in.Entry+in.Lang, in.Sort, in.Text.Words()))
}

// A body that somebody kept is answered for as long as the desk knows that it has
// answered it, and not afterwards. A clock that is not LINE's takes it at any age.
func TestAnEventThatSomebodyKeptEnds(t *testing.T) {
	const keep = 30 * 24 * time.Hour
	at := time.UnixMilli(1555034401000) // the timestamp of the fixtures
	for _, row := range []struct {
		why, file string
		maxAge    time.Duration
		now       time.Time
		want      int
		types     string
	}{
		{"a second short of a month", "text", keep, at.Add(keep - time.Second), 1, "message.text:1"},
		{"a month", "text", keep, at.Add(keep), 0, "old:1"},
		{"years", "postback", keep, at.AddDate(7, 0, 0), 0, "old:1"},
		{"from the future", "text", keep, at.AddDate(-7, 0, 0), 1, "message.text:1"},
		{"years, on a rehearsal's clock", "text", 0, at.AddDate(7, 0, 0), 1, "message.text:1"},
		{"a message that is taken back is still deleted", "unsend", keep, at.AddDate(7, 0, 0), 1, "unsend:1"},
	} {
		d := newDesk(t)
		d.MaxAge, d.Now = row.maxAge, func() time.Time { return row.now }
		if status := d.signed(fixture(t, "line-webhook-"+row.file+".json")); status != http.StatusOK {
			t.Errorf("%s: %d", row.why, status)
		}
		if got := d.types(t); len(d.inbox.got) != row.want || got != row.types {
			t.Errorf("%s: %d taken, %s", row.why, len(d.inbox.got), got)
		}
	}
}

func TestEveryKindOfEvent(t *testing.T) {
	for _, c := range []struct {
		file  string
		want  []string
		types string
	}{
		// One-to-one chats.
		{"text", []string{"message " + alice + " クレジットカードの情報も漏れましたか？"}, "message.text:1"},
		{"postback", []string{"message " + alice + " card_reissue_fee"}, "postback:1"},
		{"postback-menu", []string{"message " + alice + " my_case" + "en"}, "postback:1"},
		{"postback-foreign", nil, "postback.foreign:1"},
		{"sticker", []string{"media " + alice + " sticker"}, "message.sticker:1"},
		{"image", []string{"media " + alice}, "message.image:1"},
		{"video", []string{"media " + alice + " video"}, "message.video:1"},
		{"audio", []string{"media " + alice + " voice"}, "message.audio:1"},
		{"file", []string{"media " + alice + " file"}, "message.file:1"},
		{"location", []string{"media " + alice + " place"}, "message.location:1"},
		{"follow", []string{"follow " + alice}, "follow:1"},
		{"follow-unblocked", []string{"follow " + alice}, "follow.unblocked:1"},
		{"unfollow", []string{"unfollow " + alice}, "unfollow:1"},
		{"unsend", []string{"unsend " + alice}, "unsend:1"},
		{"redelivery", []string{"message " + alice + " カードは再発行できますか"}, "message.text:1"},
		{"no-event-id", []string{"message " + alice + " こんにちは"}, "message.text:1"},

		// Another module has the chat: nothing is said, but what is taken back is deleted.
		{"standby", nil, "standby:1"},
		{"mode-unknown", nil, "standby:1"},
		{"unsend-standby", []string{"unsend " + alice}, "unsend:1"},

		// Groups and rooms: only what mentions the account.
		{"group-mention", []string{"group " + group + " @窓口 私の情報は漏れましたか"}, "message.text:1"},
		{"group-mention-nameless", []string{"group " + group + " @窓口 私の情報は漏れましたか"}, "message.text:1"},
		{"room-mention", []string{"group R00000000000000000000000000000004 @窓口 電話番号は？"}, "message.text:1"},
		{"group-all", nil, "group:1"},
		{"group-talk", nil, "group:1"},
		{"group-unsend", nil, "group:1"},
		{"join", nil, "other.join:1"},
		{"message-edited", nil, "other.messageEdited:1"},

		// What LINE has not announced, and what is broken.
		{"unknown-event", nil, "other.somethingNew:1"},
		{"unknown-message", []string{"media " + alice}, "message.hologram:1"},
		{"unknown-source", nil, "nobody:1"},
		{"no-source", nil, "nobody:1"},
		{"malformed-user", nil, "nobody:1"},
		{"one-bad-among-three", []string{
			"message " + alice + " 電話番号を教えてください", "message " + bob + " いつ公表しましたか",
		}, "malformed:1 message.text:2"},

		// LINE checks the address.
		{"verify", nil, ""},
		{"verify-none", nil, ""},
	} {
		t.Run(c.file, func(t *testing.T) {
			d := newDesk(t)
			if status := d.signed(fixture(t, "line-webhook-"+c.file+".json")); status != http.StatusOK {
				t.Fatalf("status %d, want 200", status)
			}
			var got []string
			for _, in := range d.inbox.got {
				got = append(got, show(in))
			}
			if !slices.Equal(got, c.want) {
				t.Errorf("got %q, want %q", got, c.want)
			}
			if types := d.types(t); types != c.types {
				t.Errorf("counted %q, want %q", types, c.types)
			}
		})
	}
}

func TestEveryFixtureIsInTheTable(t *testing.T) {
	files, err := filepath.Glob(events + "line-webhook-*.json")
	if err != nil || len(files) != 36 {
		t.Errorf("%d webhook fixtures, %v; the table above has 36 with masked below", len(files), err)
	}
}

func TestInboundIsComplete(t *testing.T) {
	d := newDesk(t)
	d.signed(fixture(t, "line-webhook-text.json"))
	in := d.inbox.got[0]
	at := time.Date(2019, 4, 12, 2, 0, 1, 0, time.UTC)
	if in.ID != "01D87MBT78S7VJF4QSXZAH3H98" || in.MessageID != "461230966842064000" ||
		in.ReplyToken != "291cd8247f429a2ef045fc443e046c58" || in.Channel != inquiry.LINE ||
		in.Customer != inquiry.NewCustomerKey(d.Keys.Hash, inquiry.LINE, inquiry.NewAddress(alice)) ||
		!in.At.Equal(at) || !in.Received.Equal(noon()) {
		t.Errorf("got %+v", in)
	}
}

func TestTextIsMasked(t *testing.T) {
	d := newDesk(t)
	d.signed(fixture(t, "line-webhook-masked.json"))
	got := d.inbox.got[0].Text.Words()
	if strings.Contains(got, "4111") || !strings.Contains(got, "止めてください") {
		t.Error("the card number is still there, or all the rest is not")
	}
}

func TestUnsendNamesTheMessage(t *testing.T) {
	d := newDesk(t)
	d.signed(fixture(t, "line-webhook-unsend.json"))
	if in := d.inbox.got[0]; in.MessageID != "461230966842064897" || in.ReplyToken != "" {
		t.Errorf("message %q, reply token %q", in.MessageID, in.ReplyToken)
	}
}

func TestRepeatHasTheSameID(t *testing.T) {
	for _, c := range []struct{ name, old, new string }{
		{"with LINE's id", `"none":0`, `"none":0`},
		{"without an id", `"webhookEventId":"E1",`, ``},
		{"with an id that is too long to be a key", `"E1"`, `"` + strings.Repeat("E", 2000) + `"`},
		{"with an id of strange characters", `"E1"`, `"line:1#/"`},
	} {
		event := `{"type":"message","webhookEventId":"E1","timestamp":1555034401000,"mode":"active",` +
			`"source":{"type":"user","userId":"` + alice + `"},"message":{"type":"text","id":"1","text":"あ"},` +
			`"deliveryContext":{"isRedelivery":false}}`
		first := strings.Replace(event, c.old, c.new, 1)
		again := strings.Replace(first, "false", "true", 1)
		other := strings.Replace(first, "あ", "い", 1)
		d := newDesk(t)
		d.signed([]byte(`{"events":[` + first + `,` + again + `,` + other + `]}`))
		got := d.inbox.got
		if len(got) != 3 || got[0].ID != got[1].ID || got[0].ID == "" || len(got[0].ID) > 64 {
			t.Errorf("%s: the repeat has another name", c.name)
		}
		if named := got[0].ID == "E1"; !named && got[2].ID == got[0].ID {
			t.Errorf("%s: two events share a name", c.name)
		}
	}
}

func TestWebhookStatus(t *testing.T) {
	body := fixture(t, "line-webhook-text.json")
	large := append(bytes.Clone(body), bytes.Repeat([]byte(" "), 1<<20)...)
	atLimit := append(bytes.Clone(body), bytes.Repeat([]byte(" "), 1<<20-len(body))...)
	sign := func(b []byte) string { return linesim.Sign(secret, b) }
	for _, c := range []struct {
		name      string
		body      []byte
		signature string
		want      int
		taken     int
	}{
		{"signed", body, sign(body), 200, 1},
		{"exactly 1 MiB", atLimit, sign(atLimit), 200, 1},
		{"above 1 MiB", large, sign(large), 413, 0},
		{"not signed", body, "", 401, 0},
		{"signed with another secret", body, linesim.Sign([]byte("other"), body), 401, 0},
		{"signed over other bytes", body, sign(body[:len(body)-1]), 401, 0},
		{"not JSON and not signed: the signature comes first", []byte("{"), "", 401, 0},
		{"signed but not JSON", []byte("{"), sign([]byte("{")), 400, 0},
		{"signed but events are no list", []byte(`{"events":7}`), sign([]byte(`{"events":7}`)), 400, 0},
		{"an empty body", nil, sign(nil), 400, 0},
	} {
		d := newDesk(t)
		if got := d.post(c.body, c.signature); got != c.want || len(d.inbox.got) != c.taken {
			t.Errorf("%s: status %d with %d taken, want %d with %d", c.name, got, len(d.inbox.got), c.want, c.taken)
		}
	}
}

func TestOnlyPOST(t *testing.T) {
	for _, method := range []string{"GET", "HEAD", "PUT", "DELETE"} {
		d := newDesk(t)
		w := httptest.NewRecorder()
		d.ServeHTTP(w, httptest.NewRequest(method, "/line", nil))
		if w.Code != http.StatusMethodNotAllowed || w.Header().Get("Allow") != "POST" {
			t.Errorf("%s: status %d, Allow %q", method, w.Code, w.Header().Get("Allow"))
		}
	}
}

func TestBothSecretsAreAccepted(t *testing.T) {
	body := fixture(t, "line-webhook-text.json")
	for _, signer := range []string{"current", "next"} {
		d := newDesk(t)
		d.Secrets = [][]byte{[]byte("current"), []byte("next")}
		if status := d.post(body, linesim.Sign([]byte(signer), body)); status != 200 {
			t.Errorf("%s: status %d", signer, status)
		}
	}
}

func TestInboxFailureAsksForRedelivery(t *testing.T) {
	d := newDesk(t)
	d.inbox.fail = errors.New("queue: こんにちは did not fit")
	if status := d.signed(fixture(t, "line-webhook-text.json")); status != 500 {
		t.Errorf("status %d, want 500", status)
	}
	d.inbox.fail = nil
	if status := d.signed(fixture(t, "line-webhook-text.json")); status != 200 || len(d.inbox.got) != 1 {
		t.Errorf("redelivered: status %d with %d taken", status, len(d.inbox.got))
	}
}

func TestNothingToStoreDoesNotTouchTheInbox(t *testing.T) {
	d := newDesk(t)
	d.inbox.fail = errors.New("down")
	if status := d.signed(fixture(t, "line-webhook-verify.json")); status != 200 || d.inbox.puts != 0 {
		t.Errorf("status %d after %d puts", status, d.inbox.puts)
	}
}

// slow is an inbox that never finishes by itself.
type slow struct{}

func (slow) Put(ctx context.Context, _ ...inquiry.Inbound) error {
	<-ctx.Done()
	return ctx.Err()
}

func TestSlowInboxIsGivenUpBeforeLINEDoes(t *testing.T) {
	body := fixture(t, "line-webhook-text.json")
	synctest.Test(t, func(t *testing.T) {
		d := newDesk(t)
		d.Inbox = slow{}
		start := time.Now()
		status := d.signed(body)
		if took := time.Since(start); status != 500 || took < 1500*time.Millisecond || took >= 2*time.Second {
			t.Errorf("status %d after %v, want 500 shortly before 2 s", status, took)
		}
	})
}

func TestFiveHundredEventsInOneWebhook(t *testing.T) {
	d := newDesk(t)
	var list []linesim.Event
	for i := range 500 {
		e := linesim.Text(fmt.Sprintf("U%032x", i), fmt.Sprint("質問 ", i))
		e["mode"], e["webhookEventId"] = "active", fmt.Sprint("E", i)
		list = append(list, e)
	}
	body, err := json.Marshal(map[string]any{"events": list})
	if err != nil {
		t.Fatal(err)
	}
	if status := d.signed(body); status != 200 || len(d.inbox.got) != 500 || d.inbox.puts != 1 {
		t.Fatalf("status %d with %d taken in %d puts", status, len(d.inbox.got), d.inbox.puts)
	}
	for i, in := range d.inbox.got {
		if in.ID != fmt.Sprint("E", i) || in.Text.Words() != fmt.Sprint("質問 ", i) {
			t.Fatalf("event %d came out as %s", i, in.ID)
		}
	}
}

// TestLogHoldsNothingPersonal sends every fixture, well signed, badly signed and
// to an inbox that fails, and looks for ids, tokens and words in the log.
func TestLogHoldsNothingPersonal(t *testing.T) {
	d := newDesk(t)
	files, err := filepath.Glob(events + "line-webhook-*.json")
	if err != nil || len(files) == 0 {
		t.Fatal("no fixtures", err)
	}
	for _, f := range files {
		body := fixture(t, filepath.Base(f))
		d.inbox.fail = nil
		d.signed(body)
		d.post(body, "")
		d.signed(body[1:])
		d.inbox.fail = errors.New("queue: こんにちは did not fit")
		d.signed(body)
	}
	log := d.log.String()
	for _, leak := range []string{
		alice, bob, group, "0000000000", "461230966842", "こんにちは", "4111 1111", "41111111", "4111-1111", "quoteToken", "01D87M", "someone", "yesterday",
	} {
		if strings.Contains(log, leak) {
			t.Errorf("the log holds %q", leak)
		}
	}
	if !strings.Contains(log, "message.text") {
		t.Error("the log counts nothing")
	}
}

func FuzzWebhook(f *testing.F) {
	files, err := filepath.Glob(events + "line-webhook-*.json")
	if err != nil {
		f.Fatal(err)
	}
	for _, file := range files {
		f.Add(fixture(f, filepath.Base(file)))
	}
	f.Add([]byte(`{"events":[null,7,"x",[],{},{"type":null},{"type":"message","source":null,"message":null,"mode":"active"}]}`))
	f.Fuzz(func(t *testing.T, body []byte) {
		d := newDesk(t)
		if status := d.signed(body); status != 200 && status != 400 && status != 413 {
			t.Errorf("status %d", status)
		}
		for _, in := range d.inbox.got {
			if in.ID == "" || len(in.ID) > 64 || in.Customer == "" || len(in.Address.Value()) != 33 || in.Kind == "" {
				t.Errorf("incomplete: %+v", in)
			}
		}
	})
}

// TestNothingComesOfTheStaffsGroup: not even a mention; another group is as it was.
func TestNothingComesOfTheStaffsGroup(t *testing.T) {
	for _, file := range []string{"group-mention", "group-mention-nameless", "group-all", "group-talk", "group-unsend"} {
		d := newDesk(t)
		d.Staff = group
		if status := d.signed(fixture(t, "line-webhook-"+file+".json")); status != http.StatusOK || len(d.inbox.got) > 0 {
			t.Errorf("%s: status %d, %d taken", file, status, len(d.inbox.got))
		}
		if got := d.types(t); got != "staff:1" {
			t.Errorf("%s: counted %s", file, got)
		}
		if strings.Contains(d.log.String(), group) {
			t.Errorf("%s: the log holds the group: %s", file, d.log)
		}
	}
	d := newDesk(t)
	d.Staff = "C0000000000000000000000000000000f"
	if d.signed(fixture(t, "line-webhook-group-mention.json")); len(d.inbox.got) != 1 {
		t.Errorf("of another group %d are taken", len(d.inbox.got))
	}
}
