package localgov

import (
	"bytes"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// ticking is a clock that goes on by two milliseconds whenever somebody looks.
func ticking() func() time.Time {
	at := time.Date(2026, 1, 5, 9, 0, 0, 0, time.UTC)
	return func() time.Time {
		at = at.Add(2 * time.Millisecond)
		return at
	}
}

// folder is a set of three entries and so many queries as there are lines of grades.
func folder(t *testing.T, grades string) string {
	t.Helper()
	dir := t.TempDir()
	for name, content := range map[string]string{
		"entries.jsonl": `{"id":"e1","questions":["図書館の開館時間は？"],"answer":"午前9時からです。"}
{"id":"e2","questions":["粗大ごみの出し方を知りたい","大きなごみ"],"answer":"電話で申し込みます。"}
{"id":"e3","questions":["住民票がほしい"],"answer":"市民課の窓口か、電話で申し込みます。"}`,
		"queries.jsonl": `{"id":"q1","text":"図書館は何時に開館しますか"}
{"id":"q2","text":"電話で申し込みたい"}
{"id":"q3","text":"どれでもない"}`,
		"qrels.tsv": grades,
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func TestFiguresOfASmallSet(t *testing.T) {
	var out bytes.Buffer
	if err := Run(folder(t, "q1\te1\t2\nq2\te3\t1\nq3\te1\t0\n"), "../../../../internal/encoder/testdata/tiny.bin", ticking(), &out); err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSpace(out.String()), "\n")
	if len(lines) != 5 || !strings.HasPrefix(lines[0], "2 queries, 3 entries") || !strings.HasPrefix(lines[3], "encoder ") || !strings.HasPrefix(lines[4], "both ") {
		t.Fatalf("printed is\n%s", out.String())
	}
	// e1 is found first, e3 second: its answer is the longer one
	if got := strings.Join(strings.Fields(lines[2]), " "); got != "n-grams 0.500 1.000 0.750 0.750 1.000 0.815 2.0 2.0" {
		t.Errorf("the n-grams have %s", got)
	}
}

func TestFigures(t *testing.T) {
	var f figures
	f.add(query{grades: map[int]int{7: 1, 3: 2, 9: 1}}, []int{0, 7, 1, 3, 2, 4, 5, 6, 8, 10, 9}, time.Millisecond)
	var out bytes.Buffer
	f.print(&out, "one query")
	// precision 1/2 and 2/4 at the two that are found; two of three found; gain (1/log2(3) + 2/log2(5)) of (2 + 1/log2(3) + 1/2)
	if got := strings.Join(strings.Fields(out.String()), " "); got != "one query 0.000 1.000 0.500 0.500 0.667 0.477 1.0 1.0" {
		t.Errorf("the figures are %s", got)
	}
}

func TestTerms(t *testing.T) {
	for text, want := range map[string]map[string]float64{
		"ＩＣカードは":  {"ic": 1, "カ": 0.5, "ー": 0.5, "ド": 0.5, "カー": 1, "ード": 1, "ドは": 0.5},
		"これで、どう？": {},
		"18歳未満":   {"18": 1, "歳": 0.5, "未": 0.5, "満": 0.5, "歳未": 1, "未満": 1},
	} {
		if got := characters(text); !maps.Equal(got, want) {
			t.Errorf("%s: %v, want %v", text, got, want)
		}
	}
}

// A term counts more where few entries hold it, in a question more than in an answer, and a
// second time less than the first.
func TestFields(t *testing.T) {
	ix := newIndex([]entry{
		{Questions: []string{"税 図書"}, Answer: "窓口 窓口"},
		{Questions: []string{"税 窓口"}, Answer: "図書 図書"},
		{Questions: []string{"税 公園"}, Answer: "公園 公園"},
	}, func(text string) map[string]float64 {
		terms := map[string]float64{}
		for _, term := range strings.Fields(text) {
			terms[term]++
		}
		return terms
	})
	score := func(term string, entry int) float64 { return ix.scores(map[string]float64{term: 1})[entry] }
	if score("公園", 2) <= score("図書", 0) || score("図書", 0) <= score("税", 0) {
		t.Error("what is rare does not count more")
	}
	if question, answer := score("図書", 0), score("図書", 1); question <= answer || answer <= 0 {
		t.Errorf("in a question %g, in an answer %g", question, answer)
	}
	if score("図書", 1) >= 2*score("図書", 0) || score("図書", 2) != 0 {
		t.Error("twice counts double")
	}
}

func TestShares(t *testing.T) {
	if got := shares([]float64{1, 3, 2}, 1); !slices.Equal(got, []float64{0, 1, 0.5}) {
		t.Errorf("shares are %v", got)
	}
	if got := shares([]float64{0, 0}, 0); !slices.Equal(got, []float64{0, 0}) {
		t.Errorf("of nothing they are %v", got)
	}
}

func TestSetsThatDoNotHoldAreRefused(t *testing.T) {
	for _, grades := range []string{"q1\te1", "q9\te1\t1", "q1\te9\t1", "q1\te1\tgood"} {
		if err := Run(folder(t, grades), "", ticking(), &bytes.Buffer{}); err == nil || !strings.Contains(err.Error(), "qrels.tsv:1:") {
			t.Errorf("%q: %v", grades, err)
		}
	}
}
