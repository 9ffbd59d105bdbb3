package deployment

import (
	"bytes"
	"context"
	"crypto/rand"
	"encoding/json"
	"errors"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"

	"madoguchi/internal/aws/awstest"
	"madoguchi/internal/aws/bedrock"
	"madoguchi/internal/aws/mailer"
	"madoguchi/internal/conversation"
	"madoguchi/internal/incidents"
	"madoguchi/internal/line/linesim"
	pdf "madoguchi/internal/preview/document"
	"madoguchi/internal/published"
	"madoguchi/internal/understand/trained/kept"
)

const (
	fixtures   = "../../events/"
	inboxURL   = "https://sqs.ap-northeast-1.amazonaws.com/123456789012/madoguchi-inbox.fifo"
	inboxARN   = "arn:aws:sqs:ap-northeast-1:123456789012:madoguchi-inbox.fifo"
	deadARN    = "arn:aws:sqs:ap-northeast-1:123456789012:madoguchi-dead-letters.fifo"
	bucket     = "raw-mail"
	givenUpURL = "https://sqs.ap-northeast-1.amazonaws.com/123456789012/madoguchi-given-up"
	listsURL   = "https://sqs.ap-northeast-1.amazonaws.com/123456789012/madoguchi-roster"
	lists      = "roster"
	deskURL    = "https://desk.example.jp"

	// The secrets under which the fixtures in events/ were signed and sealed. That
	// of LINE is from LINE's documentation.
	lineSecret = "8c570fa6dd201bb328f1c1eac23a96d8"
	document   = `{"keys":{"current":1,"versions":{"1":"AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE="}},
		"line":{"channel_id":"1234567890","secret":"` + lineSecret + `"},"email":{"secret":"the old one","next":"secret of the fixtures"},"oidc":{"client_secret":"a secret of the provider"}}`
	rosterDocument = `{"keys":{"current":1,"versions":{"1":"AgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgI="}}}`
)

// world is an account of AWS, LINE and a clock, around functions that run here.
type world struct {
	*awstest.Cloud
	d    *Deployment
	line *linesim.Platform
	hook lambda.Handler // takes the webhooks; nil for a new one each time
	env  map[string]string
	read map[string]bool // names of settings that were asked for
	log  *bytes.Buffer
	at   time.Time
	seen int // messages of the inbox that were handed to answer
}

func open(t testing.TB) *world {
	t.Helper()
	w := &world{Cloud: awstest.New(t), read: map[string]bool{}, log: &bytes.Buffer{},
		at: time.Date(2019, 4, 12, 11, 0, 1, 0, time.FixedZone("JST", 9*3600))}
	w.SetSecret("desk", document)
	w.SetSecret("roster", rosterDocument)
	w.env = map[string]string{
		"DESK_SECRET_ID": "desk", "INBOX_URL": inboxURL, "DEAD_LETTERS_ARN": deadARN, "DESK_TABLE": "desk",
		"DESK_ADDRESS": "contact@example.jp", "STAFF_ADDRESSES": "agent1@staff.example.jp, lead1@staff.example.jp", "ON_CALL_ADDRESSES": "oncall@staff.example.jp",
		"CODE_ADDRESS": "code@example.jp", "CODE_CONFIGURATION_SET": "codes",
		"ROSTER_SECRET_ID": "roster", "AFFECTED_TABLE": "affected", "ROSTER_BUCKET": lists, "ROSTER_QUEUE_URL": listsURL, "ROSTER_KEY_ID": "key-of-the-roster",
		"GIVEN_UP_URL": givenUpURL, "RAW_MAIL_BUCKET": bucket, "EMAIL_AUTHSERV_ID": "mx.example.jp",
		"LEAD_ADDRESSES": "lead1@staff.example.jp", "OFFICER_ADDRESSES": "officer1@staff.example.jp", "DESK_URL": deskURL, "OIDC_ISSUER": "https://id.example.jp", "OIDC_CLIENT_ID": "desk",
		"INCIDENT_FILE": bundleFile(t), "METRICS_NAMESPACE": "madoguchi", "AWS_LAMBDA_FUNCTION_VERSION": "7",
	}
	w.d = New(func(name string) string { w.read[name] = true; return w.env[name] }, w.log)
	w.d.now = func() time.Time { return w.at }
	t.Cleanup(func() {
		if strings.Contains(w.log.String(), `"unlisted"`) {
			t.Errorf("a line of the log has a key that is not listed: %s", w.log)
		}
	})
	w.platform(t)
	return w
}

// platform starts LINE; its webhooks go through the gateway to the line function.
func (w *world) platform(t testing.TB) {
	t.Helper()
	deliver := func(ctx context.Context, body []byte, signature string) (int, error) {
		var e events.APIGatewayV2HTTPRequest
		e.Headers, e.Body = map[string]string{"x-line-signature": signature}, string(body)
		e.RequestContext.HTTP.Method = "POST"
		hook := w.hook
		if hook == nil {
			hook = w.function(t, w.d.Line)
		}
		return w.gateway(t, hook, encode(t, e)).StatusCode, nil
	}
	var err error
	w.line, err = linesim.New(linesim.Config{Secret: []byte(lineSecret), ID: "1234567890", Now: func() time.Time { return w.at }, Random: rand.Reader, Deliver: deliver})
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(w.line)
	t.Cleanup(server.Close)
	w.env["LINE_API_ENDPOINT"] = server.URL
}

// ground is what a function stands on here.
func (w *world) ground(t testing.TB) ground {
	t.Helper()
	env := w.d.environment()
	g, err := w.d.ground(t.Context(), env, time.Second)
	if err != nil {
		t.Fatal(err)
	}
	return g
}

