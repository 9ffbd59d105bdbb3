package conversation

import (
	"slices"

	"madoguchi/internal/affected"
	"madoguchi/internal/cases"
	"madoguchi/internal/conversation/intent"
	"madoguchi/internal/conversation/phrasebook"
	"madoguchi/internal/conversation/typed"
	"madoguchi/internal/identity"
	"madoguchi/internal/incident"
	"madoguchi/internal/incident/texts"
	"madoguchi/internal/inquiry"
)

// proving puts into words what package identity decides about a customer who proves who
// they are.
type proving struct {
	*draft
	typed    identity.Typed
	given    Given
	incident *incident.Incident
}

// machine is what package identity is given.
func (p proving) machine() identity.Context {
	c := identity.Context{Now: p.now, Customer: p.in.Customer, Hash: p.given.Hash, Code: p.given.Code, Found: p.given.Found}
	for _, s := range p.incident.Segments {
		c.Segments = append(c.Segments, s.ID)
	}
	if p.in.Mail != nil {
		c.Sender = &identity.Sender{Authenticated: p.in.Mail.Authenticated}
		if address, err := affected.Normal(affected.Email, p.in.Address.Value()); err == nil {
			c.Sender.Address = address
		}
	}
	return c
}

// answers answers a message as a part of the dialogue, where it is one. Anything else is a
// question like every other, and the dialogue waits.
func (p proving) answers() bool {
	if p.form() {
		return false
	}
	proof := p.proof()
	*proof = proof.Current(p.now)
	if p.in.Entry != "" && !identity.IsTap(p.in.Entry) {
		return false
	}
	t := p.typed
	if t.Tap = identity.Tap(p.in.Entry); t.Tap == "" {
		t.Tap = typed.Tap(p.in, func(tap identity.Tap) string { return p.book.Label(string(tap)) })
	}
	if t.Tap == "" && proof.Stage != identity.NoDialogue {
		t.Said = typed.Said(p.in)
	}
	move, ok := p.machine().Answer(*proof, t)
	if ok {
		p.perform(move)
		p.settle()
	}
	return ok
}

// settle ends what a message that was not understood had begun.
func (p proving) settle() {
	p.out.State.understood()
	if len(p.out.Topics) == 0 {
		p.out.Topics = []string{status}
	}
}

// identify goes on from a question about one's own status.
func (p proving) identify() {
	if p.form() {
		p.handover(cases.Identity, false)
		return
	}
	p.perform(p.machine().Identify(*p.proof(), p.typed))
}

// lost reports whether a short message in an open dialogue asks for nothing that the
// desk could tell: it is a slip, not a question.
func (p proving) lost(m intent.Meaning) bool {
	if p.form() || p.proof().Stage == identity.NoDialogue || p.in.Entry != "" || !typed.Brief(p.in) {
		return false
	}
	if !m.Known {
		return true
	}
	if len(m.Entries) > 1 {
		return false
	}
	switch e := m.Entries[0]; e.Kind {
	case incident.Smalltalk, incident.OutOfScope:
		return true
	case incident.Unsafe: // a number or half an address looks like a question about somebody
		return !slices.Contains(incident.ByRule(), intent.Topic(e.ID)) && !typed.OfOthers(p.in.Text.Words())
	}
	return false
}

// help says again what the dialogue waits for, or what it has told, and offers a person.
func (p proving) help() {
	p.out.Kind, p.out.Considered = Verifying, nil
	p.perform(p.machine().Help(*p.proof(), p.typed, typed.OfOthers(p.in.Text.Words())))
	p.settle()
}

// resume offers, under the answer to another question, to go on with the dialogue.
func (p proving) resume() {
	last := p.last()
	idle := p.out.Needs != nil || p.proof().Stage == identity.NoDialogue
	if p.form() || idle || last == nil || slices.ContainsFunc(p.out.Replies, ofProof) {
		return
	}
	choices := p.book.Choices([]string{string(identity.TapResume)})
	last.Quick = append(choices, last.Quick[:min(len(last.Quick), phrasebook.MostChoices-1)]...)
	last.Quick = slices.Clip(last.Quick)
}

// ofProof reports whether a reply is of the dialogue itself.
func ofProof(r inquiry.Reply) bool {
	id, _ := texts.Named(r.Entry)
	return id.Proof() || id.Status()
}

