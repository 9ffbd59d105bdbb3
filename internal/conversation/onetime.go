package conversation

import (
	"crypto/subtle"

	"madoguchi/internal/affected"
	"madoguchi/internal/cases"
	"madoguchi/internal/incident/texts"
	"madoguchi/internal/inquiry"
)

const identity = cases.Identity

// mail sends a one-time code to an address, if the limits allow it. Nobody looks
// into the roster here: the same mail goes to people on it and to all others.
func (t *step) mail(address string) {
	if t.in.Mail != nil && address != t.sent() {
		t.ask(AskWay, texts.ProofOtherAddress, tapLetter, human)
		return
	}
	found, known := t.find(NeedMail, affected.Person{Email: address})
	if !known {
		return
	}
	if !found.Ready {
		t.handover(identity, true)
		return
	}
	p, contact := t.proof(), t.contact(address)
	p.Stage, p.Touched = AskAddress, t.now
	if found.Closed || found.Slow && !p.Attempts.First(t.now) || !affected.MayAsk(found.Returned) || !found.Tally.MayMail(t.now) || !p.Attempts.MayMail(contact, t.now) {
		t.limited()
		return
	}
	p.Address, p.CodeAt = inquiry.NewAddress(address), t.now
	p.Code = t.codeHash(t.given.Code)
	p.Attempts = p.Attempts.Mailed(contact, t.now)
	t.out.Count = &Count{found.Needs, found.Tally.Add(t.now)}
	values := map[string]string{"code": t.given.Code, "way": t.text(texts.OfWay(string(t.in.Channel)), nil), "where": t.text(texts.OfWhere(string(t.in.Channel)), nil)}
	t.out.Code = &Code{To: p.Address, Text: t.text(texts.CodeMail, values)}
	t.ask(AskCode, texts.ProofSent, tapAgain, tapStop)
}

// limited is the one reply for every limit. It sends nothing, and names the ways
// that are left.
func (t *step) limited() {
	t.out.Kind = Verifying
	t.say(texts.ProofLimited, []string{tapLetter, human, tapStop})
}

// contact names the mailbox behind an address, for what is counted.
func (t *step) contact(address string) string {
	return t.given.Hash("contact", affected.Mailbox(address))
}

// codeHash binds a code to the customer and the address to which it went.
func (t *step) codeHash(code string) string {
	return t.given.Hash("one-time code", string(t.in.Customer)+"\x00"+t.proof().Address.Value()+"\x00"+code)
}

// tryCode compares what was typed with the code that was sent. Every try counts,
// and a code that is used up is never compared again.
func (t *step) tryCode(digits string) {
	p := t.proof()
	address := p.Address.Value()
	if p.Code == "" || t.now.Sub(p.CodeAt) >= affected.CodeLife {
		p.Code = ""
		t.ask(AskCode, texts.ProofExpired, tapAgain, tapLetter, human)
		return
	}
	if subtle.ConstantTimeCompare([]byte(p.Code), []byte(t.codeHash(digits))) == 1 {
		t.look(affected.Person{Email: address}, ByCode)
		return
	}
	attempts, left := p.Attempts.Wrong(t.contact(address), t.now)
	p.Attempts = attempts
	if left <= 0 {
		p.Code, p.Stage = "", AskAddress
		t.limited()
		return
	}
	t.ask(AskCode, texts.ProofWrong, tapAgain, tapLetter, human)
}

// letter takes the code of a posted letter; the postal code may stand beside it.
func (t *step) letter(code string) {
	p := t.proof()
	p.Letter = inquiry.NewAddress(code)
	if t.typed.postal == "" {
		t.ask(AskPostal, texts.ProofPostal, tapStop)
		return
	}
	t.postal(t.typed.postal)
}

// postal looks for the letter, if the limits allow it. A code that nobody has and
// a postal code that does not belong to it are the same: it does not fit.
func (t *step) postal(postal string) {
	p := t.proof()
	who := affected.Person{Letter: p.Letter.Value(), Postal: postal}
	found, known := t.find(NeedLetter, who)
	if !known {
		return
	}
	p.Touched = t.now
	switch {
	case !found.Ready:
		t.handover(identity, true)
	case !p.Attempts.MayTryLetter(t.now) || !found.Tally.MayTry(t.now):
		p.Stage, p.Letter = AskLetter, inquiry.Address{}
		t.limited()
	case len(found.Segments) == 0:
		p.Attempts = p.Attempts.WrongLetter(t.now)
		t.out.Count = &Count{found.Needs, found.Tally.Add(t.now)}
		t.ask(AskPostal, texts.ProofLetterWrong, tapLetter, tapMail, human)
	default:
		t.tell(who, ByLetter, found.Segments)
	}
}
