package redact

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"
)

// veil stands in an outline in place of what names a person.
const veil = "■■"

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

// ahead is how many bytes of a text are read for each character of an outline: long
// texts are outlined often, and few begin with so much that is left out.
const ahead = 32

// settled reads words until nothing changes.
func settled(words string, most int) string {
	line := readOnce(words, most)
	for range passes {
		masked, _ := Mask(line)
		next := readOnce(masked, most)
		if next == line {
			return line
		}
		line = next
	}
	return shorten(veil, most)
}

// readOnce is one reading.
func readOnce(words string, most int) string {
	v := fold(words)
	return shorten(steers.Replace(strings.Join(strings.Fields(v.veiled(v.identifiers())), " ")), most)
}

// steers drops the signs that change the direction of writing (UAX 9): in a list or a
// mail they would make a line read as another one.
var steers = strings.NewReplacer("\u200e", "", "\u200f", "", "\u061c", "", "\u202a", "", "\u202b", "", "\u202c", "", "\u202d", "", "\u202e", "",
	"\u2066", "", "\u2067", "", "\u2068", "", "\u2069", "")

func shorten(line string, most int) string {
	end := 0
	for range max(0, most) {
		_, n := utf8.DecodeRuneInString(line[end:])
		end += n
	}
	if end == len(line) {
		return line
	}
	return line[:end] + "…"
}

// veiled is the original with a veil over spans of the view.
func (v *view) veiled(spans []span) string {
	var out strings.Builder
	at := 0
	for _, s := range spans {
		from, to := v.from[s.from], v.to[s.to-1]
		if to <= at { // a character that folds into several, veiled already
			continue
		}
		out.WriteString(v.raw[at:max(at, from)])
		out.WriteString(veil)
		at = to
	}
	out.WriteString(v.raw[at:v.end])
	return out.String()
}

// identifiers are the parts that name a person, from front to back, none empty.
func (v *view) identifiers() []span {
	found := slices.Concat(v.written(), v.longNumbers(), v.announced(), v.capitalised(), v.signedOff())
	if len(found) == 0 {
		return nil
	}
	return union(found)
}

// writtenOut are mail addresses, also where only half of one is plain ASCII, and
// the ids of users, groups and rooms of LINE (platform fact 12).
var writtenOut = regexp.MustCompile(`(?:"[^"\n]{1,64}"|[0-9a-z.!#$%&'*+/=?^_{|}~-]*) ?@ ?[0-9a-z.-]*[0-9a-z]|[ucr][0-9a-f]{32}`)

func (v *view) written() []span {
	var found []span
	for _, m := range writtenOut.FindAllStringIndex(v.text, -1) {
		found = append(found, span{m[0], m[1]})
	}
	return found
}

// longNumbers are seven digits and more, as in postal codes, and phone numbers
// with brackets in them.
func (v *view) longNumbers() []span {
	var found []span
	gs := v.groups()
	for i := 0; i < len(gs); i++ {
		last, digits := i, len(gs[i].digits)
		for last+1 < len(gs) && v.near(gs[last], gs[last+1]) {
			last++
			digits += len(gs[last].digits)
		}
		if digits < 7 {
			last = v.phone(gs, i)
		}
		if last >= 0 {
			found = append(found, span{gs[i].from, gs[last].to})
			i = last
		}
	}
	return found
}

var (
	announces = regexp.MustCompile(`(?:名前|氏名|住所|電話(?:番号)?|ふりがな|フリガナ)(?:は|:)\s*|\bmy (?:full |last |first )?name(?:'s| is| :|:)\s*|〒\s*`)

	// asks begins what is no name and no address but says something about one, in a
	// clause that ends soon and holds no number. A question must stay a question.
	asks = regexp.MustCompile(`^[もがと]?(?:漏れ|漏え|漏洩|漏ら|洩れ|もれ[たてまる]|流出|盗まれ|含まれ|大丈夫|安全|悪用|見られ|知られ|公開|対象|どう(?:な[るっりん]|す[るれ]|し[たて]|で[すし])|どこ[かがでにへ]|いつ(?:から|まで|です)|何(?:です|番|時|が|で)|なぜ|必要|不要|教え|わかり|分かり|ありま|できま|できる|つながら|つながり|繋が|通じ|` +
		`(?:leaked|exposed|included|affected|stolen|safe|on (?:the|your) list|in the)\b)[^、。,!?\n\d]{0,24}(?:[、。,!?\n]|$)`)
)

// stops ends what is announced.
const stops = "、。,\n"

// announced is what follows 名前は and the like, to the end of the clause.
func (v *view) announced() []span {
	var found []span
	end := 0
	for _, m := range announces.FindAllStringIndex(v.text, -1) {
		if m[0] < end || v.answered(m[1]) {
			continue
		}
		if end = m[1] + strings.IndexAny(v.text[m[1]:], stops); end < m[1] {
			end = len(v.text)
		}
		if m[1] < end {
			found = append(found, span{m[1], end})
		}
	}
	return found
}

// answered reports whether nothing is announced there: it is veiled, or asked for.
func (v *view) answered(at int) bool {
	return strings.HasPrefix(v.text[at:], veil[:len("■")]) || asks.MatchString(v.ahead(at, 48))
}

// selves announces a name in English, and capitals shows where it ends.
var (
	selves   = regexp.MustCompile(`\b(?:i am|i'm|this is) `)
	capitals = regexp.MustCompile(`^\p{Lu}(?:\.|[\p{L}\p{M}'’-]*)(?:\s+\p{Lu}(?:\.|[\p{L}\p{M}'’-]*))+`)
)

// capitalised is a name of two words or more after "I am". The view has no
// capitals, so that the original is read.
func (v *view) capitalised() []span {
	var found []span
	end := 0
	for _, m := range selves.FindAllStringIndex(v.text, -1) {
		from := v.to[m[1]-1]
		if from < end {
			continue
		}
		if n := len(capitals.FindString(v.raw[from:])); n > 0 {
			end = from + n
			found = append(found, span{m[1], m[1] + v.width(m[1], end)})
		}
	}
	return found
}

// width is how many bytes of the view from there on come from before end.
func (v *view) width(at, end int) int {
	n, _ := slices.BinarySearch(v.to[at:], end+1)
	return n
}

// signsOff stands behind a name.
var signsOff = regexp.MustCompile(`\s*と(?:申|もう)し(?:ます|て)`)

// signedOff is what stands before と申します, from the beginning of the clause.
func (v *view) signedOff() []span {
	var found []span
	start := 0
	for _, m := range signsOff.FindAllStringIndex(v.text, -1) {
		clause := v.text[start:m[0]]
		from := start
		if i := strings.LastIndexAny(clause, stops); i >= 0 {
			_, n := utf8.DecodeRuneInString(clause[i:])
			from += i + n
		}
		if from < m[0] && !strings.HasSuffix(clause, veil[:len("■")]) {
			found = append(found, span{from, m[0]})
		}
		start = m[1]
	}
	return found
}
