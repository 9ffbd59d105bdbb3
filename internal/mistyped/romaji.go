package mistyped

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"madoguchi/internal/jatext"
)

//go:embed kana.txt
var kanaList string

// syllables are what is typed for kana: Hepburn, Kunrei and what input methods take.
var syllables = sync.OnceValue(func() map[string]string {
	all := map[string]string{}
	for line := range jatext.Lines(kanaList) {
		row := strings.Fields(line)
		for i, vowel := range []string{"a", "i", "u", "e", "o"} {
			if kana := row[i+1]; kana != "-" {
				all[strings.Trim(row[0], ".")+vowel] = kana
			}
		}
	}
	return all
})

// kana is how a word in romaji is read. whole is false where it is none.
func kana(word string) (out string, whole bool) {
	var b strings.Builder
	for word != "" {
		read, n := syllable(word)
		if n == 0 {
			return "", false
		}
		b.WriteString(read)
		word = word[n:]
	}
	return b.String(), true
}

// longestSyllable is that of "kyo", with what doubles it.
const longestSyllable = 4

// syllable is the kana at the start of a word, and how many letters they take.
func syllable(word string) (kana string, n int) {
	for n := min(longestSyllable, len(word)); n > 0; n-- {
		if kana, ok := syllables()[word[:n]]; ok {
			return kana, n
		}
	}
	next := word[min(1, len(word)):]
	switch c := word[0]; {
	case c == '-':
		return "ー", 1
	case c == 'n' && strings.HasPrefix(next, "'"), c == 'n' && strings.HasPrefix(next, "n") && !vowelAt(next, 1):
		return "ん", 2
	case c == 'n', c == 'm' && next != "" && strings.ContainsRune("bpm", rune(next[0])):
		return "ん", 1
	case strings.HasPrefix(word, "tch"), next != "" && next[0] == c && strings.IndexByte("kstpgzdbjcfhryw", c) >= 0:
		return "っ", 1
	}
	return "", 0
}

func vowelAt(s string, i int) bool { return i < len(s) && strings.IndexByte("aiueoy", s[i]) >= 0 }

// alone are words that are written otherwise than they are read where they stand alone.
var alone = map[string]string{"wa": "は", "o": "を", "e": "へ"}

// loans are words that Japanese took over, where somebody spells them as English does.
var loans = map[string]string{"card": "カード", "cards": "カード", "credit": "クレジット", "mail": "メール", "email": "メール", "password": "パスワード",
	"call": "コール", "account": "アカウント", "web": "ウェブ", "address": "アドレス"}

// small are words that stand between others in most sentences. They are words of other
// languages as well.
var small = strings.Fields("wa ha ga no wo ni mo ka de to kara made itsu nani nan dare doko ikura nande naze dou kono sono ano yo ne " +
	"watashi boku jibun kore sore are")

// plain are the ends of words in which only Japanese ends.
var plain = strings.Fields("desu desuka desune desho deshou deshouka desyou desyouka masu masuka masen masenka mashita mashitaka masita " +
	"masitaka masendeshita kudasai kudasaimasen sumimasen shitai sitai hoshii onegai arigatou arigato konnichiwa konbanwa " +
	"ohayou moshimoshi shinitai sinitai tasukete shimatta shita shiteru shiteiru sareta sareteru")

// fromRomaji reads Japanese that was typed without an input method.
func fromRomaji(text string) (string, bool) {
	words, rest := split(text, func(r rune) bool { return jatext.IsASCIILetter(r) || r == '\'' || r == '-' || long[r] != "" })
	var out strings.Builder
	e := evidence{}
	apart := false // what came last is no Japanese, which sets no words apart
	for _, w := range words {
		spelled := strings.ToLower(lengthen(w.letters))
		read, whole := kana(strings.Trim(spelled, "-"))
		e.add(spelled, whole)
		if particle, ok := alone[spelled]; ok {
			read = particle
		}
		loan, known := loans[spelled]
		switch {
		case whole:
		case known:
			read = loan
		default:
			read = w.letters
		}
		before := w.before
		joins := whole || known
		if joins && !apart && strings.TrimSpace(before) == "" {
			before = ""
		}
		apart = !joins
		out.WriteString(before + read)
	}
	meant, covered := written(out.String(), true)
	e.known = covered
	return meant + rest, e.japanese()
}

