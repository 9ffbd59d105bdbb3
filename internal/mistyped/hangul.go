package mistyped

import (
	_ "embed"
	"strings"
	"sync"
	"unicode"

	"golang.org/x/text/encoding/korean"

	"madoguchi/internal/jatext"
)

// The standard Korean layout, Dubeolsik (KS X 5002): a key, and the letter on it. Shift
// matters for seven of them only.
const (
	keys    = "rRseEfaqQtTdwWczxvgkoiOjpuPhynbml"
	letters = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎㅏㅐㅑㅒㅓㅔㅕㅖㅗㅛㅜㅠㅡㅣ"
)

// How Unicode composes a syllable: (first*21+vowel)*28+last, from 가 on (Unicode 16, 3.12).
const (
	firsts = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
	vowels = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
	lasts  = "ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ" // the first one is number 1: there may be none
)

// joined are letters that are typed as two.
const joined = "ㅗㅏㅘ ㅗㅐㅙ ㅗㅣㅚ ㅜㅓㅝ ㅜㅔㅞ ㅜㅣㅟ ㅡㅣㅢ ㄱㅅㄳ ㄴㅈㄵ ㄴㅎㄶ ㄹㄱㄺ ㄹㅁㄻ ㄹㅂㄼ ㄹㅅㄽ ㄹㅌㄾ ㄹㅍㄿ ㄹㅎㅀ ㅂㅅㅄ"

// layout is the two directions of the keyboard.
type layout struct {
	letter map[rune]rune    // of a key
	key    map[rune]string  // of a letter, the keys of those that are typed as two
	join   map[[2]rune]rune // of two letters
}

var dubeolsik = sync.OnceValue(func() layout {
	l := layout{letter: map[rune]rune{}, key: map[rune]string{}, join: map[[2]rune]rune{}}
	typed := []rune(letters)
	for i, key := range keys {
		l.letter[key], l.key[typed[i]] = typed[i], string(key)
	}
	for i, key := range keys {
		if upper := unicode.ToUpper(key); l.letter[upper] == 0 {
			l.letter[upper] = typed[i]
		}
	}
	for two := range strings.FieldsSeq(joined) {
		r := []rune(two)
		l.join[[2]rune{r[0], r[1]}] = r[2]
		l.key[r[2]] = l.key[r[0]] + l.key[r[1]]
	}
	return l
})

// at is the place of a letter in a list of letters, -1 for none. Each has three bytes.
func at(list string, r rune) int {
	if i := strings.IndexRune(list, r); r != 0 && i >= 0 {
		return i / len("ㄱ")
	}
	return -1
}

// compose puts letters together as an input method does: a consonant between two vowels
// belongs to the second. whole is false where a letter is left that makes no syllable.
func compose(in []rune) (out []rune, whole bool) {
	l := dubeolsik()
	vowel := func(i int) bool { return i < len(in) && at(vowels, in[i]) >= 0 }
	whole = true
	for i := 0; i < len(in); {
		if at(firsts, in[i]) < 0 || !vowel(i+1) {
			out, whole = append(out, in[i]), false
			i++
			continue
		}
		first, middle, last := at(firsts, in[i]), in[i+1], rune(0)
		i += 2
		if i < len(in) && l.join[[2]rune{middle, in[i]}] != 0 {
			middle = l.join[[2]rune{middle, in[i]}]
			i++
		}
		if i < len(in) && at(lasts, in[i]) >= 0 && !vowel(i+1) {
			last = in[i]
			i++
			if i < len(in) && l.join[[2]rune{last, in[i]}] != 0 && !vowel(i+1) {
				last = l.join[[2]rune{last, in[i]}]
				i++
			}
		}
		out = append(out, rune(0xAC00+(first*21+at(vowels, middle))*28+at(lasts, last)+1))
	}
	return out, whole
}

// fewest is how many syllables are no accident.
const fewest = 3

