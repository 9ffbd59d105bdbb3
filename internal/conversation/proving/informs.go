package proving

import (
	"madoguchi/internal/cases"
	"madoguchi/internal/conversation/brief"
	"madoguchi/internal/conversation/draft"
	"madoguchi/internal/conversation/typed"
	"madoguchi/internal/conversation/who"
	"madoguchi/internal/incident"
	"madoguchi/internal/incident/texts"
)

// lookup is the topic of who asks for somebody else.
const lookup = "third_party_lookup"

// Informs answers who asks nothing else than what a proof takes: whether papers are needed for it, and how somebody
// else can prove themself who they are.
func (p Proving) Informs() bool {
	words := p.In.Text.Words()
	if asked, _ := brief.Questions(words); len(asked) != 1 || p.In.Entry != "" || p.Form() || p.In.Mail.Doubtful() {
		return false
	}
	switch {
	case typed.OpensLetter(words) && (p.mourns() || typed.OfOthers(words)):
		p.Out.State.Understood()
		p.Out.Kind, p.Out.Topics = draft.Escalated, []string{"family_or_deceased"}
		p.Say(texts.ProofOpening)
		p.Handover(cases.General, false)
		return true
	case p.mourns():
		return false
	case typed.Papers(words):
		p.Say(texts.ProofPapers)
		p.Out.Topics = []string{incident.AmIAffected}
	case who.Themselves(words) && !who.Minor(words) && !who.Own(words):
		p.Say(texts.ProofThemselves, incident.AmIAffected, incident.SpeakToHuman)
		p.Out.Topics = []string{lookup}
	default:
		return false
	}
	p.Out.State.Understood()
	p.Out.Kind = draft.Answered
	if receipt := p.open(); receipt != "" {
		p.Out.Append = receipt
	}
	return true
}
