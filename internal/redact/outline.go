package redact

import (
	"strings"
	"unicode/utf8"

	"madoguchi/internal/redact/folded"
	"madoguchi/internal/redact/numbers"
	"madoguchi/internal/redact/person"
)

const (
	// veil stands in an outline in place of what names a person.
	veil = person.Veil + person.Veil

	// ahead is how many bytes of a text are read for each character of an outline: long
	// texts are outlined often, and few begin with so much that is left out.
	ahead = 32
)

// Outline is how masked words begin, on one line: at most most characters, and an
// ellipsis where there are more. For lists and notices, which more people see than
// the case, it leaves out what names a person: mail addresses, the ids of LINE,
// seven digits and more, what follows "my name is" or 住所は and the like, and signs
// that turn the direction of writing. Names that nothing announces stay, so it is
// masked and not anonymous. The outline of an outline is the same.
//
// Putting words on one line and cutting them off may make a new neighbour of
// something, so that it is read again until nothing changes.
func Outline(words string, most int) string {
	if head := words[:min(len(words), ahead*max(0, most))]; len(head) < len(words) {
		line := settled(strings.ToValidUTF8(head, ""), most)
		if strings.HasSuffix(line, "…") && utf8.RuneCountInString(line) == most+1 {
			return line // nothing of it comes from near the cut
		}
	}
	return settled(words, most)
}

// settled reads words until nothing changes.
func settled(words string, most int) string {
	line := outlined(words, most)
	for range passes {
		masked, _ := Mask(line)
		next := outlined(masked, most)
		if next == line {
			return line
		}
		line = next
	}
	return shorten(veil, most)
}

// outlined is one reading.
func outlined(words string, most int) string {
	t := numbers.In(folded.Fold(words, marks))
	line := t.Veiled(veil, person.Identifiers(t))
	return shorten(steers.Replace(strings.Join(strings.Fields(line), " ")), most)
}

// steers drops the signs that change the direction of writing (UAX 9): in a list or a
// mail they would make a line read as another one.
var steers = strings.NewReplacer("\u200e", "", "\u200f", "", "\u061c", "", "\u202a", "", "\u202b", "", "\u202c", "",
	"\u202d", "", "\u202e", "", "\u2066", "", "\u2067", "", "\u2068", "", "\u2069", "")

func shorten(line string, most int) string {
	if kept := beginning(line, most); len(kept) < len(line) {
		return kept + "…"
	}
	return line
}

// beginning is the first characters of words.
func beginning(words string, most int) string {
	end := 0
	for range max(0, most) {
		_, n := utf8.DecodeRuneInString(words[end:])
		end += n
	}
	return words[:end]
}
