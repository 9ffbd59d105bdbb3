package deployment

import (
	"bytes"
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/aws/aws-lambda-go/lambda"
	sdk "github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb"

	"madoguchi/internal/affected"
	"madoguchi/internal/aws"
	"madoguchi/internal/roster"
	"madoguchi/internal/table"
	"madoguchi/internal/table/dynamo"
	"madoguchi/internal/table/dynamo/dynamotest"
)

// The object that the fixtures name, its name decoded, and its report.
const (
	list       = "import/list 第1版.csv"
	listReport = "import/list 第1版.report.json"
)

// people is a list of n rows of one segment.
func people(n int) []byte {
	var b bytes.Buffer
	b.WriteString("id,segment,name,postal_code,email\n")
	for i := range n {
		fmt.Fprintf(&b, "%d,member,見本 一郎%04d,0000001,taro%d@example.jp\n", i+1, i+1, i+1)
	}
	return b.Bytes()
}

// rosterIn is the roster in a table, under the key of the tests.
func (w *world) rosterIn(t *testing.T, table Table) *roster.Index {
	t.Helper()
	g := w.ground(t)
	document, err := aws.ReadSecret(t.Context(), g.cfg, "roster")
	if err != nil {
		t.Fatal(err)
	}
	keys, err := document.Ring(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	return roster.New(table(g.cfg, w.env["AFFECTED_TABLE"]), keys, w.d.now)
}

// TestRoster walks a list from the bucket into the table and out of it again.
func TestRoster(t *testing.T) { lifeOfARoster(t, open(t), file(t)) }

// TestRosterOnDynamoDB does the same on the tables of template.yaml.
func TestRosterOnDynamoDB(t *testing.T) {
	desk, affected := dynamotest.New(t), dynamotest.Affected(t)
	w := open(t)
	w.env["DESK_TABLE"], w.env["AFFECTED_TABLE"] = desk.Name, affected.Name
	t.Setenv("AWS_ENDPOINT_URL_DYNAMODB", os.Getenv("DYNAMODB_ENDPOINT"))
	lifeOfARoster(t, w, func(cfg sdk.Config, name string) table.Bulk { return dynamo.New(dynamodb.NewFromConfig(cfg), name) })
}

func lifeOfARoster(t *testing.T, w *world, table Table) {
	function := w.function(t, with(table, w.d.Roster))
	if got := string(invoke(t, function, fixture(t, "roster-current.json"))); got != `{"current":null}` {
		t.Error("before there was one:", got)
	}
	w.SetObject(lists, list, people(3))
	if got := returned(t, invoke(t, function, fixture(t, "sqs-roster-list.json"))); got != nil {
		t.Fatal(got, w.log)
	}
	if _, there := w.Object(lists, list); there || w.Objects() > 0 {
		t.Error("the list, or something else, stays in the bucket")
	}
	if got := string(invoke(t, function, fixture(t, "roster-current.json"))); !strings.Contains(got, `"member":3`) {
		t.Error("the list does not count:", got)
	}
	segments, err := w.rosterIn(t, table).ByEmail(t.Context(), "taro2@example.jp")
	if err != nil || !slices.Equal(segments, []string{"member"}) {
		t.Errorf("found in %v, %v", segments, err)
	}
	if got := returned(t, invoke(t, function, fixture(t, "sqs-roster-list.json"))); got != nil {
		t.Error("a list that was taken in before:", got)
	}
	purged(t, w, function)
	w.silent(t, "taro", "見本", "AgIC")
}

func purged(t *testing.T, w *world, function lambda.Handler) {
	t.Helper()
	var answer struct{ Certificate string }
	decode(t, invoke(t, function, fixture(t, "roster-purge.json")), &answer)
	for _, words := range []string{"nanatsuboshi", "2019-04-12T02:00:01Z", "generations deleted  1", "rows of people       3", "key                  version 1, fingerprint ",
		"point-in-time copies of " + w.env["AFFECTED_TABLE"] + ": until 2019-05-17", "restore-secret", "schedule-key-deletion --key-id key-of-the-roster"} {
		if !strings.Contains(answer.Certificate, words) {
			t.Errorf("the certificate lacks %q: %s", words, answer.Certificate)
		}
	}
	if !strings.Contains(w.log.String(), "roster: purged") || strings.Contains(answer.Certificate, "AgIC") {
		t.Error("no line in the log, or the key in the certificate")
	}
	if calls := w.Calls("DeleteSecret"); len(calls) != 1 || !bytes.Contains(calls[0].Body, []byte(`"RecoveryWindowInDays":7`)) {
		t.Errorf("%d calls end the secret", len(calls))
	}
	decode(t, invoke(t, function, fixture(t, "roster-purge.json")), &answer)
	if strings.Contains(answer.Certificate, "fingerprint") || len(w.Calls("DeleteSecret")) != 1 {
		t.Error("ordered again, it destroys a key that is gone:", answer.Certificate)
	}
	w.SetObject(lists, list, people(3))
	invoke(t, function, fixture(t, "sqs-roster-list.json"))
	if report, _ := w.Object(lists, listReport); !bytes.Contains(report, []byte("holds no key")) {
		t.Errorf("a list without a key: %s", report)
	}
}

// TestRefusedList stays where it is, with a report beside it that names lines,
// columns and reasons, and no value.
func TestRefusedList(t *testing.T) {
	cases := []struct {
		name, content string
		report        []string
	}{
		{"bad rows", "id,segment,email\n1,member,taro@example.jp\n2,crew,taro@example.jp\n3,member,taro\n",
			[]string{`"bad": 2`, `"line": 3`, `"column": "segment"`, `"line": 4`, `"column": "email"`}},
		{"a header of somebody else", "number,mail\n1,taro@example.jp\n", []string{"column 1 of the header"}},
		{"nobody in it", "id,segment,email\n", []string{"no row to take in"}},
		{"a file of a spreadsheet program", "\x00\x01PK", []string{"UTF-16 or no text"}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			w := open(t)
			w.SetObject(lists, list, []byte(c.content))
			if got := returned(t, invoke(t, w.function(t, with(file(t), w.d.Roster)), fixture(t, "sqs-roster-list.json"))); got != nil {
				t.Error("it goes back to the queue:", got)
			}
			report, _ := w.Object(lists, listReport)
			for _, words := range c.report {
				if !bytes.Contains(report, []byte(words)) {
					t.Errorf("the report lacks %s: %s", words, report)
				}
			}
			if _, there := w.Object(lists, list); !there {
				t.Error("the list is gone")
			}
			if !strings.Contains(w.log.String(), `"level":"ERROR"`) {
				t.Error("nobody is told:", w.log)
			}
			w.silent(t, "taro", "crew")
			if bytes.Contains(report, []byte("taro")) {
				t.Errorf("the report holds a value: %s", report)
			}
		})
	}
}

