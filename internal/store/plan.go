package store

import (
	"context"
	"fmt"
	"time"

	"madoguchi/internal/cases"
	"madoguchi/internal/conversation"
	"madoguchi/internal/inquiry"
	"madoguchi/internal/outbox"
	"madoguchi/internal/reading"
	"madoguchi/internal/store/daybook"
	"madoguchi/internal/store/ledger"
	"madoguchi/internal/store/searchrow"
	"madoguchi/internal/table"
	"madoguchi/internal/turn"
)

// plan gathers the writes of one transaction and the first thing that went
// wrong with them.
type plan struct {
	base    *base
	now     time.Time
	expires time.Time
	writes  []table.Write
	err     error
}

// put seals the body, where there is one, for its place and adds the write.
func (p *plan) put(condition table.Condition, item table.Item, body any) {
	if p.err != nil {
		return
	}
	if body != nil {
		sealed, err := p.base.keys.Seal(item.Place(), body)
		if err != nil {
			p.err = fmt.Errorf("store: seal %s: %w", item.Kind(), err)
			return
		}
		item.Body = sealed
	}
	p.writes = append(p.writes, table.Write{Item: item, If: condition})
}

func (p *plan) conversation(t turn.Turn) {
	item := table.Item{Key: conversationKey(t.Inbound.Customer), Version: t.Version + 1, Expires: p.expires}
	if t.Outcome.State.Waiting() {
		item.Expires = time.Time{}
	}
	condition := table.Unchanged
	if t.Version == 0 {
		condition, t.Outcome.State.Placed = table.Absent, true
	}
	p.put(condition, item, t.Outcome.State)
}

func (p *plan) row(condition table.Condition, key table.Key, r outbox.Row) {
	item := table.Item{Key: key, Version: r.Version, Expires: p.expires}
	if r.State == outbox.Planned {
		shard := shardOf(string(r.Customer) + r.Inbound)
		item.Work = &table.Key{Partition: outboxShard(shard), Sort: table.Moment(r.Until) + "#" + p.base.safe(r.Inbound)}
		item.Expires = time.Time{}
	}
	p.put(condition, item, r)
	if condition == table.Absent && r.Mail != "" {
		key := p.base.mailKey(r.Mail)
		p.put(table.Always, table.Item{Key: key, Version: 1, Expires: r.Since.Add(p.base.keep)}, mailed{r.Customer, r.Inbound, r.N})
	}
}

// kase adds a case, and its outline for the lists: those read no whole texts. The word
// itself is taken by the language.
func (p *plan) kase(c cases.Case) {
	closed := c.State == cases.Closed
	condition := table.Unchanged
	if c.Version == 0 {
		condition = table.Absent
	}
	c.Version++
	expires := p.base.end(c, p.now)
	p.put(condition, table.Item{Key: caseKey(c.Receipt), Version: c.Version, Expires: expires}, c)
	work := &table.Key{Partition: caseShard(closed, shardOf(string(c.Receipt))), Sort: table.Moment(c.DueAt) + "#" + string(c.Receipt)}
	if c.Lane == cases.Rights {
		item, request := daybook.Request(c)
		p.put(table.Always, item, request)
	}
	p.list(table.Item{Key: outlineKey(c.Receipt), Version: c.Version, Expires: expires, Work: work}, c.Outline())
	p.put(table.Always, searchrow.Item(c, shardOf(string(c.Receipt)), expires, p.now), searchrow.Row(c, p.base.keys.Hash))
}

// message is a line of the transcript.
type message struct {
	At         time.Time
	Kind       inquiry.Kind
	Content    inquiry.Content // what came or went besides the words
	Text       inquiry.Text
	Cut        inquiry.Text              // what of a mail is not in the words
	Weak       string                    // of a mail: the sign that a machine may have written it
	By         string                    // the member of staff who wrote it, "" for the customer
	Note       bool                      // for colleagues only
	Doubtful   bool                      // nobody vouches for who wrote it
	Considered []conversation.Considered // how the entries scored, for staff
	Reading    *reading.Reading          // of a reader outside, as ids and numbers; nil where there is none
}

// words keeps what the customer wrote, or that it was taken back: the tombstone
// takes the message's own place, so it also works where it comes first.
func (p *plan) words(t turn.Turn) {
	customer := t.Inbound.Customer
	if id := t.Outcome.Tombstone; id != "" {
		item := table.Item{Key: p.base.messageKey(customer, id), Version: 1, Owner: unsent, Expires: p.expires}
		item.Work = talkKey(customer, t.Now, item.Key)
		p.put(table.Always, item, nil)
		return
	}
	if !t.Outcome.KeepWords {
		return
	}
	for _, in := range t.Outcome.Before {
		p.word(t, in, message{})
	}
	m := message{Considered: t.Outcome.Considered}
	if t.Read != nil && t.Read.Dropped == "" {
		m.Reading = &t.Read.Reading
	}
	if mail := t.Inbound.Mail; mail != nil {
		m.Cut, m.Weak = mail.Cut, mail.Weak
	}
	key := p.word(t, t.Inbound, m)
	if t.Outcome.Missed() || t.Outcome.Beyond() {
		p.miss(t, key)
	}
}

// word keeps one message, with what is known of how it was read.
func (p *plan) word(t turn.Turn, in inquiry.Inbound, m message) table.Key {
	item := table.Item{Key: p.base.messageKey(in.Customer, in.KeptAs()), Version: 1, Expires: p.expires}
	item.Work = talkKey(in.Customer, in.At, item.Key)
	if t.Outcome.State.Waiting() {
		item.Expires = time.Time{} // it belongs to a case; closing that sets its time
	}
	m.At, m.Kind, m.Text, m.Doubtful, m.Content = in.At, in.Kind, in.Text, in.Mail.Doubtful(), in.Content
	p.put(table.Absent, item, m)
	return item.Key
}

// remask rewrites earlier messages of the customer that turned out to hold a part
// of a secret. One that is gone, or was taken back, holds none.
func (p *plan) remask(ctx context.Context, t turn.Turn) {
	for _, r := range t.Outcome.Remasked {
		items, err := p.base.engine.Get(ctx, p.base.messageKey(t.Inbound.Customer, r.ID))
		if err != nil && p.err == nil {
			p.err = err
		}
		for _, item := range items {
			var m message
			if item.Owner == unsent || p.err != nil {
				continue
			}
			if p.err = p.base.open(item, &m); p.err == nil {
				m.Text = m.Text.Renewed(r.Ending, r.Replaced)
				item.Version++
				p.put(table.Unchanged, item, m)
			}
		}
	}
}

// ledger notes the turn.
func (p *plan) ledger(t turn.Turn) {
	item, err := ledger.Item(t, shardOf(string(t.Inbound.Customer)), p.base.safe(t.Inbound.ID), p.expires)
	if err != nil && p.err == nil {
		p.err = err
	}
	p.put(table.Always, item, nil)
}
