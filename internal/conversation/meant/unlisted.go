package meant

import (
	"slices"
	"strings"
	"unicode/utf8"

	"madoguchi/internal/conversation/intent"
	"madoguchi/internal/incident"
	"madoguchi/internal/jatext"
)

// unlisted is the topic of kinds of data that a notice does not list. Its entry names some as examples; those that have an
// entry of their own are named by that.
const unlisted = "fields_not_listed"

// ofUnlisted is the entry that names the kind of data that words name, in place of the one that names others: who asks
// for their passport is not told of member numbers.
func ofUnlisted(r *intent.Reader, m intent.Message, found intent.Meaning) intent.Meaning {
	at := slices.IndexFunc(found.Entries, func(e incident.Entry) bool { return e.ID == unlisted })
	if at < 0 || m.Tap != "" {
		return found
	}
	words := strings.ToLower(jatext.Width(m.Text.Words()))
	for _, e := range intent.Variants(r, unlisted) {
		if shares(words, opening(e, m.Answer), opening(found.Entries[at], m.Answer)) {
			found.Entries = slices.Clone(found.Entries)
			found.Entries[at] = e
			return found
		}
	}
	return found
}

// opening is the first line of an answer, in which it says what of.
func opening(e incident.Entry, lang incident.Lang) string {
	first, _, _ := strings.Cut(e.Answer[lang], "\n")
	return strings.ToLower(jatext.Width(first))
}

// How many characters of a name stand in words that name it: a word of Latin letters has more.
const (
	fewest      = 4
	fewestLatin = 6
)

// shares reports whether words hold a run of characters of one line that the other one lacks.
func shares(words, line, other string) bool {
	runes := []rune(line)
	for i := range runes {
		n := fewest
		if runes[i] < utf8.RuneSelf {
			n = fewestLatin
		}
		if i+n > len(runes) {
			return false
		}
		if run := string(runes[i : i+n]); !strings.Contains(run, " ") && strings.Contains(words, run) && !strings.Contains(other, run) {
			return true
		}
	}
	return false
}
