package aws_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
	"time"

	"madoguchi/internal/aws/awstest"
	"madoguchi/internal/inquiry"
	"madoguchi/internal/keyring"
)

// TestPutSeals shows the message that stands in the queue: sealed, in the group
// of its customer, recognised by the inquiry's ID.
func TestPutSeals(t *testing.T) {
	a := open(t)
	in := a.asks("01D87MBT78S7VJF4QSXZAH3H98", "U00000000000000000000000000000001", "カードは止めるべき?")
	if err := a.queue().Put(t.Context(), in); err != nil {
		t.Fatal(err)
	}
	sent := a.Sent(inbox)
	if len(sent) != 1 || sent[0].Group != string(in.Customer) {
		t.Fatalf("sent %d messages: %+v", len(sent), sent)
	}
	silent(t, fmt.Sprint(sent), "カード", "U0000", in.ID, in.ReplyToken)
	if call := a.Calls("")[0]; call.Service != "sqs" {
		t.Errorf("signed for %q", call.Service)
	}
	again := a.queue().Put(t.Context(), in)
	if sent := a.Sent(inbox); again != nil || sent[0].Deduplication != sent[1].Deduplication {
		t.Error("a repeat is not recognised", again)
	}
	got, err := a.queue().Open(sent[0].Body)
	if err != nil || got.ID != in.ID || got.Text.Words() != in.Text.Words() || got.Address.Value() != in.Address.Value() {
		t.Errorf("opened as %+v, %v", got, err)
	}
}

// TestPutManyCallsInTens puts the events of one large webhook.
func TestPutManyCallsInTens(t *testing.T) {
	a := open(t)
	var all []inquiry.Inbound
	for i := range 23 {
		all = append(all, a.asks(fmt.Sprint("event", i), fmt.Sprint("user", i%3), "質問"))
	}
	if err := a.queue().Put(t.Context(), all...); err != nil {
		t.Fatal(err)
	}
	sent := a.Sent(inbox)
	if calls := len(a.Calls("SendMessageBatch")); calls != 3 || len(sent) != 23 {
		t.Errorf("%d messages in %d calls, want 23 in 3", len(sent), calls)
	}
	for i, m := range sent {
		if m.Group != string(all[i].Customer) {
			t.Fatal("message", i, "is out of order")
		}
	}
}

// TestPutLargeCallsBySize keeps each call under the 1 MiB that SQS takes for all
// bodies together.
func TestPutLargeCallsBySize(t *testing.T) {
	a := open(t)
	var all []inquiry.Inbound
	for i := range 4 {
		all = append(all, a.asks(fmt.Sprint("event", i), "user", strings.Repeat("あ", 100_000)))
	}
	if err := a.queue().Put(t.Context(), all...); err != nil {
		t.Fatal(err)
	}
	for _, call := range a.Calls("SendMessageBatch") {
		if len(call.Body) > 1<<20+1000 {
			t.Errorf("a call of %d bytes", len(call.Body))
		}
	}
	if calls := len(a.Calls("SendMessageBatch")); calls != 2 {
		t.Errorf("%d calls, want 2", calls)
	}
}

// TestPutFails has an error for each way in which an inquiry does not get into
// the queue; the log has it too, for the line webhook says nothing of it.
func TestPutFails(t *testing.T) {
	large := strings.Repeat("x", 1<<20)
	cases := []struct {
		name  string
		fault awstest.Fault
		token string // stands for anything large
		want  string
	}{
		{"SQS takes only a part of the batch", awstest.Fault{Half: true}, "token", "aws: SendMessageBatch: 1 of 2 refused: InternalError"},
		{"SQS refuses; its message quotes the customer", awstest.Fault{Status: 403, Code: "AccessDenied", Message: "not for U001 who said 質問"}, "token",
			"aws: SendMessageBatch: AccessDenied, status 403"},
		{"SQS is broken", awstest.Fault{Status: 500, Code: "InternalFailure"}, "token", "aws: SendMessageBatch: InternalFailure, status 500"},
		{"the inquiry is above 1 MiB", awstest.Fault{}, large, "aws: an inquiry is too large for the queue"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			a := open(t)
			a.Fail("SendMessageBatch", c.fault)
			one, two := a.asks("one", "U001", "質問"), a.asks("two", "U001", "質問")
			two.ReplyToken = c.token
			err := a.queue().Put(t.Context(), one, two)
			if err == nil || err.Error() != c.want {
				t.Errorf("error %v, want %s", err, c.want)
			}
			if !strings.Contains(a.log.String(), c.want) {
				t.Error("the log does not say so:", a.log.String())
			}
			silent(t, a.log.String(), "質問", "U001")
		})
	}
}

// TestPutGivesUpAHangingCall ends within the time of an attempt, three times.
func TestPutGivesUpAHangingCall(t *testing.T) {
	a := open(t)
	a.Fail("SendMessageBatch", awstest.Fault{Hang: true})
	a.cfg = withAttempt(t, 20*time.Millisecond)
	err := a.queue().Put(t.Context(), a.asks("one", "U001", "質問"))
	if err == nil || err.Error() != "aws: SendMessageBatch: no answer" {
		t.Errorf("error %v", err)
	}
	if n := len(a.Calls("SendMessageBatch")); n != 3 {
		t.Errorf("%d attempts, want 3", n)
	}
}

// TestOpenRefuses tells nothing of a message that is not ours.
func TestOpenRefuses(t *testing.T) {
	a := open(t)
	if err := a.queue().Put(t.Context(), a.asks("one", "U001", "質問"), a.asks("two", "U002", "質問")); err != nil {
		t.Fatal(err)
	}
	sent := a.Sent(inbox)
	cases := []struct{ name, body string }{
		{"nothing", ""},
		{"no JSON", "たすけて"},
		{"another document", `{"customer": 1}`},
		{"no body", `{"customer":"line:x"}`},
		{"one customer's words under another's name", strings.Replace(sent[0].Body, sent[0].Group, sent[1].Group, 1)},
	}
	for _, c := range cases {
		_, err := a.queue().Open(c.body)
		if err == nil {
			t.Errorf("%s: opened", c.name)
			continue
		}
		silent(t, err.Error(), "たすけて")
	}
	others, err := keyring.New(zeros{}, 1, map[uint16][]byte{1: bytes.Repeat([]byte{2}, keyring.SecretSize)})
	if err != nil {
		t.Fatal(err)
	}
	a.keys = others
	if _, err := a.queue().Open(sent[0].Body); err == nil {
		t.Error("opened under other keys")
	}
}
