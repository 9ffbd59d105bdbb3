package store

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"madoguchi/internal/cases"
	"madoguchi/internal/casework"
	"madoguchi/internal/inquiry"
	"madoguchi/internal/store/attention"
	"madoguchi/internal/store/daybook"
	"madoguchi/internal/table"
)

// Casework keeps what staff do.
type Casework struct{ *base }

// Case implements [casework.Cases].
func (s Casework) Case(ctx context.Context, r cases.Receipt) (cases.Case, error) {
	items, err := s.engine.Get(ctx, caseKey(r))
	if err != nil {
		return cases.Case{}, err
	}
	all, err := s.openCases(items)
	if err != nil || len(all) == 0 {
		return cases.Case{}, cmp.Or(err, casework.ErrNoCase)
	}
	return all[0], nil
}

// File implements [casework.Files].
func (s Casework) File(ctx context.Context, r cases.Receipt, by string) (casework.File, error) {
	var file casework.File
	items, err := s.engine.Get(ctx, caseKey(r), s.draftKey(r, by), attention.SeenKey(s.keys, by), attention.HereKey(r))
	if err != nil {
		return file, err
	}
	found := false
	for _, item := range items {
		if item.Key == caseKey(r) {
			found = true
		}
		if err := s.part(item, &file, by); err != nil {
			return file, err
		}
	}
	if !found {
		return file, casework.ErrNoCase
	}
	state, err := s.conversation(ctx, file.Case.Customer)
	if err != nil {
		return file, err
	}
	if file.Lines, file.Older, err = s.lines(ctx, file.Case.Customer, "", state.Placed); err != nil {
		return file, err
	}
	others, err := s.together(ctx, file.Case, state.Cases, time.Time{})
	if err != nil {
		return file, err
	}
	file.Others, file.Ended = casework.Apart(others)
	file.Audit, err = s.Audit(ctx, r)
	return file, err
}

// part puts one of the items of a case into its file.
func (s Casework) part(item table.Item, file *casework.File, by string) (err error) {
	switch book := s.attention(); item.Sort {
	case caseKey("").Sort:
		err = s.open(item, &file.Case)
		file.Case.Version = item.Version
	case attention.HereKey("").Sort:
		file.Present, err = book.HereOf(item)
	case attention.SeenKey(s.keys, by).Sort:
		file.Seen, err = book.SeenOf(item)
	default:
		err = s.open(item, &file.Draft)
	}
	return err
}

// Audit implements [casework.Files].
func (s Casework) Audit(ctx context.Context, r cases.Receipt) ([]casework.Audit, error) {
	items, err := s.engine.Query(ctx, table.Query{Partition: caseKey(r).Partition, Prefix: "A#"})
	if err != nil {
		return nil, err
	}
	audit := make([]casework.Audit, len(items))
	for i, item := range items {
		if err := s.open(item, &audit[i]); err != nil {
			return nil, err
		}
	}
	return audit, nil
}

// Act implements [casework.Cases]: the case as it was read, one audit entry, and what
// goes to the customer or to colleagues, all or nothing.
func (s Casework) Act(ctx context.Context, d casework.Deed) error {
	plan := &plan{base: s.base, now: d.Now, expires: d.Now.Add(s.keep)}
	receipt := d.Case.Receipt
	switch d.Action.Verb {
	case casework.Draft:
		plan.put(table.Always, table.Item{Key: s.draftKey(receipt, d.Action.By), Version: 1, Expires: plan.expires}, d.Action.Text)
		return conflict(s.engine.Write(ctx, plan.writes...))
	case casework.Answer:
		plan.put(table.Always, table.Item{Key: s.draftKey(receipt, d.Action.By), Version: 1, Expires: plan.expires}, inquiry.Text{})
	case casework.TakeBack:
		plan.takenBack(d)
	case casework.Close, casework.Reopen, casework.Join:
		plan.retain(d.Case, d.Action.ID, d.Now, d.Discard)
	}
	if !d.Action.Verb.Reads() {
		plan.kase(d.Case)
	}
	plan.audit(d)
	plan.others(d)
	for _, row := range d.Rows {
		condition := table.Absent
		if row.Version++; d.TakenBack != nil {
			condition = table.Unchanged
		} else {
			row.Version = 1
		}
		plan.row(condition, s.rowKey(row.Customer, row.Inbound, row.N), row)
	}
	plan.untold(d.News)
	plan.join(d)
	if l := d.Line; l != nil {
		item := table.Item{Key: s.messageKey(d.Case.Customer, d.Action.ID), Version: 1, Expires: plan.kept(d.Case)}
		item.Work = talkKey(d.Case.Customer, l.At, item.Key)
		plan.put(table.Absent, item, message{At: l.At, Kind: inquiry.Message, Text: l.Text, By: l.From, Note: l.Note, Content: l.Content})
	}
	plan.count(d.Tried, d.Now)
	plan.disclose(ctx, d.Disclosed, string(d.Case.Customer), d.Now)
	if d.Compared != nil {
		plan.compared(*d.Compared, d.Action.ID)
	}
	plan.counted(d)
	if plan.err != nil {
		return plan.err
	}
	return conflict(s.engine.Write(ctx, plan.writes...))
}

