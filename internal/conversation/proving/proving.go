// Package proving puts into words what package identity decides about a customer who proves
// who they are, and tells them their status. It knows no other question.
package proving

import (
	"slices"
	"strconv"

	"madoguchi/internal/affected"
	"madoguchi/internal/aside"
	"madoguchi/internal/cases"
	"madoguchi/internal/conversation/brief"
	"madoguchi/internal/conversation/draft"
	"madoguchi/internal/conversation/intent"
	"madoguchi/internal/conversation/parting"
	"madoguchi/internal/conversation/phrasebook"
	"madoguchi/internal/conversation/prose"
	"madoguchi/internal/conversation/typed"
	"madoguchi/internal/conversation/who"
	"madoguchi/internal/identity"
	"madoguchi/internal/incident"
	"madoguchi/internal/incident/texts"
	"madoguchi/internal/inquiry"
)

// Proving is the proof of who a customer is, for one message.
type Proving struct {
	*draft.Draft
	Typed    identity.Typed // codes and addresses in the message
	Incident *incident.Incident
	Hash     func(domain, value string) string // keyed
	Code     string                            // a one-time code, used only where one is sent
	Found    *identity.Found                   // what an earlier run of the same step asked for

	// Reads tells which of some kinds words say, and how probable that is, where typed.Said hears nothing in them; Asks
	// whether they surely ask something about the announcement.
	Reads func(words string, among []aside.Kind) (aside.Kind, float64)
	Asks  func(words string) bool
	// Outright reports whether the message, the first one, plainly asks for something that the desk knows.
	Outright func() bool
}

// machine is what package identity is given.
func (p Proving) machine() identity.Context {
	c := identity.Context{Now: p.Now, Customer: p.In.Customer, Hash: p.Hash, Code: p.Code, Found: p.Found}
	for _, s := range p.Incident.Segments {
		c.Segments = append(c.Segments, s.ID)
	}
	if p.In.Mail != nil {
		c.Sender = &identity.Sender{Authenticated: p.In.Mail.Authenticated}
		if address, err := affected.Normal(affected.Email, p.In.Address.Value()); err == nil {
			c.Sender.Address = address
		}
	}
	return c
}

// Answers answers a message as a part of the dialogue, where it is one. Anything else is a
// question like every other, and the dialogue waits.
func (p Proving) Answers() bool {
	if p.Form() {
		return false
	}
	proof := p.Proof()
	*proof = proof.Current(p.Now)
	if p.In.Entry != "" && !identity.IsTap(p.In.Entry) {
		return false
	}
	words := p.In.Text.Words()
	t := p.read(words)
	move, ok := p.machine().Answer(*proof, t)
	*proof = move.Proof
	if !ok {
		if proof.Away++; t.Tap == "" && (typed.LeavesFor(words) || who.Mourns(words) && !who.Own(words)) {
			*proof = proof.Rested()
		}
		return false
	}
	if t.Tongue && move.Needs == nil {
		p.Foreign() // not every language is answered
	}
	p.perform(move)
	p.settle()
	return true
}

// read reads what the message says to the machine: the button that was pressed or written out, else its words.
func (p Proving) read(words string) identity.Typed {
	t := p.given()
	if t.Tap = identity.Tap(p.In.Entry); t.Tap == "" {
		t.Tap = typed.Tap(p.In, func(tap identity.Tap) string { return p.Book.Label(string(tap)) })
	}
	if t.Tap == "" && p.Proof().Stage != identity.NoDialogue && typed.Resumes(words) {
		t.Tap = identity.TapResume
	}
	if t.Tap != "" {
		return t
	}
	t.Said = typed.Said(p.In)
	t.Enough = t.Enough || !typed.Takes(words) && (parting.LetsGo(words) || parting.GoesToBed(words))
	return p.ofWhom(p.heard(t, words), words)
}

// settle ends what a message that was not understood had begun.
func (p Proving) settle() {
	p.Out.State.Understood()
	if len(p.Out.Topics) == 0 {
		p.Out.Topics = []string{incident.AmIAffected}
	}
}

// Forget forgets what the customer took back.
func Forget(d *draft.Draft) {
	d.Out.Tombstone = d.In.MessageID
	d.Out.State.TakeBack()
	proof := d.Proof()
	*proof = proof.Ended()
	proof.Proven, proof.By = affected.Person{}, "" // and so may these
}

// Identify goes on from a question about one's own status.
func (p Proving) Identify() {
	if p.Form() {
		p.Handover(cases.Identity, false)
		return
	}
	if proof := p.Proof(); p.In.Entry != "" { // a button does what it says, whatever was out of reach before
		proof.NoMail, proof.NoLetter = false, false
	}
	t := p.given()
	if p.In.Entry == "" {
		said := typed.Said(p.In)
		t.NoMail, t.Takes = said.NoMail, said.Takes
	}
	p.perform(p.machine().Identify(*p.Proof(), t))
}

