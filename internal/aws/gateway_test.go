package aws_test

import (
	"bytes"
	"context"
	"io"
	"log/slog"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/aws/aws-lambda-go/events"

	"madoguchi/internal/aws"
)

func post(body string) events.APIGatewayV2HTTPRequest {
	e := events.APIGatewayV2HTTPRequest{Version: "2.0", RawPath: "/line", Body: body}
	e.RequestContext.DomainName = "desk.example.jp"
	e.RequestContext.HTTP.Method = http.MethodPost
	e.RequestContext.HTTP.SourceIP = "192.0.2.1"
	return e
}

func quiet() *slog.Logger { return slog.New(slog.DiscardHandler) }

// TestGatewayRequest shows what a handler sees of an event.
func TestGatewayRequest(t *testing.T) {
	e := post("aGVsbG8=")
	e.IsBase64Encoded = true
	e.RawPath, e.RawQueryString = "/line/%E7%AA%93", "a=1&a=2"
	e.Headers = map[string]string{"x-line-signature": "abc=", "accept": "text/html,text/plain", "host": "desk.example.jp"}
	e.Cookies = []string{"one=1", "two=2"}
	var seen *http.Request
	var body []byte
	_, err := aws.Gateway(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		seen = r
		body, _ = io.ReadAll(r.Body)
	}), quiet())(t.Context(), e)
	if err != nil {
		t.Fatal(err)
	}
	two, err := seen.Cookie("two")
	if err != nil {
		t.Fatal("cookies arrive apart from the headers:", err)
	}
	cases := []struct{ what, got, want string }{
		{"the method", seen.Method, "POST"},
		{"the path, unescaped", seen.URL.Path, "/line/窓"},
		{"the query as it stood", seen.URL.RawQuery, "a=1&a=2"},
		{"the body, decoded", string(body), "hello"},
		{"a header of any case", seen.Header.Get("X-Line-Signature"), "abc="},
		{"duplicates as one value", seen.Header.Get("Accept"), "text/html,text/plain"},
		{"the second cookie", two.Value, "2"},
		{"the host", seen.Host, "desk.example.jp"},
		{"no host among the headers, as in net/http", seen.Header.Get("Host"), ""},
		{"the sender", seen.RemoteAddr, "192.0.2.1"},
	}
	for _, c := range cases {
		if c.got != c.want {
			t.Errorf("%s: %q, want %q", c.what, c.got, c.want)
		}
	}
	if seen.ContentLength != 5 {
		t.Errorf("content length %d", seen.ContentLength)
	}
}

// TestGatewayResponse shows what API Gateway gets of an answer.
func TestGatewayResponse(t *testing.T) {
	cases := []struct {
		name    string
		handler http.HandlerFunc
		want    events.APIGatewayV2HTTPResponse
	}{
		{"a handler that says nothing: 200, in so many words", func(http.ResponseWriter, *http.Request) {},
			events.APIGatewayV2HTTPResponse{StatusCode: 200}},
		{"a status without a body", func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(401) },
			events.APIGatewayV2HTTPResponse{StatusCode: 401}},
		{"the first status counts", func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(202); w.WriteHeader(500) },
			events.APIGatewayV2HTTPResponse{StatusCode: 202}},
		{"words stay words", func(w http.ResponseWriter, _ *http.Request) { io.WriteString(w, "はい") },
			events.APIGatewayV2HTTPResponse{StatusCode: 200, Body: "はい"}},
		{"bytes that are no text go as base64", func(w http.ResponseWriter, _ *http.Request) { w.Write([]byte{0xff, 0xfe}) },
			events.APIGatewayV2HTTPResponse{StatusCode: 200, Body: "//4=", IsBase64Encoded: true}},
	}
	for _, c := range cases {
		got, err := aws.Gateway(c.handler, quiet())(t.Context(), post(""))
		if err != nil || got.StatusCode != c.want.StatusCode || got.Body != c.want.Body || got.IsBase64Encoded != c.want.IsBase64Encoded {
			t.Errorf("%s: %+v, %v", c.name, got, err)
		}
	}
}

// TestGatewayHeaders joins what has one name and keeps cookies apart. What a
// handler sets behind the status comes too late, as in net/http.
func TestGatewayHeaders(t *testing.T) {
	got, _ := aws.Gateway(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Add("Allow", "GET")
		w.Header().Add("Allow", "POST")
		w.Header().Add("Set-Cookie", "a=1")
		w.Header().Add("Set-Cookie", "b=2")
		w.WriteHeader(405)
		w.Header().Set("X-Late", "1")
	}), quiet())(t.Context(), post(""))
	if got.Headers["allow"] != "GET,POST" || len(got.Cookies) != 2 || got.Headers["set-cookie"] != "" || got.Headers["x-late"] != "" {
		t.Errorf("headers %v, cookies %v", got.Headers, got.Cookies)
	}
}

// TestGatewayBadInput never answers with an error: Lambda would count it as its
// own failure, and API Gateway would say 500 for what is the sender's fault.
func TestGatewayBadInput(t *testing.T) {
	base64, method, path := post("not base64!"), post(""), post("")
	base64.IsBase64Encoded = true
	method.RequestContext.HTTP.Method = "NO METHOD"
	path.RawPath = "//evil.example.com/%zz"
	cases := []struct {
		name string
		e    events.APIGatewayV2HTTPRequest
		want int
	}{
		{"a body that is not what it says", base64, 400},
		{"a method that is none", method, 400},
		{"a path that does not unescape reaches the handler as it is", path, 200},
		{"an event of something else", events.APIGatewayV2HTTPRequest{}, 200},
	}
	for _, c := range cases {
		got, err := aws.Gateway(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
			if r.URL.Host != "" {
				t.Error(c.name, "the path names a host")
			}
		}), quiet())(t.Context(), c.e)
		if err != nil || got.StatusCode != c.want {
			t.Errorf("%s: %d %v, want %d", c.name, got.StatusCode, err, c.want)
		}
	}
}

// TestGatewayPanic answers 500; the log says where, not what.
func TestGatewayPanic(t *testing.T) {
	var log bytes.Buffer
	got, err := aws.Gateway(http.HandlerFunc(func(http.ResponseWriter, *http.Request) {
		panic("taro@example.com wrote 「たすけて」")
	}), slog.New(slog.NewJSONHandler(&log, nil)))(t.Context(), post("たすけて"))
	if err != nil || got.StatusCode != 500 || got.Body != "" {
		t.Errorf("%+v, %v", got, err)
	}
	silent(t, log.String(), "taro", "たすけて")
	if !strings.Contains(log.String(), "TestGatewayPanic") {
		t.Error("the log does not say where:", log.String())
	}
}

// TestGatewayEndsBeforeTheFunction leaves a handler time to answer: its context
// ends half a second before Lambda would stop the function.
func TestGatewayEndsBeforeTheFunction(t *testing.T) {
	end := time.Now().Add(time.Minute)
	ctx, cancel := context.WithDeadline(t.Context(), end)
	defer cancel()
	aws.Gateway(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		got, _ := r.Context().Deadline()
		if end.Sub(got) != 500*time.Millisecond {
			t.Errorf("the handler may use all but %v", end.Sub(got))
		}
	}), quiet())(ctx, post(""))
}
