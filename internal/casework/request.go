package casework

import (
	"time"

	"madoguchi/internal/cases"
	"madoguchi/internal/inquiry"
)

// Request is a line of the register of requests about people's own data: a case in the lane
// [cases.Rights] without who it is about and without a word of theirs. It outlives the case.
type Request struct {
	Receipt  cases.Receipt
	Topics   []string // what the desk took it for
	Channel  inquiry.Channel
	State    cases.State
	Received time.Time
	Due      time.Time
	Answered time.Time // last, zero for never
	Closed   time.Time // zero while it is open
	Is       cases.Request
}

// RequestOf is the line of a case.
func RequestOf(c cases.Case) Request {
	return Request{Receipt: c.Receipt, Topics: c.Topics, Channel: c.Channel, State: c.State, Received: c.OpenedAt, Due: c.DueAt,
		Answered: c.AnsweredAt, Closed: c.ClosedAt, Is: c.Request}
}

// Wish is what is asked for, as staff said or as the topic says; "" where neither does.
func (r Request) Wish() cases.Wish {
	if r.Is.Wish != "" || len(r.Topics) == 0 {
		return r.Is.Wish
	}
	return map[string]cases.Wish{"disclosure_request": cases.Disclose, "disclosure_request.correction": cases.Correct,
		"delete_my_data": cases.Stop, "delete_my_data.newsletter": cases.Stop, "delete_my_data.card_only": cases.Stop}[r.Topics[0]]
}

// Late reports whether it was, or is, neither answered nor closed when it was due.
func (r Request) Late(now time.Time) bool {
	for _, at := range []time.Time{r.Answered, r.Closed} {
		if !at.IsZero() && !at.Before(r.Received) && !at.After(r.Due) {
			return false
		}
	}
	return now.After(r.Due)
}