// fromLatinLayout reads Korean that was typed on a Latin layout: dkssudgktpdy is 안녕하세요.
// Every word must be made of syllables that Korean uses, and one must end as words of
// sentences do.
func fromLatinLayout(text string) (string, bool) {
	words, rest := split(text, jatext.IsASCIILetter)
	var out strings.Builder
	syllables, ends := 0, false
	for _, w := range words {
		if strings.HasSuffix(w.before, "'") {
			return "", false // don't
		}
		hangul, ok := korean2(w.letters)
		if !ok {
			return "", false
		}
		syllables += len(hangul)
		ends = ends || strings.ContainsRune(endings, hangul[len(hangul)-1]) && len(hangul) > 1
		out.WriteString(w.before + string(hangul))
	}
	return out.String() + rest, syllables >= fewest && ends
}

// endings are how words of sentences end: what is asked or said, and particles.
const endings = "요다까죠나는은이가을를에서고한지해도의로만세줘니네어아음기것면"

// korean2 reads one word, and whether it is made of syllables in use.
func korean2(word string) ([]rune, bool) {
	var in []rune
	for _, key := range word {
		letter := dubeolsik().letter[key]
		if letter == 0 {
			return nil, false
		}
		in = append(in, letter)
	}
	out, whole := compose(in)
	for _, r := range out {
		whole = whole && inUse(r)
	}
	return out, whole
}

// inUse reports whether Korean uses a syllable: KS X 1001 has 2,350 of the 11,172 that can
// be composed. Its characters have both bytes from A1 on in EUC-KR, those that were added
// later have not.
func inUse(r rune) bool {
	b, err := korean.EUCKR.NewEncoder().Bytes([]byte(string(r)))
	return err == nil && len(b) == 2 && b[0] >= 0xA1 && b[1] >= 0xA1
}

// fromKoreanLayout reads English that was typed on a Korean layout: ㅗ디ㅣㅐ is hello. Letters
// must stand alone in it, and not only those with which people laugh and cry; most of the words
// must be frequent ones of English.
func fromKoreanLayout(text string) (string, bool) {
	if !strings.ContainsFunc(text, lone) {
		return "", false
	}
	words, rest := split(text, func(r rune) bool { return unicode.Is(unicode.Hangul, r) })
	var out strings.Builder
	known, all := 0, 0
	for _, w := range words {
		latin := typed(w.letters)
		all += len(latin)
		if english()[latin] {
			known += len(latin)
		}
		out.WriteString(w.before + latin)
	}
	return out.String() + rest, known >= 2 && 3*known >= 2*all
}

// lone reports whether a letter stands by itself, and is none of those that people write on
// purpose: ㅋㅋ, ㅠㅠ, ㅇㅇ, ㄴㄴ.
func lone(r rune) bool {
	return 'ㄱ' <= r && r <= 'ㅣ' && !strings.ContainsRune("ㅋㅎㅠㅜㅇㄴㄱㅡ", r)
}

// typed is what the keys of a Korean text are on a Latin layout, in small letters.
func typed(hangul string) string {
	var out strings.Builder
	for _, r := range hangul {
		for _, letter := range taken(r) {
			out.WriteString(dubeolsik().key[letter])
		}
	}
	return strings.ToLower(out.String())
}

// taken is a syllable taken apart into its letters.
func taken(r rune) []rune {
	n := int(r) - 0xAC00
	if n < 0 || n >= len(firsts)/3*21*28 {
		return []rune{r}
	}
	apart := []rune{nth(firsts, n/28/21), nth(vowels, n/28%21)}
	if last := n % 28; last > 0 {
		apart = append(apart, nth(lasts, last-1))
	}
	return apart
}

func nth(list string, n int) rune {
	r := []rune(list[n*len("ㄱ"):])
	return r[0]
}

//go:embed english.txt
var englishList string

// english are frequent words of English.
var english = sync.OnceValue(func() map[string]bool {
	all := map[string]bool{}
	for line := range jatext.Lines(englishList) {
		for word := range strings.FieldsSeq(line) {
			all[word] = true
		}
	}
	return all
})
