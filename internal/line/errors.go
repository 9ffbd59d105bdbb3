package line

import (
	"errors"
	"fmt"
	"net/http"

	"madoguchi/internal/outbox"
)

// What a call to LINE can come to. Only the HTTP status decides, for LINE
// guarantees none of its message texts (platform fact 7).
var (
	ErrTokenSpent = errors.New("line: reply token spent, expired or unknown")              // or the messages themselves are wrong
	ErrRetry      = fmt.Errorf("line: not known to be accepted: %w", outbox.ErrLater)      // see below: it may have been delivered
	ErrLimited    = fmt.Errorf("line: rate limit or monthly quota: %w", outbox.ErrLimited) // 429; LINE does not say which
	ErrRefused    = fmt.Errorf("line: refused: %w", outbox.ErrNever)                       // anything else: no later try helps
)

// ErrRetry stands for no answer, 408 and 5xx, and also for a channel token that is
// not issued or not accepted (401): that is the desk's fault and not the
// message's, which must not be lost by it.

// A StatusError is a call that LINE did not accept. errors.Is matches it with
// exactly one of the four errors above. It holds nothing of what was sent or
// answered: the SDK's own error quotes the body (platform fact 14).
type StatusError struct {
	Call   string // reply, push, token ...
	Status int    // HTTP status, 0 where no answer came
}

func (e *StatusError) Error() string {
	if e.Status == 0 {
		return fmt.Sprintf("line: %s: no answer", e.Call)
	}
	return fmt.Sprintf("line: %s: status %d", e.Call, e.Status)
}

// Unwrap serves errors.Is.
func (e *StatusError) Unwrap() error { return e.kind() }

func (e *StatusError) kind() error {
	switch {
	case e.Call == callReply && e.Status == http.StatusBadRequest:
		return ErrTokenSpent
	case e.Status == http.StatusTooManyRequests:
		return ErrLimited
	case e.Call == callToken, e.Status == 0, e.Status == http.StatusUnauthorized,
		e.Status == http.StatusRequestTimeout, e.Status >= 500:
		return ErrRetry
	}
	return ErrRefused
}

// The names of the calls in errors.
const (
	callReply   = "reply"
	callPush    = "push"
	callLoading = "loading"
	callToken   = "token"
	callContent = "content"
)

// outcome judges a call of the SDK by its response alone. An accepted call whose
// answer could not be read was accepted all the same.
func outcome(call string, response *http.Response) error {
	switch {
	case response == nil:
		return &StatusError{Call: call}
	case response.StatusCode/100 == 2:
		return nil
	}
	return &StatusError{call, response.StatusCode}
}
