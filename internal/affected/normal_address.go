package affected

import (
	"strconv"
	"strings"
	"unicode"

	"madoguchi/internal/jatext"
	"madoguchi/internal/lazyregexp"
)

func address(s string) (string, error) {
	s = postalInAddress.ReplaceAllString(strings.ToLower(variants(s)), "")
	s = numbered.ReplaceAllStringFunc(s, arabic)
	s = between.ReplaceAllString(s, "${1}ケ${2}")
	s = numberEnd.ReplaceAllString(s, "${1}-")
	s = numberJoint.ReplaceAllString(s, "${1}-${2}")
	s = onlyBetweenDigits(strings.TrimSpace(s))
	if s == "" {
		return "", ErrAddress
	}
	return s, nil
}

var (
	postalInAddress = lazyregexp.New(`〒\s*[0-9]{3}\s*\pP?\s*[0-9]{4}`)
	numbered        = lazyregexp.New(`[〇一二三四五六七八九十百]+(?:丁目|番|号)`)
	between         = lazyregexp.New(`(\p{Han})[がヶケ](\p{Han})`)
	numberEnd       = lazyregexp.New(`([0-9])\s*(?:丁目|番地の?|番|号室?)`)
	numberJoint     = lazyregexp.New(`([0-9])(?:\s*の\s*|\s+)([0-9])`)
)

// onlyBetweenDigits keeps a dash between two digits and the long vowel mark
// elsewhere, and drops whatever is neither letter nor number.
func onlyBetweenDigits(s string) string {
	var out []rune
	dashed := false
	for _, r := range s {
		digitBefore := len(out) > 0 && asciiDigit(out[len(out)-1])
		switch {
		case jatext.Dash(r) && digitBefore:
			dashed = true
			continue
		case r != 'ー' && !unicode.IsLetter(r) && !unicode.IsMark(r) && !unicode.IsNumber(r):
			continue
		case dashed && asciiDigit(r):
			out = append(out, '-')
		}
		out, dashed = append(out, r), false
	}
	return string(out)
}

func asciiDigit(r rune) bool { return '0' <= r && r <= '9' }

// arabic writes the kanji numeral before a counter in digits: 二十三番 → 23番,
// 一〇二号 → 102号. A numeral that is none, like 十十, stays.
func arabic(s string) string {
	in := []rune(s)
	n := jatext.Numerals{Scales: "十百", Falling: true, Place: 9999}.Read(in, 0)
	if n.Value < 0 {
		return s
	}
	return strconv.FormatInt(n.Value, 10) + string(in[n.End:])
}
