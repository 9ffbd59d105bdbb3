package turn

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"slices"
	"time"

	"madoguchi/internal/cases"
	"madoguchi/internal/conversation"
	"madoguchi/internal/identity"
	"madoguchi/internal/incident"
	"madoguchi/internal/incident/texts"
	"madoguchi/internal/inquiry"
	"madoguchi/internal/notice"
	"madoguchi/internal/outbox"
	"madoguchi/internal/telemetry"
)

const (
	mostRaw  = 100 // raw mails of a case that its page names; an item is bounded
	attempts = 8   // at a turn that others get ahead of
)

// Handle takes the turn of an inbound. It may be called again for the same one
// at any time: what was decided stays decided, what was delivered is not
// delivered again. An error means that the turn is still to be taken.
func (h *Handler) Handle(ctx context.Context, in inquiry.Inbound) error {
	_, _, err := h.take(ctx, thought{all: []inquiry.Inbound{in}, now: true})
	return err
}

// take takes the turn of the first messages of a customer's that are one thought, and returns
// how many they are, or how long to wait for more of it.
func (h *Handler) take(ctx context.Context, th thought) (n int, wait time.Duration, err error) {
	ctx = h.traced(ctx, th.all[0])
	switch in := th.all[0]; in.Kind {
	case inquiry.Staff:
		return 1, 0, h.Relay.Relay(ctx, in)
	case inquiry.Returned:
		return 1, 0, h.Outbox.Returned(ctx, in.MessageID, in.Entry == inquiry.Complaint, in.At)
	}
	owner, err := h.Outbox.Token()
	if err != nil {
		return 0, 0, err
	}
	d, err := h.decide(ctx, th, owner)
	if err != nil || d.wait > 0 {
		return 0, d.wait, err
	}
	defer h.Teller.Announce(ctx, d.news)
	for _, row := range d.rows {
		if err := h.Outbox.Deliver(ctx, row, owner); err != nil {
			return 0, 0, err
		}
	}
	return d.n, 0, nil
}

// Bury takes over an inbound whose turn failed until the queue gave it up: a
// case opens and the customer is told.
func (h *Handler) Bury(ctx context.Context, in inquiry.Inbound) error {
	snap, err := h.Store.Load(ctx, in)
	if err != nil || snap.Claimed != "" {
		return err // decided after all: the outbox finishes it
	}
	switch in.Kind {
	case inquiry.Message, inquiry.Media, inquiry.Unread:
		in.Kind = inquiry.Dead // under the same claim, so that the turn itself cannot follow
	case inquiry.Follow, inquiry.Unfollow, inquiry.Group, inquiry.Returned:
		return nil // nobody waits for an answer
	}
	return h.Handle(ctx, in)
}

// decided is what came of deciding: the rows to deliver and the news to tell of the first n
// messages, or how long to wait for more.
type decided struct {
	rows []outbox.Row
	news []notice.Untold
	n    int
	wait time.Duration
}

// decide returns the rows of a turn with its news or, where the first inbound was claimed
// before, those that are left of it.
func (h *Handler) decide(ctx context.Context, th thought, owner string) (decided, error) {
	var planned Turn
	asker := &asker{h: h}
	for range attempts {
		snap, err := h.Store.Load(ctx, th.all[0], th.all[1:]...)
		if err != nil {
			return decided{}, err
		}
		mine := func() decided {
			return decided{rows: planned.Rows, news: planned.News, n: 1 + len(planned.Outcome.Before)}
		}
		switch snap.Claimed {
		case "":
		case owner:
			return mine(), nil // written after all: only the response was lost
		default:
			rows, err := h.Store.Rows(ctx, th.all[0])
			return decided{rows: rows, n: 1}, err
		}
		var wait time.Duration
		if planned, wait, err = h.plan(ctx, th, snap, owner, asker); err != nil || wait > 0 {
			return decided{wait: wait}, err
		}
		err = h.Store.Commit(ctx, planned)
		if err == nil {
			h.log(ctx, planned)
			return mine(), nil
		}
		if !errors.Is(err, outbox.ErrConflict) {
			return decided{}, err
		}
	}
	return decided{}, fmt.Errorf("turn: gave way %d times: %w", attempts, outbox.ErrConflict)
}

