package csvfile

import (
	"fmt"
	"slices"
	"strings"

	"madoguchi/internal/affected"
	"madoguchi/internal/jatext"
)

const (
	columnID      = "id"
	columnSegment = "segment"
	columnLang    = "language"
)

// names lists the columns.
func names() []string {
	all := []string{columnID, columnSegment}
	for _, f := range affected.Fields() {
		all = append(all, f.Column())
	}
	return append(all, columnLang)
}

// field is what a column holds, "" for the ones that are no field of a person.
func field(column string) affected.Field {
	for _, f := range affected.Fields() {
		if f.Column() == column {
			return f
		}
	}
	return ""
}

// named leaves out the columns behind the last name: Excel keeps the places of a
// column that somebody emptied.
func named(header []string) []string {
	for last := len(header) - 1; last >= 0 && strings.TrimSpace(header[last]) == ""; last-- {
		header = header[:last]
	}
	return header
}

// columns reads the header. A header may be the first person's row by mistake,
// so the error names places, not what stands there.
func columns(header []string) ([]string, error) {
	var found []string
	for i, cell := range named(header) {
		name := strings.ToLower(strings.TrimSpace(jatext.Width(cell)))
		if !slices.Contains(names(), name) {
			return nil, fmt.Errorf("roster: column %d of the header has no name that is known; write one of %s, with commas between them",
				i+1, strings.Join(names(), ", "))
		}
		if slices.Contains(found, name) {
			return nil, fmt.Errorf("roster: the header names %s twice; leave one column out", name)
		}
		found = append(found, name)
	}
	for _, must := range []string{columnID, columnSegment} {
		if !slices.Contains(found, must) {
			return nil, fmt.Errorf("roster: the header lacks %s; add the column", must)
		}
	}
	return found, nil
}

// apart names the sign that stands between the columns of a line where no comma
// does; "" for none.
func apart(line string) string {
	switch {
	case strings.Contains(line, ","):
		return ""
	case strings.Contains(line, ";"):
		return ";"
	case strings.Contains(line, "\t"):
		return "a tab"
	}
	return ""
}
