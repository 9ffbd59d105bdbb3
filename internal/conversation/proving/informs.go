package proving

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"madoguchi/internal/affected"
	"madoguchi/internal/cases"
	"madoguchi/internal/conversation/brief"
	"madoguchi/internal/conversation/draft"
	"madoguchi/internal/conversation/phrasebook"
	"madoguchi/internal/conversation/typed"
	"madoguchi/internal/conversation/who"
	"madoguchi/internal/identity"
	"madoguchi/internal/incident"
	"madoguchi/internal/incident/texts"
)

// The topics of who asks for somebody else, and for family.
const (
	lookup = "third_party_lookup"
	family = "family_or_deceased"
)

// codes answers what the code in a letter is for, and whether one is read off a picture; then it goes on with what
// they came for.
func codes(p Proving, words string) bool {
	switch proof := *p.Proof(); {
	case ofCode(p, words) && proof.Stage == identity.NoDialogue:
		p.Say(texts.ProofCodeFor, string(identity.TapLetter), incident.AmIAffected, incident.SpeakToHuman)
	case ofCode(p, words):
		p.Say(texts.ProofCodeFor)
		resumes(p, proof)
	case !typed.Pictured(words):
		return false
	case proof.Stage == identity.NoDialogue:
		p.Say(texts.ProofHowCode)
		p.Identify()
	default:
		p.Say(texts.ProofHowCode)
		resumes(p, proof)
	}
	p.settle()
	p.Out.Kind = draft.Answered
	return true
}

// resumes says once more where a proof stands.
func resumes(p Proving, proof identity.Proof) {
	move, _ := p.machine().Answer(proof, identity.Typed{Tap: identity.TapResume})
	p.perform(move)
}

// ofCode reports whether a message that gives nothing asks whether the code in a letter is needed, and for what.
func ofCode(p Proving, words string) bool {
	given := p.Typed.Letter != "" || p.Typed.Digits != "" || p.Typed.Address != ""
	return !given && typed.OfCode(words, p.Proof().Code != "")
}

// forAnother answers whether somebody may prove something for another person: only they themselves may, and for who
// died staff look into it. A proof that was begun ends with it.
func forAnother(p Proving, words string) bool {
	died, proof := p.mourns(), p.Proof()
	if !typed.ForAnother(words, died) || !died && proof.Stage != identity.NoDialogue { // an open proof explains itself
		return false
	}
	*proof = proof.Ended()
	p.Out.State.Understood()
	p.Out.Kind, p.Out.Topics = draft.Answered, []string{lookup}
	text := texts.ProofOthers
	if died {
		text, p.Out.Kind, p.Out.Topics = texts.ProofDied, draft.Escalated, []string{family}
	}
	p.Say(text)
	switch receipt := p.open(); {
	case receipt != "":
		p.Out.Append = receipt
	case died:
		p.Handover(cases.Identity, false)
	}
	return true
}

// contacts says that somebody else may contact the desk, and how, to who asks whether they may.
func contacts(p Proving, words string) bool {
	asked, _ := brief.Questions(words)
	if may := slices.IndexFunc(asked, who.MayAsk); may < 0 || p.Outright() || !slices.Equal(longer(asked), asked[may:may+1]) {
		return false
	}
	p.Out.State.Understood()
	p.Out.Kind, p.Out.Topics, p.Out.Append = draft.Answered, []string{lookup}, p.open()
	r := p.Book.Reply(texts.AsideMay, nil)
	r.Text = phrasebook.Lines(r.Text, p.Book.Text(texts.Contact, nil))
	p.Reply(r)
	return true
}

// longer are the questions but for those of a few characters, which press for the answer to another one: 「能还是不能？」
func longer(asked []string) []string {
	return slices.DeleteFunc(slices.Clone(asked), func(s string) bool { return utf8.RuneCountInString(strings.TrimSpace(s)) <= pressing })
}

// pressing is how many characters such a question has at most.
const pressing = 8

// another answers whether another code can be sent later, or somebody may go on then: it sends none.
func another(p Proving, words string) bool {
	proof := *p.Proof()
	if proof.Code == "" && proof.Stage != identity.AskCode || !typed.AsksLater(words) {
		return false
	}
	life := strconv.Itoa(int(affected.CodeLife.Minutes()))
	p.Reply(p.Book.Reply(texts.ProofLater, map[string]string{"minutes": life}), string(identity.TapAgain), string(identity.TapStop))
	p.settle()
	p.Out.Kind = draft.Answered
	return true
}

// Informs answers who asks nothing else than what a proof takes: whether papers are needed for it, and how somebody
// else can prove themself who they are.
func (p Proving) Informs() bool {
	words := p.In.Text.Words()
	if writes(p) && talks(p, words) {
		return true
	}
	if asked, _ := brief.Questions(words); len(asked) != 1 || p.In.Entry != "" || p.Form() || p.In.Mail.Doubtful() {
		return false
	}
	if typed.OpensLetter(words) && (p.mourns() || typed.OfOthers(words)) {
		p.Out.State.Understood()
		p.Out.Kind, p.Out.Topics = draft.Escalated, []string{family}
		p.Say(texts.ProofOpening)
		p.Handover(cases.General, false)
		return true
	}
	if p.mourns() || !takes(p, words) {
		return false
	}
	p.Out.State.Understood()
	p.Out.Kind = draft.Answered
	if receipt := p.open(); receipt != "" {
		p.Out.Append = receipt
	}
	return true
}

// talks answers what is asked in a talk: for whom somebody may prove something, whether another code can come later, who
// else may contact the desk, and what codes are for.
func talks(p Proving, words string) bool {
	return !p.Outright() && forAnother(p, words) || !p.mourns() && (another(p, words) || contacts(p, words) || codes(p, words))
}

// takes says what a proof takes, and who can give it.
func takes(p Proving, words string) bool {
	ofOthers := !who.Minor(words)
	with := ofOthers && who.With(words)
	switch {
	case typed.Papers(words):
		p.Say(texts.ProofPapers)
		p.Out.Topics = []string{incident.AmIAffected}
		return true
	case p.Outright() && !who.Either(words):
		return false
	case with:
		p.Say(texts.ProofYes)
	case !ofOthers, !who.Either(words) && (!who.Themselves(words) || who.Own(words)):
		return false
	}
	p.Say(texts.ProofThemselves, incident.AmIAffected, incident.SpeakToHuman)
	p.Out.Topics = []string{lookup}
	return true
}
