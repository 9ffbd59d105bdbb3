package turn

import (
	"context"
	"errors"
	"time"

	"madoguchi/internal/cases"
	"madoguchi/internal/inquiry"
)

// Calendar is when people are there; package hours has it.
type Calendar interface {
	cases.Calendar
	Open(time.Time) bool
	Opened(time.Time) time.Time               // the opening of the day, zero while nobody is there
	Between(from, to time.Time) time.Duration // staffed time
}

// News is what staff are told.
type News string

const (
	Opened   News = "opened"   // a case, the moment it opens
	Followed News = "followed" // to the owner: the customer wrote again after an answer
	Digest   News = "digest"   // what came in while nobody was there
	Overdue  News = "overdue"  // a case whose answer is late
	NotSent  News = "refused"  // to one who answered a case that a colleague has
	Assigned News = "assigned" // to one to whom somebody else gave a case
	Reminder News = "reminder" // to the owner: an answer is due soon
	Lost     News = "lost"     // a message of a case will not reach its customer
	Returned News = "returned" // answers of the desk came back, of no case
	Quota    News = "quota"    // LINE takes no more pushes; of no case
	Shelf    News = "shelf"    // mail waits whose sender nobody vouches for
)

// Notices tells staff by mail; a chat may join later.
type Notices interface {
	// Recipients are the addresses to tell; urgent ones include who is on call.
	Recipients(urgent bool) []inquiry.Address
	// Notice is the mail to one of them.
	Notice(news News, all []cases.Case, to inquiry.Address, now time.Time) ([]byte, error)
}

// staffRows is the customer under whom deliveries to staff stand in the outbox.
const staffRows = inquiry.CustomerKey("staff")

// named names news of a case; a case that opens again is news again.
func named(news string, r cases.Receipt, at time.Time) string {
	return news + "-" + string(r) + "-" + at.UTC().Format("20060102T150405")
}

// tellOwner plans the word to an owner whose customer wrote again after an answer.
// Further messages come to the same case and are not announced one by one.
func (d *Desk) tellOwner(before []cases.Case, in inquiry.Inbound, appended cases.Receipt, owner string) ([]Row, error) {
	for _, c := range before {
		if d.Notices != nil && c.Receipt == appended && c.Owner != "" && c.State == cases.Answered {
			return d.notices(Followed, "followed-"+in.ID, []cases.Case{c}, []inquiry.Address{inquiry.NewAddress(c.Owner)}, owner)
		}
	}
	return nil, nil
}

// notices are the rows that tell each of the recipients once: the name of the
// news is theirs.
func (d *Desk) notices(news News, name string, all []cases.Case, to []inquiry.Address, owner string) ([]Row, error) {
	now := d.Now()
	var rows []Row
	for n, address := range to {
		body, err := d.Notices.Notice(news, all, address, now)
		if err != nil {
			return nil, err
		}
		rows = append(rows, Row{Customer: staffRows, Inbound: name, N: n, Channel: inquiry.Email, Always: true, State: Planned,
			Owner: owner, Until: now.Add(lease), Since: now, Version: 1, Parcel: Parcel{To: address, Body: body}})
	}
	return rows, nil
}

// Watch does what waits for a time: the digest of the opening, cases that are
// overdue, people who left a customer waiting, what closed cases leave behind. Firing
// it twice is harmless.
func (s *Staff) Watch(ctx context.Context) error {
	failed := s.Cases.Retain(ctx, s.Desk.Now(), s.Discard)
	if s.Desk.Notices == nil {
		return failed
	}
	all, err := s.Cases.Cases(ctx, false) // an error may stand beside those that opened
	err = errors.Join(failed, err, s.digest(ctx, all))
	for _, c := range all {
		if s.reminds(c) || s.late(c) || s.left(c) {
			err = errors.Join(err, s.chase(ctx, c.Receipt))
		}
	}
	for _, board := range boards() {
		err = errors.Join(err, s.Desk.announceAll(ctx, board))
	}
	err = errors.Join(err, s.shelf(ctx, all))
	if s.Register != nil {
		err = errors.Join(err, s.codes(ctx), s.anchor(ctx))
	}
	return err
}

// digest tells staff at the opening what came in since the last closing. Its
// name holds the day, so that it goes out once.
func (s *Staff) digest(ctx context.Context, all []cases.Case) error {
	opening := s.Desk.Calendar.Opened(s.Desk.Now())
	if opening.IsZero() {
		return nil
	}
	var waiting []cases.Case
	for _, c := range all {
		if c.State == cases.Open && !c.Shelved && c.OpenedAt.Before(opening) {
			waiting = append(waiting, c)
		}
	}
	name := "digest-" + opening.Format("20060102")
	told, err := s.Desk.Outbox.Rows(ctx, inquiry.Inbound{Customer: staffRows, ID: name})
	if err != nil || len(waiting) == 0 || len(told) > 0 {
		return err
	}
	return s.Desk.inform(ctx, Digest, name, waiting, s.Desk.Notices.Recipients(false))
}

