package csvfile

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/text/encoding/japanese"

	"madoguchi/internal/affected"
	"madoguchi/internal/incident"
)

// two is an incident with two segments, of which the notice names mail addresses
// in the first only.
func two(members, guests int) *incident.Incident {
	mail := incident.Item{Name: incident.Local{"ja": "メールアドレス"}}
	name := incident.Item{Name: incident.Local{"ja": "氏名"}}
	return &incident.Incident{Segments: []incident.Segment{
		{ID: "member", Max: members, Items: []incident.Item{name, mail}},
		{ID: "guest", Max: guests, Items: []incident.Item{name}},
	}}
}

// opened is a file with that content, open as a list of [two].
func opened(t testing.TB, content string) *File {
	t.Helper()
	f, err := tryOpen(t, content)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return f
}

func tryOpen(t testing.TB, content string) (*File, error) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "list.csv")
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return Open(path, []string{"member", "guest"})
}

// cp932 writes text as Excel does in Japan.
func cp932(t testing.TB, text string) string {
	t.Helper()
	s, err := japanese.ShiftJIS.NewEncoder().String(text)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// list is a file of n good rows.
func list(n int) string {
	var b strings.Builder
	b.WriteString("id,segment,email\n")
	for i := range n {
		fmt.Fprintf(&b, "%d,%s,a%d@example.jp\n", i, []string{"member", "guest"}[i%2], i)
	}
	return b.String()
}

// read reads all rows, and each problem as "line column: reason".
func read(f *File, from int) (people []affected.Person, problems []string) {
	for r := range f.rows(from) {
		p, bad := r.person, r.problems
		if len(bad) == 0 {
			people = append(people, p)
		}
		for _, b := range bad {
			problems = append(problems, told(b))
		}
	}
	return people, problems
}

func told(p Problem) string { return fmt.Sprintf("%d %s: %s", p.Line, p.Column, p.Reason) }
