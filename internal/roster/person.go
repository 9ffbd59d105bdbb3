package roster

import (
	"encoding/base64"
	"errors"
	"fmt"
	"hash/fnv"
	"math/bits"
	"slices"
	"strings"

	"madoguchi/internal/affected"
	"madoguchi/internal/keyring"
	"madoguchi/internal/table"
)

// anchor is a keyed hash of a person's values of one way, by which the person is found.
type anchor struct{ kind, hash string }

// anchorsOf are those that a person has. Each way is a domain of its own (platform
// fact 33).
func anchorsOf(keys *keyring.Ring, p affected.Person) []anchor {
	var all []anchor
	for _, w := range affected.Ways() {
		if values := w.Values(p); values != nil {
			all = append(all, anchor{w.Key, keys.Hash("roster anchor "+w.Key, strings.Join(values, "\x00"))})
		}
	}
	return all
}

// prefix begins the sort keys of the rows under the anchor.
func (a anchor) prefix() string { return a.kind + "#" + a.hash + "#" }

// bucketOf spreads hashes over the partitions of a generation.
func bucketOf(generation, hash string) string {
	h := fnv.New32a()
	h.Write([]byte(hash))
	return bucket(generation, int(h.Sum32()%buckets))
}

// compared are the fields that a staff check compares, in the order in which a body
// holds their marks. Stored rows hold them by place: a new field goes to the end, with
// marked one more, and none is moved or taken out. A row that was written before has
// fewer marks; what it lacks is as empty as a cell of the list.
func compared() [marked]affected.Field {
	return [marked]affected.Field{
		nameMark: affected.Name, kanaMark: affected.Kana, letterMark: affected.Letter,
		3: affected.Postal, 4: affected.Address, 5: affected.Phone, 6: affected.Email}
}

// The places of some of them, and how many there are.
const (
	nameMark, kanaMark, letterMark = 0, 1, 2
	marked                         = 7
)

// mark is the beginning of the keyed hash of a field, enough to tell whether a value
// that somebody gave is the one of the list; zero for an empty field.
type mark [9]byte

type marks [marked]mark

func marksOf(keys *keyring.Ring, p affected.Person) (marks, error) {
	var all marks
	for i, f := range compared() {
		value := p.Field(f)
		if value == "" {
			continue
		}
		hash := keys.Hash("roster field "+string(f), value)
		if _, err := base64.RawURLEncoding.Decode(all[i][:], []byte(hash[:12])); err != nil {
			return marks{}, fmt.Errorf("roster: mark: %w", err)
		}
	}
	return all, nil
}

// fields is a set of compared fields, a bit for each.
type fields uint

func (f fields) has(i int) bool { return f&(1<<i) != 0 }

func fieldsOf(all []affected.Field) fields {
	var f fields
	for i, one := range compared() {
		if slices.Contains(all, one) {
			f |= 1 << i
		}
	}
	return f
}

func (f fields) count() int { return bits.OnesCount(uint(f)) }

// matching are the fields that are given in both and are the same.
func (m marks) matching(other marks) fields {
	var same fields
	for i := range m {
		if m[i] != (mark{}) && m[i] == other[i] {
			same |= 1 << i
		}
	}
	return same
}

// best returns the most fields that match in one row that has all of by among them,
// and the rows that match in just these. Somebody in two segments stands on the list twice, with a letter for each:
// such rows belong together, though only one has the letter that was given.
func (m marks) best(rows []row, by fields) (fields, []row) {
	var best row
	for _, r := range rows {
		if same := m.matching(r.marks); same&by == by && same.count() > m.matching(best.marks).count() {
			best = r
		}
	}
	matching := m.matching(best.marks)
	if matching == 0 {
		return 0, nil
	}
	return matching, slices.DeleteFunc(rows, func(r row) bool {
		return m.matching(r.marks) != matching && !(r.named(best) && m.alike(r, best))
	})
}

// alike reports whether two rows match in the same fields, the letter apart.
func (m marks) alike(a, b row) bool {
	a.marks[letterMark], b.marks[letterMark] = mark{}, mark{}
	return m.matching(a.marks) == m.matching(b.marks)
}

// row is what the roster keeps of one row of the company's list.
type row struct {
	segment string
	marks   marks
}

// named reports whether two rows have the same name and reading.
func (r row) named(other row) bool {
	return r.marks[nameMark] == other.marks[nameMark] && r.marks[kanaMark] == other.marks[kanaMark]
}

const (
	longestSegment = 30 // bytes

	// A body begins with its layout: the first one has seven marks, each later one more.
	firstMarks = 7
	layout     = 1 + marked - firstMarks
)

var (
	errSegment = fmt.Errorf("roster: a segment's id is longer than %d bytes", longestSegment)
	errAnchor  = errors.New("roster: a row has nothing by which it could be found, see affected.Ways")
	errLayout  = errors.New("roster: the roster is of a later layout, or damaged; import the list again")
)

// encode gives every row the same length, so that the sealed one does not tell its
// segment. gob would take three times the space and ten times the time, five times
// for each person.
func (r row) encode() []byte {
	b := make([]byte, 2+longestSegment, 2+longestSegment+marked*len(mark{}))
	b[0], b[1] = layout, byte(len(r.segment))
	copy(b[2:], r.segment)
	for _, m := range r.marks {
		b = append(b, m[:]...)
	}
	return b
}

// decodeRow reads a body of this layout and of all before.
func decodeRow(b []byte) (row, error) { return decodeSince(b, firstMarks) }

// decodeSince reads a body where the first layout had so many marks.
func decodeSince(b []byte, first int) (row, error) {
	var r row
	if len(b) < 2+longestSegment || b[0] < 1 || b[1] > longestSegment {
		return r, errLayout
	}
	has := first + int(b[0]) - 1
	if has > marked || len(b) != 2+longestSegment+has*len(mark{}) {
		return r, errLayout
	}
	r.segment = string(b[2 : 2+b[1]])
	for i := range has {
		copy(r.marks[i][:], b[2+longestSegment+i*len(mark{}):])
	}
	return r, nil
}

// items are a person's places in a generation, one for each anchor. The same person
// has the same places again.
func (r *Index) items(generation string, p affected.Person) ([]table.Item, error) {
	if len(p.Segment) > longestSegment {
		return nil, errSegment
	}
	marks, err := marksOf(r.keys, p)
	if err != nil {
		return nil, err
	}
	body, number := row{p.Segment, marks}.encode(), r.keys.Hash("roster row", p.ID)[:12]
	var items []table.Item
	for _, a := range anchorsOf(r.keys, p) {
		item := table.Item{Key: table.Key{Partition: bucketOf(generation, a.hash), Sort: a.prefix() + number}, Version: 1}
		if item.Body, err = r.keys.SealBytes(item.Place(), body); err != nil {
			return nil, fmt.Errorf("roster: seal a row: %w", err)
		}
		items = append(items, item)
	}
	if len(items) == 0 {
		return nil, errAnchor
	}
	return items, nil
}
