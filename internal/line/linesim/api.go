package linesim

import (
	"crypto/subtle"
	"encoding/json"
	"net/http"
	"strings"
	"time"
)

const (
	tokenLife  = 15 * time.Minute // of a stateless channel token (platform fact 13)
	replyLife  = time.Minute      // of a reply token (platform fact 5)
	retryKeyed = 24 * time.Hour   // how long a retry key is remembered (platform fact 6)
)

// api is the side towards the desk. Its calls hold the lock.
type api struct{ *Platform }

func (p api) routes() *http.ServeMux {
	mux := http.NewServeMux()
	mux.HandleFunc("POST /oauth2/v3/token", p.serve("token", p.token))
	mux.HandleFunc("POST /v2/bot/message/reply", p.serve("reply", p.bearer(p.reply)))
	mux.HandleFunc("POST /v2/bot/message/push", p.serve("push", p.bearer(p.push)))
	mux.HandleFunc("POST /v2/bot/chat/loading/start", p.serve("loading", p.bearer(p.loading)))
	mux.HandleFunc("GET /v2/bot/message/{id}/content", p.serve("content", p.authorised(p.content)))
	p.menuRoutes(mux)
	return mux
}

// answer is a status and a JSON body.
type answer struct {
	status int
	body   any
}

// refusal has the shape of LINE's errors; the text is for the reader of a failing
// test, not for programs (platform fact 7).
func refusal(status int, text string) answer {
	return answer{status, map[string]string{"message": text}}
}

// call handles one request. It holds the lock.
type call func(w http.ResponseWriter, r *http.Request) answer

// serve adds to a call what all have: the lock, the rate limit, the request id and
// the faults of [Platform.Break].
func (p api) serve(name string, c call) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		r.Body = http.MaxBytesReader(w, r.Body, 2<<20) // https://developers.line.biz/en/reference/messaging-api/#status-codes, 413
		p.mu.Lock()
		defer p.mu.Unlock()
		w.Header().Set("X-Line-Request-Id", p.ids.uuid())
		a := p.faulty(name, c, w, r)
		if picture, is := a.body.([]byte); is {
			w.Header().Set("Content-Type", "image/jpeg")
			w.Write(picture)
			return
		}
		w.Header().Set("Content-Type", "application/json")
		w.WriteHeader(a.status)
		json.NewEncoder(w).Encode(a.body)
	}
}

func (p api) faulty(name string, c call, w http.ResponseWriter, r *http.Request) answer {
	if p.tooFast(name) {
		return refusal(http.StatusTooManyRequests, "The API rate limit has been exceeded. Try again later.")
	}
	fault, broken := p.fault(name)
	if broken && !fault.Accepted {
		return refusal(fault.Status, "broken on purpose")
	}
	a := c(w, r)
	if broken {
		return refusal(fault.Status, "accepted, and the answer lost on purpose")
	}
	return a
}

// tooFast counts the calls of one kind in this second.
func (p api) tooFast(name string) bool {
	r := p.state.Second[name]
	if now := p.config.Now().Unix(); r.Second != now {
		r = rate{Second: now}
	}
	r.Calls++
	p.state.Second[name] = r
	return r.Calls > p.config.Rate
}

// bearer lets only calls with a valid channel token through that send JSON.
func (p api) bearer(c call) call {
	return p.authorised(func(w http.ResponseWriter, r *http.Request) answer {
		if !strings.HasPrefix(r.Header.Get("Content-Type"), "application/json") {
			return refusal(http.StatusUnsupportedMediaType, "Unsupported media type")
		}
		return c(w, r)
	})
}

// authorised lets only calls with a valid channel token through.
func (p api) authorised(c call) call {
	return func(w http.ResponseWriter, r *http.Request) answer {
		token, ok := strings.CutPrefix(r.Header.Get("Authorization"), "Bearer ")
		fixed := p.config.Token != "" && token == p.config.Token
		if !ok || !fixed && !p.config.Now().Before(p.state.Tokens[token]) {
			return refusal(http.StatusUnauthorized,
				"Authentication failed. Confirm that the access token in the authorization header is valid.")
		}
		return c(w, r)
	}
}

// token issues a stateless channel token:
// https://developers.line.biz/en/reference/messaging-api/#issue-stateless-channel-access-token.
func (p api) token(_ http.ResponseWriter, r *http.Request) answer {
	right := r.PostFormValue("client_id") == p.config.ID &&
		subtle.ConstantTimeCompare([]byte(r.PostFormValue("client_secret")), p.config.Secret) == 1
	if r.PostFormValue("grant_type") != "client_credentials" || !right {
		return answer{http.StatusBadRequest, map[string]string{"error": "invalid_request"}}
	}
	token := p.ids.hex(24)
	p.state.Tokens[token] = p.config.Now().Add(tokenLife)
	return answer{http.StatusOK, map[string]any{
		"token_type": "Bearer", "access_token": token, "expires_in": int(tokenLife.Seconds()),
	}}
}

