package outside

import (
	"madoguchi/internal/reading"
	"madoguchi/internal/reading/prompt"
)

// Trace is what there is to tell of an attempt to read a message: nothing of the message.
type Trace struct {
	Reader  string
	Asked   bool   // the model was called
	Dropped Reason // why there is no reading, "" where there is one
	Millis  int64  // that the call took
	Usage   Usage
}

// without ends an attempt that gave no reading.
func (t Trace) without(why Reason) (reading.Reading, Trace) {
	t.Dropped = why
	return reading.Reading{}, t
}

// Reason is why there is no reading, in words that fit a metric: one of those below, or a
// [prompt.Fault] in what the model returned.
type Reason string

// The model was not asked.
const (
	Off     Reason = "off"     // staff switched it off
	Capped  Reason = "capped"  // it was asked as often today as it may be
	Old     Reason = "old"     // the message came too long ago
	Hurried Reason = "hurried" // too little time is left
	Empty   Reason = "empty"   // the message holds nothing to read
	Resting Reason = "resting" // the model failed several times in a row just before
)

// The model was asked and did not answer.
const (
	Late        Reason = "late"
	Stopped     Reason = "stopped"     // the turn ended meanwhile
	Throttled   Reason = "throttled"   // see [ErrThrottled]
	Denied      Reason = "denied"      // see [ErrDenied]
	Unavailable Reason = "unavailable" // see [ErrUnavailable]
	Failed      Reason = "failed"      // otherwise
)

// The model answered, and not in the way in which it may.
const (
	Refused Reason = "refused" // it, or a guardrail, declined
	Cut     Reason = "cut"     // it did not come to the end
	NoCall  Reason = "no_call" // of the tool, or several
	Beside  Reason = "beside"  // it wrote text beside the call
)

// Reasons are all of them.
func Reasons() []Reason {
	all := []Reason{
		Off, Capped, Old, Hurried, Empty, Resting,
		Late, Stopped, Throttled, Denied, Unavailable, Failed, Refused, Cut, NoCall, Beside,
	}
	for _, f := range prompt.Faults() {
		all = append(all, Reason(f))
	}
	return all
}
