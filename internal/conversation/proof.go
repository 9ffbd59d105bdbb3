package conversation

import (
	"time"

	"madoguchi/internal/affected"
	"madoguchi/internal/inquiry"
)

// Proof is how far a customer has come in proving who they are. A dialogue can
// be left for another question and taken up again at any point.
type Proof struct {
	Stage    Stage
	Touched  time.Time       // when the dialogue last moved; a forgotten one ends
	Mails    int             // of the dialogue, where it is one by mail
	Address  inquiry.Address // to which the last code went
	Code     string          // the keyed hash of that code, "" where none is waited for
	CodeAt   time.Time       // when it was sent
	Letter   inquiry.Address // the code of a letter, while its postal code is waited for
	Proven   affected.Person // the contact that was proven
	By       string          // how, as the disclosure log has it
	ProvenAt time.Time       //
	Told     int             // how often the status was told under this proof
	Attempts affected.Attempts
}

// end ends the dialogue. What was counted and proven stays.
func (p *Proof) end() {
	*p = Proof{Proven: p.Proven, By: p.By, ProvenAt: p.ProvenAt, Told: p.Told, Attempts: p.Attempts}
}

// holds reports whether the proof still tells. It ends with time, and after a few
// times of telling, so that nobody fills the disclosure log.
func (p *Proof) holds(now time.Time) bool {
	return p.By != "" && p.Told < affected.Tells && now.Sub(p.ProvenAt) < affected.ProofLife
}

// Stage is what the dialogue waits for.
type Stage string

const (
	NoDialogue Stage = ""
	AskWay     Stage = "way"     // by mail or by letter
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

// forgotten is how long a dialogue waits.
const forgotten = 24 * time.Hour

// Needs is what must be known from outside before a step can be taken.
type Needs struct {
	What     Need
	Of       affected.Person     // with the fields that the need is about
	By       string              // the member of staff who compares
	Customer inquiry.CustomerKey // who asks for a code
}

// Need names a lookup.
type Need string

const (
	NeedRoster Need = "roster" // is there one
	NeedMail   Need = "mail"   // may a code go to Of.Email
	NeedEmail  Need = "email"  // who has Of.Email, which was proven
	NeedLetter Need = "letter" // to whom went the letter Of.Letter to Of.Postal
	NeedCheck  Need = "check"  // may By compare once more
)

// Found is the answer to Needs.
type Found struct {
	Needs    Needs
	Ready    bool           // there is a roster
	Closed   bool           // no code goes to anybody at the moment
	Slow     bool           // each customer gets one a day
	Returned int            // of the customer's codes of today, how many came back
	Tally    affected.Tally // of the contact or the letter
	Segments []string       // of the people found, none for nobody
}

// Code is a one-time code on its way to an address.
type Code struct {
	To   inquiry.Address
	Text string
}

// Disclosure is a status that was told: what the law asks to be able to show.
type Disclosure struct {
	Proof    string
	Segments []string // none: told that nothing matched
	Contact  string   // keyed hash of what was proven, "" where staff compared
}

// standing is what is counted and proven for the sender as far as they are known.
func (t *step) standing() *Standing {
	if t.in.Mail != nil && !t.in.Mail.Authenticated {
		return &t.out.State.Doubtful
	}
	return &t.out.State.Sure
}

func (t *step) proof() *Proof { return &t.standing().Proof }

// another is an address that somebody asks about by name and that is not the one they
// proved. What was told of the one is no answer about the other.
func (t *step) another() string {
	p := t.proof()
	if t.in.Mail != nil || t.typed.address == "" || p.Stage == NoDialogue && !p.holds(t.now) {
		return "" // mail names its sender, and its signature may hold any address
	}
	if p.holds(t.now) && t.typed.address == p.Proven.Email {
		return ""
	}
	return t.typed.address
}

// find is what was looked up for a need. Where it was not yet, it asks, and the
// step ends: it is taken again with the answer.
func (t *step) find(what Need, of affected.Person) (Found, bool) {
	needs := Needs{What: what, Of: of}
	if what == NeedMail {
		needs.Customer = t.in.Customer
	}
	if t.given.Found == nil || t.given.Found.Needs != needs {
		t.out.Needs = &needs
		return Found{}, false
	}
	return *t.given.Found, true
}
