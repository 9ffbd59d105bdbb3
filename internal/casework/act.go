package casework

import (
	"context"
	"errors"
	"time"

	"madoguchi/internal/cases"
	"madoguchi/internal/identity"
	"madoguchi/internal/inquiry"
	"madoguchi/internal/notice"
	"madoguchi/internal/outbox"
)

// ErrNoReason is returned to who wants to see something unmasked without saying why.
var ErrNoReason = errors.New("casework: a reason is needed")

// Verb is what a member of staff does on a case.
type Verb string

const (
	See      Verb = "see"       // opens the file; audited like the rest
	Take     Verb = "take"      //
	Answer   Verb = "answer"    // writes to the customer
	HandBack Verb = "hand_back" // the desk answers again
	Transfer Verb = "transfer"  // to a colleague
	Close    Verb = "close"     //
	Reopen   Verb = "reopen"    //
	Note     Verb = "note"      // for colleagues
	Draft    Verb = "draft"     // keeps what is half written
	Check    Verb = "check"     // compares what the customer says about themselves with the roster
	Agree    Verb = "agree"     // lets the owner compare once without a proof; a lead does
	Tell     Verb = "tell"      // has the desk tell the customer their status
	Join     Verb = "join"      // puts words whose sender nobody vouches for into another case
	SeeRaw   Verb = "see_raw"   // reads a raw mail, masked
	BareRaw  Verb = "bare_raw"  // reads a raw mail as it came; the owner does, and says why
	SaveRaw  Verb = "save_raw"  // takes a raw mail away as a file; likewise
)

// What the clock does on a case; package watch.
const (
	Remind  Verb = "remind"   // tells the owner that an answer is due soon
	Late    Verb = "overdue"  // tells staff that it is late
	TimeOut Verb = "time_out" // takes the case from an owner who left the customer waiting
)

// Reads reports whether a verb leaves the case as it is: somebody looks at it or at its
// raw mails, and the audit says so.
func (v Verb) Reads() bool { return v == See || v == SeeRaw || v == BareRaw || v == SaveRaw }

// Action is one thing that a member of staff does.
type Action struct {
	By   string // the address of the member of staff
	Verb Verb
	Text inquiry.Text // of an answer, a note, a draft; why a raw mail is read as it came
	To   string       // of a transfer: to whom; of a join: the receipt number
	Lead bool         // a lead does it, who may transfer what others have
	ID   string       // idempotency key of an answer; "" draws one
}

// Deed is an action as it is kept, in one transaction.
type Deed struct {
	Case    cases.Case // as it stands after the action; its version as it was read
	Action  Action
	Now     time.Time
	Rows    []outbox.Row
	News    []notice.Untold
	Line    *Line       // an answer or a note, for the conversation
	Count   *Answered   // an answer or a status, for the figures
	Detail  string      // for the audit
	Discard []string    // raw mails that nobody needs any more
	Into    *cases.Case // of a join: the case that gains the words
	Joined  []Line      // and the words

	Disclosed *identity.Disclosure // a status that is told
	Tried     *identity.Count      // a check, for the limit of the member of staff
	Compared  *Comparison          // likewise, for who watches over checks
}

// Act does what somebody asks for. Errors are [ErrNoCase], those of package
// cases, and [outbox.ErrConflict] where others were faster several times.
func (o *Office) Act(ctx context.Context, r cases.Receipt, a Action) error {
	if a.ID == "" {
		id, err := o.Outbox.Token()
		if err != nil {
			return err
		}
		a.ID = id
	}
	if a.Verb == Join {
		return o.join(ctx, r, a)
	}
	return yielding(func() error {
		c, err := o.Store.Case(ctx, r)
		if err != nil {
			return err
		}
		if done, err := o.said(ctx, c, a); err != nil || done {
			return err
		}
		deed, err := o.deed(c, a)
		if err != nil {
			return err
		}
		return o.keep(ctx, deed)
	})
}

