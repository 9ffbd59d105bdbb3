package casework

import (
	"context"
	"errors"
	"slices"
	"strings"
	"time"

	"madoguchi/internal/cases"
	"madoguchi/internal/identity"
	"madoguchi/internal/inquiry"
	"madoguchi/internal/notice"
	"madoguchi/internal/outbox"
)

// ErrNoReason is returned to who wants to see something unmasked without saying why.
var ErrNoReason = errors.New("casework: a reason is needed")

// ErrNoForms is returned for a form that is to go where nothing can be attached: on LINE.
var ErrNoForms = errors.New("casework: forms go by mail alone")

// Verb is what a member of staff does on a case.
type Verb string

const (
	See        Verb = "see"         // opens the file; audited like the rest
	Take       Verb = "take"        // with the customer's other cases
	TakeOver   Verb = "take_over"   // the same, from a colleague; see [cases.Case.TakeOver]
	Answer     Verb = "answer"      // writes to the customer
	TakeBack   Verb = "take_back"   // an answer, before it leaves
	HandBack   Verb = "hand_back"   // the desk answers again
	Transfer   Verb = "transfer"    // to a colleague
	Close      Verb = "close"       //
	Reopen     Verb = "reopen"      //
	Note       Verb = "note"        // for colleagues
	Draft      Verb = "draft"       // keeps what is half written
	Check      Verb = "check"       // compares what the customer says about themselves with the roster
	Agree      Verb = "agree"       // lets the owner compare once without a proof; a lead does
	Tell       Verb = "tell"        // has the desk tell the customer their status
	Join       Verb = "join"        // puts words whose sender nobody vouches for into another case
	Link       Verb = "link"        // says that two customers are one person, who proved it; link.go says how
	NoLink     Verb = "no_link"     // a link that was refused, for want of a proof
	Unlink     Verb = "unlink"      // takes them apart
	SeeRaw     Verb = "see_raw"     // reads a raw mail, masked
	BareRaw    Verb = "bare_raw"    // reads a raw mail as it came; the owner does, and says why
	SeeAddress Verb = "see_address" // sees from where a mail came; the owner does
	Preview    Verb = "preview"     // looks at a file that hangs on a mail, or at a picture on LINE; likewise
	SaveRaw    Verb = "save_raw"    // takes a raw mail away as a file; likewise
	Label      Verb = "label"       // says what the case is about, by labels of the incident
	Decide     Verb = "decide"      // says what became of a request about somebody's own data
)

// What the clock does on a case; package watch.
const (
	Remind  Verb = "remind"   // tells the owner that an answer is due soon
	Late    Verb = "overdue"  // tells staff that it is late
	TimeOut Verb = "time_out" // takes the case from an owner who left the customer waiting
)

// Reads reports whether a verb leaves the case as it is: somebody looks at it or at its
// raw mails, or was refused something, and the audit says so.
func (v Verb) Reads() bool {
	return v == See || v == SeeRaw || v == BareRaw || v == SaveRaw || v == SeeAddress || v == Preview || v == NoLink
}

// Action is one thing that a member of staff does.
type Action struct {
	By   string // the address of the member of staff
	Verb Verb
	Text inquiry.Text // of an answer, a note, a draft; why a raw mail is read as it came, or a case given away
	// To is, of a transfer, to whom; of a close, the answer that must still be the last, "" for any;
	// of a join or a link, the receipt number; the ID of what is taken back; of a preview, where.
	To   string
	Lead bool   // a lead does it, who may transfer what others have
	ID   string // idempotency key of an answer; "" draws one
	Hold bool   // an answer leaves after [Hold] only, so that it can be taken back
	Ends bool   // the case is closed once the answer has left, see [Finisher]
	// Seen is, of an answer that ends and of a close, the newest news that somebody had before them,
	// see [cases.Case.NewsAt]. With newer news an answer goes out and the case stays open, and nothing
	// is closed. nil is nothing for an answer; to a close of the desk's own it does not matter.
	Seen *time.Time

	Also []cases.Receipt // of an answer: the customer's other cases that it answers, too

	Labels  []string // that the case gets, also with an answer
	Unlabel []string // that are taken off

	Form *Form // of an answer by mail: what is attached, nil for nothing

	Against string // of an answer: the doubts against which a lead sends it, by kind, "promise 2 figure 1"; for the audit

	Of      *string       // of a transfer: who had the case when it was looked at, nil where that does not matter
	Quiet   bool          // likewise: who gets it is told otherwise
	Request cases.Request // of a decision
}

// Form is a form of the incident that goes with an answer.
type Form struct {
	ID, SHA256 string
	File       inquiry.Attachment // as the conversation shows it
}

