// Package veil makes of masked words what may leave the desk: placeholders stand in place
// of what names a person or says where one lives.
//
// Replaced are, as far as the rules see them: mail addresses, telephone numbers, postal
// codes, addresses with a number of a house, receipts and letter codes of this desk,
// numbers of customers, orders, passports and the like beside a word for them, six digits
// and more that are no date, amount or count, days of birth beside a word for one and those
// of the last century, ids in networks, pages whose address holds a query or a long number,
// names before さん, 様, 님, 先生 and after Mr, names that are announced ("my name is",
// 名前は, 我叫, 제 이름은) or told (〜と申します, 저는 〜입니다), whatever the surname is,
// names in signatures, full Japanese names whose surname is frequent, given names that are
// frequent, names at the end of a message and beside such ones, and every name that was found
// where it stands again.
//
// Not replaced are other names that nothing announces, places without a number of a house,
// and whatever else a story tells of somebody. So the result is masked, and not anonymous:
// docs/reader.md has figures and a list. Words for relations, roles, offices and the company
// stay, and dates, hours, amounts and counts, so that a question stays a question. The marks
// of package redact stay as they are.
//
// Names are found by packages names and edges, below. The rules are lists of phrases in the .txt files
// (package pattern), and the few lines of
// code that say what must hold around them. What is replaced, and what is not, stands line
// by line in testdata/forms.txt.
package veil

import (
	_ "embed"
	"slices"
	"strings"

	"madoguchi/internal/redact"
	"madoguchi/internal/redact/folded"
	"madoguchi/internal/redact/pattern"
	"madoguchi/internal/redact/veil/edges"
	"madoguchi/internal/redact/veil/made"
	"madoguchi/internal/redact/veil/names"
)

//go:embed numbers.txt
var numberFile string

//go:embed address.txt
var addressFile string

var lists = pattern.Read(numberFile + "\n" + addressFile)

// kind is what a placeholder stands for.
type kind int

const (
	name kind = iota
	phone
	mail
	address
	postcode
	number
	code
	birthday
	handle
	page
)

var placeholders = []string{"[name]", "[phone]", "[mail]", "[address]", "[postcode]", "[number]", "[code]", "[birthday]", "[id]", "[url]"}

// Placeholders are all that [Of] puts in place of something.
func Placeholders() []string { return slices.Clone(placeholders) }

// marks are the placeholders, and behind them the marks of masked texts.
var marks = slices.Concat(placeholders, redact.Marks())

// passes bounds how often a text is read again after something was replaced in it.
// Ordinary texts settle at once; one that never does is left out whole.
const passes = 8

// Of replaces in masked words what names a person or says where one lives. Reading is
// repeated until nothing more is found, so that Of(Of(words)) is Of(words). Words are read
// as far as the mask reads them (65,536 characters); the rest is cut off.
func Of(words string) string {
	words = strings.ToValidUTF8(words, "\uFFFD")
	var said []string // names, as they were found
	for range passes {
		t := folded.Fold(words, marks)
		said = replace(t, said)
		words, _ = t.Render()
		if !t.Hides() {
			return words
		}
	}
	return marks[len(marks)-1]
}

// text is a folded text.
type text struct {
	*names.Text
	kept     []folded.Span // dates, amounts and counts, once they were asked for
	keptRead bool
}

// matchers find what is replaced, each in what the ones before it left: what has a shape
// of its own first, then numbers, and names last, which may stand beside any of these.
var matchers = [...]struct {
	kind kind
	find func(*text) []folded.Span
}{
	{page, func(t *text) []folded.Span { return urls.Parts(t) }},
	{mail, mails},
	{handle, handles},
	{code, codes},
	{birthday, birthdays},
	{address, roadAddresses},
	{postcode, func(t *text) []folded.Span { return postcodes.Parts(t) }},
	{number, namedNumbers},
	{phone, phones},
	{postcode, func(t *text) []folded.Span { return t.withoutFigures(barePostcode.Parts(t)) }},
	{code, namedCodes},
	{address, addresses},
	{address, besideAddresses},
	{phone, phoneRuns},
	{number, longRuns},
	{name, named(made.Middle)},
	{name, named(names.Japanese)},
	{name, named(names.English)},
	{name, named(names.Chinese)},
	{name, named(names.Korean)},
	{name, named(names.Signed)},
	{name, named(names.Full)},
	{name, named(made.Whole)},
	{name, named(made.Chinese)},
	{name, named(made.Japanese)},
	{name, named(made.Korean)},
	{name, named(edges.Edged)},
	{name, named(edges.Frequent)},
	{name, named(edges.Placed)},
	{name, named(made.Last)},
	{name, named(names.Beside)},
	{name, named(made.Isolated)},
}

// named is a matcher of names.
func named(find func(*names.Text) []folded.Span) func(*text) []folded.Span {
	return func(t *text) []folded.Span { return find(t.Text) }
}

// replace runs every matcher, and where none of them finds anything looks for the names that
// were found before. It returns these, with those that it finds.
func replace(words *folded.Text, said []string) []string {
	t := read(words)
	for _, m := range matchers {
		found := nonEmpty(m.find(t))
		for i := 0; m.kind == name && i < len(found); i++ {
			said = append(said, t.In(found[i]))
		}
		if words.Hide(int(m.kind), found) {
			t = read(words)
		}
	}
	if !words.Hides() {
		words.Hide(int(name), names.Again(t.Text, said))
	}
	return said
}

func read(words *folded.Text) *text {
	return &text{Text: names.In(words)}
}

func nonEmpty(spans []folded.Span) []folded.Span {
	return slices.DeleteFunc(spans, func(s folded.Span) bool { return s.From >= s.To })
}
