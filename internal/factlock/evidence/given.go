// Package evidence is what the facts of a notice hold, ready to be compared with texts:
// figures, kinds of data and how surely they leaked, and each sentence by its meaning.
package evidence

import (
	"time"

	"madoguchi/internal/dates"
)

// Local is a text by language, ja or en.
type Local = map[string]string

// Given is a notice, what was quoted from it and what an incident adds.
type Given struct {
	Languages []string // the first is the one of the notice
	Notice    string
	Company   Local
	Names     [][]string // agreed names, each with its other forms
	Items     []Local    // kinds of data
	Segments  []Segment
	Hours     Hours
	Today     dates.Date // by which days without a year are read
	Facts     []Quoted   // in the order of the files; ids are unique
}

// Quoted is what a text may cite: quotes, or a figure that is derived from quotes.
type Quoted struct {
	ID        string
	Says      []string
	Certainty Certainty // of the items that it names, "" where it names none
	About     []string  // of an unconfirmed fact: words of which each sentence that says it holds one
	Derived   *Derived
	General   bool // it holds of anything of its kind, the notice says nothing of it: it is said word for word
}

// Derived is a figure with the rule that makes it; one of Sum, Days and Era.
type Derived struct {
	Value int
	Sum   []int
	Days  []dates.Date // the first and the last
	Era   string       // 平成31年
	From  []string     // ids of quoted facts
}

// Certainty is how sure the notice is. The three never merge.
type Certainty string

const (
	Leaked      Certainty = "leaked"      // 流出
	Likely      Certainty = "likely"      // 流出の可能性が高い
	Unconfirmed Certainty = "unconfirmed" // 確認されておりません
)

// Segment is a group of people, what of theirs is concerned and the facts that say so.
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
