package identity

import (
	"madoguchi/internal/affected"
	"madoguchi/internal/inquiry"
)

// Needs is what must be known from outside before the machine can go on. Two needs of
// the same are equal.
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

// Count is a tally of what a need was about, with one more in it.
type Count struct {
	Needs
	affected.Tally
}

// Disclosure is a status that was told: what the law asks to be able to show.
type Disclosure struct {
	Proof    string   // how the contact was proven: ByCode and the others
	Segments []string // none: told that nothing matched
	Contact  string   // keyed hash of what was proven, "" where staff compared
}
