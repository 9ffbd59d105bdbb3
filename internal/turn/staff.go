package turn

import (
	"context"
	"errors"
	"slices"
	"time"

	"madoguchi/internal/cases"
	"madoguchi/internal/conversation"
	"madoguchi/internal/inquiry"
)

// ErrNoCase is returned for a receipt number under which there is no case.
var ErrNoCase = errors.New("turn: no case under this receipt number")

// ErrNoReason is returned to who wants to see something unmasked without saying why.
var ErrNoReason = errors.New("turn: a reason is needed")

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

// What the clock does on a case.
const (
	Remind  Verb = "remind"   // tells the owner that an answer is due soon
	Late    Verb = "overdue"  // tells staff that it is late
	TimeOut Verb = "time_out" // takes the case from an owner who left the customer waiting
)

// Action is one thing that a member of staff does.
type Action struct {
	By   string // the address of the member of staff
	Verb Verb
	Text inquiry.Text // of an answer, a note, a draft; why a raw mail is read as it came
	To   string       // of a transfer: to whom; of a join: the receipt number
	Lead bool         // a lead does it, who may transfer what others have
	ID   string       // names an answer, so that a repeat is recognised; "" draws one
}

// File is everything about one case.
type File struct {
	Case  cases.Case
	Lines []Line  // the conversation, oldest first: the last part of it
	Older string  // names the part before that, see [Staff.Older]; "" for none
	Audit []Audit // oldest first
	Draft inquiry.Text
}

// Line is one message of the conversation.
type Line struct {
	At       time.Time
	From     string       // "customer", "desk" or the address of a member of staff
	Text     inquiry.Text // of customers and staff; empty where it was taken back
	Cut      inquiry.Text // of a mail: what is not in the words, quotes and signature
	Weak     string       // of a mail: the sign that a machine may have written it, so that nothing was answered; see [inquiry.Mail]
	Entries  []Kept       // of the desk: what it said, by entry
	Doubtful bool         // nobody vouches for who wrote it
	Unsent   bool         // the customer took it back
	State    RowState     // of what was sent to the customer: planned, delivered, refused ...
	Note     bool         // for colleagues only
	Unwanted bool         // the reader complained of it
	Limited  bool         // LINE takes no more pushes, so it waits; see [ErrLimited]

	Considered []conversation.Considered // of a customer's message: how the entries scored, the likeliest first
}

// Audit is one entry of the append-only list of who saw or did what.
type Audit struct {
	At     time.Time
	By     string
	Verb   Verb
	Detail string // of a check: which fields were compared, and which fitted, never a value; of a raw mail as it came: why
}

// Cases is what staff work on; package store has it.
type Cases interface {
	// Cases returns the outlines of the closed cases, or of those that are not, by due
	// time; see [cases.Case.Outline].
	Cases(ctx context.Context, closed bool) ([]cases.Case, error)
	// Case returns a case. The error is [ErrNoCase].
	Case(ctx context.Context, r cases.Receipt) (cases.Case, error)
	// File returns a case with its conversation. The error is [ErrNoCase].
	File(ctx context.Context, r cases.Receipt, by string) (File, error)
	// Lines returns a part of a conversation, "" for the last one, and the name of the
	// part before that, "" for none.
	Lines(ctx context.Context, c inquiry.CustomerKey, before string) (lines []Line, older string, err error)
	// Act keeps what was done on a case, all or nothing. The error is
	// [ErrConflict] where somebody else came first.
	Act(ctx context.Context, d Deed) error
	// Retain carries out what closing and opening cases again planned: what belongs
	// to them is given a time to expire, or loses it, and raw mails are deleted. One
	// call does a bounded part of it, the next goes on; twice is harmless.
	Retain(ctx context.Context, now time.Time, discard func(ctx context.Context, key string) error) error
	Counts
}

// Deed is an action as it is kept.
type Deed struct {
	Case    cases.Case // as it stands after the action; its version as it was read
	Action  Action
	Now     time.Time
	Rows    []Row
	News    []Untold
	Line    *Line       // an answer or a note, for the conversation
	Count   *Answered   // an answer or a status, for the figures
	Detail  string      // for the audit
	Discard []string    // raw mails that nobody needs any more
	Into    *cases.Case // of a join: the case that gains the words
	Joined  []Line      // and the words

	Disclosed *conversation.Disclosure // a status that is told
	Tried     *conversation.Count      // a check, for the limit of the member of staff
	Compared  *Comparison              // likewise, for who watches over checks
}

