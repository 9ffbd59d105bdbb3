package rendered

import (
	"cmp"
	_ "embed"
	"slices"
	"strings"
	"sync"
	"unicode"

	"madoguchi/internal/jatext"
)

// The meanings that the code speaks of, and what the names of the others begin with.
const (
	deny     = "a denial"
	leak     = "a leak"
	likely   = "likely"
	may      = "may be"
	suspect  = "a suspicion"
	confirm  = "confirmed"
	announce = "announced"
	whether  = "whether"
	nothing  = "nothing" // phrases that hold another one and do not mean it

	thing = "thing " // kinds of data and groups of people, which stand in order
	name  = "name "
	bound = "bound " // of a figure, see figure.go
)

// bodies are who may do something to another.
var bodies = [...]string{
	"the police", "a card company", "a bank", "a payment agency", "an investigator", "a system company", "a commission",
}

//go:embed meanings.txt
var table string

//go:embed traditional.txt
var variants string

// traditional leads from a character of traditional Chinese to the simplified one.
var traditional = sync.OnceValue(func() map[rune]rune {
	forms := map[rune]rune{}
	for line := range jatext.Lines(variants) {
		for group := range strings.FieldsSeq(line) {
			all := []rune(group)
			for _, c := range all[1:] {
				forms[c] = all[0]
			}
		}
	}
	return forms
})

// meaning is one of the table, with its phrases in each language.
type meaning struct {
	name    string
	phrases map[string][]string // by ja, en, zh and ko
}

// free reports whether the code compares a meaning elsewhere, or not at all.
func (m meaning) free() bool {
	return slices.Contains([]string{nothing, leak}, m.name) || m.ordered() || strings.HasPrefix(m.name, bound)
}

func (m meaning) ordered() bool {
	return strings.HasPrefix(m.name, thing) || strings.HasPrefix(m.name, name)
}

// in are the phrases of a meaning in a language.
func (m meaning) in(lang string) []string {
	lang, _, _ = strings.Cut(lang, "-")
	return m.phrases[lang]
}

// meanings are those of the table, in its order.
var meanings = sync.OnceValue(func() []meaning {
	var all []meaning
	for heading, line := range jatext.Sections(table) {
		if len(all) == 0 || all[len(all)-1].name != heading {
			all = append(all, meaning{heading, map[string][]string{}})
		}
		lang, rest, _ := strings.Cut(line, " ")
		m := all[len(all)-1]
		for phrase := range strings.SplitSeq(rest, " | ") {
			m.phrases[lang] = append(m.phrases[lang], strings.ReplaceAll(strings.TrimSpace(phrase), "_", " "))
		}
	}
	return all
})

// reader reads one language.
type reader struct {
	lang    string
	lexicon jatext.Lexicon[string] // the meaning of each phrase
	names   []string
	firsts  map[rune]bool
}

func newReader(lang string) *reader {
	r := &reader{lang: lang, firsts: firsts(lang)}
	for _, m := range meanings() {
		r.add(m.name, m.in(lang))
	}
	return r
}

func (r *reader) add(meaning string, phrases []string) {
	for _, p := range phrases {
		p, denied := strings.CutPrefix(r.fold(p), denying)
		switch {
		case p == "":
		case denied:
			r.lexicon.Add(p, denying+meaning)
		default:
			r.lexicon.Add(p, meaning)
		}
	}
}

// common is what the table calls a kind of data, else a name of its own.
func (r *reader) common(phrases []string, own string) string {
	for _, p := range phrases {
		text := []rune(r.fold(p))
		if m, n := r.lexicon.At(text, 0); n == len(text) && strings.HasPrefix(m, thing) {
			return m
		}
	}
	return own
}

// fold makes phrases comparable: Chinese of both scripts in one, Latin letters small.
func (r *reader) fold(s string) string {
	s = strings.ToLower(jatext.Width(s))
	if strings.HasPrefix(r.lang, "zh") {
		s = strings.Map(func(c rune) rune { return cmp.Or(traditional()[c], jatext.Simplified(c)) }, s)
	}
	return s
}

// mark is a meaning where it stands.
type mark struct {
	meaning, words string
	at, end        int
}

// sentence is what is read of one.
type sentence struct {
	runes   []rune
	figures []figure
	marks   []mark // all meanings, in order
	things  []mark
	counts  map[string]int
	first   map[string]string // the first words of each
}

// read cuts a sentence into figures and meanings, the longest first, from its beginning.
func (r *reader) read(text string) sentence {
	s := sentence{runes: scaled([]rune(" " + r.fold(text) + " ")), counts: map[string]int{}, first: map[string]string{}}
	for i := 0; i < len(s.runes); {
		if f, end := r.figure(s.runes, i); end > i {
			s.figures, i = append(s.figures, f), end
			continue
		}
		m, n := r.lexicon.At(s.runes, i)
		if n == 0 || r.lang == English && !apart(s.runes, i, i+n) {
			i++
			continue
		}
		s.say(r.lang, mark{m, string(s.runes[i : i+n]), i, i + n})
		i += n
	}
	s.bind()
	return s
}

// denying begins a phrase of the table that says its meaning and denies it.
const denying = "!"

// say adds a mark; one that denies in front of or behind its meaning, as the language does.
func (s *sentence) say(lang string, m mark) {
	meaning, denied := strings.CutPrefix(m.meaning, denying)
	not, so := mark{deny, m.words, m.at, m.end}, mark{meaning, m.words, m.at, m.end}
	switch {
	case !denied:
		s.mark(m)
	case lang == Japanese || lang == Korean:
		s.mark(so)
		s.mark(not)
	default:
		s.mark(not)
		s.mark(so)
	}
}

func (s *sentence) mark(m mark) {
	if m.meaning == nothing {
		return
	}
	s.marks = append(s.marks, m)
	if s.counts[m.meaning]++; s.counts[m.meaning] == 1 {
		s.first[m.meaning] = strings.TrimSpace(m.words)
	}
	if strings.HasPrefix(m.meaning, thing) || strings.HasPrefix(m.meaning, name) {
		s.things = append(s.things, m)
	}
}

// apart reports whether a run of English is a word of its own, or its plural and the like.
func apart(runes []rune, from, to int) bool {
	letter := func(i int) bool { return i >= 0 && i < len(runes) && unicode.IsLetter(runes[i]) }
	return !letter(from) || !letter(from-1)
}

// denials are the words with which a sentence denies.
func (r *reader) denials(s sentence) []string {
	var words []string
	for _, m := range s.marks {
		if m.meaning == deny {
			words = append(words, strings.TrimSpace(m.words))
		}
	}
	return words
}