// Deed is an action as it is kept, in one transaction.
type Deed struct {
	Case    cases.Case // as it stands after the action; its version as it was read
	Action  Action
	Now     time.Time
	Rows    []outbox.Row
	News    []notice.Untold
	Line    *Line        // an answer or a note, for the conversation
	Count   []Answered   // an answer or a status, for the figures: of each case that it answers
	Ended   *Ended       // a case that is closed, likewise
	Detail  string       // for the audit
	Discard []string     // raw mails that nobody needs any more
	Others  []cases.Case // other cases that the action changed, likewise; the audit of each names the case
	Into    *cases.Case  // of a join: the case that gains the words
	Joined  []Line       // and the words

	TakenBack *TakenBack // an answer

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
	switch a.Verb {
	case Join:
		return o.join(ctx, r, a)
	case Link:
		return linker{o}.link(ctx, r, a)
	case Unlink:
		return linker{o}.unlink(ctx, r, a)
	case TakeBack:
		return waiting{o}.takeBack(ctx, r, a)
	}
	return yielding(func() error {
		c, err := o.Store.Case(ctx, r)
		if err != nil {
			return err
		}
		if done, err := (waiting{o}).said(ctx, c, a); err != nil || done {
			return err
		}
		if err := (waiting{o}).release(ctx, c, a); err != nil {
			return err
		}
		others, err := o.together(ctx, c, a)
		if err != nil {
			return err
		}
		deed, err := o.deed(c, others, a)
		if err != nil {
			return err
		}
		return o.keep(ctx, deed)
	})
}

// together reads the customer's other cases where what is done concerns them.
func (o *Office) together(ctx context.Context, c cases.Case, a Action) ([]cases.Case, error) {
	switch a.Verb {
	case Take, TakeOver, HandBack, Transfer, Reopen:
	case Answer:
		if len(a.Also) == 0 {
			return nil, nil
		}
	default:
		return nil, nil
	}
	return o.Store.Together(ctx, c, o.Outbox.Now())
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
		if row.Held() || row.State != outbox.Planned {
			continue
		}
		if err := o.Outbox.Deliver(ctx, row, row.Owner); err != nil {
			o.Outbox.Log.Error("staff delivery", "channel", row.Channel, "err", err)
		}
	}
	if !d.Action.Quiet {
		o.Teller.Announce(ctx, d.News)
	}
	return nil
}

// said reports whether an answer, or a status, of that ID is in the outbox already:
// somebody pressed twice, or a mail came twice. The error is [ErrTakenBack] for one that its writer
// took back.
func (o waiting) said(ctx context.Context, c cases.Case, a Action) (bool, error) {
	if a.Verb != Answer && a.Verb != Tell {
		return false, nil
	}
	rows, err := o.Store.Rows(ctx, inquiry.Inbound{Customer: c.Customer, ID: a.ID})
	if slices.ContainsFunc(rows, func(r outbox.Row) bool { return r.State == outbox.Withdrawn && r.By != "" }) {
		return false, ErrTakenBack
	}
	return len(rows) > 0, err
}

// deed is the action on the case as it stands.
func (o *Office) deed(c cases.Case, others []cases.Case, a Action) (Deed, error) {
	d := Deed{Case: c, Action: a, Now: o.Outbox.Now()}
	var err error
	switch a.Verb {
	case Answer:
		return o.answering(d, others)
	case Tell:
		return o.telling(d)
	case Transfer:
		return o.transferring(d, others)
	case Take, TakeOver, HandBack:
		return o.owning(d, others)
	case Close:
		d.Ended = o.ended(c, d.Now)
		return d.closed()
	case Reopen:
		d.Case.Reopen(d.Now, o.Calendar)
		d.Case.Inherit(others, d.Now)
	case Decide:
		err = d.Case.Decide(a.By, a.Lead, a.Request, d.Now)
		d.Detail = a.Request.String()
	case Label:
		err = c.Owned(a.By)
		d.Case.Labels = c.Labels.Without(a.Unlabel).With(a.Labels)
		d.Detail = relabelled(c.Labels, d.Case.Labels)
	case Agree:
		err = agree(&d.Case, a, d.Now)
	case Note:
		d.Line = &Line{At: d.Now, From: a.By, Text: a.Text, Note: true}
		d.Case.Heard.Add(a.ID, a.Text)
	case SeeAddress:
		err = c.Owned(a.By)
	case BareRaw, SaveRaw, Preview:
		d.Detail, err = strings.TrimSpace(a.To+" "+a.Text.Words()), c.Owned(a.By)
		if a.Text.Empty() {
			err = errors.Join(err, ErrNoReason)
		}
	}
	return d, err
}

// unseen reports whether there is news that whoever acts had not before them.
func (a Action) unseen(c cases.Case) bool { return a.Seen == nil || c.NewsAt().After(*a.Seen) }

// closed ends the case, unless another answer than the one that it should follow was the last.
func (d Deed) closed() (Deed, error) {
	before, a := d.Case, d.Action
	if a.To != "" && a.To != before.Closing {
		return d, cases.ErrSent
	}
	err := d.Case.Close(a.By, d.Now)
	d.Case.Scanned = nil
	d.Discard, d.Case.RawKeys, d.Case.RawGone = before.RawKeys, nil, before.RawGone+len(before.RawKeys)
	return d, err
}

