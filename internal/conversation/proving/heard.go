package proving

import (
	"slices"
	"strings"
	"time"

	"madoguchi/internal/aside"
	"madoguchi/internal/cases"
	"madoguchi/internal/conversation/brief"
	"madoguchi/internal/conversation/draft"
	"madoguchi/internal/conversation/prose"
	"madoguchi/internal/conversation/typed"
	"madoguchi/internal/conversation/who"
	"madoguchi/internal/identity"
	"madoguchi/internal/incident/texts"
)

// How probable it must be that words say something to the proof, and where they surely ask something about
// the announcement or no dialogue is open.
const (
	likely  = 0.6
	against = 0.9
)

// flags are what each kind of [Proving.Reads] says to the machine.
func flags() map[aside.Kind]func(*identity.Typed) {
	doubt := func(d identity.Doubt) func(*identity.Typed) {
		return func(t *identity.Typed) { t.Doubt = d }
	}
	return map[aside.Kind]func(*identity.Typed){
		aside.GoesOn:    func(t *identity.Typed) { t.Tap = identity.TapResume },
		aside.Missing:   func(t *identity.Typed) { t.Missing = true },
		aside.Resend:    func(t *identity.Typed) { t.Again = true },
		aside.NoMail:    func(t *identity.Typed) { t.NoMail = true },
		aside.NoLetter:  func(t *identity.Typed) { t.NoLetter = true },
		aside.Neither:   func(t *identity.Typed) { t.Neither, t.NoMail, t.NoLetter = true, true, true },
		aside.Later:     func(t *identity.Typed) { t.Enough = true },
		aside.Stops:     func(t *identity.Typed) { t.Stop = true },
		aside.Why:       func(t *identity.Typed) { t.Why = true },
		aside.Safe:      doubt(identity.DoubtSafe),
		aside.How:       doubt(identity.DoubtHow),
		aside.Which:     doubt(identity.DoubtWhich),
		aside.ForOther:  doubt(identity.DoubtOthers),
		aside.Result:    doubt(identity.DoubtMeans),
		aside.Disagrees: doubt(identity.DoubtDisputed),
	}
}

// sayable are the kinds that a message may say to a proof as it stands.
func sayable(p identity.Proof, now time.Time) (all []aside.Kind) {
	if p.Stage == identity.NoDialogue {
		all = []aside.Kind{aside.NoMail, aside.NoLetter, aside.Neither}
	} else {
		all = []aside.Kind{aside.GoesOn, aside.NoMail, aside.NoLetter, aside.Neither, aside.Later, aside.Stops, aside.Why, aside.Safe,
			aside.How, aside.Which, aside.ForOther}
	}
	if p.Code != "" || p.Stage == identity.AskCode {
		all = append(all, aside.Missing, aside.Resend)
	}
	if p.Holds(now) {
		all = append(all, aside.Result, aside.Disagrees)
	}
	return all
}

// heard is what a message says to the machine, read again where typed.Said heard nothing in it.
func (p Proving) heard(t identity.Typed, words string) identity.Typed {
	given := t.Digits + t.Letter + t.Address + t.Postal + t.Reply
	if p.Reads == nil || given != "" || !silent(t.Said) || len(p.In.Text.Secrets()) > 0 || strings.TrimSpace(words) == "" {
		return t
	}
	proof, bound := *p.Proof(), likely
	kind, sure := p.Reads(words, sayable(proof, p.Now))
	set, told := flags()[kind], kind == aside.Result || kind == aside.Disagrees
	if proof.Stage == identity.NoDialogue && !told {
		bound = against
	}
	yes := kind == aside.GoesOn && brief.OfLast(words) == brief.Yes // a bare yes gives nothing of what was asked for
	if set == nil || yes || sure < bound || sure < against && p.surely(words) {
		return t
	}
	set(&t)
	return t
}

// mourns reports whether the customer speaks of somebody who died.
func (p Proving) mourns() bool { return p.Out.State.Mourns || who.Mourns(p.In.Text.Words()) }

