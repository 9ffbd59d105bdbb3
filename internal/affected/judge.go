package affected

// Judgement is what the way of one-time codes is fit for.
type Judgement string

const (
	Usual Judgement = ""
	Busy  Judgement = "busy" // an alarm, nothing more
	Shut  Judgement = "shut" // for everybody alike
)

// The bounds of all codes together. SES puts an account under review at 5 % of
// bounces or 0.1 % of complaints, and stops it at 10 % and 0.5 % (SES, "Reputation
// metrics messages"); codes go out under an identity of their own, and stop before.
// The first figure is what counts as too few to judge by.
const (
	busyHour = 1000
	shutHour = 4000

	fewBounces    = 20
	busyBounces   = 0.03
	shutBounces   = 0.05
	fewComplaints = 3
	shutComplains = 0.001
)

// Judge tells from what went out within an hour and a day, and came back within a
// day, what to do. It knows nothing of who is on the list.
func Judge(hour, day, bounces, complaints int) Judgement {
	sent := float64(max(day, 1))
	switch {
	case hour >= shutHour,
		bounces >= fewBounces && float64(bounces)/sent >= shutBounces,
		complaints >= fewComplaints && float64(complaints)/sent >= shutComplains:
		return Shut
	case hour >= busyHour,
		bounces >= fewBounces/2 && float64(bounces)/sent >= busyBounces,
		complaints > 0:
		return Busy
	}
	return Usual
}