// perform carries out what the machine decided.
func (p proving) perform(m identity.Move) {
	*p.proof() = m.Proof
	if m.Needs != nil {
		p.out.Needs = m.Needs
		return
	}
	if m.Count != nil {
		p.out.Count = m.Count
	}
	if m.Code {
		p.mailCode(m.Proof.Address)
	}
	switch m.Say {
	case identity.Status, identity.NotFound:
		p.tell(m.Told)
	case identity.NoRoster:
		p.handover(cases.Identity, true)
	case identity.Staff:
		p.out.Kind = Verifying
		p.handover(cases.Identity, true)
	case identity.Limited, identity.Stopped:
		p.out.Kind = Verifying
		text, quick := wording(m.Say)
		p.say(text, quick...)
	default:
		p.ask(m.Say)
	}
	if last := p.last(); last != nil {
		p.besides(last, m)
	}
}

// besides adds to a reply why the desk asks, and that a person can be asked.
func (p proving) besides(last *inquiry.Reply, m identity.Move) {
	if m.Why {
		last.Text = phrasebook.Lines(p.book.Text(texts.ProofWhy, nil), last.Text)
	}
	if m.Person {
		last.Quick = append(slices.Clip(last.Quick), p.book.Choices([]string{human})...)
	}
}

// ask asks for something. A phone shows the first three buttons: those of the dialogue.
func (p proving) ask(say identity.Say) {
	p.verifying()
	for i := range p.out.Replies {
		p.out.Replies[i].Quick = nil
	}
	text, quick := wording(say)
	p.say(text.On(string(p.in.Channel)), quick...)
}

// verifying notes what the step is, unless it answers something else besides.
func (p proving) verifying() {
	if p.out.Kind != Several {
		p.out.Kind = Verifying
	}
}

// mailCode sends the one-time code. Its mail says where it was asked for and where it is
// to be typed.
func (p proving) mailCode(to inquiry.Address) {
	channel := string(p.in.Channel)
	values := map[string]string{
		"code": p.given.Code, "way": p.book.Text(texts.OfWay(channel), nil), "where": p.book.Text(texts.OfWhere(channel), nil),
	}
	p.out.Code = &Code{To: to, Text: p.book.Text(texts.CodeMail, values)}
}

// tell tells a person their own status. It answers the question; that only the person
// themself is told it need not be said to them.
func (p proving) tell(told *identity.Told) {
	p.verifying()
	p.out.Disclosed = &told.Disclosure
	general := func(r inquiry.Reply) bool { return intent.Topic(r.Entry) == status }
	segments := segmentsOf(p.incident, told.Segments)
	p.out.Replies = append(slices.DeleteFunc(p.out.Replies, general), statusOf(p.book, segments, about(p.book, told.Who))...)
	quick := []string{string(identity.TapMail), string(identity.TapLetter), human}
	if len(segments) > 0 {
		quick = nil
		for _, s := range segments {
			quick = append(quick, s.Quick...)
		}
		quick = append(quick, human)
	}
	p.last().Quick = p.book.Choices(quick)
}

// wording is the text that says what the machine wants said, and the buttons below it.
func wording(say identity.Say) (texts.ID, []string) {
	const (
		mail, letter = string(identity.TapMail), string(identity.TapLetter)
		again, stop  = string(identity.TapAgain), string(identity.TapStop)
	)
	for _, row := range []struct {
		say   identity.Say
		text  texts.ID
		quick []string
	}{
		{identity.Ways, texts.ProofWays, []string{mail, letter, string(identity.TapStaff), stop}},
		{identity.Address, texts.ProofAddress, []string{letter, stop}},
		{identity.AddressWrong, texts.ProofAddressWrong, []string{letter, stop}},
		{identity.OneAddress, texts.ProofOneAddress, []string{letter, stop}},
		{identity.OtherAddress, texts.ProofOtherAddress, []string{letter, human}},
		{identity.Sent, texts.ProofSent, []string{again, stop}},
		{identity.Six, texts.ProofSix, []string{again, stop}},
		{identity.Wrong, texts.ProofWrong, []string{again, letter, human}},
		{identity.Expired, texts.ProofExpired, []string{again, letter, human}},
		{identity.Limited, texts.ProofLimited, []string{letter, human, stop}},
		{identity.Letter, texts.ProofCode, []string{mail, stop}},
		{identity.LetterBroken, texts.ProofCodeWrong, []string{mail, human}},
		{identity.Postal, texts.ProofPostal, []string{stop}},
		{identity.LetterWrong, texts.ProofLetterWrong, []string{letter, mail, human}},
		{identity.Forgot, texts.ProofForgot, []string{letter, mail, human}},
		{identity.Stopped, texts.ProofStopped, []string{status, human}},
	} {
		if row.say == say {
			return row.text, row.quick
		}
	}
	return 0, nil
}
