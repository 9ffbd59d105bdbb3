package linesim

import (
	"context"
	"crypto/rand"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"strings"
	"testing"
	"time"
)

const (
	alice  = "U00000000000000000000000000000001"
	group  = "C00000000000000000000000000000003"
	secret = "8c570fa6dd201bb328f1c1eac23a96d8" // of LINE's documentation
	key    = "123e4567-e89b-12d3-a456-426614174000"
)

// scene is a platform with a desk that only keeps what it is sent.
type scene struct {
	*Platform
	t      *testing.T
	now    time.Time
	status int      // what the desk answers
	hooks  []string // bodies
}

func newScene(t *testing.T, change func(*Config)) *scene {
	t.Helper()
	s := &scene{t: t, now: time.Date(2019, 4, 12, 3, 0, 0, 0, time.UTC), status: 200}
	c := Config{Secret: []byte(secret), ID: "1234567890", Token: "fixed", Random: rand.Reader,
		Now: func() time.Time { return s.now }, Deliver: s.take}
	if change != nil {
		change(&c)
	}
	var err error
	if s.Platform, err = New(c); err != nil {
		t.Fatal(err)
	}
	return s
}

func (s *scene) take(_ context.Context, body []byte, signature string) (int, error) {
	if signature != Sign([]byte(secret), body) {
		return 0, errors.New("not signed")
	}
	s.hooks = append(s.hooks, string(body))
	return s.status, nil
}

// field finds the last value of a JSON string in the last webhook.
func (s *scene) field(name string) string {
	s.t.Helper()
	found := regexp.MustCompile(`"`+name+`":"([^"]*)"`).FindAllStringSubmatch(s.hooks[len(s.hooks)-1], -1)
	if found == nil {
		return ""
	}
	return found[len(found)-1][1]
}

func (s *scene) post(path, body string, headers ...string) *httptest.ResponseRecorder {
	r := httptest.NewRequest("POST", path, strings.NewReader(body))
	r.Header.Set("Authorization", "Bearer fixed")
	r.Header.Set("Content-Type", "application/json; charset=UTF-8")
	for i := 0; i < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	w := httptest.NewRecorder()
	s.ServeHTTP(w, r)
	return w
}

const (
	replyPath = "/v2/bot/message/reply"
	pushPath  = "/v2/bot/message/push"
	hello     = `{"type":"text","text":"こんにちは"}`
)

func (s *scene) reply(token, messages string, headers ...string) int {
	return s.post(replyPath, `{"replyToken":"`+token+`","messages":[`+messages+`]}`, headers...).Code
}

func (s *scene) push(to, messages string, headers ...string) int {
	return s.post(pushPath, `{"to":"`+to+`","messages":[`+messages+`]}`, headers...).Code
}

func (s *scene) say() {
	s.t.Helper()
	if _, err := s.Say(s.t.Context(), alice, "質問"); err != nil {
		s.t.Fatal(err)
	}
}

func (s *scene) want(what string, got, want any) {
	s.t.Helper()
	if got != want {
		s.t.Errorf("%s: got %v, want %v", what, got, want)
	}
}

func TestReplyTokenWorksOnceAndForAMinute(t *testing.T) {
	s := newScene(t, nil)
	s.say()
	token := s.field("replyToken")
	s.want("with a retry key", s.reply(token, hello, "X-Line-Retry-Key", key), 400)
	s.want("with an empty one", s.reply(token, hello, "X-Line-Retry-Key", ""), 400)
	s.now = s.now.Add(time.Minute)
	s.want("after a minute", s.reply(token, hello), 200)
	s.want("again", s.reply(token, hello), 400)
	s.say()
	s.now = s.now.Add(time.Minute + time.Second)
	s.want("after more than a minute", s.reply(s.field("replyToken"), hello), 400)
	s.want("never issued", s.reply("nonsense", hello), 400)
	s.want("arrived", len(s.Transcript(alice)), 3)
}

func TestPushKnowsItsRetryKeyForADay(t *testing.T) {
	s := newScene(t, nil)
	s.want("first", s.push(alice, hello, "X-Line-Retry-Key", key), 200)
	again := s.post(pushPath, `{"to":"`+alice+`","messages":[`+hello+`]}`, "X-Line-Retry-Key", key)
	s.want("again", again.Code, 409)
	s.want("names the accepted request", again.Header().Get("X-Line-Accepted-Request-Id") != "", true)
	s.now = s.now.Add(24 * time.Hour)
	s.want("after a day", s.push(alice, hello, "X-Line-Retry-Key", key), 200)
	s.want("without a key", s.push(alice, hello), 200)
	s.want("an empty key", s.push(alice, hello, "X-Line-Retry-Key", ""), 400)
	s.want("a key that is no UUID", s.push(alice, hello, "X-Line-Retry-Key", "row 1"), 400)
	s.want("arrived", len(s.Transcript(alice)), 3)
}

