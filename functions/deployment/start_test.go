package deployment

import (
	"bytes"
	"context"
	"go/parser"
	"go/token"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/aws/aws-lambda-go/lambda"
)

// builders are the functions by the name of their folder.
func builders(t *testing.T, w *world) map[string]func(context.Context) (lambda.Handler, error) {
	table := file(t)
	return map[string]func(context.Context) (lambda.Handler, error){
		"line": w.d.Line, "email": w.d.Email, "answer": w.answer(table), "clock": w.clock(table), "desk": w.pages(table),
		"roster": with(table, w.d.Roster), "feedback": w.d.Feedback}
}

// may are the settings that a function starts without.
func may() []string {
	return []string{"STAFF_ADDRESSES", "FORM_ADDRESSES", "EMAIL_AUTHSERV_ID", "MAIL_CONFIGURATION_SET", "CODE_CONFIGURATION_SET", "INCIDENT_FILE", "LINE_API_ENDPOINT", "LAMBDA_TASK_ROOT", "OIDC_ROLE_CLAIM",
		"READER", "READER_MODEL", "READER_TEMPERATURE", "READER_TOOL_CHOICE", "READER_CACHE", "READER_ASK", "READER_DAILY_CAP", "CODES_SLOW", "CODES_SHUT", "CONTROL_BUCKET", "BUNDLE_KEYS"}
}

// TestStartNamesWhatIsMissing starts every function without any setting: the
// error names all that it needs, at once.
func TestStartNamesWhatIsMissing(t *testing.T) {
	want := map[string]string{
		"line":     "deployment: not set: INBOX_URL, DESK_SECRET_ID",
		"email":    "deployment: not set: INBOX_URL, RAW_MAIL_BUCKET, DESK_ADDRESS, DESK_SECRET_ID",
		"answer":   "deployment: not set: INBOX_URL, DEAD_LETTERS_ARN, RAW_MAIL_BUCKET, DESK_TABLE, DESK_ADDRESS, CODE_ADDRESS, DESK_SECRET_ID",
		"clock":    "deployment: not set: DESK_TABLE, DESK_ADDRESS, CODE_ADDRESS, INBOX_URL, RAW_MAIL_BUCKET, GIVEN_UP_URL, DESK_SECRET_ID",
		"desk":     "deployment: not set: DESK_TABLE, DESK_ADDRESS, CODE_ADDRESS, RAW_MAIL_BUCKET, OIDC_ISSUER, OIDC_CLIENT_ID, DESK_URL, DESK_SECRET_ID",
		"roster":   "deployment: not set: ROSTER_BUCKET, AFFECTED_TABLE, ROSTER_SECRET_ID, ROSTER_KEY_ID, ROSTER_QUEUE_URL, DESK_TABLE",
		"feedback": "deployment: not set: INBOX_URL, DESK_SECRET_ID",
	}
	w := open(t)
	w.env = nil
	for name, build := range builders(t, w) {
		if _, err := build(t.Context()); err == nil || err.Error() != want[name] {
			t.Errorf("%s: %v, want %s", name, err, want[name])
		}
	}
	if len(w.Calls("")) > 0 {
		t.Error("something was called all the same")
	}
}

