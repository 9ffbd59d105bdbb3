package page

import (
	"time"

	"madoguchi/internal/cases"
)

// told is for how long the list says that a case was given away.
const told = 24 * time.Hour

// Handover is what one colleague gave to the person at the page, or took from them, at once.
type Handover struct {
	Gained    bool
	By, Owner string // who did, and who has the cases now
	Reason    string
	Receipts  []cases.Receipt
}

// Moved are the cases that changed hands lately and concern the person at the page.
func (f Frame) Moved(all []cases.Case) []Handover {
	var moved []Handover
	for _, c := range all {
		m, me := c.Moved, f.Staff.Email
		gained, lost := m.To == me && c.Owner == me, m.From == me && c.Owner != me
		if m.By == me || f.Moment.Sub(m.At) >= told || c.State == cases.Closed || !gained && !lost {
			continue
		}
		moved = joined(moved, Handover{gained, m.By, c.Owner, m.Reason.Words(), []cases.Receipt{c.Receipt}})
	}
	return moved
}

// joined puts a case to those that went the same way for the same reason.
func joined(all []Handover, one Handover) []Handover {
	for i, h := range all {
		if h.Gained == one.Gained && h.By == one.By && h.Owner == one.Owner && h.Reason == one.Reason {
			all[i].Receipts = append(h.Receipts, one.Receipts...)
			return all
		}
	}
	return append(all, one)
}