// evidence is what speaks for Japanese in a text.
type evidence struct {
	words, letters int
	read           int      // letters of words that can be read as kana
	strange        int      // words that can not, and are no English either
	english        int      // words that can not, and are frequent ones of English
	either         int      // words that can, and are frequent ones of English: no, made, are
	small          []string // different words of [small]
	plain          int      // how many words end as only Japanese does
	known          int      // kana of words that people use who ask
}

func (e *evidence) add(word string, whole bool) {
	e.words++
	e.letters += len(word)
	switch {
	case !whole && english()[word]:
		e.english++
	case !whole:
		e.strange++
	default:
		e.read += len(word)
		if english()[word] {
			e.either++
		}
		if slices.Contains(small, word) && !slices.Contains(e.small, word) {
			e.small = append(e.small, word)
		}
		if slices.ContainsFunc(plain, func(end string) bool { return strings.HasSuffix(word, end) }) {
			e.plain++
		}
	}
}

// fewestLetters is how long a text is that can be no name.
const fewestLetters = 8

// japanese reports whether a text is Japanese: most of it can be read, and it ends as only
// Japanese does; or all of it can, little of it is English as well, and it holds what people
// say who ask.
func (e *evidence) japanese() bool {
	switch {
	case e.strange > 0 || e.english > 1 || 10*e.read < 7*e.letters:
		return false
	case e.plain > 0:
		return true
	case e.english > 0 || 2*e.either > e.words:
		return false
	}
	long := e.letters >= fewestLetters
	return long && (e.known >= 2 || len(e.small) >= 2) || 4*e.known >= e.read && e.known >= 4
}

// long are vowels with the sign that they are long.
var long = map[rune]string{'ā': "aa", 'ī': "ii", 'ū': "uu", 'ē': "ee", 'ō': "ou", 'Ā': "aa", 'Ī': "ii", 'Ū': "uu", 'Ē': "ee", 'Ō': "ou",
	'â': "aa", 'î': "ii", 'û': "uu", 'ê': "ee", 'ô': "ou"}

func lengthen(word string) string {
	var b strings.Builder
	for _, r := range word {
		if vowels := long[r]; vowels != "" {
			b.WriteString(vowels)
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
}

//go:embed words.txt
var wordList string

// readings are words by how they are read, and where nobody typed that vowels are long by
// how they are read then, if that is long enough to be no other word.
var readings = sync.OnceValue(func() *lexicons {
	all := &lexicons{}
	for written, read := range jatext.Sections(wordList) {
		all.long.Add(read, written)
		if s := short(read); s != read && utf8.RuneCountInString(s) > 2 {
			all.short.Add(s, written)
		}
	}
	return all
})

type lexicons struct{ long, short jatext.Lexicon[string] }

// short is how a word is read where nobody types that vowels are long.
func short(read string) string {
	var b strings.Builder
	for _, r := range read {
		last, _ := utf8.DecodeLastRuneInString(b.String())
		if r == 'ー' || r == 'う' && strings.ContainsRune("うくすつぬふむゆるぐずづぶぷゅおこそとのほもよろをごぞどぼぽょ", last) && last != utf8.RuneError {
			continue
		}
		b.WriteRune(r)
	}
	return b.String()
}

// written writes words that are known as they are written, and tells how many kana it knew.
// Where vowels may be short, a word is known without its long ones.
func written(read string, short bool) (out string, known int) {
	typed := jatext.Text(read)
	in := make(jatext.Text, len(typed))
	for i, r := range typed {
		in[i] = jatext.Hiragana(r)
	}
	var b strings.Builder
	for i := 0; i < len(in); {
		word, n := readings().long.At(in, i)
		if n == 0 && short {
			word, n = readings().short.At(in, i)
		}
		if n > 0 {
			b.WriteString(word)
			known, i = known+n, i+n
			continue
		}
		b.WriteRune(typed[i])
		i++
	}
	return b.String(), known
}
