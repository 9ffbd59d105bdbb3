package intent

import (
	"slices"

	"madoguchi/internal/conversation/whatif"
	"madoguchi/internal/incident"
)

// ToCome is the entry for who asks about a contact that may come: it asks them for nothing, and opens no case.
const ToCome = genuine + ".to_come"

// mayCome is how probable a suspicious contact must be where the words speak of one that may come.
const mayCome = 0.2

// toCome is what is asked of a contact that may come in place of one that came, and the other way round: whether
// somebody must look into it depends on no more than that.
func toCome(entries map[string]incident.Entry, m Message, found Meaning) Meaning {
	e, ok := entries[ToCome]
	if !ok || m.Tap != "" || m.Mail != nil || found.Ruled {
		return found
	}
	asks := whatif.Asks(m.Text.Words())
	swaps := func(f incident.Entry) bool { return Suspicious(f.ID) && !f.Lane.Wakes() && (f.ID == ToCome) != asks }
	i := slices.IndexFunc(found.Entries, swaps)
	switch {
	case i >= 0 && !asks:
		e = entries[genuine]
	case i < 0 && asks && suspects(found):
		i, found.Entries = 0, []incident.Entry{e}
	case i < 0:
		return found
	}
	found.Entries, found.Known, found.Certain = slices.Clone(found.Entries), true, false
	found.Entries[i] = e
	found.Entries = slices.CompactFunc(found.Entries, func(a, b incident.Entry) bool { return a.ID == b.ID })
	return found
}

// suspects reports whether a suspicious contact is among the likeliest, and nothing else was understood that is about
// anything.
func suspects(found Meaning) bool {
	alone := !found.Known || len(found.Entries) == 1 && generic(found.Entries[0].ID)
	return alone && slices.ContainsFunc(found.Considered, func(c Considered) bool { return Suspicious(c.Entry) && c.Score >= mayCome })
}
