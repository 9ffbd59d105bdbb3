// Package csvfile reads the company's list of affected people, a CSV file, and
// hands it to the table that answers "am I affected?".
//
//	column        what it holds
//	id            the company's own, unique, at most 64 characters; required
//	segment       an id of the incident's segments; required
//	name          as registered
//	name_kana     how the name is read
//	postal_code   seven digits in Japan
//	address
//	phone         begins with 0, abroad with + and the country code
//	email
//	letter_code   as printed in the letter, see [affected.NewLetter]; with postal_code
//	language      ja, en, zh, ko or nothing
//
// The first line names the columns, in any order. The file is UTF-8, with or
// without byte order mark, or CP932 as Excel writes it in Japan; lines end in
// LF or CRLF; values are quoted as RFC 4180 says. Columns behind the last name may
// be there as long as all of their cells are empty.
//
// A person needs a row for each segment. Every row must offer a way to be found, see
// [affected.Ways].
//
// Nothing of a row is in an error, a [Problem] or a log, and nothing is dropped
// without a word: every row is taken or has a Problem.
package csvfile

import (
	"errors"
)

// Why a list is refused.
var (
	ErrRows   = errors.New("roster: rows to be put right first; the report names them")
	ErrBroken = errors.New("roster: the file cannot be read to its end; the report names the line")
	ErrEmpty  = errors.New("roster: no row to take in; a list of nobody would remove everybody")
)

// Problem says what is wrong with a row and what to write instead. It never
// holds a value.
type Problem struct {
	Line   int    `json:"line"`             // in the file, where the row begins; the header is line 1
	Column string `json:"column,omitempty"` // "" where it is about the whole row
	Reason string `json:"reason"`
}

// Difference is a segment whose rows are not as many as were announced.
type Difference struct {
	Segment   string `json:"segment"`
	Rows      int    `json:"rows"`
	Announced int    `json:"announced"`
}

// Report is what [Check] finds.
type Report struct {
	Rows        int            // all of them, blank ones at the end left out
	Bad         int            // rows that have a problem
	Problems    []Problem      // of the first lines, at most 1,000
	Segments    map[string]int // good rows; every segment of the incident is there
	Differences []Difference   // in the incident's order; told, not refused
	Broken      bool           // the list could not be read, or compared, to its end
}

// Refused says why a list is not taken in: [ErrRows], [ErrBroken], [ErrEmpty] or nil. With
// skipBad, bad rows are left out.
func (r Report) Refused(skipBad bool) error {
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
