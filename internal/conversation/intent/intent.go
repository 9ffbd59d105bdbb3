// Package intent finds the entries that a message asks for: with the matcher, and by
// looking at the text itself where a guess would do harm.
package intent

import (
	"slices"
	"strings"
	"sync"

	"madoguchi/internal/conversation/prose"
	"madoguchi/internal/conversation/when"
	"madoguchi/internal/danger"
	"madoguchi/internal/faq"
	"madoguchi/internal/incident"
	"madoguchi/internal/inquiry"
	"madoguchi/internal/lazyregexp"
	"madoguchi/internal/understand"
)

// Matcher finds what a question asks for; package faq has one.
type Matcher interface {
	Match(question string) faq.Match
	// Variant is the likeliest of a topic's entries for a question, and its share of the
	// topic's probability; "" where the matcher does not know the topic.
	Variant(question, topic string) (entry string, share float64)
}

// Whole is a matcher that reads a message as a whole, with all that it asks; package
// understand has one.
type Whole interface {
	Read(words string) understand.Reading
	Bounds() understand.Bounds
}

// Teller is a matcher that tells how probable it is that words ask for one of some entries of the
// bank, whether or not the incident answers them; package understand has one.
type Teller interface {
	// Probable is that, from 0 to 1, and whether it can tell.
	Probable(words string, entries ...string) (p float64, known bool)
}

// Dangers are the entries of the bank that people in danger ask for.
func Dangers() []string { return []string{"danger", "abusive.distress"} }

// Topic is the topic of an entry: its id without the variant.
func Topic(entry string) string {
	base, _, _ := strings.Cut(entry, ".")
	return base
}

// Reader reads messages. It is immutable and safe for concurrent use.
type Reader struct {
	matcher Matcher
	whole   Whole                        // the matcher, where it reads whole messages
	vector  func(words string) []float32 // of its encoder; nil where it has none
	peril   danger.Reader                // with the matcher's opinion, where it has one
	entries map[string]incident.Entry
	groups  []string                          // facts about groups of people
	texts   []incident.Local                  // what the desk says besides the entries
	samples func() map[incident.Lang][]string // dates that the matcher learned with
}

// New builds a reader of an incident's entries, given by their ids as well.
func New(i *incident.Incident, entries map[string]incident.Entry, m Matcher) *Reader {
	r := &Reader{matcher: m, entries: entries}
	r.samples = sync.OnceValue(func() map[incident.Lang][]string { return when.Samples(i.Entries) })
	r.whole, _ = m.(Whole)
	if e, ok := m.(interface{ Vector(words string) []float32 }); ok {
		r.vector = e.Vector
	}
	if t, ok := m.(Teller); ok {
		r.peril.Second = func(words string) (float64, bool) { return t.Probable(words, Dangers()...) }
	}
	for _, s := range i.Segments {
		r.groups = append(r.groups, s.Cites...)
	}
	for _, text := range i.Texts {
		r.texts = append(r.texts, text.Local)
	}
	return r
}

// Entry is that of an id; the zero one for none.
func (r *Reader) Entry(id string) incident.Entry { return r.entries[id] }

// Variants are the entries of a topic but for the one that is called like it, by their ids.
func Variants(r *Reader, topic string) []incident.Entry {
	var all []incident.Entry
	for id, e := range r.entries {
		if Topic(id) == topic && id != topic {
			all = append(all, e)
		}
	}
	slices.SortFunc(all, func(a, b incident.Entry) int { return strings.Compare(a.ID, b.ID) })
	return all
}

// Danger reads whether somebody is in danger.
func (r *Reader) Danger() danger.Reader { return r.peril }

// Message is what is read.
type Message struct {
	Tap     string        // the entry that was tapped; then nothing else is read
	Text    inquiry.Text  // the words
	Begun   inquiry.Text  // words of just before that were not understood, and that these may complete
	Mail    *inquiry.Mail // of a mail, with what was cut from it
	Address bool          // a mail address stands in the words
	Later   bool          // the customer was answered before in this talk
	Before  Before        // what is known of the talk before it
	Lang    incident.Lang // in which the words are
	Answer  incident.Lang // in which the desk answers
}

// Before is what a talk was about before a message.
type Before struct {
	Cases []string // topics of the customer's cases that are open
	Told  []string // entries that were answered last
}

// Meaning is what a message asks for.
type Meaning struct {
	Entries    []incident.Entry
	Known      bool         // the entries are what is asked for
	Close      bool         // they are not known, and two or three of those considered are close
	Considered []Considered // how entries scored, the likeliest first
	Ruled      bool         // looking at the text itself decided
	Certain    bool         // the matcher is so sure of a single short question that no other reader would help
	Read       Agreement    // of two readers
}

// Helps reports whether the desk has more to say than that a person will see to it: a fact, the
// way to one's own status, or a case that stands apart.
func (m Meaning) Helps() bool {
	return slices.ContainsFunc(m.Entries, func(e incident.Entry) bool {
		return e.Kind == incident.FAQ || e.Kind == incident.Verify || e.Lane.Apart()
	})
}

// How probable it is of what a message plainly asks for, where it asks one thing and where it asks several, and of
// anything else.
const (
	plainest = 0.95
	several  = 0.8
	stray    = 0.25
)

