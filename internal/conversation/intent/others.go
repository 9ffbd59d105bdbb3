package intent

import (
	"slices"

	"madoguchi/internal/conversation/brief"
	"madoguchi/internal/conversation/who"
	"madoguchi/internal/incident"
)

// WithoutOthers leaves out that nobody is told of third parties, a topic, where the words speak of none and ask
// for something else; who asks of the sender of a mail asks whether it is genuine, an entry.
func (r *Reader) WithoutOthers(third, genuine string, found []incident.Entry, words string) []incident.Entry {
	ofThird := func(e incident.Entry) bool { return Topic(e.ID) == third }
	switch {
	case !slices.ContainsFunc(found, ofThird):
		return found
	case len(found) == 1 && brief.Sender(words) && !who.AsksStatus(words):
		return r.Or(genuine, found)
	case who.Others(words), who.Lists(words):
		return found
	}
	if rest := slices.DeleteFunc(slices.Clone(found), ofThird); len(rest) > 0 {
		return rest
	}
	return found
}
