// Package preview makes of a file that a stranger sent what a member of staff may look at: a
// picture that was decoded and written anew, a text, or the first page of a document. The file
// itself is never shown. Package picture decodes, package document reads PDF.
package preview

import (
	"context"
	"errors"
	"strings"

	"madoguchi/internal/preview/picture"
	"madoguchi/internal/redact"
)

// Errors of what is not shown.
var (
	ErrKind   = errors.New("preview: none of the kinds that are shown")
	ErrLarge  = errors.New("preview: larger than what is looked at")
	ErrBroken = errors.New("preview: cannot be read")
)

// MostBytes is how large a file may be that is looked at.
const MostBytes = picture.MostBytes

// How much of a text is shown, in bytes, and of the first page of a document. Masking reads beyond
// it: of a number that stands across the end it must see the whole.
const (
	mostText = 64 << 10
	mostPage = 20_000
	beyond   = 4 << 10
)

// Page is the first page of a document, as package document reads it.
type Page struct {
	Pages   int    // of the whole
	Text    string // not masked
	Picture []byte // as it was found or drawn, to be made safe; nil where it took too long
}

// Documents reads the first page of a PDF. It is handed in, so that programs that show none do
// not carry it.
type Documents interface {
	Is(content []byte) bool
	First(ctx context.Context, content []byte) (Page, error)
}

// File is something to look at.
type File struct {
	Content []byte
	// Text is the content as text, in the charset that whoever sent it names; ok is false where
	// it does not claim to be text. Nil for no text.
	Text func() (text string, ok bool)
}

// Preview is what is shown.
type Preview struct {
	JPEG  []byte // nil for none
	Text  string // masked; of a document that of its first page
	Pages int    // of a document, 0 for anything else
	Cut   bool   // there is more text
}

// Viewer makes previews, one at a time: each may take much of the memory that a function has. It
// is safe for concurrent use.
type Viewer struct {
	documents Documents
	turn      chan struct{}
}

// Picture reports whether a file begins as a picture that is shown.
func Picture(content []byte) bool { return picture.Is(content) }

// New returns a viewer; documents are nil where none are shown.
func New(documents Documents) *Viewer { return &Viewer{documents, make(chan struct{}, 1)} }

// Of looks at a file. What it is, its first bytes say and not its name. The error is [ErrKind],
// [ErrLarge], [ErrBroken] or that of the context.
func (v *Viewer) Of(ctx context.Context, f File) (Preview, error) {
	select {
	case v.turn <- struct{}{}:
		defer func() { <-v.turn }()
	case <-ctx.Done():
		return Preview{}, ctx.Err()
	}
	switch {
	case len(f.Content) > MostBytes:
		return Preview{}, ErrLarge
	case picture.Is(f.Content):
		jpeg, err := shown(ctx, f.Content)
		return Preview{JPEG: jpeg}, err
	case v.documents != nil && v.documents.Is(f.Content):
		return v.document(ctx, f.Content)
	}
	return words(f)
}

func shown(ctx context.Context, content []byte) ([]byte, error) {
	p, err := picture.Of(ctx, content)
	switch {
	case errors.Is(err, picture.ErrLarge):
		return nil, ErrLarge
	case ctx.Err() != nil:
		return nil, ctx.Err()
	case err != nil:
		return nil, ErrBroken
	}
	return p.JPEG, nil
}

// document is the first page. Its picture is a stranger's like any other; where it cannot be
// shown, the text and the number of pages are.
func (v *Viewer) document(ctx context.Context, content []byte) (Preview, error) {
	page, err := v.documents.First(ctx, content)
	if err != nil {
		return Preview{}, ErrBroken
	}
	p := Preview{Pages: page.Pages}
	p.Text, p.Cut = masked(page.Text, mostPage)
	if page.Picture != nil {
		p.JPEG, _ = shown(ctx, page.Picture)
	}
	return p, nil
}

// words is a text; what holds anything but text is none, whatever it says.
func words(f File) (Preview, error) {
	if f.Text == nil {
		return Preview{}, ErrKind
	}
	text, ok := f.Text()
	if !ok || strings.ContainsRune(string(f.Content), 0) {
		return Preview{}, ErrKind
	}
	var p Preview
	p.Text, p.Cut = masked(text, mostText)
	return p, nil
}

// masked is the beginning of a text, masked and only then cut off: half a number is nothing that a
// mask knows. What stands at the end of what was masked may be such a half, and is left out.
func masked(text string, most int) (words string, cut bool) {
	whole := begins(text, most+beyond)
	words, _ = redact.Mask(whole)
	if cut = len(whole) < len(text); cut {
		words = begins(words, len(words)-beyond)
	}
	if len(words) > most {
		return begins(words, most), true
	}
	return words, cut
}

// begins is at most so many bytes of a text, in whole characters.
func begins(text string, most int) string {
	if most >= len(text) {
		return text
	}
	return strings.ToValidUTF8(text[:max(0, most)], "")
}
