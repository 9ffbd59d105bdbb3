package memory

import (
	"slices"
	"time"

	"madoguchi/internal/cases"
)

// Expected is that the customer was asked to add to a case what helps the person who has it.
type Expected struct {
	Receipt cases.Receipt // "" where nothing is expected
	At      time.Time     // when they were asked, or last added something
	Added   int           // how often they did
	Noted   bool          // a yes of theirs was acknowledged last
}

// patient is for how long what somebody adds is expected: they look for a letter, or sleep.
const patient = 3 * 24 * time.Hour

// Expects is the case to which the customer was asked to add something; false where none is
// open, or that was long ago.
func (s State) Expects(now time.Time) (CaseRef, bool) {
	for _, c := range s.Cases {
		if c.Receipt == s.Expected.Receipt && open(c) && now.Sub(s.Expected.At) < patient {
			return c, true
		}
	}
	return CaseRef{}, false
}

// Told is what a customer was told last of a case of theirs, so that the same is not told in
// the same words again.
type Told struct {
	Receipt cases.Receipt
	State   cases.State
	At      time.Time
	Times   int // how often the same was told before
}

// sameTold is for how long a customer remembers what they were told.
const sameTold = 12 * time.Hour

// Tell notes that the customer is told how a case stands, and returns how often they were
// told the same before.
func (s *State) Tell(c CaseRef, now time.Time) (before int) {
	t := &s.Told
	if t.Receipt != c.Receipt || t.State != c.State || now.Sub(t.At) > sameTold {
		*t = Told{Receipt: c.Receipt, State: c.State}
	} else {
		t.Times++
	}
	t.At = now
	return t.Times
}

// Current is the case that the customer means who speaks of theirs: the one that was spoken
// of last, else the newest that waits for the desk, else the newest that is open, else the
// newest; false where they have none.
func (s State) Current() (CaseRef, bool) {
	for _, receipt := range []cases.Receipt{s.Expected.Receipt, s.Told.Receipt} {
		for _, c := range s.Cases {
			if receipt != "" && c.Receipt == receipt && open(c) {
				return c, true
			}
		}
	}
	waits := func(c CaseRef) bool { return c.State == cases.Open || c.State == cases.Owned }
	for _, one := range []func(CaseRef) bool{waits, open} {
		for _, c := range slices.Backward(s.Cases) {
			if one(c) {
				return c, true
			}
		}
	}
	if n := len(s.Cases); n > 0 {
		return s.Cases[n-1], true
	}
	return CaseRef{}, false
}

// Open are the customer's cases that are not closed.
func (s State) Open() []CaseRef {
	return slices.DeleteFunc(slices.Clone(s.Cases), func(c CaseRef) bool { return !open(c) })
}
