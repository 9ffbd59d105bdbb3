package once

import (
	"slices"
	"strings"
)

// Matter is the name of a line that asks what the matter is: who has a case has said so.
const Matter = "ask_matter"

// Asked are the names of what a customer was asked to write, before and now: of the lines that tell nothing
// and ask. What they were asked once they are not asked again while somebody has their case.
func Asked(before, names []string) []string {
	all := slices.Clone(before)
	for _, name := range names {
		if strings.HasPrefix(name, "ask_") && !slices.Contains(all, name) {
			all = append(all, name)
		}
	}
	return all
}

// Known is what a customer need not be asked again of what they were asked before: nothing where no case of
// theirs waits, and for their matter where the message goes to one.
func Known(before []string, waits, appends bool) []string {
	switch {
	case !waits:
		return nil
	case appends:
		return append(slices.Clip(before), Matter)
	}
	return before
}
