package openai

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"madoguchi/internal/reading/outside"
)

// words are what somebody wrote: no error may repeat them.
const words = "[1] 口座番号は 1234567 です"

// schema has its properties in an order that is not that of the alphabet.
const schema = `{"type":"object","properties":{"parts":{"type":"array"},"move":{"type":"string"},"danger":{"type":"string"}}}`

func call() outside.Call {
	return outside.Call{
		System:  "topics and entries",
		Tool:    outside.Tool{Name: "read", Description: "says what a message asks", Schema: json.RawMessage(schema)},
		Message: words, Most: 300,
	}
}

// server answers with a status and a body, and keeps what it was asked.
type server struct {
	status int
	body   string
	until  chan struct{} // it waits for this, where there is one, or until the caller has left
	asked  chan []byte
	header http.Header
}

func (s *server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	body, err := io.ReadAll(r.Body)
	if err != nil || r.URL.Path != "/v1/chat/completions" {
		http.NotFound(w, r)
		return
	}
	s.header = r.Header
	s.asked <- body
	if s.until != nil {
		select {
		case <-s.until:
		case <-r.Context().Done():
			return
		}
	}
	w.Header().Set("Content-Type", "application/json")
	w.Header().Set("Location", "https://example.com/v1/chat/completions")
	w.WriteHeader(s.status)
	io.WriteString(w, s.body)
}

func start(t *testing.T) (*server, *Model) {
	t.Helper()
	t.Setenv("OPENAI_API_KEY", "a key of the person at this machine")
	t.Setenv("OPENAI_BASE_URL", "https://example.com/v1")
	s := &server{status: http.StatusOK, asked: make(chan []byte, 100)}
	h := httptest.NewServer(s)
	t.Cleanup(h.Close)
	m, err := New(h.URL+"/v1", "small")
	if err != nil {
		t.Fatal(err)
	}
	return s, m
}

// completion is an answer: the content of the message, and why it ended.
func completion(message, reason string) string {
	return `{"id":"1","object":"chat.completion","created":1,"model":"small","choices":[{"index":0,"finish_reason":"` + reason +
		`","message":{"role":"assistant",` + message + `}}],"usage":{"prompt_tokens":120,"completion_tokens":9,"total_tokens":129,"prompt_tokens_details":{"cached_tokens":100}}}`
}

func toolCall(name, arguments string) string {
	quoted, err := json.Marshal(arguments)
	if err != nil {
		panic(err)
	}
	return `{"id":"a","type":"function","function":{"name":"` + name + `","arguments":` + string(quoted) + `}}`
}

// TestCallIsWhatTheServerGets: the whole request, the schema as it was written, and no key.
func TestCallIsWhatTheServerGets(t *testing.T) {
	s, m := start(t)
	s.body = completion(`"content":null,"tool_calls":[`+toolCall("read", `{"move":"asks"}`)+`]`, "tool_calls")
	got, err := m.Call(t.Context(), call())
	if err != nil || string(got.Arguments) != `{"move":"asks"}` {
		t.Fatalf("%+v, %v", got, err)
	}
	if want := (outside.Usage{Input: 20, CacheRead: 100, Output: 9}); got.Usage != want {
		t.Errorf("usage %+v, want %+v", got.Usage, want)
	}
	want := `{"messages":[{"content":"topics and entries","role":"system"},{"content":"` + words + `","role":"user"}],"model":"small","max_tokens":300,"temperature":0,` +
		`"tool_choice":{"function":{"name":"read"},"type":"function"},` +
		`"tools":[{"function":{"name":"read","description":"says what a message asks","parameters":` + schema + `},"type":"function"}]}`
	if body := string(<-s.asked); body != want {
		t.Errorf("asked\n%s, want\n%s", body, want)
	}
	if key := s.header.Get("Authorization"); key != "" {
		t.Error("it sends a key")
	}
}

