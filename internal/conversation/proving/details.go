package proving

import (
	"madoguchi/internal/cases"
	"madoguchi/internal/conversation/draft"
	"madoguchi/internal/conversation/phrasebook"
	"madoguchi/internal/conversation/typed"
	"madoguchi/internal/identity"
	"madoguchi/internal/incident/texts"
	"madoguchi/internal/inquiry"
)

// Details adds to an open identity case what the customer writes of themself: staff asked for it. A mail
// address is what they are found by, and none to which a code goes.
func (p Proving) Details() bool {
	if !p.gives() {
		return false
	}
	p.Out.State.Understood()
	p.Out.Kind = draft.Escalated
	p.Handover(cases.Identity, false)
	return true
}

// Keep adds to that case what of such particulars stands in a message that asked something else, and was
// answered: what they give is taken, and they hear so.
func (p Proving) Keep() {
	taken := p.Out.Append != "" || p.Out.Open != nil || p.Out.Needs != nil
	if taken || len(p.Out.Replies) == 0 || !p.Out.KeepWords || p.In.Mail.Doubtful() || !p.gives() {
		return
	}
	receipt := p.Out.State.CaseFor(cases.Identity, p.Now)
	p.Out.Append = receipt
	first := &p.Out.Replies[0]
	first.Text = phrasebook.Lines(p.Book.Text(texts.AsideNoted, map[string]string{"receipt": string(receipt)}), first.Text)
}

// gives reports whether the message holds what staff asked for.
func (p Proving) gives() bool {
	if p.In.Kind != inquiry.Message || p.In.Entry != "" || p.Proof().Stage != identity.NoDialogue || !p.Out.State.Awaits(cases.Identity) {
		return false
	}
	said := p.Typed
	return typed.Tells(p.In.Text.Words()) || said.Postal != "" || said.Address != "" && typed.Said(p.In).Alone
}
