package identity

import (
	"time"

	"madoguchi/internal/affected"
	"madoguchi/internal/inquiry"
)

// Identify goes on from a question about one's own status: the status itself where the
// contact is proven, else the ways to prove one.
func (c Context) Identify(p Proof, t Typed) Move {
	switch another := c.another(p, t); {
	case another != "":
		return c.mail(p, another)
	case p.Holds(c.Now):
		return c.look(p, p.Proven, p.By)
	case c.Sender != nil && c.Sender.Authenticated && c.Sender.Address != "":
		// The answer goes to that address and nowhere else: nothing more is to be proven.
		return c.look(p, affected.Person{Email: c.Sender.Address}, BySender)
	case p.neither(): // as they said before, and were asked for what staff need
		move := staff(c, p)
		move.Again = true
		return move
	}
	move := c.offer(p)
	switch offers := move.Proof.Stage == AskWay; {
	case offers && t.NoMail: // who says so as they ask is led on by what is left
		p.NoMail = true
		return led(c.ask(p, AskLetter, Letter), WithoutMail)
	case offers && t.Takes != "": // and who names a way goes it
		return c.tapped(p, t.Takes)
	}
	return move
}

// offer names the ways to prove who one is. Where there is no roster yet, a person
// must look.
func (c Context) offer(p Proof) Move {
	found, ask, ok := c.find(p, NeedRoster, affected.Person{})
	switch {
	case !ok:
		return ask
	case !found.Ready:
		return Move{Proof: p, Say: NoRoster}
	}
	return c.ask(p, AskWay, Ways)
}

// part is a way to read a message as a part of the dialogue.
type part func(Context, Proof, Typed) (Move, bool)

// Answer reads a message as a part of the dialogue; false where it is none. Then it is a
// question like every other, the proof is as it was but for what is out of reach, and the dialogue
// waits.
func (c Context) Answer(p Proof, t Typed) (Move, bool) {
	p = lost(c, p, t)
	parts := []part{Context.anywhere, Context.coded, result, Context.leaves, Context.given, outOfReach, Context.aside, Context.slip}
	switch p.Stage {
	case AskWay:
		parts[len(parts)-1] = Context.way
	case NoDialogue:
		parts = []part{Context.anywhere, Context.coded, result, outright}
	}
	for _, reads := range parts {
		if move, ok := reads(c, p, t); ok {
			return move, true
		}
	}
	return Move{Proof: p}, false
}

// anywhere is what counts whether or not a dialogue is open: the buttons, the code of a letter,
// and the wish to be verified in one of the ways.
func (c Context) anywhere(p Proof, t Typed) (Move, bool) {
	switch {
	case t.Tap != "":
		return c.tapped(p, t.Tap), true
	case t.Letter != "":
		return c.letter(p, t), true
	case t.Broken && t.Bare && p.Stage != AskPostal:
		return c.repeat(p, AskLetter, LetterBroken), true
	case t.Verify && t.ByLetter != t.ByMail:
		return c.tapped(p, t.chosen()), true
	}
	return Move{}, false
}

// coded is what belongs to a code that was sent, whether or not the dialogue is still open.
func (c Context) coded(p Proof, t Typed) (Move, bool) {
	switch {
	case t.Digits != "" && p.codeOver():
		return c.late(p, t), true
	case t.Digits != "" && p.Code != "" && !t.Stop: // who asked too early for another code still has the first
		return c.tryCode(p, t.Digits), true
	case t.Astray && p.Stage == AskCode && t.Address == "" && (t.Missing || !t.Again):
		return c.repeat(p, AskCode, Astray), true
	case t.Missing && p.Code != "":
		return missing(c, p, t)
	}
	return Move{}, false
}

// missing is that a code does not come: it is sent again, once. Then they hear of other ways, and who has no letter
// either gets a person.
func missing(c Context, p Proof, t Typed) (Move, bool) {
	mails := p.Attempts.Mails(c.mailbox(p.Address.Value()), c.Now)
	switch asked := p.Stage == AskCode; {
	case asked && t.NoLetter:
		return staff(c, p), true
	case asked && (t.Other || mails > 1):
		return c.repeat(p, AskCode, Astray), true
	case c.Now.Sub(p.CodeAt) < affected.CodeLife:
		return c.again(p), true
	}
	return Move{}, false
}

