package conversation_test

import (
	"os"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"madoguchi/internal/conversation"
)

// periods is the desk of an incident whose groups of people have periods of their own:
// employees until a day, from an unknown one on; applicants between two days.
var periods = sync.OnceValues(func() (*conversation.Responder, error) {
	dir := fstest.MapFS{}
	for _, name := range []string{"notice.en.txt", "incident.yaml", "facts.yaml", "desk.yaml", "texts.yaml", "snippets.yaml",
		"answers/contact.yaml", "answers/desk.yaml", "answers/incident.yaml", "answers/people.yaml"} {
		b, err := os.ReadFile("../incidents/harbour/" + name)
		if err != nil {
			return nil, err
		}
		text := string(b)
		if name == "incident.yaml" {
			text = strings.Replace(text, "cites: [applicants]", "cites: [applicants, period]\n    period: {first: 2026-02-09, last: 2026-02-10}", 1)
			text = strings.Replace(text, "cites: [employees, payroll]",
				"cites: [employees, payroll, investigator]\n    period: {last: 2026-02-10}", 1)
			text = strings.Replace(text, "cites: [applicants, period]", "cites: [applicants, period, investigator]", 1)
		}
		dir[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return trainedOn(dir)
})

// A date is answered against the period of each group: whom the question is about is
// not known.
func TestEachGroupHasItsPeriod(t *testing.T) {
	for _, row := range []struct {
		words string
		holds []string
		never []string
	}{
		{"Which dates does it cover? I wrote to you on 20 January 2026", []string{
			"within the period of these people (January 19, 2026 to February 9, 2026): Newsletter subscribers",
			"before the period of these people (February 9, 2026 to February 10, 2026): Job applicants",
			"For these people no first day has been announced (until February 10, 2026): Employees"},
			[]string{"before the period of these people (until"}},
		{"Which dates does it cover? I wrote to you on 10 February 2026", []string{
			"after the period of these people (January 19, 2026 to February 9, 2026): Newsletter subscribers",
			"within the period of these people (February 9, 2026 to February 10, 2026): Job applicants"}, nil},
		{"Which dates does it cover? I wrote to you on 11 February 2026", []string{
			"after the period of these people (until February 10, 2026): Employees"}, []string{"no first day"}},
		{"Which dates does it cover? I wrote to you on 2 January 1999",
			[]string{"no first day has been announced"}, []string{"before the period of these people (until"}},
	} {
		out := customerOf(t, periods, tuesday).says(row.words)
		holds(t, out, row.holds...)
		for _, never := range row.never {
			if strings.Contains(read(out), never) {
				t.Errorf("%q: said %q", row.words, never)
			}
		}
	}
}