// takenBack is the mark of words that were never said.
const takenBack = "taken back"

// takenBack makes a draft of an answer again: its words leave the conversation, and the figures count
// it no more. The row, which the deed has, is what must be as it was read.
func (p *plan) takenBack(d casework.Deed) {
	t := d.TakenBack
	p.put(table.Always, table.Item{Key: p.base.draftKey(d.Case.Receipt, d.Action.By), Version: 1, Expires: p.expires}, t.Draft)
	p.put(table.Always, table.Item{Key: p.base.messageKey(d.Case.Customer, t.ID), Version: 2, Owner: takenBack, Expires: p.expires}, nil)
	for _, n := range t.Counts {
		p.put(table.Always, daybook.NoAnswer(t.At, p.base.safe(daybook.Nth(t.ID, n)), p.expires), nil)
	}
}

// audit adds an entry that nothing ever changes.
func (p *plan) audit(d casework.Deed) {
	p.put(table.Absent, table.Item{Key: p.auditKey(d.Case, d), Version: 1, Expires: p.kept(d.Case)},
		casework.Audit{At: d.Now, By: d.Action.By, Verb: d.Action.Verb, Detail: d.Detail})
}

// others are the customer's other cases that a deed changed.
func (p *plan) others(d casework.Deed) {
	for _, c := range d.Others {
		p.kase(c)
		p.put(table.Absent, table.Item{Key: p.auditKey(c, d), Version: 1, Expires: p.kept(c)},
			casework.Audit{At: d.Now, By: d.Action.By, Verb: d.Action.Verb, Detail: string(d.Case.Receipt)})
	}
}

// auditKey orders what was done to a case: deeds of the same millisecond by the version of the case that they met.
func (p *plan) auditKey(c cases.Case, d casework.Deed) table.Key {
	sort := fmt.Sprintf("A#%s#%09d#%s", table.Moment(d.Now), c.Version, p.base.safe(d.Action.ID))
	return table.Key{Partition: caseKey(c.Receipt).Partition, Sort: sort}
}

// join puts the words of one case into another, where they stay marked.
func (p *plan) join(d casework.Deed) {
	if d.Into == nil {
		return
	}
	p.kase(*d.Into)
	from := string(d.Case.Receipt)
	p.put(table.Absent, table.Item{Key: p.auditKey(*d.Into, d), Version: 1},
		casework.Audit{At: d.Now, By: d.Action.By, Verb: d.Action.Verb, Detail: from})
	for i, l := range d.Joined {
		item := table.Item{Key: p.base.messageKey(d.Into.Customer, fmt.Sprintf("joined %s %d %d", from, l.At.UnixNano(), i)), Version: 1}
		item.Work = talkKey(d.Into.Customer, l.At, item.Key)
		p.put(table.Always, item,
			message{At: l.At, Kind: inquiry.Message, Text: l.Text, Cut: l.Cut, Weak: l.Weak, Content: l.Content, Doubtful: true})
	}
}

// kept is when something that is added to a case expires: not before the case is
// closed, which sets its time.
func (p *plan) kept(c cases.Case) time.Time {
	if c.State == cases.Closed {
		return p.expires
	}
	return time.Time{}
}

func (s *base) draftKey(r cases.Receipt, by string) table.Key {
	return table.Key{Partition: caseKey(r).Partition, Sort: "DRAFT#" + s.keys.Hash("staff", by)}
}

// Cases implements [casework.List].
func (s Casework) Cases(ctx context.Context, closed bool) ([]cases.Case, error) {
	var all []cases.Case
	var failed error
	for shard := range shards {
		items, err := s.engine.Query(ctx, table.Query{Work: true, Partition: caseShard(closed, shard)})
		if err != nil {
			return nil, err
		}
		outlines, err := s.outlines(items)
		all, failed = append(all, outlines...), errors.Join(failed, err)
	}
	slices.SortFunc(all, func(a, b cases.Case) int { return a.DueAt.Compare(b.DueAt) })
	return all, failed
}

// CasesOf implements [notice.Cases].
func (s Casework) CasesOf(ctx context.Context, c inquiry.CustomerKey, now time.Time) ([]cases.Case, error) {
	return s.casesOf(ctx, c, now)
}
