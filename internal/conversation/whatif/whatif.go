// Package whatif hears that somebody asks about what has not come, a call, a message or a charge: what they should do if
// one does, whether it would be genuine. It knows no incident, and decides nothing.
package whatif

import (
	_ "embed"
	"slices"
	"strings"

	"madoguchi/internal/conversation/prose"
	"madoguchi/internal/jatext"
)

// Asks reports whether words ask about a contact that may come, and tell of none that came.
func Asks(words string) bool {
	sentences := told(words)
	came := func(s string) bool { return is("came", s) && !is("none", s) }
	return slices.ContainsFunc(sentences, asks) && !slices.ContainsFunc(sentences, came)
}

// None reports whether words say that none came yet, or that their writer only asks what would be if one did.
func None(words string) bool {
	return slices.ContainsFunc(told(words), func(s string) bool { return is("none", s) })
}

// Takes reports whether words ask whether to take a call or to reply at all: who was rung up by a swindler hears that
// he will ring again.
func Takes(words string) bool {
	return slices.ContainsFunc(told(words), func(s string) bool { return is("takes", s) })
}

// Used reports whether words suppose that a card is used: nobody's was, as far as they say.
func Used(words string) bool {
	return slices.ContainsFunc(told(words), func(s string) bool { return is("used", s) })
}

func asks(sentence string) bool {
	return is("if", sentence) && is("contact", sentence) && !is("where", sentence)
}

func told(words string) []string {
	return prose.Sentences(strings.ToLower(jatext.Width(prose.Plain(words))))
}

//go:embed whatif.txt
var list string

var is = jatext.Forms(list)
