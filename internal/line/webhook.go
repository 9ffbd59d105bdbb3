package line

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"time"

	"madoguchi/internal/inquiry"
	"madoguchi/internal/keyring"
)

const (
	maxBody = 1 << 20
	// LINE gives up after 2 s (platform fact 3); the rest is for the way back.
	patience = 1800 * time.Millisecond
)

// Inbox takes inquiries in. Put returns nil only when all of them are stored; it
// is called again with the same IDs when LINE redelivers.
type Inbox interface {
	Put(ctx context.Context, in ...inquiry.Inbound) error
}

// Webhook is the handler of LINE's webhook. All its fields but MaxAge and Staff are needed.
//
// It answers 401 to a wrong signature, 413 above 1 MiB, 400 to a signed body that
// is no webhook, 500 where the inbox fails or is slow, so that LINE redelivers,
// and else 200: also for events that it does not know, and for the empty webhook
// by which LINE checks the address.
type Webhook struct {
	Secrets [][]byte // channel secrets: current and, while they change, next
	Keys    *keyring.Ring
	Inbox   Inbox
	// MaxAge is for how long the desk knows that it has taken an event: an older one
	// may be a body that somebody kept and sends again, so nothing comes of it. LINE's
	// own redelivery takes hours at most. 0 takes events of any age, for a clock that is
	// not LINE's.
	MaxAge time.Duration
	// Staff is the group in which staff are told: nothing comes of what is written there.
	Staff string
	Now   func() time.Time
	Log   *slog.Logger // receives counts by type, never an id or a word
}

func (w *Webhook) ServeHTTP(rw http.ResponseWriter, r *http.Request) {
	ctx, cancel := context.WithTimeout(r.Context(), patience)
	defer cancel()
	if r.Method != http.MethodPost {
		rw.Header().Set("Allow", http.MethodPost)
		rw.WriteHeader(http.StatusMethodNotAllowed)
		return
	}
	body, err := io.ReadAll(http.MaxBytesReader(rw, r.Body, maxBody))
	if err != nil {
		rw.WriteHeader(unreadable(err))
		return
	}
	if !Verify(w.Secrets, body, r.Header.Get("X-Line-Signature")) {
		w.Log.WarnContext(ctx, "line: webhook refused: signature")
		rw.WriteHeader(http.StatusUnauthorized)
		return
	}
	rw.WriteHeader(w.accept(ctx, body))
}

func unreadable(err error) int {
	if tooLarge := (*http.MaxBytesError)(nil); errors.As(err, &tooLarge) {
		return http.StatusRequestEntityTooLarge
	}
	return http.StatusBadRequest
}

// accept stores what a verified body holds and returns the status to answer.
//
// The events are decoded one by one, for a malformed one would cost all the
// others in the SDK's own callback type, and webhook.ParseRequest is no way
// either: its error quotes the body (platform facts 3 and 14).
func (w *Webhook) accept(ctx context.Context, body []byte) int {
	var envelope struct {
		Events []json.RawMessage `json:"events"`
	}
	if json.Unmarshal(body, &envelope) != nil {
		w.Log.ErrorContext(ctx, "line: webhook refused: envelope", "bytes", len(body))
		return http.StatusBadRequest
	}
	inbounds, seen := w.decode(envelope.Events)
	w.Log.InfoContext(ctx, "line: webhook", "events", len(envelope.Events), "taken", len(inbounds), "types", seen)
	if len(inbounds) == 0 {
		return http.StatusOK
	}
	if w.Inbox.Put(ctx, inbounds...) != nil {
		// Not even the error is logged: it is the inbox's to log, without words.
		w.Log.ErrorContext(ctx, "line: webhook not stored, LINE is to redeliver", "events", len(inbounds))
		return http.StatusInternalServerError
	}
	return http.StatusOK
}

// tally counts events by type, for the log.
type tally map[string]int

func (t tally) LogValue() slog.Value {
	attrs := make([]slog.Attr, 0, len(t))
	for what, n := range t {
		attrs = append(attrs, slog.Int(what, n))
	}
	return slog.GroupValue(attrs...)
}

func (w *Webhook) decode(events []json.RawMessage) ([]inquiry.Inbound, tally) {
	d := decoder{w.Keys, w.Now().UTC(), w.MaxAge, w.Staff}
	var inbounds []inquiry.Inbound
	seen := tally{}
	for _, raw := range events {
		in, what, ok := d.event(raw)
		seen[what]++
		if ok {
			inbounds = append(inbounds, in)
		}
	}
	return inbounds, seen
}
