// Package portion cuts answers for a phone: what is said first, and what is left for who
// asks for more. A mail has room for all of it.
package portion

import (
	"slices"
	"strings"

	"madoguchi/internal/incident"
	"madoguchi/internal/inquiry"
)

// More is the button that asks for the rest of the last answer, which is no entry.
const More = "more"

// First is what an entry says first on a channel, and whether something of its answer is left.
func First(e incident.Entry, lang incident.Lang, channel inquiry.Channel) (text string, left bool) {
	if short := e.Short[lang]; short != "" && channel == inquiry.LINE {
		return short, true
	}
	return e.Answer[lang], false
}

// Rest is what [First] left of an entry on LINE: the answer without the lines that were said;
// "" where it left nothing.
func Rest(e incident.Entry, lang incident.Lang) string {
	if e.Short[lang] == "" {
		return ""
	}
	said := strings.Split(e.Short[lang], "\n")
	lines := slices.DeleteFunc(strings.Split(e.Answer[lang], "\n"), func(line string) bool { return slices.Contains(said, line) })
	return strings.Join(lines, "\n")
}

// Left reports whether a reply offers the rest of what it says.
func Left(r inquiry.Reply) bool {
	return slices.ContainsFunc(r.Quick, func(c inquiry.Choice) bool { return c.Entry == More })
}