func TestAnswers(t *testing.T) {
	one := `"content":"","tool_calls":[` + toolCall("read", "{}") + `]`
	arguments := json.RawMessage("{}")
	cases := []struct {
		name, message, reason string
		want                  outside.Answer
	}{
		{"a call", one, "tool_calls", outside.Answer{Arguments: arguments}},
		{"a call that ends the turn", one, "stop", outside.Answer{Arguments: arguments}},
		{"with words beside", strings.Replace(one, `""`, `"Sure!"`, 1), "stop", outside.Answer{Arguments: arguments, Beside: true}},
		{"words alone", `"content":"{}"`, "stop", outside.Answer{Beside: true}},
		{"two calls", `"content":null,"tool_calls":[` + toolCall("read", "{}") + "," + toolCall("read", "{}") + `]`, "tool_calls", outside.Answer{}},
		{"another function", `"content":null,"tool_calls":[` + toolCall("send", "{}") + `]`, "tool_calls", outside.Answer{}},
		{"arguments that break off", `"content":null,"tool_calls":[` + toolCall("read", `{"a`) + `]`, "length", outside.Answer{Cut: true}},
		{"a refusal", `"content":null,"refusal":"No."`, "stop", outside.Answer{Refused: true}},
		{"a filter", `"content":null`, "content_filter", outside.Answer{Refused: true}},
	}
	s, m := start(t)
	for _, c := range cases {
		s.body = completion(c.message, c.reason)
		got, err := m.Call(t.Context(), call())
		if err != nil || string(got.Arguments) != string(c.want.Arguments) || got.Beside != c.want.Beside || got.Cut != c.want.Cut || got.Refused != c.want.Refused {
			t.Errorf("%s: %+v, %v, want %+v", c.name, got, err, c.want)
		}
	}
}

// TestErrors: each is one of three, is not tried again, and has no word of the server.
func TestErrors(t *testing.T) {
	said := `{"error":{"message":"input was: ` + words + `","code":"x"}}`
	cases := []struct {
		name   string
		status int
		body   string
		want   error
	}{
		{"too many requests", 429, said, outside.ErrThrottled},
		{"no such model", 404, said, outside.ErrDenied},
		{"it takes no such request", 400, said, outside.ErrDenied},
		{"it sends one elsewhere", 307, said, outside.ErrUnavailable},
		{"it fails", 500, said, outside.ErrUnavailable},
		{"it is loading", 503, said, outside.ErrUnavailable},
		{"no JSON", 200, words, outside.ErrUnavailable},
		{"no message", 200, `{"choices":[]}`, outside.ErrUnavailable},
	}
	s, m := start(t)
	for i, c := range cases {
		s.status, s.body = c.status, c.body
		_, err := m.Call(t.Context(), call())
		if !errors.Is(err, c.want) || strings.Contains(err.Error(), "1234567") || strings.Contains(err.Error(), "http") {
			t.Errorf("%s: %v, want %v", c.name, err, c.want)
		}
		if n := len(s.asked); n != i+1 {
			t.Fatalf("%s: asked %d times", c.name, n-i)
		}
	}
}

// TestSlowServer: the caller's time ends the call, and tells who was slow.
func TestSlowServer(t *testing.T) {
	s, m := start(t)
	s.until = make(chan struct{})
	ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer cancel()
	if _, err := m.Call(ctx, call()); !errors.Is(err, outside.ErrUnavailable) || !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("the time is up: %v", err)
	}
	<-s.asked
	ctx, leave := context.WithCancel(t.Context())
	go func() { <-s.asked; leave() }()
	if _, err := m.Call(ctx, call()); !errors.Is(err, context.Canceled) || errors.Is(err, outside.ErrUnavailable) {
		t.Errorf("the caller leaves: %v", err)
	}
}

// TestOnlyThisMachine: words do not leave it, whatever the address is made to look like.
func TestOnlyThisMachine(t *testing.T) {
	for _, base := range []string{
		"https://api.example.com/v1", "http://example.com/v1", "http://192.0.2.1/v1", "http://10.0.0.1/v1", "http://0.0.0.0/v1", "http://127.0.0.1@example.com/v1",
		"http://127.0.0.1.example.com/v1", "http://localhost.example.com/v1", "http://[2001:db8::1]/v1", "https://127.0.0.1/v1", "127.0.0.1:11434/v1", "", ":",
	} {
		if _, err := New(base, "small"); !errors.Is(err, ErrElsewhere) {
			t.Errorf("%q: %v", base, err)
		}
	}
	for _, base := range []string{"http://127.0.0.1:11434/v1", "http://localhost:1234/v1", "http://[::1]:8080/v1", "http://127.8.0.1/v1"} {
		if _, err := New(base, "small"); err != nil {
			t.Errorf("%q: %v", base, err)
		}
		if _, err := New(base, ""); !errors.Is(err, ErrNoModel) {
			t.Errorf("%q without a model: %v", base, err)
		}
	}
	// A name that means another machine does not get a connection either.
	if _, err := client().Get("http://192.0.2.1/"); !errors.Is(err, ErrElsewhere) {
		t.Errorf("a connection to another machine: %v", err)
	}
}
