// Package buttons sees that quick replies fit what was just said: none of them leads back to
// an answer that the customer has in front of them.
package buttons

import (
	"slices"

	"madoguchi/internal/incident"
	"madoguchi/internal/inquiry"
)

// Fit returns the replies of one turn without the buttons whose answers are among them, and
// without those of the turn before as long as a button of another answer is left. The replies
// that are given do not change.
func Fit(replies []inquiry.Reply, before []string) []inquiry.Reply {
	now := make([]string, len(replies))
	for i, r := range replies {
		now[i] = r.Entry
	}
	fitted := without(replies, now)
	before = slices.DeleteFunc(slices.Clone(before), always)
	if fresh := without(fitted, before); slices.ContainsFunc(fresh, leadsOn) {
		return fresh
	}
	return fitted
}

func without(replies []inquiry.Reply, entries []string) []inquiry.Reply {
	fitted := slices.Clone(replies)
	for i, r := range fitted {
		fitted[i].Quick = slices.DeleteFunc(slices.Clone(r.Quick), func(c inquiry.Choice) bool { return slices.Contains(entries, c.Entry) })
	}
	return fitted
}

// leadsOn reports whether a reply has a button of an answer.
func leadsOn(r inquiry.Reply) bool {
	return slices.ContainsFunc(r.Quick, func(c inquiry.Choice) bool { return !always(c.Entry) })
}

// always reports whether a button may be asked for at any time: a person, and one's own status.
func always(entry string) bool {
	return entry == incident.SpeakToHuman || entry == incident.AmIAffected
}