// traced is the context of all that is done about an inbound.
func (h *Handler) traced(ctx context.Context, in inquiry.Inbound) context.Context {
	return telemetry.With(ctx, telemetry.Trace(h.Hash, in.ID))
}

// log tells of a turn that was kept.
func (h *Handler) log(ctx context.Context, t Turn) {
	var with []string
	for _, in := range t.Outcome.Before {
		with = append(with, telemetry.Trace(h.Hash, in.ID))
	}
	ctx = h.traced(ctx, t.Inbound)
	h.Outbox.Log.InfoContext(ctx, "turn", "channel", t.Inbound.Channel, "event", t.Inbound.Kind, "messages", 1+len(with), "with", with,
		"inquiry", t.Inbound.Kind.Addressed(), "kind", t.Outcome.Kind, "result", result(t.Outcome), "topics", t.Outcome.Topics)
	if t.Read != nil {
		t.Read.Tell(ctx, h.Outbox.Log, slog.String("agreement", string(t.Outcome.Read)))
	}
}

// result is who deals with a message from here on, by name.
func result(o conversation.Outcome) string {
	switch {
	case o.Open != nil, o.Append != "", o.Kind == conversation.Escalated:
		return "handed over"
	case len(o.Replies) > 0:
		return "answered"
	}
	return "silent"
}

// plan lets the conversation decide and renders what it says, or waits.
func (h *Handler) plan(ctx context.Context, th thought, snap Snapshot, owner string, a *asker) (t Turn, wait time.Duration, err error) {
	now := h.Outbox.Now()
	t = Turn{Inbound: th.all[0], Owner: owner, Now: now, Version: snap.Version}
	if snap.Unsent {
		t.Outcome = conversation.Outcome{State: snap.State, Kind: conversation.Nothing}
		return t, 0, nil
	}
	in, wait, err := th.step(ctx, h, &t, snap, a)
	if err != nil || wait > 0 {
		return t, wait, err
	}
	t.Outcome.State.Contact = h.contact(t.Outcome.State)
	t.Read = a.read
	in.Text, in.Mail = t.Outcome.Words, t.Outcome.Mail
	t.Inbound = in
	var news *cases.Case
	t.Cases, news = h.changed(snap.Cases, t.Outcome, in, now)
	if news != nil {
		t.News = h.Teller.Opening(*news)
	}
	if err := h.tellOwner(&t, snap.Cases, in); err != nil {
		h.Outbox.Log.ErrorContext(ctx, "owner not told", "err", err)
	}
	if len(t.Outcome.Replies) == 0 || in.Address == (inquiry.Address{}) {
		return t, 0, nil
	}
	said, err := h.said(in, t.Outcome, owner)
	t.Rows = append(said, t.Rows...)
	return t, 0, err
}

// contact is the hash of the mailbox that a customer proved last by a code. It stays when the
// proof is over, so that staff can link the customer to who writes from that mailbox.
func (h *Handler) contact(s conversation.State) string {
	if p := s.Sure.Proof; p.By == identity.ByCode && p.Proven.Email != "" {
		return h.Hash(inquiry.Contact, p.Proven.Email)
	}
	return s.Contact
}

// find looks up what a step needs.
func (h *Handler) find(ctx context.Context, needs identity.Needs, now time.Time) (identity.Found, error) {
	if h.Verifier == nil || h.Switches.Withheld(incident.AmIAffected) {
		return identity.Found{Needs: needs}, nil // a person looks
	}
	found, err := h.Verifier.Find(ctx, needs, now)
	found.Closed = found.Closed || h.Switches.NoCodes
	return found, err
}

// said are the deliveries of an outcome, leased by this turn: the reply and,
// behind it, the mail with a one-time code.
func (h *Handler) said(in inquiry.Inbound, out conversation.Outcome, owner string) ([]outbox.Row, error) {
	lang := string(out.State.Lang)
	row, err := h.Outbox.Compose(in, lang, out.Replies)
	row.Owner, row.Always = owner, out.Always
	if err != nil || out.Code == nil {
		return []outbox.Row{row}, err
	}
	to := inquiry.Inbound{ID: in.ID, Channel: outbox.Codes, Customer: in.Customer, Address: out.Code.To}
	kept := map[string]string{"code": "******", "way": string(in.Channel), "where": ""}
	code, err := h.Outbox.Compose(to, lang, []inquiry.Reply{{Entry: texts.CodeMail.String(), Text: out.Code.Text, Values: kept}})
	code.Owner, code.N = owner, 1
	return []outbox.Row{row, code}, err
}

