package proving

import (
	"cmp"
	"slices"
	"strings"

	"madoguchi/internal/aside"
	"madoguchi/internal/conversation/intent"
	"madoguchi/internal/conversation/phrasebook"
	"madoguchi/internal/conversation/prose"
	"madoguchi/internal/conversation/typed"
	"madoguchi/internal/identity"
	"madoguchi/internal/incident"
	"madoguchi/internal/incident/texts"
	"madoguchi/internal/inquiry"
)

// Given takes what the dialogue waits for, before anybody else reads the message: an address, a code, whatever
// stands beside it, the wish to be confirmed in one of the ways, and that none is open. What is asked of the proof
// itself it explains; rest is what else is asked. What wakes staff goes before it.
func (p Proving) Given(wakes func() bool) (rest string, taken bool) {
	if !writes(p) || ofCode(p, p.In.Text.Words()) {
		return "", false
	}
	proof := p.Proof()
	*proof = proof.Current(p.Now)
	words := p.In.Text.Words()
	if later(p, words) {
		return "", true
	}
	from, t, ok := early(p, words)
	if !ok || !(t.Alone && typed.Brief(p.In)) && wakes() {
		return "", false
	}
	move, ok := p.machine().Answer(from, t)
	if !ok {
		return "", false
	}
	if rest = asked(words); !waits(move) {
		rest = ""
	}
	if doubt := doubts(p, rest); doubt != identity.Unasked && rest != "" {
		move.Lead, rest = identity.Lead(doubt), ""
	}
	p.perform(move)
	p.settle()
	return rest, true
}

// waits reports whether a move asks for something that the message did not give.
func waits(m identity.Move) bool {
	return slices.Contains([]identity.Say{identity.Sent, identity.Postal, identity.LetterBroken, identity.Address, identity.Letter}, m.Say)
}

// early is what the machine is told of a message, and where it stands then.
func early(p Proving, words string) (from identity.Proof, t identity.Typed, ok bool) {
	from, t = *p.Proof(), p.given()
	said := typed.Said(p.In)
	if waited(from, t, said.Alone) {
		t.Said, t.Bare = identity.Said{Alone: said.Alone, Stop: said.Stop}, t.Broken
		return from, t, true
	}
	if p.mourns() {
		return from, t, false
	}
	begun := from.Stage != identity.NoDialogue && from.Stage != identity.AskWay
	switch {
	case typed.Lost(said, words) && (from.Stage != identity.NoDialogue || said.NoMail && spokenOf(p, words)):
		return from, identity.Typed{Said: identity.Said{NoMail: true, NoLetter: true}}, true
	case begun && typed.Person(words) && stuck(said):
		return from, identity.Typed{Tap: identity.TapStaff}, true
	}
	way := typed.Wished(words)
	if from.Stage == identity.AskWay && typed.Readable(words) && !said.ByLetter {
		way = identity.TapMail
	}
	return wishes(from, t, way)
}

// spokenOf reports whether the proof was spoken of before, or is asked for: that neither a mail nor a letter came is
// else no word about how somebody could prove who they are.
func spokenOf(p Proving, words string) bool {
	told := func(id string) bool { return intent.Topic(id) == incident.AmIAffected }
	return slices.ContainsFunc(p.Out.State.Last.Told, told) || typed.Identifies(words)
}

// stuck reports whether words say that what the dialogue waits for is not there.
func stuck(s identity.Said) bool { return s.Missing || s.Again || s.NoMail || s.NoLetter || s.Forgot }

// wishes is what the machine is told of the wish to be confirmed in a way; the address may stand beside it.
func wishes(p identity.Proof, t identity.Typed, way identity.Tap) (from identity.Proof, as identity.Typed, ok bool) {
	address := cmp.Or(t.Address, t.Reply)
	if way == identity.TapMail && address != "" && !t.More {
		p.Stage = identity.AskAddress
		return p, identity.Typed{Address: address, Said: identity.Said{Alone: true}}, true
	}
	return p, identity.Typed{Tap: way}, way != ""
}

// later takes the way that somebody chooses who goes on with it another time, and says how.
func later(p Proving, words string) bool {
	proof := p.Proof()
	takes := typed.Said(p.In).Takes
	if proof.Stage == identity.NoDialogue || takes == "" || !typed.Afterwards(words) {
		return false
	}
	proof.Stage, proof.Touched, proof.Slips, proof.Away, proof.Recalled = identity.AskLetter, p.Now, 0, 0, true
	if takes == identity.TapMail {
		proof.Stage = identity.AskAddress
	}
	p.verifying()
	p.Say(texts.ProofRested, incident.AmIAffected, incident.SpeakToHuman)
	last := p.Last()
	last.Text = phrasebook.Lines(last.Text, p.Book.Text(texts.OfGoingOn(string(proof.Stage)), nil))
	p.settle()
	return true
}

// writes reports whether the customer writes in words, in a talk: a mail holds more than an answer.
func writes(p Proving) bool {
	return p.In.Kind == inquiry.Message && p.In.Entry == "" && !p.Form() && p.In.Mail == nil && !p.Out.State.Cares(p.Now)
}

// waited reports whether a message holds what a proof waits for.
func waited(p identity.Proof, t identity.Typed, alone bool) bool {
	address := t.Address != "" && alone && !t.More
	switch p.Stage {
	case identity.NoDialogue:
		return t.Letter != ""
	case identity.AskPostal:
		return t.Letter != "" || t.Postal != ""
	case identity.AskCode:
		return t.Letter != "" || address || t.Digits != "" && p.Code != ""
	case identity.AskAddress:
		return t.Letter != "" || address
	}
	return t.Letter != "" || t.Broken
}

// asked is what a message asks beside what it gives.
func asked(words string) string {
	var all []string
	for _, s := range prose.Sentences(words) {
		given := len(prose.Addresses(s)) > 0 || typed.WithoutLetters(s) != s
		if !given && typed.Wished(s) == "" && (prose.Interrogative(s) || strings.ContainsAny(s, "?？")) {
			all = append(all, s)
		}
	}
	return strings.Join(all, "\n")
}

// doubts is what words ask of the proof itself.
func doubts(p Proving, words string) identity.Doubt {
	if words == "" {
		return identity.Unasked
	}
	said := typed.Said(inquiry.Inbound{Text: inquiry.NewText(words)})
	if p.Reads != nil && said.Doubt == identity.Unasked && !p.surely(words) {
		kind, sure := p.Reads(words, []aside.Kind{aside.Safe, aside.How, aside.Which, aside.ForOther})
		if set := flags()[kind]; set != nil && sure >= likely {
			t := identity.Typed{}
			set(&t)
			return t.Doubt
		}
	}
	if said.Doubt == identity.DoubtMeans || said.Doubt == identity.DoubtDisputed {
		return identity.Unasked
	}
	return said.Doubt
}
