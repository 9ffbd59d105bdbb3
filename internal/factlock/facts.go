package factlock

import (
	"slices"
	"strings"
	"time"

	"madoguchi/internal/dates"
)

// The languages that the lock reads, as ISO 639-1 codes.
const (
	japanese = "ja"
	english  = "en"
)

// Local is a text by language.
type Local = map[string]string

// Facts is what the lock holds texts against: a notice, what was quoted from it
// and what the incident adds.
type Facts struct {
	Languages []string // ja, en; the first is the one of the notice
	Notice    string
	Company   Local
	Names     [][]string // agreed names, each with its other forms
	Items     []Local    // kinds of data
	Segments  []Segment
	Hours     Hours
	Today     dates.Date // on which days without a year are read
	Facts     []Fact     // in the order of the files; ids are unique
}

// Fact is what a text may cite: quotes, or a figure that is derived from quotes.
type Fact struct {
	ID        string
	Says      []string
	Certainty Certainty // of the items that it names, "" where it names none
	About     []string  // of an unconfirmed fact: words of which each sentence that says it holds one
	Derived   *Derived
}

// Derived is a figure with the rule that makes it; one of Sum, Days and Era.
type Derived struct {
	Value int
	Sum   []int
	Days  []dates.Date
	Era   string
	From  []string // ids of quoted facts
}

// Certainty is how sure the notice is. The three never merge.
type Certainty string

const (
	Leaked      Certainty = "leaked"      // 流出
	Likely      Certainty = "likely"      // 流出の可能性が高い
	Unconfirmed Certainty = "unconfirmed" // 確認されておりません
)

// Segment is a group of people, what of theirs is concerned and the facts that
// say so.
type Segment struct {
	ID    string
	Name  Local
	Items []Item
	Cites []string
}

// Item is one kind of data in a segment.
type Item struct {
	Name      Local
	Certainty Certainty
}

// Hours is when people answer.
type Hours struct {
	Open, Close time.Duration // since midnight
	Weekdays    []time.Weekday
	Openings    []dates.Date // although weekend or holiday
	Closings    []dates.Date // although a weekday
}

// fact is a fact with what was read out of it.
type fact struct {
	Fact
	held  *held    // what it allows a text to say, see hold.go
	items []string // that it names, as the notice has them
	spans []span   // of days
	step  step     // how surely it says that something leaked
}

// readFacts reads figures and items out of every quote and computes the derived
// ones again.
func (l *Lock) readFacts() {
	l.facts = map[string]*fact{}
	for _, given := range l.in.Facts {
		f := &fact{Fact: given}
		l.facts[f.ID] = f
		l.factIDs = append(l.factIDs, f.ID)
		f.About = nil
		for _, w := range given.About {
			f.About = append(f.About, foldSmall(w))
		}
		if f.Derived == nil {
			f.held, f.items, f.spans = l.heldIn(f.Says), l.itemsIn(f.Says), l.spansOf(f.Says)
		}
	}
	for _, id := range l.factIDs {
		if f := l.facts[id]; f.Derived != nil {
			f.held = &held{}
			l.derive(f)
		}
	}
}

// Missing returns the figures of a text that none of the facts holds, as they
// are written.
func (l *Lock) Missing(text string, cites []string) []string {
	var all []string
	h := l.heldBy(cites)
	for _, t := range figures([]rune(text)) {
		if !h.holds(t) {
			all = append(all, t.raw)
		}
	}
	return all
}

// HoldsDay reports whether one of the facts names a day.
func (l *Lock) HoldsDay(day dates.Date, cites []string) bool {
	_, ok := l.heldBy(cites).date(partsOf(day))
	return ok
}

// HoldsHour reports whether one of the facts names a time of day.
func (l *Lock) HoldsHour(at time.Duration, cites []string) bool {
	return l.heldBy(cites).holds(token{kind: clock, minute: int(at / time.Minute)})
}

// CountsPeople reports whether one of the facts counts that many people.
func (l *Lock) CountsPeople(n int, cites []string) bool {
	c, ok := l.heldBy(cites).count(int64(n))
	return ok && c.unit == "person"
}

// NamesItem reports whether a fact of that certainty, any for "", names an item,
// which is given as the notice has it.
func (l *Lock) NamesItem(item string, c Certainty, cites []string) bool {
	return slices.ContainsFunc(cites, func(id string) bool {
		f := l.facts[id]
		return f != nil && (c == "" || f.Certainty == c) && slices.Contains(f.items, item)
	})
}

// Dated reports whether a text names a date.
func Dated(text string) bool {
	return slices.ContainsFunc(figures(foldRunes(text)), func(t token) bool { return t.kind == date })
}

// itemsIn lists the items that quotes name. The longest are looked for first and
// taken out: an email address is no address.
func (l *Lock) itemsIn(says []string) []string {
	var names, found []string
	for _, p := range l.in.Items {
		names = append(names, p[l.first()])
	}
	text := foldSmall(strings.Join(says, "\n"))
	for _, name := range longestFirst(names) {
		word := foldSmall(name)
		if word != "" && inAnyNumber(text, word) {
			found = append(found, name)
			text = strings.ReplaceAll(text, word, string(blank))
		}
	}
	return found
}

// inAnyNumber reports whether a word stands in s, in English one or many of it:
// dates of birth.
func inAnyNumber(s, word string) bool {
	if indexOf(s, word) >= 0 || !isASCII(word) {
		return indexOf(s, word) >= 0
	}
	head, of, ok := strings.Cut(word, " of ")
	return indexOf(s, word+"s") >= 0 || indexOf(s, word+"es") >= 0 || ok && indexOf(s, head+"s of "+of) >= 0
}

func foldSmall(s string) string { return strings.ToLower(foldWidth(s)) }
