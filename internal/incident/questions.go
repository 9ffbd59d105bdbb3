package incident

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// minQuestions is the least that an entry needs to be found at all.
const minQuestions = 5

// checkQuestions sees that each entry has questions and that no question stands
// for two.
func (l *loader) checkQuestions() {
	seen := map[string]question{}
	for _, e := range l.drafts {
		if len(e.questions) < minQuestions {
			l.add(e.at("id"), "%s has %d questions; write at least %d", short(e.ID), len(e.questions), minQuestions)
		}
		for _, q := range e.questions {
			key := fold(q.text)
			first, ok := seen[key]
			if !ok {
				seen[key] = q
			} else if first.of != q.of {
				l.add(q.at, "the question %q is asked under %s at %v already; keep it where it is answered best", short(q.text), short(first.of), first.at)
			}
		}
	}
}

// fold makes texts equal that differ only in width, case, spaces and
// punctuation. What is nothing else stays as it is.
func fold(s string) string {
	wide := strings.ToLower(norm.NFKC.String(s))
	folded := strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || unicode.IsPunct(r) {
			return -1
		}
		return r
	}, wide)
	if folded == "" {
		return wide
	}
	return folded
}

// isID reports whether s is like card_items.
func isID(s string) bool {
	for i, r := range s {
		letter := 'a' <= r && r <= 'z'
		if !letter && (i == 0 || r != '_' && (r < '0' || r > '9')) {
			return false
		}
	}
	return s != ""
}

// isLang reports whether s is like an ISO 639-1 code.
func isLang(s string) bool {
	return len(s) == 2 && 'a' <= s[0] && s[0] <= 'z' && 'a' <= s[1] && s[1] <= 'z'
}
