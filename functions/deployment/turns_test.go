package deployment

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/aws/aws-lambda-go/lambda"
	sdk "github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb"

	"madoguchi/internal/aws/awstest"
	"madoguchi/internal/inquiry"
	"madoguchi/internal/line/linesim"
	"madoguchi/internal/table"
	"madoguchi/internal/table/dynamo"
	"madoguchi/internal/table/dynamo/dynamotest"
)

// Two users of LINE.
const (
	user    = "U00000000000000000000000000000001"
	another = "U00000000000000000000000000000002"
)

// TestWholeWay walks an inquiry through all functions, on a table in a file.
func TestWholeWay(t *testing.T) {
	w := open(t)
	walk(t, w, file(t))
}

// TestWholeWayOnDynamoDB does the same on the table of template.yaml.
func TestWholeWayOnDynamoDB(t *testing.T) {
	desk := dynamotest.New(t)
	w := open(t)
	w.env["DESK_TABLE"], w.env["AFFECTED_TABLE"] = desk.Name, dynamotest.Affected(t).Name
	t.Setenv("AWS_ENDPOINT_URL_DYNAMODB", os.Getenv("DYNAMODB_ENDPOINT"))
	walk(t, w, func(cfg sdk.Config, name string) table.Bulk { return dynamo.New(dynamodb.NewFromConfig(cfg), name) })
}

func walk(t *testing.T, w *world, table Table) {
	answer := w.function(t, w.answer(table))
	ask := func(words string) []byte {
		t.Helper()
		if _, err := w.line.Say(t.Context(), user, words); err != nil {
			t.Fatal(err)
		}
		return w.waiting(t)
	}
	first := ask("カードの再発行に手数料はかかりますか？")
	invoke(t, answer, first)
	if n := answers(w.line, user); n == 0 {
		t.Fatal("the customer reads nothing", w.log)
	}
	before := answers(w.line, user)
	invoke(t, answer, first) // the queue may deliver twice
	if n := answers(w.line, user); n != before {
		t.Error("a repeat is answered again")
	}
	w.line.Break("reply", linesim.Fault{Status: 500})
	w.line.Break("push", linesim.Fault{Status: 500})
	before = answers(w.line, user)
	if got := returned(t, invoke(t, answer, ask("電話番号を教えて"))); got != nil {
		t.Error("a turn that was decided goes back to the queue:", got)
	}
	if answers(w.line, user) != before {
		t.Fatal("LINE was to be down")
	}
	clock := w.function(t, w.clock(table))
	w.at = w.at.Add(time.Minute)
	for range 2 { // the scheduler may fire twice
		invoke(t, clock, fixture(t, "scheduler-tick.json"))
	}
	if got := answers(w.line, user); got <= before {
		t.Error("the clock does not finish what the turn left", w.log)
	}
	mail(t, w, answer)
	w.silent(t, "手数料", "電話番号", user, "taro")
}

// mail walks one mail through SES, the inbox and SES again.
func mail(t *testing.T, w *world, answer lambda.Handler) {
	t.Helper()
	w.env["MAIL_CONFIGURATION_SET"] = "desk"
	w.SetObject(bucket, "mail/new/mailid0pass", fixture(t, "email-iphone.eml"))
	invoke(t, w.function(t, w.d.Email), fixture(t, "email-ses-pass.json"))
	invoke(t, answer, w.waiting(t))
	mails := w.Mails(t)
	if len(mails) != 1 || mails[0].From != "contact@example.jp" {
		t.Fatalf("%d mails went out: %s", len(mails), w.log)
	}
	for _, header := range []string{"Auto-Submitted: auto-replied", "In-Reply-To: <", "X-Auto-Response-Suppress: All"} {
		if !bytes.Contains(mails[0].Raw, []byte(header)) {
			t.Errorf("the answer lacks %s", header)
		}
	}
}

// answers counts what the desk said to a user.
func answers(p *linesim.Platform, user string) int {
	n := 0
	for _, b := range p.Transcript(user) {
		if !b.Mine {
			n++
		}
	}
	return n
}

// said is everything that the desk said to a user.
func said(p *linesim.Platform, user string) string {
	var all []string
	for _, b := range p.Transcript(user) {
		if !b.Mine {
			all = append(all, b.Text)
		}
	}
	return strings.Join(all, "\n")
}

