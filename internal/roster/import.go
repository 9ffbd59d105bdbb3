package roster

import (
	"context"
	"fmt"

	"madoguchi/internal/affected"
	"madoguchi/internal/incident"
	"madoguchi/internal/roster/csvfile"
)

// batch is of how many rows the people go to the table at once.
const batch = 2000

// Generations keeps the list. Each import is a generation of its own; which one counts
// changes at once.
type Generations interface {
	// Begin names the generation to fill and how many rows of the file are in.
	// It resumes an unfinished import of the same digest, else starts a new one.
	Begin(ctx context.Context, digest string) (generation string, done int, err error)
	// Add keeps a batch; when it returns, the rows [0, done) are in. Called again
	// with the same people it changes nothing. It does not hold on to the slice.
	Add(ctx context.Context, generation string, people []affected.Person, done int) error
	// Switch makes the generation the one that counts from now on. The totals are
	// people by segment.
	Switch(ctx context.Context, generation string, totals map[string]int) error
	// Sweep deletes the generations that do not count any more.
	Sweep(ctx context.Context) error
}

// Import checks the whole list, takes it into the table as a new generation and
// lets that one count. Who is not in the list is no longer in the table. Until
// the switch nothing changes for anybody who asks. With skipBad, rows with a
// problem are left out; of rows with one id only the first
// can be taken.
//
// Errors: [csvfile.ErrRows], [csvfile.ErrBroken] or [csvfile.ErrEmpty] with the report that says why, the
// table's, and ctx's. After any of the latter, Import with the same file goes on
// where it stopped. progress is told how many rows were read, with a total of 0
// while they are being checked; it may be nil.
func Import(ctx context.Context, f *csvfile.File, i *incident.Incident, to Generations, skipBad bool,
	progress func(done, total int)) (csvfile.Report, error) {
	if progress == nil {
		progress = func(int, int) {}
	}
	checked, err := csvfile.Check(ctx, f, i, func(done int) { progress(done, 0) })
	report := checked.Report
	if err == nil {
		err = report.Refused(skipBad)
	}
	if err != nil {
		return report, err
	}
	generation, done, err := to.Begin(ctx, f.ImportKey())
	if err != nil {
		return report, fmt.Errorf("roster: begin: %w", err)
	}
	l := &load{to: to, generation: generation, done: done, checked: checked, progress: progress}
	if err := l.run(ctx); err != nil {
		return report, err
	}
	if err := to.Switch(ctx, generation, report.Segments); err != nil {
		return report, fmt.Errorf("roster: switch: %w", err)
	}
	if err := to.Sweep(ctx); err != nil {
		return report, fmt.Errorf("roster: the new list counts, but the old one could not be deleted: %w", err)
	}
	return report, nil
}

// load fills a generation.
type load struct {
	to         Generations
	generation string
	done       int // rows read, the ones of an earlier run too
	people     []affected.Person
	checked    csvfile.Checked
	progress   func(done, total int)
}

func (l *load) run(ctx context.Context) error {
	for person, good := range l.checked.People(l.done) {
		l.done++
		if good {
			l.people = append(l.people, person)
		}
		if l.done%batch == 0 {
			if err := l.flush(ctx); err != nil {
				return err
			}
		}
	}
	return l.flush(ctx)
}

// flush hands over what was gathered.
func (l *load) flush(ctx context.Context) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	if len(l.people) > 0 {
		if err := l.to.Add(ctx, l.generation, l.people, l.done); err != nil {
			return fmt.Errorf("roster: add: %w", err)
		}
	}
	l.people = l.people[:0]
	l.progress(l.done, l.checked.Rows)
	return nil
}
