package email

import (
	"madoguchi/internal/escalation"
	"madoguchi/internal/inquiry"
)

const suspectStaff = "staff address not authenticated"

// answers recognises a member of staff who answers a notice: the sender is on
// the staff list, DMARC passed, and the mail came to an address whose token the
// desk made. Without DMARC anybody may claim the sender; then a person looks, and
// nothing is relayed.
func (c *content) answers(m *Mail, guard Guard, keys *inquiry.Keys) {
	receipt := c.recipientCase(keys)
	if receipt == "" || !containsFold(guard.Staff, c.from.address) {
		return
	}
	if !m.Inbound.Mail.Authenticated {
		m.Route, m.Reason = ToPerson, suspectStaff
		m.Inbound.Mail.Suspect, m.Inbound.Mail.KeepRaw = true, true
		return
	}
	if c.fault == "" && c.body != "" && !m.Inbound.Mail.Suspect {
		m.Inbound.Kind, m.Inbound.Case, m.Inbound.Text = inquiry.Staff, string(receipt), inquiry.NewText(c.body)
		m.Inbound.Mail.KeepRaw, m.Inbound.Mail.Weak = false, ""
		m.Route, m.Reason = ToDesk, ""
	}
}

// recipientCase is the case that one of the mail's recipients names.
func (c *content) recipientCase(keys *inquiry.Keys) escalation.Receipt {
	for _, name := range []string{"to", "cc", "delivered-to", "x-original-to"} {
		for _, value := range c.header.all(name) {
			for _, address := range tokens(value) {
				if r := caseOf(keys, address); r != "" {
					return r
				}
			}
		}
	}
	return ""
}
