package proving

import (
	"madoguchi/internal/cases"
	"madoguchi/internal/conversation/draft"
	"madoguchi/internal/conversation/typed"
	"madoguchi/internal/identity"
)

// Details adds to an open identity case what the customer writes of themself: staff asked for it. A mail
// address is what they are found by, and none to which a code goes.
func (p Proving) Details() bool {
	if p.In.Entry != "" || p.Proof().Stage != identity.NoDialogue || !p.Out.State.Awaits(cases.Identity) {
		return false
	}
	said := p.Typed
	if !typed.Particulars(p.In.Text.Words()) && said.Postal == "" && (said.Address == "" || !typed.Said(p.In).Alone) {
		return false
	}
	p.Out.State.Understood()
	p.Out.Kind = draft.Escalated
	p.Handover(cases.Identity, false)
	return true
}
