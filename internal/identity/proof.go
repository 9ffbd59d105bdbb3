package identity

import (
	"time"

	"madoguchi/internal/affected"
	"madoguchi/internal/inquiry"
)

// Proof is how far a customer has come in proving who they are. The desk keeps it
// sealed, coded by gob, which matches fields by their names: they cannot be renamed.
type Proof struct {
	Stage    Stage
	Touched  time.Time       // when the dialogue last moved; a forgotten one ends
	Mails    int             // of the dialogue, where it is one by mail
	Address  inquiry.Address // to which the last code went
	Code     string          // the keyed hash of that code, "" where none is waited for
	CodeAt   time.Time       // when it was sent
	Letter   inquiry.Address // the code of a letter, while its postal code is waited for
	Proven   affected.Person // the contact that was proven
	By       string          // how, as the disclosure log has it; "" where nothing is proven
	ProvenAt time.Time       //
	Fitted   bool            // the roster has whom it proves
	Told     int             // how often the status was told under this proof
	Attempts affected.Attempts
	NoMail   bool // the customer said that their mailbox is out of reach
	NoLetter bool // and that they have no letter
	Slips    int  // messages of the dialogue that did not bring it on, since it last moved
	Away     int  // messages about something else, since it last moved
	Recalled bool // since then, below the answer to one, how it goes on
}

// Stage is what the dialogue waits for.
type Stage string

const (
	NoDialogue Stage = ""
	AskWay     Stage = "way"     // by mail or by letter; after "nothing found", another way
	AskAddress Stage = "address" // to which a code goes
	AskCode    Stage = "code"    // that went there
	AskLetter  Stage = "letter"  // the code in the posted letter
	AskPostal  Stage = "postal"  // and the postal code to which it was sent
)

// How a contact was proven, as the disclosure log has it.
const (
	ByCode   = "email"  // a one-time code to the address
	BySender = "dmarc"  // a mail whose sender the mail system vouches for
	ByLetter = "letter" // the code of the letter and the postal code
	ByStaff  = "staff"  // a person compared what the customer knows
)

const (
	forgotten = 24 * time.Hour   // for so long a dialogue waits
	sitting   = 30 * time.Minute // after so long somebody begins afresh
)

// Current is the proof without what is over: identifiers stay no longer than they are
// of use.
func (p Proof) Current(now time.Time) Proof {
	if now.Sub(p.Touched) >= forgotten {
		p = p.Ended()
	}
	if now.Sub(p.Touched) >= sitting {
		p.Slips = 0
	}
	if now.Sub(p.ProvenAt) >= affected.ProofLife {
		p.Proven = affected.Person{}
	}
	if now.Sub(p.ProvenAt) >= forgotten {
		p.By = ""
	}
	return p
}

// near is how many messages about something else may lie between a step of the dialogue and a word on
// how it goes on.
const near = 2

// Recalls reports whether a dialogue in which something was begun is so near that the customer is told once,
// below the answer to something else, how it goes on.
func (p Proof) Recalls(now time.Time) bool {
	return p.Stage != AskWay && p.Near(now) && !p.Recalled
}

// Near reports whether the dialogue is open, and was spoken of just before.
func (p Proof) Near(now time.Time) bool {
	return p.Stage != NoDialogue && p.Away <= near && now.Sub(p.Touched) < sitting
}

// Ended is the proof without its dialogue. What was counted and proven stays.
func (p Proof) Ended() Proof {
	return Proof{Proven: p.Proven, By: p.By, ProvenAt: p.ProvenAt, Fitted: p.Fitted, Told: p.Told, Attempts: p.Attempts}
}

// Rested is the proof of somebody who lets it be for now. A code that is under way still
// counts when it comes.
func (p Proof) Rested() Proof {
	rested := p.Ended()
	if p.Code != "" {
		rested.Address, rested.Code, rested.CodeAt, rested.Touched = p.Address, p.Code, p.CodeAt, p.Touched
	}
	return rested
}

// Sent reports whether a code was sent that may still be typed, or was.
func (p Proof) Sent() bool { return p.Code != "" || p.Address != (inquiry.Address{}) || p.By == ByCode }

// Holds reports whether the proof still tells. It ends with time, and after a few
// times of telling, so that nobody fills the disclosure log.
func (p Proof) Holds(now time.Time) bool {
	return p.By != "" && p.Told < affected.Tells && now.Sub(p.ProvenAt) < affected.ProofLife
}

// Identified is how and when somebody proved to be a person of the roster, "" where they did not,
// or longer ago than a proof holds. Who proves a mailbox that the roster does not have has proven
// no more than that.
func (p Proof) Identified(now time.Time) (by string, at time.Time) {
	if !p.Fitted || p.By == "" || now.Sub(p.ProvenAt) >= affected.ProofLife {
		return "", time.Time{}
	}
	return p.By, p.ProvenAt
}

// proven is the proof after a status was told: a new one, or the one that holds, which
// telling does not make longer.
func (p Proof) proven(who affected.Person, by string, now time.Time) Proof {
	p = p.Ended()
	if !p.Holds(now) || p.Proven != who {
		p.Proven, p.By, p.ProvenAt, p.Told = who, by, now, 0
	}
	p.Told++
	return p
}
