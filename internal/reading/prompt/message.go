package prompt

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"madoguchi/internal/conversation/prose"
	"madoguchi/internal/jatext"
	"madoguchi/internal/reading"
)

const (
	longest       = 2000 // characters of a message that are shown
	mostSentences = 80   // what stands behind is part of the last one
)

// The marks around a message. Their brackets are taken out of what stands between them, so
// that no message can end itself.
const (
	begins = "⟦message⟧"
	ends   = "⟦/message⟧"
)

// Message is what a model is shown of a message, and its sentences, by the numbers that they
// have there less one; "" where the words hold nothing to read. The words are those of the
// request, veiled.
func Message(said reading.Said, words string) (text string, sentences []string) {
	sentences = Sentences(words)
	if len(sentences) == 0 {
		return "", nil
	}
	var b strings.Builder
	for _, line := range []struct{ name, ids string }{
		{"said", strings.Join(said.Topics, ", ")},
		{"offered", strings.Join(said.Offered, ", ")},
		{"asked", string(said.Asked)},
		{"lane", said.Lane},
	} {
		if line.ids != "" {
			fmt.Fprintf(&b, "%s: %s\n", line.name, line.ids)
		}
	}
	fmt.Fprintln(&b, begins)
	for i, s := range sentences {
		fmt.Fprintf(&b, "%d: %s\n", i+1, s)
	}
	b.WriteString(ends)
	return b.String(), sentences
}

// Sentences are those of a message that a model is shown, 2,000 characters together, as
// somebody sees them who reads it: without what HTML or its characters hide.
func Sentences(words string) []string {
	words = head(strings.Map(shown, words), 4*longest)
	all := prose.Sentences(prose.Uncommented(words))
	if len(all) > mostSentences {
		all[mostSentences-1] = strings.Join(all[mostSentences-1:], " ")
		all = all[:mostSentences]
	}
	return within(all, longest)
}

// within are the sentences that fit into so many characters. The one that does not is cut
// where it is so long that most of the room would stay empty, and left out otherwise.
func within(sentences []string, room int) []string {
	for i, s := range sentences {
		long := utf8.RuneCountInString(s)
		if long <= room {
			room -= long
			continue
		}
		if 2*long > longest {
			return append(sentences[:i:i], head(s, room))
		}
		return sentences[:i]
	}
	return sentences
}

// head are the first characters of a text, so many at most.
func head(text string, most int) string {
	for i := range text {
		if most--; most < 0 {
			return text[:i]
		}
	}
	return text
}

// shown is a character as a model is shown it, -1 for what nobody sees.
func shown(r rune) rune {
	switch r {
	case '⟦', '〚':
		return '['
	case '⟧', '〛':
		return ']'
	case '\n', '\r', '\v', '\f', '\u0085', '\u2028', '\u2029':
		return '\n'
	case '\u2800': // a braille cell without dots
		return ' '
	}
	switch {
	case unicode.IsSpace(r):
		return ' '
	case jatext.Hidden(r), unicode.In(r, unicode.Co, unicode.Other_Default_Ignorable_Code_Point):
		return -1
	}
	return r
}
