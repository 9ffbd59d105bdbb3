package veil

import (
	"slices"
	"strings"
	"unicode"

	"madoguchi/internal/redact/folded"
	"madoguchi/internal/signs"
)

var (
	letterForms   = lists.Pattern("letter")
	serials       = lists.Pattern("serial")
	noSerial      = lists.Pattern("no_serial")
	wordsWithYear = lists.Pattern("words_with_year")
	receiptForms  = lists.Pattern("receipt")
	receiptWord   = lists.Pattern("receipt_word")
	codeWord      = lists.Pattern("code_word")
	codeValue     = lists.Pattern("code_value")
	letterWord    = lists.Pattern("letter_word")
	letterValue   = lists.Pattern("letter_value")
	spelledWords  = lists.Pattern("spelled_words")
	spelledCode   = lists.Pattern("spelled_code")
	kanaCode      = lists.Pattern("kana_code")
	letterName    = lists.Pattern("letter_name")
	digitWords    = lists.Pattern("digit_word")
	grouped       = lists.Pattern("grouped")
	groupedValue  = lists.Pattern("grouped_value")
)

// codes are the codes of letters and receipts.
func codes(t *text) []folded.Span {
	found := shaped(t)
	for _, s := range letterForms.Parts(t) {
		if mixed(t.In(s)) && drawn(t, s) {
			found = append(found, s)
		}
	}
	for _, s := range serials.Parts(t) {
		if serial(t.In(s), t.Raw(s)) {
			found = append(found, s)
		}
	}
	for _, s := range receiptForms.Parts(t) {
		if receipt(t, s) {
			found = append(found, s)
		}
	}
	return found
}

// namedCodes are what a word calls a code or a receipt.
func namedCodes(t *text) []folded.Span {
	var found []folded.Span
	for _, s := range append(receiptWord.Then(codeValue, t.Text.Text.Text, 48), codeWord.Then(codeValue, t.Text.Text.Text, 48)...) {
		if _, figures := mix(t.In(s)); figures >= 2 && !t.figure(s) && !t.Unit(s.To) {
			found = append(found, s)
		}
	}
	for _, s := range append(receiptWord.Then(solidValue, t.Text.Text.Text, 48), codeWord.Then(solidValue, t.Text.Text.Text, 48)...) {
		if cluster.Match(t.In(s)) && distinct(t.In(s)) > groupSigns {
			found = append(found, s)
		}
	}
	return append(found, lettered(t)...)
}

// lettered are what words for a letter or a code have near them: signs of which some are
// letters and some digits, in capitals, or groups of capitals.
func lettered(t *text) []folded.Span {
	found := spelled(t)
	for _, s := range letterWord.Then(letterValue, t.Text.Text.Text, 48) {
		letters, figures := mix(t.In(s))
		is := letters > 0 && figures > 1 && letters+figures >= 4 && !t.figure(s)
		if raw := t.Raw(s); is && raw == strings.ToUpper(raw) && !noSerial.Match(t.In(s)) {
			found = append(found, s)
		}
	}
	for _, s := range append(codeWord.Then(groupedValue, t.Text.Text.Text, 48), grouped.Parts(t)...) {
		if raw := t.Raw(s); raw == strings.ToUpper(raw) {
			found = append(found, s)
		}
	}
	return found
}

// spelled are codes whose signs are told one by one.
func spelled(t *text) []folded.Span {
	var found []folded.Span
	if !t.Latin {
		return kanaCodes(t)
	}
	if strings.ContainsAny(t.Words, "0123456789") {
		for _, s := range spelledCode.Parts(t) {
			if raw := t.Raw(s); mixed(t.In(s)) || raw == strings.ToUpper(raw) {
				found = append(found, s)
			}
		}
	}
	if digitWords.In(t) {
		found = append(found, slices.DeleteFunc(spelledWords.Parts(t), func(s folded.Span) bool { return !digitWords.Match(t.In(s)) })...)
	}
	return append(found, kanaCodes(t)...)
}

// kanaCodes are codes whose letters are called by their names: エービー00.
func kanaCodes(t *text) []folded.Span {
	var found []folded.Span
	for _, s := range codeWord.Then(kanaCode, t.Text.Text.Text, 80) {
		if words := t.In(s); letterName.Match(words) && digits(words) >= 2 {
			found = append(found, s)
		}
	}
	return found
}

// drawn reports whether every group of signs is one that a word is not: it holds a digit, or
// is in capitals.
func drawn(t *text, s folded.Span) bool {
	at := s.From
	for _, group := range strings.FieldsFunc(t.In(s), func(r rune) bool { return asciiSign(r) < 0 }) {
		at += strings.Index(t.Words[at:s.To], group)
		raw := t.Raw(folded.Span{From: at, To: at + len(group)})
		if at += len(group); raw != strings.ToUpper(raw) && strings.Trim(group, "abcdefghijklmnopqrstuvwxyz") == "" {
			return false
		}
	}
	return true
}

// serial reports whether signs in groups are a number of something: eight and more, in
// capitals, and no standard's.
func serial(words, raw string) bool {
	letters, figures := mix(words)
	return letters > 0 && figures > 1 && letters+figures >= 8 && raw == strings.ToUpper(raw) && !noSerial.Match(words) &&
		!wordsWithYear.Match(words)
}

// receipt reports whether eight signs are the receipt of a case, perhaps mistyped: the
// check sign holds, or letters and digits are mixed as in no word.
func receipt(t *text, s folded.Span) bool {
	bare := strings.Map(asciiSign, t.In(s))
	letters, figures := mix(bare)
	if len(bare) != 8 || letters == 0 {
		return false
	}
	capitals := t.Raw(s) == strings.ToUpper(t.Raw(s))
	switch {
	case signs.Right(bare):
		return figures > 0 || capitals
	case len(t.In(s)) == len(bare):
		return drawnReceipt(bare)
	case strings.Contains(t.In(s), " "):
		return mixed(bare[:4]) && mixed(bare[4:]) && capitals
	}
	ours := strings.Trim(bare, signs.Alphabet) == "" && unicode.IsLetter(rune(bare[0]))
	return figures > 0 && (ours || mixed(bare[:4]) || mixed(bare[4:]))
}

// drawnReceipt reports whether eight signs in one run were drawn: letters and digits change as
// in the name of no product, or no vowel is among them.
func drawnReceipt(bare string) bool {
	_, figures := mix(bare)
	ours := strings.Trim(bare, signs.Alphabet) == "" && unicode.IsLetter(rune(bare[0]))
	return ours && figures > 0 && (turns(bare) >= fewestTurns || !strings.ContainsAny(bare, "AEU"))
}

// asciiSign is an ASCII letter or digit as the alphabet of codes has it, -1 for others.
func asciiSign(r rune) rune {
	if r >= unicode.MaxASCII || !unicode.IsLetter(r) && !unicode.IsDigit(r) {
		return -1
	}
	return unicode.ToUpper(r)
}

// mixed reports whether letters and digits are mixed.
func mixed(s string) bool {
	letters, figures := mix(s)
	return letters > 0 && figures > 0
}

// mix counts letters and digits.
func mix(s string) (letters, figures int) {
	for _, r := range s {
		switch {
		case '0' <= r && r <= '9':
			figures++
		case 'a' <= unicode.ToLower(r) && unicode.ToLower(r) <= 'z':
			letters++
		}
	}
	return letters, figures
}