func TestMessagesAreChecked(t *testing.T) {
	text := func(s string) string { return `{"type":"text","text":"` + s + `"}` }
	button := func(label, data string) string {
		return `{"type":"action","action":{"type":"postback","label":"` + label + `","data":"` + data + `"}}`
	}
	quick := func(items ...string) string {
		return `{"type":"text","text":"あ","quickReply":{"items":[` + strings.Join(items, ",") + `]}}`
	}
	many := func(n int, s string) []string { return strings.Split(strings.Repeat(s+"|", n-1)+s, "|") }
	s := newScene(t, nil)
	for _, c := range []struct {
		name     string
		messages string
		want     int
	}{
		{"five", strings.Join(many(5, hello), ","), 200},
		{"six", strings.Join(many(6, hello), ","), 400},
		{"none", "", 400},
		{"not a message", "7", 400},
		{"a type the desk does not use", `{"type":"flex","altText":"あ"}`, 400},
		{"no text", text(""), 400},
		{"5,000 UTF-16 units", text(strings.Repeat("🍎", 2500)), 200},
		{"5,001", text(strings.Repeat("🍎", 2500) + "a"), 400},
		{"13 quick replies", quick(many(13, button("はい", "e=a"))...), 200},
		{"14", quick(many(14, button("はい", "e=a"))...), 400},
		{"an empty list of them", quick(), 400},
		{"label of 20 graphemes", quick(button(strings.Repeat("👨‍👩‍👧‍👦", 20), "e=a")), 200},
		{"label of 21", quick(button(strings.Repeat("あ", 21), "e=a")), 400},
		{"no label", quick(button("", "e=a")), 400},
		{"data of 300", quick(button("はい", strings.Repeat("e", 300))), 200},
		{"data of 301", quick(button("はい", strings.Repeat("e", 301))), 400},
		{"no data", quick(button("はい", "")), 400},
		{"an action without its type", quick(`{"action":{"type":"postback","label":"はい","data":"e=a"}}`), 400},
	} {
		s.want(c.name, s.push(alice, c.messages), c.want)
	}
}

func TestPushAddresses(t *testing.T) {
	s := newScene(t, nil)
	for to, want := range map[string]int{alice: 200, group: 200, "": 400, "U1": 400, "X" + alice[1:]: 400, strings.ToUpper(alice[:32]) + "A": 400} {
		s.want("push to "+to, s.push(to, hello), want)
	}
}

func TestEveryCallNeedsABearer(t *testing.T) {
	s := newScene(t, nil)
	for _, path := range []string{replyPath, pushPath, "/v2/bot/chat/loading/start"} {
		for _, header := range []string{"", "Bearer ", "Bearer other", "fixed", "Basic fixed"} {
			s.want(path+" with "+header, s.post(path, "{}", "Authorization", header).Code, 401)
		}
		s.want(path+" as a form", s.post(path, "{}", "Content-Type", "text/plain").Code, 415)
	}
	w := httptest.NewRecorder()
	s.ServeHTTP(w, httptest.NewRequest("GET", pushPath, nil))
	s.want("GET", w.Code, 405)
}

func TestStatelessTokens(t *testing.T) {
	s := newScene(t, func(c *Config) { c.Token = "" })
	ask := func(id, secret, grant string) *httptest.ResponseRecorder {
		form := url.Values{"client_id": {id}, "client_secret": {secret}, "grant_type": {grant}}
		return s.post("/oauth2/v3/token", form.Encode(), "Content-Type", "application/x-www-form-urlencoded")
	}
	s.want("another channel", ask("1", secret, "client_credentials").Code, 400)
	s.want("another secret", ask("1234567890", "x", "client_credentials").Code, 400)
	s.want("another grant", ask("1234567890", secret, "password").Code, 400)
	var issued struct {
		Type    string `json:"token_type"`
		Token   string `json:"access_token"`
		Seconds int    `json:"expires_in"`
	}
	if err := json.Unmarshal(ask("1234567890", secret, "client_credentials").Body.Bytes(), &issued); err != nil {
		t.Fatal(err)
	}
	s.want("type", issued.Type, "Bearer")
	s.want("life", issued.Seconds, 900)
	s.want("no token", s.push(alice, hello), 401)
	s.now = s.now.Add(15*time.Minute - time.Second)
	s.want("before its end", s.push(alice, hello, "Authorization", "Bearer "+issued.Token), 200)
	s.now = s.now.Add(time.Second)
	s.want("at its end", s.push(alice, hello, "Authorization", "Bearer "+issued.Token), 401)
}

