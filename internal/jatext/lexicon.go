package jatext

import (
	"cmp"
	"iter"
	"slices"
	"strings"
	"sync"

	"madoguchi/internal/lazyregexp"
)

// Lines are the phrases of a list, one a line. Blank lines and lines that begin with # are
// left out, and the space around phrases.
func Lines(list string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for line := range strings.Lines(list) {
			line = strings.TrimSpace(line)
			if line != "" && !strings.HasPrefix(line, "#") && !yield(line) {
				return
			}
		}
	}
}

// Sections are the phrases of a list with headings, [name] on a line of its own, each with
// the heading that it stands under: "" before the first.
func Sections(list string) iter.Seq2[string, string] {
	return func(yield func(heading, phrase string) bool) {
		heading := ""
		for line := range Lines(list) {
			if name, is := strings.CutPrefix(line, "["); is {
				heading = strings.TrimSuffix(name, "]")
			} else if !yield(heading, line) {
				return
			}
		}
	}
}

// Forms are the lines of a list with headings as regular expressions, one a heading, compiled where they are first
// asked for. A heading that the list lacks matches nothing. They are safe for concurrent use.
func Forms(list string) func(heading, words string) bool {
	all := sync.OnceValue(func() map[string]*lazyregexp.Regexp {
		lines, all := map[string][]string{}, map[string]*lazyregexp.Regexp{}
		for heading, line := range Sections(list) {
			lines[heading] = append(lines[heading], line)
		}
		for heading, forms := range lines {
			all[heading] = lazyregexp.New(strings.Join(forms, "|"))
		}
		return all
	})
	return func(heading, words string) bool {
		form, there := all()[heading]
		return there && form.MatchString(words)
	}
}

// Lexicon finds phrases at a place of a text and what each stands for. The zero value is
// empty. It is safe for concurrent use once all is added.
type Lexicon[T any] struct {
	byFirst map[rune][]entry[T]
}

type entry[T any] struct {
	phrase  []rune
	meaning T
}

// Add takes in a phrase, which is not empty. Of two that are the same the first one counts.
func (l *Lexicon[T]) Add(phrase string, meaning T) {
	runes := []rune(phrase)
	if l.byFirst == nil {
		l.byFirst = map[rune][]entry[T]{}
	}
	all := append(l.byFirst[runes[0]], entry[T]{runes, meaning})
	slices.SortStableFunc(all, func(a, b entry[T]) int { return cmp.Compare(len(b.phrase), len(a.phrase)) })
	l.byFirst[runes[0]] = all
}

// At is the longest phrase that begins at in[i]: what it stands for, and its length in
// runes, 0 for none.
func (l *Lexicon[T]) At(in Text, i int) (meaning T, length int) {
	if i < 0 || i >= len(in) {
		return meaning, 0
	}
	for _, e := range l.byFirst[in[i]] {
		if len(e.phrase) <= len(in)-i && slices.Equal(e.phrase, in[i:i+len(e.phrase)]) {
			return e.meaning, len(e.phrase)
		}
	}
	return meaning, 0
}

// Begins reports whether any phrase begins with a character.
func (l *Lexicon[T]) Begins(r rune) bool { return len(l.byFirst[r]) > 0 }
