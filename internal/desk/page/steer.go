package page

import "strings"

// mark stands in place of a sign that no page shows.
const mark = "\ufffd"

// unsteered takes out the signs that change the direction of writing, or the order of
// what stands around them (UAX 9): with them a name or an amount reads as another one.
func unsteered(page string) string {
	return strings.NewReplacer("\u200e", mark, "\u200f", mark, "\u061c", mark,
		"\u202a", mark, "\u202b", mark, "\u202c", mark, "\u202d", mark, "\u202e", mark,
		"\u2066", mark, "\u2067", mark, "\u2068", mark, "\u2069", mark).Replace(page)
}
