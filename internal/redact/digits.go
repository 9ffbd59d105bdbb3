package redact

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// group is a run of digits without anything in between, in ASCII, in kanji or
// spelled as words.
type group struct {
	span
	digits string // in ASCII
}

// groups lists the digits of the text from front to back.
func (v *view) groups() []group {
	if v.digits != nil {
		return v.digits
	}
	all := []group{}
	for at := 0; at < len(v.text); {
		g, spelled := v.spelledAt(at)
		if !spelled {
			g = v.groupAt(at)
		}
		if g.digits != "" {
			all = append(all, g)
		}
		if at = g.to; g.to == g.from {
			_, n := utf8.DecodeRuneInString(v.text[at:])
			at += n
		}
	}
	v.digits = all
	return all
}

// groupAt returns the digits of one script from there on; none is no digits.
func (v *view) groupAt(at int) group {
	_, first := digitOf(v.rune(at))
	var digits []byte
	end := at
	for end < len(v.text) {
		digit, kanji := digitOf(v.rune(end))
		if digit == 0 || kanji != first {
			break
		}
		digits = append(digits, digit)
		end += utf8.RuneLen(v.rune(end))
	}
	return group{span{at, end}, string(digits)}
}

func (v *view) rune(at int) rune {
	r, _ := utf8.DecodeRuneInString(v.text[at:])
	return r
}

// digitOf returns the ASCII digit, 0 for anything else, and whether it was kanji.
func digitOf(r rune) (digit byte, kanji bool) {
	switch {
	case '0' <= r && r <= '9':
		return byte(r), false
	case r == '零':
		return '0', true
	case r < '〇':
		return 0, false
	}
	const row = "〇一二三四五六七八九"
	if i := strings.IndexRune(row, r); i >= 0 {
		return '0' + byte(i/len("〇")), true
	}
	return 0, false
}

// between is what stands between a group and an earlier one.
func (v *view) between(a, b group) string { return v.text[a.to:b.from] }

// near reports whether two groups may be parts of one number: at most four
// spaces, dashes and dots apart.
func (v *view) near(a, b group) bool { return short(v.between(a, b), separator) }

// nearAny is near for any characters but letters, such as brackets or slashes, and
// for the の with which numbers are read out.
func (v *view) nearAny(a, b group) bool {
	gap := v.between(a, b)
	return strings.Trim(gap, "、, ・") == "の" && len(gap) < 12 || short(gap, func(r rune) bool { return !unicode.IsLetter(r) && !isMark(r) })
}

func short(gap string, is func(rune) bool) bool {
	if len(gap) > 4*utf8.UTFMax {
		return false
	}
	rest := strings.TrimLeftFunc(gap, is)
	return rest == "" && utf8.RuneCountInString(gap) <= 4
}

// separator: NFKC leaves the many dashes apart, and a Japanese keyboard gives
// the long vowel ー where a dash is meant (platform fact 24).
func separator(r rune) bool {
	return unicode.IsSpace(r) || unicode.Is(unicode.Pd, r) || strings.ContainsRune("ー−─━_~〜·・•‧∙⋅.。", r)
}

// phone returns the index of the last group of a phone number that begins with
// gs[i], or -1. Domestic numbers have ten digits, mobile and IP numbers and
// 0800 eleven; the country code may stand for the zero.
func (v *view) phone(gs []group, i int) int {
	if c := gs[i].digits[0]; c != '0' && (c != '8' || !v.plus(gs[i])) {
		return -1
	}
	number := ""
	for j := i; j < len(gs) && j < i+5; j++ {
		if j > i && !v.nearAny(gs[j-1], gs[j]) {
			return -1
		}
		number += gs[j].digits
		if domestic := strings.TrimPrefix(number, "81"); domestic != number && v.plus(gs[i]) {
			if phoneNumber.MatchString("0" + strings.TrimPrefix(domestic, "0")) {
				return j
			}
		}
		if phoneNumber.MatchString(number) {
			return j
		}
	}
	return -1
}

var phoneNumber = regexp.MustCompile(`^0(?:[5-9]0\d{8}|800\d{7}|[1-9]\d{8})$`)

func (v *view) plus(g group) bool { return strings.HasSuffix(v.text[:g.from], "+") }

// luhn is the check of ISO/IEC 7812-1, annex B.
func luhn(digits string) bool {
	sum := 0
	for i := range len(digits) {
		d := int(digits[len(digits)-1-i] - '0')
		if i%2 == 1 {
			if d *= 2; d > 9 {
				d -= 9
			}
		}
		sum += d
	}
	return sum%10 == 0
}
