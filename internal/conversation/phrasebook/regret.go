package phrasebook

import (
	"slices"
	"strings"

	"madoguchi/internal/inquiry"
	"madoguchi/internal/lazyregexp"
)

// regrets are lines that apologise and say nothing else, in the languages in which the desk answers.
var regrets = lazyregexp.New(`^[^。]*(?:お詫び申し上げます|お詫びいたします|申し訳ございません|申し訳ありません)。$` +
	`|^(?:We|I)(?: are| am)? (?:(?:very|deeply|so) )?(?:sorry (?:for|that)|apologi[sz]e for) [^.]*\.$` +
	`|^[^。]*(?:歉意|抱歉|对不起|對不起)。$` +
	`|^[^.]*(?:사과드립니다|죄송합니다)\.$`)

// Regrets reports whether a line apologises and says nothing else.
func Regrets(line string) bool { return regrets.MatchString(line) }

// SorryOnce is a text without an apology at its head, where a reply before it apologises: said
// twice to one message it sounds like a form.
func SorryOnce(text string, before []inquiry.Reply) string {
	first, rest, more := strings.Cut(text, "\n")
	sorry := func(r inquiry.Reply) bool { return slices.ContainsFunc(strings.Split(r.Text, "\n"), Regrets) }
	if more && Regrets(first) && slices.ContainsFunc(before, sorry) {
		return rest
	}
	return text
}
