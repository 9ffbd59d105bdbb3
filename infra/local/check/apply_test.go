package check

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"madoguchi/infra/local/amended"
	"madoguchi/internal/incident/amend"
	"madoguchi/internal/incidents"
	"madoguchi/internal/proposal"
)

// approved is a change that the staff pages gave out.
func approved(id string, edit func(*proposal.Content)) amend.Change {
	c := proposal.Content{Kind: proposal.Questions, Entry: "overview", Origin: "asked back, 4 March", Nobody: true,
		Questions: []proposal.Question{{Lang: "en", Text: "so what went missing at yours"}}}
	edit(&c)
	return amend.Change{Version: 1, ID: id, Approved: time.Date(2026, 3, 4, 10, 0, 0, 0, time.UTC), Content: c}
}

// files are the names and contents of a folder.
func files(t *testing.T, dir string) map[string]string {
	t.Helper()
	all := map[string]string{}
	err := fs.WalkDir(os.DirFS(dir), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		b, err := os.ReadFile(filepath.Join(dir, name))
		all[name] = string(b)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func TestWhatStaffProposedIsPutIn(t *testing.T) {
	dir := copied(t, small, "cases.jsonl", `{"text":"Good day. Which of my papers did they take away?","expect":{"kind":"faq","topic":"overview"}}`)
	write := func(c amend.Change) string {
		b, err := c.Bytes()
		name := filepath.Join(t.TempDir(), c.ID+".json")
		if err = errors.Join(err, os.WriteFile(name, b, 0o600)); err != nil {
			t.Fatal(err)
		}
		return name
	}
	before := files(t, dir)
	for _, row := range []struct {
		why  string
		edit func(*proposal.Content)
		want string
	}{
		{"a question of a file that measures", func(c *proposal.Content) { c.Questions[0].Text = "which of my papers did they take away" }, "cases.jsonl, which measures the desk"},
		{"an answer that the lock refuses", func(c *proposal.Content) {
			c.Kind, c.Entry, c.Label, c.Answer = proposal.Entry, "refund", map[string]string{"en": "Refund"}, map[string]string{"en": "We refund 500 yen."}
			c.Questions = nil
		}, "answers/written.yaml"},
	} {
		if out, err := output("incident", "apply"); err == nil {
			t.Fatal(out)
		}
		out, err := output("apply", "-incident", dir, write(approved("1a2b", row.edit)))
		if err == nil || !strings.Contains(err.Error(), row.want) || out != "" {
			t.Errorf("%s: %v, %s", row.why, err, out)
		}
		if after := files(t, dir); len(after) != len(before) || after["answers/desk.yaml"] != before["answers/desk.yaml"] {
			t.Errorf("%s: the folder changed", row.why)
		}
	}
	good := write(approved("9f2c", func(*proposal.Content) {}))
	out, err := output("apply", "-incident", dir, good, good)
	if want := "9f2c: phrases/overview.en.txt, and small loads\n9f2c is in " + dir + " already\n"; err != nil || out != want {
		t.Errorf("%v: %s", err, out)
	}
	if after := files(t, dir); len(after) != len(before)+1 {
		t.Errorf("%d files, %d before", len(after), len(before))
	}
	if out, err := output("apply", "-incident", dir, filepath.Join(dir, "cases.jsonl")); !errors.Is(err, amend.ErrChange) {
		t.Errorf("no change at all: %v, %s", err, out)
	}
}

// A folder that somebody edits while its change is being loaded keeps what they wrote.
func TestAFolderThatChangesMeanwhile(t *testing.T) {
	dir := copied(t, small, "note", "")
	f := &amended.Folder{Dir: dir}
	theirs := filepath.Join(dir, "phrases", "overview.en.txt")
	_, err := f.Put(approved("9f2c", func(*proposal.Content) {}), func(whole string) error {
		if err := os.MkdirAll(filepath.Dir(theirs), 0o755); err != nil {
			return err
		}
		return os.WriteFile(theirs, []byte("[staff 0]\nwhat on earth\n"), 0o600)
	})
	if !errors.Is(err, amended.ErrChanged) {
		t.Errorf("%v", err)
	}
	if _, err := f.Put(approved("9f2c", func(*proposal.Content) {}), func(whole string) error { _, err := incidents.Load(whole); return err }); err != nil {
		t.Fatal(err)
	}
	if b, err := os.ReadFile(theirs); err != nil || !strings.Contains(string(b), "what on earth\n") || !strings.Contains(string(b), "went missing") {
		t.Errorf("%v: %s", err, b)
	}
}