// leaves is that somebody wants no more of it, for good or for now.
func (c Context) leaves(p Proof, t Typed) (Move, bool) {
	switch {
	case t.Stop:
		return Move{Proof: p.Ended(), Say: Stopped}, true
	case t.Enough, t.Thanks && c.toldNothing(p, t):
		return rest(p, c.Now), true
	}
	return Move{}, false
}

// rest lets the dialogue be. The customer need not say why.
func rest(p Proof, now time.Time) Move {
	p.Touched = now
	if p = p.Rested(); p.Code != "" {
		return Move{Proof: p, Say: RestedCode}
	}
	return Move{Proof: p, Say: Rested}
}

// again sends another code to the same address. While it is too early for one the move says
// how long that lasts: the pause is the customer's own, and tells nothing about the address.
func (c Context) again(p Proof) Move {
	address := p.Address.Value()
	wait := p.Attempts.Wait(c.mailbox(address), c.Now)
	if p.Code == "" || wait == 0 || c.Now.Sub(p.CodeAt) >= affected.CodeLife {
		move := c.mail(p, address)
		move.Anew = move.Say == Sent
		return move
	}
	return slipped(p, func(p Proof) Move {
		move := c.ask(p, AskCode, Soon)
		move.Wait, move.Proof.Slips = int((wait+time.Minute-1)/time.Minute), p.Slips
		return move
	})
}

// codeOver reports whether a code was sent that is waited for no more. Seven digits
// may be what the postal code is asked for.
func (p Proof) codeOver() bool {
	return p.Code == "" && p.Stage != AskPostal && (p.Address != (inquiry.Address{}) || p.By == ByCode)
}

// given is what the dialogue asked for, or might have.
func (c Context) given(p Proof, t Typed) (Move, bool) {
	switch postal := t.postal(); {
	case p.Stage == AskPostal:
		if postal == "" {
			return Move{}, false
		}
		return c.postal(p, postal), true
	case t.More && t.Alone:
		return c.repeat(p, AskAddress, OneAddress), true
	case t.Address != "" && t.Alone:
		return c.mail(p, t.Address), true
	case t.Again && p.Address != (inquiry.Address{}) && (p.Stage == AskCode || p.Stage == AskAddress):
		return c.again(p), true
	case p.Stage == AskCode && t.Masked:
		return c.repeat(p, AskCode, Six), true
	}
	return Move{}, false
}

// repeat asks for the same once more, where what came has a slip of the pen in it.
func (c Context) repeat(p Proof, stage Stage, say Say) Move {
	return slipped(p, func(p Proof) Move {
		move := c.ask(p, stage, say)
		move.Proof.Slips = p.Slips
		return move
	})
}

// postal is the postal code that was typed: seven digits, or, abroad, what is one where
// the message is nothing else.
func (t Typed) postal() string {
	if t.Postal != "" {
		return t.Postal
	}
	return t.Abroad
}

// aside answers what somebody asks of the dialogue itself, and says again what it waits
// for.
func (c Context) aside(p Proof, t Typed) (Move, bool) {
	switch reports := p.Stage == AskWay && t.Reports; {
	case t.Doubt != Unasked && t.Doubt != DoubtMeans && t.Doubt != DoubtDisputed:
		return explain(c, p, t.Doubt), true
	case t.Which && (p.Stage == AskAddress || p.Stage == AskPostal):
		return explain(c, p, DoubtWhich), true
	case t.Why && !reports:
		return c.hint(p, Because), true
	case t.Brief && !reports:
		return remark(c, p, t)
	}
	return Move{}, false
}

// remark answers what somebody says to the dialogue in a few words.
func remark(c Context, p Proof, t Typed) (Move, bool) {
	switch {
	case t.Tongue, t.Verify:
		return c.prompt(p), true
	case t.Other:
		return c.ask(p, AskWay, Ways), true
	case t.Takes == TapMail && (p.Stage == AskLetter || p.Stage == AskPostal),
		t.Takes == TapLetter && (p.Stage == AskAddress || p.Stage == AskCode):
		return c.tapped(p, t.Takes), true
	case t.Forgot:
		p.NoLetter = p.NoLetter || p.Stage == AskLetter // which is then as good as none
		return c.repeat(p, p.Stage, Forgot), true
	case t.Hard:
		return c.hint(p, Gently), true
	case t.Thanks:
		return thanked(c, p), true
	}
	return Move{}, false
}

// thanked answers thanks: where the ways were offered below an answer and nothing was begun, they
// are for that answer.
func thanked(c Context, p Proof) Move {
	if p.Stage == AskWay && p.By == "" {
		return Move{Proof: p.Ended(), Say: Thanked}
	}
	return c.hint(p, Welcome)
}

