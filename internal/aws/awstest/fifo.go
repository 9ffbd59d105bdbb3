package awstest

import (
	"encoding/json"
	"net/http"
	"slices"
	"strconv"
	"time"

	"github.com/aws/aws-lambda-go/events"
)

// changeVisibility says yes; [Fifo] reads from the calls what was asked for.
func (c *Cloud) changeVisibility(w http.ResponseWriter, call Call) {
	var in changes
	type done struct {
		ID string `json:"Id"`
	}
	var out struct{ Successful, Failed []done }
	json.Unmarshal(call.Body, &in)
	for _, e := range in.Entries {
		out.Successful = append(out.Successful, done{e.ID})
	}
	json.NewEncoder(w).Encode(out)
}

// changes is the body of ChangeMessageVisibilityBatch.
type changes struct {
	Entries []struct {
		ID      string `json:"Id"`
		Handle  string `json:"ReceiptHandle"`
		Seconds int    `json:"VisibilityTimeout"`
	}
}

// Fifo hands the messages of a FIFO queue over as Lambda's poller does (platform fact 46): up to
// ten, as many of one group as there are; none of a group of which one is in flight or rests.
// What is sent twice it takes once.
type Fifo struct {
	Cloud    *Cloud
	URL, ARN string
	Now      func() time.Time
	sent     int // messages of the queue that it has seen
	asked    int // calls that it has seen
	waiting  []resting
}

// resting is a message in the queue.
type resting struct {
	Message
	id       string
	received int
	until    time.Time // invisible until then
}

// visibility is how long a message is in flight; template.yaml says so.
const visibility = time.Minute

// Poll receives messages and deletes those that handle does not return, and reports whether
// there were any.
func (f *Fifo) Poll(handle func(events.SQSEvent) []string) bool {
	f.take()
	batch := f.receive()
	if len(batch) == 0 {
		return false
	}
	e := events.SQSEvent{}
	for _, m := range batch {
		e.Records = append(e.Records, events.SQSMessage{MessageId: m.id, ReceiptHandle: "handle of " + m.id, Body: m.Body,
			EventSource: "aws:sqs", EventSourceARN: f.ARN, AWSRegion: Region, Attributes: map[string]string{
				"ApproximateReceiveCount": strconv.Itoa(m.received), "MessageGroupId": m.Group, "MessageDeduplicationId": m.Deduplication}})
	}
	returned := handle(e)
	f.waiting = slices.DeleteFunc(f.waiting, func(m resting) bool {
		taken := slices.ContainsFunc(batch, func(b resting) bool { return b.id == m.id })
		return taken && !slices.Contains(returned, m.id)
	})
	f.hear()
	return true
}

// Waiting is how many messages are in the queue.
func (f *Fifo) Waiting() int { f.take(); return len(f.waiting) }

// take takes in what was sent since the last time.
func (f *Fifo) take() {
	sent := f.Cloud.Sent(f.URL)
	for i, m := range sent[f.sent:] {
		twice := func(o Message) bool { return o.Deduplication == m.Deduplication && o.Group == m.Group }
		if !slices.ContainsFunc(sent[:f.sent+i], twice) {
			f.waiting = append(f.waiting, resting{Message: m, id: "message-" + strconv.Itoa(f.sent+i)})
		}
	}
	f.sent = len(sent)
}

// most is how many messages of a FIFO queue Lambda hands over at once.
const most = 10

// receive makes messages invisible.
func (f *Fifo) receive() (batch []resting) {
	var groups []string
	for _, m := range f.waiting {
		blocked := func(o resting) bool { return o.Group == m.Group && o.until.After(f.Now()) }
		if !slices.Contains(groups, m.Group) && !slices.ContainsFunc(f.waiting, blocked) {
			groups = append(groups, m.Group)
		}
	}
	for _, g := range groups {
		for i := range f.waiting {
			if m := &f.waiting[i]; m.Group == g && len(batch) < most {
				m.received, m.until = m.received+1, f.Now().Add(visibility)
				batch = append(batch, *m)
			}
		}
	}
	return batch
}

// hear gives messages the rest that was asked for.
func (f *Fifo) hear() {
	calls := f.Cloud.Calls("ChangeMessageVisibilityBatch")
	for _, call := range calls[f.asked:] {
		var in changes
		json.Unmarshal(call.Body, &in)
		for _, e := range in.Entries {
			for i := range f.waiting {
				if m := &f.waiting[i]; "handle of "+m.id == e.Handle {
					m.until = f.Now().Add(time.Duration(e.Seconds) * time.Second)
				}
			}
		}
	}
	f.asked = len(calls)
}
