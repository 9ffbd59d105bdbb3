package intent

import (
	"slices"
	"strings"
	"unicode"

	"madoguchi/internal/cases"
	"madoguchi/internal/conversation/brief"
	"madoguchi/internal/conversation/prose"
	"madoguchi/internal/incident"
	"madoguchi/internal/lazyregexp"
	"madoguchi/internal/understand"
)

// The bounds of what one sentence of a message asks by itself.
const (
	byItself  = 0.95 // how probable that must be
	mostAlone = 8    // sentences; a longer message is read as a whole only
)

// sentence is one of a message, or a point of a list, that asks something by itself.
type sentence struct {
	at    int // where it stands
	words string
	entry incident.Entry
	sure  bool // that is what it asks
}

// sentences are those of a message that ask something, sure where that is so probable at least. What leans
// on another one says nothing alone.
func (t *run) sentences(words string, least float64) []sentence {
	pieces, subject := prose.Questions(points.ReplaceAllString(words, "\n\n$1$2"))
	if len(pieces) < 2 || len(pieces) > mostAlone || subject {
		return nil
	}
	var all []sentence
	for _, piece := range pieces {
		if !prose.Interrogative(piece) && !brief.Wish(piece) || leaning.MatchString(piece) || letters(piece) < fewest {
			continue
		}
		s := sentence{at: strings.Index(words, piece), words: piece}
		if read := t.whole.Read(piece); len(read.Asked) == 1 {
			s.entry, s.sure = t.entries[read.Asked[0].Entry], read.Asked[0].Score >= least
		}
		all = append(all, s)
	}
	return all
}

// fewest is how many letters a question has at least that says by itself what it is about: each of kana,
// kanji and hangul counts as two, for it says as much.
const fewest = 14

func letters(piece string) (n int) {
	for _, r := range piece {
		switch {
		case unicode.In(r, unicode.Hiragana, unicode.Katakana, unicode.Hangul, unicode.Han):
			n += 2
		case unicode.IsLetter(r), unicode.IsDigit(r):
			n++
		}
	}
	return n
}

// points begin a point of a list.
var points = lazyregexp.New(`(?:^|[\s、。，,:：?？])([0-9]{1,2}[.)）]|[(（][0-9]{1,2}[)）])|([①-⑳])`)

// leaning are words that speak of something else.
var leaning = lazyregexp.New(`(?i)^(?:so|then|じゃあ?|では|なら|つまり|所以|그럼|그러면)[\s,、，]*|` +
	`それ|これ|あれ|その|この|あの|そちら|そっち|も(?:です|でしょう|漏|もれ|流出|同じ|対象|[?？]|$)|` +
	`\b(?:it|that|this|those|these|they|them|he|she|too|also|as well|either|neither)\b|它|那|这|這|也|그거|그것|그게|그건|그걸|이거|이게|도 |도[?？]`)

// Leans reports whether a sentence speaks of something that stands before it.
func Leans(words string) bool { return leaning.MatchString(words) }

// filled are the entries that a message asks for, with those that a sentence of it asks for by itself and
// that reading it as a whole left out, in their order.
func (t *run) filled(found []incident.Entry, asked []understand.Asked, words string) []incident.Entry {
	if lane, _ := Lane(found); lane == cases.Legal || lane == cases.Press {
		return found // what a lawyer writes is theirs to answer who speak with lawyers
	}
	where := make([]int, len(found))
	for i, a := range asked {
		where[i] = strings.Index(words, strings.TrimSpace(a.Words))
	}
	for _, s := range t.sentences(words, byItself) {
		if !s.sure || !stands(s.entry) || t.known(s, found, asked) {
			continue
		}
		i := 0
		for i < len(found) && where[i] < s.at {
			i++
		}
		found, where = slices.Insert(found, i, s.entry), slices.Insert(where, i, s.at)
		asked = slices.Insert(slices.Clone(asked), i, understand.Asked{Entry: s.entry.ID, Score: byItself, Words: s.words})
	}
	return found
}

// known reports whether what a sentence asks is answered already: by an entry of its topic, of which another
// may stand beside it only where one hands over, or by facts.
func (t *run) known(s sentence, found []incident.Entry, asked []understand.Asked) bool {
	for i, e := range found {
		same := Topic(e.ID) == Topic(s.entry.ID)
		if e.ID == s.entry.ID || same && (s.entry.Kind == incident.FAQ || strings.Contains(asked[i].Words, s.words)) {
			return true
		}
	}
	return s.entry.Kind == incident.FAQ && slices.ContainsFunc(found, t.tells(s.entry))
}

// tells tells of another answer whether it rests on facts of this one, or is about a group of people as this
// one is: what leaked, asked alone, does not say of whom.
func (t *run) tells(asked incident.Entry) func(incident.Entry) bool {
	group := func(fact string) bool { return slices.Contains(t.groups, fact) }
	return func(e incident.Entry) bool {
		shared := slices.ContainsFunc(e.Cites, func(fact string) bool { return slices.Contains(asked.Cites, fact) })
		return shared || slices.ContainsFunc(e.Cites, group) && slices.ContainsFunc(asked.Cites, group)
	}
}

// stands reports whether an entry may answer a sentence that was read alone.
func stands(e incident.Entry) bool {
	opens := e.Kind == incident.Escalate && (!e.Lane.Apart() || e.Lane == cases.Rights)
	return opens || e.Kind == incident.FAQ || e.Kind == incident.Verify
}

// single are the entries that the sentences of a message ask for which is not understood as a whole, where
// each of those that ask is clear by itself.
func (t *run) single(words string) []incident.Entry {
	var found []incident.Entry
	for _, s := range t.sentences(words, t.whole.Bounds().Answer) {
		if !s.sure || !stands(s.entry) {
			return nil
		}
		if !sameTopic(found, s.entry) {
			found = append(found, s.entry)
		}
	}
	return found
}