// inform puts news into the outbox and delivers them. News of a name that was
// told before is not told again.
func (d *Desk) inform(ctx context.Context, news News, name string, all []cases.Case, to []inquiry.Address) error {
	owner, err := d.token()
	if err != nil {
		return err
	}
	rows, err := d.notices(news, name, all, to, owner)
	if err != nil || len(rows) == 0 {
		return err
	}
	if err := d.Outbox.Plan(ctx, rows); err != nil {
		if errors.Is(err, ErrConflict) {
			return nil // it was told, or another clock was faster
		}
		return err
	}
	for _, row := range rows {
		err = errors.Join(err, d.deliver(ctx, row, owner))
	}
	return err
}

// chase does what is due about a case, of which the list knows the outline only.
func (s *Staff) chase(ctx context.Context, r cases.Receipt) error {
	c, err := s.Cases.Case(ctx, r)
	if err != nil {
		return err
	}
	return errors.Join(s.remind(ctx, c), s.overdue(ctx, c), s.abandoned(ctx, c))
}

// late reports whether staff are still to be told that an answer is late.
func (s *Staff) late(c cases.Case) bool {
	return !c.Overdue && !c.Shelved && c.Waits() && !s.Desk.Now().Before(c.DueAt)
}

// overdue leaves word once that an answer is late. What stands on the shelf waits
// behind all other work.
func (s *Staff) overdue(ctx context.Context, c cases.Case) error {
	if !s.late(c) {
		return nil
	}
	c.Overdue = true
	return s.clockwork(ctx, c, Late, nil, Untold{Board{Overdue, c.Lane == cases.Urgent}, c.Receipt, s.Desk.Now(), 1})
}

// reminds reports whether the owner of a case is still to be told that an answer is due
// soon: a quarter of the promise is left.
func (s *Staff) reminds(c cases.Case) bool {
	now, calendar := s.Desk.Now(), s.Desk.Calendar
	if c.Reminded || c.Owner == "" || !c.Waits() || !now.Before(c.DueAt) {
		return false
	}
	return calendar.Between(now, c.DueAt) <= cases.Promise(c.Lane, calendar)/4
}

// remind tells them once.
func (s *Staff) remind(ctx context.Context, c cases.Case) error {
	if !s.reminds(c) {
		return nil
	}
	owner, err := s.Desk.token()
	if err != nil {
		return err
	}
	c.Reminded = true
	name := named("reminder", c.Receipt, c.DueAt) + c.OwnedAt.UTC().Format("-20060102T150405")
	rows, err := s.Desk.notices(Reminder, name, []cases.Case{c}, []inquiry.Address{inquiry.NewAddress(c.Owner)}, owner)
	if err != nil {
		return err
	}
	return s.clockwork(ctx, c, Remind, rows)
}

// patience is the staffed time for which a customer waits for the person who has
// the case, before the desk speaks again.
const patience = 2 * time.Hour

// left reports whether the owner of a case has left the customer without an answer for
// longer than that.
func (s *Staff) left(c cases.Case) bool {
	since := c.OwnedAt
	if c.FollowedAt.After(since) {
		since = c.FollowedAt
	}
	return c.State == cases.Owned && c.Waits() && !s.Desk.Now().Before(s.Desk.Calendar.Add(since, patience))
}

// abandoned hands a conversation back to the desk whose owner left the customer
// without an answer, with a word to the customer; the case stays open.
func (s *Staff) abandoned(ctx context.Context, c cases.Case) error {
	if !s.left(c) {
		return nil
	}
	id, err := s.Desk.token()
	if err != nil {
		return err
	}
	var rows []Row
	if c.Reachable() {
		in := inquiry.Inbound{ID: "released-" + id, Channel: c.Channel, Customer: c.Customer, Address: c.Address, Mail: c.Mail}
		row, err := s.Desk.say(in, c.Lang, []inquiry.Reply{s.Desk.Conversation.Released(c.Lang, c.Receipt)}, "")
		if err != nil {
			return err
		}
		row.Always = true
		rows = []Row{row}
	}
	c.Owner, c.State = "", cases.Open
	return s.clockwork(ctx, c, TimeOut, rows)
}

// clockwork keeps what the clock did to a case.
func (s *Staff) clockwork(ctx context.Context, c cases.Case, verb Verb, rows []Row, news ...Untold) error {
	id, err := s.Desk.token()
	if err != nil {
		return err
	}
	deed := Deed{Case: c, Action: Action{By: "clock", Verb: verb, ID: id}, Now: s.Desk.Now(), Rows: rows, News: news}
	if err := s.Cases.Act(ctx, deed); err != nil {
		if errors.Is(err, ErrConflict) {
			return nil // somebody acts on it right now
		}
		return err
	}
	s.deliver(ctx, deed)
	return nil
}
