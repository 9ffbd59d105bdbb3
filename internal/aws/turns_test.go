package aws_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/aws/aws-lambda-go/events"

	"madoguchi/internal/aws"
	"madoguchi/internal/aws/awstest"
	"madoguchi/internal/inquiry"
)

const (
	inboxARN   = "arn:aws:sqs:ap-northeast-1:123456789012:inbox.fifo"
	deadARN    = "arn:aws:sqs:ap-northeast-1:123456789012:dead-letters.fifo"
	badMessage = "no JSON: たすけて"
)

// desk fails or panics on the inquiries that a test names, and notes the rest.
type desk struct {
	mu            sync.Mutex
	fails, panics []string
	waits         []string // on which it waits for more
	handled       []string
	buried        []string
	parked        []string
}

func (d *desk) Park(_ context.Context, channel inquiry.Channel, key string) error {
	if slices.Contains(d.fails, key) {
		return errors.New("store: no answer")
	}
	d.parked = append(d.parked, string(channel)+" "+key)
	return nil
}

func (d *desk) Take(_ context.Context, all ...inquiry.Inbound) (int, time.Duration, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	for i, in := range all {
		switch {
		case slices.Contains(d.panics, in.ID):
			panic(in.Text.Words())
		case slices.Contains(d.fails, in.ID):
			return i, 0, errors.New("store: no answer")
		case slices.Contains(d.waits, in.ID):
			return i, 2 * time.Second, nil
		}
		d.handled = append(d.handled, in.ID)
	}
	return len(all), 0, nil
}

func (d *desk) Bury(_ context.Context, in inquiry.Inbound) error {
	if slices.Contains(d.panics, in.ID) {
		panic(in.Text.Words())
	}
	if slices.Contains(d.fails, in.ID) {
		return errors.New("store: no answer")
	}
	d.buried = append(d.buried, in.ID)
	return nil
}

// arrives makes the event that Lambda makes of messages: "a1 a2 b1" are three
// inquiries of two customers.
func (a account) arrives(t *testing.T, arn, ids string) events.SQSEvent {
	t.Helper()
	var e events.SQSEvent
	for id := range strings.FieldsSeq(ids) {
		in := a.asks(id, id[:1], "助けて")
		if err := a.queue().Put(t.Context(), in); err != nil {
			t.Fatal(err)
		}
		sent := a.Sent(inbox)
		m := events.SQSMessage{MessageId: "message " + id, ReceiptHandle: "handle " + id, Body: sent[len(sent)-1].Body, EventSourceARN: arn,
			Attributes: map[string]string{"MessageGroupId": string(in.Customer), "ApproximateReceiveCount": "1"}}
		e.Records = append(e.Records, m)
	}
	return e
}

// TestTurns hands batches to the desk, of one customer and of several.
func TestTurns(t *testing.T) {
	cases := []struct {
		name          string
		arn, ids      string
		fails, panics string
		handled       string // in order
		buried        string
		returned      string // to the queue
	}{
		{"one turn", inboxARN, "a1", "", "", "a1", "", ""},
		{"turns of two customers", inboxARN, "a1 b1 a2", "", "", "a1 a2 b1", "", ""},
		{"a turn fails and goes back", inboxARN, "a1", "a1", "", "", "", "a1"},
		{"the rest of the customer's messages goes back with it, others are taken", inboxARN, "a1 a2 b1 a3 b2", "a2", "", "a1 b1 b2", "", "a2 a3"},
		{"what would fail later is not even tried", inboxARN, "a1 a2", "a1 a2", "", "", "", "a1 a2"},
		{"a panic is a failure like others", inboxARN, "a1 b1", "", "a1", "b1", "", "a1"},
		{"a message that was given up is buried", deadARN, "a1", "", "", "", "a1", ""},
		{"a burial that fails goes back", deadARN, "a1 b1", "a1", "", "", "b1", "a1"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			a := open(t)
			d := &desk{fails: strings.Fields(c.fails), panics: strings.Fields(c.panics)}
			turns := &aws.Turns{Queue: a.queue(), DeadLetters: deadARN, Handler: d, Log: a.logger()}
			out, err := turns.Serve(t.Context(), a.arrives(t, c.arn, c.ids))
			if err != nil {
				t.Fatal(err)
			}
			var returned []string
			for _, f := range out.BatchItemFailures {
				returned = append(returned, strings.TrimPrefix(f.ItemIdentifier, "message "))
			}
			slices.Sort(d.handled) // customers are served at the same time
			slices.Sort(returned)
			for _, pair := range [][2]string{{strings.Join(d.handled, " "), c.handled}, {strings.Join(d.buried, " "), c.buried}, {strings.Join(returned, " "), c.returned}} {
				if pair[0] != pair[1] {
					t.Errorf("%q, want %q", pair[0], pair[1])
				}
			}
			silent(t, a.log.String(), "助けて")
		})
	}
}

