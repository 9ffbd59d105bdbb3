package email

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"net/http"
	"net/mail"
	"strconv"
	"strings"
	"time"

	"madoguchi/internal/email/rawmail"
	"madoguchi/internal/lazyregexp"
)

// signatureHeader carries "sha256=" and an HMAC-SHA256 in hex: of the value of
// [timestampHeader], a full stop and the raw body. The timestamp is when the request
// was signed, in seconds since 1970. A sender that sends none signs the body alone.
const (
	signatureHeader = "X-Madoguchi-Signature"
	timestampHeader = "X-Madoguchi-Timestamp"
)

// drift is by how much the clock of the sender may differ, the way included.
const drift = 5 * time.Minute

// maxBody is what fits through Lambda with base64 around it (platform fact 25).
const maxBody = 4 << 20

// Webhook serves POST /email: one raw mail as the body. It answers
//
//	202 stored; also where a machine wrote the mail and nobody needs it
//	401 signed with none of the secrets, or not now
//	405 another method than POST
//	413 a body above 4 MiB
//	500 not stored; the sender must try again
//
// and an empty body, whatever happened.
type Webhook struct {
	Intake   *Intake
	Secrets  [][]byte // the current one and the next; none of them lets nobody in
	AuthServ string   // whose Authentication-Results count, "" for nobody's; see [fromResults]
	// MaxAge is for how long the desk knows that it has taken a mail. An older one that
	// was signed without a time may be a request that somebody kept and sends again. 0
	// for any age.
	MaxAge time.Duration
	Now    func() time.Time // the clock that the sender's is held against; nil: that of Intake
}

func (h *Webhook) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if r.Method != http.MethodPost {
		w.Header().Set("Allow", http.MethodPost)
		w.WriteHeader(http.StatusMethodNotAllowed)
		return
	}
	w.WriteHeader(h.receive(w, r))
}

func (h *Webhook) receive(w http.ResponseWriter, r *http.Request) int {
	raw, err := io.ReadAll(http.MaxBytesReader(w, r.Body, maxBody))
	var tooLarge *http.MaxBytesError
	switch {
	case errors.As(err, &tooLarge):
		return http.StatusRequestEntityTooLarge
	case err != nil:
		return http.StatusInternalServerError
	case !h.vouched(raw, r.Header):
		return http.StatusUnauthorized
	}
	if err := h.Intake.Receive(r.Context(), raw, fromResults(raw, h.AuthServ)); err != nil {
		h.Intake.Log.ErrorContext(r.Context(), "mail not stored", "err", err)
		return http.StatusInternalServerError
	}
	return http.StatusAccepted
}

// vouched reports whether one of the secrets has signed the request, and lately.
func (h *Webhook) vouched(raw []byte, header http.Header) bool {
	signatures, stamps := header.Values(signatureHeader), header.Values(timestampHeader)
	if len(stamps) == 0 {
		return !stamped.Match(raw) && signed(h.Secrets, "", raw, signatures) && !h.stale(raw)
	}
	seconds, err := strconv.ParseInt(stamps[0], 10, 64)
	if len(stamps) != 1 || err != nil || h.now().Sub(time.Unix(seconds, 0)).Abs() > drift {
		return false
	}
	return signed(h.Secrets, stamps[0]+".", raw, signatures)
}

// stamped is a body with the time of a signature in front of it, which must not pass as
// a mail that was signed without.
var stamped = lazyregexp.New(`^[+-]?\d+\.`)

func (h *Webhook) now() time.Time {
	if h.Now == nil {
		return h.Intake.Now()
	}
	return h.Now()
}

// stale reports whether a mail is older than the desk remembers: by the sender's own
// mail server, else by the mail. One that names no time has no age.
func (h *Webhook) stale(raw []byte) bool {
	at, err := receivedAt(raw)
	return h.MaxAge > 0 && err == nil && h.now().Sub(at) >= h.MaxAge
}

// receivedAt is when a mail was received last, else when it was written (RFC 5322, 3.6.7).
func receivedAt(raw []byte) (time.Time, error) {
	fields, _, _ := rawmail.SplitHeader(raw)
	received := fields.Get("received")
	if at, err := mail.ParseDate(strings.TrimSpace(received[strings.LastIndexByte(received, ';')+1:])); err == nil {
		return at, nil
	}
	return mail.ParseDate(strings.TrimSpace(fields.Get("date")))
}

// signed checks the one signature of a request, over what stands before the body and
// the body, against every secret.
func signed(secrets [][]byte, before string, body []byte, values []string) bool {
	if len(values) != 1 {
		return false
	}
	digits, ok := strings.CutPrefix(values[0], "sha256=")
	given, err := hex.DecodeString(digits)
	if !ok || err != nil {
		return false
	}
	valid := false
	for _, secret := range secrets {
		mac := hmac.New(sha256.New, secret)
		io.WriteString(mac, before)
		mac.Write(body)
		valid = hmac.Equal(mac.Sum(nil), given) && len(secret) > 0 || valid
	}
	return valid
}
