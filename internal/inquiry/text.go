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

	"madoguchi/internal/redact"
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
	found  redact.Kinds
}

// NewText masks what a person wrote; see [redact.Mask] for what is cut.
func NewText(raw string) Text {
	return written(redact.Mask(raw))
}

func written(masked string, found redact.Kinds) Text {
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
func (t Text) Secrets() redact.Kinds { return slices.Clone(t.found) }

// Without returns the text with a part of its words replaced by the mark of a
// code: one that was typed has done its work and is not kept.
func (t Text) Without(part string) Text {
	return written(redact.Code(t.Words(), part), t.found)
}

// Empty reports whether nothing was written.
func (t Text) Empty() bool { return t.masked == nil }

func (t Text) String() string {
	return fmt.Sprintf("[text of %d characters]", utf8.RuneCountInString(t.Words()))
}

// Format prints the same for every verb; fmt calls String for a few only.
func (t Text) Format(s fmt.State, _ rune) { io.WriteString(s, t.String()) }

// GoString prints the same for %#v.
func (t Text) GoString() string { return t.String() }

// LogValue logs the same.
func (t Text) LogValue() slog.Value { return slog.StringValue(t.String()) }

// MarshalJSON fails with [ErrClear]: a text is never written in the clear.
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
	masked, found := redact.Mask(t.Words() + "\n" + next.Words())
	return written(masked, t.Secrets().With(next.Secrets()).With(found))
}

// Ending is the end of a text where it may be the beginning of a secret whose rest
// comes in the next message, see [redact.Ending]; the empty text for most texts.
func (t Text) Ending() Text { return written(redact.Ending(t.Words()), nil) }

// Across masks texts as the one message that they may have been meant as, and
// returns each by itself again, see [redact.Across].
func Across(texts ...Text) []Text {
	words := make([]string, len(texts))
	for i, t := range texts {
		words[i] = t.Words()
	}
	masked, found := redact.Across(words...)
	together := make([]Text, len(texts))
	for i, t := range texts {
		together[i] = written(masked[i], t.Secrets().With(found[i]))
	}
	return together
}

// Renewed is the text with its ending replaced by what [Across] made of it; the text
// itself where it does not end so.
func (t Text) Renewed(ending, by Text) Text {
	before, ok := strings.CutSuffix(t.Words(), ending.Words())
	if !ok || ending.Empty() {
		return t
	}
	return written(before+by.Words(), t.Secrets().With(by.Secrets()))
}

// Outline is how the words begin, without what names a person, on one line of at
// most most characters, see [redact.Outline]. For lists and notices.
func (t Text) Outline(most int) string { return redact.Outline(t.Words(), most) }

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

// GoString prints the same for %#v.
func (a Address) GoString() string { return a.String() }

// LogValue logs the same.
func (a Address) LogValue() slog.Value { return slog.StringValue(a.String()) }

// MarshalJSON fails with [ErrClear]: an address is never written in the clear.
func (a Address) MarshalJSON() ([]byte, error) { return nil, ErrClear }

// sealedText is the one form in which a Text is written down. Only this package and
// keyring may import encoding/gob, so that it is written sealed.
type sealedText struct {
	Masked string
	Found  redact.Kinds
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
