package linesim

import (
	"bytes"
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"net/http"
)

// destination is the account's own user id, as webhooks name it.
const destination = "Uffffffffffffffffffffffffffffffff"

// Sign returns the X-Line-Signature of a body.
func Sign(secret, body []byte) string {
	mac := hmac.New(sha256.New, secret)
	mac.Write(body)
	return base64.StdEncoding.EncodeToString(mac.Sum(nil))
}

// NewRequest returns a webhook as LINE sends it.
func NewRequest(ctx context.Context, url string, body []byte, signature string) (*http.Request, error) {
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, url, bytes.NewReader(body))
	if err != nil {
		return nil, fmt.Errorf("linesim: webhook: %w", err)
	}
	r.Header.Set("Content-Type", "application/json; charset=utf-8")
	r.Header.Set("User-Agent", "LineBotWebhook/2.0")
	r.Header.Set("X-Line-Signature", signature)
	return r, nil
}

// ToHandler delivers inside the process.
func ToHandler(h http.Handler) Delivery {
	return func(ctx context.Context, body []byte, signature string) (int, error) {
		r, err := NewRequest(ctx, "/line", body, signature)
		if err != nil {
			return 0, err
		}
		w := &statusWriter{header: http.Header{}}
		h.ServeHTTP(w, r)
		return w.status(), nil
	}
}

// statusWriter keeps the status, all that LINE looks at. (httptest's recorder
// would add a flag to the program.)
type statusWriter struct {
	header http.Header
	code   int
}

func (w *statusWriter) Header() http.Header         { return w.header }
func (w *statusWriter) Write(b []byte) (int, error) { return len(b), nil }
func (w *statusWriter) WriteHeader(code int)        { w.code = code }

func (w *statusWriter) status() int {
	if w.code == 0 {
		return http.StatusOK
	}
	return w.code
}

// ToURL delivers over the network. The client should give up after 2 s, as LINE
// does (platform fact 3).
func ToURL(url string, client *http.Client) Delivery {
	return func(ctx context.Context, body []byte, signature string) (int, error) {
		r, err := NewRequest(ctx, url, body, signature)
		if err != nil {
			return 0, err
		}
		response, err := client.Do(r)
		if err != nil {
			return 0, fmt.Errorf("linesim: webhook: %w", err)
		}
		defer response.Body.Close()
		_, err = io.Copy(io.Discard, response.Body)
		return response.StatusCode, err
	}
}

// Send delivers events in one webhook and returns them as they were stamped. What
// the desk does not take with a 2xx waits for [Platform.Redeliver]; the error says
// so. Sending stamped events again makes a duplicate, which LINE may do any time
// (platform fact 4).
func (p *Platform) Send(ctx context.Context, events ...Event) ([]Event, error) {
	stamped := p.stamp(events)
	if err := p.post(ctx, stamped); err != nil {
		p.mu.Lock()
		defer p.mu.Unlock()
		p.state.Pending = append(p.state.Pending, stamped...)
		return stamped, err
	}
	return stamped, nil
}

// Redeliver sends again what the desk did not take, each event by itself and with
// its flag, and returns how many are still waiting. LINE does so at intervals that
// it does not disclose (platform fact 4); here the caller says when. A reply
// token's minute begins anew.
func (p *Platform) Redeliver(ctx context.Context) int {
	p.mu.Lock()
	pending := p.state.Pending
	p.state.Pending = nil
	p.mu.Unlock()
	for _, e := range pending {
		p.Send(ctx, e.Redelivered()) // an error leaves it pending
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	return len(p.state.Pending)
}

// Ping is the check of the webhook address: no events, and still 200 expected.
func (p *Platform) Ping(ctx context.Context) error { return p.post(ctx, []Event{}) }

func (p *Platform) post(ctx context.Context, events []Event) error {
	body, err := json.Marshal(map[string]any{"destination": destination, "events": events})
	if err != nil {
		return fmt.Errorf("linesim: events: %w", err)
	}
	status, err := p.config.Deliver(ctx, body, Sign(p.config.Secret, body))
	if err != nil {
		return err
	}
	if status/100 != 2 {
		return fmt.Errorf("linesim: the desk answered %d", status)
	}
	return nil
}

// stamp completes events and opens their reply tokens.
func (p *Platform) stamp(events []Event) []Event {
	p.mu.Lock()
	defer p.mu.Unlock()
	out := make([]Event, len(events))
	for i, e := range events {
		out[i] = p.stampOne(e)
		if token, ok := out[i]["replyToken"].(string); ok {
			used := p.state.Replies[token].Used
			p.state.Replies[token] = ticket{To: out[i].chat(), From: p.config.Now(), Used: used}
		}
	}
	return out
}

func (p *Platform) stampOne(e Event) Event {
	now := p.config.Now()
	stamped := Event{
		"webhookEventId":  p.ids.ulid(now),
		"timestamp":       now.UnixMilli(),
		"mode":            "active",
		"deliveryContext": map[string]any{"isRedelivery": false},
	}
	if e.replyable() {
		stamped["replyToken"] = p.ids.hex(16)
	}
	maps.Copy(stamped, e)
	if content, ok := e["message"].(map[string]any); ok {
		content = maps.Clone(content)
		if content["id"] == nil {
			content["id"] = p.ids.messageID()
		}
		stamped["message"] = content
	}
	return stamped
}
