package inquiry

import (
	"bytes"
	"encoding/gob"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"slices"
	"strings"
	"unicode/utf8"
	"unique"
)

// Secret names what a person pasted and the desk cut out.
type Secret string

const (
	Card         Secret = "card"          // a payment card number
	SecurityCode Secret = "security_code" // CVV, CVC
	Password     Secret = "password"
	PIN          Secret = "pin"
	Account      Secret = "account"   // a bank account number
	MyNumber     Secret = "my_number" // the Japanese individual number
)

// ErrClear is returned where a Text or an Address would leave in clear.
var ErrClear = errors.New("inquiry: personal data leaves the process only sealed")

// Text is what a person wrote, masked. The zero Text is empty. It prints as its
// length only; [Text.Words] is the one way to its words.
//
// The words stand behind a pointer: where fmt meets a Text in an unexported
// field it cannot call its methods, and prints an address instead of the words.
// (It would follow a pointer to a struct.)
type Text struct {
	masked *string // nil for the empty text
	found  []Secret
}

// NewText masks what a person wrote; see [mask] for what is cut.
func NewText(raw string) Text {
	return written(mask(raw))
}

func written(masked string, found []Secret) Text {
	if masked == "" {
		return Text{}
	}
	return Text{&masked, found}
}

// Words returns the masked words, for matching and for a signed-in member of
// staff. Never log them.
func (t Text) Words() string {
	if t.Empty() {
		return ""
	}
	return *t.masked
}

// Secrets returns what was cut out, each kind once, in the order of first
// appearance; nil where nothing was.
func (t Text) Secrets() []Secret { return slices.Clone(t.found) }

// Without returns the text with a part of its words replaced by the mark of a
// code: one that was typed has done its work and is not kept.
func (t Text) Without(part string) Text {
	if t.Empty() || part == "" {
		return t
	}
	return written(strings.ReplaceAll(t.Words(), part, codeMark), t.found)
}

// Empty reports whether nothing was written.
func (t Text) Empty() bool { return t.masked == nil }

func (t Text) String() string {
	return fmt.Sprintf("[text of %d characters]", utf8.RuneCountInString(t.Words()))
}

// Format prints the same for every verb; fmt calls String for a few only.
func (t Text) Format(s fmt.State, _ rune) { io.WriteString(s, t.String()) }

func (t Text) GoString() string             { return t.String() }
func (t Text) LogValue() slog.Value         { return slog.StringValue(t.String()) }
func (t Text) MarshalJSON() ([]byte, error) { return nil, ErrClear }

// Join puts two texts together as one message, so that fragments are read as
// they were meant, and masks again what only now makes a secret.
func (t Text) Join(next Text) Text {
	switch {
	case t.Empty():
		return next
	case next.Empty():
		return t
	}
	masked, found := mask(t.Words() + "\n" + next.Words())
	return written(masked, merge(merge(t.Secrets(), next.Secrets()), found))
}

func merge(a, b []Secret) []Secret {
	for _, s := range b {
		if !slices.Contains(a, s) {
			a = append(slices.Clip(a), s)
		}
	}
	return a
}

// Address is where a customer is reached: a LINE user id or a mail address. It
// is personal data (platform fact 12) and never prints. Addresses compare with ==.
type Address struct{ value unique.Handle[string] } // a handle, as fmt cannot look into it; see Text

// NewAddress keeps the address as given; channels normalise before.
func NewAddress(value string) Address {
	if value == "" {
		return Address{}
	}
	return Address{unique.Make(value)}
}

// Value returns the address in clear, for the platform that delivers.
func (a Address) Value() string {
	if a == (Address{}) {
		return ""
	}
	return a.value.Value()
}

func (a Address) String() string { return "[address]" }

// Format prints the same for every verb.
func (a Address) Format(s fmt.State, _ rune) { io.WriteString(s, a.String()) }

func (a Address) GoString() string             { return a.String() }
func (a Address) LogValue() slog.Value         { return slog.StringValue(a.String()) }
func (a Address) MarshalJSON() ([]byte, error) { return nil, ErrClear }

// sealedText is the one form in which a Text is written down. Only this package and
// keyring may import encoding/gob, so that it is written sealed.
type sealedText struct {
	Masked string
	Found  []Secret
}

// GobEncode serves keyring.Ring.Seal.
func (t Text) GobEncode() ([]byte, error) {
	var b bytes.Buffer
	err := gob.NewEncoder(&b).Encode(sealedText{t.Words(), t.Secrets()})
	return b.Bytes(), err
}

// GobDecode serves keyring.Ring.Open.
func (t *Text) GobDecode(b []byte) error {
	var s sealedText
	err := gob.NewDecoder(bytes.NewReader(b)).Decode(&s)
	*t = written(s.Masked, s.Found)
	return err
}

// GobEncode serves keyring.Ring.Seal.
func (a Address) GobEncode() ([]byte, error) { return []byte(a.Value()), nil }

// GobDecode serves keyring.Ring.Open.
func (a *Address) GobDecode(b []byte) error {
	*a = NewAddress(string(b))
	return nil
}
