package cases

import (
	"slices"
	"time"

	"madoguchi/internal/inquiry"
)

// Together reports whether two cases are one customer's, so that they are shown and taken
// together: of the same customer, or of two that staff linked. A case whose sender nobody
// vouches for stands alone until somebody joins it.
func (c Case) Together(o Case) bool {
	if c.Customer == "" || c.Doubtful() || o.Doubtful() {
		return false
	}
	return c.Customer == o.Customer || slices.Contains(c.Linked, o.Customer) || slices.Contains(o.Linked, c.Customer)
}

// Holder is who has one of several cases of a customer, "" for nobody; of several, as an
// earlier version of the desk allowed, who took one first.
func Holder(all []Case) string {
	holder, since := "", time.Time{}
	for _, c := range all {
		if c.Human() && (holder == "" || c.OwnedAt.Before(since)) {
			holder, since = c.Owner, c.OwnedAt
		}
	}
	return holder
}

// Customer is what is done to all open cases of a customer at once: to the one at hand and to
// the others, of which only those stay that changed.
type Customer struct {
	Case   Case
	Others []Case
}

// Take makes somebody the owner: one customer, one owner. The error is [ErrClosed], or a
// [TakenError] where somebody else has one of the cases.
func (u *Customer) Take(by string, now time.Time) error {
	if holder := Holder(append([]Case{u.Case}, u.Others...)); holder != "" && holder != by && u.Case.State != Closed {
		return &TakenError{holder}
	}
	if err := u.Case.Take(by, now); err != nil {
		return err
	}
	return u.others(func(o *Case) error { return o.Take(by, now) })
}

// TakeOver is Take of a customer whom somebody else has: a lead may, and in an urgent case
// that nobody has anybody, for its customer does not wait for who is away. The errors are
// [ErrClosed] and [ErrNotOwner].
func (u *Customer) TakeOver(by string, lead bool, now time.Time) error {
	switch {
	case u.Case.State == Closed:
		return ErrClosed
	case !lead && !u.Case.Overtaken():
		return ErrNotOwner
	}
	return u.Assign(by, now)
}

// Assign makes somebody the owner, whoever has the cases. The error is [ErrClosed].
func (u *Customer) Assign(to string, now time.Time) error {
	if err := u.Case.Assign(to, now); err != nil {
		return err
	}
	return u.others(func(o *Case) error {
		if o.Owner == to {
			return nil
		}
		return o.Assign(to, now)
	})
}

// Transfer gives to a colleague what its owner has, and what nobody has. The errors are those
// of [Case.Transfer].
func (u *Customer) Transfer(by, to string, now time.Time) error {
	if err := u.Case.Transfer(by, to, now); err != nil {
		return err
	}
	return u.others(func(o *Case) error {
		if o.Owner != by && o.Owner != "" {
			return nil
		}
		return o.Assign(to, now)
	})
}

// HandBack gives the conversation back to the desk. The errors are those of [Case.HandBack].
func (u *Customer) HandBack(by string) error {
	if err := u.Case.HandBack(by); err != nil {
		return err
	}
	return u.others(func(o *Case) error {
		if o.Owner != by {
			return nil
		}
		return o.HandBack(by)
	})
}

// Release takes what an owner has who left the customer waiting.
func (u *Customer) Release() error {
	owner := u.Case.Owner
	u.Case.release()
	return u.others(func(o *Case) error {
		if o.Owner == owner {
			o.release()
		}
		return nil
	})
}

// others does something to the other cases that are not closed, and keeps those that changed.
func (u *Customer) others(do func(*Case) error) error {
	var changed []Case
	for _, o := range u.Others {
		owner, state := o.Owner, o.State
		if o.State == Closed {
			continue
		}
		if err := do(&o); err != nil {
			return err
		}
		if o.Owner != owner || o.State != state {
			changed = append(changed, o)
		}
	}
	u.Others = changed
	return nil
}

// Overtaken reports whether a case does not wait for who has the customer's other ones.
func (c Case) Overtaken() bool { return c.Lane.Wakes() && c.State == Open && c.Owner == "" }

// release takes a case from its owner; one that was answered stays so.
func (c *Case) release() {
	c.Owner, c.Checked, c.Agreed, c.Closing = "", Checked{}, Agreed{}, ""
	if c.State == Owned {
		c.State = Open
	}
}

// Inherit gives a case that opens to who has the customer's other ones, and says to whom they are
// linked. One that wakes staff stays open, for whoever is there to take it over.
func (c *Case) Inherit(known []Case, now time.Time) {
	var others []Case
	for _, o := range known {
		if o.Receipt != c.Receipt && c.Together(o) {
			others = append(others, o)
			c.Linked = linked(*c, o.Linked)
		}
	}
	if holder := Holder(others); holder != "" && !c.Lane.Wakes() && c.State != Closed && c.Owner == "" {
		c.give(holder, now)
	}
}

// linked are the customers to whom a case is linked, with more of them.
func linked(c Case, to []inquiry.CustomerKey) []inquiry.CustomerKey {
	all := slices.Clip(c.Linked)
	for _, customer := range to {
		if customer != c.Customer && !slices.Contains(all, customer) {
			all = append(all, customer)
		}
	}
	return all
}
