package factlock

import (
	"embed"
	"slices"
	"strings"
	"sync"
)

// wordFiles are the tables of words that the lock knows, one meaning or one
// phrase a line; the head of each file tells how it is read.
//
//go:embed words/*.txt
var wordFiles embed.FS

// meaning is a line of bound.txt or general.txt: words of one meaning, in both
// languages.
type meaning struct {
	general bool // claims nothing
	strong  bool // is not even asked of anybody, unless a fact says it
	item    bool // is a kind of data
	telling bool // tells one figure from another
}

// vocabulary finds the meanings of words.
type vocabulary struct {
	meanings []meaning
	japanese map[rune][]entryWord // by first rune, the longest first
	english  map[string]int       // as they stand, and by stem behind a ~
}

type entryWord struct {
	runes   []rune
	meaning int
}

var lockVocabulary = sync.OnceValue(func() *vocabulary {
	v := &vocabulary{japanese: map[rune][]entryWord{}, english: map[string]int{}}
	v.read("bound", false)
	v.read("general", true)
	for _, list := range v.japanese {
		slices.SortStableFunc(list, func(a, b entryWord) int { return len(b.runes) - len(a.runes) })
	}
	return v
})

func (v *vocabulary) read(file string, general bool) {
	for _, line := range table(file) {
		line, strong := strings.CutPrefix(line, "!")
		line, item := strings.CutPrefix(line, "*")
		line, telling := strings.CutPrefix(line, "+")
		ja, en, _ := strings.Cut(line, "|")
		id := len(v.meanings)
		v.meanings = append(v.meanings, meaning{general: general, strong: strong, telling: telling || !general, item: item})
		for _, w := range strings.Fields(ja) {
			r := []rune(w)
			v.japanese[r[0]] = append(v.japanese[r[0]], entryWord{r, id})
		}
		for _, w := range strings.Fields(en) {
			for _, key := range []string{w, "~" + stem(w)} {
				if _, ok := v.english[key]; !ok {
					v.english[key] = id
				}
			}
		}
	}
}

// table reads a table of words: a phrase a line, # in front of a comment.
func table(file string) []string {
	b, err := wordFiles.ReadFile("words/" + file + ".txt")
	if err != nil {
		panic(err) // embedded above
	}
	var all []string
	for line := range strings.Lines(string(b)) {
		if line = strings.TrimSpace(line); line != "" && !strings.HasPrefix(line, "#") {
			all = append(all, line)
		}
	}
	return all
}

// counting is the meaning of counters.
func (v *vocabulary) counting() int { return v.english["number"] }

// at returns the length of the longest known word at i and its meaning; 0 for
// none.
func (v *vocabulary) at(in []rune, i int) (length, meaning int) {
	for _, w := range v.japanese[in[i]] {
		if len(w.runes) <= len(in)-i && slices.Equal(w.runes, in[i:i+len(w.runes)]) {
			return len(w.runes), w.meaning
		}
	}
	return 0, 0
}

// stem takes the ending off an English word, so that "reports" is "reported".
func stem(w string) string {
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
