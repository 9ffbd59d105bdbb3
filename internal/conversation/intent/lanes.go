package intent

import (
	"slices"

	"madoguchi/internal/cases"
	"madoguchi/internal/conversation/swindle"
	"madoguchi/internal/incident"
)

// ForPress are the entries for somebody of the press: what goes to staff goes to those who speak with
// the press, and where a topic has an answer of its own for them, it is that one.
func (r *Reader) ForPress(found []incident.Entry) []incident.Entry {
	found = slices.Clone(found)
	for i, e := range found {
		switch variant, ok := r.sibling(e.ID, func(lane cases.Lane) bool { return lane == cases.Press }); {
		case ok && e.Lane == cases.Legal:
			found[i] = variant
		case e.Lane == cases.General || e.Lane == cases.Legal:
			found[i].Lane = cases.Press
		}
	}
	return found
}

// Or is the entry of that id alone, or what was found where the incident has none.
func (r *Reader) Or(id string, found []incident.Entry) []incident.Entry {
	if _, ok := r.entries[id]; !ok {
		return found
	}
	return r.only(id)
}

// Waking is the entry of the same topic whose lane is told to staff at once: for who did what a
// swindler wanted, behind a question about a mail. There is none where the topic wakes anyway.
func (r *Reader) Waking(entry string) (incident.Entry, bool) {
	if e := r.entries[entry]; e.Kind != incident.Escalate || e.Lane.Wakes() {
		return incident.Entry{}, false
	}
	return r.sibling(entry, cases.Lane.Wakes)
}

// Fallen is the entry for who did what a swindler wanted: behind a question about a mail or a call, as asked tells, or
// without one; the zero one where the incident has none.
func (r *Reader) Fallen(last string) (e incident.Entry, asked bool) {
	if e, asked = r.Waking(last); !asked {
		e, _ = r.Swindled()
	}
	return e, asked
}

// Suspicious reports whether an entry answers who asks about a suspicious contact.
func Suspicious(entry string) bool { return Topic(entry) == genuine }

// Swindled is the entry for who did what such a contact wanted, where the incident has one.
func (r *Reader) Swindled() (incident.Entry, bool) {
	return r.sibling(genuine, cases.Lane.Wakes)
}

// ofSwindle are entries with the one for who was swindled in place of those about a contact that they only ask
// about, and about a charge that nobody made yet; and without whether to stop a card that is stopped, where
// anything else is asked.
func (r *Reader) ofSwindle(found []incident.Entry, words string) []incident.Entry {
	if swindle.Stopped(words) {
		stop := func(e incident.Entry) bool { return e.ID == stopping }
		if rest := slices.DeleteFunc(slices.Clone(found), stop); len(rest) > 0 {
			found = rest
		}
	}
	e, ok := r.Swindled()
	switch {
	case !ok || len(found) == 0:
		return found
	case !swindle.Acted(words):
		return unanswered(r.entries, found, e.ID)
	case !swindle.Gave(words) || swindle.Charged(words):
		return found
	}
	return answered(found, e, swindle.Told(words))
}

// answered are entries with the one for who was swindled in place of those about a contact, and behind the one for a
// secret that was pasted where they told it to a stranger.
func answered(found []incident.Entry, e incident.Entry, told bool) []incident.Entry {
	found = slices.Clone(found)
	pasted := found[0].ID == incident.SecretPasted && told
	for i, f := range found {
		if Suspicious(f.ID) || f.Lane.Wakes() || pasted && i > 0 {
			found[i] = e
		}
	}
	if pasted && len(found) == 1 {
		found = append(found, e)
	}
	return slices.CompactFunc(found, func(a, b incident.Entry) bool { return a.ID == b.ID })
}

// unanswered are entries with the one about a contact in place of the one for who did what it wanted: whose words tell
// nothing of the kind only asks.
func unanswered(entries map[string]incident.Entry, found []incident.Entry, swindled string) []incident.Entry {
	e, ok := entries[genuine]
	at := slices.IndexFunc(found, func(f incident.Entry) bool { return f.ID == swindled })
	if !ok || at < 0 {
		return found
	}
	found = slices.Clone(found)
	found[at] = e
	return slices.CompactFunc(found, func(a, b incident.Entry) bool { return a.ID == b.ID })
}

// sibling is an entry of the same topic whose lane some condition holds for.
func (r *Reader) sibling(entry string, some func(cases.Lane) bool) (incident.Entry, bool) {
	var ids []string
	for id, e := range r.entries {
		if Topic(id) == Topic(entry) && some(e.Lane) {
			ids = append(ids, id)
		}
	}
	if len(ids) == 0 {
		return incident.Entry{}, false
	}
	return r.entries[slices.Min(ids)], true
}

// Lane is the most pressing lane of entries, and whether any needs a person.
func Lane(found []incident.Entry) (cases.Lane, bool) {
	for _, lane := range cases.Lanes() {
		if slices.ContainsFunc(found, func(e incident.Entry) bool { return e.Lane == lane }) {
			return lane, true
		}
	}
	return "", false
}
