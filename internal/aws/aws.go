// Package aws translates between the desk and the services of AWS. It decides
// nothing.
//
// What AWS sends in:
//
//	[Gateway]       an HTTP request from API Gateway, for an http.Handler
//	[Received]      a mail that SES has stored
//	[Turns]         messages from the inbox and from its dead-letter queue
//	[Scheduled]     a tick of EventBridge Scheduler
//	[Uploads]       files that were put into a bucket, by the queue in which S3 names them
//	[Commanded]     what somebody orders by hand
//	[GivenUp]       events that Lambda gave up, by the queue to which it sends them
//	[Sent]          what became of mail, as SES tells it to SNS
//
// What the desk uses there: [Queue] on SQS is the inbox, [Blobs] on S3 keeps raw
// mail, [Mailer] is SES, [ReadSecret] asks Secrets Manager.
//
// Every handler here stops its work a moment before Lambda stops the function,
// and turns a panic into an error. No error of this package holds what a person
// wrote, nor a message of AWS, which may quote an address: Lambda prints errors
// to the log (platform fact 27).
package aws

import (
	"context"
	"time"
)

// reserve is kept of a function's time: a handler that is late can still say so.
const reserve = 500 * time.Millisecond

// leave is how long before the end of the function work of minutes is put down, to be
// taken up again by the next invocation.
const leave = 30 * time.Second

// within returns a context that ends while the function still has the reserve.
func within(ctx context.Context) (context.Context, context.CancelFunc) {
	return before(ctx, reserve)
}

// early is within for work of minutes.
func early(ctx context.Context) (context.Context, context.CancelFunc) { return before(ctx, leave) }

func before(ctx context.Context, time time.Duration) (context.Context, context.CancelFunc) {
	end, limited := ctx.Deadline()
	if !limited {
		return context.WithCancel(ctx)
	}
	return context.WithDeadline(ctx, end.Add(-time))
}
