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

// sympathies are lines that say how somebody may feel and nothing else.
var sympathies = lazyregexp.New(`^[^。]*(?:ご?(?:心配|不安|不快|心痛)[^。]*(?:存じます|お察しします|お察しいたします)|お気持ち、?お察し(?:します|いたします))。$` +
	`|^(?:We understand (?:that (?:you are (?:worried|concerned)|this worries)|your worry)|This must |We have noted your concern)[^.]*\.$` +
	`|^[^。]*想必您[^。]*(?:担心|擔心|不安|不愉快)。$|^[^.]*(?:걱정|불안|불쾌)[^.]*(?:생각합니다|짐작합니다|되시겠습니다)\.$`)

// Unfelt is a text without such a line at its head: behind a condolence it is too much, and for who asks on
// duty it is none of the desk's business.
func Unfelt(text string) string {
	if first, rest, more := strings.Cut(text, "\n"); more && sympathies.MatchString(first) {
		return rest
	}
	return text
}

// Condole puts a condolence before replies, and takes out what they say of how somebody may feel.
func Condole(replies []inquiry.Reply, condolence string) {
	for i := range replies {
		replies[i].Text = Unfelt(replies[i].Text)
	}
	replies[0].Text = Lines(condolence, replies[0].Text)
}

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
