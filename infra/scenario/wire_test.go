package scenario

import (
	"bytes"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path"
	"slices"
	"strings"
	"sync"
)

// wire is the only way from a function to the world: to moto, to DynamoDB Local, to LINE. It
// notes which calls have effects, and lets the function die at one of them.
type wire struct {
	w    *world
	name string // of the function
	kill func()

	mu      sync.Mutex
	effects []string
	death   *death
}

// death is where a function dies: before its nth effect of a kind, or after it, which then
// happened though the function did not hear of it.
type death struct {
	effect string // a kind, "" for any
	n      int    // from 1
	before bool
	done   bool

	doubles bool // what the effect said may be heard twice: it has no idempotency key
}

// effects are the calls by which something is not as it was before.
var effects = []string{"SendMessageBatch", "SendMessage", "DeleteMessage", "ChangeMessageVisibilityBatch", "PutObject", "DeleteObject", "TransactWriteItems", "PutItem",
	"DeleteItem", "BatchWriteItem", "UpdateItem", "SendEmail", "LINE reply", "LINE push", "DeleteSecret"}

// call names a request.
func call(r *http.Request) string {
	if _, name, ok := strings.Cut(r.Header.Get("X-Amz-Target"), "."); ok {
		return name
	}
	switch {
	case strings.HasPrefix(r.URL.Path, "/v2/bot/"), strings.HasPrefix(r.URL.Path, "/oauth2/"):
		return "LINE " + path.Base(r.URL.Path)
	case r.URL.Path == "/v2/email/outbound-emails":
		return "SendEmail"
	}
	return map[string]string{"GET": "GetObject", "PUT": "PutObject", "DELETE": "DeleteObject"}[r.Method]
}

func (c *wire) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	name := call(r)
	dies, before := c.note(name)
	if dies && before {
		c.kill()
		panic(http.ErrAbortHandler)
	}
	body, err := io.ReadAll(r.Body)
	if err != nil {
		panic(http.ErrAbortHandler) // the function died
	}
	answer := c.pass(r, name, body)
	if dies {
		c.kill()
		panic(http.ErrAbortHandler)
	}
	for key, values := range answer.Header() {
		w.Header()[key] = values
	}
	w.WriteHeader(answer.Code)
	w.Write(answer.Body.Bytes())
}

// note notes an effect, and says whether the function dies at it.
func (c *wire) note(name string) (dies, before bool) {
	if !slices.Contains(effects, name) {
		return false, false
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.effects = append(c.effects, name)
	d := c.death
	if d == nil || d.done || d.effect != "" && d.effect != name {
		return false, false
	}
	if d.n--; d.n > 0 {
		return false, false
	}
	d.done = true
	return true, d.before
}

// died reports whether the function died where it was to.
func (c *wire) died() bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.death != nil && c.death.done
}

// pass passes a request on and takes the answer.
func (c *wire) pass(r *http.Request, name string, body []byte) *httptest.ResponseRecorder {
	answer := httptest.NewRecorder()
	again := r.Clone(c.w.ctx) // what was asked for happens, though the function dies meanwhile
	again.Body = io.NopCloser(bytes.NewReader(body))
	if strings.HasPrefix(name, "LINE ") {
		c.w.line.ServeHTTP(answer, again)
		return answer
	}
	to := os.Getenv("MOTO_ENDPOINT")
	if strings.HasPrefix(r.Header.Get("X-Amz-Target"), "DynamoDB_") {
		to = os.Getenv("DYNAMODB_ENDPOINT")
	}
	upstream, err := url.Parse(to)
	if err != nil {
		c.w.t.Error(err)
		return answer
	}
	again.URL.Scheme, again.URL.Host, again.RequestURI = upstream.Scheme, upstream.Host, ""
	response, err := http.DefaultTransport.RoundTrip(again)
	if err != nil {
		if c.w.ctx.Err() == nil {
			c.w.t.Errorf("%s of %s: %v", name, c.name, err)
		}
		answer.Code = http.StatusBadGateway
		return answer
	}
	defer response.Body.Close()
	for key, values := range response.Header {
		answer.Header()[key] = values
	}
	answer.WriteHeader(response.StatusCode)
	io.Copy(answer.Body, response.Body)
	if name == "SendEmail" && response.StatusCode == http.StatusOK {
		c.w.mailed(body)
	}
	return answer
}