// yielding tries again while somebody else changes the case.
func yielding(try func() error) error {
	var err error
	for range attempts {
		if err = try(); !errors.Is(err, outbox.ErrConflict) {
			return err
		}
	}
	return outbox.ErrConflict
}

// keep stores a deed and delivers its rows. A failed delivery is logged only: the deed is
// done, and the clock delivers what is left.
func (o *Office) keep(ctx context.Context, d Deed) error {
	if err := o.Store.Act(ctx, d); err != nil {
		return err
	}
	for _, row := range d.Rows {
		if err := o.Outbox.Deliver(ctx, row, row.Owner); err != nil {
			o.Outbox.Log.Error("staff delivery", "channel", row.Channel, "err", err)
		}
	}
	return nil
}

// said reports whether an answer, or a status, of that ID is in the outbox already:
// somebody pressed twice, or a mail came twice.
func (o *Office) said(ctx context.Context, c cases.Case, a Action) (bool, error) {
	if a.Verb != Answer && a.Verb != Tell {
		return false, nil
	}
	rows, err := o.Store.Rows(ctx, inquiry.Inbound{Customer: c.Customer, ID: a.ID})
	return len(rows) > 0, err
}

// deed is the action on the case as it stands.
func (o *Office) deed(c cases.Case, a Action) (Deed, error) {
	d := Deed{Case: c, Action: a, Now: o.Outbox.Now()}
	var err error
	switch a.Verb {
	case Answer:
		return o.answering(d)
	case Tell:
		return o.telling(d)
	case Transfer:
		return o.transferring(d)
	case Take:
		err = d.Case.Take(a.By, d.Now)
	case HandBack:
		err = d.Case.HandBack(a.By)
	case Close:
		err = d.Case.Close(a.By, d.Now)
		d.Discard, d.Case.RawKeys, d.Case.RawGone = c.RawKeys, nil, c.RawGone+len(c.RawKeys)
	case Reopen:
		d.Case.Reopen(d.Now, o.Calendar)
	case Agree:
		err = agree(&d.Case, a, d.Now)
	case Note:
		d.Line = &Line{At: d.Now, From: a.By, Text: a.Text, Note: true}
	case BareRaw, SaveRaw:
		d.Detail, err = a.Text.Words(), c.Owned(a.By)
		if a.Text.Empty() {
			err = errors.Join(err, ErrNoReason)
		}
	}
	return d, err
}

// answering sends what a person wrote to the customer.
func (o *Office) answering(d Deed) (Deed, error) {
	before, a := d.Case, d.Action
	if before.Address == (inquiry.Address{}) {
		return d, cases.ErrNoWay
	}
	if err := d.Case.Answer(a.By, d.Now); err != nil {
		return d, err
	}
	row, err := o.Outbox.Compose(inbound(before, a), before.Lang, []inquiry.Reply{{Entry: outbox.StaffAnswer, Text: a.Text.Words()}})
	row.By = a.By
	d.Case.Say(a.By, a.Text, "", d.Now)
	d.Line = &Line{At: d.Now, From: a.By, Text: a.Text}
	d.Rows, d.Count = []outbox.Row{row}, o.counted(before, d.Now)
	return d, err
}

// inbound is what an action answers, as far as a channel needs it.
func inbound(c cases.Case, a Action) inquiry.Inbound {
	return inquiry.Inbound{ID: a.ID, Channel: c.Channel, Customer: c.Customer, Address: c.Address, Mail: c.Mail}
}

// transferring gives a case to a colleague, who is told: its owner may, and a lead may
// give any.
func (o *Office) transferring(d Deed) (Deed, error) {
	a := d.Action
	var err error
	if a.Lead {
		err = d.Case.Assign(a.To, d.Now)
	} else {
		err = d.Case.Transfer(a.By, a.To, d.Now)
	}
	if err != nil || a.To == a.By {
		return d, err
	}
	d.Rows, err = o.Teller.ComposeTo(a.To, notice.Assigned, "assigned-"+a.ID, d.Case)
	return d, err
}
