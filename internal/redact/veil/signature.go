package veil

import (
	"strings"
	"unicode/utf8"

	"madoguchi/internal/redact/folded"
)

var (
	closing     = lists.Pattern("closing")
	closingLine = lists.Pattern("closing_line")
	nameLine    = lists.Pattern("name_line")
	rule        = lists.Pattern("rule")
	endDash     = lists.Pattern("end_dash")
)

const (
	// signature is how many lines at the end of a text may be one.
	signature = 16

	// longestLine is how many characters a line of a signature has at most.
	longestLine = 60
)

// signatures are the names at the end of a mail: lines that hold nothing else, below a
// rule or words that close a mail, and a last line that is a name without doubt.
func signatures(t *text) []folded.Span {
	lines := lastLines(t.Words)
	found := closed(t, lines)
	signing := false
	for i, line := range lines {
		words := t.In(line)
		switch {
		case strings.TrimSpace(words) == "":
		case rule.Match(words) || i > 0 && closing.Match(words):
			signing = true
		case utf8.RuneCountInString(words) > longestLine || signing && strings.Contains(words, "。") && !folded.HasMark(words):
			signing = false
		default:
			last := strings.TrimSpace(t.Words[line.To:]) == ""
			if s, ok := nameLine.Part(words); ok && i > 0 && signed(t, s.Shift(line.From), signing, last) {
				found = append(found, s.Shift(line.From))
			}
		}
	}
	return found
}

// closed are the names behind "Regards," or a dash on the last line.
func closed(t *text, lines []folded.Span) []folded.Span {
	if len(lines) == 0 {
		return nil
	}
	from := lines[max(0, len(lines)-2)].From
	var found []folded.Span
	end := t.Words[from:]
	if m := closingLine.Submatches(end); m != nil {
		found = append(found, folded.Span{From: m[4], To: m[5]}.Shift(from))
	}
	if s, ok := endDash.Part(end); ok {
		found = append(found, s.Shift(from))
	}
	var names []folded.Span
	for _, s := range found {
		if capital.Match(t.Raw(s)) && !noLatin.Match(t.In(s)) {
			names = append(names, s)
		}
	}
	return names
}

// lastLines are the last lines of a text.
func lastLines(words string) []folded.Span {
	var lines []folded.Span
	end := len(words)
	for range signature {
		from := strings.LastIndexByte(words[:end], '\n') + 1
		lines = append([]folded.Span{{From: from, To: end}}, lines...)
		if from == 0 {
			break
		}
		end = from - 1
	}
	return lines
}

// signed reports whether a line that holds nothing else is a name: any but some words
// where signing, elsewhere only what is known, or what the last line of all holds.
func signed(t *text, s folded.Span, signing, last bool) bool {
	words := t.In(s)
	if noNames[words] || koWords[words] || zhWords[words] || formNo.Match(words) {
		return false
	}
	first, _ := utf8.DecodeRuneInString(words)
	two := strings.Contains(words, " ")
	switch {
	case isHan(first):
		return signedHan(words, signing, last && (!t.japanese || two))
	case isHiragana(first), isKatakana(first):
		return signedKana(words, signing, two)
	case first >= utf8.RuneSelf:
		return signing || last && koreanName(strings.ReplaceAll(words, " ", ""))
	}
	return signedLatin(words, t.Raw(s), signing, last && two)
}

// signedLatin is [signed] for names in Latin letters.
func signedLatin(words, raw string, signing, alone bool) bool {
	return !noLatin.Match(words) && len(words) <= 40 && (signing || alone && capital.Match(raw))
}

// signedKana is [signed] for names in kana.
func signedKana(words string, signing, two bool) bool {
	if noNameHira.Match(words) || noNameKana.Match(words) {
		return false
	}
	return signing || two && kanaSurname(words) > 0
}

// signedHan is [signed] for names that begin with kanji. Alone means that the line is the
// last one, and Chinese or of two words.
func signedHan(words string, signing, alone bool) bool {
	bare := strings.ReplaceAll(words, " ", "")
	n := known(bare)
	size, given := utf8.RuneCountInString(bare), utf8.RuneCountInString(bare[n:])
	switch {
	case size < 2 || size > 6 || noNameEnd.Match(bare) && n == 0:
		return false
	case signing || n > 0 && len(words) > len(bare):
		return true
	case n > 0 && given >= 1 && given <= 3:
		return !isPlace(bare)
	}
	return alone && (len(words) > len(bare) || chineseSurname(bare) > 0 && size <= 4)
}
