package identity

import (
	"crypto/subtle"
	"time"

	"madoguchi/internal/affected"
	"madoguchi/internal/inquiry"
)

// mail sends a one-time code to an address, if the limits allow it. Nobody looks into
// the roster here: the same mail goes to people on it and to all others. By mail it
// goes to the sender and to nobody else, for a From is forged too easily.
func (c Context) mail(p Proof, address string) Move {
	if c.Sender != nil && address != c.Sender.Address {
		return c.ask(p, AskWay, OtherAddress)
	}
	found, ask, ok := c.find(p, NeedMail, affected.Person{Email: address})
	switch {
	case !ok:
		return ask
	case !found.Ready:
		return Move{Proof: p, Say: NoRoster}
	}
	p.Stage, p.Touched = AskAddress, c.Now
	if !mayMail(p, found, c.mailbox(address), c.Now) {
		return limited(p)
	}
	p.Address, p.CodeAt = inquiry.NewAddress(address), c.Now
	p.Code = c.codeHash(p, c.Code)
	p.Attempts = p.Attempts.Mailed(c.mailbox(address), c.Now)
	move := c.ask(p, AskCode, Sent)
	move.Code, move.Count = true, &Count{found.Needs, found.Tally.Add(c.Now)}
	return move
}

// mayMail reports whether all limits allow one more code: those of all codes together,
// of the contact, whoever asks, and of the customer.
func mayMail(p Proof, found Found, mailbox string, now time.Time) bool {
	return !found.Closed && (!found.Slow || p.Attempts.First(now)) && affected.MayAsk(found.Returned) &&
		found.Tally.MayMail(now) && p.Attempts.MayMail(mailbox, now)
}

// codeHash binds a code to the customer and the address to which it went.
func (c Context) codeHash(p Proof, code string) string {
	return c.Hash("one-time code", string(c.Customer)+"\x00"+p.Address.Value()+"\x00"+code)
}

// tryCode compares what was typed with the code that was sent. Every try counts, and a
// code that is used up is never compared again.
func (c Context) tryCode(p Proof, digits string) Move {
	address := p.Address.Value()
	if p.Code == "" || c.Now.Sub(p.CodeAt) >= affected.CodeLife {
		p.Code = ""
		return c.ask(p, AskCode, Expired)
	}
	if subtle.ConstantTimeCompare([]byte(p.Code), []byte(c.codeHash(p, digits))) == 1 {
		return c.look(p, affected.Person{Email: address}, ByCode)
	}
	attempts, left := p.Attempts.Wrong(c.mailbox(address), c.Now)
	p.Attempts = attempts
	if left <= 0 {
		p.Code, p.Stage = "", AskAddress
		return limited(p)
	}
	move := c.ask(p, AskCode, Wrong)
	move.Case = affected.Tries-left == mostSlips
	return move
}

// limited refuses, in one way whatever the limit is. Each third time a person hears of it,
// and that counts only what the customer was told themself.
func limited(p Proof) Move {
	p.Slips++
	third := p.Slips >= mostSlips
	if third {
		p.Slips = 0
	}
	return Move{Proof: p, Say: Limited, Case: third}
}

// late is a code that is typed after it has done its work, or can do none any more.
func (c Context) late(p Proof, t Typed) Move {
	switch {
	case p.By == ByCode && p.Holds(c.Now) && c.another(p, t) == "":
		return c.look(p, p.Proven, p.By)
	case p.Attempts.Locked(c.mailbox(p.Address.Value()), c.Now):
		return limited(p)
	}
	return c.repeat(p, AskCode, Expired)
}

// letter is the code of a posted letter; the postal code may stand beside it.
func (c Context) letter(p Proof, t Typed) Move {
	p.Letter = inquiry.NewAddress(t.Letter)
	if t.Postal == "" {
		return c.ask(p, AskPostal, Postal)
	}
	return c.postal(p, t.Postal)
}

// postal looks for the letter, if the limits allow it. A code that nobody has and a
// postal code that does not belong to it are the same: it does not fit.
func (c Context) postal(p Proof, postal string) Move {
	who := affected.Person{Letter: p.Letter.Value(), Postal: postal}
	found, ask, ok := c.find(p, NeedLetter, who)
	if !ok {
		return ask
	}
	p.Touched = c.Now
	switch {
	case !found.Ready:
		return Move{Proof: p, Say: NoRoster}
	case !p.Attempts.MayTryLetter(c.Now) || !found.Tally.MayTry(c.Now):
		p.Stage, p.Letter = AskLetter, inquiry.Address{}
		return limited(p)
	case len(found.Segments) == 0:
		p.Attempts = p.Attempts.WrongLetter(c.Now)
		move := c.ask(p, AskPostal, LetterWrong)
		move.Case = p.Attempts.WrongLetters(c.Now) == mostSlips
		move.Count = &Count{found.Needs, found.Tally.Add(c.Now)}
		return move
	}
	return c.tell(p, who, ByLetter, found.Segments)
}
