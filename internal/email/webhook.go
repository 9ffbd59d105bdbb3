package email

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"net/http"
	"strings"
)

// SignatureHeader carries "sha256=" and the HMAC-SHA256 of the raw body in hex.
const SignatureHeader = "X-Madoguchi-Signature"

// maxBody is what fits through Lambda with base64 around it (platform fact 25).
const maxBody = 4 << 20

// Webhook serves POST /email: one raw mail as the body. It answers
//
//	202 stored; also where a machine wrote the mail and nobody needs it
//	401 signed with none of the secrets
//	405 another method than POST
//	413 a body above 4 MiB
//	500 not stored; the sender must try again
//
// and an empty body, whatever happened.
type Webhook struct {
	Intake   *Intake
	Secrets  [][]byte // the current one and the next; none of them lets nobody in
	AuthServ string   // whose Authentication-Results count, "" for nobody's; see [FromResults]
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
	case !signed(h.Secrets, raw, r.Header.Values(SignatureHeader)):
		return http.StatusUnauthorized
	}
	if err := h.Intake.Receive(r.Context(), raw, FromResults(raw, h.AuthServ)); err != nil {
		h.Intake.Log.ErrorContext(r.Context(), "mail not stored", "error", err)
		return http.StatusInternalServerError
	}
	return http.StatusAccepted
}

// signed checks the one signature of a request against every secret.
func signed(secrets [][]byte, body []byte, values []string) bool {
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
		mac.Write(body)
		valid = hmac.Equal(mac.Sum(nil), given) && len(secret) > 0 || valid
	}
	return valid
}
