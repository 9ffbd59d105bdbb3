package cases

import (
	"errors"
	"time"

	"madoguchi/internal/inquiry"
)

// Errors of what staff do. They are for the person who did it, too.
var (
	ErrClosed   = errors.New("cases: the case is closed")
	ErrNotOwner = errors.New("cases: somebody else has the case, or nobody")
	ErrNoWay    = errors.New("cases: nobody can be reached about this case")
	ErrSent     = errors.New("cases: the answer has left, or something followed it")
	ErrUnseen   = errors.New("cases: something was written that who closes has not seen")
	ErrAlone    = errors.New("cases: this takes two people, the owner and somebody else")
)

// TakenError tells who was first. By is for the page, not for a log.
type TakenError struct{ By string }

func (e *TakenError) Error() string { return "cases: somebody has the case" }

// Human reports whether a person has the customer's conversation: the desk's own
// answers stop until the case is handed back or closed.
func (c Case) Human() bool { return c.Owner != "" && c.State != Closed }

// Waits reports whether the customer waits for an answer: nobody wrote since the
// customer did.
func (c Case) Waits() bool {
	return c.State != Closed && (c.AnsweredAt.IsZero() || c.FollowedAt.After(c.AnsweredAt))
}

// Unanswered reports whether nobody has written to the customer since the case
// was opened, or opened again.
func (c Case) Unanswered() bool {
	return c.AnsweredAt.IsZero() || c.AnsweredAt.Before(c.OpenedAt) || c.AnsweredAt.Before(c.ReopenedAt)
}

// WaitsSince is from when on the customer waits who waits: the opening, else the first
// message after the last answer. A case that an earlier version of the desk stored does not
// know that one, and has the last.
func (c Case) WaitsSince() time.Time {
	switch {
	case !c.WaitingAt.IsZero():
		return c.WaitingAt
	case c.AnsweredAt.After(c.OpenedAt) && c.FollowedAt.After(c.AnsweredAt):
		return c.FollowedAt
	}
	return c.OpenedAt
}

// Take makes somebody the owner of a case that nobody has. The error is
// [ErrClosed] or a [TakenError].
func (c *Case) Take(by string, now time.Time) error {
	switch {
	case c.State == Closed:
		return ErrClosed
	case c.Owner == by:
		return nil
	case c.Owner != "":
		return &TakenError{c.Owner}
	}
	c.give(by, now)
	return nil
}

// give makes somebody the owner, who has not been reminded of anything yet.
func (c *Case) give(to string, now time.Time) {
	c.Owner, c.State, c.OwnedAt, c.Reminded, c.Shelved = to, Owned, now, false, false
	c.Checked, c.Agreed, c.Closing = Checked{}, Agreed{}, ""
}

// NewsAt is when the customer last wrote, or the case was opened or opened again.
func (c Case) NewsAt() time.Time {
	last := c.OpenedAt
	for _, at := range []time.Time{c.ReopenedAt, c.FollowedAt} {
		if at.After(last) {
			last = at
		}
	}
	return last
}

// Say notes the last message: by is the member of staff who wrote it, "" for the customer.
func (c *Case) Say(by string, text inquiry.Text, id string, now time.Time) {
	c.Last = Said{now, by, inquiry.NewText(text.Outline(said)), id}
}

// Unsay takes the words of a message out of what lists show, and of what opened the case; it
// reports whether they were there.
func (c *Case) Unsay(id string) bool {
	last, first := id != "" && c.Last.ID == id, c.From(id)
	if last {
		c.Last.Text = inquiry.Text{}
	}
	if id != "" && c.Answering.Last.ID == id {
		c.Answering.Last.Text, last = inquiry.Text{}, true
	}
	if first {
		c.Summary = inquiry.Text{}
	}
	return c.Heard.Forget(id) || last || first
}