func TestQuotaIsByTheMonthInJapan(t *testing.T) {
	s := newScene(t, func(c *Config) { c.Quota = 2 })
	s.now = time.Date(2019, 4, 30, 14, 0, 0, 0, time.UTC)
	s.want("first", s.push(alice, hello), 200)
	s.want("second", s.push(alice, hello, "X-Line-Retry-Key", key), 200)
	s.want("third", s.push(alice, hello), 429)
	s.want("a repeat of the second", s.push(alice, hello, "X-Line-Retry-Key", key), 409)
	s.say()
	s.want("a reply is free", s.reply(s.field("replyToken"), hello), 200)
	s.now = s.now.Add(time.Hour) // midnight in Tokyo
	s.want("in May", s.push(alice, hello), 200)
}

func TestRateIsByTheSecond(t *testing.T) {
	s := newScene(t, func(c *Config) { c.Rate = 2 })
	s.want("first", s.push(alice, hello), 200)
	s.want("second", s.push(alice, hello), 200)
	s.want("third", s.push(alice, hello), 429)
	s.now = s.now.Add(time.Second)
	s.want("a second later", s.push(alice, hello), 200)
}

func TestWhoBlockedGetsNothing(t *testing.T) {
	s := newScene(t, nil)
	s.say()
	token := s.field("replyToken")
	if err := s.Block(t.Context(), alice); err != nil {
		t.Fatal(err)
	}
	s.want("event", s.field("type"), "unfollow")
	s.want("push", s.push(alice, hello), 200)
	s.want("reply", s.reply(token, hello), 200)
	if err := s.Follow(t.Context(), alice); err != nil {
		t.Fatal(err)
	}
	s.want("unblocked", strings.Contains(s.hooks[len(s.hooks)-1], `"isUnblocked":true`), true)
	s.want("nothing arrived", len(s.Transcript(alice)), 1)
	s.want("push after unblocking", s.push(alice, hello), 200)
	s.want("arrived", len(s.Transcript(alice)), 2)
}

func TestLoadingIndicator(t *testing.T) {
	s := newScene(t, nil)
	for body, want := range map[string]int{
		`{"chatId":"` + alice + `"}`:                     202,
		`{"chatId":"` + alice + `","loadingSeconds":5}`:  202,
		`{"chatId":"` + alice + `","loadingSeconds":60}`: 202,
		`{"chatId":"` + alice + `","loadingSeconds":7}`:  400,
		`{"chatId":"` + alice + `","loadingSeconds":0}`:  400,
		`{"chatId":"` + alice + `","loadingSeconds":65}`: 400,
		`{"chatId":"` + group + `","loadingSeconds":5}`:  400,
		`{`: 400,
	} {
		s.want(body, s.post("/v2/bot/chat/loading/start", body).Code, want)
	}
}

func TestWhatTheDeskDoesNotTakeComesAgain(t *testing.T) {
	s := newScene(t, nil)
	s.status = 500
	if _, err := s.Say(t.Context(), alice, "質問"); err == nil {
		t.Error("no error for a refused webhook")
	}
	first := s.hooks[0]
	token := s.field("replyToken")
	s.now = s.now.Add(time.Hour)
	s.want("still refused", s.Redeliver(t.Context()), 1)
	s.status = 200
	s.want("taken", s.Redeliver(t.Context()), 0)
	s.want("only the flag differs", s.hooks[2], strings.Replace(first, `"isRedelivery":false`, `"isRedelivery":true`, 1))
	s.want("the minute begins anew", s.reply(token, hello), 200)
	s.want("nothing is left", s.Redeliver(t.Context()), 0)
	s.want("webhooks", len(s.hooks), 3)
}

