package casework

import (
	"context"
	"errors"
	"slices"
	"time"

	"madoguchi/internal/affected"
	"madoguchi/internal/cases"
	"madoguchi/internal/inquiry"
	"madoguchi/internal/outbox"
)

// Errors of linking two customers.
var (
	ErrNotSame    = errors.New("casework: nothing proves that the two are the same person")
	ErrNoLink     = errors.New("casework: there is nothing to link, or to take apart")
	ErrManyLinked = errors.New("casework: too many customers or cases for one person")
)

const (
	mostLinked = 4  // customers who are one person: two accounts and two mailboxes
	mostOfOne  = 20 // cases that one transaction writes, with five items of each at most
	triesADay  = 5  // of a case, at links that are refused
)

// linker links customers, and takes them apart.
type linker struct{ *Office }

// link makes two customers one person to staff: their cases are shown and taken together. That
// needs a proof of a mailbox on both sides, and no word of anybody's: whoever has the one reads
// nothing of the other from the desk itself, but staff who see both may say too much. So
//
//   - both must have proven the same mailbox, by a code that went there or by a mail from it for
//     whose sender the mail system vouches; a member of staff cannot vouch instead,
//   - the mailbox is nobody's who works here,
//   - who links has both cases, so that the audit of both says who took them and linked them,
//   - a try that is refused is in both audits, and there are few of them a day.
//
// Conversations, proofs, drafts and addresses stay apart: the desk answers each customer from what
// that customer wrote and proved, and an answer goes where its case came from.
func (o linker) link(ctx context.Context, r cases.Receipt, a Action) error {
	return yielding(func() error {
		c, err := o.Store.Case(ctx, r)
		if err != nil {
			return err
		}
		other, err := o.Store.Case(ctx, cases.Receipt(a.To))
		if err != nil {
			return err
		}
		if err := o.linkable(ctx, c, other, a); err != nil {
			return err
		}
		same, err := o.same(ctx, c, other, a.By)
		if err != nil {
			return err
		}
		if !same {
			return errors.Join(ErrNotSame, o.refused(ctx, c, other, a))
		}
		deed, err := o.linking(ctx, c, a, slices.Concat(c.Linked, []inquiry.CustomerKey{c.Customer, other.Customer}, other.Linked))
		if err != nil {
			return err
		}
		return o.keep(ctx, deed)
	})
}

// linkable reports what speaks against a link before any proof is looked at.
func (o linker) linkable(ctx context.Context, c, other cases.Case, a Action) error {
	if err := errors.Join(c.Owned(a.By), other.Owned(a.By)); err != nil {
		return err
	}
	if c.Doubtful() || other.Doubtful() || c.Together(other) {
		return ErrNoLink
	}
	audit, err := o.Store.Audit(ctx, c.Receipt)
	if err != nil {
		return err
	}
	tried, now := 0, o.Outbox.Now()
	for _, entry := range audit {
		if entry.Verb == NoLink && now.Sub(entry.At) < 24*time.Hour {
			tried++
		}
	}
	if tried >= triesADay {
		return ErrTooMany
	}
	return nil
}

// same reports whether two customers proved the same mailbox.
func (o linker) same(ctx context.Context, c, other cases.Case, by string) (bool, error) {
	mine, err := o.contacts(ctx, c)
	if err != nil {
		return false, err
	}
	theirs, err := o.contacts(ctx, other)
	if err != nil {
		return false, err
	}
	staff := []string{o.contact(by)}
	for _, address := range o.Teller.Writer.Recipients(true) {
		staff = append(staff, o.contact(address.Value()))
	}
	return slices.ContainsFunc(mine, func(one string) bool {
		return one != "" && slices.Contains(theirs, one) && !slices.Contains(staff, one)
	}), nil
}

// contacts are the mailboxes that the customer of a case proved, hashed.
func (o linker) contacts(ctx context.Context, c cases.Case) ([]string, error) {
	proven, err := o.Store.Contact(ctx, c.Customer)
	if err != nil {
		return nil, err
	}
	all := []string{proven}
	if own := sender(c); own != "" && c.Reachable() {
		all = append(all, o.contact(own))
	}
	return all, nil
}

// contact is how a mailbox is compared, see [inquiry.Contact].
func (o linker) contact(address string) string {
	own, err := affected.Normal(affected.Email, address)
	if err != nil || own == "" {
		return ""
	}
	return o.Hash(inquiry.Contact, own)
}

// refused notes a try in the audits of both cases.
func (o linker) refused(ctx context.Context, c, other cases.Case, a Action) error {
	for _, d := range []Deed{{Case: c, Detail: string(other.Receipt)}, {Case: other, Detail: string(c.Receipt)}} {
		d.Action, d.Now = Action{By: a.By, Verb: NoLink, ID: a.ID}, o.Outbox.Now()
		if err := o.Store.Act(ctx, d); err != nil && !errors.Is(err, outbox.ErrConflict) { // a repeat is there already
			return err
		}
	}
	return nil
}

// linking makes each of some customers one person with the others.
func (o linker) linking(ctx context.Context, c cases.Case, a Action, customers []inquiry.CustomerKey) (Deed, error) {
	slices.Sort(customers)
	customers = slices.Compact(customers)
	if len(customers) > mostLinked {
		return Deed{}, ErrManyLinked
	}
	d := Deed{Case: c, Action: a, Now: o.Outbox.Now(), Detail: a.To}
	d.Case.Linked = without(customers, c.Customer)
	for _, customer := range customers {
		if err := o.relinked(ctx, &d, customer, without(customers, customer)); err != nil {
			return d, err
		}
	}
	return d, nil
}

// unlink takes a customer apart from those to whom they are linked. The owner may, and a lead.
func (o linker) unlink(ctx context.Context, r cases.Receipt, a Action) error {
	return yielding(func() error {
		c, err := o.Store.Case(ctx, r)
		if err != nil {
			return err
		}
		if err := c.Owned(a.By); err != nil && !(a.Lead && errors.Is(err, cases.ErrNotOwner)) {
			return err
		}
		if len(c.Linked) == 0 {
			return ErrNoLink
		}
		d := Deed{Case: c, Action: a, Now: o.Outbox.Now()}
		d.Case.Linked = nil
		if err := o.relinked(ctx, &d, c.Customer, nil); err != nil {
			return err
		}
		for _, customer := range c.Linked {
			if err := o.relinked(ctx, &d, customer, without(c.Linked, customer)); err != nil {
				return err
			}
		}
		return o.keep(ctx, d)
	})
}

// relinked changes all cases of a customer, those that are closed among them: they may open again.
func (o linker) relinked(ctx context.Context, d *Deed, customer inquiry.CustomerKey, to []inquiry.CustomerKey) error {
	all, err := o.Store.CasesOf(ctx, customer, d.Now)
	if err != nil {
		return err
	}
	for _, c := range all {
		if c.Receipt == d.Case.Receipt || c.Doubtful() || slices.Equal(c.Linked, to) {
			continue
		}
		c.Linked = to
		if d.Others = append(d.Others, c); len(d.Others) > mostOfOne {
			return ErrManyLinked
		}
	}
	return nil
}

func without(all []inquiry.CustomerKey, one inquiry.CustomerKey) []inquiry.CustomerKey {
	return slices.DeleteFunc(slices.Clone(all), func(c inquiry.CustomerKey) bool { return c == one })
}
