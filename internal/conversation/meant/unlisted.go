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
	words, general := strings.ToLower(jatext.Width(m.Text.Words())), opening(found.Entries[at], m.Answer)
	all := intent.Variants(r, unlisted)
	for i, e := range all {
		others := general
		for k, o := range all {
			if k != i {
				others += "\n" + opening(o, m.Answer)
			}
		}
		if shares(words, between(opening(e, m.Answer), general), others) {
			found.Entries = slices.Clone(found.Entries)
			found.Entries[at] = e
			return found
		}
	}
	return found
}

// between is a line without how it begins and ends like another one: what is left of them says what of.
func between(line, other string) string {
	a, b := []rune(line), []rune(other)
	n := 0
	for n < min(len(a), len(b)) && a[n] == b[n] {
		n++
	}
	a, b = a[n:], b[n:]
	for len(a) > 0 && len(b) > 0 && a[len(a)-1] == b[len(b)-1] {
		a, b = a[:len(a)-1], b[:len(b)-1]
	}
	return string(a)
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

// shares reports whether words hold a run of characters of one line that the others lack.
func shares(words, line, others string) bool {
	runes := []rune(line)
	for i := range runes {
		n := fewest
		if runes[i] < utf8.RuneSelf {
			n = fewestLatin
		}
		if i+n > len(runes) {
			return false
		}
		if run := string(runes[i : i+n]); !strings.Contains(run, " ") && strings.Contains(words, run) && !strings.Contains(others, run) {
			return true
		}
	}
	return false
}
