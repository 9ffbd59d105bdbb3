package incident

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
)

// place is a line of a file of the incident; line 0 is the file as a whole.
type place struct {
	file string
	line int
}

func (p place) String() string {
	if p.line == 0 {
		return p.file
	}
	return fmt.Sprintf("%s:%d", p.file, p.line)
}

// problem is one thing that does not hold, and what to write instead.
type problem struct {
	at   place
	text string
}

func (p problem) Error() string { return p.at.String() + ": " + p.text }

// problems collects everything that is wrong, so that whoever writes an
// incident sees all of it at once. Behind maxProblems it is no incident.
type problems struct{ list []problem }

const maxProblems = 10_000

func (p *problems) full() bool { return len(p.list) >= maxProblems }

func (p *problems) add(at place, format string, args ...any) {
	if p.full() {
		return
	}
	p.list = append(p.list, problem{at, fmt.Sprintf(format, args...)})
}

// err joins the problems in the order of files and lines, nil where there are
// none.
func (p *problems) err() error {
	if len(p.list) == 0 {
		return nil
	}
	slices.SortStableFunc(p.list, func(a, b problem) int {
		return cmp.Or(cmp.Compare(a.at.file, b.at.file), cmp.Compare(a.at.line, b.at.line), cmp.Compare(a.text, b.text))
	})
	more := ""
	if p.full() {
		more = " and more"
	}
	list := slices.Compact(p.list)
	errs := make([]error, len(list))
	for i, q := range list {
		errs[i] = q
	}
	return fmt.Errorf("incident: %d%s to mend:\n%w", len(errs), more, errors.Join(errs...))
}

// short keeps a token of a message readable.
func short(s string) string {
	const most = 60
	if r := []rune(s); len(r) > most {
		return string(r[:most]) + "..."
	}
	return s
}