// function builds a function as its main does.
func (w *world) function(t testing.TB, build func(context.Context) (lambda.Handler, error)) lambda.Handler {
	t.Helper()
	h, err := build(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return h
}

// with makes a builder of one that needs a table.
func with(table Table, build func(context.Context, Table) (lambda.Handler, error)) func(context.Context) (lambda.Handler, error) {
	return func(ctx context.Context) (lambda.Handler, error) { return build(ctx, table) }
}

// pages makes a builder of the staff pages, as its main does.
func (w *world) pages(table Table) func(context.Context) (lambda.Handler, error) {
	return func(ctx context.Context) (lambda.Handler, error) {
		return w.d.Pages(ctx, table, mailer.New, pdf.Reader{})
	}
}

// answer makes a builder of the function that reads, as its main does.
func (w *world) answer(table Table) func(context.Context) (lambda.Handler, error) {
	return func(ctx context.Context) (lambda.Handler, error) {
		return w.d.Answer(ctx, table, mailer.New, bedrock.New)
	}
}

// clock makes a builder of the function of each minute, as its main does.
func (w *world) clock(table Table) func(context.Context) (lambda.Handler, error) {
	return func(ctx context.Context) (lambda.Handler, error) { return w.d.Clock(ctx, table, mailer.New) }
}

// file opens tables in a file, for tests without a DynamoDB.
func file(t *testing.T) Table {
	t.Helper()
	return tables(t, filepath.Join(t.TempDir(), "table"))
}

// invoke calls a function as Lambda does.
func invoke(t testing.TB, h lambda.Handler, event []byte) []byte {
	t.Helper()
	out, err := h.Invoke(t.Context(), event)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func (w *world) gateway(t testing.TB, h lambda.Handler, event []byte) events.APIGatewayV2HTTPResponse {
	t.Helper()
	var out events.APIGatewayV2HTTPResponse
	decode(t, invoke(t, h, event), &out)
	return out
}

// waiting is the event of what came into the inbox since the last one.
func (w *world) waiting(t *testing.T) []byte {
	t.Helper()
	sent := w.Sent(inboxURL)
	e := arrival(inboxARN, sent[w.seen:]...)
	w.seen = len(sent)
	return e
}

// arrival is the event that Lambda makes of messages.
func arrival(arn string, messages ...awstest.Message) []byte {
	e := events.SQSEvent{Records: []events.SQSMessage{}}
	for i, m := range messages {
		id := "message-" + string(rune('a'+i))
		e.Records = append(e.Records, events.SQSMessage{MessageId: id, ReceiptHandle: "handle of " + id, Body: m.Body, EventSource: "aws:sqs",
			EventSourceARN: arn, AWSRegion: awstest.Region, Attributes: map[string]string{
				"ApproximateReceiveCount": "1", "MessageGroupId": m.Group, "MessageDeduplicationId": m.Deduplication,
				"SentTimestamp": "1555034401000", "SequenceNumber": "1885000000000000000" + string(rune('0'+i))}})
		for name, a := range m.Attributes {
			e.Records[i].MessageAttributes = map[string]events.SQSMessageAttribute{name: {DataType: "String", StringValue: &a.StringValue}}
		}
	}
	body, err := json.MarshalIndent(e, "", "  ")
	if err != nil {
		panic(err)
	}
	return append(body, '\n')
}

// returned are the messages that the answer function gives back.
func returned(t *testing.T, out []byte) []string {
	t.Helper()
	var response events.SQSEventResponse
	decode(t, out, &response)
	var all []string
	for _, f := range response.BatchItemFailures {
		all = append(all, f.ItemIdentifier)
	}
	return all
}

func fixture(t testing.TB, name string) []byte {
	t.Helper()
	b, err := os.ReadFile(fixtures + name)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func encode(t testing.TB, value any) []byte {
	t.Helper()
	b, err := json.Marshal(value)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func decode(t testing.TB, b []byte, value any) {
	t.Helper()
	if err := json.Unmarshal(b, value); err != nil {
		t.Fatalf("%v in %s", err, b)
	}
}

// silent fails where a word of somebody stands in the log.
func (w *world) silent(t *testing.T, words ...string) {
	t.Helper()
	for _, word := range words {
		if strings.Contains(w.log.String(), word) {
			t.Errorf("the log holds %q: %s", word, w.log)
		}
	}
}

// bundleFile is the bundle of the incident.
func bundleFile(t testing.TB) string {
	t.Helper()
	path, err := builtIn()
	if err != nil {
		t.Fatal(err)
	}
	return path
}

// builtIn writes the file once for all tests of the package; it takes seconds.
var builtIn = sync.OnceValues(func() (string, error) {
	i, err := incidents.Load("")
	if err != nil {
		return "", err
	}
	sections, err := kept.Here().Sections(conversation.Questions(i)) // as published.Make trains them
	if err != nil {
		return "", err
	}
	raw, _, err := published.Of(i, sections)
	if err != nil {
		return "", err
	}
	f, err := os.CreateTemp("", bundled)
	if err != nil {
		return "", err
	}
	_, err = f.Write(raw)
	return f.Name(), errors.Join(err, f.Close())
})

// TestMain gives the tests a folder for what they share, and takes it away.
func TestMain(m *testing.M) {
	dir, err := os.MkdirTemp("", "deployment-")
	if err != nil {
		panic(err)
	}
	os.Setenv("TMPDIR", dir)
	code := m.Run()
	os.RemoveAll(dir)
	os.Exit(code)
}
