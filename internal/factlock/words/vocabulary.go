package words

import (
	"embed"
	"strings"
	"sync"

	"madoguchi/internal/jatext"
)

// tables are the vocabulary: words of one meaning a line, Japanese | English. The head of each
// tells which signs stand in front of a line.
//
//go:embed *.txt
var tables embed.FS

// meaning is what a line of the vocabulary is.
type meaning struct {
	general bool // claims nothing
	strong  bool // is not even asked of anybody, unless a fact says it
	item    bool // is a kind of data
	telling bool // tells one figure from another
}

// vocabulary finds the meanings of words.
type vocabulary struct {
	meanings []meaning
	japanese jatext.Lexicon[int]
	english  map[string]int // as they stand, and by stem behind a ~
	counters jatext.Lexicon[string]
	nouns    map[string]string // units
}

var lexicon = sync.OnceValue(func() *vocabulary {
	v := &vocabulary{english: map[string]int{}, nouns: map[string]string{}}
	v.read("bound", false)
	v.read("general", true)
	v.readUnits()
	return v
})

func (v *vocabulary) read(table string, general bool) {
	for _, line := range lines(tables, table) {
		line, strong := strings.CutPrefix(line, "!")
		line, item := strings.CutPrefix(line, "*")
		line, telling := strings.CutPrefix(line, "+")
		ja, en, _ := strings.Cut(line, "|")
		id := len(v.meanings)
		v.meanings = append(v.meanings, meaning{general: general, strong: strong, telling: telling || !general, item: item})
		for _, w := range strings.Fields(ja) {
			v.japanese.Add(w, id)
		}
		for _, w := range strings.Fields(en) {
			for _, key := range []string{w, "~" + Stem(w)} {
				if _, ok := v.english[key]; !ok {
					v.english[key] = id
				}
			}
		}
	}
}

func (v *vocabulary) readUnits() {
	for _, line := range lines(tables, "units") {
		part := strings.Split(line, "|")
		unit := strings.TrimSpace(part[0])
		for _, w := range strings.Fields(part[1]) {
			v.counters.Add(w, unit)
		}
		for _, w := range strings.Fields(part[2]) {
			v.nouns[w] = unit
		}
	}
}

// Prefix is the length of the longest known word at the start of a text, 0 for none, and
// whether it claims nothing.
func Prefix(in []rune) (length int, general bool) {
	m, n := lexicon().japanese.At(in, 0)
	return n, n > 0 && lexicon().meanings[m].general
}

// Counter is the unit of the Japanese counter at i, and its length, 0 where none is.
func Counter(in []rune, i int) (unit string, length int) { return lexicon().counters.At(in, i) }

// Unit is what an English noun in small letters counts, "" for nothing.
func Unit(noun string) string { return lexicon().nouns[noun] }

// Counting is the meaning of counters.
func Counting() int { return Meaning("amount") }

// Meaning is that of an English word of the vocabulary, as it stands there.
func Meaning(english string) int { return lexicon().english[english] }

// Stem takes the ending off an English word, so that "reports" is "reported".
func Stem(w string) string {
	w = strings.TrimSuffix(strings.TrimSuffix(w, "'s"), "'")
	for _, end := range []string{"ies", "ied", "ing", "ed", "es", "ly", "s", "e", "y"} {
		if rest, ok := strings.CutSuffix(w, end); ok && len(rest) >= 3 {
			if end == "ing" || end == "ed" {
				rest = undouble(rest)
			}
			return rest
		}
	}
	return w
}

// undouble takes back the doubled letter of "stopped".
func undouble(s string) string {
	if n := len(s); n > 3 && s[n-1] == s[n-2] && !strings.ContainsRune("lse", rune(s[n-1])) {
		return s[:n-1]
	}
	return s
}
