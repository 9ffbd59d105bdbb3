// Package password finds passwords, pass phrases and the answers to secret questions
// in a folded text.
//
// Most people who write the word ask whether theirs leaked, so the word alone proves
// nothing. What counts as a value, from sure to unsure:
//
//   - letters mixed with digits or symbols, near the word (see strong)
//   - what stands in quotes behind the word, unless it is a phrase about leaking
//   - a Latin word after は, ":" or "is", unless an ordinary one (ordinary.txt)
//   - a Japanese statement (は…です), unless it asks or tells of a leak (ordinary.txt)
//
// One-time codes and the letter codes that a company mails are not cut: they are of no
// use to anybody else, and the desk needs to read them. Those of others are (otp.go).
package password

import (
	_ "embed"
	"slices"

	"madoguchi/internal/redact/folded"
	"madoguchi/internal/redact/numbers"
	"madoguchi/internal/redact/pattern"
)

//go:embed password.txt
var wordFile string

var (
	words        = pattern.Read(wordFile)
	passwordWord = words.Pattern("password")
	numberWord   = words.Pattern("number_word")
	oneTime      = words.Pattern("one_time")
	enters       = words.Pattern("enters")
	numbered     = words.Pattern("numbered")
	device       = words.Pattern("device")
	passwordLine = words.Pattern("password_line")
	gluedValue   = words.Pattern("glued")
	renaming     = words.Pattern("renaming")
)

// Find lists the passwords in a text, and the answers to secret questions.
func Find(t *numbers.Text) []folded.Span {
	found := slices.Concat(renamed(t), gluedValue.Parts(t), answers(t), once(t), lone(t), t.Own(numberWord, 4, 8))
	spoken := wordsOf(t)
	if len(spoken) > 0 {
		found = append(found, entered(t)...)
	}
	for _, word := range spoken {
		found = append(found, lineBelow(t, word)...)
		found = append(found, valueBefore(t, word)...)
		found = append(found, valueAfter(t, word)...)
	}
	return found
}

// Spoken reports whether a text speaks of passwords, of signing in or of secret
// questions.
func Spoken(t *numbers.Text) bool {
	return signing.In(t) || reusing.In(t) || passwordWord.In(t) || asksSecret.In(t)
}

// wordsOf lists where a password is spoken of.
func wordsOf(t *numbers.Text) []folded.Span {
	var spoken []folded.Span
	for _, word := range passwordWord.Parts(t) {
		if !oneTime.Match(t.Behind(word.From, 12)) {
			spoken = append(spoken, word)
		}
	}
	if secretQuestion.In(t) || asksSecret.In(t) {
		spoken = append(spoken, secretTopic.All(t)...)
	}
	return spoken
}

// entered finds the strong word with which somebody says that they sign in, in a text
// about passwords, and the name with a number that a Japanese copula makes one.
func entered(t *numbers.Text) []folded.Span {
	var found []folded.Span
	for _, s := range enters.Parts(t) {
		if word := t.In(s); strong(word) && !receipt.Match(word) && !otherLabel.Match(t.Behind(s.From, 12)) {
			found = append(found, s)
		}
	}
	for _, s := range numbered.Parts(t) {
		if !device.Match(t.In(s)) {
			found = append(found, s)
		}
	}
	return found
}

// lineBelow finds a value that is a line of its own below one that announces it:
// 「パスワードはこちら」 and then the value.
func lineBelow(t *numbers.Text, word folded.Span) []folded.Span {
	line, ok := t.Announced(word.To)
	if !ok {
		return nil
	}
	s, ok := passwordLine.Part(t.Ahead(line, 48))
	s = s.Shift(line)
	if value := t.In(s); !ok || ordinary(value) || exempt.Match(value) || serial.Match(value) || numbers.Year(value) {
		return nil
	}
	return []folded.Span{s}
}

// renamed finds 「X」に変更, with or without the word.
func renamed(t *numbers.Text) []folded.Span {
	return slices.DeleteFunc(renaming.Parts(t), func(s folded.Span) bool { return !strong(t.In(s)) })
}
