package bedrock

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"strings"
	"testing"
	"time"

	sdk "github.com/aws/aws-sdk-go-v2/aws"

	"madoguchi/internal/aws"
	"madoguchi/internal/aws/awstest"
	"madoguchi/internal/reading/outside"
)

// words are what somebody wrote: no error may repeat them.
const words = "[1] 口座番号は 1234567 です"

// schema has its properties in an order that is not that of the alphabet.
const schema = `{"type":"object","properties":{"parts":{"type":"array"},"move":{"type":"string"},"danger":{"type":"string"}}}`

func call() outside.Call {
	return outside.Call{
		System:  strings.Repeat("topics and entries. ", 40),
		Tool:    outside.Tool{Name: "read", Description: "says what a message asks", Schema: json.RawMessage(schema)},
		Message: words, Most: 300,
	}
}

// start is a model in a cloud of its own.
func start(t *testing.T, s outside.Settings) (*awstest.Models, outside.Model) {
	t.Helper()
	cloud := awstest.New(t)
	cfg := aws.Config(time.Second)
	if s.Model == "" {
		s.Model = DefaultModel
	}
	m, err := New(cfg, s)
	if err != nil {
		t.Fatal(err)
	}
	return &cloud.Models, m
}

// TestCallIsWhatTheModelGets: the whole request, and nothing beside it.
func TestCallIsWhatTheModelGets(t *testing.T) {
	warm := float32(0)
	cases := []struct {
		name                    string
		settings                outside.Settings
		model, choice, lifetime string
		temperature             bool
	}{
		{"the default: the tool is forced, nothing is cached, no temperature is sent", outside.Settings{}, DefaultModel, "tool", "", false},
		{"the longer lifetime", outside.Settings{Cache: outside.OneHour}, DefaultModel, "tool", "1h", false},
		{"another model, which takes a temperature and is made to use any tool",
			outside.Settings{Model: "jp.amazon.nova-2-lite-v1:0", Temperature: &warm, Choice: outside.Any, Cache: outside.FiveMinutes}, "jp.amazon.nova-2-lite-v1:0", "any", "5m", true},
		{"one that cannot be made to", outside.Settings{Choice: outside.Auto}, DefaultModel, "auto", "", false},
	}
	for _, c := range cases {
		models, m := start(t, c.settings)
		if _, err := m.Call(t.Context(), call()); err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		got := models.Asked()
		if len(got) != 1 {
			t.Fatalf("%s: asked %d times", c.name, len(got))
		}
		g := got[0]
		if g.Model != c.model || g.Choice != c.choice || g.TTL != c.lifetime || (g.Temperature != nil) != c.temperature {
			t.Errorf("%s: model %s, choice %s, lifetime %q, temperature %v", c.name, g.Model, g.Choice, g.TTL, g.Temperature)
		}
		if g.System != call().System || g.Message != words || g.Tool != "read" || g.Most != 300 {
			t.Errorf("%s: %+v", c.name, g)
		}
		if string(g.Schema) != schema {
			t.Errorf("%s: the schema does not stand as it was written: %s", c.name, g.Schema)
		}
	}
}

// TestCallsBeginAlike: what is cached is the same in each call, byte for byte, and Bedrock
// finds it again.
func TestCallsBeginAlike(t *testing.T) {
	models, m := start(t, outside.Settings{Cache: outside.OneHour})
	var all []outside.Usage
	for _, text := range []string{"[1] one", "[1] another"} {
		c := call()
		c.Message = text
		a, err := m.Call(t.Context(), c)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, a.Usage)
	}
	asked := models.Asked()
	if asked[0].System != asked[1].System || !bytes.Equal(asked[0].Schema, asked[1].Schema) {
		t.Error("the calls begin in different ways")
	}
	n := len(schema) + len(call().System)
	if all[0].CacheWrite != n || all[0].CacheRead != 0 || all[1].CacheWrite != 0 || all[1].CacheRead != n {
		t.Errorf("%+v, want %d tokens written, then read", all, n)
	}
	if all[1].Input != len("[1] another") || all[1].Output != len("{}") {
		t.Errorf("%+v", all[1])
	}
}

