package page

import (
	"time"

	"madoguchi/internal/cases"
)

// told is for how long the list says that a case was given away.
const told = 24 * time.Hour

// Moved are the cases that a colleague gave to the person at the page lately, or took from them.
func (f Frame) Moved(all []cases.Case) []cases.Case {
	var moved []cases.Case
	for _, c := range all {
		m, me := c.Moved, f.Staff.Email
		gained, lost := m.To == me && c.Owner == me, m.From == me && c.Owner != me
		if m.By != me && f.Moment.Sub(m.At) < told && c.State != cases.Closed && (gained || lost) {
			moved = append(moved, c)
		}
	}
	return moved
}
