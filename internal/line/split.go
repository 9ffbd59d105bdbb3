package line

import (
	"unicode/utf8"

	"github.com/rivo/uniseg"
)

// split cuts a text into pieces of at most limit UTF-16 code units, which is how
// LINE counts text (https://developers.line.biz/en/docs/messaging-api/text-character-count/).
// It cuts after a sentence; inside one that is too long, after a grapheme; inside
// a grapheme that is too long, after a character. The pieces put together are the text.
func split(text string, limit int) []string {
	return pack(text, limit, firstSentence, func(sentence string) []string {
		return pack(sentence, limit, firstGrapheme, func(grapheme string) []string {
			return pack(grapheme, limit, firstRune, func(r string) []string { return []string{r} })
		})
	})
}

// pack fills pieces with whole parts, as first cuts them off; finer takes apart
// a part that is too long for a piece of its own.
func pack(text string, limit int, first func(string) (part, rest string), finer func(string) []string) []string {
	var pieces []string
	var piece string
	var size int
	flush := func() {
		if piece != "" {
			pieces = append(pieces, piece)
		}
		piece, size = "", 0
	}
	for text != "" {
		var part string
		part, text = first(text)
		n := units(part)
		if size+n > limit {
			flush()
		}
		if n > limit {
			pieces = append(pieces, finer(part)...)
			continue
		}
		piece, size = piece+part, size+n
	}
	flush()
	return pieces
}

func firstSentence(text string) (sentence, rest string) {
	sentence, rest, _ = uniseg.FirstSentenceInString(text, -1)
	return sentence, rest
}

func firstGrapheme(text string) (grapheme, rest string) {
	grapheme, rest, _, _ = uniseg.FirstGraphemeClusterInString(text, -1)
	return grapheme, rest
}

func firstRune(text string) (r, rest string) {
	_, n := utf8.DecodeRuneInString(text)
	return text[:n], text[n:]
}

// units is the length of a text in UTF-16 code units.
func units(text string) int {
	n := 0
	for _, r := range text {
		n++
		if r > 0xFFFF { // a surrogate pair
			n++
		}
	}
	return n
}
