package deployment

import (
	"bytes"
	"compress/gzip"
	"encoding"
	"encoding/json"
	"flag"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	sdk "github.com/aws/aws-sdk-go-v2/aws"
	bbolt "go.etcd.io/bbolt"

	"madoguchi/internal/aws/awstest"
	"madoguchi/internal/cases"
	"madoguchi/internal/conversation"
	"madoguchi/internal/incidents"
	"madoguchi/internal/inquiry"
	"madoguchi/internal/line/linesim"
	"madoguchi/internal/outbox"
	"madoguchi/internal/store"
	"madoguchi/internal/table"
	"madoguchi/internal/table/bolt"
	"madoguchi/internal/table/tabletest"
)

// While a release is taken into use, and after it was taken back, two releases work on the same
// table and the same queue. testdata/release is what the last release wrote: its table, the messages
// that it left in the inbox, and the shape of what it seals. When a release is published,
//
//	go test ./functions/deployment -run TestWriteRelease -release
//
// writes it anew. A change after which the last release cannot read on says "no rollback" in the
// newest section of CHANGELOG.md; infra/deploy shows it to who goes back.
var release = flag.Bool("release", false, "write testdata/release anew, as what this release leaves behind")

const (
	lastRelease = "testdata/release/"
	third       = "U00000000000000000000000000000003"
)

// tables opens the tables in a file that stays.
func tables(t *testing.T, path string) Table {
	t.Helper()
	db, err := bbolt.Open(path, 0o600, &bbolt.Options{NoSync: true})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	return func(_ sdk.Config, name string) table.Bulk {
		engine, err := bolt.Table(db, name)
		if err != nil {
			t.Fatal(err)
		}
		return engine
	}
}

