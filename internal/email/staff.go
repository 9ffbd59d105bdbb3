package email

import (
	"madoguchi/internal/cases"
	"madoguchi/internal/inquiry"
	"madoguchi/internal/keyring"
)

const (
	suspectStaff = "staff address not authenticated"
	emptyStaff   = "staff answer without words"
)

// answers recognises a member of staff who answers a notice: the sender is on
// the staff list, DMARC passed, and the mail came to an address whose token the
// desk made. Without DMARC anybody may claim the sender, and without words of their own
// there is nothing to relay; then a person looks.
func (c *content) answers(m *decoded, guard Guard, keys *keyring.Ring) {
	receipt := c.recipientCase(keys)
	if receipt == "" || !containsFold(guard.Staff, c.from.Address) {
		return
	}
	suspect := ""
	switch {
	case !m.Inbound.Mail.Authenticated:
		suspect = suspectStaff
	case c.taken.None:
		suspect = emptyStaff // the notice that it quotes is nothing for the customer
	}
	if suspect != "" {
		m.Route, m.Reason = toPerson, suspect
		m.Inbound.Mail.Suspect, m.Inbound.Mail.KeepRaw = true, true
		return
	}
	if c.Fault == "" && c.body != "" && !m.Inbound.Mail.Suspect {
		m.Inbound.Kind, m.Inbound.Case, m.Inbound.Text = inquiry.Staff, string(receipt), inquiry.NewText(c.body)
		m.Inbound.Mail.KeepRaw, m.Inbound.Mail.Weak = false, ""
		m.Route, m.Reason = toDesk, ""
	}
}

// recipientCase is the case that one of the mail's recipients names.
func (c *content) recipientCase(keys *keyring.Ring) cases.Receipt {
	for _, name := range []string{"to", "cc", "delivered-to", "x-original-to"} {
		for _, value := range c.Header.All(name) {
			for _, address := range tokens(value) {
				if r := caseOf(keys, address); r != "" {
					return r
				}
			}
		}
	}
	return ""
}
