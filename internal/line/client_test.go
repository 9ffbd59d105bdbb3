package line_test

import (
	"bytes"
	"context"
	"crypto/rand"
	"encoding/gob"
	"encoding/json"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"madoguchi/internal/inquiry"
	"madoguchi/internal/line"
	"madoguchi/internal/line/linesim"
)

const channelToken = "channel-token"

// clock is a clock that tests move.
type clock struct {
	mu sync.Mutex
	at time.Time
}

func (c *clock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.at
}

func (c *clock) Add(d time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.at = c.at.Add(d)
}

// stage is the stand-in on a real port, and a client that talks to it.
type stage struct {
	*linesim.Platform
	clock  *clock
	client *line.Client
	tokens chan string // reply tokens that the desk received
}

func newStage(t *testing.T, change func(*linesim.Config)) *stage {
	t.Helper()
	s := &stage{clock: &clock{at: noon()}, tokens: make(chan string, 100)}
	config := linesim.Config{Secret: secret, ID: "1234567890", Token: channelToken,
		Now: s.clock.Now, Random: rand.Reader, Deliver: s.deliver}
	if change != nil {
		change(&config)
	}
	var err error
	if s.Platform, err = linesim.New(config); err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(s.Platform)
	t.Cleanup(server.Close)
	s.client = newClient(t, server.URL)
	return s
}

func newClient(t *testing.T, url string) *line.Client {
	t.Helper()
	c, err := line.NewClient(line.Config{Endpoint: url, Token: line.FixedToken(channelToken)})
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// deliver is the desk of these tests: it keeps the reply token.
func (s *stage) deliver(_ context.Context, body []byte, _ string) (int, error) {
	var hook struct {
		Events []struct {
			ReplyToken string `json:"replyToken"`
		} `json:"events"`
	}
	err := json.Unmarshal(body, &hook)
	for _, e := range hook.Events {
		s.tokens <- e.ReplyToken
	}
	return 200, err
}

// said lets alice write and returns the reply token.
func (s *stage) said(t *testing.T) string {
	t.Helper()
	if _, err := s.Say(t.Context(), alice, "質問"); err != nil {
		t.Fatal(err)
	}
	return <-s.tokens
}

// answers returns what the desk said to alice.
func (s *stage) answers() []string {
	var texts []string
	for _, b := range s.Transcript(alice) {
		if !b.Mine {
			texts = append(texts, b.Text)
		}
	}
	return texts
}

func texts(words ...string) []line.Message {
	var messages []line.Message
	for _, w := range words {
		messages = append(messages, line.Message{Text: w})
	}
	return messages
}

var to = inquiry.NewAddress(alice)

func TestReplyAndPushArrive(t *testing.T) {
	s := newStage(t, nil)
	if err := s.client.Reply(t.Context(), s.said(t), texts("一", "二")); err != nil {
		t.Error(err)
	}
	if err := s.client.Push(t.Context(), to, retryKey("row 1"), texts("三")); err != nil {
		t.Error(err)
	}
	if got := fmt.Sprint(s.answers()); got != "[一 二 三]" {
		t.Errorf("arrived: %s", got)
	}
}

func TestLoadingShows(t *testing.T) {
	s := newStage(t, nil)
	if err := s.client.Loading(t.Context(), to); err != nil {
		t.Error(err)
	}
	if err := s.client.Loading(t.Context(), inquiry.NewAddress("nobody")); err == nil {
		t.Error("LINE takes any user id")
	}
}

func TestPushTwiceArrivesOnce(t *testing.T) {
	s := newStage(t, nil)
	for range 3 {
		if err := s.client.Push(t.Context(), to, retryKey("row 1"), texts("三")); err != nil {
			t.Error(err)
		}
	}
	if n := len(s.answers()); n != 1 {
		t.Errorf("%d messages, want 1", n)
	}
}

// TestStatusDecides answers every call with a status and a body full of words,
// and looks at what the error says and holds.
func TestStatusDecides(t *testing.T) {
	all := []error{line.ErrTokenSpent, line.ErrRetry, line.ErrLimited, line.ErrRefused}
	for _, c := range []struct {
		status      int
		reply, push error
	}{
		{200, nil, nil},
		{400, line.ErrTokenSpent, line.ErrRefused},
		{401, line.ErrRetry, line.ErrRetry},
		{403, line.ErrRefused, line.ErrRefused},
		{408, line.ErrRetry, line.ErrRetry},
		{409, line.ErrRefused, nil},
		{413, line.ErrRefused, line.ErrRefused},
		{429, line.ErrLimited, line.ErrLimited},
		{301, line.ErrRefused, line.ErrRefused},
		{500, line.ErrRetry, line.ErrRetry},
		{503, line.ErrRetry, line.ErrRetry},
	} {
		server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Location", "/elsewhere")
			w.WriteHeader(c.status)
			io.WriteString(w, `not even JSON: こんにちは `+alice)
		}))
		client := newClient(t, server.URL)
		check := func(call string, got, want error) {
			for _, sentinel := range all {
				if errors.Is(got, sentinel) != (sentinel == want) {
					t.Errorf("%s answered %d: %v", call, c.status, got)
				}
			}
			if want == nil && got != nil {
				t.Errorf("%s answered %d: %v, want success", call, c.status, got)
			}
			if s := fmt.Sprintf("%+v", got); strings.Contains(s, "こんにちは") || strings.Contains(s, alice) {
				t.Errorf("%s answered %d: the error quotes the answer", call, c.status)
			}
		}
		check("reply", client.Reply(t.Context(), "token", texts("一")), c.reply)
		check("push", client.Push(t.Context(), to, retryKey("row"), texts("一")), c.push)
		server.Close()
	}
}

