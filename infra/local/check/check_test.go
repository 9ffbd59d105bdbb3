package check

import (
	"bytes"
	"context"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"madoguchi/internal/conversation/intent"
	"madoguchi/internal/faq"
	"madoguchi/internal/incidents"
)

// small is an incident with its own questions for all that it answers: it inherits none.
const small = "../../../internal/incident/testdata/small"

// output is what a command prints, and its error.
func output(args ...string) (string, error) {
	var out bytes.Buffer
	err := Run(context.Background(), args, time.Time{}, &out, io.Discard)
	return out.String(), err
}

// copied is a folder of an incident with one file written anew.
func copied(t *testing.T, from, name, content string) string {
	t.Helper()
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS(from)); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return dir
}

func TestWarnings(t *testing.T) {
	for _, row := range []struct{ why, dir, now, want string }{
		{"the incident that ships, fresh", "", "2026-12-01", ""},
		{"the same after half a year", "", "2027-06-01", "was last checked on 2026-11-28"},
		{"an incident without help lines", "harbour", "2026-12-01", "there is none"},
	} {
		now, err := time.Parse(time.DateOnly, row.now)
		if err != nil {
			t.Fatal(err)
		}
		i, err := incidents.Load(row.dir)
		if err != nil {
			t.Fatal(err)
		}
		var out bytes.Buffer
		if warn(&out, i, now); !strings.Contains(out.String(), row.want) || row.want == "" && out.Len() > 0 {
			t.Errorf("%s: %s", row.why, out.String())
		}
	}
}

func TestCheckNamesWhatIsWrong(t *testing.T) {
	dir := copied(t, small, "help_lines.yaml", "- for: [now]\n  number: nine\n")
	if _, err := output("check", "-incident", dir); err == nil || !strings.Contains(err.Error(), "help_lines.yaml:2") {
		t.Errorf("%v", err)
	}
	for _, args := range [][]string{{"chekc"}, {}, {"check", "harbour"}, {"test"}} {
		if _, err := output(args...); err == nil {
			t.Errorf("%q passes", args)
		}
	}
}

// Two answers to much the same questions, one of which people never get, and one that is
// asked for in few ways.
const muddled = `
- {id: price, kind: faq, label: {en: Price}, cites: [], quick: [], answer: {en: Please ask a person.}, questions: {en: [` +
	`what does it cost, what does a card cost, how much does a card cost, is there a cost for a card, the cost of a card please, ` +
	`tell me the cost of it, cost of it, which cost is there, is it without cost, does it cost money]}}
- {id: charge, kind: faq, label: {en: Charge}, cites: [], quick: [], answer: {en: Please write to us.}, questions: {en: [` +
	`what does a card cost me, how much does it cost, is there any cost, the cost of it please, tell me the cost]}}
`

func TestCheckTellsHowPeopleFindAnswers(t *testing.T) {
	dir := copied(t, small, "answers/more.yaml", muddled)
	out, err := output("check", "-incident", dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"small loads: 8 entries",
		"phrases: en 30 by 1 writer\n",
		"thin: 4 topics with fewer than 10 phrases",
		"charge                           en 5/1",
		"charge -> price\n",
		"unreached: ", "\n  charge\n",
	} {
		if !strings.Contains(out, want) {
			t.Errorf("%q is missing in\n%s", want, out)
		}
	}
	if strings.Contains(out, "price                            en") {
		t.Errorf("what has enough phrases stands in the short output:\n%s", out)
	}
	all, err := output("check", "-v", "-incident", dir)
	if err != nil || !strings.Contains(all, "price                            en 10/1") || strings.Count(all, "\n") <= strings.Count(out, "\n") {
		t.Errorf("%v: with -v\n%s", err, all)
	}
}

// knows is a matcher that knows what it learned, word for word.
type knows []faq.Example

func (k knows) Match(question string) faq.Match {
	for _, e := range k {
		if e.Question == question {
			return faq.Match{Verdict: faq.Sure, Ranked: []faq.Scored{{Entry: e.Entry, Score: 1}}}
		}
	}
	return faq.Match{}
}

func (knows) Variant(string, string) (string, float64) { return "", 0 }

// A phrase never counts for itself: both of its copies are judged by what knows neither.
func TestPhrasesAreJudgedByWhatNeverSawThem(t *testing.T) {
	const twice = "is there a fee"
	examples := []faq.Example{{Entry: "a", Question: twice}, {Entry: "b", Question: "who are you people"}, {Entry: "a", Question: twice}, {Entry: "c", Question: twice}}
	all, err := leaveOut(examples, func(others []faq.Example) (intent.Matcher, error) { return knows(others), nil })
	if err != nil || len(all) != 3 {
		t.Fatalf("%v: %+v", err, all)
	}
	for _, l := range all {
		if l.entry != "" {
			t.Errorf("%q was learned as %s", l.Question, l.entry)
		}
	}
	seen := map[int]bool{}
	for _, text := range strings.Fields("a b c d e f g h i j k l m n o p q r s t u v w x y z") {
		seen[part(text, 4)] = true
	}
	if len(seen) != 4 {
		t.Errorf("26 texts fill %d of 4 parts", len(seen))
	}
}