// TestFailedTurnComesBackSoon sets the message's own visibility, so that the
// customer does not wait for the queue's and the reply token is still good.
func TestFailedTurnComesBackSoon(t *testing.T) {
	cases := []struct {
		name, arn, received string
		want                int // seconds, 0 for the queue's own time
	}{
		{"the first time, after a second", inboxARN, "1", 1},
		{"later, after two", inboxARN, "2", 2},
		{"each time after twice as long", inboxARN, "5", 16},
		{"but never after more than a minute", inboxARN, "10", 60},
		{"one that was given up has time", deadARN, "1", 0},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			a := open(t)
			e := a.arrives(t, c.arn, "a1")
			e.Records[0].Attributes["ApproximateReceiveCount"] = c.received
			turns := &aws.Turns{Queue: a.queue(), DeadLetters: deadARN, Handler: &desk{fails: []string{"a1"}}, Log: a.logger()}
			if _, err := turns.Serve(t.Context(), e); err != nil {
				t.Fatal(err)
			}
			var got string
			for _, call := range a.Calls("ChangeMessageVisibilityBatch") {
				got += resting(t, call)
			}
			want := ""
			if c.want > 0 {
				want = fmt.Sprint(inbox, " handle a1 ", c.want)
			}
			if got != want {
				t.Errorf("asked for %q, want %q", got, want)
			}
		})
	}
}

// resting are the messages that come back, with the seconds that they rest.
func resting(t *testing.T, call awstest.Call) string {
	t.Helper()
	var in struct {
		QueueURL string `json:"QueueUrl"`
		Entries  []struct {
			ReceiptHandle     string
			VisibilityTimeout int
		}
	}
	call.JSON(t, &in)
	all := in.QueueURL
	for _, e := range in.Entries {
		all += fmt.Sprint(" ", e.ReceiptHandle, " ", e.VisibilityTimeout)
	}
	return all
}

// TestFragmentsComeBackTogether: the first of the messages that are left rests, and the queue
// holds the others back behind it.
func TestFragmentsComeBackTogether(t *testing.T) {
	a := open(t)
	d := &desk{waits: []string{"a2"}}
	turns := &aws.Turns{Queue: a.queue(), DeadLetters: deadARN, Handler: d, Log: a.logger()}
	out, err := turns.Serve(t.Context(), a.arrives(t, inboxARN, "a1 a2 b1 a3"))
	if err != nil || len(out.BatchItemFailures) != 2 || len(d.handled) != 2 {
		t.Errorf("%+v, %v, handled %q", out, err, d.handled)
	}
	calls := a.Calls("ChangeMessageVisibilityBatch")
	if len(calls) != 1 {
		t.Fatalf("%d calls", len(calls))
	}
	if got, want := resting(t, calls[0]), inbox+" handle a2 2 handle a3 0"; got != want {
		t.Errorf("asked for %q, want %q", got, want)
	}
	if strings.Contains(a.log.String(), "failed") {
		t.Error("that nobody answers yet is no failure:", a.log)
	}
}

// TestOneCustomerWaitsForNoOther: messages of several customers in one batch are taken at the
// same time.
func TestOneCustomerWaitsForNoOther(t *testing.T) {
	a := open(t)
	both := &meeting{}
	both.there.Add(2)
	turns := &aws.Turns{Queue: a.queue(), DeadLetters: deadARN, Handler: both, Log: a.logger()}
	if out, err := turns.Serve(t.Context(), a.arrives(t, inboxARN, "a1 b1")); err != nil || len(out.BatchItemFailures) != 0 {
		t.Errorf("%+v, %v", out, err)
	}
}

// meeting ends no turn before both have begun.
type meeting struct {
	desk
	there sync.WaitGroup
}

func (m *meeting) Take(_ context.Context, all ...inquiry.Inbound) (int, time.Duration, error) {
	m.there.Done()
	m.there.Wait()
	return len(all), 0, nil
}

// TestFailedTurnWithoutVisibility still goes back when SQS does not listen.
func TestFailedTurnWithoutVisibility(t *testing.T) {
	a := open(t)
	a.Fail("ChangeMessageVisibilityBatch", awstest.Fault{Status: 403, Code: "AccessDenied"})
	turns := &aws.Turns{Queue: a.queue(), DeadLetters: deadARN, Handler: &desk{fails: []string{"a1"}}, Log: a.logger()}
	out, err := turns.Serve(t.Context(), a.arrives(t, inboxARN, "a1"))
	if err != nil || len(out.BatchItemFailures) != 1 {
		t.Errorf("%+v, %v", out, err)
	}
}