// toldNothing reports whether somebody who proved their contact was told that nothing was
// found, or waits for the same, and names no other address.
func (c Context) toldNothing(p Proof, t Typed) bool {
	return p.Stage == AskWay && p.Holds(c.Now) && c.another(p, t) == ""
}

// way is the answer to which way.
func (c Context) way(p Proof, t Typed) (Move, bool) {
	switch {
	case !t.Brief:
	case t.Nth > 0:
		return c.tapped(p, offered[t.Nth-1]), true
	case t.ByMail == t.ByLetter, t.Reports:
	default:
		return c.tapped(p, t.chosen()), true
	}
	return Move{}, false
}

// offered are the buttons of the ways, in the order in which customers read them.
var offered = [...]Tap{TapMail, TapLetter, TapStaff}

// chosen is the button for the way that somebody chose in words.
func (t Typed) chosen() Tap {
	if t.ByLetter {
		return TapLetter
	}
	return TapMail
}

// slip helps where an answer to the dialogue has a slip of the pen in it.
func (c Context) slip(p Proof, t Typed) (Move, bool) {
	switch {
	case !t.Brief:
	case t.Broken && p.Stage != AskPostal:
		return c.repeat(p, AskLetter, LetterBroken), true
	case p.Stage == AskAddress && t.At:
		return c.repeat(p, AskAddress, AddressWrong), true
	case p.Stage == AskCode && t.Number >= 4 && t.Number <= 8:
		return c.repeat(p, AskCode, Six), true
	case p.Stage == AskPostal && t.Number >= 5 && t.Number <= 9:
		return c.hint(p, ""), true
	case p.Stage == AskLetter && t.longCode():
		return c.repeat(p, AskLetter, LetterBroken), true
	}
	return Move{}, false
}

// longCode reports whether a message may be the code of a letter that was typed wrong, or a part of it, and
// tells no postal code.
func (t Typed) longCode() bool { return t.Signs >= 12 && t.Postal == "" || t.Part }

// tapped is a button of the dialogue.
func (c Context) tapped(p Proof, tap Tap) Move {
	switch tap {
	case TapLetter:
		p.NoLetter = false
		return c.ask(p, AskLetter, Letter)
	case TapStaff:
		return staff(c, p)
	case TapAgain:
		if p.Address != (inquiry.Address{}) {
			return c.again(p)
		}
	case TapResume:
		return c.prompt(p)
	case TapStop:
		return Move{Proof: p.Ended(), Say: Stopped}
	}
	p.NoMail = false
	return c.byMail(p)
}

// byMail asks to which address a code goes. Who writes by mail has named one: the
// sender's.
func (c Context) byMail(p Proof) Move {
	switch s := c.Sender; {
	case s == nil:
		return c.ask(p, AskAddress, Address)
	case s.Address == "" || s.Authenticated:
		return c.ask(p, AskWay, OtherAddress)
	default:
		return c.mail(p, s.Address)
	}
}

// prompt repeats what the dialogue waits for.
func (c Context) prompt(p Proof) Move {
	switch p.Stage {
	case AskAddress:
		return c.ask(p, AskAddress, Address)
	case AskCode:
		return c.ask(p, AskCode, Sent)
	case AskLetter:
		return c.ask(p, AskLetter, Letter)
	case AskPostal:
		return c.ask(p, AskPostal, Postal)
	}
	return c.offer(p)
}

// Help goes on where nobody understands a short message in an open dialogue: it sends a
// code to another address that is named, unless it is somebody else's, says again what
// was told, "so I am not affected?", or says what the dialogue waits for.
func (c Context) Help(p Proof, t Typed, ofOthers bool) Move {
	switch another := c.another(p, t); {
	case another != "" && !ofOthers:
		return c.mail(p, another)
	case c.toldNothing(p, t):
		return c.look(p, p.Proven, p.By)
	}
	return c.hint(p, "")
}

// another is an address that somebody asks about by name and that is not the one they
// proved. What was told of the one is no answer about the other.
func (c Context) another(p Proof, t Typed) string {
	if c.Sender != nil || t.Address == "" || p.Stage == NoDialogue && !p.Holds(c.Now) {
		return "" // mail names its sender, and its signature may hold any address
	}
	if p.Holds(c.Now) && t.Address == p.Proven.Email {
		return ""
	}
	return t.Address
}
