// Package tongue tells in which language somebody writes, and how surely: a conversation goes
// over to another one on a sentence or on two messages, not on a word that stands in any.
package tongue

import (
	_ "embed"
	"regexp"
	"strings"
	"sync"
	"unicode"

	"madoguchi/internal/incident"
	"madoguchi/internal/jatext"
	"madoguchi/internal/lazyregexp"
)

// Evidence is what a message shows.
type Evidence struct {
	Lang incident.Lang // "" for none
	Sure bool          // it alone is enough
}

// Read is the evidence of words, from somebody who wrote a language before, "" for none: what
// is of Chinese characters alone, and may be Japanese as well, goes on in Chinese; without a
// character of either script it goes on in the one before.
func Read(words string, before incident.Lang) Evidence {
	words = strings.ToValidUTF8(words[:min(len(words), longest)], "")
	l := count(aside.ReplaceAllString(jatext.Width(words), " "))
	switch {
	case l.names() && english(words, before).Sure:
		return Evidence{incident.English, true}
	case l.ofJapan(words):
		return Evidence{incident.Japanese, l.kana > 1 || l.han > 0}
	case l.hangul > 0 && l.hangul >= l.han:
		return Evidence{incident.Korean, l.hangul > someSigns}
	case l.han > 0 && (l.chinese(words) || l.either() && before.Base() == "zh"):
		return Evidence{l.script(before), l.han > someSigns || before.Base() == "zh"}
	case l.han > 0:
		return Evidence{incident.Japanese, before == "" || l.japanese > 0}
	case l.latin > 1:
		return english(words, before)
	}
	return Evidence{}
}

// names reports whether what is not Latin may be no more than a name that somebody copied: a firm's, of a place.
func (l letters) names() bool {
	return l.han+l.kana > 0 && l.hiragana == 0 && l.hangul == 0 && l.latin > 3*(l.han+l.kana)
}

// ofJapan reports whether kana tell that a text is Japanese: a word of katakana alone stands in Korean, too.
func (l letters) ofJapan(words string) bool {
	inKorean := l.hangul > someSigns && l.hiragana == 0
	return l.kana > 0 && 4*l.kana >= l.hangul && !l.chinese(words) && !inKorean
}

// someSigns is how many syllables or characters are no sentence yet: 谢谢, 多少人.
const someSigns = 3

// Of is the tag of a language that somebody asked for in words, as the desk answers it: Chinese
// by its script.
func Of(lang, words string, before incident.Lang) incident.Lang {
	if lang != "zh" {
		return incident.Lang(lang)
	}
	switch {
	case strings.ContainsAny(words, "繁正"):
		return incident.Traditional
	case strings.ContainsAny(words, "简簡"):
		return incident.Simplified
	}
	if l := count(words); l.kana == 0 {
		return l.script(before)
	}
	return letters{}.script(before)
}

// longest is how many bytes are looked at.
const longest = 3000

// aside is an emoticon as a channel writes it out: (laughing).
var aside = lazyregexp.New(`\([A-Za-z][A-Za-z -]{1,24}\)`)

// letters are those of a text, and of its Chinese characters those of one country alone.
type letters struct {
	kana, hiragana, hangul, han, latin         int
	japanese, foreign, simplified, traditional int
}

func count(s string) letters {
	var l letters
	for _, r := range s {
		switch {
		case unicode.In(r, unicode.Hiragana, unicode.Katakana):
			l.kana++
			if unicode.Is(unicode.Hiragana, r) {
				l.hiragana++
			}
		case r >= '가' && r <= '힣':
			l.hangul++
		case unicode.Is(unicode.Latin, r):
			l.latin++
		case unicode.Is(unicode.Han, r):
			l.kanji(r)
		}
	}
	return l
}

// kanji counts a Chinese character by the national sets that have it: JIS X 0208, GB 2312 and
// Big5.
func (l *letters) kanji(r rune) {
	jis, gb, big := jatext.Japanese(r), jatext.GB2312(r), jatext.Big5(r)
	l.han++
	switch {
	case jis && !gb && !big:
		l.japanese++ // 発, 応
	case !jis:
		l.foreign++ // 吗, 谢
	}
	switch {
	case gb && !big:
		l.simplified++
	case big && !gb:
		l.traditional++
	}
}

// chinese reports whether Chinese characters are those of Chinese: by one that Japanese does
// not have, or by a word of Chinese; beside kana, which may be of a name, by more of it.
func (l letters) chinese(words string) bool {
	if l.han == 0 || l.japanese > 0 {
		return false
	}
	own := l.foreign > 0 || chineseWords().MatchString(words)
	return own && (l.kana == 0 || l.foreign > 1 && l.han > l.kana)
}

// Foreign reports whether a text that is said to a reader of Chinese or Korean is in another
// language: addresses and names are none.
func Foreign(text string, lang incident.Lang) bool {
	l := count(text)
	if lang.Base() == "zh" {
		return l.kana > 8 && 2*l.kana > l.han || l.latin > 40 && l.latin > 2*l.han
	}
	return l.kana+l.han > l.hangul || l.latin > 40 && l.latin > 2*l.hangul
}

//go:embed chinese.txt
var chineseList string

// chineseWords are words of Chinese in characters that Japanese has, too.
var chineseWords = sync.OnceValue(func() *lazyregexp.Regexp {
	var all []string
	for word := range jatext.Lines(chineseList) {
		all = append(all, regexp.QuoteMeta(word))
	}
	return lazyregexp.New(strings.Join(all, "|"))
})

// either reports whether Chinese characters may be of both languages.
func (l letters) either() bool { return l.kana == 0 && l.japanese == 0 }

// script is that of most characters that only one of the two has, else the one before.
func (l letters) script(before incident.Lang) incident.Lang {
	switch {
	case l.simplified > l.traditional:
		return incident.Simplified
	case l.traditional > l.simplified, before == incident.Traditional:
		return incident.Traditional
	}
	return incident.Simplified
}

//go:embed english.txt
var englishList string

// small are words of English that a sentence has, and no other language writes alone.
var small = sync.OnceValue(func() map[string]bool {
	all := map[string]bool{}
	for line := range jatext.Lines(englishList) {
		for word := range strings.FieldsSeq(line) {
			all[word] = true
		}
	}
	return all
})

// The fewest words of a sentence, and of one without a small word.
const fewest, fewestNames = 2, 5

// english is the evidence of Latin words. One alone stands in any language, and so do names and
// words in capitals: VISA.
func english(words string, before incident.Lang) Evidence {
	all := strings.FieldsFunc(strings.ToLower(words), func(r rune) bool { return !unicode.Is(unicode.Latin, r) && r != '\'' && r != '’' })
	own := 0
	for _, w := range all {
		if small()[strings.ReplaceAll(w, "’", "'")] {
			own++
		}
	}
	sure := len(all) >= fewest && own > 0 || len(all) >= fewestNames
	if !sure && before != "" && own == 0 && (len(all) < fewest || strings.ToUpper(words) == words) {
		return Evidence{}
	}
	return Evidence{incident.English, sure}
}
