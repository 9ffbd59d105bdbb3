package prose

import (
	"strings"
	"unicode"

	"madoguchi/internal/lazyregexp"
)

// Plain are the words as a reader has them, without what the desk put there and without
// mail addresses: what somebody's address is called says nothing about what they want. The
// line at the end on which a name stands with its address is that of who writes.
func Plain(words string) string {
	return WithoutAddresses(signature.ReplaceAllString(unmarked(Visible(words)), "$1"))
}

// signature is a last line of a name and an address, below words.
var signature = lazyregexp.New(`(\S)\s*\n[\t 　]*[^\n@?？:：はがをの]{0,16}[\t 　<(（]` + address + `[>)）]?[\s0-9０-９+()-]*$`)

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
	comment = lazyregexp.New(`(?s)<!--.*?(-->|$)`)
	mark    = lazyregexp.New(`\[[^\]]*■■\]`)
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
	return letters == 0 || broken*2 > letters || letters >= 60 && len(seen) < 12 || scrambled(words) || mashed(words) || unformed(words)
}

// mashed reports whether somebody leaned on a keyboard: Latin letters without any vowel, and
// one key for long, or keys of the middle row with next to no vowel.
func mashed(words string) bool {
	return held(words) || middleRow(words)
}

// middleRow reports whether the letters are those on which fingers rest, one in seven of them
// an A at most: words made of them ("a flask has") have more.
func middleRow(words string) bool {
	letters, vowels := 0, 0
	for _, r := range strings.ToLower(words) {
		switch {
		case r == 'a':
			vowels++
			letters++
		case strings.ContainsRune("sdfghjkl", r):
			letters++
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			return false
		}
	}
	return letters >= 6 && 7*vowels <= letters
}

// held reports whether no letter is a vowel, and one key was held for long.
func held(words string) bool {
	letters, run := 0, 0
	last := rune(0)
	long := false
	for _, r := range strings.ToLower(words) {
		switch {
		case strings.ContainsRune("aeiouy", r), unicode.IsLetter(r) && !unicode.Is(unicode.Latin, r):
			return false
		case unicode.IsLetter(r):
			letters++
		}
		if run++; r != last {
			run, last = 1, r
		}
		long = long || run >= 4
	}
	return letters >= 8 && long
}

// unformed reports whether a text is mostly single Korean letters that form no syllable and no
// laugh or sob (ㅋ, ㅎ, ㅠ): somebody leaned on that keyboard. Two or three of them are slang.
func unformed(words string) bool {
	alone, all := map[rune]bool{}, 0
	n := 0
	for _, r := range words {
		if !unicode.IsLetter(r) {
			continue
		}
		if all++; r >= 'ㄱ' && r <= 'ㅣ' && !strings.ContainsRune("ㅋㅎㅠㅜㅡ", r) {
			alone[r] = true
			n++
		}
	}
	return len(alone) >= 4 && 2*n >= all
}

// scrambled reports whether a text is UTF-8 that somebody's program took for Windows-1252 or
// for Shift_JIS, or that a second program could not read and wrote as 锟斤拷: nobody can read it. Kana then begin with one of
// three rare characters.
func scrambled(words string) bool {
	western, eastern, all := 0, 0, 0
	for _, r := range words {
		switch {
		case unicode.IsSpace(r):
			continue
		case r >= 0x80 && r <= 0xff || strings.ContainsRune("‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ€", r):
			western++
		case strings.ContainsRune("縺繧繝", r):
			eastern++
		}
		all++
	}
	return strings.Contains(words, "锟斤拷") || western >= 6 && 2*western > all || eastern >= 3 && 5*eastern >= all
}

// Hostile reports whether a text is code and not a question. It is never run
// and never shown, whatever this says; this only chooses the answer.
func Hostile(words string) bool {
	return code.MatchString(words)
}

var code = lazyregexp.New(`(?i)<\s*/?\s*(script|img|svg|iframe|body|object|style)\b|\bon(error|load|click)\s*=|javascript:|` +
	`\bunion\s+(all\s+)?select\b|\bselect\b.{1,80}\bfrom\b\s+\w+|\b(drop|alter|truncate)\s+table\b|\bdelete\s+from\b|\binsert\s+into\b|` +
	`['"]\s*(or|and)\s+['"]?\w+['"]?\s*=|;\s*--|\{\{.*\}\}|\$\{.*\}|<%|\.\./\.\./|\b(rm\s+-rf|cat\s+/etc)\b`)