// TestOtherMessages of the queue are done with: nothing is imported, nothing comes back.
func TestOtherMessages(t *testing.T) {
	cases := []struct {
		name, event string
		returned    int
	}{
		{"S3 tries the queue when it is set up", "sqs-roster-set-up.json", 0},
		{"a list in somebody else's bucket", "sqs-roster-other-bucket.json", 0},
		{"a list that is not there any more", "sqs-roster-list.json", 0},
		{"something else altogether goes on to the dead-letter queue", "sqs-message.json", 1},
	}
	for _, c := range cases {
		w := open(t)
		w.SetObject("another", list, people(1))
		function := w.function(t, with(file(t), w.d.Roster))
		if got := returned(t, invoke(t, function, fixture(t, c.event))); len(got) != c.returned {
			t.Errorf("%s: returned %v", c.name, got)
		}
		if got := string(invoke(t, function, fixture(t, "roster-current.json"))); got != `{"current":null}` {
			t.Errorf("%s: %s", c.name, got)
		}
	}
}

// hooked is a table that does something before it takes people in.
type hooked struct {
	table.Bulk
	before *func() error
}

func (h hooked) Put(ctx context.Context, items ...table.Item) error {
	if before := *h.before; before != nil {
		if err := before(); err != nil {
			return err
		}
	}
	return h.Bulk.Put(ctx, items...)
}

func interrupted(open Table, before *func() error) Table {
	return func(cfg sdk.Config, name string) table.Bulk { return hooked{open(cfg, name), before} }
}

// TestListGoesOn: a list that could not be taken in at once comes back in a second, and
// what was in before the interruption is not written again.
func TestListGoesOn(t *testing.T) {
	w, puts := open(t), 0
	before := func() error {
		if puts++; puts == 2 {
			return errors.New("dynamo: bulk write: no answer")
		}
		return nil
	}
	table := file(t)
	function := w.function(t, with(interrupted(table, &before), w.d.Roster))
	w.SetObject(lists, list, people(4500)) // three batches
	if got := returned(t, invoke(t, function, fixture(t, "sqs-roster-list.json"))); len(got) != 1 {
		t.Fatal("done already")
	}
	calls := w.Calls("ChangeMessageVisibilityBatch")
	if len(calls) != 1 || !bytes.Contains(calls[0].Body, []byte(`"VisibilityTimeout":1`)) || !bytes.Contains(calls[0].Body, []byte(listsURL)) {
		t.Errorf("%d calls let it come back soon", len(calls))
	}
	if _, err := w.rosterIn(t, table).ByEmail(t.Context(), "taro1@example.jp"); !errors.Is(err, affected.ErrNoRoster) {
		t.Error("half a list counts:", err)
	}
	first := puts
	if got := returned(t, invoke(t, function, fixture(t, "sqs-roster-list.json"))); got != nil {
		t.Fatal(got, w.log)
	}
	whole := 0
	before = func() error { whole++; return nil }
	w.SetObject(lists, list, append(people(4500), '\n'))
	invoke(t, function, fixture(t, "sqs-roster-list.json"))
	if again := puts - first; again >= whole {
		t.Errorf("%d batches after the interruption, as many as the %d of a whole list", again, whole)
	}
}

