package csvfile

import (
	"bufio"
	"errors"
	"io"
	"strings"
)

// record is one row as it stands in the file.
type record struct {
	line    int
	fields  []string
	problem string // of the row as a whole; there are no fields then
	last    bool   // nothing behind it can be trusted
}

// What is wrong with a whole row.
const (
	rowLong  = "the row is longer than 64 KiB; shorten it"
	rowQuote = `a quotation mark is not closed, or stands where none may; put the value in quotation marks ` +
		`and write "" for one inside; nothing behind this line was read`
	rowUnread = "the file could not be read any further; try again"
	rowBlank  = "the row is empty; delete it"
)

// records reads a text row by row. A blank row is told only once another
// follows: at the end of a file it is none.
type records struct {
	in    *bufio.Reader
	line  int // of the row that comes next
	blank int // rows before the next one
	ahead *record
	ended bool
}

func newRecords(text io.Reader) *records {
	r := &records{in: bufio.NewReaderSize(text, 32<<10), line: 1}
	skipMark(r.in)
	return r
}

// next returns the next row; false at the end.
func (r *records) next() (record, bool) {
	for r.ahead == nil {
		row, ok := r.read()
		switch {
		case !ok:
			return record{}, false
		case row.blank():
			r.blank++
		default:
			r.ahead = &row
		}
	}
	if r.blank > 0 {
		r.blank--
		return record{line: r.ahead.line - r.blank - 1, problem: rowBlank}, true
	}
	row := *r.ahead
	r.ahead = nil
	return row, true
}

// blank reports whether a row of one line holds nothing. Excel leaves rows of
// commas where somebody emptied the cells.
func (r record) blank() bool {
	all := strings.Join(r.fields, "")
	return r.problem == "" && strings.Trim(all, " \t\u3000") == ""
}

// read reads one row, over as many lines as its quoted values take.
func (r *records) read() (record, bool) {
	row, cut := record{line: r.line}, cutter{}
	for !r.ended {
		part, err := r.in.ReadSlice('\n')
		if err == nil {
			r.line++
		}
		cut.feed(part)
		switch whole := err == nil && !cut.quoted(); {
		case cut.broken || cut.quoted() && (cut.long() || errors.Is(err, io.EOF)):
			return r.end(row, rowQuote)
		case errors.Is(err, io.EOF) && cut.empty():
			r.ended = true
		case errors.Is(err, io.EOF) || whole:
			r.ended = !whole
			return cut.row(row), true
		case err != nil && !errors.Is(err, bufio.ErrBufferFull):
			return r.end(row, rowUnread)
		}
	}
	return record{}, false
}

// end makes a row the last one.
func (r *records) end(row record, problem string) (record, bool) {
	r.ended = true
	row.problem, row.last = problem, true
	return row, true
}
