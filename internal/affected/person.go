// Package affected is about the question "am I affected?": who a person is in
// the company's list, how what they type is brought to the form in which it is
// compared, and the code by which they prove that its letter reached them.
package affected

import (
	"errors"
	"fmt"
	"io"
	"log/slog"
	"slices"

	"madoguchi/internal/inquiry"
)

// Field is something by which a person can be found or compared.
type Field string

const (
	Name    Field = "name"
	Kana    Field = "kana" // how the name is read
	Postal  Field = "postal"
	Address Field = "address"
	Phone   Field = "phone"
	Email   Field = "email"
	Letter  Field = "letter" // the code in the letter that the company posted
)

// Fields lists all of them, always in the same order.
func Fields() []Field { return []Field{Name, Kana, Postal, Address, Phone, Email, Letter} }

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

// Field returns the value of one field, "" for one that is not known.
func (p Person) Field(f Field) string {
	values := []string{p.Name, p.Kana, p.Postal, p.Address, p.Phone, p.Email, p.Letter}
	if i := slices.Index(Fields(), f); i >= 0 {
		return values[i]
	}
	return ""
}

// With returns the person with another value in one field; a field that is not
// known changes nothing.
func (p Person) With(f Field, value string) Person {
	values := []*string{&p.Name, &p.Kana, &p.Postal, &p.Address, &p.Phone, &p.Email, &p.Letter}
	if i := slices.Index(Fields(), f); i >= 0 {
		*values[i] = value
	}
	return p
}

func (p Person) String() string { return "[person]" }

// Format prints the same for every verb; fmt calls String for a few only.
func (p Person) Format(s fmt.State, _ rune) { io.WriteString(s, p.String()) }

func (p Person) GoString() string             { return p.String() }
func (p Person) LogValue() slog.Value         { return slog.StringValue(p.String()) }
func (p Person) MarshalJSON() ([]byte, error) { return nil, inquiry.ErrClear }
