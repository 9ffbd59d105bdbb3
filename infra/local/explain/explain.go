// Package explain tells whoever rehearses why the desk read a message so, beside how it
// weighed the entries: what was done with the words before they were matched, and which
// phrases are most like them.
package explain

import (
	"madoguchi/internal/conversation/prose"
	"madoguchi/internal/langid"
	"madoguchi/internal/mistyped"
)

// mostNearest is how many phrases are told.
const mostNearest = 3

// Words is what was done with the words of a message.
type Words struct {
	Meant    string   // what they were read as, where the keyboard was in another state; "" where it was not
	Unserved string   // the language, ISO 639-1, where the desk does not read it
	Pieces   []string // the sentences that were read one by one, too; none where there is one
	Nearest  []Phrase // the nearest first
}

// Of explains the words of a message, masked.
func (x *Index) Of(words string) Words {
	var w Words
	plain := prose.Plain(words)
	body := prose.Body(words)
	if meant, ok := mistyped.Read(body); ok {
		w.Meant, plain = meant, meant
	} else if kanji, ok := mistyped.Kanji(body); ok {
		w.Meant, plain = kanji, kanji
	}
	w.Unserved = langid.Unserved(plain)
	if pieces, _ := prose.Questions(plain); len(pieces) > 1 {
		w.Pieces = pieces
	}
	w.Nearest = x.Nearest(plain, mostNearest)
	return w
}
