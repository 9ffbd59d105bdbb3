package store

import (
	"fmt"
	"strings"
	"time"

	"madoguchi/internal/affected"
	"madoguchi/internal/inquiry"
	"madoguchi/internal/table"
	"madoguchi/internal/turn"
)

// mailedKept is how long answers by mail are counted; the limits look back one day.
const mailedKept = 2 * 24 * time.Hour

// mailedKey is where the answers to one mailbox are counted, however its owner writes
// the address: other customers of that mailbox write it, too. Doubtful mail is counted
// apart, so that a forger uses up nothing of the mailbox's owner.
func (s *base) mailedKey(in inquiry.Inbound) (key table.Key, counts bool) {
	address := strings.ToLower(in.Address.Value())
	if in.Channel != inquiry.Email || in.Mail == nil || address == "" {
		return table.Key{}, false
	}
	domain := "tally answers"
	if in.Mail.Doubtful() {
		domain = "tally doubtful answers"
	}
	return table.Key{Partition: "T#" + s.keys.Hash(domain, affected.Mailbox(address)), Sort: "TALLY"}, true
}

// crowdPartition is where doubtful mail of a day that was answered, or made work for
// people, leaves a row each. Turns
// add rows and read them; none writes what another wrote.
func crowdPartition(in inquiry.Inbound, at time.Time) string {
	return fmt.Sprintf("R#%s#%d", table.Day(at), shardOf(string(in.Customer))%affected.CrowdShards)
}

// crowding reports whether a mail is one of those: a form on the web keeps machines out
// by itself, and in the hour of an announcement everybody may use it.
func crowding(m *inquiry.Mail) bool { return m.Doubtful() && !m.Form }

// mailed counts an answer by mail.
func (p *plan) mailed(t turn.Turn) {
	in := t.Inbound
	if key, counts := p.base.mailedKey(in); counts && t.Outcome.Mailed != nil {
		tally := *t.Outcome.Mailed
		condition := table.Unchanged
		if tally.Version == 0 {
			condition = table.Absent
		}
		p.put(condition, table.Item{Key: key, Version: tally.Version + 1, Expires: t.Now.Add(mailedKept)}, tally.Times)
	}
	opened := t.Outcome.Open != nil && !t.Outcome.Open.Shelved
	if crowding(in.Mail) && (len(t.Outcome.Replies) > 0 || opened) {
		key := table.Key{Partition: crowdPartition(in, t.Now), Sort: table.Moment(t.Now) + "#" + p.base.safe(in.ID)}
		p.put(table.Always, table.Item{Key: key, Version: 1, Expires: t.Now.Add(mailedKept)}, nil)
	}
}
