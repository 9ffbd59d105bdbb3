package deployment

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"

	"madoguchi/internal/aws"
	"madoguchi/internal/roster"
	"madoguchi/internal/roster/csvfile"
)

// loggedProblems is how many problems of a list stand in the log; the report beside
// the list has more.
const loggedProblems = 20

// refusal is the report that is put beside a list which was not taken in. It holds
// lines, columns and reasons, and no value.
type refusal struct {
	Error       string               `json:"error"`
	Rows        int                  `json:"rows"`
	Bad         int                  `json:"bad"`
	Segments    map[string]int       `json:"segments,omitempty"`
	Problems    []csvfile.Problem    `json:"problems,omitempty"`
	Differences []csvfile.Difference `json:"differences,omitempty"`
}

// load imports a list. What is wrong with it is a refusal; all else is an error, after
// which the same list is taken up where it was put down.
func (r *registry) load(ctx context.Context, path string) ([]byte, error) {
	keys, _, err := r.ring(ctx)
	if errors.Is(err, aws.ErrNoSecret) {
		return r.refuse(ctx, csvfile.Report{}, errors.New("the roster's secret holds no key; put one there and upload the list again"))
	}
	if err != nil {
		return nil, err
	}
	file, err := csvfile.Open(path, r.matter.segments())
	if err != nil {
		return r.refuse(ctx, csvfile.Report{}, err)
	}
	defer file.Close()
	report, err := roster.Import(ctx, file, r.matter.incident, roster.New(r.people, keys, r.now), false, nil)
	switch {
	case err == nil:
		r.Log.InfoContext(ctx, "roster: counts from now on",
			"rows", report.Rows, "segments", report.Segments, "differences", report.Differences)
		return nil, nil
	case errors.Is(err, csvfile.ErrRows), errors.Is(err, csvfile.ErrBroken), errors.Is(err, csvfile.ErrEmpty),
		errors.Is(err, roster.ErrSuperseded):
		// Handed over again, a list that was superseded would take the place of the one
		// that came after it.
		return r.refuse(ctx, report, err)
	}
	return nil, err
}

func (r *registry) refuse(ctx context.Context, report csvfile.Report, why error) ([]byte, error) {
	var problems []string
	for _, p := range report.Problems[:min(len(report.Problems), loggedProblems)] {
		problems = append(problems, fmt.Sprintf("line %d, %s: %s", p.Line, p.Column, p.Reason))
	}
	r.Log.ErrorContext(ctx, "roster: refused", "err", why, "rows", report.Rows, "bad", report.Bad, "problems", problems)
	return json.MarshalIndent(refusal{why.Error(), report.Rows, report.Bad, report.Segments, report.Problems, report.Differences}, "", "  ")
}

// segments are the ids of the incident's segments.
func (m *matter) segments() []string {
	var ids []string
	for _, s := range m.incident.Segments {
		ids = append(ids, s.ID)
	}
	return ids
}
