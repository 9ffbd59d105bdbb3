package inquiry

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// spelledRun is digits written out as words of one language: よんいちいちいち,
// "four one one one", 四幺幺幺, 사일일일.
type spelledRun struct {
	group
	words int
}

// fewest is how many words make a run wherever they stand; one less does where
// the words end there, for a security code. Less is ordinary speech. No run is read
// further than longest, which is more digits than any number has that people need.
const (
	fewest  = 4
	longest = 40
)

// spelledAt reads the words of digits that begin there. A run that says one digit
// over and over is laughter or a sigh: it has a length and no digits.
func (v *view) spelledAt(at int) (group, bool) {
	run := v.spelled(at)
	switch {
	case run.words >= fewest && strings.Trim(run.digits, run.digits[:1]) == "" && run.words > 8:
		return group{span{at, run.to}, ""}, true
	case run.words >= fewest, run.words == fewest-1 && spelledEnd.MatchString(v.ahead(run.to, 4)):
		return run.group, true
	}
	return group{}, false
}

var spelledEnd = regexp.MustCompile(`^(?:$|[\s.,!?。、」』)]|です|でし|だ|なん|じゃ|と|입니|이에|예요|이요)`)

// spelled reads as many words of digits of one language as follow each other.
func (v *view) spelled(at int) spelledRun {
	run := spelledRun{group: group{span: span{at, at}}}
	var digits []byte
	times, plain, particle := 1, true, false
	var lang spelling
	for next := at; ; {
		w, n := v.digitWord(next)
		if n == 0 || run.words > 0 && !speaks(&lang, w) || run.words > longest || w.times > 1 && times > 1 {
			break
		}
		if run.words == 0 {
			lang = w.lang
		}
		next += n
		if w.times > 1 {
			times = w.times
		} else {
			for range times {
				digits = append(digits, w.digit)
				run.words++
			}
			times, plain, run.to = 1, plain && w.plain, next
			particle = w.lang == 'j' && len(w.word) == len("に")
		}
		next += len(spelledJoint.FindString(v.ahead(next, 2)))
	}
	if n := len(digits); n > 0 && particle && !spelledEnd.MatchString(v.ahead(run.to, 4)) {
		digits, run.words, run.to = digits[:n-1], run.words-1, run.to-len("に")
	}
	run.digits = string(digits)
	if plain { // kanji in the plain: see digitOf
		run.words = 0
	}
	return run
}

// speaks reports whether a word may follow in a run: Japanese mixes its words with
// plain kanji.
func speaks(lang *spelling, w digitName) bool {
	if w.lang == 'j' && *lang == 'z' && len(w.word) > len("に") { // に and し are particles more often
		*lang = 'j'
	}
	return w.lang == *lang || w.plain && *lang == 'j'
}

var spelledJoint = regexp.MustCompile(`^(?:[,、] ?|[ \-・の])`)

// spelling is in which language a digit is spelled; the words of two make no number.
type spelling byte

// digitName is one word for a digit, or for how often the next one is said.
type digitName struct {
	word  string
	digit byte
	times int
	lang  spelling
	plain bool
}

// digitNames lists the words by the rune they begin with, longer words first.
var digitNames = listDigitNames()

func listDigitNames() map[rune][]digitName {
	names := map[rune][]digitName{}
	add := func(lang spelling, digit byte, words string) {
		for word := range strings.FieldsSeq(words) {
			first, _ := utf8.DecodeRuneInString(word)
			plain := lang == 'z' && strings.ContainsRune("零〇一二三四五六七八九", first)
			names[first] = append(names[first], digitName{word, '0' + digit, 1, lang, plain})
		}
	}
	for digit, words := range []string{"ぜろ れい まる", "いち", "にー に", "さん", "よん よ し", "ごー ご", "ろく", "なな しち", "はち", "きゅう きゅー く"} {
		add('j', byte(digit), words)
	}
	for digit, words := range []string{"zero oh nought o", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"} {
		add('e', byte(digit), words)
	}
	for digit, words := range []string{"零 〇 洞", "一 幺 壹 壱", "二 贰 貳 弐", "三 叁 參 参", "四 肆", "五 伍", "六 陆 陸", "七 柒", "八 捌", "九 玖"} {
		add('z', byte(digit), words)
	}
	for digit, words := range []string{"공 영", "일", "이", "삼", "사", "오", "육 륙", "칠", "팔", "구"} {
		add('k', byte(digit), words)
	}
	names['d'] = append(names['d'], digitName{word: "double", times: 2, lang: 'e'})
	names['t'] = append(names['t'], digitName{word: "triple", times: 3, lang: 'e'}, digitName{word: "treble", times: 3, lang: 'e'})
	names['し'] = []digitName{{"しち", '7', 1, 'j', false}, {"し", '4', 1, 'j', false}}
	return names
}

// digitWord is the word for a digit that stands there and its length in the text,
// or a length of 0. A word of English ends where its letters do.
func (v *view) digitWord(at int) (digitName, int) {
	r, _ := utf8.DecodeRuneInString(v.text[at:])
	for _, name := range digitNames[hiragana(r)] {
		end, ok := v.spells(at, name.word)
		if ok && !(name.lang == 'e' && (v.letterAt(end) || v.letterBefore(at))) {
			return name, end - at
		}
	}
	return digitName{}, 0
}

// spells reports whether a word stands there, in either of the kana, and where it ends.
func (v *view) spells(at int, word string) (int, bool) {
	for _, want := range word {
		r, n := utf8.DecodeRuneInString(v.text[at:])
		if hiragana(r) != want {
			return at, false
		}
		at += n
	}
	return at, true
}

// hiragana is the hiragana of a katakana, and any other rune itself.
func hiragana(r rune) rune {
	if 'ァ' <= r && r <= 'ヶ' {
		return r - 'ァ' + 'ぁ'
	}
	return r
}

func (v *view) letterAt(at int) bool {
	r, _ := utf8.DecodeRuneInString(v.text[at:])
	return r < utf8.RuneSelf && unicode.IsLetter(r)
}

func (v *view) letterBefore(at int) bool {
	r, _ := utf8.DecodeLastRuneInString(v.text[:at])
	return r < utf8.RuneSelf && unicode.IsLetter(r)
}
