package aws

import (
	"context"
)

// Command is the event with which somebody invokes a function by hand.
type Command struct {
	Command   string            `json:"command"`
	Published map[string]string `json:"published"` // of "verify": hashes of anchors by day, as they were kept elsewhere
}

// Commanded handles such an event. What is not finished a while before the end of the
// function is put down with an error.
func Commanded(run func(context.Context, Command) (any, error)) func(context.Context, Command) (any, error) {
	return func(ctx context.Context, c Command) (out any, err error) {
		defer caught(&err)
		ctx, cancel := early(ctx)
		defer cancel()
		return run(ctx, c)
	}
}