// Staff is what people do on cases. Its fields are set once; it is safe for
// concurrent use.
type Staff struct {
	Desk     *Desk
	Cases    Cases
	Register Register                                    // nil where nobody is looked up
	Roster   Roster                                      // likewise
	Discard  func(ctx context.Context, key string) error // deletes a raw mail; nil where none is kept
}

// NewStaff lets people work at a desk, and take what they write by mail.
func NewStaff(d *Desk, c Cases, r Register) *Staff {
	s := &Staff{Desk: d, Cases: c, Register: r}
	d.Relay = s.Relay
	return s
}

// Queue returns the outlines of the closed cases, or of those that are not, by due time.
func (s *Staff) Queue(ctx context.Context, closed bool) ([]cases.Case, error) {
	return s.Cases.Cases(ctx, closed)
}

// File opens a case for somebody, and notes that they saw it. The error is
// [ErrNoCase].
func (s *Staff) File(ctx context.Context, r cases.Receipt, by string) (File, error) {
	file, err := s.Cases.File(ctx, r, by)
	if err != nil {
		return file, err
	}
	return file, s.see(ctx, file, by)
}

// Older shows an earlier part of the conversation of a file.
func (s *Staff) Older(ctx context.Context, f File, before string) (File, error) {
	var err error
	f.Lines, f.Older, err = s.Cases.Lines(ctx, f.Case.Customer, before)
	return f, err
}

// fresh is how long one look counts as the same: a page that refreshes itself
// does not fill the audit.
const fresh = 10 * time.Minute

func (s *Staff) see(ctx context.Context, file File, by string) error {
	now := s.Desk.Now()
	if slices.ContainsFunc(file.Audit, func(a Audit) bool { return a.By == by && now.Sub(a.At) < fresh }) {
		return nil
	}
	id, err := s.Desk.token()
	if err != nil {
		return err
	}
	return s.Cases.Act(ctx, Deed{Case: file.Case, Action: Action{By: by, Verb: See, ID: id}, Now: now})
}

// Act does what somebody asks for. Errors are [ErrNoCase], those of package
// cases, and [ErrConflict] where others were faster several times.
func (s *Staff) Act(ctx context.Context, r cases.Receipt, a Action) error {
	if a.ID == "" {
		id, err := s.Desk.token()
		if err != nil {
			return err
		}
		a.ID = id
	}
	if a.Verb == Join {
		return s.join(ctx, r, a)
	}
	for range attempts {
		file, err := s.Cases.File(ctx, r, a.By)
		if err != nil {
			return err
		}
		if done, err := s.said(ctx, file.Case, a); err != nil || done {
			return err
		}
		deed, err := s.deed(file.Case, a)
		if err != nil {
			return err
		}
		err = s.Cases.Act(ctx, deed)
		if err == nil {
			s.deliver(ctx, deed)
			return nil
		}
		if !errors.Is(err, ErrConflict) {
			return err
		}
	}
	return ErrConflict
}

// said reports whether an answer, or a status, of that name is in the outbox already:
// somebody pressed twice, or a mail came twice.
func (s *Staff) said(ctx context.Context, c cases.Case, a Action) (bool, error) {
	if a.Verb != Answer && a.Verb != Tell {
		return false, nil
	}
	rows, err := s.Desk.Outbox.Rows(ctx, inquiry.Inbound{Customer: c.Customer, ID: a.ID})
	return len(rows) > 0, err
}