// answering sends what a person wrote to the customer.
func (o *Office) answering(d Deed, others []cases.Case) (Deed, error) {
	before, a := d.Case, d.Action
	if before.Address == (inquiry.Address{}) {
		return d, cases.ErrNoWay
	}
	if a.Form != nil && before.Channel != inquiry.Email {
		return d, ErrNoForms
	}
	if err := d.Case.Answer(a.By, d.Now); err != nil {
		return d, err
	}
	reply := inquiry.Reply{Entry: outbox.StaffAnswer, Text: a.Text.Words(), Form: formOf(a)}
	row, err := o.Outbox.Compose(inbound(before, a), before.Lang, []inquiry.Reply{reply})
	row.By, d.Case.Answering.ID = a.By, a.ID
	d.Case.Labels = before.Labels.With(a.Labels)
	d.Case.Answering.Labels = d.Case.Labels.Without(before.Labels)
	if a.Ends && a.unseen(before) {
		d.Case.Answering.Kept = true
	} else if a.Ends {
		d.Case.Closing = a.ID
	}
	if a.Hold {
		row = o.Outbox.Hold(row, d.Now.Add(Hold))
	}
	d.Detail = a.detail(d.Case.Answering.Labels)
	d.Case.Say(a.By, a.Text, "", d.Now)
	d.Case.Heard.Add(a.ID, a.Text)
	d.Line = &Line{At: d.Now, From: a.By, Text: a.Text}
	if a.Form != nil {
		d.Line.Content.Files = []inquiry.Attachment{a.Form.File}
	}
	d.Rows, d.Count = []outbox.Row{row}, []Answered{o.counted(before, d.Now)}
	o.also(&d, others)
	return d, err
}

func formOf(a Action) string {
	if a.Form == nil {
		return ""
	}
	return a.Form.ID
}

// detail is what the audit has of an answer: the doubts against which it was sent, which labels it
// set, and which form went with it, to the byte.
func (a Action) detail(labels []string) string {
	detail := a.Against
	for _, id := range labels {
		detail += " label " + id
	}
	if a.Form != nil {
		detail += " form " + a.Form.ID + "@" + a.Form.SHA256[:min(len(a.Form.SHA256), 16)]
	}
	return strings.TrimSpace(detail)
}

// relabelled is what the audit has of labels that were put on and taken off: "+refund -letter".
func relabelled(before, after cases.Labels) string {
	var all []string
	for _, id := range after.Without(before) {
		all = append(all, "+"+id)
	}
	for _, id := range before.Without(after) {
		all = append(all, "-"+id)
	}
	return strings.Join(all, " ")
}

// also notes that an answer is one to other cases of the same customer, too, which reads it where
// it arrives. Those of a linked customer are answered on their own way.
func (o *Office) also(d *Deed, others []cases.Case) {
	for _, c := range others {
		before := c
		if !slices.Contains(d.Action.Also, c.Receipt) || c.Customer != d.Case.Customer || c.Answer(d.Action.By, d.Now) != nil {
			continue
		}
		c.Say(d.Action.By, d.Action.Text, "", d.Now)
		c.Heard.Add(d.Action.ID, d.Action.Text)
		c.Answering.ID, c.Answering.N = d.Action.ID, len(d.Count)
		d.Case.Answering.Also = append(d.Case.Answering.Also, c.Receipt)
		d.Others, d.Count = append(d.Others, c), append(d.Count, o.counted(before, d.Now))
	}
}

// inbound is what an action answers, as far as a channel needs it.
func inbound(c cases.Case, a Action) inquiry.Inbound {
	return inquiry.Inbound{ID: a.ID, Channel: c.Channel, Customer: c.Customer, Address: c.Address, Mail: c.Mail}
}

// owning makes somebody the owner of a customer's cases, or lets them go.
func (o *Office) owning(d Deed, others []cases.Case) (Deed, error) {
	var err error
	all := cases.Customer{Case: d.Case, Others: others}
	switch a := d.Action; a.Verb {
	case Take:
		err = all.Take(a.By, d.Now)
	case TakeOver:
		err = all.TakeOver(a.By, a.Lead, d.Now)
	case HandBack:
		err = all.HandBack(a.By)
	}
	before := append([]cases.Case{d.Case}, others...)
	if d.Case, d.Others = all.Case, all.Others; d.Action.Verb == TakeOver {
		moved(&d, before)
	}
	return d, err
}

// transferring gives a case to a colleague, who is told: its owner may, and a lead may
// give any.
func (o *Office) transferring(d Deed, others []cases.Case) (Deed, error) {
	a, all := d.Action, cases.Customer{Case: d.Case, Others: others}
	before := append([]cases.Case{d.Case}, others...)
	err := held(d.Case, a)
	if err != nil {
		return d, err
	}
	if a.Lead {
		err = all.Assign(a.To, d.Now)
	} else {
		err = all.Transfer(a.By, a.To, d.Now)
	}
	d.Case, d.Others = all.Case, all.Others
	moved(&d, before)
	if err != nil || a.To == a.By || a.Quiet && d.Case.Lane.Wakes() {
		return d, err
	}
	d.Rows, d.News, err = o.Teller.ToOwner(notice.Assigned, "assigned-"+a.ID, d.Case)
	return d, err
}