// TestAnswers: what a model may return, and what is left of it.
func TestAnswers(t *testing.T) {
	cases := []struct {
		name  string
		reply awstest.Reply
		want  outside.Answer
	}{
		{"it calls the tool", awstest.Reply{Arguments: `{"move":"asks","parts":[1]}`}, outside.Answer{Arguments: json.RawMessage(`{"move":"asks","parts":[1]}`)}},
		{"after some thought", awstest.Reply{Thought: "Hm.", Arguments: `{}`}, outside.Answer{Arguments: json.RawMessage(`{}`)}},
		{"it ends its turn with the call", awstest.Reply{Stop: "end_turn"}, outside.Answer{Arguments: json.RawMessage(`{}`)}},
		{"with text beside", awstest.Reply{Text: "お客様は対象です"}, outside.Answer{Arguments: json.RawMessage(`{}`), Beside: true}},
		{"with an empty line beside", awstest.Reply{Text: " \n"}, outside.Answer{Arguments: json.RawMessage(`{}`)}},
		{"text alone", awstest.Reply{Calls: -1, Text: "Sure!", Stop: "end_turn"}, outside.Answer{Beside: true}},
		{"two calls", awstest.Reply{Calls: 2}, outside.Answer{}},
		{"another tool", awstest.Reply{Tool: "send_mail"}, outside.Answer{}},
		{"cut at the limit", awstest.Reply{Stop: "max_tokens"}, outside.Answer{Arguments: json.RawMessage(`{}`), Cut: true}},
		{"the window is full", awstest.Reply{Calls: -1, Stop: "model_context_window_exceeded"}, outside.Answer{Cut: true}},
		{"a guardrail", awstest.Reply{Calls: -1, Text: "Blocked.", Stop: "guardrail_intervened"}, outside.Answer{Beside: true, Refused: true}},
		{"a filter", awstest.Reply{Calls: -1, Stop: "content_filtered"}, outside.Answer{Refused: true}},
		{"a refusal of the maker's own", awstest.Reply{Calls: -1, Stop: "refusal"}, outside.Answer{Refused: true}},
		{"a call that is malformed", awstest.Reply{Stop: "malformed_tool_use"}, outside.Answer{}},
		{"a reason of tomorrow", awstest.Reply{Stop: "model_is_tired"}, outside.Answer{}},
	}
	models, m := start(t, outside.Settings{})
	for _, c := range cases {
		models.Reply(func(awstest.Converse) awstest.Reply { return c.reply })
		got, err := m.Call(t.Context(), call())
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		if got.Beside != c.want.Beside || got.Cut != c.want.Cut || got.Refused != c.want.Refused || (got.Arguments == nil) != (c.want.Arguments == nil) {
			t.Errorf("%s: %+v, want %+v", c.name, got, c.want)
		}
		if got.Arguments != nil && string(got.Arguments) != string(c.want.Arguments) {
			t.Errorf("%s: arguments %s, want %s", c.name, got.Arguments, c.want.Arguments)
		}
	}
}

// TestErrors: each error is one of three, is not tried again, and has none of the service's
// own text.
func TestErrors(t *testing.T) {
	cases := []struct {
		name  string
		reply awstest.Reply
		want  error
		text  string
	}{
		{"throttled", fault(429, "ThrottlingException"), outside.ErrThrottled, "ThrottlingException, status 429"},
		{"the day's tokens are used up", fault(400, "ServiceQuotaExceededException"), outside.ErrThrottled, "status 400"},
		{"a throttle without a name", fault(429, ""), outside.ErrThrottled, "status 429"},
		{"no right, or no agreement with the maker yet", fault(403, "AccessDeniedException"), outside.ErrDenied, "AccessDeniedException, status 403"},
		{"the form about the use was not filled in, or the model is no more", fault(404, "ResourceNotFoundException"), outside.ErrDenied, "status 404"},
		{"it takes no such call", fault(400, "ValidationException"), outside.ErrDenied, "ValidationException, status 400"},
		{"the credentials have expired", fault(403, "ExpiredTokenException"), outside.ErrDenied, "ExpiredTokenException, status 403"},
		{"not ready, with the status of a throttle", fault(429, "ModelNotReadyException"), outside.ErrUnavailable, "ModelNotReadyException, status 429"},
		{"the model takes too long", fault(408, "ModelTimeoutException"), outside.ErrUnavailable, "status 408"},
		{"the model fails", fault(424, "ModelErrorException"), outside.ErrUnavailable, "status 424"},
		{"the service is not there", fault(503, "ServiceUnavailableException"), outside.ErrUnavailable, "status 503"},
		{"the service fails", fault(500, "InternalServerException"), outside.ErrUnavailable, "status 500"},
		{"an error that nobody knows yet", fault(502, "BadGateway"), outside.ErrUnavailable, "BadGateway, status 502"},
		{"one whose name repeats the words", fault(400, "口座番号は 1234567 です"), outside.ErrDenied, "an error without a name, status 400"},
		{"a body that breaks off", awstest.Reply{Half: true}, outside.ErrUnavailable, "no whole answer, status 200"},
		{"a body that is no JSON", awstest.Reply{Raw: "<html>" + words}, outside.ErrUnavailable, "no whole answer, status 200"},
		{"an answer without a message", awstest.Reply{Raw: `{"stopReason":"end_turn"}`}, outside.ErrUnavailable, "without a message"},
	}
	models, m := start(t, outside.Settings{})
	for i, c := range cases {
		models.Reply(func(awstest.Converse) awstest.Reply { return c.reply })
		_, err := m.Call(t.Context(), call())
		if !errors.Is(err, c.want) || !strings.Contains(err.Error(), c.text) {
			t.Errorf("%s: %v, want %v with %q", c.name, err, c.want, c.text)
		}
		silent(t, c.name, err)
		if n := len(models.Asked()); n != i+1 {
			t.Fatalf("%s: asked %d times", c.name, n-i)
		}
	}
}

