package outside

import "errors"

// Why a model did not answer. An implementation wraps one of them, with what its service
// calls the error at most: a service's own text may repeat what was sent. Another error, or
// that of the context, is of the call itself.
var (
	// ErrThrottled is a quota of the account that is used up for now.
	ErrThrottled = errors.New("outside: the model takes no more calls for now")
	// ErrDenied stays until a person changes something: a right, an agreement with the
	// model's maker, the model's name, or a setting that this model does not take.
	ErrDenied = errors.New("outside: the model may not be called, or not in this way")
	// ErrUnavailable passes by itself: the service or the model is not there, or too slow, or
	// what it answered is no answer.
	ErrUnavailable = errors.New("outside: the model does not answer")
)
