// Package swindle hears that somebody gave to a stranger what swindlers want, and what became of their card. It
// knows no incident, and decides nothing.
package swindle

import (
	_ "embed"
	"slices"
	"strings"

	"madoguchi/internal/conversation/prose"
	"madoguchi/internal/danger"
	"madoguchi/internal/jatext"
	"madoguchi/internal/lazyregexp"
)

// Gave reports whether words tell that their writer gave or typed in a card number, a code or the like.
func Gave(words string) bool {
	return some(words, func(clause string) bool { return gives(clause) && is("secret", clause) }) ||
		is("secret", fold(words)) && Regrets(words)
}

// Fell reports whether words tell, behind a suspicious contact, that their writer did what it wanted.
func Fell(words string) bool {
	return danger.Scammed(prose.Plain(words)) && !Declined(words) || Regrets(words) || Gave(words)
}

// Declined reports whether words tell that their writer did nothing of what such a contact wanted.
func Declined(words string) bool {
	return some(words, func(clause string) bool { return is("declined", clause) }) && !Gave(words)
}

// Acted reports whether words tell that their writer did anything of what swindlers want: typed, gave, paid or opened
// something. Each clause counts by itself: who opened a link and typed nothing did one of them.
func Acted(words string) bool {
	clauses := parts.Split(blanks.ReplaceAllString(prose.Plain(words), "$1。"), -1)
	return Fell(words) || slices.ContainsFunc(clauses, func(clause string) bool {
		low := fold(clause)
		return danger.Scammed(clause) || is("acted", low) && !is("no acted", low) && !is("no gave", low)
	})
}

var (
	parts = lazyregexp.New(`[、，,。.；;！!？?\n\p{So}]|けれども?|けど|ですが|ましたが|\bbut\b|但是?|不[过過]|지만|는데`)
	// blanks stand for a comma in Japanese and Chinese.
	blanks = lazyregexp.New(`([\p{Han}\p{Hiragana}\p{Katakana}ー])[ 　]+`)
)

// Regrets reports whether words tell that in a way that means that it was a mistake.
func Regrets(words string) bool { return some(words, did) }

// Told reports whether words tell, alone, that their writer gave such a thing to a stranger: a caller, or the
// page of a link.
func Told(words string) bool { return Gave(words) && is("stranger", fold(words)) }

// Charged reports whether words tell of money that is gone already.
func Charged(words string) bool { return is("charged", fold(words)) }

// Stopped reports whether words tell that the card is stopped.
func Stopped(words string) bool { return is("stopped", fold(words)) }

func gives(clause string) bool { return is("gave", clause) && !is("no gave", clause) }

// did reports whether a clause tells it in a way that means that it was a mistake.
func did(clause string) bool { return is("alas", clause) && !is("no gave", clause) }

// some reports whether it holds of a sentence.
func some(words string, holds func(string) bool) bool {
	for _, sentence := range prose.Sentences(prose.Plain(words)) {
		if holds(fold(sentence)) {
			return true
		}
	}
	return false
}

// fold is how the lists have words, without what somebody said that leaked: 「说信息泄露了」 is told by a mail.
func fold(words string) string {
	return reported.ReplaceAllString(strings.ToLower(jatext.Width(words)), "")
}

var reported = lazyregexp.New(`[说說称稱][^，。,；;？?！!]{0,14}(?:泄|洩|漏|外流|盗|盜)[露漏洩泄]?了?`)

//go:embed swindle.txt
var list string

var is = jatext.Forms(list)
