package faq

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// fold brings the many ways of writing one question together: width and
// compatibility forms (NFKC), case, katakana as hiragana, the dashes and old
// kanji that NFKC leaves apart (platform fact 24), marks nobody sees. Space
// between Japanese characters goes; between Latin words it stays, once.
func fold(s string) []rune {
	var out []rune
	gap := false
	for _, r := range norm.NFKC.String(strings.ToValidUTF8(s, " ")) {
		r = foldRune(unicode.ToLower(r))
		if unicode.Is(unicode.Pd, r) || r == '−' || r == '〜' {
			if len(out) == 0 || !unicode.Is(unicode.Hiragana, out[len(out)-1]) {
				r = ' ' // a dash between words, not the long vowel that people type it for
			} else {
				r = 'ー'
			}
		}
		switch {
		case r < 0:
			continue
		case !letter(r):
			gap = len(out) > 0
			continue
		}
		if gap && latin(r) && latin(out[len(out)-1]) {
			out = append(out, ' ')
		}
		gap = false
		out = append(out, r)
	}
	return out
}

// foldRune is the folding of one character, -1 for one that is not seen.
func foldRune(r rune) rune {
	switch {
	case 'ァ' <= r && r <= 'ヶ':
		return r - 'ァ' + 'ぁ'
	case unicode.In(r, unicode.Cf, unicode.Mn) && r != '\u3099' && r != '\u309a':
		return -1
	}
	switch r {
	case '髙':
		return '高'
	case '﨑':
		return '崎'
	}
	return r
}

// letter reports whether a character carries meaning for matching.
func letter(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || r == 'ー'
}

// latin reports whether words of this script are set apart by spaces.
func latin(r rune) bool {
	return r < 0x250 || unicode.In(r, unicode.Hangul, unicode.Cyrillic, unicode.Greek)
}

// synonyms folds what people call the same thing in an inquiry after a data
// breach; it knows no incident. Longer forms stand before the shorter ones that
// they hold.
func synonyms(folded string) string { return same.Replace(folded) }

var same = strings.NewReplacer(
	"個人じょうほう", "個人情報",
	"漏えい", "漏れ", "漏洩", "漏れ", "ろうえい", "漏れ", "流出", "漏れ", "りゅうしゅつ", "漏れ", "流失", "漏れ", "もれ", "漏れ",
	"めーるあどれす", "めーるあどれす", "めるあど", "めーるあどれす", "めあど", "めーるあどれす", "eめーる", "めーる",
	"くれじっとかーど", "かーど", "くれか", "かーど",
	"ぱすわーど", "password", "でんわ", "電話", "つうち", "通知", "てすうりょう", "手数料", "さいはっこう", "再発行",
	"じゅうしょ", "住所", "なまえ", "名前", "氏名", "名前", "きかん", "期間", "げんいん", "原因", "ほしょう", "補償",
	"たんとうしゃ", "担当者", "たいしょう", "対象", "あんごうか", "暗号化", "ちょうさ", "調査", "かいいん", "会員",
)
