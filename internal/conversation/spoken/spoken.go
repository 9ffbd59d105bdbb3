// Package spoken tells in which language a conversation goes on.
package spoken

import (
	"cmp"

	"madoguchi/internal/conversation/memory"
	"madoguchi/internal/conversation/prose"
	"madoguchi/internal/conversation/tongue"
	"madoguchi/internal/conversation/typed"
	"madoguchi/internal/identity"
	"madoguchi/internal/incident"
	"madoguchi/internal/inquiry"
)

// Language is the language in which a conversation goes on with a message: another one than
// before on a sentence of it, or on two messages. The mark of a subject and those of secrets are
// the desk's words, not the customer's; a mail address is in none, and in a proof a Latin word
// or two may be anything. Who asks for a language gets it.
func Language(s *memory.State, in inquiry.Inbound, i *incident.Incident) incident.Lang {
	if lang := incident.Lang(in.Lang); lang != "" && i.Speaks(lang) {
		s.Turning = ""
		return lang
	}
	words := typed.WithoutLetters(prose.Plain(in.Text.Words()))
	turning := s.Turning
	s.Turning = ""
	if l := cmp.Or(typed.Tongue(words), tongue.Wished(words)); l != "" {
		return tongue.Of(l, words, s.Lang)
	}
	if typed.Unserved(in) {
		return incident.English
	}
	found := tongue.Read(words, s.Lang)
	slip := !found.Sure && s.Proof(in).Stage != identity.NoDialogue
	switch {
	case found.Lang == "":
		s.Turning = turning // a button, a picture
		return cmp.Or(s.Lang, i.Languages[0])
	case s.Lang == "", found.Sure, found.Lang == turning && !slip, found.Lang.Base() == s.Lang.Base():
		return found.Lang
	case !slip:
		s.Turning = found.Lang
	}
	return s.Lang
}
