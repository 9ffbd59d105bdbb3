package affected

import (
	"errors"
	"strings"
	"unicode"
	"unicode/utf8"

	"madoguchi/internal/jatext"
)

// What is refused. The sentences are fixed: none repeats what was written.
var (
	ErrName    = errors.New("affected: no name; write its letters")
	ErrKana    = errors.New("affected: no reading of a name; write its letters")
	ErrPostal  = errors.New("affected: no postal code; write its digits, seven in Japan")
	ErrAddress = errors.New("affected: no address; write its letters and digits")
	ErrPhone   = errors.New("affected: no telephone number; begin with 0, abroad with + and the country code")
	ErrEmail   = errors.New("affected: no mail address; write it like name@example.jp")
	ErrLong    = errors.New("affected: too long")
	ErrField   = errors.New("affected: no such field")
)

const (
	mostBytes  = 4096 // of what is given
	mostSigns  = 400  // of what is returned
	mostRounds = 8
)

// Normal brings what stands in the company's list and what a customer types to
// one form, so that the same person is found however it is written. It returns
// "" for nothing but space, and one of the errors above (or [ErrLetter]) for what
// is no such field. Normal of its own result changes nothing.
//
// Everything goes through NFKC first (full and half width, ①, ㈱, ℡) and loses
// characters that nobody sees. Dashes are all that look like one, the long vowel
// mark among them; "variants" are kanji of
// one name, see [jatext.Names] (platform fact 24).
//
//	email    lower case; spaces, "mailto:" and <> off; 。 read as a dot; dashes as -
//	phone    +81, 0081 and 010-81 → 0, "(0)" and all but digits off; abroad + and digits
//	postal   〒, spaces and dashes off; upper case
//	name     variants; katakana → hiragana; lower case; spaces, dots and all other
//	         signs off; a dash behind kana → ー; 様, さま, さん, 御中 off the end
//	kana     the same without the titles; every dash → ー
//	address  variants; lower case; spaces, 〒 and its code, signs off; dashes,
//	         丁目, 番地, 番, 号, の and spaces between numbers → "-"; kanji numerals
//	         before 丁目, 番 and 号 → digits; ヶ, ケ, が between kanji → ケ; "-" off the end
//	letter   the form of [NewLetter]
func Normal(f Field, raw string) (string, error) {
	if len(raw) > mostBytes {
		return "", ErrLong
	}
	s, once := strings.ToValidUTF8(raw, "\uFFFD"), f.definition().normal
	// Taking a sign out may put others together that normalise further, so a round is
	// repeated until nothing changes.
	for range mostRounds {
		last := s
		s = visible(s)
		if s == "" {
			return "", nil
		}
		if once == nil {
			return "", ErrField
		}
		var err error
		if s, err = once(s); err != nil {
			return "", err
		}
		if s == last && utf8.RuneCountInString(s) <= mostSigns {
			return s, nil
		}
	}
	return "", ErrLong // too many signs, or rounds, for the spelling of anything
}

// visible is s in NFKC without the characters that take no room and the space
// around it. Each kind of space inside becomes an ordinary one.
func visible(s string) string {
	return strings.TrimSpace(strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case jatext.Hidden(r):
			return -1
		}
		return r
	}, jatext.Width(s)))
}

func variants(s string) string { return strings.Map(jatext.Names, s) }

// without drops the characters for which off says so.
func without(s string, off func(r rune) bool) string {
	return strings.Map(func(r rune) rune {
		if off(r) {
			return -1
		}
		return r
	}, s)
}
