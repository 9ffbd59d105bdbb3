package prose

import (
	"regexp"
	"unicode"
)

// Plain are the words as a reader has them, without what the desk put there and without
// mail addresses: what somebody's address is called says nothing about what they want.
func Plain(words string) string { return WithoutAddresses(unmarked(Visible(words))) }

// Visible drops what a reader of the message does not see, and the marks that package
// inquiry left for secrets.
func Visible(words string) string {
	return mark.ReplaceAllString(Uncommented(words), " ")
}

// Uncommented drops what HTML hides.
func Uncommented(words string) string {
	return comment.ReplaceAllString(words, " ")
}

var (
	comment = regexp.MustCompile(`(?s)<!--.*?(-->|$)`)
	mark    = regexp.MustCompile(`\[[^\]]*■■\]`)
)

// Unreadable reports whether a text holds nothing to understand: no letter, or
// a few characters over and over.
func Unreadable(words string) bool {
	seen := map[rune]bool{}
	letters, broken := 0, 0
	for _, r := range words {
		if r == unicode.ReplacementChar {
			broken++
		}
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			letters++
			seen[r] = true
		}
	}
	return letters == 0 || broken*2 > letters || letters >= 60 && len(seen) < 12
}

// Hostile reports whether a text is code and not a question. It is never run
// and never shown, whatever this says; this only chooses the answer.
func Hostile(words string) bool {
	return code.MatchString(words)
}

var code = regexp.MustCompile(`(?i)<\s*/?\s*(script|img|svg|iframe|body|object|style)\b|\bon(error|load|click)\s*=|javascript:|` +
	`\bunion\s+(all\s+)?select\b|\bselect\b.{1,80}\bfrom\b\s+\w+|\b(drop|alter|truncate)\s+table\b|\bdelete\s+from\b|\binsert\s+into\b|` +
	`['"]\s*(or|and)\s+['"]?\w+['"]?\s*=|;\s*--|\{\{.*\}\}|\$\{.*\}|<%|\.\./\.\./|\b(rm\s+-rf|cat\s+/etc)\b`)