// TestUndecodableMessage goes back until the queue gives it up. The log names it
// without its body.
func TestUndecodableMessage(t *testing.T) {
	a := open(t)
	e := a.arrives(t, inboxARN, "a1 b1")
	e.Records[0].Body = badMessage
	d := &desk{}
	turns := &aws.Turns{Queue: a.queue(), DeadLetters: deadARN, Handler: d, Log: a.logger()}
	out, err := turns.Serve(t.Context(), e)
	if err != nil || len(out.BatchItemFailures) != 1 || out.BatchItemFailures[0].ItemIdentifier != "message a1" {
		t.Errorf("%+v, %v", out, err)
	}
	if len(d.handled) != 1 {
		t.Error("the other customer waits for it")
	}
	if log := a.log.String(); !strings.Contains(log, "message a1") {
		t.Error("the log does not name it:", log)
	}
	silent(t, a.log.String(), "たすけて", badMessage)
}

// TestUnnamedMessage fails the whole batch: an empty identifier would do the same.
func TestUnnamedMessage(t *testing.T) {
	a := open(t)
	e := a.arrives(t, inboxARN, "a1")
	e.Records[0].MessageId = ""
	turns := &aws.Turns{Queue: a.queue(), DeadLetters: deadARN, Handler: &desk{}, Log: a.logger()}
	if _, err := turns.Serve(t.Context(), e); err == nil {
		t.Error("no error")
	}
}

// slow takes as long as it may.
type slow struct{ desk }

func (*slow) Take(ctx context.Context, _ ...inquiry.Inbound) (int, time.Duration, error) {
	<-ctx.Done()
	return 0, 0, ctx.Err()
}

// TestSlowTurnGoesBack ends a turn while the function still has the time to say
// that it failed.
func TestSlowTurnGoesBack(t *testing.T) {
	a := open(t)
	e := a.arrives(t, inboxARN, "a1")
	ctx, cancel := context.WithTimeout(t.Context(), 550*time.Millisecond)
	defer cancel()
	turns := &aws.Turns{Queue: a.queue(), DeadLetters: deadARN, Handler: &slow{}, Log: a.logger()}
	out, err := turns.Serve(ctx, e)
	if err != nil || len(out.BatchItemFailures) != 1 || ctx.Err() != nil {
		t.Errorf("%+v, %v, function %v", out, err, ctx.Err())
	}
	if len(a.Calls("ChangeMessageVisibilityBatch")) != 1 {
		t.Error("the message waits for the queue's timeout")
	}
}

// TestDeadLettersAreParked: what cannot be opened, or buried, leaves the way of its
// customer after some tries, and is kept as it is.
func TestDeadLettersAreParked(t *testing.T) {
	sealedByOthers := `{"customer":"line:abc","body":"AAEC"}`
	for _, row := range []struct {
		why, arn, body string
		received       int
		fails, panics  []string
		parked         string
	}{
		{"one that does not open, at first", deadARN, sealedByOthers, 4, nil, nil, ""},
		{"one that still does not", deadARN, sealedByOthers, 5, nil, nil, "line parked/message a1"},
		{"one that is no message", deadARN, badMessage, 9, nil, nil, "email parked/message a1"},
		{"in the inbox it waits to become one", inboxARN, sealedByOthers, 9, nil, nil, ""},
		{"one that cannot be buried, for minutes", deadARN, "", 59, []string{"a1"}, nil, ""},
		{"for an hour", deadARN, "", 60, []string{"a1"}, nil, "line parked/message a1"},
		{"one on which burying panics", deadARN, "", 60, nil, []string{"a1"}, "line parked/message a1"},
		{"no case opens, so it stays", deadARN, sealedByOthers, 9, []string{"parked/message a1"}, nil, ""},
	} {
		a := open(t)
		d := &desk{fails: row.fails, panics: row.panics}
		e := a.arrives(t, row.arn, "a1")
		if row.body != "" {
			e.Records[0].Body = row.body
		}
		e.Records[0].Attributes["ApproximateReceiveCount"] = fmt.Sprint(row.received)
		turns := &aws.Turns{Queue: a.queue(), DeadLetters: deadARN, Handler: d, Blobs: aws.NewBlobs(a.cfg, "raw-mail"), Log: a.logger()}
		out, err := turns.Serve(t.Context(), e)
		if err != nil {
			t.Fatal(err)
		}
		if got := strings.Join(d.parked, " "); got != row.parked || (len(out.BatchItemFailures) == 0) != (row.parked != "") {
			t.Errorf("%s: parked %q, returned %v", row.why, got, out.BatchItemFailures)
		}
		if kept, there := a.Object("raw-mail", "parked/message a1"); row.parked != "" && (!there || string(kept) != e.Records[0].Body) {
			t.Errorf("%s: kept %q", row.why, kept)
		}
	}
}
