package cases

import (
	"slices"
	"strings"
	"unicode/utf8"

	"madoguchi/internal/inquiry"
)

const (
	// mostHeard is how many bytes a case keeps of words behind those that opened it: some 2,000
	// characters of Japanese. The oldest give way.
	mostHeard = 6000
	// LongestHeard is how many bytes of one message are searched.
	LongestHeard = 3000
)

// Heard are the words of a case besides those that opened it, for the search.
type Heard []Words

// Words are those of one message.
type Words struct {
	ID   string // see [inquiry.Inbound.KeptAs]; of staff the answer's or the note's; "" where none is known
	Text inquiry.Text
}

// Add keeps the words of a message.
func (h *Heard) Add(id string, text inquiry.Text) {
	if text.Empty() {
		return
	}
	all := append(slices.Clip(*h), Words{id, Beginning(text)})
	size, from := 0, len(all)
	for from > 0 && size+len(all[from-1].Text.Words()) <= mostHeard {
		from--
		size += len(all[from].Text.Words())
	}
	*h = all[from:]
}

// Forget drops the words of a message, and reports whether they were there.
func (h *Heard) Forget(id string) bool {
	before := len(*h)
	*h = slices.DeleteFunc(slices.Clone(*h), func(w Words) bool { return id != "" && w.ID == id })
	return len(*h) < before
}

// Remask takes out of a message its ending, which turned out to be a part of a secret, and all of its
// words where they do not end so: of a long message only the beginning is there. It reports whether
// they were there.
func (h *Heard) Remask(id string, ending, by inquiry.Text) bool {
	var kept Heard
	changed := false
	for _, w := range *h {
		if id == "" || w.ID != id {
			kept = append(kept, w)
			continue
		}
		changed = true
		if renewed := w.Text.Renewed(ending, by); renewed.Words() != w.Text.Words() {
			kept = append(kept, Words{id, renewed})
		}
	}
	*h = kept
	return changed
}

// Beginning is as much of a text as is searched, up to the end of a word: half an address is no
// address any more, and an outline would show it.
func Beginning(text inquiry.Text) inquiry.Text {
	words := text.Words()
	if len(words) <= LongestHeard {
		return text
	}
	head := strings.ToValidUTF8(words[:LongestHeard], "")
	if end := strings.LastIndexAny(head, " \n\t　。、，．"); end >= 0 {
		_, n := utf8.DecodeRuneInString(head[end:])
		return inquiry.NewText(head[:end+n])
	}
	return inquiry.Text{}
}
