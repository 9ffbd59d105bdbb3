package bedrock

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"strings"

	"github.com/aws/aws-sdk-go-v2/service/bedrockruntime/types"
	"github.com/aws/smithy-go"
	smithyhttp "github.com/aws/smithy-go/transport/http"

	"madoguchi/internal/reading/outside"
)

// A callError is a call that did not succeed: why, and the name that Bedrock has for it.
// The error of the SDK is not kept, as its text may repeat what was sent.
type callError struct {
	why    error
	code   string // "" where no answer came, or one that is no error
	status int
}

func (e *callError) Error() string {
	switch {
	case e.status == 0:
		return e.why.Error() + ": bedrock: Converse: no answer"
	case e.code == "":
		return fmt.Sprintf("%v: bedrock: Converse: no whole answer, status %d", e.why, e.status)
	}
	return fmt.Sprintf("%v: bedrock: Converse: %s, status %d", e.why, e.code, e.status)
}

func (e *callError) Unwrap() error { return e.why }

// failed says why a call did not succeed. A caller that leaves gets the error of its
// context; one whose time is up, that and [outside.ErrUnavailable].
func failed(ctx context.Context, err error) error {
	switch {
	case errors.Is(ctx.Err(), context.DeadlineExceeded):
		return fmt.Errorf("%w: bedrock: Converse: %w", outside.ErrUnavailable, context.DeadlineExceeded)
	case ctx.Err() != nil:
		return fmt.Errorf("bedrock: Converse: %w", ctx.Err())
	}
	e := &callError{code: code(err)}
	var response *smithyhttp.ResponseError
	if errors.As(err, &response) {
		e.status = response.HTTPStatusCode()
	}
	e.why = why(err, e.status)
	return e
}

// code is what the service calls an error, where that is a name.
func code(err error) string {
	var api smithy.APIError
	if !errors.As(err, &api) {
		return ""
	}
	name := api.ErrorCode()
	letter := func(r rune) bool { return r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z' }
	if len(name) > 60 || strings.TrimFunc(name, letter) != "" {
		return "an error without a name"
	}
	return name
}

// why sorts errors by their type, and those that the SDK has no type for by the status.
func why(err error, status int) error {
	if e := typed(err); e != nil {
		return e
	}
	var sent *smithyhttp.RequestSendError
	switch {
	case status == http.StatusTooManyRequests:
		return outside.ErrThrottled
	case status >= 400 && status < 500:
		return outside.ErrDenied
	case status == 0 && !errors.As(err, &sent): // it was never sent: no region, no credentials
		return outside.ErrDenied
	}
	return outside.ErrUnavailable
}

// typed is why, by the type of an error; nil for one that it does not know. A model that is
// not ready says so with the status of a throttle.
func typed(err error) error {
	switch {
	case as[*types.ThrottlingException](err), as[*types.ServiceQuotaExceededException](err):
		return outside.ErrThrottled
	case as[*types.AccessDeniedException](err), as[*types.ValidationException](err), as[*types.ResourceNotFoundException](err):
		return outside.ErrDenied
	case as[*types.ModelNotReadyException](err), as[*types.ModelTimeoutException](err), as[*types.ModelErrorException](err),
		as[*types.ServiceUnavailableException](err), as[*types.InternalServerException](err):
		return outside.ErrUnavailable
	}
	return nil
}

func as[E error](err error) bool {
	var e E
	return errors.As(err, &e)
}