func TestDuplicateIsTheSameToTheByte(t *testing.T) {
	s := newScene(t, nil)
	stamped, err := s.Send(t.Context(), Text(alice, "質問"))
	if err == nil {
		_, err = s.Send(t.Context(), stamped...)
	}
	if err != nil || s.hooks[0] != s.hooks[1] {
		t.Errorf("%v: %q", err, s.hooks)
	}
}

func TestEventsAreStamped(t *testing.T) {
	s := newScene(t, nil)
	for _, c := range []struct {
		name  string
		event Event
		token bool // a reply token
		holds string
	}{
		{"text", Text(alice, "あ"), true, `"text":"あ"`},
		{"sticker", Sticker(alice), true, `"stickerId"`},
		{"image", Image(alice), true, `"contentProvider":{"type":"line"}`},
		{"postback", Postback(alice, "e=a"), true, `"postback":{"data":"e=a"}`},
		{"follow", Follow(alice, false), true, `"isUnblocked":false`},
		{"unfollow", Unfollow(alice), false, `"type":"unfollow"`},
		{"unsend", Unsend(alice, "1"), false, `"unsend":{"messageId":"1"}`},
		{"group", Group(group, alice, "@窓口", true), true, `"source":{"groupId":"` + group + `","type":"group","userId":"` + alice + `"}`},
		{"group without a name", Group(group, "", "あ", false), true, `"source":{"groupId":"` + group + `","type":"group"}`},
		{"room", Group("R"+group[1:], "", "あ", true), true, `"isSelf":true`},
		{"standby", Text(alice, "あ").Standby(), false, `"mode":"standby"`},
		{"unknown", Unknown(alice), false, `"type":"somethingNew"`},
	} {
		if _, err := s.Send(t.Context(), c.event); err != nil {
			t.Fatal(err)
		}
		hook := s.hooks[len(s.hooks)-1]
		if !strings.Contains(hook, c.holds) {
			t.Errorf("%s: %s does not hold %s", c.name, hook, c.holds)
		}
		s.want(c.name+" has a reply token", s.field("replyToken") != "", c.token)
		if id := s.field("webhookEventId"); len(id) != 26 || id[:10] != "01D87QSMW0" {
			t.Errorf("%s: %s is no ULID of that moment", c.name, id)
		}
	}
}

func TestGroupReplyAppearsInTheGroup(t *testing.T) {
	s := newScene(t, nil)
	if _, err := s.Send(t.Context(), Group(group, alice, "@窓口", true)); err != nil {
		t.Fatal(err)
	}
	s.want("reply", s.reply(s.field("replyToken"), hello), 200)
	s.want("in the group", len(s.Transcript(group)), 1)
	s.want("with the user", len(s.Transcript(alice)), 0)
}

func TestScreen(t *testing.T) {
	s := newScene(t, nil)
	ctx := t.Context()
	id, err := s.Say(ctx, alice, "質問")
	if err != nil {
		t.Fatal(err)
	}
	quick := `{"type":"text","text":"どれ？","quickReply":{"items":[{"type":"action","action":{"type":"postback","label":"これ","data":"e=a","displayText":"これです"}}]}}`
	s.want("reply", s.reply(s.field("replyToken"), quick), 200)
	b := s.Transcript(alice)[1].Quick[0]
	s.want("button", b, Button{"これ", "e=a", "これです"})
	if err := errors.Join(s.Tap(ctx, alice, b.Data, b.DisplayText), s.Unsend(ctx, alice, id)); err != nil {
		t.Fatal(err)
	}
	if s.Unsend(ctx, alice, "1") == nil {
		t.Error("a message that was never sent was taken back")
	}
	if _, err := s.Sticker(ctx, alice); err != nil {
		t.Fatal(err)
	}
	var screen []string
	for _, b := range s.Transcript(alice) {
		screen = append(screen, fmt.Sprintln(b.Mine, b.Type, b.Text, len(b.Quick), b.Unsent))
	}
	s.want("screen", strings.Join(screen, ""),
		"true text  0 true\nfalse text どれ？ 0 false\ntrue text これです 0 false\ntrue sticker  0 false\n")
}

func TestFaults(t *testing.T) {
	s := newScene(t, nil)
	s.Break("push", Fault{Status: 503})
	s.Break("push", Fault{Status: 500, Accepted: true})
	s.want("down", s.push(alice, hello), 503)
	s.want("lost on the way back", s.push(alice, hello, "X-Line-Retry-Key", key), 500)
	s.want("was accepted", s.push(alice, hello, "X-Line-Retry-Key", key), 409)
	s.want("arrived", len(s.Transcript(alice)), 1)
}