// TestSQSFixtures hands the events of the queue in events/ to the answer function.
func TestSQSFixtures(t *testing.T) {
	cases := []struct {
		name, event string
		returned    string
		reader      string // who is told
		said        string // a part of it
	}{
		{"a question is answered", "sqs-message.json", "", user, "手数料"},
		{"a message that was given up becomes a case, with a receipt number", "sqs-dead-letter.json", "", user, "受付番号"},
		{"a message that does not open goes back, and on to the dead-letter queue", "sqs-undecodable.json", "message-a", "", ""},
		{"one customer's message does not open, and the next one waits behind it; another's is answered", "sqs-two-customers.json", "message-a message-c", another, "手数料"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			w := open(t)
			got := returned(t, invoke(t, w.function(t, w.answer(file(t))), fixture(t, c.event)))
			if strings.Join(got, " ") != c.returned {
				t.Errorf("returned %q, want %q", got, c.returned)
			}
			for _, u := range []string{user, another} {
				if got := said(w.line, u); (got != "") != (u == c.reader) || u == c.reader && !strings.Contains(got, c.said) {
					t.Errorf("%s reads %q, want %q in it, and only for %s", u, got, c.said, c.reader)
				}
			}
			w.silent(t, "手数料", user)
		})
	}
}

var update = flag.Bool("update", false, "write events/sqs-*.json anew")

// TestSQSFixturesAreOurs opens every message of the fixtures that is to open.
// With -update it seals them anew.
func TestSQSFixturesAreOurs(t *testing.T) {
	w := open(t)
	message := func(id, user, words string) awstest.Message { return w.message(t, id, user, words) }
	broken := message("01D87MBT78S7VJF4QSXZAH3H91", user, "手数料は？")
	broken.Body = broken.Body[:len(broken.Body)/2]
	for name, e := range map[string][]byte{
		"sqs-message.json":     arrival(inboxARN, message("01D87MBT78S7VJF4QSXZAH3H90", user, "カードの再発行に手数料はかかりますか？")),
		"sqs-dead-letter.json": arrival(deadARN, message("01D87MBT78S7VJF4QSXZAH3H92", user, "カードの再発行に手数料はかかりますか？")),
		"sqs-undecodable.json": arrival(inboxARN, broken),
		"sqs-two-customers.json": arrival(inboxARN, broken, message("01D87MBT78S7VJF4QSXZAH3H93", another, "手数料は？"),
			message("01D87MBT78S7VJF4QSXZAH3H94", user, "電話番号は？")),
	} {
		if *update {
			if err := os.WriteFile(fixtures+name, e, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		if got, want := strings.Count(string(fixture(t, name)), `"body"`), strings.Count(string(e), `"body"`); got != want {
			t.Errorf("%s holds %d messages, want %d; run go test with -update", name, got, want)
		}
	}
}

// message puts an inquiry of a LINE user into the inbox and returns the message.
func (w *world) message(t testing.TB, id, user, words string) awstest.Message {
	t.Helper()
	g := w.ground(t)
	address := inquiry.NewAddress(user)
	in := inquiry.Inbound{ID: id, Channel: inquiry.LINE, Customer: inquiry.NewCustomerKey(g.keys.Hash, inquiry.LINE, address), Address: address, Kind: inquiry.Message,
		Text: inquiry.NewText(words), MessageID: "46123096684206400" + id[len(id)-1:], At: w.at, Received: w.at, ReplyToken: "0f3779fba3b349968c5d07db31eab56f"}
	if err := w.d.queue(g, inboxURL).Put(t.Context(), in); err != nil {
		t.Fatal(err)
	}
	sent := w.Sent(inboxURL)
	return sent[len(sent)-1]
}

// broken is a table that does not answer.
type broken struct{ table.Bulk }

func (broken) Get(context.Context, ...table.Key) ([]table.Item, error) {
	return nil, errors.New("dynamo: get: no answer")
}

// TestAnswerWithoutTable returns the message and makes it come back in a second.
func TestAnswerWithoutTable(t *testing.T) {
	w := open(t)
	answer := w.function(t, w.answer(func(sdk.Config, string) table.Bulk { return broken{} }))
	if got := returned(t, invoke(t, answer, fixture(t, "sqs-message.json"))); len(got) != 1 || got[0] != "message-a" {
		t.Errorf("returned %q", got)
	}
	calls := w.Calls("ChangeMessageVisibilityBatch")
	if len(calls) != 1 || !bytes.Contains(calls[0].Body, []byte(`"VisibilityTimeout":1`)) {
		t.Errorf("%d calls", len(calls))
	}
}
