package evidence

import (
	"slices"
	"strings"
	"time"

	"madoguchi/internal/dates"
	"madoguchi/internal/factlock/clause"
	"madoguchi/internal/factlock/figure"
	"madoguchi/internal/factlock/words"
)

// Book is the facts of an incident. It is for one goroutine.
type Book struct {
	Given
	IDs   []string // of all facts, in the order of the files
	Whole *Ground  // what the notice says as a whole

	Published figure.Parts // the day of the notice, 0 where it names none

	facts      map[string]*Fact
	names      nameList
	segments   map[string][]named    // by language
	items      map[string][]itemName // by language
	cited      map[string]*Cited
	misderived []Misderived
	contexts   contexts
}

// Fact is a fact with what was read out of it.
type Fact struct {
	Quoted
	Held   *figure.Held
	Items  []string // that it names, as the notice has them
	Spans  []figure.Span
	Step   clause.Step // how surely it says that something leaked
	Ground *Ground
}

// Read reads the facts.
func Read(given Given) *Book {
	b := &Book{Given: given, facts: map[string]*Fact{}, cited: map[string]*Cited{}, contexts: contexts{}}
	b.segments, b.items = map[string][]named{}, map[string][]itemName{}
	b.Names = sameNames(given.Names, given.Notice)
	b.Published = published(given.Notice)
	for _, q := range given.Facts {
		f := &Fact{Quoted: q}
		f.About = nil
		for _, w := range q.About {
			f.About = append(f.About, words.Small(w))
		}
		if f.Derived == nil {
			f.Held, f.Items, f.Spans = figure.Read(f.Says, b.Today), b.itemsIn(f.Says), figure.Spans(f.Says)
			holdToldDays(f, b.Notice, b.Published)
		}
		b.facts[f.ID], b.IDs = f, append(b.IDs, f.ID)
	}
	for _, f := range b.Of(b.IDs) {
		if f.Derived != nil {
			f.Held = &figure.Held{}
			b.derive(f)
		}
	}
	b.readNames()
	b.readGrounds()
	b.readSteps()
	b.Whole = joined(b.Of(b.IDs))
	b.Whole.know(given.Notice)
	for _, lang := range given.Languages {
		b.segments[lang], b.items[lang] = segmentNames(b, lang), itemNames(b, lang)
	}
	return b
}

// First is the language of the notice.
func (b *Book) First() string { return b.Languages[0] }

// Of lists the facts with these ids; unknown ids have none.
func (b *Book) Of(ids []string) []*Fact {
	var all []*Fact
	for _, id := range ids {
		if f := b.facts[id]; f != nil {
			all = append(all, f)
		}
	}
	return all
}

// OwnNames are the names of the company itself, in one width.
func (b *Book) OwnNames() []string {
	var all []string
	for _, lang := range b.Languages {
		if name := b.Company[lang]; name != "" {
			all = append(all, words.Width(name))
		}
	}
	return all
}

// held is what facts allow a text to say.
func held(facts []*Fact) *figure.Held {
	var all []*figure.Held
	for _, f := range facts {
		all = append(all, f.Held)
	}
	return figure.Join(all...)
}

// Missing returns the figures of a text that none of the facts holds, as they are written.
func (b *Book) Missing(text string, cites []string) []string {
	var all []string
	h := held(b.Of(cites))
	for _, f := range figure.Find([]rune(text)) {
		if !h.Holds(f) {
			all = append(all, f.Raw)
		}
	}
	return all
}

// HoldsDay reports whether one of the facts names a day.
func (b *Book) HoldsDay(day dates.Date, cites []string) bool {
	_, ok := held(b.Of(cites)).Date(figure.PartsOf(day))
	return ok
}

// HoldsHour reports whether one of the facts names a time of day.
func (b *Book) HoldsHour(at time.Duration, cites []string) bool {
	return held(b.Of(cites)).Holds(figure.Hour(at))
}

// CountsPeople reports whether one of the facts counts that many people.
func (b *Book) CountsPeople(n int, cites []string) bool {
	c, ok := held(b.Of(cites)).Count(int64(n))
	return ok && c.Unit == "person"
}

// NamesItem reports whether a fact of that certainty, any for "", names an item, which is
// given as the notice has it.
func (b *Book) NamesItem(item string, c Certainty, cites []string) bool {
	return slices.ContainsFunc(b.Of(cites), func(f *Fact) bool {
		return (c == "" || f.Certainty == c) && slices.Contains(f.Items, item)
	})
}

// itemsIn lists the items that quotes name. The longest are looked for first and taken out:
// an email address is no address.
func (b *Book) itemsIn(says []string) []string {
	var names, found []string
	for _, item := range b.Items {
		names = append(names, item[b.First()])
	}
	text := words.Small(strings.Join(says, "\n"))
	for _, name := range words.LongestFirst(names) {
		word := words.Small(name)
		if word != "" && words.InAnyNumber(text, word) {
			found = append(found, name)
			text = strings.ReplaceAll(text, word, string(words.Blank))
		}
	}
	return found
}

// readSteps reads how sure each fact is. A fact that only lists items is as sure as the line
// above it in the notice that says so, or as the author says.
func (b *Book) readSteps() {
	for _, f := range b.Of(b.IDs) {
		f.Step = clause.Silent
		for _, s := range f.Ground.Sentences {
			if clause.Leaks(s.Text) && !clause.NotConfirmed(s.Text) {
				f.Step = min(f.Step, clause.StepOf(s.Text))
			}
		}
		if f.Step == clause.Silent && (f.Certainty == Likely || f.Certainty == "") && len(f.Items) > 0 {
			f.Step = headingStep(b.Notice, f)
		}
		switch {
		case f.Step != clause.Silent:
		case f.Certainty == Leaked:
			f.Step = clause.Plain
		case f.Certainty == Likely:
			f.Step = clause.Likely
		}
	}
}

func headingStep(notice string, f *Fact) clause.Step {
	for _, quote := range f.Says {
		before, _, ok := strings.Cut(notice, quote)
		if !ok {
			continue
		}
		lines := strings.Split(before, "\n")
		for n := len(lines) - 1; n >= max(0, len(lines)-12); n-- {
			if line := words.Small(lines[n]); clause.Leaks(line) && !clause.NotConfirmed(line) && !clause.Negates(line) {
				return clause.StepOf(line)
			}
		}
	}
	return clause.Silent
}