// Lost reports whether a short message in an open dialogue asks for nothing that the
// desk could tell: it is a slip, not a question.
func (p Proving) Lost(m intent.Meaning) bool {
	if p.Form() || p.Proof().Stage == identity.NoDialogue || p.In.Entry != "" || !typed.Brief(p.In) {
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
		return !prose.Interrogative(p.In.Text.Words())
	case incident.Unsafe: // a number or half an address looks like a question about somebody
		return !slices.Contains(incident.ByRule(), intent.Topic(e.ID)) && !typed.OfOthers(p.In.Text.Words())
	}
	return false
}

// Help says again what the dialogue waits for, or what it has told, and offers a person.
func (p Proving) Help() {
	p.Out.Kind, p.Out.Considered = draft.Verifying, nil
	p.perform(p.machine().Help(*p.Proof(), p.given(), typed.OfOthers(p.In.Text.Words())))
	p.settle()
}

// Beside lets somebody else answer, as if no dialogue were open, a message that is no part of it, and offers to
// go on with the dialogue below that. What somebody states right behind a step of the dialogue is for that.
func (p Proving) Beside(answers func() bool) bool {
	proof := p.Proof()
	stage, near := proof.Stage, proof.Away <= 1
	if stage == identity.NoDialogue || near && brief.Statement(p.In.Text.Words()) || p.mourns() { // who died cannot write
		return false
	}
	proof.Stage = identity.NoDialogue
	heard := answers()
	if proof.Stage = stage; heard {
		p.Resume()
	}
	return heard
}

// Offered is Beside where no more was done than to name the ways: nothing was begun that the message could be
// meant for.
func (p Proving) Offered(answers func() bool) bool {
	return p.Proof().Stage == identity.AskWay && p.Proof().By == "" && p.Beside(answers)
}

// Resume offers, under the answer to another question, to go on with the dialogue: by a button, and where
// something was begun, once in a line. Where the ways were no more than offered, both go soon.
func (p Proving) Resume() {
	last, proof := p.Last(), p.Proof()
	begun := proof.Stage != identity.NoDialogue && proof.Stage != identity.AskWay
	near := begun || proof.Near(p.Now)
	if p.Form() || p.Out.Needs != nil || last == nil || !near || slices.ContainsFunc(p.Out.Replies, ofProof) || elses(p) {
		return
	}
	if proof.Recalls(p.Now) {
		proof.Recalled = true
		last.Text = phrasebook.Lines(last.Text, p.Book.Text(texts.OfGoingOn(string(proof.Stage)), nil))
	}
	taps := []string{string(identity.TapResume)}
	if proof.NoMail != proof.NoLetter { // one way is gone already
		taps = append(taps, string(identity.TapStaff))
	}
	choices := p.Book.Choices(taps)
	last.Quick = append(choices, last.Quick[:min(len(last.Quick), phrasebook.MostChoices-len(taps))]...)
	last.Quick = slices.Clip(last.Quick)
}

// elses reports whether what was answered is about somebody else, who cannot be proven by the writer.
func elses(p Proving) bool {
	ofOthers := func(topic string) bool { return topic == lookup || topic == family }
	return p.mourns() || slices.ContainsFunc(p.Out.Topics, ofOthers)
}

// ofProof reports whether a reply is of the dialogue itself.
func ofProof(r inquiry.Reply) bool {
	id, _ := texts.Named(r.Entry)
	return id.Proof() || id.Status()
}

// perform carries out what the machine decided.
func (p Proving) perform(m identity.Move) {
	*p.Proof() = m.Proof
	if m.Needs != nil {
		p.Out.Needs = m.Needs
		return
	}
	if m.Count != nil {
		p.Out.Count = m.Count
	}
	if m.Code {
		p.mailCode(m.Proof.Address)
	}
	switch m.Say {
	case identity.Status, identity.NotFound:
		p.tell(m.Told)
	case identity.NoRoster:
		p.Handover(cases.Identity, true)
	case identity.Staff:
		p.Out.Kind = draft.Verifying
		p.Handover(cases.Identity, !m.Again)
	case identity.Helped:
		p.Out.Kind = draft.Verifying
		p.Say(texts.ProofHelped)
		p.Handover(cases.Identity, true)
	default:
		p.ask(m)
	}
	if m.Case {
		p.Handover(cases.Identity, false)
	}
	switch {
	case !m.Explains || p.Out.Kind != draft.Verifying:
	case m.Case:
		p.Out.Kind = draft.Escalated
	default:
		p.Out.Kind = draft.Answered
	}
	if last := p.Last(); last != nil {
		p.besides(last, m)
	}
}

// besides adds to a reply what is said first, and that a person can be asked.
func (p Proving) besides(last *inquiry.Reply, m identity.Move) {
	if m.Lead != "" {
		last.Text = phrasebook.Lines(p.Book.Text(texts.OfLead(string(m.Lead), string(m.Proof.Stage), m.Hint), nil), last.Text)
	}
	if m.Person {
		last.Quick = append(slices.Clip(last.Quick), p.Book.Choices([]string{incident.SpeakToHuman})...)
	}
}