// TestWriteRelease is a day of the desk that ends in the middle: somebody was answered, somebody waits
// for a person, an answer could not be sent, and a message of each is still in the queue.
func TestWriteRelease(t *testing.T) {
	dir := t.TempDir()
	messages := live(t, filepath.Join(dir, "desk.db"))
	if len(messages) != 3 {
		t.Fatalf("%d messages are left", len(messages))
	}
	if !*release {
		return
	}
	if err := os.MkdirAll(lastRelease, 0o755); err != nil {
		t.Fatal(err)
	}
	content, err := os.ReadFile(filepath.Join(dir, "desk.db"))
	if err != nil {
		t.Fatal(err)
	}
	var packed bytes.Buffer
	w := gzip.NewWriter(&packed)
	if _, err := w.Write(content); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	for name, b := range map[string][]byte{"desk.db.gz": packed.Bytes(), "inbox.json": encode(t, messages), "shape.txt": []byte(strings.Join(shapes(), "\n") + "\n")} {
		if err := os.WriteFile(lastRelease+name, b, 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// live lives that day on a table in a file, and returns the messages that are left.
func live(t *testing.T, path string) []awstest.Message {
	w := open(t)
	table := tables(t, path)
	answer := w.function(t, w.answer(table))
	say := func(user, words string) {
		t.Helper()
		if _, err := w.line.Say(t.Context(), user, words); err != nil {
			t.Fatal(err)
		}
	}
	say(user, "カードの再発行に手数料はかかりますか？")
	invoke(t, answer, w.waiting(t))
	say(another, "人と話したいです")
	invoke(t, answer, w.waiting(t))
	w.line.Break("reply", linesim.Fault{Status: 500})
	w.line.Break("push", linesim.Fault{Status: 500})
	say(third, "電話番号を教えて")
	invoke(t, answer, w.waiting(t))
	if answers(w.line, user) == 0 || answers(w.line, another) == 0 || answers(w.line, third) != 0 {
		t.Fatal("not the day that it should be: ", w.log)
	}
	say(user, "何が流出したのですか？")
	say(another, "私の問い合わせはどうなっていますか？")
	say(third, "何が流出したのですか？")
	return w.Sent(inboxURL)[w.seen:]
}

// lastTable unpacks the table of the last release.
func lastTable(t *testing.T) Table {
	t.Helper()
	return tables(t, tabletest.Unpacked(t, lastRelease+"desk.db.gz"))
}

// TestThisReleaseReadsTheLast goes on where the last release stopped.
func TestThisReleaseReadsTheLast(t *testing.T) {
	w := open(t)
	table := lastTable(t)
	for _, user := range []string{user, another, third} { // this LINE has never heard of them
		if err := w.line.Follow(t.Context(), user); err != nil {
			t.Fatal(err)
		}
	}
	w.seen = len(w.Sent(inboxURL))
	b, err := os.ReadFile(lastRelease + "inbox.json")
	if err != nil {
		t.Fatal(err)
	}
	var messages []awstest.Message
	if err := json.Unmarshal(b, &messages); err != nil {
		t.Fatal(err)
	}
	w.at = w.at.Add(2 * time.Minute)
	if got := returned(t, invoke(t, w.function(t, w.answer(table)), arrival(inboxARN, messages...))); got != nil {
		t.Errorf("messages of the last release come back: %s\n%s", got, w.log)
	}
	invoke(t, w.function(t, w.clock(table)), fixture(t, "scheduler-tick.json"))
	g := w.ground(t)
	open, err := store.New(table(g.cfg, "desk"), g.keys, keep).Cases(t.Context(), false)
	if err != nil || len(open) != 1 || open[0].Summary.Words() != "人と話したいです" {
		t.Fatalf("open are %+v, %v", open, err)
	}
	i, err := incidents.Load("")
	if err != nil {
		t.Fatal(err)
	}
	for user, want := range map[string]string{user: "氏名", another: string(open[0].Receipt), third: i.Phone} {
		if got := said(w.line, user); !strings.Contains(got, want) {
			t.Errorf("%s reads %q, want %s in it", user, got, want)
		}
	}
}

// shapes are what gob writes of what is sealed, field by field with its kind: a release reads on what
// another one wrote as far as names and kinds are the same.
func shapes() []string {
	all := map[string]string{}
	for root, value := range map[string]any{"state": conversation.State{}, "case": cases.Case{}, "row": outbox.Row{}, "message": inquiry.Inbound{}} {
		shape(all, root, reflect.TypeOf(value), nil)
	}
	var lines []string
	for _, path := range slices.Sorted(maps.Keys(all)) {
		lines = append(lines, path+" "+all[path])
	}
	return lines
}

// shape adds what a type has below a path. within are the types around it.
func shape(all map[string]string, path string, of reflect.Type, within []reflect.Type) {
	if codesItself(of) {
		all[path] = "coded by " + of.Name()
		return
	}
	switch of.Kind() {
	case reflect.Pointer: // gob writes what it points at
		shape(all, path, of.Elem(), within)
	case reflect.Slice, reflect.Array:
		shape(all, path+"[]", of.Elem(), within)
	case reflect.Map:
		shape(all, path+"{key}", of.Key(), within)
		shape(all, path+"{}", of.Elem(), within)
	case reflect.Struct:
		if slices.Contains(within, of) {
			all[path] = "as around it"
			return
		}
		for i := range of.NumField() {
			if f := of.Field(i); f.IsExported() {
				shape(all, path+"."+f.Name, f.Type, append(slices.Clip(within), of))
			}
		}
	default:
		all[path] = kindOf(of)
	}
}

// kindOf is a kind as gob knows it: integers of all sizes are the same.
func kindOf(of reflect.Type) string {
	switch k := of.Kind().String(); {
	case strings.HasPrefix(k, "uint"):
		return "uint"
	case strings.HasPrefix(k, "int"):
		return "int"
	default:
		return k
	}
}

// codesItself reports whether a type says what is written of it. Those of inquiry do so for gob; time.Time
// and the like for all.
func codesItself(of reflect.Type) bool {
	type gobs interface {
		GobEncode() ([]byte, error)
	}
	value := reflect.New(of).Interface()
	_, gob := value.(gobs)
	_, binary := value.(encoding.BinaryMarshaler)
	return gob || binary
}

// lost are what a release with a shape cannot read of what one with another shape wrote.
func lost(reader, writer []string) (all []string) {
	for _, line := range reader {
		path, kind, _ := strings.Cut(line, " ")
		i := slices.IndexFunc(writer, func(w string) bool { return strings.HasPrefix(w, path+" ") })
		switch {
		case i < 0:
			all = append(all, path+" is not written any more")
		case writer[i] != line:
			all = append(all, fmt.Sprintf("%s was %s and is %s", path, kind, strings.TrimPrefix(writer[i], path+" ")))
		}
	}
	return all
}

// TestTheLastReleaseReadsThis: whatever the last release reads is still written, under the same name and in the
// same way. Where that must end, CHANGELOG.md says so.
func TestTheLastReleaseReadsThis(t *testing.T) {
	b, err := os.ReadFile(lastRelease + "shape.txt")
	if err != nil {
		t.Fatal(err)
	}
	last := strings.Split(strings.TrimSpace(string(b)), "\n")
	changes, err := os.ReadFile("../../CHANGELOG.md")
	if err != nil {
		t.Fatal(err)
	}
	newest, _, _ := strings.Cut(strings.SplitN(string(changes), "\n## ", 2)[1], "\n## ")
	if gone := lost(last, shapes()); len(gone) > 0 && !strings.Contains(newest, "no rollback") {
		t.Errorf("after this there is no rollback, and CHANGELOG.md does not say so:\n%s", strings.Join(gone, "\n"))
	}
}

// TestShapeTellsWhatIsLost: fields come without harm, and neither go nor change their kind.
func TestShapeTellsWhatIsLost(t *testing.T) {
	if all := shapes(); len(all) < 100 || !slices.Contains(all, "row.Parcel.Body[] uint") || !slices.Contains(all, "message.Text coded by Text") ||
		!slices.Contains(all, "state.Danger.At coded by Time") {
		t.Errorf("%d fields: %s", len(all), strings.Join(all, "\n"))
	}
	last := []string{"row.N int", "row.Mail string"}
	for _, c := range []struct{ now, want []string }{
		{[]string{"row.Mail string", "row.N int", "row.New bool"}, nil},
		{[]string{"row.N int"}, []string{"row.Mail is not written any more"}},
		{[]string{"row.Mail string", "row.N string"}, []string{"row.N was int and is string"}},
	} {
		if got := lost(last, c.now); !slices.Equal(got, c.want) {
			t.Errorf("now %q: lost %q, want %q", c.now, got, c.want)
		}
	}
}
