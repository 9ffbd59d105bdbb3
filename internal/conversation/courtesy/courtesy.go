// Package courtesy tells what people say around what they want from what they want: greetings,
// thanks, "I see". It knows no topic.
package courtesy

import (
	"cmp"
	_ "embed"
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode"

	"madoguchi/internal/conversation/prose"
	"madoguchi/internal/jatext"
	"madoguchi/internal/lazyregexp"
)

// Read takes the courtesies off the words of a message. Rest is what is left of them, "" where
// they are nothing else.
func Read(words string) (rest string, courteous bool) {
	var left []string
	for _, sentence := range prose.Sentences(words) {
		bare := stripped(sentence, forms().any)
		courteous = courteous || bare != strings.TrimSpace(sentence)
		if strings.ContainsFunc(bare, jatext.Letter) {
			left = append(left, bare)
		}
	}
	return strings.Join(left, "\n"), courteous
}

// Acknowledges reports whether a message says that somebody has read what was said, and
// nothing else than that and courtesies: 「なるほど」, "I see".
func Acknowledges(words string) bool {
	rest, _ := Read(words)
	return rest == "" && slices.ContainsFunc(forms().each.FindAllString(jatext.Width(words), -1), forms().acknowledges)
}

// stripped is a sentence without the courtesies at its ends.
func stripped(sentence string, courtesy ends) string {
	for {
		bare := strings.TrimFunc(sentence, between)
		if at := courtesy.front.FindStringIndex(bare); at != nil && apart(bare[:at[1]], bare[at[1]:]) {
			bare = bare[at[1]:]
		} else if at := courtesy.back.FindStringIndex(bare); at != nil && bare[at[0]:] != "" && cut(bare[:at[0]]) {
			bare = bare[:at[0]]
		}
		if bare == sentence {
			return bare
		}
		sentence = bare
	}
}

// between are characters around courtesies that say nothing.
func between(r rune) bool {
	return unicode.IsSpace(r) || !unicode.IsLetter(r) && !unicode.IsDigit(r) && !strings.ContainsRune("?？「」()（）〒", r)
}

// apart reports whether a courtesy ends where it seems to: 「はい」 is none of 「はいたつ」.
func apart(courtesy, rest string) bool {
	c, r := []rune(courtesy), []rune(rest)
	if len(r) == 0 || between(r[0]) {
		return true
	}
	return !jatext.IsASCIILetter(c[len(c)-1]) && (len(c) >= shortest || jatext.IsASCIILetter(r[0]))
}

// cut reports whether the words in front of a courtesy end there.
func cut(words string) bool {
	r := []rune(words)
	return len(r) == 0 || between(r[len(r)-1]) || strings.ContainsRune("?？」", r[len(r)-1])
}

// shortest is how long a courtesy is at least that other words follow without a sign.
const shortest = 5

// ends finds courtesies at the ends of a sentence.
type ends struct{ front, back *lazyregexp.Regexp }

type patterns struct {
	any  ends
	each *lazyregexp.Regexp // one anywhere, the longest: "good evening" is no "good"
	acks map[string]bool    // in small letters
}

func (p patterns) acknowledges(courtesy string) bool { return p.acks[strings.ToLower(courtesy)] }

//go:embed courtesies.txt
var list string

var forms = sync.OnceValue(func() patterns {
	var all []string
	acks := map[string]bool{}
	for heading, phrase := range jatext.Sections(list) {
		if all = append(all, regexp.QuoteMeta(phrase)); heading == "ack" {
			acks[strings.ToLower(phrase)] = true
		}
	}
	longest := func(a, b string) int { return cmp.Compare(len(b), len(a)) }
	slices.SortStableFunc(all, longest)
	any := strings.Join(all, "|")
	return patterns{
		any:  ends{lazyregexp.New(`(?i)^(?:` + any + `)`), lazyregexp.New(`(?i)(?:` + any + `)$`)},
		each: lazyregexp.New(`(?i)(?:` + any + `)`),
		acks: acks,
	}
})