// silent fails where an error, or anything that it wraps, repeats what was sent.
func silent(t *testing.T, name string, err error) {
	t.Helper()
	for ; err != nil; err = errors.Unwrap(err) {
		if strings.Contains(err.Error(), "1234567") || strings.Contains(err.Error(), "口座") {
			t.Errorf("%s: the error repeats the words: %v", name, err)
		}
	}
}

func fault(status int, code string) awstest.Reply {
	return awstest.Reply{Fault: awstest.Fault{Status: status, Code: code, Message: "input was: " + words}}
}

// TestWhatADefaultModelDoesNotTake: the model says so, and the desk repeats nothing of it.
func TestWhatADefaultModelDoesNotTake(t *testing.T) {
	warm := float32(0.2)
	_, m := start(t, outside.Settings{Temperature: &warm})
	_, err := m.Call(t.Context(), call())
	if !errors.Is(err, outside.ErrDenied) {
		t.Error(err)
	}
	silent(t, "a temperature", err)
	c := call()
	c.Tool.Schema = json.RawMessage("{")
	if _, err := m.Call(t.Context(), c); !errors.Is(err, outside.ErrDenied) {
		t.Error(err)
	}
}

// TestSlowModel: the caller's time ends the call, and tells who was slow.
func TestSlowModel(t *testing.T) {
	models, m := start(t, outside.Settings{})
	asked, never := make(chan struct{}, 2), make(chan struct{})
	models.Reply(func(awstest.Converse) awstest.Reply {
		asked <- struct{}{}
		return awstest.Reply{Until: never}
	})
	ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer cancel()
	if _, err := m.Call(ctx, call()); !errors.Is(err, outside.ErrUnavailable) || !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("the time is up: %v", err)
	}
	<-asked

	ctx, leave := context.WithCancel(t.Context())
	go func() { <-asked; leave() }()
	if _, err := m.Call(ctx, call()); !errors.Is(err, context.Canceled) || errors.Is(err, outside.ErrUnavailable) {
		t.Errorf("the caller leaves: %v", err)
	}
}

// TestNobodyThere: nothing listens, or there is nobody to sign as.
func TestNobodyThere(t *testing.T) {
	awstest.New(t)
	cfg := aws.Config(time.Second)
	gone := cfg.Copy()
	gone.BaseEndpoint = sdk.String("http://127.0.0.1:1")
	unsigned := cfg.Copy()
	unsigned.Credentials = sdk.CredentialsProviderFunc(func(context.Context) (sdk.Credentials, error) {
		return sdk.Credentials{}, errors.New("no credentials for " + words)
	})
	for name, c := range map[string]struct {
		cfg  sdk.Config
		want error
	}{"nothing listens": {gone, outside.ErrUnavailable}, "no credentials": {unsigned, outside.ErrDenied}} {
		m, err := New(c.cfg, outside.Settings{Model: DefaultModel})
		if err != nil {
			t.Fatal(err)
		}
		_, err = m.Call(t.Context(), call())
		if !errors.Is(err, c.want) || !strings.HasSuffix(err.Error(), "no answer") {
			t.Errorf("%s: %v, want %v", name, err, c.want)
		}
		silent(t, name, err)
	}
}

func TestSettings(t *testing.T) {
	hot := float32(2)
	for name, s := range map[string]outside.Settings{
		"no model": {}, "a choice of its own": {Model: "m", Choice: "required"}, "a cache of a day": {Model: "m", Cache: "24h"}, "too hot": {Model: "m", Temperature: &hot},
	} {
		if _, err := New(sdk.Config{}, s); !errors.Is(err, outside.ErrSettings) {
			t.Errorf("%s: %v", name, err)
		}
	}
}
