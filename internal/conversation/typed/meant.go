package typed

import (
	"strings"

	"madoguchi/internal/conversation/prose"
	"madoguchi/internal/inquiry"
	"madoguchi/internal/langid"
	"madoguchi/internal/mistyped"
)

// Meant is a message with the words that its writer meant, where the keyboard was in another
// state. Staff read what was typed. Where a secret was cut out, nothing is read anew: its
// mark is no word of the customer's.
func Meant(in inquiry.Inbound) inquiry.Inbound {
	if in.Entry != "" || len(in.Text.Secrets()) > 0 {
		return in
	}
	words := in.Text.Words()
	body := prose.Body(words) // a subject stands behind a mark, which is the desk's
	if read, ok := mistyped.Read(body); ok {
		in.Text = inquiry.NewText(strings.TrimSuffix(words, body) + read)
	}
	return in
}

// Unserved reports whether a message is in a language that the desk does not read.
func Unserved(in inquiry.Inbound) bool {
	return in.Entry == "" && langid.Unserved(prose.Plain(in.Text.Words())) != ""
}

// Converted are words in kana alone, with the kanji that they would have: for whoever
// matches them with questions, most of which have kanji.
func Converted(text inquiry.Text) inquiry.Text {
	if words, ok := mistyped.Kanji(text.Words()); ok && len(text.Secrets()) == 0 {
		return inquiry.NewText(words)
	}
	return text
}
