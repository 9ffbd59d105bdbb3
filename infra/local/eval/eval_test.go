package eval_test

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"madoguchi/infra/local/eval"
)

// harbour is an incident that does not change, read in English.
const harbour = "../../../internal/incident/testdata/frozen/harbour"

// written makes a file of lines and returns its name.
func written(t *testing.T, name string, lines ...string) string {
	t.Helper()
	name = filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(name, []byte(strings.Join(lines, "\n")), 0o600); err != nil {
		t.Fatal(err)
	}
	return name
}

func output(t *testing.T, args ...string) string {
	t.Helper()
	var out bytes.Buffer
	if err := eval.Run(t.Context(), args, time.Now, &out, io.Discard); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// row is the line of a table that begins with a name, its numbers apart by single blanks.
func row(t *testing.T, table, name string) string {
	t.Helper()
	for line := range strings.Lines(table) {
		if rest, ok := strings.CutPrefix(line, name+"  "); ok {
			return strings.Join(strings.Fields(rest), " ")
		}
	}
	t.Fatalf("no line %q in\n%s", name, table)
	return ""
}

func TestTheTableCountsVerdicts(t *testing.T) {
	anne := written(t, "anne.jsonl",
		`{"id":"1","lang":"en","text":"What are your opening hours?","near":"a","expect":{"kind":"faq","topic":"opening_hours"}}`,
		``,
		`{"id":"2","lang":"en","text":"<script>alert(1)</script>","expect":{"kind":"unsafe","topic":"code_injection"}}`,
		`{"id":"3","lang":"en","text":"What are your opening hours?","org":"elsewhere","expect":{"kind":"faq","topic":"period"}}`)
	bert := written(t, "bert.jsonl",
		`{"id":"4","lang":"en","text":"What are your opening hours?","org":"harbour","at":"2026-03-02T10:00:00Z","expect":{"kind":"faq","topic":"period"}}`)

	out := output(t, "-incident", harbour, "-v", "-confusions", "1", "-calibration", anne, bert)
	for name, want := range map[string]string{ // right, also ok, asked, missed, harmful, n, right %, harmful %
		"all":         "2 0 0 0 1 3 66.7 33.3",
		"kind faq":    "1 0 0 0 1 2 50.0 50.0",
		"kind unsafe": "1 0 0 0 0 1 100.0 0.0",
		"lang en":     "2 0 0 0 1 3 66.7 33.3",
		"writer anne": "2 0 0 0 0 2 100.0 0.0",
		"writer bert": "0 0 0 0 1 1 0.0 100.0",
		"near misses": "1 0 0 0 0 1 100.0 0.0",
		"clock":       "0 0 0 0 1 1 0.0 100.0",
	} {
		if got := row(t, out, name); got != want {
			t.Errorf("%s: %s, want %s", name, got, want)
		}
	}
	for _, want := range []string{
		`{"verdict":"harmful","id":"4",`,
		"left out: 1 line of other organisations",
		"     1  period -> opening_hours",
		"over 2 single questions", // a rule decided the third
	} {
		if !strings.Contains(out, want) {
			t.Errorf("no %q in\n%s", want, out)
		}
	}
	if all := output(t, "-incident", harbour, "-org", "*", anne, bert); !strings.HasPrefix(row(t, all, "all"), "2 0 0 0 2 4") {
		t.Errorf("with all organisations:\n%s", all)
	}
}

func TestWhatCannotBeMeasuredIsSaid(t *testing.T) {
	other := written(t, "other.jsonl", `{"id":"1","text":"?","org":"elsewhere","expect":{"kind":"faq","topic":"period"}}`)
	broken := written(t, "broken.jsonl", ``, `{"id":"1"}`)
	for want, args := range map[string][]string{
		"files of labelled inquiries":                {},
		"and 1 of other organisations: see -org":     {"-incident", harbour, other},
		"broken.jsonl:2: a line needs an id, and in": {"-incident", harbour, broken},
	} {
		err := eval.Run(t.Context(), args, time.Now, io.Discard, io.Discard)
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v: %v, want %s", args, err, want)
		}
	}
}

// Who wrote a round is judged by a matcher that never saw what they wrote; the same words
// of somebody else are judged by the one that learned from them.
func TestAWriterOfARoundIsJudgedUnseen(t *testing.T) {
	b, err := os.ReadFile("../../../internal/asked/rounds/1/w6.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	right := map[string]float64{}
	for _, name := range []string{"w6.jsonl", "anne.jsonl"} {
		share := strings.Fields(row(t, output(t, written(t, name, string(b))), "all"))[6]
		if right[name], err = strconv.ParseFloat(share, 64); err != nil {
			t.Fatal(err)
		}
	}
	if right["w6.jsonl"] > 75 || right["anne.jsonl"] < 80 {
		t.Errorf("%v%% right; nobody understands words unseen as well as those that were learned", right)
	}
}
