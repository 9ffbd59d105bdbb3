// Package incident is a personal-data incident as data: what the notice says,
// the answers that rest on it, who is concerned, when the desk is staffed and
// how it speaks. The code of the desk knows no incident; the next company
// writes another folder, like those of package incidents, and nothing else.
//
// A folder holds
//
//	notice.LANG.txt the published notice, word for word, in the first language
//	facts.yaml      its facts as exact quotes, derived figures, agreed names
//	desk.yaml       facts of the company's own service that no notice prints
//	incident.yaml   company, contacts, hours, period, segments, timeline, labels of cases
//	texts.yaml      what the desk itself says: greeting, handover, clarify ...
//	answers/*.yaml  one entry for each thing that people ask
//	phrases/*.txt   how people ask for what only this incident has; may be missing
//	snippets.yaml   texts that staff put into their answers; may be missing
//	richmenu.yaml   the menu below a chat on LINE; may be missing
//	forms.yaml      files that staff may attach to mail, which lie in forms/; may be missing
//	help_lines.yaml where people in danger can call; may be missing
//
// [Load] reads it and refuses what does not hold together, naming file, line
// and remedy. The fact lock, package factlock, is part of loading. What it made of
// a folder, package compiled writes for programs that start often.
package incident

import (
	"slices"
	"time"

	"madoguchi/internal/asked"
	"madoguchi/internal/cases"
	"madoguchi/internal/dates"
	"madoguchi/internal/factlock"
	"madoguchi/internal/incident/forms"
	"madoguchi/internal/incident/labels"
	"madoguchi/internal/incident/menu"
	"madoguchi/internal/incident/people"
	"madoguchi/internal/incident/staffed"
	"madoguchi/internal/incident/texts"
	"madoguchi/internal/incident/translated"
)

// Lang is a language in which the desk answers, as an ISO 639-1 code.
type Lang string

const (
	Japanese Lang = "ja"
	English  Lang = "en"
)

// Local is a text in each language of the incident.
type Local map[Lang]string

// Date is a day without a time zone.
type Date = dates.Date

// DateOf is the day of t in t's own location.
func DateOf(t time.Time) Date { return dates.Of(t) }

// Incident is everything the desk knows.
type Incident struct {
	ID        string
	Title     Local
	Company   Local
	Languages []Lang // the first is the one of the notice and the fallback
	Phone     string
	Mail      string    // customers write here; its +tags too
	Clock     time.Time // where a rehearsal starts
	Hours     Hours
	Segments  []Segment
	Timeline  []Event
	Staff     []string // addresses that are told of cases; those of a rehearsal, see [Incident.StaffedBy]
	OnCall    []string // told of urgent ones, at any hour

	Texts        map[texts.ID]Text        // every id is there whose form is not optional
	Entries      []Entry                  // in file order; ids are unique
	Snippets     []Snippet                // texts for staff, in file order
	Labels       []labels.Label           // that staff may put on cases, in file order
	Menu         menu.Menu                // below a chat on LINE
	Forms        []forms.Form             // files that staff may attach to mail
	HelpLines    []HelpLine               // for people in danger, in file order: the first ones are named first
	Spoken       []Lang                   // into which something is translated, besides Languages
	Called       asked.Names              // how people write the names of the company and its site
	Sources      []translated.Source      // what may be translated
	Translations []translated.Translation // approved or not
	Facts        factlock.Facts           // against which the lock holds what is said

	pending map[string]bool // translations among the texts that nobody has approved
}

// Hours is when people answer. A dated opening beats a holiday, a holiday beats the weekday.
type Hours = staffed.Hours

// Period is when the data of a segment leaked, both days included. The zero First
// means that the notice names no beginning.
type Period struct{ First, Last Date }

// Open reports whether the notice names no beginning: no day is before it.
func (p Period) Open() bool { return p.First == Date{} }

