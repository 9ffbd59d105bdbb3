package redact

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
	lang  spelling
	times int       // how often the next word is said: "double one"
	last  digitName // of the words so far
	mixed bool      // there are other words than plain kanji, which digitOf reads
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
	run := spelledRun{group: group{span: span{at, at}}, times: 1}
	for next := at; run.words <= longest; {
		w, n := v.digitWord(next)
		if n == 0 || !run.takes(w) {
			break
		}
		next += n
		run.add(w, next)
		next += len(spelledJoint.FindString(v.ahead(next, 2)))
	}
	if run.last.kana() && !spelledEnd.MatchString(v.ahead(run.to, 4)) || run.last.word == "이" && hangulCopula.MatchString(v.ahead(run.to, 4)) {
		run.digits, run.words, run.to = run.digits[:len(run.digits)-1], run.words-1, run.to-len(run.last.word)
	}
	if !run.mixed {
		run.words = 0
	}
	return run
}

// hangulCopula goes on behind 이, which is "two" as well.
var hangulCopula = regexp.MustCompile(`^(?:에요|예요|고|라|다|야)`)

// takes reports whether a word may follow: Japanese mixes its words with plain kanji,
// but に and し behind those are particles more often.
func (r *spelledRun) takes(w digitName) bool {
	switch {
	case w.times > 1 && r.times > 1:
		return false
	case r.words == 0 || w.lang == r.lang:
		return true
	}
	return r.lang == 'j' && w.plain || r.lang == 'z' && !r.mixed && w.lang == 'j' && !w.kana()
}

// add takes a word that ends there.
func (r *spelledRun) add(w digitName, end int) {
	if r.words == 0 || w.lang == 'j' {
		r.lang = w.lang
	}
	if w.times > 1 {
		r.times = w.times
		return
	}
	r.digits += strings.Repeat(string(w.digit), r.times)
	r.words += r.times
	r.times, r.last, r.to, r.mixed = 1, w, end, r.mixed || !w.plain
}

// kana reports whether the word is a single kana.
func (w digitName) kana() bool { return w.lang == 'j' && len(w.word) == len("に") }

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
