package memory

import (
	"slices"
	"strings"
	"time"

	"madoguchi/internal/cases"
)

// Expected is that the customer was asked to add to a case what helps the person who has it.
type Expected struct {
	Receipt cases.Receipt // "" where nothing is expected
	At      time.Time     // when they were asked, or last added something
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
// newest; false where they have none. One that they need no more they mean last of all, and that of a danger
// that was none.
func (s State) Current() (CaseRef, bool) {
	kept := slices.DeleteFunc(slices.Clone(s.Cases), func(c CaseRef) bool { return settled(s, c) })
	waits := func(c CaseRef) bool { return c.State == cases.Open || c.State == cases.Owned }
	for _, all := range [][]CaseRef{kept, s.Cases} {
		spoken := func(receipt cases.Receipt) func(CaseRef) bool {
			return func(c CaseRef) bool { return receipt != "" && c.Receipt == receipt && open(c) }
		}
		for _, one := range []func(CaseRef) bool{spoken(s.Expected.Receipt), spoken(s.Told.Receipt), waits, open} {
			for _, c := range slices.Backward(all) {
				if one(c) {
					return c, true
				}
			}
		}
	}
	if n := len(s.Cases); n > 0 {
		return s.Cases[n-1], true
	}
	return CaseRef{}, false
}

// Fitting is the open case that something is about that asks for topics, the likeliest first, and belongs
// to a lane, "" for none: of the topic, else of the lane, else the one that was spoken of last.
func Fitting(s State, topics []string, lane cases.Lane) (CaseRef, bool) {
	of := func(some func(CaseRef) bool) (CaseRef, bool) {
		i := slices.IndexFunc(s.Cases, func(c CaseRef) bool { return open(c) && !settled(s, c) && some(c) })
		if i < 0 {
			return CaseRef{}, false
		}
		return s.Cases[i], true
	}
	for _, topic := range topics {
		if c, ok := of(func(c CaseRef) bool { return slices.Contains(strings.Fields(c.Topics), topic) }); ok {
			return c, true
		}
	}
	if c, ok := of(func(c CaseRef) bool { return c.Lane == lane }); ok {
		return c, true
	}
	c, ok := s.Current()
	return c, ok && open(c)
}

// settled reports whether a customer said that they need a case no more, or that it speaks of no danger.
func settled(s State, c CaseRef) bool {
	return slices.Contains(s.Withdrawn, c.Receipt) || misread(s, c)
}

func misread(s State, c CaseRef) bool { return s.Danger.Over && c.Receipt == s.Danger.Receipt }

// Open are the customer's cases that are not closed.
func (s State) Open() []CaseRef {
	return slices.DeleteFunc(slices.Clone(s.Cases), func(c CaseRef) bool { return !open(c) })
}

// Topics are those of the customer's cases that are open.
func Topics(s State) (all []string) {
	for _, c := range s.Open() {
		all = append(all, strings.Fields(c.Topics)...)
	}
	return all
}
