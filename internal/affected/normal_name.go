package affected

import (
	"strings"
	"unicode"
)

func name(s string) (string, error) {
	s = letters(variants(s), func(last rune) bool { return unicode.Is(unicode.Hiragana, last) || last == 'ー' })
	for _, title := range []string{"様", "さま", "さん", "御中"} {
		if bare := strings.TrimSuffix(s, title); bare != "" {
			s = bare
		}
	}
	if s == "" {
		return "", ErrName
	}
	return s, nil
}

func kana(s string) (string, error) {
	if s = letters(s, func(rune) bool { return true }); s == "" {
		return "", ErrKana
	}
	return s, nil
}

// letters keeps letters, their marks and numbers, lower case and katakana as
// hiragana. A dash stays as the long vowel mark where long says so of the
// character before it.
func letters(s string, long func(last rune) bool) string {
	var out []rune
	for _, r := range strings.ToLower(s) {
		r = hiragana(r)
		switch {
		case dash(r) && len(out) > 0 && long(out[len(out)-1]):
			out = append(out, 'ー')
		case !dash(r) && (unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsNumber(r)):
			out = append(out, r)
		}
	}
	return string(out)
}

// hiragana turns one katakana into the hiragana of the same sound.
func hiragana(r rune) rune {
	if 'ァ' <= r && r <= 'ヶ' || r == 'ヽ' || r == 'ヾ' {
		return r - 'ァ' + 'ぁ'
	}
	return r
}
