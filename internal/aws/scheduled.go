package aws

import "context"

// Scheduled handles a tick of EventBridge Scheduler, whose payload says nothing.
// The scheduler may fire twice; tick must bear that (platform fact 30).
func Scheduled(tick func(context.Context) error) func(context.Context) error {
	return func(ctx context.Context) (err error) {
		defer caught(&err)
		ctx, cancel := within(ctx)
		defer cancel()
		return tick(ctx)
	}
}