// reply: https://developers.line.biz/en/reference/messaging-api/#send-reply-message.
func (p api) reply(_ http.ResponseWriter, r *http.Request) answer {
	if _, ok := r.Header["X-Line-Retry-Key"]; ok { // an empty one too (platform fact 6)
		return refusal(http.StatusBadRequest, "Retry key is not supported for this API")
	}
	var request struct {
		ReplyToken string
		Messages   []json.RawMessage
	}
	if json.NewDecoder(r.Body).Decode(&request) != nil {
		return refusal(http.StatusBadRequest, "The request body could not be parsed as JSON")
	}
	bubbles, wrong := p.check(request.Messages)
	if wrong != "" {
		return refusal(http.StatusBadRequest, wrong)
	}
	t, ok := p.state.Replies[request.ReplyToken]
	if !ok || t.Used || p.config.Now().Sub(t.From) > replyLife {
		return refusal(http.StatusBadRequest, "Invalid reply token")
	}
	t.Used = true
	p.state.Replies[request.ReplyToken] = t
	p.deliver(t.To, bubbles)
	return sent(bubbles)
}

// push: https://developers.line.biz/en/reference/messaging-api/#send-push-message.
func (p api) push(w http.ResponseWriter, r *http.Request) answer {
	var request struct {
		To       string
		Messages []json.RawMessage
	}
	if json.NewDecoder(r.Body).Decode(&request) != nil {
		return refusal(http.StatusBadRequest, "The request body could not be parsed as JSON")
	}
	keys, keyed := r.Header["X-Line-Retry-Key"]
	if keyed && !retryKey.MatchString(keys[0]) {
		return refusal(http.StatusBadRequest, "Invalid retry key")
	}
	if !chatID.MatchString(request.To) {
		return refusal(http.StatusBadRequest, "The property, 'to', in the request body is invalid")
	}
	bubbles, wrong := p.check(request.Messages)
	if wrong != "" {
		return refusal(http.StatusBadRequest, wrong)
	}
	if keyed {
		if before, ok := p.state.RetryKeys[keys[0]]; ok && p.config.Now().Sub(before.At) < retryKeyed {
			w.Header().Set("X-Line-Accepted-Request-Id", before.Request)
			return refusal(http.StatusConflict, "The retry key is already accepted")
		}
	}
	return p.accept(w, request.To, keys, bubbles)
}

// accept delivers a push that is right in itself, if the quota has room.
func (p api) accept(w http.ResponseWriter, to string, keys []string, bubbles []Bubble) answer {
	if !p.spend(to) {
		return refusal(http.StatusTooManyRequests, "You have reached your monthly limit.")
	}
	if len(keys) > 0 {
		p.state.RetryKeys[keys[0]] = accepted{w.Header().Get("X-Line-Request-Id"), p.config.Now()}
	}
	p.deliver(to, bubbles)
	return sent(bubbles)
}

// spend counts a push in its month, in Japan's time zone. A push that reaches
// nobody is not counted.
func (p api) spend(to string) bool {
	if p.state.Blocked[to] {
		return true
	}
	month := p.config.Now().In(time.FixedZone("JST", 9*60*60)).Format("2006-01")
	if p.config.Quota > 0 && p.state.Pushes[month] >= p.config.Quota {
		return false
	}
	p.state.Pushes[month]++
	return true
}

// deliver shows messages, except to a user who blocked the account: for them the
// call succeeds and nothing arrives, then or later (platform fact 7).
func (p api) deliver(to string, bubbles []Bubble) {
	delete(p.state.Typing, to)
	if !p.state.Blocked[to] {
		p.show(to, bubbles...)
	}
}

func sent(bubbles []Bubble) answer {
	messages := make([]map[string]string, len(bubbles))
	for i, b := range bubbles {
		messages[i] = map[string]string{"id": b.ID, "quoteToken": "q3Plxr4AgKd"}
	}
	return answer{http.StatusOK, map[string]any{"sentMessages": messages}}
}

// loading: https://developers.line.biz/en/reference/messaging-api/#display-a-loading-indicator.
func (p api) loading(_ http.ResponseWriter, r *http.Request) answer {
	request := struct {
		ChatID         string `json:"chatId"`
		LoadingSeconds int
	}{LoadingSeconds: 20}
	if json.NewDecoder(r.Body).Decode(&request) != nil {
		return refusal(http.StatusBadRequest, "The request body could not be parsed as JSON")
	}
	s := request.LoadingSeconds
	if !userID.MatchString(request.ChatID) || s < 5 || s > 60 || s%5 != 0 {
		return refusal(http.StatusBadRequest, "The request body is invalid")
	}
	p.state.Typing[request.ChatID] = p.config.Now().Add(time.Duration(s) * time.Second)
	return answer{http.StatusAccepted, struct{}{}}
}
