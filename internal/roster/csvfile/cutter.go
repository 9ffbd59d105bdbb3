package csvfile

import "bytes"

// maxRow is how many bytes of UTF-8 a row may have.
const maxRow = 64 << 10

// cutter cuts one row into its fields as RFC 4180 says, piece by piece, and
// keeps no more than [maxRow] of it.
//
// encoding/csv behind a reader that ends a row at maxRow was tried in its place. It is as
// fast (the normal forms take the time) and holds as little (19 MiB at 200,000 rows, eight
// of them to find ids that stand twice). But behind a row that is too long it cannot be
// read on; blank rows vanish without a word, and with them the count by which an import
// goes on; what a quotation mark that nobody closes swallows looks like one value, and
// reading goes on behind it; and a row of 64 KiB of commas takes 9 MiB.
type cutter struct {
	state  state
	text   []byte // of all fields so far
	ends   []int  // of the fields in text
	size   int    // bytes fed
	broken bool   // a quotation mark where none may stand
}

type state int

const (
	fieldStart state = iota
	plain
	quoted
	quoteSeen // inside a quoted value: the first of two, or its end
	closed    // behind a quoted value
)

func (c *cutter) quoted() bool { return c.state == quoted }
func (c *cutter) long() bool   { return c.size > maxRow }
func (c *cutter) empty() bool  { return c.size == 0 }

func (c *cutter) feed(part []byte) {
	c.size += len(part)
	for _, b := range part {
		if c.broken = c.broken || !c.take(b); c.broken {
			return
		}
	}
}

// take takes one byte and reports whether it may stand there. Outside of quotes a
// line break ends the row; there is nothing to keep of it.
func (c *cutter) take(b byte) bool {
	switch {
	case c.state == quoted && b == '"':
		c.state = quoteSeen
	case c.state == quoted, c.state == quoteSeen && b == '"':
		c.state = quoted
		c.keep(b)
	case b == ',':
		c.next()
	case b == '\r' && c.state != plain:
		c.state = closed
	case b == '\n' && c.state == plain:
		c.text = bytes.TrimSuffix(c.text, []byte("\r"))
	case b == '\n':
	case b == '"':
		first := c.state == fieldStart
		c.state = quoted
		return first
	default:
		c.keep(b)
		inside := c.state == fieldStart || c.state == plain
		c.state = plain
		return inside
	}
	return true
}

// next ends a field.
func (c *cutter) next() {
	c.state = fieldStart
	if !c.long() {
		c.ends = append(c.ends, len(c.text))
	}
}

func (c *cutter) keep(b byte) {
	if !c.long() {
		c.text = append(c.text, b)
	}
}

// row completes a record. The fields share one string.
func (c *cutter) row(r record) record {
	if c.long() {
		r.problem = rowLong
		return r
	}
	text := string(c.text)
	from := 0
	for _, end := range append(c.ends, len(text)) {
		r.fields = append(r.fields, text[from:end])
		from = end
	}
	return r
}