// tellOwner leaves word to an owner whose customer wrote again after an answer.
// Further messages come to the same case and are not announced one by one.
func (h *Handler) tellOwner(t *Turn, before []cases.Case, in inquiry.Inbound) error {
	for _, c := range t.Cases {
		answered := func(b cases.Case) bool { return b.Receipt == c.Receipt && b.State == cases.Answered }
		if c.State != cases.Owned || !slices.ContainsFunc(before, answered) {
			continue
		}
		rows, news, err := h.Teller.ToOwner(notice.Followed, "followed-"+in.ID, c)
		if err != nil {
			return err
		}
		for _, row := range rows {
			row.Owner = t.Owner
			t.Rows = append(t.Rows, row)
		}
		t.News = append(t.News, news...)
		return nil
	}
	return nil
}

// changed are the cases that an outcome opens, adds to or takes words from, and
// the one that staff must hear of. A closed case that gains a message is open
// again.
func (h *Handler) changed(known []cases.Case, out conversation.Outcome, in inquiry.Inbound, now time.Time) (
	all []cases.Case, news *cases.Case,
) {
	if out.Open != nil {
		opened := *out.Open
		opened.Say("", in.Text, in.KeptAs(), now)
		opened.Inherit(known, now)
		opened.Contact = out.State.Contact
		proves(&opened, out.State, now)
		all, news = append(all, opened), &opened
	}
	for _, c := range known {
		renewed := remask(&c, out.Remasked)
		renewed = proves(&c, out.State, now) || renewed
		switch {
		case c.Receipt == out.Append:
			if c.State == cases.Closed {
				c.Reopen(now, h.Calendar)
				c.Inherit(known, now)
				proves(&c, out.State, now)
				news = &c
			}
			if c.Shelved && len(out.Replies) > 0 {
				c.Shelved, news = false, &c // the customer was told of it
			}
			c.Follow(now, h.Calendar)
			c.Say("", in.Text, in.KeptAs(), now)
			hear(&c, out, in)
			if in.Mail != nil && in.Mail.KeepRaw && len(c.RawKeys) < mostRaw {
				c.KeepRaw(in.Mail)
			}
			all = append(all, c)
		case c.Unsay(out.Tombstone), renewed:
			all = append(all, c)
		}
	}
	return all, news
}

// proves takes along to a request about somebody's own data that its customer proved who they are.
func proves(c *cases.Case, s conversation.State, now time.Time) bool {
	by, at := s.Sure.Proof.Identified(now)
	return c.Prove(cases.Proof(by), at)
}

// hear keeps for the search what a thought added to a case.
func hear(c *cases.Case, out conversation.Outcome, in inquiry.Inbound) {
	for _, before := range out.Before {
		c.Heard.Add(before.KeptAs(), before.Text)
	}
	c.Heard.Add(in.KeptAs(), in.Text)
	c.Contact = out.State.Contact
}

// remask takes out of the summary of a case what turned out to be a part of a secret.
// A case that a mail opened does not say which. Of a list, all words of the message go.
func remask(c *cases.Case, remasked []conversation.Remask) (renewed bool) {
	for _, r := range remasked {
		if c.From(r.ID) || c.Source == "" {
			was := c.Summary.Words()
			c.Summary = c.Summary.Renewed(r.Ending, r.Replaced)
			renewed = renewed || c.Summary.Words() != was
		}
		renewed = c.Heard.Remask(r.ID, r.Ending, r.Replaced) || renewed
		if c.Last.ID == r.ID {
			c.Last.Text, renewed = inquiry.Text{}, true
		}
		if c.Answering.Last.ID == r.ID {
			c.Answering.Last.Text, renewed = inquiry.Text{}, true
		}
	}
	return renewed
}