// ask asks for something, or says that it does not any more. A phone shows the first three
// buttons: those of the dialogue.
func (p Proving) ask(m identity.Move) {
	p.verifying()
	for i := range p.Out.Replies {
		p.Out.Replies[i].Quick = nil
	}
	text, quick := wording(m.Say)
	if m.Anew { // nobody waits for a third code without another way
		quick = []string{string(identity.TapAgain), string(identity.TapStaff), string(identity.TapStop)}
	}
	text = text.On(string(p.In.Channel))
	var values map[string]string
	if m.Wait > 0 {
		values = map[string]string{"minutes": strconv.Itoa(m.Wait)}
	}
	reply := p.Book.Reply(text, values)
	if hint := texts.OfHint(string(m.Proof.Stage), m.Hint); hint != 0 {
		reply.Text = p.Book.Text(hint, nil)
	}
	p.Reply(reply, open(m.Proof, quick)...)
}

// open are buttons without those of ways that are out of the customer's reach: in place of each stands that
// neither is open.
func open(proof identity.Proof, quick []string) []string {
	gone := map[string]bool{string(identity.TapMail): proof.NoMail, string(identity.TapLetter): proof.NoLetter}
	var all []string
	for _, id := range quick {
		if gone[id] {
			id = string(identity.TapStaff)
		}
		if !slices.Contains(all, id) {
			all = append(all, id)
		}
	}
	return all
}

// verifying notes what the step is, unless it answers something else besides.
func (p Proving) verifying() {
	if p.Out.Kind != draft.Several && p.Out.Kind != draft.Declined {
		p.Out.Kind = draft.Verifying
	}
}

// mailCode sends the one-time code. Its mail says where it was asked for and where it is
// to be typed.
func (p Proving) mailCode(to inquiry.Address) {
	channel := string(p.In.Channel)
	values := map[string]string{
		"code": p.Code, "way": p.Book.Text(texts.OfWay(channel), nil), "where": p.Book.Text(texts.OfWhere(channel), nil),
	}
	p.Out.Code = &draft.Code{To: to, Text: p.Book.Text(texts.CodeMail, values)}
}

// tell tells a person their own status. It answers the question; that only the person
// themself is told it need not be said to them.
func (p Proving) tell(told *identity.Told) {
	p.verifying()
	p.Out.Disclosed = &told.Disclosure
	general := func(r inquiry.Reply) bool { return intent.Topic(r.Entry) == incident.AmIAffected }
	segments := segmentsOf(p.Incident, told.Segments)
	p.Out.Replies = append(slices.DeleteFunc(p.Out.Replies, general), statusOf(p.Book, segments, about(p.Book, told.Who))...)
	quick := []string{string(identity.TapMail), string(identity.TapLetter), incident.SpeakToHuman}
	if len(segments) > 0 {
		quick = nil
		for _, s := range segments {
			quick = append(quick, s.Quick...)
		}
		quick = append(quick, incident.SpeakToHuman)
	}
	p.Last().Quick = p.Book.Choices(quick)
}

// wording is the text that says what the machine wants said, and the buttons below it.
func wording(say identity.Say) (texts.ID, []string) {
	const (
		status, human = incident.AmIAffected, incident.SpeakToHuman
		mail, letter  = string(identity.TapMail), string(identity.TapLetter)
		again, stop   = string(identity.TapAgain), string(identity.TapStop)
		staff         = string(identity.TapStaff)
	)
	for _, row := range []struct {
		say   identity.Say
		text  texts.ID
		quick []string
	}{
		{identity.Ways, texts.ProofWays, []string{mail, letter, staff, stop}},
		{identity.Address, texts.ProofAddress, []string{letter, stop}},
		{identity.AddressWrong, texts.ProofAddressWrong, []string{letter, stop}},
		{identity.OneAddress, texts.ProofOneAddress, []string{letter, stop}},
		{identity.OtherAddress, texts.ProofOtherAddress, []string{letter, human}},
		{identity.Sent, texts.ProofSent, []string{again, stop}},
		{identity.Astray, texts.ProofAstray, []string{staff, letter, again, stop}},
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
		{identity.Rested, texts.ProofRested, []string{status, human}},
		{identity.Thanked, texts.ProofThanked, []string{status, human}},
		{identity.RestedCode, texts.ProofRestedCode, []string{again, human}},
		{identity.Soon, texts.ProofSoon, []string{again, letter, human, stop}},
		{identity.Means, texts.ProofMeans, []string{human}},
		{identity.MeansNone, texts.ProofMeansNone, []string{mail, letter, human}},
		{identity.Disputed, texts.ProofDisputed, []string{human}},
		{identity.DisputedNone, texts.ProofDisputedNone, []string{mail, letter, human}},
	} {
		if row.say == say {
			return row.text, row.quick
		}
	}
	return 0, nil
}