// TestStartWithoutSecret says what is wrong with the secret, and nothing that
// stands in it.
func TestStartWithoutSecret(t *testing.T) {
	cases := []struct{ name, function, secret, want string }{
		{"no key of the current version", "email", `{"keys":{"current":2,"versions":{"1":"AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE="}}}`, "current version 2"},
		{"a short key", "email", `{"keys":{"current":1,"versions":{"1":"AQEB"}}}`, "has 3 bytes, not 32"},
		{"two keys, and nobody says which names customers", "feedback", withKeys(`{"current":2,"versions":{` + keyOne + `,` + keyTwo + `}}`), `no "index"`},
		{"no key of the index", "feedback", withKeys(`{"current":1,"index":2,"versions":{` + keyOne + `}}`), "version 2: keyring: no key"},
		{"no channel secret", "line", strings.Replace(document, lineSecret, "", 1), errNoLine.Error()},
		{"no channel id", "clock", strings.Replace(document, "1234567890", "", 1), errNoLine.Error()},
		{"no JSON", "answer", "hunter2", "JSON document"},
	}
	for _, c := range cases {
		w := open(t)
		w.SetSecret("desk", c.secret)
		_, err := builders(t, w)[c.function](t.Context())
		if err == nil || !strings.Contains(err.Error(), c.want) || strings.Contains(err.Error(), "hunter2") {
			t.Errorf("%s: error %v, want %s", c.name, err, c.want)
		}
	}
}

// TestAnswerWithHalfARoster: table and secret of the roster go together.
func TestAnswerWithHalfARoster(t *testing.T) {
	cases := []struct{ name, gone, missing string }{
		{"a secret without a table", "AFFECTED_TABLE", "deployment: not set: AFFECTED_TABLE"},
		{"a table without a secret", "ROSTER_SECRET_ID", "deployment: not set: ROSTER_SECRET_ID"},
	}
	for _, c := range cases {
		w := open(t)
		delete(w.env, c.gone)
		if _, err := w.answer(file(t))(t.Context()); err == nil || err.Error() != c.missing {
			t.Errorf("%s: %v, want %s", c.name, err, c.missing)
		}
	}
}

// TestStartReadsNoRoster: whatever there is of a roster, answer and desk start, and
// ask for no secret but the desk's. Most turns need no roster.
func TestStartReadsNoRoster(t *testing.T) {
	cases := []struct {
		name   string
		change func(*world)
	}{
		{"there is a key", func(*world) {}},
		{"no roster in the settings", func(w *world) { delete(w.env, "AFFECTED_TABLE"); delete(w.env, "ROSTER_SECRET_ID") }},
		{"nobody has put a key into the secret", func(w *world) { w.env["ROSTER_SECRET_ID"] = "empty" }},
		{"the secret holds no key", func(w *world) { w.SetSecret("roster", "{}") }},
	}
	for _, c := range cases {
		for _, name := range []string{"answer", "desk"} {
			w := open(t)
			c.change(w)
			if _, err := builders(t, w)[name](t.Context()); err != nil {
				t.Errorf("%s, %s: %v", name, c.name, err)
			}
			if calls := w.Calls(""); len(calls) != 1 || !bytes.Contains(calls[0].Body, []byte(`"desk"`)) {
				t.Errorf("%s, %s: %d calls", name, c.name, len(calls))
			}
		}
	}
}

// TestBundle starts with the file that stands beside the program, or where the setting says,
// and not without it: nothing else was checked.
func TestBundle(t *testing.T) {
	good, err := os.ReadFile(bundleFile(t))
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	write := func(name string, content []byte) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, content, 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	write(bundled, good)
	id := []byte("nanatsuboshi")
	first := bytes.Index(good, id)
	about, within := slices.Clone(good), slices.Clone(good)
	about[first]++
	within[first+1+bytes.Index(good[first+1:], id)]++
	foreign, _ := changed(t, "about", []byte("nanatsuboshi\nencoder of last year"))
	other := slices.Clone(good)
	other[8]++
	cases := []struct{ name, file, root, want string }{
		{"beside the program", "", dir, ""},
		{"where the setting says", write("other.bundle", good), "/nowhere", ""},
		{"nowhere", "", "/nowhere", "no such file"},
		{"changed", write("changed", within), dir, `damaged; build it again: its section "incident"`},
		{"changed where it says what it fits", write("about", about), dir, `damaged; build it again: its section "about"`},
		{"for another encoder", write("foreign", foreign), dir, "another encoder"},
		{"cut", write("cut", good[:len(good)-1]), dir, "damaged"},
		{"of another version", write("old", other), dir, "one of another version"},
		{"something else", write("text", []byte("hello")), dir, "not a bundle"},
	}
	for _, c := range cases {
		d := New(func(name string) string {
			return map[string]string{"INCIDENT_FILE": c.file, "LAMBDA_TASK_ROOT": c.root}[name]
		}, io.Discard)
		got, err := d.prepared(deaf)
		switch {
		case c.want == "" && (err != nil || got.incident.ID == ""):
			t.Errorf("%s: %v", c.name, err)
		case c.want != "" && (err == nil || !strings.Contains(err.Error(), c.want)):
			t.Errorf("%s: %v, want %s", c.name, err, c.want)
		}
	}
}

