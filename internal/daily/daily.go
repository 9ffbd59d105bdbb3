// Package daily is a day of the desk in numbers, which add up: what customers asked, who
// answered, how long they waited, what was told and what was masked. It holds no words and
// nobody's name, so that a day stands in clear and outlives the cases that it counts.
package daily

import (
	"cmp"
	"fmt"
	"strings"

	"madoguchi/internal/cases"
)

// By is who took care of an inquiry.
type By string

const (
	Desk   By = "desk"   // the desk answered
	Person By = "person" // it went to a person, or belongs to a case that a person has
	Back   By = "back"   // the desk asked what is meant
	Silent By = "none"   // nothing was to be said, as to a machine's mail
)

// Bys lists them in the order in which pages show them.
func Bys() []By { return []By{Desk, Person, Back, Silent} }

// Inquiry is a kind of inquiries that are counted together.
type Inquiry struct {
	Channel, Lang string
	By            By
}

// Topic is what was asked, and who took care of it; one inquiry may have several.
type Topic struct {
	ID string
	By By
}

// Told is how somebody proved who they are, and what they were told; [Nobody] where
// nothing of theirs matched.
type Told struct{ Proof, Segment string }

// Nobody is what they were told of whom nothing matched.
const Nobody = "none"

// Lane is what happened in a lane. Times are staffed ones.
type Lane struct {
	Opened  int    `json:"opened,omitempty"`
	Answers int    `json:"answers,omitempty"` // of people
	Late    int    `json:"late,omitempty"`    // of the first ones, after they were due
	Closed  int    `json:"closed,omitempty"`
	First   Sketch `json:"first,omitempty"` // until a first answer, since the case opened or opened again
	Close   Sketch `json:"close,omitempty"` // and until it was closed
}

// Day is one of them. The date is that of the desk's wall, as 2019-04-12.
type Day struct {
	Date      string              `json:"date"`
	Inquiries map[Inquiry]int     `json:"inquiries,omitempty"`
	Topics    map[Topic]int       `json:"topics,omitempty"`
	Lanes     map[cases.Lane]Lane `json:"lanes,omitempty"`
	Told      map[Told]int        `json:"told,omitempty"`     // a person of two segments counts in both
	Tellings  int                 `json:"tellings,omitempty"` // and here once
	Masked    map[string]int      `json:"masked,omitempty"`   // by what was cut out; a message with two kinds counts in both
	Maskings  int                 `json:"maskings,omitempty"`
}

// Add adds another day, or a part of the same one.
func (d *Day) Add(o Day) {
	d.Inquiries, d.Topics = sum(d.Inquiries, o.Inquiries), sum(d.Topics, o.Topics)
	d.Told, d.Masked = sum(d.Told, o.Told), sum(d.Masked, o.Masked)
	d.Tellings, d.Maskings = d.Tellings+o.Tellings, d.Maskings+o.Maskings
	for name, lane := range o.Lanes {
		d.Lane(name, lane)
	}
}

// Lane adds to a lane.
func (d *Day) Lane(name cases.Lane, more Lane) {
	if d.Lanes == nil {
		d.Lanes = map[cases.Lane]Lane{}
	}
	l := d.Lanes[name]
	l.Add(more)
	d.Lanes[name] = l
}

// Add adds what happened elsewhere, or later.
func (l *Lane) Add(o Lane) {
	l.Opened, l.Answers, l.Late, l.Closed = l.Opened+o.Opened, l.Answers+o.Answers, l.Late+o.Late, l.Closed+o.Closed
	l.First, l.Close = sum(l.First, o.First), sum(l.Close, o.Close)
}

// Total is how many inquiries there were.
func (d Day) Total() (n int) {
	for _, of := range d.Inquiries {
		n += of
	}
	return n
}

// sum adds the counts of one map to those of another one, which may be nil.
func sum[M ~map[K]int, K comparable](to, from M) M {
	if to == nil && len(from) > 0 {
		to = M{}
	}
	for name, n := range from {
		to[name] += n
	}
	return to
}

// MarshalText writes a kind of inquiries as "line/ja/desk", as the name of its count in JSON.
func (i Inquiry) MarshalText() ([]byte, error) { return joined(i.Channel, i.Lang, string(i.By)) }

// UnmarshalText reads what MarshalText wrote.
func (i *Inquiry) UnmarshalText(text []byte) error {
	parts, err := cut(text, 3)
	if err == nil {
		*i = Inquiry{parts[0], parts[1], By(parts[2])}
	}
	return err
}

// MarshalText writes a topic as "refund_orders/desk".
func (t Topic) MarshalText() ([]byte, error) { return joined(t.ID, string(t.By)) }

// UnmarshalText reads what MarshalText wrote.
func (t *Topic) UnmarshalText(text []byte) error {
	parts, err := cut(text, 2)
	if err == nil {
		*t = Topic{parts[0], By(parts[1])}
	}
	return err
}

// MarshalText writes what was told as "email/card".
func (t Told) MarshalText() ([]byte, error) { return joined(t.Proof, t.Segment) }

// UnmarshalText reads what MarshalText wrote.
func (t *Told) UnmarshalText(text []byte) error {
	parts, err := cut(text, 2)
	if err == nil {
		*t = Told{parts[0], parts[1]}
	}
	return err
}

// joined puts ids together; none of them holds a slash.
func joined(parts ...string) ([]byte, error) {
	for i, part := range parts {
		parts[i] = strings.ReplaceAll(cmp.Or(part, "-"), "/", "_")
	}
	return []byte(strings.Join(parts, "/")), nil
}

func cut(text []byte, n int) ([]string, error) {
	parts := strings.Split(string(text), "/")
	if len(parts) != n {
		return nil, fmt.Errorf("daily: a count of %d parts, not %d", len(parts), n)
	}
	return parts, nil
}
