package roster

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"

	"madoguchi/internal/affected"
	"madoguchi/internal/incident"
)

// batch is of how many rows the people go to the table at once.
const batch = 2000

// rules names the rules of this package and of [affected.Normal]. Change it with
// them, so that no import goes on under rules with which it did not begin.
const rules = "1"

// Import checks the whole list, takes it into the table as a new generation and
// lets that one count. Who is not in the list is no longer in the table. Until
// the switch nothing changes for anybody who asks. With skipBad, rows with a
// problem are left out; of rows with one id only the first
// can be taken.
//
// Errors: [ErrRows], [ErrBroken] or [ErrEmpty] with the report that says why, the
// table's, and ctx's. After any of the latter, Import with the same file goes on
// where it stopped. progress is told how many rows were read, with a total of 0
// while they are being checked; it may be nil.
func Import(ctx context.Context, f *File, i *incident.Incident, t Table, skipBad bool, progress func(done, total int)) (Report, error) {
	if progress == nil {
		progress = func(int, int) {}
	}
	report, twice, err := inspect(ctx, f, i, func(done int) { progress(done, 0) })
	if err == nil {
		err = report.refused(skipBad)
	}
	if err != nil {
		return report, err
	}
	generation, done, err := t.Begin(ctx, f.name())
	if err != nil {
		return report, fmt.Errorf("roster: begin: %w", err)
	}
	l := &load{table: t, generation: generation, done: done, rows: report.Rows, twice: twice, progress: progress}
	if err := l.run(ctx, f); err != nil {
		return report, err
	}
	if err := t.Switch(ctx, generation, report.Segments); err != nil {
		return report, fmt.Errorf("roster: switch: %w", err)
	}
	if err := t.Sweep(ctx); err != nil {
		return report, fmt.Errorf("roster: the new list counts, but the old one could not be deleted: %w", err)
	}
	return report, nil
}

// refused says why a list is not taken in.
func (r Report) refused(skipBad bool) error {
	switch {
	case r.Broken:
		return ErrBroken
	case r.Bad > 0 && !skipBad:
		return ErrRows
	case r.Bad == r.Rows:
		return ErrEmpty
	}
	return nil
}

// name tells one import from another: the bytes, the segments that they were
// checked against, and the rules.
func (f *File) name() string {
	parts := append([]string{rules, f.digest}, slices.Sorted(slices.Values(f.segments))...)
	sum := sha256.Sum256([]byte(strings.Join(parts, "\n")))
	return hex.EncodeToString(sum[:])
}

// load fills a generation.
type load struct {
	table      Table
	generation string
	done       int // rows read, the ones of an earlier run too
	people     []affected.Person
	rows       int // of the file
	twice      *doubled
	progress   func(done, total int)
}

func (l *load) run(ctx context.Context, f *File) error {
	for r := range f.rows(l.done) {
		l.done++
		if len(r.problems) == 0 && l.twice.again(r.id, r.line) == 0 {
			l.people = append(l.people, r.person)
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
		if err := l.table.Add(ctx, l.generation, l.people, l.done); err != nil {
			return fmt.Errorf("roster: add: %w", err)
		}
	}
	l.people = l.people[:0]
	l.progress(l.done, l.rows)
	return nil
}