// surely reports whether words ask something about the announcement.
func (p Proving) surely(words string) bool { return p.Asks != nil && p.Asks(words) }

// silent reports whether words said nothing: what was counted of them, what they name, and that somebody is
// at a loss does not tell what they want.
func silent(s identity.Said) bool {
	s.Brief, s.Alone, s.Abroad, s.At, s.Asks = false, false, "", false, false
	s.Number, s.Signs, s.Part = 0, 0, false
	s.Which, s.Unsure = false, false
	s.ByMail, s.ByLetter, s.Reports, s.Forgot, s.Hard = false, false, false, false, false
	return s == identity.Said{}
}

// ofWhom leaves out a doubt that is none: what staff look into, a registration of somebody who died, is
// nothing that another one may prove, and what is not said right behind a result may be a question of its own.
func (p Proving) ofWhom(t identity.Typed, words string) identity.Typed {
	if who.Mourns(words) && !t.Stop && !t.Enough {
		t.Said = identity.Said{Abroad: t.Abroad}
		return t
	}
	ofResult := t.Doubt == identity.DoubtMeans || t.Doubt == identity.DoubtDisputed
	if t.Doubt == identity.DoubtOthers && p.mourns() || ofResult && p.Proof().Away > 0 && p.surely(words) {
		t.Doubt = identity.Unasked
	}
	return t
}

// Delivers notes a mail address to which an answer shall go: in the customer's case, where one is open. It
// begins no proof, and ends one that was begun with it. It is false where the message surely asks something, too.
func (p Proving) Delivers() bool {
	words := p.In.Text.Words()
	return p.delivers(words) && !slices.ContainsFunc(prose.Sentences(words), p.asksBeside)
}

// asksBeside reports whether a sentence beside such an address surely asks something. "Attention of the
// accounts department, please" only sounds like it.
func (p Proving) asksBeside(sentence string) bool {
	names := len(prose.Addresses(sentence)) > 0 || typed.Department(sentence)
	return (prose.Interrogative(sentence) || prose.Asking(sentence) && !names) && p.surely(sentence)
}

func (p Proving) delivers(words string) bool {
	proof := p.Proof()
	receipt := p.open()
	asked := proof.Stage == identity.AskAddress || proof.Stage == identity.AskCode
	named := p.given().Reply != ""
	switch {
	case p.Form(), p.In.Mail.Doubtful(), p.In.Entry != "":
		return false
	case asked && typed.NoCode(words):
		*proof = proof.Ended()
		p.Say(texts.ProofNotCode)
	case receipt == "", !named && !amid(p, words):
		return false
	}
	p.Out.State.Understood()
	p.Out.Kind = draft.Escalated
	if receipt == "" {
		p.Handover(cases.General, false)
		return true
	}
	p.Out.Append = receipt
	p.Reply(p.Book.Reply(texts.AsideNoted, map[string]string{"receipt": string(receipt)}))
	return true
}

// amid reports whether an address stands among other things that somebody tells whose case is open, and who asks for
// nothing: they are for whoever has the case, and no proof begins with it.
func amid(p Proving, words string) bool {
	told := p.Typed.Address != "" && p.In.Mail == nil && p.Proof().Stage == identity.NoDialogue
	return told && brief.Statement(words) && !who.AsksStatus(words) && !typed.Said(p.In).Alone && !typed.Mentions(words)
}

// open is the receipt of the case that the customer has open; "" for none.
func (p Proving) open() cases.Receipt {
	if c, ok := p.Out.State.Current(); ok && c.State != cases.Closed {
		return c.Receipt
	}
	return ""
}

// given are the codes and addresses in the message. An address at which a department is to get what the
// customer's case brings is for the answer, and for no code.
func (p Proving) given() identity.Typed {
	t := p.Typed
	stage := p.Proof().Stage
	asked := stage == identity.AskAddress || stage == identity.AskCode
	if p.open() != "" && !asked && t.Address != "" && !t.More && typed.Department(p.In.Text.Words()) {
		t.Address, t.Reply = "", t.Address
	}
	return t
}