func TestNoAnswerIsRetried(t *testing.T) {
	server := httptest.NewServer(nil)
	server.Close()
	client := newClient(t, server.URL)
	if err := client.Push(t.Context(), to, retryKey("row"), texts("一")); !errors.Is(err, line.ErrRetry) {
		t.Errorf("got %v", err)
	}
}

// hanging never answers.
type hanging struct{}

func (hanging) RoundTrip(r *http.Request) (*http.Response, error) {
	<-r.Context().Done()
	return nil, r.Context().Err()
}

func TestCallThatHangsEnds(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		client, err := line.NewClient(line.Config{Token: line.FixedToken("x"), HTTP: &http.Client{Transport: hanging{}}})
		if err != nil {
			t.Fatal(err)
		}
		start := time.Now()
		err = client.Reply(t.Context(), "token", texts("一"))
		if took := time.Since(start); !errors.Is(err, line.ErrRetry) || took > 5*time.Second {
			t.Errorf("%v after %v", err, took)
		}
	})
}

func TestCancelledCallLeavesTheNextAlone(t *testing.T) {
	s := newStage(t, nil)
	cancelled, cancel := context.WithCancel(t.Context())
	cancel()
	if err := s.client.Push(cancelled, to, retryKey("row"), texts("一")); !errors.Is(err, line.ErrRetry) {
		t.Errorf("cancelled: %v", err)
	}
	if err := s.client.Push(t.Context(), to, retryKey("row"), texts("一")); err != nil {
		t.Errorf("next: %v", err)
	}
}

func TestOneClientForManyGoroutines(t *testing.T) {
	s := newStage(t, nil)
	var group sync.WaitGroup
	for i := range 20 {
		group.Go(func() {
			ctx, cancel := context.WithCancel(context.Background())
			defer cancel() // one's end is not another's
			if err := s.client.Push(ctx, to, retryKey(fmt.Sprint("row ", i)), texts("一")); err != nil {
				t.Error(err)
			}
		})
	}
	group.Wait()
	if n := len(s.answers()); n != 20 {
		t.Errorf("%d messages, want 20", n)
	}
}

func TestPushNeedsAKey(t *testing.T) {
	s := newStage(t, nil)
	for _, key := range []string{"", "row 1", "123E4567-E89B-12D3-A456-426614174000", retryKey("row") + "0"} {
		if s.client.Push(t.Context(), to, key, texts("一")) == nil {
			t.Errorf("key %q was sent", key)
		}
	}
	if n := len(s.answers()); n != 0 {
		t.Errorf("%d messages arrived", n)
	}
}

func TestNewClientRefuses(t *testing.T) {
	for name, c := range map[string]line.Config{
		"no token":        {},
		"endpoint no URL": {Endpoint: "line", Token: line.FixedToken("x")},
	} {
		if _, err := line.NewClient(c); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

// bodies keeps the requests that pass through it.
type bodies struct {
	mu  sync.Mutex
	got []string
}

func (b *bodies) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	body, _ := io.ReadAll(r.Body)
	b.mu.Lock()
	defer b.mu.Unlock()
	b.got = append(b.got, r.URL.Path+" "+string(body))
	w.WriteHeader(http.StatusServiceUnavailable)
}

func TestRetryHasTheSameBodyAfterStorage(t *testing.T) {
	seen := &bodies{}
	server := httptest.NewServer(seen)
	defer server.Close()
	client := newClient(t, server.URL)
	messages := []line.Message{{Text: "どちらですか <&>", Quick: []inquiry.Choice{{Entry: "a", Label: "はい"}, {Entry: "b", Label: "いいえ"}}}}
	var byJSON, byGob []line.Message
	stored, err := json.Marshal(messages)
	if err := errors.Join(err, json.Unmarshal(stored, &byJSON)); err != nil {
		t.Fatal(err)
	}
	var buffer bytes.Buffer
	if err := errors.Join(gob.NewEncoder(&buffer).Encode(messages), gob.NewDecoder(&buffer).Decode(&byGob)); err != nil {
		t.Fatal(err)
	}
	for _, m := range [][]line.Message{messages, byJSON, byGob} {
		client.Push(t.Context(), to, retryKey("row"), m)
	}
	if len(seen.got) != 3 || seen.got[0] != seen.got[1] || seen.got[0] != seen.got[2] {
		t.Errorf("three requests that differ: %q", seen.got)
	}
}

func TestTokenFollowsNoRedirect(t *testing.T) {
	elsewhere := &bodies{}
	other := httptest.NewServer(elsewhere)
	defer other.Close()
	server := httptest.NewServer(http.RedirectHandler(other.URL, http.StatusTemporaryRedirect))
	defer server.Close()
	err := newClient(t, server.URL).Push(t.Context(), to, retryKey("row"), texts("一"))
	if !errors.Is(err, line.ErrRefused) || len(elsewhere.got) != 0 {
		t.Errorf("%v with %d requests elsewhere", err, len(elsewhere.got))
	}
}

// retryKey is a UUID that stands for a name.
func retryKey(name string) string {
	return fmt.Sprintf("00000000-0000-4000-8000-%012x", crc32.ChecksumIEEE([]byte(name)))
}
