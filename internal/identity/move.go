package identity

import (
	"slices"
	"time"

	"madoguchi/internal/affected"
	"madoguchi/internal/inquiry"
)

// Context is what the machine is given besides a proof and what was typed.
type Context struct {
	Now      time.Time
	Customer inquiry.CustomerKey
	Sender   *Sender                           // of a mail, nil elsewhere
	Segments []string                          // the ids of the incident's segments
	Hash     func(domain, value string) string // keyed
	Code     string                            // a one-time code, used only where one is sent
	Found    *Found                            // what was looked up for a move before
}

// Sender is who a mail is from.
type Sender struct {
	Address       string // in normal form, "" for what is no address
	Authenticated bool   // the mail system vouches for it
}

// Move is what the machine decided. Where it has Needs, nothing else holds: they are
// looked up, and the same move is made with what was found.
type Move struct {
	Proof  Proof
	Needs  *Needs
	Say    Say
	Lead   Lead // in front of it
	Hint   int  // the same in other words, from 1; 0 for the usual ones
	Wait   int  // with Soon: minutes until another code may be sent
	Person bool // besides, a person is offered
	Case   bool // besides, a person takes it up, and the dialogue goes on
	Again  bool // with Staff: the customer was asked already for what staff need

	Anew     bool   // with Sent: another code went to the same address
	Explains bool   // something that was asked is answered
	Code     bool   // Context.Code goes by mail to Proof.Address
	Count    *Count // what was tried, for the limits that all customers share
	Told     *Told  // with Status and NotFound
}

// Told is a status, and the contact that it is about.
type Told struct {
	Who affected.Person
	Disclosure
}

// Say is what is to be said.
type Say string

const (
	Ways         Say = "ways"          // how one can prove who one is
	Address      Say = "address"       // to which address shall a code go
	AddressWrong Say = "address wrong" // that is no address
	OneAddress   Say = "one address"   // one address, please
	OtherAddress Say = "other address" // by mail a code goes to the sender only
	Sent         Say = "sent"          // a code is under way, to whatever address; which code is it
	Six          Say = "six"           // a code has six digits
	Wrong        Say = "wrong"         // that is not the code
	Expired      Say = "expired"       // the code is too old, or was used
	Limited      Say = "limited"       // one reply for every limit
	Letter       Say = "letter"        // which code stands in the letter
	LetterBroken Say = "letter broken" // that is no code of a letter
	Postal       Say = "postal"        // to which postal code was the letter sent
	LetterWrong  Say = "letter wrong"  // the two do not fit, whichever is wrong
	Astray       Say = "astray"        // what to do where codes do not arrive
	Forgot       Say = "forgot"        // what to do without what is asked for
	Stopped      Say = "stopped"       // the dialogue is left
	Rested       Say = "rested"        // it is left for now
	Thanked      Say = "thanked"       // likewise, by thanks for the answer before it
	RestedCode   Say = "rested code"   // likewise, and the code that is under way still counts
	Soon         Say = "soon"          // the code is under way, another one can be had in a while
	Helped       Say = "helped"        // a person helps, for it does not get on
	Status       Say = "status"        // the status of Told
	NotFound     Say = "not found"     // nothing found of Told, which is not "not affected"
	NoRoster     Say = "no roster"     // a person must look, for the desk cannot
	Staff        Say = "staff"         // a person looks, for the customer has neither mail nor letter
	Means        Say = "means"         // what it means to be affected
	MeansNone    Say = "means none"    // what it means that nothing was found
	Disputed     Say = "disputed"      // a person looks, for the customer does not believe the status
	DisputedNone Say = "disputed none" // nor that nothing was found: how else one may be registered
)

// Lead is what is said first.
type Lead string

const (
	Because Lead = "why"    // why the desk asks at all
	Welcome Lead = "thanks" // to somebody who thanks
	Gently  Lead = "hard"   // to somebody who finds it hard

	WithoutMail   Lead = "no_mail"   // to somebody whose mailbox is out of reach: by letter, then
	WithoutLetter Lead = "no_letter" // and to somebody without a letter: by mail
)

// ask moves the dialogue on.
func (c Context) ask(p Proof, stage Stage, say Say) Move {
	if stage != p.Stage {
		p.Slips = 0
	}
	p.Stage, p.Touched, p.Away, p.Recalled = stage, c.Now, 0, false
	return Move{Proof: p, Say: say}
}

// slipped is a move that does not bring the dialogue on. The third in a row brings a person:
// who came that far is not helped by asking once more.
func slipped(p Proof, move func(Proof) Move) Move {
	p.Slips++
	if p.Slips >= mostSlips {
		return Move{Proof: p.Rested(), Say: Helped}
	}
	return move(p)
}

// mostSlips is how many slips in a row bring a person.
const mostSlips = 3

// hint says in other words what the dialogue waits for, in others each time.
func (c Context) hint(p Proof, lead Lead) Move {
	return slipped(p, func(p Proof) Move {
		move := c.prompt(p)
		move.Lead, move.Hint, move.Person = lead, p.Slips, true
		return move
	})
}

// find is what was looked up; where it was not yet, the move that asks for it.
func (c Context) find(p Proof, what Need, of affected.Person) (found Found, ask Move, ok bool) {
	needs := Needs{What: what, Of: of}
	if what == NeedMail {
		needs.Customer = c.Customer
	}
	if c.Found == nil || c.Found.Needs != needs {
		return Found{}, Move{Proof: p, Needs: &needs}, false
	}
	return *c.Found, Move{}, true
}

// look looks a proven contact up in the roster, and tells what is found.
func (c Context) look(p Proof, who affected.Person, by string) Move {
	need := NeedEmail
	if by == ByLetter {
		need = NeedLetter
	}
	found, ask, ok := c.find(p, need, who)
	switch {
	case !ok:
		return ask
	case !found.Ready:
		return Move{Proof: p, Say: NoRoster}
	}
	return c.tell(p, who, by, found.Segments)
}

// tell tells a person their own status. The proof holds for a while, so that a second
// question needs no second code.
func (c Context) tell(p Proof, who affected.Person, by string, segments []string) Move {
	if !known(c.Segments, segments) {
		return Move{Proof: p, Say: NoRoster} // a roster of another incident
	}
	told := &Told{who, Disclosure{Proof: by, Segments: segments, Contact: contactHash(who, c.Hash)}}
	p = p.proven(who, by, c.Now)
	p.Fitted = len(segments) > 0
	if len(segments) > 0 {
		return Move{Proof: p, Say: Status, Told: told}
	}
	move := c.ask(p, AskWay, NotFound) // another address, or the letter
	move.Told = told
	return move
}

// known reports whether an incident of these segments has all of some, each named once.
func known(all, segments []string) bool {
	n := 0
	for _, s := range all {
		if slices.Contains(segments, s) {
			n++
		}
	}
	return n == len(segments)
}

// contactHash names the contact of a status in the disclosure log.
func contactHash(who affected.Person, hash func(domain, value string) string) string {
	if who.Letter != "" {
		return hash("letter", who.Letter)
	}
	return hash("contact", who.Email)
}

// mailbox names the mailbox behind an address, for what is counted.
func (c Context) mailbox(address string) string {
	return c.Hash("contact", affected.Mailbox(address))
}
