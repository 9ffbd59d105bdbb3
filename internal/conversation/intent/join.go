package intent

import (
	"slices"
	"strings"

	"madoguchi/internal/conversation/prose"
	"madoguchi/internal/incident"
	"madoguchi/internal/inquiry"
	"madoguchi/internal/reading"
)

// Agreement is what became of the reading of a reader outside, for figures; "" where there
// was none.
type Agreement string

// What may become of it.
const (
	Agreed   Agreement = "agreed"   // the desk's own reader took the message for the same
	Alone    Agreement = "alone"    // the desk's own reader was not sure
	Overrode Agreement = "overrode" // the desk's own reader was sure of something else, and not certain
	Differed Agreement = "differed" // it was certain of something else: the customer is asked
	Nothing  Agreement = "nothing"  // the reader outside pointed at nothing
)

// certain is how probable an entry must be for the desk's own reader to need no other one.
// Of messages whose writers it never saw, it is right about that many in a hundred: see
// docs/reader.md.
const certain = 0.9

// sureness is how a reader's word for it counts beside probabilities.
func sureness(s reading.Sureness) float64 {
	switch s {
	case reading.Sure:
		return 0.95
	case reading.Likely:
		return 0.7
	}
	return 0.3
}

// Join is the meaning of a message that a reader outside read, too. It may choose among the
// approved answers, and ask back. It takes nothing away that the rules found, wakes nobody
// without evidence in the words, and never closes the way to one's own status.
func (r *Reader) Join(text inquiry.Text, inside Meaning, outside reading.Reading) Meaning {
	parts := r.resolve(text, outside)
	if len(parts) == 0 {
		return r.pointless(inside, outside.Move)
	}
	j := Meaning{Read: agreement(inside, parts)}
	for _, p := range parts {
		j.Considered = append(j.Considered, Considered{p.entry.ID, sureness(p.sure)})
	}
	urgent := waking(inside)
	switch {
	case len(urgent) > 0:
	case j.Read == Differed:
		j.Close = true
		j.Considered = append(j.Considered[:1:1], inside.Considered[0])
		return j
	case parts[0].sure == reading.Guess:
		j.Close = true
		j.Considered = append(j.Considered, others(inside.Considered, parts)...)
		return j
	}
	for _, p := range parts {
		if p.sure != reading.Guess {
			j.Entries = append(j.Entries, p.entry)
		}
	}
	j.Entries, j.Known = grounded(j.Entries, text.Words()), true
	if len(waking(j)) == 0 {
		rest := slices.DeleteFunc(j.Entries, func(e incident.Entry) bool { return sameTopic(urgent, e) })
		j.Entries = append(urgent, rest...)
	}
	return j
}

// waking are the entries that wake people, for which there is evidence in the words: what
// another reader makes of these words does not take that away.
func waking(m Meaning) []incident.Entry {
	if !m.Known {
		return nil
	}
	return slices.DeleteFunc(slices.Clone(m.Entries), func(e incident.Entry) bool { return !e.Lane.Wakes() })
}

// pointless is the meaning of a message in which the reader outside saw no question: what
// the desk itself takes it for, or thanks.
func (r *Reader) pointless(inside Meaning, move reading.Move) Meaning {
	inside.Read = Nothing
	thanks, ok := r.entries[incident.Thanks]
	if !inside.Known && ok && (move == reading.Thanks || move == reading.Leaves) {
		return Meaning{Entries: []incident.Entry{thanks}, Known: true, Read: Nothing, Considered: inside.Considered}
	}
	return inside
}

// part is a part of a reading with the entry that answers it.
type part struct {
	entry incident.Entry
	sure  reading.Sureness
}

// resolve finds the entries for the parts of a reading, one a topic. What stands beside
// questions, a greeting or thanks, is left out; so is what only looking at the text finds.
func (r *Reader) resolve(text inquiry.Text, outside reading.Reading) []part {
	var parts []part
	pieces, _ := prose.Questions(prose.Visible(text.Words()))
	for _, p := range outside.Parts {
		e, ok := r.entries[p.Entry]
		if !ok {
			e, ok = r.entries[r.variant(pieces, p.Topic)]
		}
		known := slices.ContainsFunc(parts, func(o part) bool { return Topic(o.entry.ID) == Topic(e.ID) })
		if ok && !known && !slices.Contains(incident.ByRule(), Topic(e.ID)) {
			parts = append(parts, part{open(e), p.Sure})
		}
	}
	if asks := slices.DeleteFunc(slices.Clone(parts), func(p part) bool { return beside(p.entry) }); len(asks) > 0 {
		return asks
	}
	return parts[:min(1, len(parts))]
}

// beside reports whether an entry answers what stands beside questions.
func beside(e incident.Entry) bool { return e.Kind == incident.Smalltalk }

// open is an entry with the way to one's own status beside it where it declines: that a
// message asks about somebody else, a reader alone does not decide.
func open(e incident.Entry) incident.Entry {
	if e.Kind == incident.Unsafe && !slices.Contains(e.Quick, incident.AmIAffected) {
		e.Quick = append(slices.Clip(e.Quick), incident.AmIAffected)
	}
	return e
}

// plainly is how much of a topic's probability a variant must have that is of another kind than
// the topic itself: that nothing was announced is told to nobody who may have asked for a fact.
const plainly = 0.8

// variant is the entry of a topic that fits the pieces of a message best: all of them
// together, or one. A topic that the matcher does not know has the entry of its name.
func (r *Reader) variant(pieces []string, topic string) string {
	best, most := topic, -1.0
	whole, known := r.entries[topic]
	for _, piece := range append(pieces, strings.Join(pieces, " ")) {
		entry, share := r.matcher.Variant(piece, topic)
		if known && r.entries[entry].Kind != whole.Kind && share < plainly {
			continue
		}
		if entry != "" && share > most {
			best, most = entry, share
		}
	}
	return best
}

// agreement tells what the two readers made of a message.
func agreement(inside Meaning, parts []part) Agreement {
	if !inside.Known {
		return Alone
	}
	same := slices.ContainsFunc(parts, func(p part) bool { return Topic(p.entry.ID) == Topic(inside.Entries[0].ID) })
	switch {
	case same:
		return Agreed
	case inside.Certain && len(parts) == 1 && len(inside.Considered) > 0:
		return Differed
	}
	return Overrode
}

// others are those considered whose topic is none of the parts'.
func others(considered []Considered, parts []part) []Considered {
	return slices.DeleteFunc(slices.Clone(considered), func(c Considered) bool {
		return slices.ContainsFunc(parts, func(p part) bool { return Topic(p.entry.ID) == Topic(c.Entry) })
	})
}
