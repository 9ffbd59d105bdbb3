package jatext

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// The language in which a digit is spelled; the words of two make no number, but Japanese
// ones and kanji.
const (
	japanese = 'j'
	english  = 'e'
	chinese  = 'z' // kanji, which Japanese has too
	korean   = 'k'
)

// digitWord is one word for a digit, or for how often the next one is said.
type digitWord struct {
	lang  rune
	digit byte
	times int    // 2 of "double", 1 of digits
	plain bool   // a kanji of [KanjiDigit]
	size  int    // in bytes
	word  string // small letters and hiragana
}

// kana reports whether the word is a single kana.
func (w digitWord) kana() bool { return w.lang == japanese && len(w.word) == len("に") }

var digitWords = sync.OnceValue(func() *Lexicon[digitWord] {
	var all Lexicon[digitWord]
	add := func(lang rune, digit int, words string) {
		for word := range strings.FieldsSeq(words) {
			first, _ := utf8.DecodeRuneInString(word)
			_, plain := KanjiDigit(first)
			all.Add(word, digitWord{lang, '0' + byte(digit), 1, plain && lang == chinese, len(word), word})
		}
	}
	for digit, words := range [...]string{"ぜろ れい まる", "いち", "にー に", "さん", "よん よ し", "ごー ご", "ろく", "なな しち", "はち", "きゅう きゅー く"} {
		add(japanese, digit, words)
	}
	for digit, words := range [...]string{"zero oh nought o", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"} {
		add(english, digit, words)
	}
	for digit, words := range [...]string{"零 〇 洞", "一 幺 壹 壱", "二 贰 貳 弐", "三 叁 參 参", "四 肆", "五 伍", "六 陆 陸", "七 柒", "八 捌", "九 玖"} {
		add(chinese, digit, words)
	}
	for digit, words := range [...]string{"공 영", "일", "이", "삼", "사", "오", "육 륙", "칠", "팔", "구"} {
		add(korean, digit, words)
	}
	for times, words := range map[int]string{2: "double", 3: "triple treble"} {
		for word := range strings.FieldsSeq(words) {
			all.Add(word, digitWord{lang: english, times: times, size: len(word), word: word})
		}
	}
	return &all
})

// longestDigitWord is "double", "triple", "nought", in characters.
const longestDigitWord = 6

// digitWordAt is the word for a digit at text[at:], in either of the kana. A word of English
// begins and ends where its letters do.
func digitWordAt(text string, at int) (digitWord, bool) {
	r, _ := utf8.DecodeRuneInString(text[at:])
	if !digitWords().Begins(Hiragana(r)) {
		return digitWord{}, false
	}
	var ahead []rune
	for _, r := range text[at:] {
		if ahead = append(ahead, Hiragana(r)); len(ahead) == longestDigitWord {
			break
		}
	}
	w, n := digitWords().At(ahead, 0)
	if n == 0 || w.lang == english && (asciiLetterAt(text, at+w.size) || asciiLetterBefore(text, at)) {
		return digitWord{}, false
	}
	return w, true
}

func asciiLetterAt(text string, at int) bool {
	return at < len(text) && text[at] < utf8.RuneSelf && unicode.IsLetter(rune(text[at]))
}

func asciiLetterBefore(text string, at int) bool { return at > 0 && asciiLetterAt(text, at-1) }

// How many words make a run of digits wherever they stand; one less does where the words end
// there, for a security code. Less is ordinary speech. No run is read further than
// longestRun, which is more digits than any number has that people need.
const (
	fewestWords = 4
	longestRun  = 40
	laughter    = 8 // of the same digit over and over, ににににに
)

// Spelled reads digits that are told one by one as words of one language, at text[at:]:
// よんいちいちいち, "four double one", 四幺幺幺, 사일일일. The text is in NFKC and small
// letters. End is the byte behind them. A run that says one digit over and over is laughter
// or a sigh: it is ok, and has an end and no digits.
func Spelled(text string, at int) (digits string, end int, ok bool) {
	run := spelledRun(text, at)
	switch {
	case run.words >= fewestWords && run.words > laughter && strings.Trim(run.digits, run.digits[:1]) == "":
		return "", run.end, true
	case run.words >= fewestWords, run.words == fewestWords-1 && endsDigits(text[run.end:]):
		return run.digits, run.end, true
	}
	return "", at, false
}

// run is the words of digits so far.
type run struct {
	digits string
	end    int
	words  int
	lang   rune
	times  int       // how often the next digit is said: "double one"
	last   digitWord // of the words so far
	mixed  bool      // there are other words than plain kanji, which are figures
}

// spelledRun reads as many words of digits of one language as follow each other.
func spelledRun(text string, at int) run {
	r := run{end: at, times: 1}
	for next := at; r.words <= longestRun; {
		w, ok := digitWordAt(text, next)
		if !ok || !r.takes(w) {
			break
		}
		next += w.size
		r.add(w, next)
		next += joint(text[next:])
	}
	rest := text[r.end:]
	if r.last.kana() && !endsDigits(rest) || r.last.word == "이" && hasAnyPrefix(rest, "에요", "예요", "고", "라", "다", "야") {
		r.digits, r.words, r.end = r.digits[:len(r.digits)-1], r.words-1, r.end-r.last.size // a particle, or a copula
	}
	if !r.mixed {
		r.words = 0
	}
	return r
}

// takes reports whether a word may follow: Japanese mixes its words with plain kanji, but に
// and し behind those are particles more often.
func (r *run) takes(w digitWord) bool {
	switch {
	case w.times > 1 && r.times > 1:
		return false
	case r.words == 0 || w.lang == r.lang:
		return true
	}
	return r.lang == japanese && w.plain || r.lang == chinese && !r.mixed && w.lang == japanese && !w.kana()
}

// add takes a word that ends at end.
func (r *run) add(w digitWord, end int) {
	if r.words == 0 || w.lang == japanese {
		r.lang = w.lang
	}
	if w.times > 1 {
		r.times = w.times
		return
	}
	r.digits += strings.Repeat(string(w.digit), r.times)
	r.words += r.times
	r.times, r.last, r.end, r.mixed = 1, w, end, r.mixed || !w.plain
}

// endsDigits reports whether what follows a run of digits goes on with no other word.
func endsDigits(rest string) bool {
	return rest == "" || strings.ContainsRune("\t\n\f\r .,!?。、」』)", first(rest)) ||
		hasAnyPrefix(rest, "です", "でし", "だ", "なん", "じゃ", "と", "입니", "이에", "예요", "이요")
}

// joint is the length of what may stand between two digits.
func joint(rest string) int {
	switch {
	case rest == "":
		return 0
	case strings.ContainsRune(",、", first(rest)):
		_, n := utf8.DecodeRuneInString(rest)
		if strings.HasPrefix(rest[n:], " ") {
			n++
		}
		return n
	case hasAnyPrefix(rest, "の ", "の、"): // said slowly
		_, n := utf8.DecodeRuneInString(rest[len("の"):])
		return len("の") + n
	case strings.ContainsRune(" -・の", first(rest)):
		_, n := utf8.DecodeRuneInString(rest)
		return n
	}
	return 0
}

func first(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

func hasAnyPrefix(s string, prefixes ...string) bool {
	for _, p := range prefixes {
		if strings.HasPrefix(s, p) {
			return true
		}
	}
	return false
}
