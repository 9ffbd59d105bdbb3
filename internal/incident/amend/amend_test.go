package amend_test

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"madoguchi/internal/factlock"
	"madoguchi/internal/incident"
	"madoguchi/internal/incident/amend"
	"madoguchi/internal/proposal"
)

// small is a copy of a small incident.
func small(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS("../testdata/small")); err != nil {
		t.Fatal(err)
	}
	return dir
}

func load(t *testing.T, dir string) *incident.Incident {
	t.Helper()
	i, err := incident.Load(os.DirFS(dir))
	if err != nil {
		t.Fatal(err)
	}
	return i
}

// calls is a proposal that holds.
func calls() proposal.Content {
	c := proposal.Content{Kind: proposal.Entry, Entry: "calls", Label: map[string]string{"en": "Telephone hours"}, Cites: []string{"contact"},
		Answer: map[string]string{"en": "You reach us by telephone.\nTelephone: 0120-000-000, from 9:00 to 17:00."}, Short: map[string]string{"en": ""},
		Origin: "asked 12 times, nobody knew", Nobody: true}
	for _, q := range []string{"when can I ring you", "is there a phone line", "2019", "- which number do I dial: yours?", `your "hours" please`} {
		c.Questions = append(c.Questions, proposal.Question{Lang: "en", Text: q})
	}
	return c
}

func change(c proposal.Content) amend.Change {
	return amend.Change{Version: 1, ID: "9f2c", Approved: time.Date(2026, 3, 4, 10, 0, 0, 0, time.UTC), Content: c}
}

// put writes the files of a change.
func put(t *testing.T, dir string, c amend.Change) map[string][]byte {
	t.Helper()
	files, err := c.Files(os.DirFS(dir))
	if err != nil {
		t.Fatal(err)
	}
	for name, b := range files {
		path := filepath.Join(dir, name)
		if err := errors.Join(os.MkdirAll(filepath.Dir(path), 0o755), os.WriteFile(path, b, 0o644)); err != nil {
			t.Fatal(err)
		}
	}
	return files
}

func TestAnApprovedEntryBelongsToTheFolder(t *testing.T) {
	dir := small(t)
	want := calls()
	put(t, dir, change(want))
	second := calls()
	second.Entry, second.Label, second.Person = "calls.abroad", map[string]string{"en": "From abroad"}, true
	for i := range second.Questions {
		second.Questions[i].Text += " from abroad"
	}
	again := change(second)
	again.ID = "a77b"
	put(t, dir, again)
	i := load(t, dir)
	e, _ := i.Entry("calls")
	if e.Answer["en"] != want.Answer["en"] || e.Label["en"] != "Telephone hours" || !slices.Equal(e.Cites, want.Cites) || len(e.Questions["en"]) != 5 ||
		e.Questions["en"][2] != "2019" || e.Kind != incident.FAQ {
		t.Errorf("read %+v", e)
	}
	if e, _ := i.Entry("calls.abroad"); e.Kind != incident.Escalate || e.Lane != "general" {
		t.Errorf("read %+v", e)
	}
	if files := put(t, dir, again); len(files) != 0 {
		t.Errorf("what is there was added again: %v", files)
	}
}

func TestQuestionsOfStaffStandUnderTheirOrigin(t *testing.T) {
	dir := small(t)
	c := proposal.Content{Kind: proposal.Questions, Entry: "overview", Origin: "understood as calls, 4 March", Nobody: true,
		Questions: []proposal.Question{{Lang: "en", Text: "so what went wrong"}, {Lang: "ja", Text: "何があったの"}, {Lang: "en", Text: "how bad is it"}}}
	put(t, dir, change(c))
	b, err := os.ReadFile(filepath.Join(dir, "phrases/overview.en.txt"))
	if want := "[staff 0 | understood as calls, 4 March]\nso what went wrong\n[staff 0 | understood as calls, 4 March]\nhow bad is it\n"; err != nil || string(b) != want {
		t.Errorf("%v: %q", err, b)
	}
	e, _ := load(t, dir).Entry("overview")
	if !slices.Contains(e.Questions["en"], "how bad is it") || !slices.Contains(e.Questions["ja"], "何があったの") {
		t.Errorf("the questions are %v", e.Questions)
	}
	if files := put(t, dir, change(c)); len(files) != 0 {
		t.Errorf("what is there was added again: %v", files)
	}
}

func TestOnlyWhatWasApprovedLeaves(t *testing.T) {
	p := proposal.Proposal{ID: "9f2c"}
	now := time.Date(2026, 3, 4, 10, 0, 0, 0, time.UTC)
	err := errors.Join(p.Write("a", calls(), now), p.Do("a", proposal.Offer, now))
	if _, early := amend.Of(p); err != nil || !errors.Is(early, amend.ErrChange) {
		t.Fatal(err, early)
	}
	if err := p.Do("b", proposal.Approve, now); err != nil {
		t.Fatal(err)
	}
	c, err := amend.Of(p)
	if err != nil {
		t.Fatal(err)
	}
	b, err := c.Bytes()
	if err != nil || strings.Contains(string(b), `"a"`) {
		t.Fatalf("%v: %s", err, b)
	}
	read, err := amend.Read(b)
	if err != nil || read.ID != "9f2c" || read.Content.Answer["en"] != calls().Answer["en"] {
		t.Errorf("%v: %+v", err, read)
	}
	for _, bad := range []string{"", "{}", `{"version":2}`, strings.Replace(string(b), `"version"`, `"vision"`, 1), strings.Replace(string(b), `"nobody": true`, `"nobody": false`, 1)} {
		if _, err := amend.Read([]byte(bad)); !errors.Is(err, amend.ErrChange) {
			t.Errorf("%.20q: %v", bad, err)
		}
	}
}

