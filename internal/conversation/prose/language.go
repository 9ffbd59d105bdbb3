package prose

import (
	"strings"
	"unicode"

	"madoguchi/internal/incident"
	"madoguchi/internal/lazyregexp"
)

// Language tells in which language a text is written: ja, en, zh or ko, or ""
// where it shows none. Kana decides for Japanese. Kanji alone may be either
// Japanese or Chinese: characters and words that Japanese does not use decide.
func Language(s string) incident.Lang {
	var kana, hangul, han, latin int
	for _, r := range s {
		switch {
		case unicode.In(r, unicode.Hiragana, unicode.Katakana):
			kana++
		case unicode.Is(unicode.Hangul, r):
			hangul++
		case unicode.Is(unicode.Han, r):
			han++
		case unicode.Is(unicode.Latin, r):
			latin++
		}
	}
	switch {
	case kana > 0 && 4*kana >= hangul:
		return incident.Japanese
	case hangul > 0:
		return "ko"
	case han > 0 && chinese(s):
		return "zh"
	case han > 0:
		return incident.Japanese
	case latin > 1:
		return incident.English
	}
	return ""
}

// chinese reports whether kanji are those of Chinese.
func chinese(s string) bool {
	return strings.ContainsAny(s, chineseOnly) || chineseWords.MatchString(s)
}

var chineseWords = lazyregexp.New(`我的|是否|不想|多少`)

// chineseOnly holds frequent characters of questions in Chinese, simplified and
// traditional, that Japanese writes otherwise or not at all.
const chineseOnly = "吗嗎么麼呢吧们們这這哪您你她请问题泄网电话码碼號时间开关關卡张给收补偿赔联聯络统员个怎为还對对說说沒裡嘛啊哦员护办让谢我她跟踪蹤吓嚇很找几哪谁"
