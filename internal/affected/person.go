// Package affected is about the question "am I affected?": who a person is in
// the company's list, how what they type is brought to the form in which it is
// compared, and the code by which they prove that its letter reached them.
package affected

import (
	"errors"
	"fmt"
	"io"
	"log/slog"

	"madoguchi/internal/inquiry"
)

// ErrNoRoster is returned where no list of affected people counts: none was imported, or
// it was purged. It says nothing about anybody.
var ErrNoRoster = errors.New("affected: there is no roster")

// Person is one row of the company's list. The fields hold what [Normal]
// returns, "" where nothing is given.
//
// A Person prints as "[person]" and refuses JSON (see [inquiry.Text]), for a
// list of affected people in a log would be the second breach. Do not put one
// into an unexported field of something that is printed: there fmt does not ask.
type Person struct {
	ID       string // the company's own
	Segment  string // an id of the incident's segments
	Language string // "ja", "en", "zh", "ko"; "" where the list does not say

	Name, Kana, Postal, Address, Phone, Email, Letter string
}

func (p Person) String() string { return "[person]" }

// Format prints the same for every verb; fmt calls String for a few only.
func (p Person) Format(s fmt.State, _ rune) { io.WriteString(s, p.String()) }

// GoString prints the same for %#v.
func (p Person) GoString() string { return p.String() }

// LogValue logs the same.
func (p Person) LogValue() slog.Value { return slog.StringValue(p.String()) }

// MarshalJSON fails with [inquiry.ErrClear]: a person is never written in the clear.
func (p Person) MarshalJSON() ([]byte, error) { return nil, inquiry.ErrClear }
