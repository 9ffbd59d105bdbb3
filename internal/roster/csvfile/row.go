package csvfile

import (
	"errors"
	"fmt"
	"iter"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"madoguchi/internal/affected"
	"madoguchi/internal/jatext"
	"madoguchi/internal/lazyregexp"
)

const maxID = 64

// row is a record that was looked at.
type row struct {
	line     int
	person   affected.Person // zero where there are problems
	problems []Problem
	id       string // "" where there is none that could stand twice
	last     bool
}

// rows yields the rows from row number from on, the first row behind the header being 0:
// the person, every field as [affected.Normal] returns it, or the row's problems and no
// person. That an id stands twice only [Check] finds. A row of which the end cannot be told,
// and a file that cannot be read on, are the last row. Memory does not grow with the file.
func (f *File) rows(from int) iter.Seq[row] {
	return func(yield func(row) bool) {
		records := newRecords(f.text())
		records.next() // the header
		for n := 0; ; n++ {
			r, ok := records.next()
			if !ok || n >= from && !yield(f.look(r)) {
				return
			}
		}
	}
}

// look checks everything about a row that does not need the other rows.
func (f *File) look(r record) row {
	found := row{line: r.line, last: r.last}
	tell := func(column, reason string) {
		found.problems = append(found.problems, Problem{r.line, column, reason})
	}
	switch {
	case r.problem != "":
		tell("", r.problem)
		return found
	case len(r.fields) < len(f.columns), len(r.fields) > f.width:
		tell("", fmt.Sprintf("the row has %d columns and the header %d; put a value with a comma in quotation marks, and keep the "+
			"place of an empty one", len(r.fields), f.width))
		return found
	}
	if n := len(named(r.fields)); n > len(f.columns) {
		tell("", fmt.Sprintf("column %d has no name in the header and holds a value here; name it or empty it", n))
		return found
	}
	p := affected.Person{}
	for i, column := range f.columns {
		value := strings.TrimSpace(r.fields[i])
		if reason := f.read(&p, column, value); reason != "" {
			tell(column, reason)
		}
	}
	found.id = p.ID
	if column, reason := reachable(p); len(found.problems) == 0 && reason != "" {
		tell(column, reason)
	}
	if len(found.problems) == 0 {
		found.person = p
	}
	return found
}

// read puts one value into a person and returns what is wrong with it.
func (f *File) read(p *affected.Person, column, value string) (reason string) {
	switch column {
	case columnID:
		p.ID, reason = value, checkID(value)
		if reason != "" {
			p.ID = ""
		}
		return reason
	case columnSegment:
		p.Segment = value
		if !slices.Contains(f.segments, value) {
			return "no segment of the incident; write one of " + strings.Join(f.segments, ", ")
		}
		return ""
	case columnLang:
		p.Language = strings.ToLower(value)
		if !slices.Contains([]string{"", "ja", "en", "zh", "ko"}, p.Language) {
			return "no language that is known; write ja, en, zh or ko, or nothing"
		}
		return ""
	}
	if strings.ContainsFunc(value, foreignSign) {
		return "a character that only one company's computers know, or that was lost on the way; write the one that people type"
	}
	field := field(column)
	normal, err := affected.Normal(field, value)
	*p = p.With(field, normal)
	if err != nil {
		return advice(field, value, err)
	}
	return ""
}

func checkID(id string) string {
	switch {
	case id == "":
		return "no id; write the company's own number of the person"
	case utf8.RuneCountInString(id) > maxID:
		return "the id is longer than 64 characters; write a shorter one"
	case strings.ContainsFunc(id, func(r rune) bool { return unicode.IsControl(r) || foreignSign(r) }):
		return "the id holds a character that cannot be typed; write letters and digits"
	}
	return ""
}

// foreignSign finds the characters of a company's own (gaiji, in the private use
// area) and what is left where a character was lost in an earlier conversion.
func foreignSign(r rune) bool { return r == utf8.RuneError || unicode.Is(unicode.Co, r) }

// eaten are numbers as Excel leaves them: without the leading zero, or as a power
// of ten.
var eaten = lazyregexp.New(`^(?:[1-9][0-9]{5}|[1-9][0-9]{8,9}|[0-9]+(?:\.[0-9]+)?[eE]\+?[0-9]+)$`)

func advice(f affected.Field, value string, err error) string {
	value = jatext.Width(value)
	switch {
	case f == affected.Phone && eaten.MatchString(value):
		return "Excel took the zero in front away, or wrote a power of ten; " +
			"format the column as text and write the number again with its zero"
	case errors.Is(err, affected.ErrLong):
		return "too long for what it should be; shorten it"
	}
	return f.Advice()
}

// reachable says what a person's row lacks as a whole: nobody could be found by it.
func reachable(p affected.Person) (column, reason string) {
	switch {
	case p.Postal != "" && !abroad(p) && !japanese7.MatchString(p.Postal):
		return "postal_code", "no Japanese postal code, which has seven digits; where Excel took a zero in front away, format the " +
			"column as text; for a place abroad write the phone with + and the country code"
	case p.Letter != "" && p.Postal == "":
		return "postal_code", "a letter code is asked for together with the postal code; write it"
	case !p.Findable():
		return "", "the person could not be found; write email or phone, or name and postal_code"
	}
	return "", ""
}

var (
	japanese7 = lazyregexp.New(`^[0-9]{7}$`)
	eastAsian = lazyregexp.New(`[\p{Han}\p{Hiragana}\p{Katakana}]`)
)

// abroad reports whether phone or address show that somebody lives abroad.
func abroad(p affected.Person) bool {
	return strings.HasPrefix(p.Phone, "+") || p.Address != "" && !eastAsian.MatchString(p.Address)
}
