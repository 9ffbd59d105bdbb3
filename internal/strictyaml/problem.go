package strictyaml

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"
)

// Place is a line of a file; line 0 is the file as a whole.
type Place struct {
	File string
	Line int
}

// String is the place as file:line.
func (p Place) String() string {
	if p.Line == 0 {
		return p.File
	}
	return fmt.Sprintf("%s:%d", p.File, p.Line)
}

// problem is one thing that does not hold, and what to write instead.
type problem struct {
	at   Place
	text string
}

func (p problem) Error() string { return p.at.String() + ": " + p.text }

// maxProblems ends the list: who has more has another kind of folder.
const maxProblems = 10_000

// Add adds a problem to those of the folder.
func (f *Folder) Add(at Place, format string, args ...any) {
	if !f.Full() {
		f.list = append(f.list, problem{at, fmt.Sprintf(format, args...)})
	}
}

// Full reports whether so many problems were found that nothing else is worth a look.
func (f *Folder) Full() bool { return len(f.list) >= maxProblems }

// Err joins the problems in the order of files and lines, nil where there are none.
func (f *Folder) Err() error {
	if len(f.list) == 0 {
		return nil
	}
	slices.SortStableFunc(f.list, func(a, b problem) int {
		return cmp.Or(cmp.Compare(a.at.File, b.at.File), cmp.Compare(a.at.Line, b.at.Line), cmp.Compare(a.text, b.text))
	})
	more := ""
	if f.Full() {
		more = " and more"
	}
	list := slices.Compact(f.list)
	errs := make([]error, len(list))
	for i, p := range list {
		errs[i] = p
	}
	return fmt.Errorf("%d%s to mend:\n%w", len(errs), more, errors.Join(errs...))
}

// IsID reports whether s is like card_items: an id that a folder gives something.
func IsID(s string) bool {
	return s != "" && s[0] >= 'a' && s[0] <= 'z' && strings.Trim(s, "abcdefghijklmnopqrstuvwxyz0123456789_") == ""
}

// Short keeps what a message quotes readable.
func Short(s string) string {
	const most = 60
	if r := []rune(s); len(r) > most {
		return string(r[:most]) + "..."
	}
	return s
}
