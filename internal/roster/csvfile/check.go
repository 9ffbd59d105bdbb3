package csvfile

import (
	"cmp"
	"context"
	"fmt"
	"iter"
	"slices"

	"madoguchi/internal/affected"
	"madoguchi/internal/incident"
)

const (
	maxProblems = 1000
	everyRows   = 1000 // how often progress is told and the context asked
)

// Checked is a list that was read once, and what was found.
type Checked struct {
	Report
	file  *File
	twice *doubled
}

// Check reads the whole list, a second time where an id may stand twice, and
// changes nothing. What is wrong with the list is in the report; an error means
// that there is none. progress is told the rows read so far; it may be nil.
func Check(ctx context.Context, f *File, i *incident.Incident, progress func(done int)) (Checked, error) {
	c := &check{report: Report{Segments: map[string]int{}}, doubled: newDoubled()}
	for _, s := range i.Segments {
		c.report.Segments[s.ID] = 0
	}
	if err := c.read(ctx, f, progress, c.first); err != nil {
		return Checked{}, err
	}
	c.doubled.bits = nil
	if len(c.doubled.first) > 0 {
		if err := c.read(ctx, f, nil, c.second); err != nil {
			return Checked{}, err
		}
	}
	return Checked{c.finish(i), f, c.doubled}, nil
}

// People yields all rows from row number from on, the first row behind the header being 0:
// the person, and whether the row is good. Of rows with one id only the first is.
func (c Checked) People(from int) iter.Seq2[affected.Person, bool] {
	return func(yield func(affected.Person, bool) bool) {
		for r := range c.file.rows(from) {
			if !yield(r.person, len(r.problems) == 0 && c.twice.again(r.id, r.line) == 0) {
				return
			}
		}
	}
}

// check is a report in the making.
type check struct {
	report  Report
	doubled *doubled
}

// read hands every row to look.
func (c *check) read(ctx context.Context, f *File, progress func(int), look func(row)) error {
	done := 0
	for r := range f.rows(0) {
		if done%everyRows == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		look(r)
		if done++; done%everyRows == 0 && progress != nil {
			progress(done)
		}
	}
	if progress != nil {
		progress(done)
	}
	return ctx.Err()
}

func (c *check) first(r row) {
	c.report.Rows++
	if len(r.problems) > 0 {
		c.report.Bad++
		c.tell(r.problems...)
	} else {
		c.report.Segments[r.person.Segment]++
	}
	if r.id != "" {
		c.doubled.see(r.id)
	}
	c.report.Broken = c.report.Broken || r.last
}

func (c *check) second(r row) {
	if r.id == "" {
		return
	}
	before := c.doubled.again(r.id, r.line)
	if before == 0 {
		return
	}
	if len(r.problems) == 0 {
		c.report.Bad++
		c.report.Segments[r.person.Segment]--
	}
	c.tell(Problem{r.line, columnID, fmt.Sprintf("the id of line %d and of line %d is the same; give each row one of its own",
		before, r.line)})
}

// tell keeps the problems of the first lines.
func (c *check) tell(problems ...Problem) {
	c.report.Problems = append(c.report.Problems, problems...)
	if len(c.report.Problems) > 2*maxProblems {
		c.sort()
	}
}

func (c *check) sort() {
	slices.SortStableFunc(c.report.Problems, func(a, b Problem) int { return cmp.Compare(a.Line, b.Line) })
	c.report.Problems = slices.Clip(c.report.Problems[:min(len(c.report.Problems), maxProblems)])
}

func (c *check) finish(i *incident.Incident) Report {
	if c.doubled.full {
		c.report.Broken = true
		c.tell(Problem{1, columnID, "more ids stand twice than can be listed; give each row one of its own"})
	}
	c.sort()
	for _, s := range i.Segments {
		if n := c.report.Segments[s.ID]; n != s.Max {
			c.report.Differences = append(c.report.Differences, Difference{s.ID, n, s.Max})
		}
	}
	return c.report
}