// Plain reports whether the words plainly ask for what they are taken for, and for nothing else: no rule of words
// knows better then.
func (m Meaning) Plain() bool {
	least := plainest
	if len(m.Entries) > 1 {
		least = several
	}
	of := func(c Considered) bool {
		return slices.ContainsFunc(m.Entries, func(e incident.Entry) bool { return e.ID == c.Entry })
	}
	weighed := 0
	for _, c := range m.Considered {
		switch {
		case of(c) && c.Score >= least:
			weighed++
		case c.Score >= stray:
			return false
		}
	}
	return m.Known && !m.Ruled && weighed > 0 && weighed == len(m.Entries)
}

// Outright reports whether the words plainly ask for something that no other words of them change: a contact may be
// one to which somebody fell, and who acts for another is told how they can.
func (m Meaning) Outright() bool {
	return m.Plain() && !Suspicious(m.Entries[0].ID) && m.Entries[0].ID != Family+".agent"
}

// Likeliest reports whether the words most likely ask for a topic, with at least that probability.
func (m Meaning) Likeliest(topic string, least float64) bool {
	return len(m.Considered) > 0 && Topic(m.Considered[0].Entry) == topic && m.Considered[0].Score >= least
}

// Considered is one entry that was weighed.
type Considered struct {
	Entry string
	Score float64
}

// run is one run of Read: what it was given, and what it has weighed so far.
type run struct {
	*Reader
	Message
	close      bool
	considered []Considered
	ruled      bool // looking at the text itself decided
	guessed    bool // what was understood is the likeliest that does no harm, and not sure
}

// Read finds the entries that a message asks for. A mail whose words ask nothing is read
// again with what was cut from it.
func (r *Reader) Read(m Message) Meaning {
	t := &run{Reader: r, Message: m}
	found, known := t.words()
	if m.Mail != nil && (!known || idle(found) || t.doubted()) {
		found, known = t.reread(found, known)
	}
	return Meaning{Entries: found, Known: known, Close: t.close, Considered: t.considered, Ruled: t.ruled, Certain: t.certain(found, known)}
}

// certain reports whether the matcher is so sure of a single short question that no other
// reader would help.
func (t *run) certain(found []incident.Entry, known bool) bool {
	if !known || t.guessed || len(found) != 1 || len(t.considered) == 0 || Topic(t.considered[0].Entry) != Topic(found[0].ID) {
		return false
	}
	words := prose.Visible(t.Text.Words())
	pieces, _ := prose.Questions(words)
	return len(pieces) == 1 && short(words) && t.considered[0].Score >= certain
}

// words finds the entries for the words alone.
func (t *run) words() (found []incident.Entry, known bool) {
	if t.Tap != "" {
		t.ruled = true
		e, ok := t.entries[t.Tap]
		return []incident.Entry{e}, ok
	}
	text := t.Text
	if !t.Begun.Empty() {
		if found, ok := t.complete(); ok {
			return found, true
		}
		text = t.Begun.Join(t.Text)
		t.forget()
	}
	words := prose.Visible(text.Words())
	if t.Address {
		if prose.Unreadable(prose.WithoutAddresses(words)) {
			t.ruled = true
			return t.only(incident.AmIAffected), true // an address and nothing else: whose is it
		}
		words = prose.WithAddresses(words, someAddress)
	}
	if len(text.Secrets()) > 0 {
		t.ruled = true
		return t.secret(words), true
	}
	if entry := byRule(words); entry != "" {
		t.ruled = true
		return t.only(entry), true
	}
	found, known = t.recognise(words)
	if !known || outOfScope(found) && when.NamesDesk(words) {
		if dated, ok := t.anyDay(words); ok {
			return dated, true
		}
	}
	return t.undated(words, timed(t, found, words), known)
}

// complete understands a question that is clear by itself, although others stand just
// before it that were not understood: it is not read into them. A card number may come in
// two messages.
func (t *run) complete() ([]incident.Entry, bool) {
	found, known := t.recognise(prose.Visible(t.Text.Words()))
	words := t.Text.Words()
	return found, known && len(t.Begun.Join(t.Text).Secrets()) == 0 && !prose.Unreadable(words) && !prose.Hostile(words)
}

// forget drops what was weighed so far.
func (t *run) forget() { t.close, t.considered = false, nil }

// byRule is the entry that is found by looking at the text itself, "" for none.
func byRule(words string) string {
	switch {
	case prose.Unreadable(words):
		return incident.MalformedInput
	case prose.Hostile(words):
		return incident.CodeInjection
	case humans.MatchString(words):
		return incident.SpeakToHuman
	}
	return ""
}

// humans are the plain words of somebody who wants a person. What stands beside them,
// a name or a number to call, must not hide them: asking for a person always works.
var humans = lazyregexp.New(`(?i)(?:担当(?:者|の方)|オペレーター?|スタッフ|係の(?:方|人)|人間|人)(?:の方)?(?:に|と)(?:直接)?` +
	`(?:相談し(?:たい|ます)|相談する|相談させて|話し(?:たい|をしたい)|話がしたい|お話し(?:したい|させて)|` +
	`つないで|繋いで|つなげて|代わって|かわって)|` +
	`(?:speak|talk) (?:to|with) (?:a |an |your |some)?(?:human|person|agent|staff|representative|one\b|somebody|real)`)

func outOfScope(found []incident.Entry) bool {
	return !slices.ContainsFunc(found, func(e incident.Entry) bool { return e.Kind != incident.OutOfScope })
}

// someAddress stands for every address: what one is called says nothing about what
// somebody asks.
const someAddress = "name@example.jp"

func (r *Reader) only(id string) []incident.Entry { return []incident.Entry{r.entries[id]} }
