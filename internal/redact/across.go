package redact

import (
	"slices"
	"strings"
	"unicode/utf8"

	"madoguchi/internal/redact/folded"
	"madoguchi/internal/redact/numbers"
	"madoguchi/internal/redact/password"
	"madoguchi/internal/redact/pattern"
)

// How much of texts is read as one message, in characters.
const (
	tail = 80   // of an earlier one
	head = 2000 // of the last one; what lies beyond is masked by itself already
)

// Ending is the end of a masked text where it may be the beginning of a secret whose
// rest comes in the next message: digits, a word for a secret, a lone word, a card.
// Empty for most texts.
func Ending(words string) string {
	from := len(words)
	for range tail {
		_, n := utf8.DecodeLastRuneInString(words[:from])
		from -= n
	}
	if i := strings.Index(words[from:], "■■]"); i >= 0 && !strings.Contains(words[from:from+i], "[") {
		from += i + len("■■]")
	}
	t := numbers.In(folded.Fold(words[from:], marks))
	if opensNumber(t) || opensWord(t) || from == 0 && loneWord.In(t) || len(t.MarkEnds(Card.index())) > 0 {
		return words[from:]
	}
	return ""
}

// opensNumber reports whether there are digits at the end that say nothing by
// themselves: no amount, day, count or phone number.
func opensNumber(t *numbers.Text) bool {
	gs := t.Groups()
	near := len(t.Words) - len(t.Behind(len(t.Words), 24))
	for i := 0; i < len(gs); i++ {
		if last := t.Phone(i); last >= 0 {
			i = last
			continue
		}
		if n := t.Number(i); gs[i].From >= near && n.Size >= 2 && n.Value {
			return true
		}
	}
	return false
}

// opensWord reports whether the end speaks of a secret. Who asks about one that people
// choose may tell it next: 「暗証番号も変えますか」, and then 「今は0412です」.
func opensWord(t *numbers.Text) bool {
	if password.Spoken(t) || pinWord.In(t) || codeWord.In(t) {
		return true
	}
	end := t.Behind(len(t.Words), 40)
	labelled := slices.ContainsFunc(labels, func(word *pattern.Pattern) bool { return word.Match(end) })
	return password.Asked(end) || labelled && !asksAtEnd.Match(end)
}

var (
	labels    = []*pattern.Pattern{lists.Pattern("label_at_end"), accountWord, bankWord, cardNumberWord, myNumberWord}
	asksAtEnd = lists.Pattern("asks_at_end")
	loneWord  = lists.Pattern("lone_word")
)

// Across masks texts as the one message that they may have been meant as, and
// returns each by itself again, with what was found in each. A secret that lies in
// two of them leaves its mark in both. Of the last one only the beginning is read.
func Across(texts ...string) ([]string, []Kinds) {
	parts := slices.Clone(texts)
	last := len(parts) - 1
	parts[last] = beginning(texts[last], head)
	rest := texts[last][len(parts[last]):]
	found := maskTogether(parts)
	parts[last] += rest
	return parts, found
}

// maskTogether masks the parts of one message in place and returns what it found in
// each. It gives up where [Mask] does, and then every part is cut out.
func maskTogether(parts []string) []Kinds {
	found := make([]Kinds, len(parts))
	for range passes {
		t := folded.Fold(strings.Join(parts, "\n"), marks)
		hide(t)
		if !t.Hides() {
			return found
		}
		from := 0
		for i, part := range parts {
			masked, hidden := t.RenderPart(folded.Span{From: from, To: from + len(part)})
			parts[i], found[i] = masked, found[i].With(kindsOf(hidden))
			from += len(part) + len("\n")
		}
	}
	for i := range parts {
		parts[i] = cutMark
	}
	return found
}
