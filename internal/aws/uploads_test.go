package aws_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/aws/aws-lambda-go/events"

	"madoguchi/internal/aws"
	"madoguchi/internal/aws/awstest"
)

const listQueue = "https://sqs.ap-northeast-1.amazonaws.com/123456789012/lists"

// named is the event of SQS for objects of a bucket that S3 names.
func named(t *testing.T, keys ...string) events.SQSEvent {
	t.Helper()
	var records []map[string]any
	for _, key := range keys {
		records = append(records, map[string]any{"s3": map[string]any{"bucket": map[string]string{"name": "lists"}, "object": map[string]string{"key": key}}})
	}
	body, err := json.Marshal(map[string]any{"Records": records})
	if err != nil {
		t.Fatal(err)
	}
	return events.SQSEvent{Records: []events.SQSMessage{{MessageId: "one", ReceiptHandle: "handle", Body: string(body)}}}
}

// TestUploads hands over what was put into the bucket.
func TestUploads(t *testing.T) {
	cases := []struct {
		name     string
		object   string // what lies in the bucket
		key      string // the name that S3 writes
		refusal  string
		err      error
		panic    string
		read     string // what was handed over
		left     string // in the bucket
		returned int
	}{
		{name: "taken, and deleted", object: "import/a.csv", key: "import/a.csv", read: "list"},
		{name: "a name with signs", object: "import/a b+.csv", key: "import/a+b%2B.csv", read: "list"},
		{name: "refused, with a report beside it", object: "import/a.csv", key: "import/a.csv", refusal: "why", read: "list", left: "list why"},
		{name: "to be handed over again", object: "import/a.csv", key: "import/a.csv", err: errors.New("later"), read: "list", left: "list", returned: 1},
		{name: "a panic is like an error", object: "import/a.csv", key: "import/a.csv", panic: "たすけて", read: "list", left: "list", returned: 1},
		{name: "gone: taken before", object: "import/a.csv", key: "import/gone.csv", left: "list"},
		{name: "no CSV file", object: "import/a.pdf", key: "import/a.pdf", left: "list"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			a := open(t)
			a.SetObject("lists", c.object, []byte("list"))
			var read, path string
			u := &aws.Uploads{Blobs: aws.NewBlobs(a.cfg, "lists"), Queue: aws.NewQueue(a.cfg, listQueue, nil, a.logger()), Log: a.logger(),
				Take: func(_ context.Context, name string) ([]byte, error) {
					content, err := os.ReadFile(name)
					read, path = string(content), name
					if c.panic != "" {
						panic(c.panic)
					}
					if c.refusal != "" {
						return []byte(c.refusal), err
					}
					return nil, errors.Join(err, c.err)
				}}
			out, err := u.Serve(t.Context(), named(t, c.key))
			if err != nil || read != c.read || len(out.BatchItemFailures) != c.returned || len(a.Calls("ChangeMessageVisibilityBatch")) != c.returned {
				t.Errorf("read %q, returned %v, %v", read, out.BatchItemFailures, err)
			}
			left := ""
			for _, key := range []string{c.object, "import/a.report.json"} {
				if body, there := a.Object("lists", key); there {
					left = strings.TrimSpace(left + " " + string(body))
				}
			}
			if left != c.left {
				t.Errorf("the bucket holds %q, want %q", left, c.left)
			}
			if _, err := os.Stat(path); path != "" && !os.IsNotExist(err) {
				t.Error("the list stays on the function's disk")
			}
			silent(t, a.log.String(), "たすけて")
		})
	}
}

// TestUploadsWithoutS3 lets a list come back while S3 does not answer, or does not let
// it be deleted: taking it in again changes nothing.
func TestUploadsWithoutS3(t *testing.T) {
	for _, operation := range []string{"GetObject", "DeleteObject", "PutObject"} {
		a := open(t)
		a.SetObject("lists", "import/a.csv", []byte("a"))
		a.Fail(operation, awstest.Fault{Status: 500, Code: "InternalError"})
		u := &aws.Uploads{Blobs: aws.NewBlobs(a.cfg, "lists"), Queue: aws.NewQueue(a.cfg, listQueue, nil, a.logger()), Log: a.logger(),
			Take: func(context.Context, string) ([]byte, error) {
				if operation == "PutObject" {
					return []byte("why"), nil
				}
				return nil, nil
			}}
		if out, err := u.Serve(t.Context(), named(t, "import/a.csv")); err != nil || len(out.BatchItemFailures) != 1 {
			t.Errorf("%s: %v, %v", operation, out.BatchItemFailures, err)
		}
	}
}

// TestUploadsUnnamed: without an identifier a message cannot be returned.
func TestUploadsUnnamed(t *testing.T) {
	a := open(t)
	u := &aws.Uploads{Blobs: aws.NewBlobs(a.cfg, "lists"), Queue: a.queue(), Log: a.logger()}
	if _, err := u.Serve(t.Context(), events.SQSEvent{Records: []events.SQSMessage{{}}}); err == nil {
		t.Error("no error")
	}
}