// deed is the action on the case as it stands.
func (s *Staff) deed(c cases.Case, a Action) (Deed, error) {
	now := s.Desk.Now()
	d := Deed{Action: a, Now: now}
	before := c
	var err error
	switch a.Verb {
	case Take:
		err = c.Take(a.By, now)
	case Answer:
		if c.Address == (inquiry.Address{}) {
			return d, cases.ErrNoWay
		}
		err = c.Answer(a.By, now)
	case HandBack:
		err = c.HandBack(a.By)
	case Transfer:
		err = transfer(&c, a, now)
	case Close:
		err = c.Close(a.By, now)
		d.Discard, c.RawKeys, c.RawGone = c.RawKeys, nil, c.RawGone+len(c.RawKeys)
	case Reopen:
		c.Reopen(now, s.Desk.Calendar)
	case Agree:
		err = agree(&c, a, now)
	case BareRaw, SaveRaw:
		d.Detail, err = a.Text.Words(), c.Owned(a.By)
		if a.Text.Empty() {
			err = errors.Join(err, ErrNoReason)
		}
	case Tell:
		d, err = s.telling(c, a, now)
		d.Count = s.Desk.counted(before, now) // a person looked, and released the answer
		return d, err
	}
	d.Case = c
	if err != nil {
		return d, err
	}
	if a.Verb == Answer || a.Verb == Note {
		d.Line = &Line{At: now, From: a.By, Text: a.Text, Note: a.Verb == Note}
	}
	if a.Verb == Transfer && a.To != a.By && s.Desk.Notices != nil {
		d.Rows, err = s.Desk.assigned(c, a)
		return d, err
	}
	if a.Verb == Answer {
		row, err := s.Desk.answerRow(c, a)
		d.Rows, d.Count = []Row{row}, s.Desk.counted(before, now)
		return d, err
	}
	return d, nil
}

// transfer gives a case to a colleague: its owner may, and a lead may give any.
func transfer(c *cases.Case, a Action, now time.Time) error {
	if a.Lead {
		return c.Assign(a.To, now)
	}
	return c.Transfer(a.By, a.To, now)
}

// assigned tells the new owner of a case; the action names the news.
func (d *Desk) assigned(c cases.Case, a Action) ([]Row, error) {
	owner, err := d.token()
	if err != nil {
		return nil, err
	}
	return d.notices(Assigned, "assigned-"+a.ID, []cases.Case{c}, []inquiry.Address{inquiry.NewAddress(a.To)}, owner)
}

// deliver sends what was kept. A failure is no failure of the deed: the clock
// sends what is left.
func (s *Staff) deliver(ctx context.Context, d Deed) {
	for _, row := range d.Rows {
		if err := s.Desk.deliver(ctx, row, row.Owner); err != nil {
			s.Desk.Log.Error("staff delivery", "channel", row.Channel, "err", err)
		}
	}
}

// StaffAnswer is the entry of a reply that a person wrote.
const StaffAnswer = "staff"

// answerRow is the delivery of what a person wrote to the customer.
func (d *Desk) answerRow(c cases.Case, a Action) (Row, error) {
	in := inquiry.Inbound{ID: a.ID, Channel: c.Channel, Customer: c.Customer, Address: c.Address, Mail: c.Mail}
	return d.say(in, c.Lang, []inquiry.Reply{{Entry: StaffAnswer, Text: a.Text.Words()}}, a.By)
}

// say is a row that is not the answer of a turn, leased by who makes it.
func (d *Desk) say(in inquiry.Inbound, lang string, replies []inquiry.Reply, by string) (Row, error) {
	owner, err := d.token()
	if err != nil {
		return Row{}, err
	}
	now := d.Now()
	body, err := d.Channels[in.Channel].Render(in, lang, replies, now)
	if err != nil {
		return Row{}, err
	}
	key, err := d.uuid()
	if err != nil {
		return Row{}, err
	}
	row := Row{Customer: in.Customer, Inbound: in.ID, Channel: in.Channel, By: by, State: Planned, Owner: owner, Until: now.Add(lease), Since: now, Version: 1,
		Parcel: Parcel{To: in.Address, Body: body, RetryKey: key, ReplyToken: in.ReplyToken, Received: in.Received}}
	if mail, ok := d.Channels[in.Channel].(interface{ MailName(raw []byte) string }); ok {
		row.Mail, row.Doubtful = mail.MailName(body), in.Mail.Doubtful()
	}
	for _, r := range replies {
		row.Kept = append(row.Kept, Kept{r.Entry, r.Values})
	}
	return row, nil
}
