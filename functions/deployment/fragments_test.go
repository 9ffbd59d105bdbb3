package deployment

import (
	"os"
	"strings"
	"testing"
	"time"

	"github.com/aws/aws-lambda-go/events"

	"madoguchi/internal/aws/awstest"
	"madoguchi/internal/table/dynamo/dynamotest"
)

// TestFragments lets a customer write one thought in five messages, and another one ask
// something at the same time, through LINE, the queue and the answer function.
func TestFragments(t *testing.T) {
	w := open(t)
	answer := w.function(t, w.answer(file(t)))
	w.fragments(t, func(event []byte) []byte { return invoke(t, answer, event) })
	w.silent(t, "手数料", user, another)
}

// TestFragmentsBootstrap does the same with the program that is deployed, on DynamoDB. It has
// the machine's clock; what comes in is a little ahead of that, so that it is never too late
// to wait.
func TestFragmentsBootstrap(t *testing.T) {
	table := dynamotest.New(t)
	w := open(t)
	w.env["DESK_TABLE"], w.env["ROSTER_SECRET_ID"], w.env["AFFECTED_TABLE"] = table.Name, "", ""
	t.Setenv("AWS_ENDPOINT_URL_DYNAMODB", os.Getenv("DYNAMODB_ENDPOINT"))
	w.at = time.Now().Add(20 * time.Second)
	var env []string
	for name, value := range w.env {
		env = append(env, name+"="+value)
	}
	p := run(t, "answer", env...)
	w.fragments(t, p.invoke)
	p.Kill()
	if strings.Contains(p.Log(), "手数料") {
		t.Error("the log says what somebody wrote")
	}
}

func (w *world) fragments(t *testing.T, answer func(event []byte) []byte) {
	t.Helper()
	queue := &awstest.Fifo{Cloud: w.Cloud, URL: inboxURL, ARN: inboxARN, Now: func() time.Time { return w.at }}
	var last events.SQSEvent
	poll := func() bool {
		return queue.Poll(func(e events.SQSEvent) []string {
			last = e
			return returned(t, answer(encode(t, e)))
		})
	}
	says := func(user, words string) {
		t.Helper()
		if _, err := w.line.Say(t.Context(), user, words); err != nil {
			t.Fatal(err)
		}
	}
	says(user, "あの")
	says(another, "カードの再発行に手数料はかかりますか？")
	if !poll() || len(last.Records) != 2 || answers(w.line, user) != 0 || answers(w.line, another) == 0 {
		t.Fatalf("of %d messages the first is not to be answered and the other one is: %d and %d answers; %s",
			len(last.Records), answers(w.line, user), answers(w.line, another), w.log)
	}
	if calls := w.Calls("ChangeMessageVisibilityBatch"); len(calls) != 1 || !strings.Contains(string(calls[0].Body), `"VisibilityTimeout":2`) {
		t.Fatalf("%d calls for the message that waits", len(calls))
	}
	for _, words := range []string{"すみません", "カードのことで", "手数料って", "かかりますか"} {
		w.at = w.at.Add(400 * time.Millisecond)
		says(user, words)
		if poll() {
			t.Fatal("the queue holds a group back while its first message rests")
		}
	}
	w.at = w.at.Add(400 * time.Millisecond)
	if !poll() || len(last.Records) != 5 || queue.Waiting() != 0 {
		t.Fatalf("%d messages came back together, %d wait", len(last.Records), queue.Waiting())
	}
	if got := said(w.line, user); strings.Count(got, "ご請求は発生しません") != 1 || strings.Contains(got, "知りたいことを") {
		t.Errorf("the customer reads\n%s", got)
	}
	before := answers(w.line, user)
	if got := returned(t, answer(encode(t, last))); got != nil || answers(w.line, user) != before {
		t.Error("a repeat is answered again, or returned:", got)
	}
	if n := len(w.Calls("ChangeMessageVisibilityBatch")); n != 1 {
		t.Errorf("%d calls to wait once", n)
	}
}
