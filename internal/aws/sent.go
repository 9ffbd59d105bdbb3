package aws

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"github.com/aws/aws-lambda-go/events"

	"madoguchi/internal/email"
)

// Fate is what became of a mail after SES took it.
type Fate struct {
	Complaint bool   // the reader called it unwanted; else it bounced for good
	Name      string // of the mail, as the desk gave it; see [email.MailNameIn]
	At        time.Time
}

// errNoFate is a record that is none of SES.
var errNoFate = errors.New("aws: a record that does not say what became of a mail")

// published is what is read of an event that SES publishes to SNS; addresses are not:
// https://docs.aws.amazon.com/ses/latest/dg/event-publishing-retrieving-sns-contents.html.
type published struct {
	EventType string
	Mail      struct {
		MessageID string
		Headers   []struct{ Name, Value string } // as the desk wrote them
	}
	Bounce struct {
		BounceType string
		Timestamp  time.Time
	}
	Complaint struct{ Timestamp time.Time }
}

// Sent handles what SES publishes to an SNS topic: bounces that are for good, and
// complaints. All else is nothing. SNS may send a record twice, and after an error
// Lambda tries twice more; note must bear that.
func Sent(note func(context.Context, Fate) error) func(context.Context, events.SNSEvent) error {
	return func(ctx context.Context, e events.SNSEvent) (err error) {
		defer caught(&err)
		ctx, cancel := within(ctx)
		defer cancel()
		return noted(ctx, e, note)
	}
}

func noted(ctx context.Context, e events.SNSEvent, note func(context.Context, Fate) error) (all error) {
	for _, r := range e.Records {
		fate, counts, err := fateOf(r.SNS.Message)
		if err == nil && counts {
			err = note(ctx, fate)
		}
		if err != nil {
			all = errors.Join(all, fmt.Errorf("aws: record %q of SNS: %w", r.SNS.MessageID, err))
		}
	}
	return all
}

func fateOf(message string) (f Fate, counts bool, err error) {
	var p published
	if json.Unmarshal([]byte(message), &p) != nil || p.EventType == "" {
		return f, false, errNoFate
	}
	f = Fate{Complaint: p.EventType == "Complaint", At: p.Bounce.Timestamp}
	for _, h := range p.Mail.Headers {
		if name, ok := email.MailNameIn(h.Name, h.Value); ok {
			f.Name = name
		}
	}
	if f.Complaint {
		f.At = p.Complaint.Timestamp
	}
	counts = f.Complaint || p.EventType == "Bounce" && p.Bounce.BounceType == "Permanent"
	if counts && (p.Mail.MessageID == "" || f.At.IsZero()) {
		return f, false, errNoFate
	}
	return f, counts, nil
}
