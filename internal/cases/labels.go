package cases

import "slices"

// Labels are ids of the incident's labels that staff put on a case, in the order in which they did.
// A list is shared with who read the case, so it is copied where it changes.
type Labels []string

// With are the labels with some more, each once.
func (l Labels) With(more []string) Labels {
	all := slices.Clone(l)
	for _, id := range more {
		if !slices.Contains(all, id) {
			all = append(all, id)
		}
	}
	return all
}

// Without are the labels without some.
func (l Labels) Without(some []string) Labels {
	return slices.DeleteFunc(slices.Clone(l), func(id string) bool { return slices.Contains(some, id) })
}
