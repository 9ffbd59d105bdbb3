// Package hook tells staff in a chat room by its incoming webhook: Slack's, and those of other
// services that take the same {"text": "..."}.
//
// Who knows the address of such a webhook writes into the room, so the address is a secret: it
// stands in no row, no error and no line of a log.
package hook

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/url"
	"strings"
	"time"

	"madoguchi/internal/inquiry"
	"madoguchi/internal/outbox"
)

// patience ends a call that hangs: what waits behind it is not to wait long.
const patience = 3 * time.Second

// errAddress does not quote the address.
var errAddress = errors.New("hook: the address of the webhook is no https://HOST/... of another machine")

// Channel posts to one webhook. The zero value refuses all. It may be used by several goroutines
// at once, and never prints its address.
type Channel struct {
	address string
	client  *http.Client
}

var _ outbox.Channel = Channel{}

// New returns the channel of an address, which begins with https:// and names a host that is
// neither this machine nor a number.
func New(address string, client *http.Client) (Channel, error) {
	u, ok := read(address)
	if host := u.Hostname(); !ok || u.Scheme != "https" || here(host) || net.ParseIP(host) != nil {
		return Channel{}, errAddress
	}
	return Channel{address, patient(client)}, nil
}

// Local is [New] for a rehearsal: the address is on this machine, and may be plain.
func Local(address string) (Channel, error) {
	u, ok := read(address)
	if !ok || u.Scheme != "https" && u.Scheme != "http" || !here(u.Hostname()) {
		return Channel{}, errors.New("hook: in a rehearsal the webhook is on this machine, as http://127.0.0.1:8080/hook")
	}
	return Channel{address, patient(nil)}, nil
}

func read(address string) (*url.URL, bool) {
	u, err := url.Parse(address)
	if err != nil {
		return &url.URL{}, false
	}
	return u, u.Host != "" && u.User == nil && u.Fragment == ""
}

func here(host string) bool {
	ip := net.ParseIP(host)
	return host == "localhost" || strings.HasSuffix(host, ".localhost") || ip != nil && ip.IsLoopback()
}

// patient returns a client with a timeout that follows no redirect: what is told goes where it
// was meant to and nowhere else.
func patient(c *http.Client) *http.Client {
	own := http.Client{}
	if c != nil {
		own = *c
	}
	own.Timeout = patience
	own.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	return &own
}

// Render implements [outbox.Channel]: the texts of the replies as one. The three characters that
// Slack reads as its own are written as it asks, so that nothing in a text calls a whole room:
// https://docs.slack.dev/messaging/formatting-message-text.
func (Channel) Render(_ inquiry.Inbound, _ string, replies []inquiry.Reply, _ time.Time) ([]byte, error) {
	var texts []string
	for _, r := range replies {
		texts = append(texts, r.Text)
	}
	text := strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;").Replace(strings.Join(texts, "\n\n"))
	return json.Marshal(map[string]string{"text": text})
}

// Send implements [outbox.Channel]. A webhook has no idempotency key: where the outcome was not
// seen, the same may stand in the room twice.
func (c Channel) Send(ctx context.Context, p outbox.Parcel) error {
	if c.address == "" {
		return fmt.Errorf("%w: hook: no webhook is configured", outbox.ErrNever)
	}
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, c.address, bytes.NewReader(p.Body))
	if err != nil {
		return fmt.Errorf("%w: hook: no request", outbox.ErrNever) // the cause quotes the address, here and below
	}
	r.Header.Set("Content-Type", "application/json")
	response, err := c.client.Do(r)
	if err != nil {
		return fmt.Errorf("%w: hook: no answer", outbox.ErrLater)
	}
	defer response.Body.Close()
	_, _ = io.Copy(io.Discard, io.LimitReader(response.Body, 4<<10)) // so that the connection can be used again
	return judged(response.StatusCode)
}

// judged is what a status means: https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks.
func judged(status int) error {
	kind := outbox.ErrNever // the room or the webhook is gone, or it redirects
	switch {
	case status/100 == 2:
		return nil
	case status == http.StatusTooManyRequests:
		kind = outbox.ErrLimited
	case status == http.StatusRequestTimeout, status >= 500:
		kind = outbox.ErrLater
	}
	return fmt.Errorf("%w: hook: status %d", kind, status)
}

const hidden = "webhook"

func (Channel) String() string { return hidden }

// GoString prints nothing of it.
func (Channel) GoString() string { return hidden }

// LogValue prints nothing of it.
func (Channel) LogValue() slog.Value { return slog.StringValue(hidden) }