// TestSent tells bounces that are for good, and complaints.
func TestSent(t *testing.T) {
	const mail = `"mail":{"messageId":"m","destination":["taro@example.com"],"headers":[{"name":"To","value":"taro@example.com"},{"name":"X-Desk-Mail","value":"00112233445566778899aabbccddeeff"}]}`
	at := `"timestamp":"2019-04-12T01:00:02.000Z"`
	cases := []struct {
		name, message, want string
		fails               bool
	}{
		{"a bounce for good", `{"eventType":"Bounce","bounce":{"bounceType":"Permanent",` + at + `},` + mail + `}`, "[{false 00112233445566778899aabbccddeeff 01:00:02}]", false},
		{"a complaint", `{"eventType":"Complaint","complaint":{` + at + `},` + mail + `}`, "[{true 00112233445566778899aabbccddeeff 01:00:02}]", false},
		{"a bounce for now", `{"eventType":"Bounce","bounce":{"bounceType":"Transient",` + at + `},` + mail + `}`, "[]", false},
		{"a bounce of which SES cannot tell", `{"eventType":"Bounce","bounce":{"bounceType":"Undetermined",` + at + `},` + mail + `}`, "[]", false},
		{"a delivery", `{"eventType":"Delivery",` + mail + `}`, "[]", false},
		{"a kind that is new to us", `{"eventType":"Loved",` + mail + `}`, "[]", false},
		{"a bounce of no mail", `{"eventType":"Bounce","bounce":{"bounceType":"Permanent",` + at + `}}`, "[]", true},
		{"a notice of the older kind, which is set up elsewhere", `{"notificationType":"Bounce",` + mail + `}`, "[]", true},
		{"no JSON", `taro@example.com`, "[]", true},
	}
	for _, c := range cases {
		got := []string{}
		var e events.SNSEvent
		e.Records = []events.SNSEventRecord{{SNS: events.SNSEntity{MessageID: "one", Message: c.message}}}
		err := aws.Sent(func(_ context.Context, f aws.Fate) error {
			got = append(got, fmt.Sprintf("{%t %s %s}", f.Complaint, f.Name, f.At.Format(time.TimeOnly)))
			return nil
		})(t.Context(), e)
		if fmt.Sprint(got) != c.want || (err != nil) != c.fails {
			t.Errorf("%s: %v, %v, want %s", c.name, got, err, c.want)
		}
		silent(t, fmt.Sprint(err), "taro")
	}
}

// TestSentFails returns an error where it cannot be noted, and notes the rest.
func TestSentFails(t *testing.T) {
	const complaint = `{"eventType":"Complaint","complaint":{"timestamp":"2019-04-12T01:00:02.000Z"},"mail":{"messageId":"m"}}`
	record := events.SNSEventRecord{SNS: events.SNSEntity{MessageID: "one", Message: complaint}}
	tries := 0
	err := aws.Sent(func(context.Context, aws.Fate) error { tries++; return errors.New("no answer") })(t.Context(), events.SNSEvent{Records: []events.SNSEventRecord{record, record}})
	if err == nil || tries != 2 {
		t.Errorf("%d tries, %v", tries, err)
	}
}

// TestEndSecret lets a secret be deleted; from then on nobody reads it.
func TestEndSecret(t *testing.T) {
	a := open(t)
	a.SetSecret("roster", "{}")
	until, err := aws.EndSecret(t.Context(), a.cfg, "roster", 7)
	if err != nil || time.Until(until).Round(24*time.Hour) != 7*24*time.Hour {
		t.Errorf("until %v, %v", until, err)
	}
	if _, err := aws.ReadSecret(t.Context(), a.cfg, "roster"); !errors.Is(err, aws.ErrNoSecret) {
		t.Error(err)
	}
	if _, err := aws.EndSecret(t.Context(), a.cfg, "other", 7); err == nil {
		t.Error("a secret that is not there was ended")
	}
}

// TestCommanded puts a command down before Lambda ends the function, and lets it fail
// without words.
func TestCommanded(t *testing.T) {
	ctx, cancel := context.WithTimeout(t.Context(), 30*time.Second)
	defer cancel()
	run := aws.Commanded(func(ctx context.Context, c aws.Command) (any, error) { return c.Command, ctx.Err() })
	if out, err := run(t.Context(), aws.Command{Command: "current"}); out != "current" || err != nil {
		t.Error(out, err)
	}
	if _, err := run(ctx, aws.Command{}); !errors.Is(err, context.DeadlineExceeded) || ctx.Err() != nil {
		t.Error(err)
	}
	_, err := aws.Commanded(func(context.Context, aws.Command) (any, error) { panic("たすけて") })(t.Context(), aws.Command{})
	if err == nil {
		t.Fatal("no error")
	}
	silent(t, err.Error(), "たすけて")
}
