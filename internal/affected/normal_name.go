package affected

import (
	"strings"
	"unicode"

	"madoguchi/internal/jatext"
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
	return jatext.Folding{Steps: []jatext.Step{
		jatext.Each(unicode.ToLower),
		jatext.Each(jatext.Hiragana),
		jatext.Each(jatext.Repeated),
		jatext.LongVowels(jatext.Dash, long),
		jatext.Only(func(r rune) bool { return unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsNumber(r) }),
	}}.String(s)
}
