package redact

import (
	"slices"
	"strings"
	"unicode/utf8"

	"madoguchi/internal/redact/folded"
	"madoguchi/internal/redact/numbers"
)

var (
	address   = lists.Pattern("address")
	announces = lists.Pattern("announces")
	asks      = lists.Pattern("asks")
	iAm       = lists.Pattern("i_am")
	capitals  = lists.Pattern("capitals")
	signsOff  = lists.Pattern("signs_off")
)

const (
	// veil stands in an outline in place of what names a person.
	veil = "■■"

	// stops ends what is announced.
	stops = "、。,\n"

	// ahead is how many bytes of a text are read for each character of an outline: long
	// texts are outlined often, and few begin with so much that is left out.
	ahead = 32
)

// Outline is how masked words begin, on one line: at most most characters, and an
// ellipsis where there are more. For lists and notices, which more people see than
// the case, it leaves out what names a person: mail addresses, the ids of LINE,
// seven digits and more, what follows "my name is" or 住所は and the like, and signs
// that turn the direction of writing. Names that nothing announces stay, so it is
// masked and not anonymous. The outline of an outline is the same.
//
// Putting words on one line and cutting them off may make a new neighbour of
// something, so that it is read again until nothing changes.
func Outline(words string, most int) string {
	if head := words[:min(len(words), ahead*max(0, most))]; len(head) < len(words) {
		line := settled(strings.ToValidUTF8(head, ""), most)
		if strings.HasSuffix(line, "…") && utf8.RuneCountInString(line) == most+1 {
			return line // nothing of it comes from near the cut
		}
	}
	return settled(words, most)
}

// settled reads words until nothing changes.
func settled(words string, most int) string {
	line := outlined(words, most)
	for range passes {
		masked, _ := Mask(line)
		next := outlined(masked, most)
		if next == line {
			return line
		}
		line = next
	}
	return shorten(veil, most)
}

// outlined is one reading.
func outlined(words string, most int) string {
	t := numbers.In(folded.Fold(words, &marks))
	line := t.Veiled(veil, identifiers(t))
	return shorten(steers.Replace(strings.Join(strings.Fields(line), " ")), most)
}

// steers drops the signs that change the direction of writing (UAX 9): in a list or a
// mail they would make a line read as another one.
var steers = strings.NewReplacer("\u200e", "", "\u200f", "", "\u061c", "", "\u202a", "", "\u202b", "", "\u202c", "",
	"\u202d", "", "\u202e", "", "\u2066", "", "\u2067", "", "\u2068", "", "\u2069", "")

func shorten(line string, most int) string {
	if kept := beginning(line, most); len(kept) < len(line) {
		return kept + "…"
	}
	return line
}

// beginning is the first characters of words.
func beginning(words string, most int) string {
	end := 0
	for range max(0, most) {
		_, n := utf8.DecodeRuneInString(words[end:])
		end += n
	}
	return words[:end]
}

// identifiers are the parts that name a person, from front to back, none empty.
func identifiers(t *numbers.Text) []folded.Span {
	return folded.Union(slices.Concat(address.All(t), longNumbers(t), announced(t), capitalised(t), signedOff(t)))
}

// longNumbers are seven digits and more, as in postal codes, and phone numbers
// with brackets in them.
func longNumbers(t *numbers.Text) []folded.Span {
	var found []folded.Span
	gs := t.Groups()
	for i := 0; i < len(gs); i++ {
		last, digits := i, len(gs[i].Digits)
		for last+1 < len(gs) && t.Near(last+1) {
			last++
			digits += len(gs[last].Digits)
		}
		if digits < 7 {
			last = t.Phone(i)
		}
		if last >= 0 {
			found = append(found, t.Run(i, last))
			i = last
		}
	}
	return found
}

// announced is what follows 名前は and the like, to the end of the clause.
func announced(t *numbers.Text) []folded.Span {
	var found []folded.Span
	end := 0
	for _, a := range announces.All(t) {
		if a.From < end || answered(t, a.To) {
			continue
		}
		if end = a.To + strings.IndexAny(t.Words[a.To:], stops); end < a.To {
			end = len(t.Words)
		}
		if a.To < end {
			found = append(found, folded.Span{From: a.To, To: end})
		}
	}
	return found
}

// answered reports whether nothing is announced there: it is veiled, or asked for.
func answered(t *numbers.Text, at int) bool {
	return strings.HasPrefix(t.Words[at:], veil[:len("■")]) || asks.Match(t.Ahead(at, 48))
}

// capitalised is a name of two words or more after "I am". The folded text has no
// capitals, so that the original is read.
func capitalised(t *numbers.Text) []folded.Span {
	var found []folded.Span
	end := 0
	for _, a := range iAm.All(t) {
		if n := capitals.Length(t.RawFrom(a.To)); a.To >= end && n > 0 {
			end = a.To + t.Width(a.To, n)
			found = append(found, folded.Span{From: a.To, To: end})
		}
	}
	return found
}

// signedOff is what stands before と申します, from the beginning of the clause.
func signedOff(t *numbers.Text) []folded.Span {
	var found []folded.Span
	start := 0
	for _, s := range signsOff.All(t) {
		clause := t.Words[start:s.From]
		from := start
		if i := strings.LastIndexAny(clause, stops); i >= 0 {
			_, n := utf8.DecodeRuneInString(clause[i:])
			from += i + n
		}
		if from < s.From && !strings.HasSuffix(clause, veil[:len("■")]) {
			found = append(found, folded.Span{From: from, To: s.From})
		}
		start = s.To
	}
	return found
}
