package affected

import (
	"strings"
	"unicode"

	"madoguchi/internal/jatext"
	"madoguchi/internal/lazyregexp"
)

// email does not judge the part before the @ by RFC 5322: addresses like
// a..b@docomo.ne.jp are real (platform fact 22).
func email(s string) (string, error) {
	if from, to := strings.LastIndexByte(s, '<'), strings.LastIndexByte(s, '>'); from >= 0 && from < to {
		s = s[from+1 : to]
	}
	s = strings.ToLower(strings.Map(mailSign, s))
	s = strings.Trim(strings.TrimPrefix(strings.Trim(s, "<>"), "mailto:"), "<>,;:")
	s = strings.TrimRight(s, ".")
	if local, _, _ := strings.Cut(s, "@"); len(s) > 254 || len(local) > 64 || !mailShape.MatchString(s) {
		return "", ErrEmail
	}
	return s, nil
}

// Masked is an address in normal form as one shows it to whom it belongs:
// t•••@example.jp. Nobody else learns it from that.
func Masked(email string) string {
	local, domain, _ := strings.Cut(email, "@")
	first := ""
	if len(local) > 1 {
		first = local[:1] // of ASCII, see mailShape
	}
	return first + "•••@" + domain
}

// mailSign reads the signs that a Japanese keyboard writes for others.
func mailSign(r rune) rune {
	switch {
	case unicode.IsSpace(r):
		return -1
	case r == '。' || r == '．':
		return '.'
	case jatext.Dash(r):
		return '-'
	}
	return r
}

var mailShape = lazyregexp.New("^[a-z0-9!#$%&'*+/=?^_`{|}~.-]+@(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\\.)+[a-z0-9-]*[a-z][a-z0-9-]*$")

// phone knows Japan's numbers as the ones that begin with 0: ten or eleven
// digits. Numbers abroad have up to fifteen behind the + (ITU-T E.164).
func phone(s string) (string, error) {
	s = phoneWord.ReplaceAllString(s, "")
	s = strings.Replace(s, "(0)", "", 1)
	s = without(s, func(r rune) bool { return unicode.IsSpace(r) || jatext.Dash(r) || strings.ContainsRune("()[]./・", r) })
	if abroad, ok := strings.CutPrefix(s, "00"); ok {
		s = "+" + abroad
	} else if abroad, ok := strings.CutPrefix(s, "010"); ok {
		s = "+" + abroad
	}
	if home, ok := strings.CutPrefix(s, "+81"); ok {
		s = "0" + strings.TrimPrefix(home, "0")
	}
	if !phoneShape.MatchString(s) {
		return "", ErrPhone
	}
	return s, nil
}

var (
	phoneWord  = lazyregexp.New(`(?i)^(?:tel|phone|電話番号|電話|携帯)\s*[:.]?\s*`)
	phoneShape = lazyregexp.New(`^(?:0[1-9][0-9]{8,9}|\+[1-9][0-9]{6,14})$`)
)

// postal takes the codes of every country, Japan's among them: three to ten
// letters and digits.
func postal(s string) (string, error) {
	s = without(strings.ToUpper(s), func(r rune) bool { return unicode.IsSpace(r) || jatext.Dash(r) || r == '〒' })
	if !postalShape.MatchString(s) {
		return "", ErrPostal
	}
	return s, nil
}

var postalShape = lazyregexp.New(`^[A-Z0-9]{3,10}$`)
