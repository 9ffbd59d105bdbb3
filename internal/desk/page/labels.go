package page

import (
	"cmp"
	"slices"
)

// Label is a label of cases as a page shows it.
type Label struct {
	ID, Name string
	On       bool
}

// Labels are those of the incident, with On those that a case has, and behind them what it has that
// the incident names no more.
func (f Frame) Labels(has []string) []Label {
	var all []Label
	for _, l := range f.Incident.Labels {
		name := cmp.Or(l.Name[string(f.Lang)], l.Name[string(f.Incident.Languages[0])], l.ID)
		all = append(all, Label{l.ID, name, slices.Contains(has, l.ID)})
	}
	for _, id := range has {
		if !slices.ContainsFunc(all, func(l Label) bool { return l.ID == id }) {
			all = append(all, Label{id, id, true})
		}
	}
	return all
}

// Labelled are the names of those that a case has.
func (f Frame) Labelled(has []string) []string {
	var names []string
	for _, l := range f.Labels(has) {
		if l.On {
			names = append(names, l.Name)
		}
	}
	return names
}