func TestExportOutlivesARestart(t *testing.T) {
	s := newScene(t, nil)
	s.say()
	token := s.field("replyToken")
	s.push(alice, hello, "X-Line-Retry-Key", key)
	s.status = 500
	s.Say(t.Context(), alice, "もう一度") // refused on purpose
	exported, err := s.Export()
	if err != nil {
		t.Fatal(err)
	}
	next := newScene(t, nil)
	if err := next.Import(exported); err != nil {
		t.Fatal(err)
	}
	next.want("transcript", len(next.Transcript(alice)), 3)
	next.want("reply token", next.reply(token, hello), 200)
	next.want("retry key", next.push(alice, hello, "X-Line-Retry-Key", key), 409)
	next.want("pending", next.Redeliver(t.Context()), 0)
	next.want("redelivered", strings.Contains(next.hooks[0], `"isRedelivery":true`), true)
	if next.Import([]byte("{")) == nil {
		t.Error("half an export was taken")
	}
}

func TestPing(t *testing.T) {
	s := newScene(t, nil)
	if err := s.Ping(t.Context()); err != nil || !strings.Contains(s.hooks[0], `"events":[]`) {
		t.Errorf("%v: %q", err, s.hooks)
	}
	s.status = 404
	if s.Ping(t.Context()) == nil {
		t.Error("404 is no answer")
	}
}

// TestDeliveries brings the same webhook to a handler and over a port.
func TestDeliveries(t *testing.T) {
	desk := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, err := io.ReadAll(r.Body)
		if err != nil || r.Method != "POST" || r.Header.Get("x-line-signature") != Sign([]byte(secret), body) {
			w.WriteHeader(http.StatusTeapot)
		}
	})
	server := httptest.NewServer(desk)
	defer server.Close()
	body := []byte(`{"events":[]}`)
	for name, deliver := range map[string]Delivery{"handler": ToHandler(desk), "port": ToURL(server.URL, server.Client())} {
		if status, err := deliver(t.Context(), body, Sign([]byte(secret), body)); status != 200 || err != nil {
			t.Errorf("%s: %d, %v", name, status, err)
		}
		if status, err := deliver(t.Context(), body, "forged"); status != http.StatusTeapot || err != nil {
			t.Errorf("%s, forged: %d, %v", name, status, err)
		}
	}
	if _, err := ToURL("http://127.0.0.1:1", server.Client())(t.Context(), body, ""); err == nil {
		t.Error("nobody listens there")
	}
}

// TestDeskMayCallBack replies while the webhook is still being delivered.
func TestDeskMayCallBack(t *testing.T) {
	var s *scene
	s = newScene(t, func(c *Config) {
		c.Deliver = func(ctx context.Context, body []byte, signature string) (int, error) {
			status, err := s.take(ctx, body, signature)
			s.want("reply", s.reply(s.field("replyToken"), hello), 200)
			return status, err
		}
	})
	s.say()
	s.want("on the screen", len(s.Transcript(alice)), 2)
}

func TestNewRefuses(t *testing.T) {
	if _, err := New(Config{Secret: []byte(secret)}); err == nil {
		t.Error("a platform without clock, randomness and desk")
	}
}

// What the desk has is read; while an answer is under way the phone says so, and no longer.
func TestReadAndTyping(t *testing.T) {
	s := newScene(t, nil)
	if _, err := s.Say(context.Background(), alice, "こんにちは"); err != nil || !s.Transcript(alice)[0].Read {
		t.Errorf("not read: %v", err)
	}
	s.status = http.StatusInternalServerError
	if s.Say(context.Background(), alice, "もしもし"); s.Transcript(alice)[1].Read {
		t.Error("what the desk did not take is read")
	}
	s.post("/v2/bot/chat/loading/start", `{"chatId":"`+alice+`","loadingSeconds":5}`)
	if !s.Typing(alice) {
		t.Error("nobody types")
	}
	if s.now = s.now.Add(5 * time.Second); s.Typing(alice) {
		t.Error("somebody types for ever")
	}
	s.post("/v2/bot/chat/loading/start", `{"chatId":"`+alice+`","loadingSeconds":60}`)
	if s.post("/v2/bot/message/push", `{"to":"`+alice+`","messages":[{"type":"text","text":"答え"}]}`); s.Typing(alice) {
		t.Error("somebody types after the answer")
	}
}
