package aws

import (
	"errors"
	"fmt"
	"runtime"
	"strings"

	"github.com/aws/smithy-go"
	smithyhttp "github.com/aws/smithy-go/transport/http"
)

// A callError is a call that did not succeed. Its text is the name of the call,
// the name AWS has for the error and the HTTP status. The message of AWS is left
// out: that of SES quotes the addresses.
type callError struct {
	call   string
	code   string // "" where no answer came
	status int
	cause  error
}

// ErrCall is wrapped by all errors of calls that did not succeed: what was asked for may be there, and
// the next one may bring it.
var ErrCall = errors.New("aws: a call did not succeed")

// Is implements what [errors.Is] asks for.
func (e *callError) Is(target error) bool { return target == ErrCall }

// Failed makes an error of what the SDK returned for a call, for the packages beside this one. It wraps
// [ErrCall], and its text quotes nothing of AWS but the name of the error.
func Failed(call string, err error) error { return failed(call, err) }

// failed makes a callError of what the SDK returned for a call.
func failed(call string, err error) error {
	e := &callError{call: call, cause: err}
	var api smithy.APIError
	if errors.As(err, &api) {
		e.code = api.ErrorCode()
	}
	var response *smithyhttp.ResponseError
	if errors.As(err, &response) {
		e.status = response.HTTPStatusCode()
	}
	return e
}

func (e *callError) Error() string {
	if e.code == "" && e.status == 0 {
		return "aws: " + e.call + ": no answer"
	}
	return fmt.Sprintf("aws: %s: %s, status %d", e.call, e.code, e.status)
}

// Unwrap serves errors.Is; nothing prints the cause.
func (e *callError) Unwrap() error { return e.cause }

// caught turns a panic into an error. It is deferred. Left alone, the Lambda
// library would print the value, which may hold what a person wrote; only its
// type is told, and where it happened.
func caught(err *error) {
	if value := recover(); value != nil {
		*err = fmt.Errorf("aws: panic with a %T at %s", value, strings.Join(frames(), " < "))
	}
}

// frames lists where a panic came from, the innermost first.
func frames() []string {
	callers := make([]uintptr, 24)
	stack := runtime.CallersFrames(callers[:runtime.Callers(3, callers)])
	var found []string
	for {
		frame, more := stack.Next()
		if !strings.HasPrefix(frame.Function, "runtime.") {
			found = append(found, fmt.Sprintf("%s:%d", frame.Function, frame.Line))
		}
		if !more || len(found) == 8 {
			return found
		}
	}
}
