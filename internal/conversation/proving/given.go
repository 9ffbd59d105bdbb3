package proving

import (
	"strings"

	"madoguchi/internal/aside"
	"madoguchi/internal/conversation/prose"
	"madoguchi/internal/conversation/typed"
	"madoguchi/internal/identity"
	"madoguchi/internal/inquiry"
)

// Given takes what the dialogue waits for, before anybody else reads the message: an address, a code, whatever
// stands beside it. What is asked of the proof itself it explains; rest is what else is asked.
func (p Proving) Given() (rest string, taken bool) {
	if !writes(p) {
		return "", false
	}
	proof := p.Proof()
	*proof = proof.Current(p.Now)
	said, t := typed.Said(p.In), p.given()
	if !waited(*proof, t, said.Alone) {
		return "", false
	}
	t.Said, t.Bare = identity.Said{Alone: said.Alone, Stop: said.Stop}, t.Broken
	move, ok := p.machine().Answer(*proof, t)
	if !ok {
		return "", false
	}
	rest = asked(p.In.Text.Words())
	doubt := doubts(p, rest)
	if waits := move.Say == identity.Sent || move.Say == identity.Postal || move.Say == identity.LetterBroken; waits && doubt != identity.Unasked {
		move.Lead, rest = identity.Lead(doubt), ""
	}
	p.perform(move)
	p.settle()
	return rest, true
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
		if bare := typed.WithoutLetters(prose.WithoutAddresses(s)); bare == s && (prose.Interrogative(s) || strings.ContainsAny(s, "?？")) {
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
