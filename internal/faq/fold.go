package faq

import (
	"strings"
	"sync"
	"unicode"

	"madoguchi/internal/jatext"
)

// fold brings the many ways of writing one question together: width, case, katakana as
// hiragana, marks nobody sees, the dashes and old kanji that NFKC leaves apart (platform
// fact 24). Space between Japanese characters goes; between Latin words it stays, once.
func fold(s string) []rune {
	return folding().Runes(jatext.Width(strings.ToValidUTF8(s, " ")))
}

var folding = sync.OnceValue(func() jatext.Folding {
	return jatext.Folding{
		Steps: []jatext.Step{
			jatext.Each(unicode.ToLower),
			jatext.Each(jatext.Hiragana),
			jatext.Without(jatext.Unseen),
			jatext.Each(oldKanji),
			jatext.LongVowels(dash, hiragana),
			jatext.Only(jatext.Letter),
		},
		Apart: spaced,
	}
})

// oldKanji are the two of [jatext.Names] that people type in place names. Trained weights
// hold the others as they are typed.
func oldKanji(r rune) rune {
	switch r {
	case '髙':
		return '高'
	case '﨑':
		return '崎'
	}
	return r
}

func dash(r rune) bool { return unicode.Is(unicode.Pd, r) || r == '−' || r == '〜' }

func hiragana(r rune) bool { return unicode.Is(unicode.Hiragana, r) }

// spaced reports whether words of this script are set apart by spaces.
func spaced(r rune) bool {
	return jatext.Latin(r) || unicode.In(r, unicode.Hangul, unicode.Cyrillic, unicode.Greek)
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