// What the editor says, loading says, too: a proposal that it finds nothing wrong with loads, and one
// that the lock refuses does not.
func TestTheEditorSaysWhatLoadingSays(t *testing.T) {
	i := load(t, "../testdata/small")
	lock := factlock.New(i.Facts)
	check := amend.NewChecker(i, func(do func(*factlock.Lock)) error { do(lock); return nil })
	for _, row := range []struct {
		why   string
		edit  func(*proposal.Content)
		field string
		is    amend.Why
		loads bool
	}{
		{"a proposal that holds", func(*proposal.Content) {}, "", "", true},
		{"a promise that no fact bears", func(c *proposal.Content) { c.Answer["en"] = "We refund 500 yen to 300 customers." }, "answer", amend.Lock, false},
		{"a figure without its fact", func(c *proposal.Content) { c.Cites = nil }, "answer", amend.Lock, false},
		{"a short answer longer than the answer", func(c *proposal.Content) { c.Short["en"] = c.Answer["en"] + " Really." }, "short", amend.Wording, false},
		{"a placeholder", func(c *proposal.Content) { c.Answer["en"] += " {{receipt}}" }, "answer", amend.Wording, false},
		{"no label", func(c *proposal.Content) { c.Label["en"] = " " }, "label", amend.Missing, false},
		{"a label that is too long", func(c *proposal.Content) { c.Label["en"] = "The hours of the telephone" }, "label", amend.Wording, false},
		{"a label of another entry", func(c *proposal.Content) { c.Label["en"] = "what happened" }, "label", amend.Taken, false},
		{"an id of another entry", func(c *proposal.Content) { c.Entry = "overview" }, "entry", amend.Taken, false},
		{"no id", func(c *proposal.Content) { c.Entry = "Telephone hours" }, "entry", amend.BadID, false},
		{"a variant of nothing", func(c *proposal.Content) { c.Entry = "phone.hours" }, "entry", amend.NoEntry, false},
		{"a fact that is not there", func(c *proposal.Content) { c.Cites = append(c.Cites, "hotline") }, "cites", amend.Unknown, false},
		{"too few questions", func(c *proposal.Content) { c.Questions = c.Questions[:4] }, "questions", amend.Few, false},
		{"a question of another entry", func(c *proposal.Content) { c.Questions[0].Text = "What happened?" }, "questions", amend.Asked, false},
		{"a question with a name", func(c *proposal.Content) { c.Questions[0].Text = "my name is Taro Yamada, who calls me" }, "questions", amend.Person, true},
		{"a question with a card", func(c *proposal.Content) { c.Questions[0].Text = "is 4111 1111 1111 1111 safe" }, "questions", amend.Person, true},
		{"a question that would be a heading", func(c *proposal.Content) { c.Questions[0].Text = "[staff 0]" }, "questions", amend.BadLine, true},
		{"nobody said that it names nobody", func(c *proposal.Content) { c.Nobody = false }, "nobody", amend.Confirm, true},
		{"more questions than one proposal takes", func(c *proposal.Content) {
			for n := range 46 {
				c.Questions = append(c.Questions, proposal.Question{Lang: "en", Text: "how do I ring you at number " + strconv.Itoa(n)})
			}
		}, "questions", amend.Many, true},
		{"a question that is a letter", func(c *proposal.Content) { c.Questions[0].Text = strings.Repeat("ring ", 61) }, "questions", amend.Long, true},
		{"a definition", func(c *proposal.Content) {
			c.Definition = "Hours and number of the telephone; not other ways to write."
		}, "", "", true},
		{"a definition with a name", func(c *proposal.Content) { c.Definition = "What my name is Taro Yamada asked." }, "definition", amend.Person, true},
		{"a definition that is an essay", func(c *proposal.Content) { c.Definition = strings.Repeat("hours ", 101) }, "definition", amend.Long, true},
		{"a definition with what nobody sees", func(c *proposal.Content) { c.Definition = "Hours\u202e of the telephone." }, "definition", amend.Wording, true},
		{"no origin", func(c *proposal.Content) { c.Origin = " " }, "origin", amend.BadLine, true},
	} {
		c := calls()
		row.edit(&c)
		found, err := check.Check(c)
		if err != nil {
			t.Fatal(err)
		}
		if row.is == "" && len(found) > 0 || row.is != "" && !slices.ContainsFunc(found, func(p amend.Problem) bool { return p.Field == row.field && p.Why == row.is }) {
			t.Errorf("%s: %+v", row.why, found)
		}
		dir := small(t)
		put(t, dir, change(c))
		if _, err := incident.Load(os.DirFS(dir)); (err == nil) != row.loads {
			t.Errorf("%s: loading says %v", row.why, err)
		}
	}
}

func TestQuestionsNeedTheirEntry(t *testing.T) {
	i := load(t, "../testdata/small")
	broken := errors.New("no lock")
	check := amend.NewChecker(i, func(func(*factlock.Lock)) error { return broken })
	c := proposal.Content{Kind: proposal.Questions, Entry: "nothing", Origin: "4 March", Nobody: true, Questions: []proposal.Question{{Lang: "en", Text: "am i affected"}}}
	found, err := check.Check(c) // questions need no lock
	if err != nil || len(found) != 2 || found[0].Why != amend.NoEntry || found[1].Why != amend.Asked {
		t.Errorf("%v: %+v", err, found)
	}
	if _, err := check.Check(calls()); !errors.Is(err, broken) {
		t.Errorf("without the lock: %v", err)
	}
}
