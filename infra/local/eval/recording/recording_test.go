package recording_test

import (
	"context"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"madoguchi/infra/local/eval/recording"
	"madoguchi/internal/reading/outside"
)

func call(message string) outside.Call {
	return outside.Call{System: "You point.", Message: message,
		Tool: outside.Tool{Name: "point", Description: "Say <what>.", Schema: json.RawMessage(`{"type":"object"}`)}}
}

// canned is a model that answers every message with one answer.
type canned struct {
	outside.Answer
	err error
}

func (m canned) Call(context.Context, outside.Call) (outside.Answer, error) { return m.Answer, m.err }

func content(t *testing.T, parts ...string) string {
	t.Helper()
	b, err := os.ReadFile(filepath.Join(parts...))
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func put(t *testing.T, text string, parts ...string) {
	t.Helper()
	if err := os.WriteFile(filepath.Join(parts...), []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

// Recordings are kept for years: a call must have the key that it had.
func TestAKeyDoesNotChange(t *testing.T) {
	if got := recording.Key("1: When?\n"); got != "809b461b5009f022" {
		t.Errorf("the key is %s", got)
	}
}

func TestDumpWritesEachCallOnce(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "new", "folder")
	d, err := recording.NewDump(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, message := range []string{"1: When?", "1: Who?", "1: When?"} {
		if _, err := d.Call(t.Context(), call(message)); !errors.Is(err, recording.ErrNotRecorded) || !errors.Is(err, outside.ErrUnavailable) {
			t.Errorf("%s: %v", message, err)
		}
	}
	names, err := filepath.Glob(filepath.Join(dir, "calls", "*"))
	if err != nil || len(names) != 2 || d.Calls() != 2 {
		t.Errorf("written are %v, %v; counted %d", names, err, d.Calls())
	}
	if got := content(t, dir, "calls", recording.Key("1: Who?")+".txt"); got != "1: Who?" {
		t.Errorf("the message is written as %q", got)
	}
	if got := content(t, dir, "system.txt"); got != "You point." {
		t.Errorf("the text before it as %q", got)
	}
	const want = "{\n  \"name\": \"point\",\n  \"description\": \"Say <what>.\",\n  \"schema\": {\n    \"type\": \"object\"\n  }\n}\n"
	if got := content(t, dir, "tool.json"); got != want {
		t.Errorf("the tool as %s", got)
	}
}

func TestWhatIsRecordedIsReplayed(t *testing.T) {
	dir := t.TempDir()
	rec, err := recording.NewRecord(dir, canned{Answer: outside.Answer{Arguments: json.RawMessage(`{"move":"thanks"}`)}}, "parrot-1")
	if err != nil {
		t.Fatal(err)
	}
	if a, err := rec.Call(t.Context(), call("1: Ta")); err != nil || string(a.Arguments) != `{"move":"thanks"}` {
		t.Fatalf("%s, %v", a.Arguments, err)
	}
	put(t, "\n"+`{"key":"`+recording.Key("1: Bye")+`","arguments":{"move":"leaves"}}`+"\n", dir, "answers.jsonl")

	r, err := recording.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	for message, want := range map[string]string{"1: Ta": `{"move":"thanks"}`, "1: Bye": `{"move":"leaves"}`} {
		if a, err := r.Call(t.Context(), call(message)); err != nil || string(a.Arguments) != want {
			t.Errorf("%s: %s, %v", message, a.Arguments, err)
		}
	}
	for range 2 {
		if _, err := r.Call(t.Context(), call("1: Hm")); !errors.Is(err, recording.ErrNotRecorded) {
			t.Errorf("a call that was not recorded: %v", err)
		}
	}
	if r.Name() != "parrot-1" || r.Missing() != 1 || r.Drifted() {
		t.Errorf("%s, %d missing, drifted %v", r.Name(), r.Missing(), r.Drifted())
	}
	other := call("1: Ta")
	other.System = "You point well."
	if a, err := r.Call(t.Context(), other); err != nil || a.Arguments == nil || !r.Drifted() {
		t.Errorf("with another prompt: %s, %v; drifted %v", a.Arguments, err, r.Drifted())
	}
}

// What is no answer is not kept, and reaches whoever asked as it is.
func TestWhatIsNoAnswerIsNotRecorded(t *testing.T) {
	arguments := json.RawMessage(`{"move":"thanks"}`)
	for name, model := range map[string]canned{
		"an error":          {err: outside.ErrThrottled},
		"no call":           {},
		"refused":           {Answer: outside.Answer{Arguments: arguments, Refused: true}},
		"cut":               {Answer: outside.Answer{Arguments: arguments, Cut: true}},
		"text beside it":    {Answer: outside.Answer{Arguments: arguments, Beside: true}},
		"broken off inside": {Answer: outside.Answer{Arguments: arguments[:5]}},
	} {
		dir := t.TempDir()
		rec, err := recording.NewRecord(dir, model, "parrot-1")
		if err != nil {
			t.Fatal(err)
		}
		if _, err := rec.Call(t.Context(), call("1: Ta")); !errors.Is(err, model.err) {
			t.Errorf("%s: %v", name, err)
		}
		if _, err := recording.Open(dir); err == nil {
			t.Errorf("%s: an answer was kept", name)
		}
	}
}

func TestFoldersThatAreNoRecordingAreRefused(t *testing.T) {
	broken := t.TempDir()
	put(t, `{"key":"a"}`, broken, "answers.jsonl")
	for _, dir := range []string{t.TempDir(), broken, filepath.Join(broken, "none")} {
		if _, err := recording.Open(dir); err == nil {
			t.Errorf("%s is opened", dir)
		}
	}
}
