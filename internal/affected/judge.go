package affected

import "cmp"

// Judgement is what the way of one-time codes is fit for.
type Judgement string

const (
	Usual Judgement = ""
	Busy  Judgement = "busy" // an alarm, nothing more
	Slow  Judgement = "slow" // one code for each customer a day
	Shut  Judgement = "shut" // none for anybody, all alike
)

// Codes is what became of codes lately.
type Codes struct {
	Hour, Day                       int // sent within an hour and a day
	Bounces, Complaints             int // of these, for good, within a day
	RecentBounces, RecentComplaints int // within an hour
}

// Of one customer so many count, and no more: whoever has codes sent to addresses that do
// not exist, or complains of each, is to close the way for themselves and not for others.
const (
	mostBounces    = 2
	mostComplaints = 1
)

// Add adds what became of the codes that one customer asked for.
func (c Codes) Add(of Codes) Codes {
	return Codes{c.Hour + of.Hour, c.Day + of.Day,
		c.Bounces + min(of.Bounces, mostBounces), c.Complaints + min(of.Complaints, mostComplaints),
		c.RecentBounces + min(of.RecentBounces, mostBounces), c.RecentComplaints + min(of.RecentComplaints, mostComplaints)}
}

// MayAsk reports whether a customer of whose codes some came back within a day may have
// one more.
func MayAsk(returned int) bool { return returned < mostBounces }

// The bounds of all codes together. SES puts an account under review at 5 % of
// bounces or 0.1 % of complaints, and stops it at 10 % and 0.5 % (SES, "Reputation
// metrics messages"); codes go out under an identity of their own, and stop before.
// The first figure is what counts as too few to judge by. What is slow goes by a day, what
// is shut by an hour: the way opens again when the reason is gone, not when the day is over.
const (
	fewBounces    = 20
	busyBounces   = 0.03
	slowBounces   = 0.05
	manyBounces   = 40
	shutBounces   = 0.08
	fewComplaints = 3
	slowComplains = 0.001
	manyComplain  = 10
	shutComplains = 0.004
)

// Bounds are how many codes may go out within an hour, to all customers together: from Slow on
// each has one a day, from Shut on nobody has any; half of Slow is an alarm.
type Bounds struct{ Slow, Shut int }

// UsualBounds are for a list of some hundred thousand people.
func UsualBounds() Bounds { return Bounds{Slow: 2000, Shut: 4000} }

// Or returns the bounds with those of others where one is 0.
func (b Bounds) Or(others Bounds) Bounds {
	return Bounds{cmp.Or(b.Slow, others.Slow), cmp.Or(b.Shut, others.Shut)}
}

// Judge tells what to do. It knows nothing of who is on the list.
func (b Bounds) Judge(c Codes) Judgement {
	over := func(n, few, sent int, share float64) bool {
		return n >= few && float64(n)/float64(max(sent, 1)) >= share
	}
	switch {
	case c.Hour >= b.Shut, over(c.RecentBounces, manyBounces, c.Hour, shutBounces),
		over(c.RecentComplaints, manyComplain, c.Day, shutComplains):
		return Shut
	case c.Hour >= b.Slow, over(c.Bounces, fewBounces, c.Day, slowBounces), over(c.Complaints, fewComplaints, c.Day, slowComplains):
		return Slow
	case c.Hour >= b.Slow/2, over(c.Bounces, fewBounces/2, c.Day, busyBounces), c.Complaints > 0:
		return Busy
	}
	return Usual
}