// TestKeepIsWhatCustomersAreTold: the incident prints for how long the desk keeps
// what somebody wrote.
func TestKeepIsWhatCustomersAreTold(t *testing.T) {
	b, err := os.ReadFile("../../internal/incidents/nanatsuboshi/desk.yaml")
	if err != nil {
		t.Fatal(err)
	}
	if days := keep.Hours() / 24; days != 30 || !bytes.Contains(b, []byte("ja: 30日")) {
		t.Errorf("kept for %v days; desk.yaml says %s", days, b)
	}
}

// TestColdStart reads which packages the functions are made of: those that only
// take something in carry no database, only the turns carry Bedrock's client, none carries the
// folder of an incident, which was read and checked where they were built, nor the SDK's search for
// credentials, and whoever opens an incident brings the time zones (platform fact 26).
func TestColdStart(t *testing.T) {
	for _, name := range []string{"line", "email"} {
		for _, path := range imported(t, "../"+name, map[string]bool{}) {
			if strings.Contains(path, "dynamo") || strings.Contains(path, "bbolt") {
				t.Errorf("%s carries %s into its start", name, path)
			}
		}
	}
	for _, name := range []string{"line", "email", "clock", "desk", "roster", "feedback"} {
		if all := strings.Join(imported(t, "../"+name, map[string]bool{}), " "); strings.Contains(all, "bedrock") {
			t.Errorf("%s carries Bedrock's client into its start", name)
		}
	}
	for _, name := range []string{"line", "email", "answer", "clock", "desk", "roster", "feedback"} {
		all := imported(t, "../"+name, map[string]bool{})
		if slices.Contains(all, "madoguchi/internal/incidents") {
			t.Errorf("%s carries folders of incidents, and what reads and checks them, into its start", name)
		}
		if slices.Contains(all, "github.com/aws/aws-sdk-go-v2/config") {
			t.Errorf("%s carries the clients by which the SDK looks for credentials into its start", name)
		}
	}
	for _, program := range []string{"../answer", "../clock", "../desk", "../roster", "../../infra/model", "../../infra/bundle", "../../infra/local"} {
		if all := strings.Join(imported(t, program, map[string]bool{}), " "); !strings.Contains(all, "time/tzdata") {
			t.Errorf("%s loads an incident without the time zones", program)
		}
	}
}

// imported lists what the files in a folder import, and what our own packages
// among those import.
func imported(t *testing.T, dir string, seen map[string]bool) []string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(dir, "*.go"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no Go in %s: %v", dir, err)
	}
	var all []string
	for _, f := range files {
		if strings.HasSuffix(f, "_test.go") {
			continue
		}
		parsed, err := parser.ParseFile(token.NewFileSet(), f, nil, parser.ImportsOnly)
		if err != nil {
			t.Fatal(err)
		}
		for _, spec := range parsed.Imports {
			path := strings.Trim(spec.Path.Value, `"`)
			if seen[path] {
				continue
			}
			seen[path] = true
			all = append(all, path)
			if ours, ok := strings.CutPrefix(path, "madoguchi/"); ok {
				all = append(all, imported(t, "../../"+ours, seen)...)
			}
		}
	}
	return all
}