// Segment is a group of people and what of theirs is concerned.
type Segment struct {
	ID    string
	Name  Local
	Max   int // persons, as announced: at most
	Items []Item
	Cites []string

	Period Period

	Covers []string     // segments whose name is not said beside this one's, which says more
	Advice Local        // what somebody of this segment is told besides, once they are known; may be empty
	Quick  []string     // entries that they would ask next
	People people.Words // by which people say that they are of it
}

// Certainty is how sure the notice is. The three never merge.
type Certainty string

const (
	Leaked      Certainty = "leaked"      // 流出
	Likely      Certainty = "likely"      // 流出の可能性が高い
	Unconfirmed Certainty = "unconfirmed" // 確認されておりません
)

// Item is one kind of data in a segment.
type Item struct {
	ID        string
	Name      Local
	Certainty Certainty
}

// Event is a dated step of the incident or of the company's response.
type Event struct {
	On    Date
	What  Local
	Cites []string
}

// Text is something that the desk itself says.
type Text struct {
	ID    texts.ID
	Cites []string
	Local Local

	Standard bool // the incident leaves it to the desk
}

// Kind is how the desk treats a question.
type Kind string

const (
	FAQ        Kind = "faq"
	Verify     Kind = "verify"
	Escalate   Kind = "escalate"
	OutOfScope Kind = "out_of_scope"
	Smalltalk  Kind = "smalltalk"
	Unsafe     Kind = "unsafe"
)

// Asks says which date of a question the desk looks at before it answers.
type Asks string

const (
	AsksNothing Asks = ""
	AsksDay     Asks = "day"  // is the desk staffed on that day
	AsksDate    Asks = "date" // does that date lie in the period
)

// Entry is one thing that people ask and what the desk says to it.
type Entry struct {
	ID         string // topic, or topic.variant
	Kind       Kind
	Lane       cases.Lane // of the case that it opens, checked by checkKind; "" where it opens none
	Label      Local      // on a button, at most 20 graphemes
	Asked      []string   // the topics of package asked that it answers: that of its id first, and those that the folder names
	Definition string     // what belongs to its topic and what does not, in English; "" for variants and for topics that nobody defined
	Cites      []string
	Quick      []string // entries that a person would ask next
	Asks       Asks
	Answer     Local
	Tells      []string          // what each line of Answer tells, see package told; nil where nothing of it is told elsewhere
	Short      Local             // said first on a phone, which has the rest of Answer on demand; "" for all of it
	Open       Local             // added while the desk is open
	Closed     Local             // added while it is closed
	Questions  map[Lang][]string // how people ask for it: those of the folder, then those of the bank
	Inherited  []asked.Phrase    // those of Questions that are the bank's, and who wrote them

	Says   texts.ID              // the desk's text that is its answer, 0 for an entry of the folder
	Called map[asked.Lang]string // and what the bank calls it, in every language
}

// StaffedBy returns the incident with the staff that a configuration names. Who works at
// a desk is no part of an incident: what its folder says of them counts where the
// configuration names nobody.
func (i *Incident) StaffedBy(staff, onCall []string) *Incident {
	if len(staff)+len(onCall) == 0 {
		return i
	}
	staffed := *i
	staffed.Staff, staffed.OnCall = staff, onCall
	return &staffed
}

// Entry returns the entry with that id.
func (i *Incident) Entry(id string) (Entry, bool) {
	for _, e := range i.Entries {
		if e.ID == id {
			return e, true
		}
	}
	return Entry{}, false
}

// Periods are those of the segments, each once, in their order.
func (i *Incident) Periods() []Period {
	var all []Period
	for _, s := range i.Segments {
		if !slices.Contains(all, s.Period) {
			all = append(all, s.Period)
		}
	}
	return all
}

// AnswerLang is the language in which somebody is answered who wrote in lang:
// the same where the incident has it or something of it is translated, else English, which
// most readers of another language read sooner than the notice's, else the notice's.
func (i *Incident) AnswerLang(lang Lang) Lang {
	if lang == "zh" {
		lang = Simplified // of who wrote before the desk knew scripts
	}
	switch {
	case i.Speaks(lang):
		return lang
	case lang != "":
		return i.fallback()
	}
	return i.Languages[0]
}