// TestListAtTheDeadline is put down before Lambda ends the function.
func TestListAtTheDeadline(t *testing.T) {
	w := open(t)
	function := w.function(t, with(file(t), w.d.Roster))
	w.SetObject(lists, list, people(3))
	ctx, cancel := context.WithTimeout(t.Context(), 30*time.Second) // as much as it leaves
	defer cancel()
	out, err := function.Invoke(ctx, fixture(t, "sqs-roster-list.json"))
	if err != nil || len(returned(t, out)) != 1 || ctx.Err() != nil {
		t.Errorf("%s, %v", out, err)
	}
	if _, err := function.Invoke(ctx, fixture(t, "roster-purge.json")); err == nil || len(w.Calls("DeleteSecret")) > 0 {
		t.Error("a purge without time is not finished, and must not end the key:", err)
	}
	if _, there := w.Object(lists, list); !there {
		t.Error("the list is gone")
	}
}

// TestListIsReplacedMeanwhile: one that came under the same name while the first was
// taken in is not deleted with it; it has a message of its own.
func TestListIsReplacedMeanwhile(t *testing.T) {
	w := open(t)
	before := func() error { w.SetObject(lists, list, people(5)); return nil }
	function := w.function(t, with(interrupted(file(t), &before), w.d.Roster))
	w.SetObject(lists, list, people(3))
	if got := returned(t, invoke(t, function, fixture(t, "sqs-roster-list.json"))); got != nil {
		t.Fatal(got, w.log)
	}
	if body, there := w.Object(lists, list); !there || !bytes.Equal(body, people(5)) {
		t.Error("the second list is gone")
	}
}

// TestListIsSuperseded: of two lists at once the one that began later wins, and the
// other does not come back to take its place.
func TestListIsSuperseded(t *testing.T) {
	w := open(t)
	table := file(t)
	other := w.rosterIn(t, table)
	before := func() error { _, _, err := other.Begin(t.Context(), "another list"); return err }
	function := w.function(t, with(interrupted(table, &before), w.d.Roster))
	w.SetObject(lists, list, people(3))
	if got := returned(t, invoke(t, function, fixture(t, "sqs-roster-list.json"))); got != nil {
		t.Error("it comes back:", got)
	}
	if report, _ := w.Object(lists, listReport); !bytes.Contains(report, []byte(roster.ErrSuperseded.Error())) {
		t.Errorf("the report: %s", report)
	}
}

// TestDisclosuresByHand checks the log of what was told to whom, and puts it where only
// the operator reads it.
func TestDisclosuresByHand(t *testing.T) {
	w := open(t)
	function := w.function(t, with(file(t), w.d.Roster))
	if got := string(invoke(t, function, []byte(`{"command":"verify"}`))); got != `{"anchors":0,"entries":0,"flaws":[],"shards":16}` {
		t.Error(got)
	}
	published := []byte(`{"command":"verify","published":{"2019-04-11":"00"}}`)
	if got := string(invoke(t, function, published)); !strings.Contains(got, "anchor of 2019-04-11") || !strings.Contains(w.log.String(), "not as it was written") {
		t.Error("an anchor that was published is not there, and nobody is told:", got)
	}
	const want = "export/disclosures-20190412T020001Z.csv"
	if got := string(invoke(t, function, []byte(`{"command":"export"}`))); got != `{"object":"s3://roster/`+want+`"}` {
		t.Error(got)
	}
	if body, _ := w.Object(lists, want); !bytes.HasPrefix(body, []byte("day,time,proof,")) {
		t.Errorf("exported %q", body)
	}
	for _, event := range []string{`{"command":"forget"}`, `{}`, `[]`} {
		if _, err := function.Invoke(t.Context(), []byte(event)); err == nil {
			t.Error("no error for", event)
		}
	}
}
