package password

import (
	"strings"
	"unicode/utf8"

	"madoguchi/internal/redact/folded"
	"madoguchi/internal/redact/numbers"
)

var (
	inQuotes   = words.Pattern("in_quotes")
	plainWord  = words.Pattern("plain_word")
	copula     = words.Pattern("copula")
	changing   = words.Pattern("changing")
	particle   = words.Pattern("particle")
	lineEnd    = words.Pattern("line_end")
	goesTo     = words.Pattern("goes_to")
	brief      = words.Pattern("brief")
	credential = words.Pattern("credential")
	changes    = words.Pattern("changes")
	listing    = words.Pattern("listing")
	exchanges  = words.Pattern("exchanges")
	uses       = words.Pattern("uses")
	numeral    = words.Pattern("numeral")
	phone      = words.Pattern("phone")
	exempt     = words.Pattern("exempt")
	serial     = words.Pattern("serial")
	valueEnd   = words.Pattern("value_end")
	nextWord   = words.Pattern("next_word")
)

// quoted reads what stands in quotes or brackets.
func (l lead) quoted() (folded.Span, bool) {
	end := l.at + inQuotes.Length(l.Ahead(l.at, 66))
	if end == l.at {
		return folded.Span{}, false
	}
	_, opening := utf8.DecodeRuneInString(l.Words[l.at:])
	_, closing := utf8.DecodeLastRuneInString(l.Words[:end])
	s := folded.Span{From: l.at + opening, To: end - closing}
	inner, behind := l.In(s), l.Ahead(end, 12)
	switch {
	case strong(inner):
		return s, true
	case folded.HasMark(inner) || exempt.Match(inner) || ordinary(inner):
		return s, false
	case l.as():
		return s, becomes(behind)
	case l.Words[l.at] == '(':
		return s, plainWord.Match(inner) || l.answers() && answer(inner)
	case strings.HasSuffix(l.text, "の") || strings.HasSuffix(l.text, "た"):
		return s, utf8.RuneCountInString(inner) > 1 && (copula.Match(behind) || particle.Match(behind))
	}
	return s, l.stated() || strings.TrimSpace(l.text) == ""
}

// becomes reports whether the words behind something say that a password is that, or was
// changed to it.
func becomes(behind string) bool { return copula.Match(behind) || changing.Match(behind) }

// token reads one word of Latin letters, digits and symbols.
func (l lead) token() (folded.Span, bool) {
	s := tokenAt(l.Text, l.at)
	word, sameLine := l.In(s), !strings.Contains(l.text, "\n")
	switch {
	case exempt.Match(word):
		return s, false
	case serial.Match(word):
		return s, l.stated() && sameLine
	case strong(word):
		return s, true
	case numeral.Match(word):
		return s, (l.stated() || sameLine) && len(word) >= 3 && !numbers.Figure(word) && !phone.Match(word) && !l.Unit(s.To)
	case len(word) < 3 || !plain(word) || !l.means(s):
		return s, false
	}
	return folded.Span{From: s.From, To: phrase(l.Text, s.To)}, true
}

// means reports whether a plain Latin word is the value that the lead announces: by
// what stands behind it, and where nothing announces one, by a copula only.
func (l lead) means(word folded.Span) bool {
	rest := l.Ahead(word.To, 24)
	switch {
	case copula.Match(rest):
		return true
	case strings.Contains(l.text, "\n"):
		return l.opensLine() && lineEnd.Match(rest)
	case strings.HasSuffix(l.text, "の"):
		return particle.Match(rest)
	case l.han():
		return true
	case strings.TrimSpace(l.text) == "":
		return l.labels(rest)
	case !l.stated():
		return l.apposed(rest) || l.exchanged() && listEnd.Match(rest)
	}
	return valueEnd.Match(rest) && (l.wide() || label.Match(l.text) || !goesTo.Match(rest))
}

// labels reports whether the word alone announces a value: short forms and words
// of Japanese before a space do, "password" only in "I used the password …".
func (l lead) labels(rest string) bool {
	before := l.Behind(l.from, 24)
	switch {
	case l.wide() && particle.Match(strings.TrimPrefix(rest, " ")), listing.Match(rest):
		return true
	case !valueEnd.Match(rest):
		return false
	}
	return l.wide() || credential.Match(before) || brief.Match(l.word) && !changes.Match(before) || uses.Match(before)
}

// exchanged reports whether the words before "password" say that one was changed, or
// had: "from …", "to …", "as …".
func (l lead) exchanged() bool {
	before := l.Behind(l.from, 24)
	switch strings.TrimSpace(l.text) {
	case "from", "to":
		return exchanges.Match(before)
	case "as":
		return uses.Match(before)
	}
	return false
}

// tokenAt is the run of visible ASCII there without the punctuation at its end.
func tokenAt(t *numbers.Text, at int) folded.Span {
	end := at
	for end < len(t.Words) && end < at+128 && '!' <= t.Words[end] && t.Words[end] <= '~' {
		end++
	}
	return folded.Span{From: at, To: at + len(strings.TrimRight(t.Words[at:end], `.,;:?)]}>"'`+"`"))}
}

// strong reports whether a word can hardly be anything but a password: letters
// with digits or symbols among them, and no product, standard or address.
func strong(word string) bool {
	bare := strings.TrimRight(word, "!")
	return len(word) >= 4 && mixed(bare) && !exempt.Match(word) && !serial.Match(word) && !ordinaryWord(bare)
}

// plain reports whether a word begins with a Latin letter and says nothing about
// passwords, so that it may be one.
func plain(word string) bool {
	return word != "" && 'a' <= word[0] && word[0] <= 'z' && !ordinaryWord(word)
}

// mixed reports whether a word has a letter and a digit or a symbol, which is no
// mere punctuation at its end.
func mixed(word string) bool {
	letter, other := false, false // seen so far
	for _, c := range []byte(word) {
		switch {
		case 'a' <= c && c <= 'z':
			if other {
				return true
			}
			letter = true
		case strings.IndexByte(`0123456789#$%&*@^~+=!|\`, c) >= 0:
			if letter {
				return true
			}
			other = true
		case letter && strings.IndexByte("?<>", c) >= 0:
			return true
		}
	}
	return false
}

// phrase extends a value by the plain words that follow it, for a pass phrase.
func phrase(t *numbers.Text, at int) int {
	for range 7 {
		word, ok := nextWord.Part(t.Ahead(at, 32))
		if !ok || ordinaryWord(t.In(word.Shift(at))) {
			break
		}
		at += word.To
	}
	return at
}
