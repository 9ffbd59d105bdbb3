// Package people reads by what words people count themselves among a segment of an incident, by what words others
// name it, and which entries tell what leaked of it. An incident says so in incident.yaml, in phrases that need no
// programmer; a segment need say none of it.
//
// A phrase is words as people write them. "…" in it stands for anything within a sentence, and (a|b) for one of
// several: "(friend|aunt)…sent…me". Capitals are the same as small letters, and Latin words are whole ones.
package people

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"madoguchi/internal/strictyaml"
)

// Words are what a segment says of this. Phrases of all languages stand together: people mix them.
type Words struct {
	List   string     // the entry that tells what leaked of these people
	Card   string     // the one that tells what is announced of their cards
	Abroad bool       // whoever is outside of the country, and says nothing else, is one of them
	Said   []string   // by which somebody says that they are one of them
	Parts  [][]string // or by all of these, in one message or in several: a phrase of each
	Denied []string   // by which somebody says that they are none
	Named  []string   // by which the group is named
}

// Fields are the fields of a segment that [Read] reads.
func Fields() []string {
	return []string{"list?", "card?", "abroad?", "said?", "all of?", "denied?", "named?"}
}

// Read reads them.
func Read(f strictyaml.Fields) Words {
	return Words{f.Get("list").Text(), f.Get("card").Text(), yes(f.Get("abroad")), phrases(f.Get("said")), parts(f.Get("all of")),
		phrases(f.Get("denied")), phrases(f.Get("named"))}
}

// Check sees that the entries are there.
func Check[E any](segment strictyaml.Node, w Words, entry func(id string) (E, bool)) {
	f := segment.Keys()
	for name, id := range map[string]string{"list": w.List, "card": w.Card} {
		if _, known := entry(id); id != "" && !known {
			f.Get(name).Add("there is no entry %s; name one of answers/*.yaml", strictyaml.Short(id))
		}
	}
	if n := len(w.Said) + len(w.Parts) + len(w.Named); n > 0 && w.List == "" && segment.There() {
		segment.Add("said, all of and named are of no use without a list; write list: and the entry that tells what leaked of these people")
	}
}

func yes(n strictyaml.Node) bool {
	raw := n.Raw()
	if n.There() && raw != "true" && raw != "false" {
		n.Add("%q is neither true nor false", strictyaml.Short(raw))
	}
	return raw == "true"
}

// byLang are the nodes of a mapping from languages.
func byLang(n strictyaml.Node) (all []strictyaml.Node) {
	f := n.Keys()
	for _, lang := range f.Keys() {
		if !slices.Contains([]string{"ja", "en", "zh", "ko"}, lang.Raw()) {
			lang.Add("%s is no language that people write here; write ja, en, zh or ko", strictyaml.Short(lang.Raw()))
		}
		all = append(all, f.Get(lang.Raw()))
	}
	return all
}

func phrases(n strictyaml.Node) (all []string) {
	for _, list := range byLang(n) {
		all = append(all, read(list)...)
	}
	return all
}

// parts are the k-th phrases of every language together.
func parts(n strictyaml.Node) (all [][]string) {
	for i, list := range byLang(n) {
		these := list.List()
		if i == 0 {
			all = make([][]string, len(these))
		}
		if len(these) != len(all) || len(these) < 2 {
			list.Add("%d parts; write two or more, as many in each language", len(these))
			continue
		}
		for k, part := range these {
			all[k] = append(all[k], read(part)...)
		}
	}
	return all
}

func read(n strictyaml.Node) (all []string) {
	for _, one := range n.List() {
		phrase := one.Text()
		if phrase != "" && !wellFormed(phrase) {
			one.Add("%q is no phrase; write words, … for anything between them and (a|b) for one of several", strictyaml.Short(phrase))
			continue
		}
		all = append(all, phrase)
	}
	return all
}

// wellFormed reports whether a phrase has words, no other signs than those above, and brackets that close.
func wellFormed(phrase string) bool {
	open := 0
	for _, r := range phrase {
		switch {
		case r == '(':
			open++
		case r == ')':
			open--
		case r == '|' && open == 0, !unicode.In(r, unicode.L, unicode.N, unicode.M) && !strings.ContainsRune("|…・'- ", r):
			return false
		}
		if open < 0 {
			return false
		}
	}
	return open == 0 && strings.ContainsFunc(phrase, unicode.IsLetter)
}

// gap is anything within a sentence.
const gap = `[^。．.!?！？\n]{0,40}?`

// Expression is a regular expression that holds where one of some phrases does; "" for no phrases.
func Expression(phrases []string) string {
	if len(phrases) == 0 {
		return ""
	}
	var all []string
	for _, phrase := range phrases {
		all = append(all, expression(phrase))
	}
	return `(?i)(?:` + strings.Join(all, "|") + `)`
}

func expression(phrase string) string {
	var b strings.Builder
	before := ' '
	for i, r := range phrase {
		switch {
		case r == '…':
			b.WriteString(gap)
		case r == '(':
			b.WriteString("(?:")
		case r == ' ' && latin(before):
			b.WriteString(`\s+`)
		case r == ' ':
			b.WriteString(`\s*`)
		default:
			next, _ := utf8.DecodeRuneInString(phrase[i+utf8.RuneLen(r):])
			letter(&b, before, r, next)
		}
		before = r
	}
	return b.String()
}

// letter writes a letter, and what bounds a Latin word.
func letter(b *strings.Builder, before, r, next rune) {
	if latin(r) && !latin(before) {
		b.WriteString(`\b`)
	}
	b.WriteRune(r)
	if latin(r) && !latin(next) {
		b.WriteString(`\b`)
	}
}

func latin(r rune) bool {
	return r < 0x80 && (unicode.IsLetter(r) || unicode.IsDigit(r) || r == '\'' || r == '-')
}
