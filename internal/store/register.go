package store

import (
	"context"
	"time"

	"madoguchi/internal/affected"
	"madoguchi/internal/disclosure"
	"madoguchi/internal/identity"
	"madoguchi/internal/inquiry"
	"madoguchi/internal/store/codes"
	"madoguchi/internal/table"
	"madoguchi/internal/turn"
	"madoguchi/internal/watch"
)

var _ watch.Register = (*Store)(nil)

// Register keeps what bounds the way of codes and anchors the disclosure log.
type Register struct{ *base }

// tallyKey is where all customers' tries at one contact or letter are counted:
// another customer's turn may write it, because the limit is the contact's and not
// the customer's.
func (s *base) tallyKey(needs identity.Needs) table.Key {
	domain, value := "tally mail", affected.Mailbox(needs.Of.Email)
	switch needs.What {
	case identity.NeedLetter:
		domain, value = "tally letter", needs.Of.Letter
	case identity.NeedCheck:
		domain, value = "tally staff", needs.By
	}
	return table.Key{Partition: "T#" + s.keys.Hash(domain, value), Sort: "TALLY"}
}

// gateKey is there while codes go to nobody.
func gateKey() table.Key { return table.Key{Partition: "GATE", Sort: "CODES"} }

// Limits fills in what bounds a need: what was tried already, whether codes go out, and how
// many of the customer's codes came back.
func (s Register) Limits(ctx context.Context, found *identity.Found, now time.Time) error {
	key := s.tallyKey(found.Needs)
	items, err := s.engine.Get(ctx, key, gateKey())
	if err != nil {
		return err
	}
	for _, item := range items {
		if item.Key != key {
			there := !expired(item, now)
			found.Slow = there && item.Owner == string(affected.Slow)
			found.Closed = there && !found.Slow
			continue
		}
		if err := s.open(item, &found.Tally.Times); err != nil {
			return err
		}
		found.Tally.Version = item.Version
	}
	if found.Needs.Customer != "" {
		found.Returned, err = s.returned(ctx, found.Needs.Customer, now)
	}
	return err
}

// Gate implements [watch.Register].
func (s Register) Gate(ctx context.Context, j affected.Judgement, until time.Time) error {
	gate := table.Item{Key: gateKey(), Version: 1, Owner: string(j), Expires: until}
	return s.engine.Write(ctx, table.Write{Item: gate, If: table.Always})
}

// AnchorDay implements [watch.Register].
func (s Register) AnchorDay(ctx context.Context, now time.Time) (day, hash string, fresh bool, err error) {
	return s.log.AnchorDay(ctx, now)
}

// count keeps what was tried, for a limit that is not one customer's alone.
func (p *plan) count(c *identity.Count, now time.Time) {
	if c == nil {
		return
	}
	condition := table.Unchanged
	if c.Version == 0 {
		condition = table.Absent
	}
	tally := table.Item{Key: p.base.tallyKey(c.Needs), Version: c.Version + 1, Expires: now.Add(2 * 24 * time.Hour)}
	p.put(condition, tally, c.Times)
}

// sent notes a code that goes out.
func (p *plan) sent(t turn.Turn) {
	if t.Outcome.Code != nil {
		customer := string(t.Inbound.Customer)
		key := codes.SentKey(t.Now, shardOf(customer), p.base.safe(t.Inbound.ID))
		p.put(table.Always, table.Item{Key: key, Version: 1, Owner: customer, Expires: t.Now.Add(2 * 24 * time.Hour)}, nil)
	}
}

// disclose adds the entry of the disclosure log to the transaction that tells.
func (p *plan) disclose(ctx context.Context, d *identity.Disclosure, customer string, now time.Time) {
	if d == nil || p.err != nil {
		return
	}
	writes, err := p.base.log.Append(ctx, disclosure.Entry{At: now, Proof: d.Proof, Segments: d.Segments, Customer: customer,
		Contact: d.Contact})
	p.writes, p.err = append(p.writes, writes...), err
}

// returned is how many of a customer's codes came back lately.
func (s Register) returned(ctx context.Context, c inquiry.CustomerKey, now time.Time) (int, error) {
	items, err := s.engine.Query(ctx, table.Query{Partition: customerPartition(c), Prefix: "BACK#"})
	n := 0
	for _, item := range items {
		n += count(!expired(item, now))
	}
	return n, err
}

func count(one bool) int {
	if one {
		return 1
	}
	return 0
}
