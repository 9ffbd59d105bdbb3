package veil

import (
	"madoguchi/internal/redact/folded"
)

var (
	urls         = lists.Pattern("url")
	mailForms    = lists.Pattern("mail")
	mailWord     = lists.Pattern("mail_word")
	mailValue    = lists.Pattern("mail_value")
	atHandle     = lists.Pattern("at_handle")
	domain       = lists.Pattern("domain")
	handleWord   = lists.Pattern("handle_word")
	handleValue  = lists.Pattern("handle_value")
	handleStrong = lists.Pattern("handle_strong")
	handleSaid   = lists.Pattern("handle_said")
)

// mails are mail addresses, however the @ is written, and what a word calls one.
func mails(t *text) []folded.Span {
	return append(mailForms.All(t), mailWord.Then(mailValue, t.Text.Text.Text, 64)...)
}

// handles are names in networks: the ids of LINE, what follows @, and what a word calls an
// id. A plain word is one only where nothing but "is" stands before it.
func handles(t *text) []folded.Span {
	found := lineIDs.Parts(t)
	for _, s := range atHandle.Parts(t) {
		if !domain.Match(t.In(s)) {
			found = append(found, s)
		}
	}
	for _, w := range handleWord.All(t) {
		s, ok := handleValue.Part(t.Ahead(w.To, 64))
		if !ok {
			continue
		}
		s = s.Shift(w.To)
		plain := !handleStrong.Match(t.In(s))
		if t.figure(s) || plain && !(handleSaid.Match(t.Words[w.To:s.From]) && free(t, s.To)) {
			continue
		}
		found = append(found, s)
	}
	return found
}

// free reports whether no word of Latin letters goes on there.
func free(t *text, at int) bool { return !nextLatin.Match(t.Ahead(at, 3)) }

var (
	lineIDs   = lists.Pattern("line_id")
	nextLatin = lists.Pattern("next_latin")
)
