package aws

import (
	"bytes"
	"context"
	"encoding/base64"
	"log/slog"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/aws/aws-lambda-go/events"

	"madoguchi/internal/telemetry"
)

// GatewayFunc handles a request of an HTTP API with payload format 2.0.
type GatewayFunc func(context.Context, events.APIGatewayV2HTTPRequest) (events.APIGatewayV2HTTPResponse, error)

// Gateway lets a handler serve API Gateway. It always answers with a status and
// never with an error: 400 for an event that makes no request, 500 and an empty
// body where the handler panics (platform fact 25).
//
// Several headers of one name arrive as one, joined by commas, as RFC 9110, 5.3
// allows; nothing takes them apart again. They leave the same way.
func Gateway(h http.Handler, log *slog.Logger) GatewayFunc {
	return func(ctx context.Context, e events.APIGatewayV2HTTPRequest) (events.APIGatewayV2HTTPResponse, error) {
		ctx, cancel := within(telemetry.Requested(ctx, e.RequestContext.RequestID))
		defer cancel()
		r, err := request(ctx, e)
		if err != nil {
			log.WarnContext(ctx, "gateway: not a request")
			return events.APIGatewayV2HTTPResponse{StatusCode: http.StatusBadRequest}, nil
		}
		w := &response{header: http.Header{}}
		if err := serve(h, w, r); err != nil {
			log.ErrorContext(ctx, "gateway", "err", err)
			return events.APIGatewayV2HTTPResponse{StatusCode: http.StatusInternalServerError}, nil
		}
		return w.event(), nil
	}
}

func serve(h http.Handler, w http.ResponseWriter, r *http.Request) (err error) {
	defer caught(&err)
	h.ServeHTTP(w, r)
	return nil
}

// request is the event as an HTTP server would have read it.
func request(ctx context.Context, e events.APIGatewayV2HTTPRequest) (*http.Request, error) {
	body := []byte(e.Body)
	if e.IsBase64Encoded {
		var err error
		if body, err = base64.StdEncoding.DecodeString(e.Body); err != nil {
			return nil, err
		}
	}
	r, err := http.NewRequestWithContext(ctx, e.RequestContext.HTTP.Method, "/", bytes.NewReader(body))
	if err != nil {
		return nil, err
	}
	r.URL = &url.URL{Path: e.RawPath, RawQuery: e.RawQueryString}
	if path, err := url.PathUnescape(e.RawPath); err == nil {
		r.URL.Path, r.URL.RawPath = path, e.RawPath
	}
	for name, value := range e.Headers {
		r.Header.Set(name, value)
	}
	if len(e.Cookies) > 0 {
		r.Header.Set("Cookie", strings.Join(e.Cookies, "; "))
	}
	r.Header.Del("Host")
	r.Host, r.RequestURI, r.RemoteAddr = e.RequestContext.DomainName, r.URL.RequestURI(), e.RequestContext.HTTP.SourceIP
	return r, nil
}

// response collects what a handler answers.
type response struct {
	status int
	header http.Header
	sent   http.Header // as it stood when the status was written
	body   bytes.Buffer
}

func (w *response) Header() http.Header { return w.header }

func (w *response) WriteHeader(status int) {
	if w.status == 0 {
		w.status, w.sent = status, w.header.Clone()
	}
}

func (w *response) Write(b []byte) (int, error) {
	w.WriteHeader(http.StatusOK)
	return w.body.Write(b)
}

func (w *response) event() events.APIGatewayV2HTTPResponse {
	w.WriteHeader(http.StatusOK)
	out := events.APIGatewayV2HTTPResponse{StatusCode: w.status, Headers: map[string]string{}, Cookies: w.sent.Values("Set-Cookie")}
	for _, name := range slices.Sorted(maps.Keys(w.sent)) {
		if name != "Set-Cookie" {
			out.Headers[strings.ToLower(name)] = strings.Join(w.sent[name], ",")
		}
	}
	out.Headers["content-length"] = strconv.Itoa(w.body.Len())
	out.Body = w.body.String()
	if !utf8.ValidString(out.Body) {
		out.Body, out.IsBase64Encoded = base64.StdEncoding.EncodeToString(w.body.Bytes()), true
	}
	return out
}
