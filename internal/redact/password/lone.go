package password

import (
	_ "embed"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"madoguchi/internal/redact/folded"
	"madoguchi/internal/redact/numbers"
	"madoguchi/internal/redact/pattern"
)

//go:embed lone.txt
var loneFile string

var (
	loneWords  = pattern.Read(loneFile)
	signing    = loneWords.Pattern("signing")
	reusing    = loneWords.Pattern("reusing")
	loneTopic  = loneWords.Pattern("topic")
	loneToken  = loneWords.Pattern("token")
	lonePrefix = loneWords.Pattern("prefix")
	notLone    = loneWords.Pattern("no_password")
	calendar   = loneWords.Pattern("calendar")
	loneLabel  = loneWords.Pattern("label")
	loneUnit   = loneWords.Pattern("unit")
	letterRun  = loneWords.Pattern("letters")
)

// loneReach is how far a word may stand from what says that it is a password, in bytes.
const loneReach = 400

// lone finds words that look like nothing but a password where the text says only
// around them that they are one: it speaks of passwords, of signing in, of accounts, of
// what is used, typed, the same or to be changed.
func lone(t *numbers.Text) []folded.Span {
	topics := loneTopic.All(t)
	if len(topics) == 0 {
		return nil
	}
	var found []folded.Span
	for _, m := range loneToken.All(t) {
		s := tokenAt(t, m.From)
		s.From += lonePrefix.Length(t.In(s)) // "pwd=…"
		if !passwordLike(t, s) {
			continue
		}
		next, _ := slices.BinarySearchFunc(topics, s.From, func(topic folded.Span, at int) int { return topic.From - at })
		if next > 0 && s.From-topics[next-1].From < loneReach || next < len(topics) && topics[next].From-s.To < loneReach {
			found = append(found, s)
		}
	}
	return found
}

// passwordLike reports whether a word of letters and digits can hardly be a name, an
// address, a model or the number of anything: those are written in capitals, begin with
// few letters, or are called what they are.
func passwordLike(t *numbers.Text, s folded.Span) bool {
	word := t.In(s)
	before, _ := utf8.DecodeLastRuneInString(t.Words[:s.From])
	switch {
	case before < utf8.RuneSelf && strings.ContainsRune("<@?#._-$&%0123456789", before):
		return false
	case len(word) < 6 || !strong(word) || notLone.Match(word) || receipt.Match(word):
		return false
	case !strings.ContainsFunc(t.Raw(s), unicode.IsLower):
		return false
	case loneLabel.Match(t.Behind(s.From, 20)) || loneUnit.Match(t.Ahead(s.To, 6)):
		return false
	}
	return slices.ContainsFunc(letterRun.AllIn(word), func(run folded.Span) bool {
		letters := word[run.From:run.To]
		return !ordinaryWord(letters) && !calendar.Match(letters)
	})
}