// Answer notes that the owner wrote to the customer.
func (c *Case) Answer(by string, now time.Time) error {
	if err := c.Owned(by); err != nil {
		return err
	}
	c.Answering = Answering{State: c.State, AnsweredAt: c.AnsweredAt, DueAt: c.DueAt, WaitingAt: c.WaitingAt,
		Overdue: c.Overdue, Reminded: c.Reminded, Last: c.Last}
	c.State, c.AnsweredAt, c.Closing = Answered, now, ""
	return nil
}

// TakeBack undoes the answer of an ID, the last one, which its writer took back. What the customer
// wrote meanwhile stays. The error is [ErrNotOwner], [ErrClosed], or [ErrSent] where it is not the
// last answer any more.
func (c *Case) TakeBack(by, id string) error {
	if err := c.Owned(by); err != nil {
		return err
	}
	b := c.Answering
	if id == "" || b.ID != id {
		return ErrSent
	}
	dueAnew := b.State == Answered && c.State != Answered // the customer wrote after both answers
	if !dueAnew {
		c.State, c.DueAt, c.WaitingAt, c.Overdue, c.Reminded = b.State, b.DueAt, b.WaitingAt, b.Overdue, b.Reminded
	}
	if c.Last.By == by && c.Last.At.Equal(c.AnsweredAt) {
		c.Last = b.Last
	}
	c.Labels = c.Labels.Without(b.Labels)
	c.AnsweredAt, c.Answering, c.Closing = b.AnsweredAt, Answering{}, ""
	c.Heard.Forget(id)
	return nil
}

// HandBack gives the conversation back to the desk; the case stays open unless it
// was answered.
func (c *Case) HandBack(by string) error {
	if err := c.Owned(by); err != nil {
		return err
	}
	c.release()
	return nil
}

// Transfer gives the case to a colleague.
func (c *Case) Transfer(by, to string, now time.Time) error {
	if err := c.Owned(by); err != nil {
		return err
	}
	c.give(to, now)
	return nil
}

// Assign makes somebody the owner, whoever has the case: what a lead may do. The
// error is [ErrClosed].
func (c *Case) Assign(to string, now time.Time) error {
	if c.State == Closed {
		return ErrClosed
	}
	c.give(to, now)
	return nil
}

// Agree notes that somebody besides the owner lets the owner compare without a
// proof. The error is [ErrClosed], or [ErrAlone] for the owner and where nobody has
// the case.
func (c *Case) Agree(by string, now time.Time) error {
	switch {
	case c.State == Closed:
		return ErrClosed
	case c.Owner == "" || c.Owner == by:
		return ErrAlone
	}
	c.Agreed = Agreed{now, by}
	return nil
}

// Close ends the case. Only its owner may, and nobody else does: an unanswered
// case is never closed by the clock.
func (c *Case) Close(by string, now time.Time) error {
	if err := c.Owned(by); err != nil {
		return err
	}
	c.State, c.Owner, c.ClosedAt, c.Agreed, c.Answering, c.Closing = Closed, "", now, Agreed{}, Answering{}, ""
	return nil
}

// Reopen makes an open case of a closed one, due anew; any other it leaves alone. When the
// customer first came stays as it is.
func (c *Case) Reopen(now time.Time, calendar Calendar) {
	if c.State != Closed {
		return
	}
	c.State, c.ClosedAt, c.Overdue, c.Reminded = Open, time.Time{}, false, false
	c.ReopenedAt, c.WaitingAt, c.DueAt = now, now, Due(c.Lane, now, calendar)
}

// Follow notes that the customer wrote again; an answered case is due anew.
func (c *Case) Follow(now time.Time, calendar Calendar) {
	c.Messages++
	c.FollowedAt, c.Closing = now, ""
	if c.State != Answered {
		return
	}
	c.State = Open
	if c.Owner != "" {
		c.State = Owned
	}
	c.WaitingAt, c.DueAt, c.Overdue, c.Reminded = now, Due(c.Lane, now, calendar), false, false
}

// Owned is the check before everything that only an owner may do. The error is
// [ErrClosed] or [ErrNotOwner].
func (c *Case) Owned(by string) error {
	switch {
	case c.State == Closed:
		return ErrClosed
	case c.Owner != by:
		return ErrNotOwner
	}
	return nil
}
