package cases

import (
	"errors"
	"slices"
	"strings"
	"time"
)

// Request is what became of a request about somebody's own data, of a case in the lane [Rights].
// The ids are fixed, so that no word of anybody's comes into the register of such requests.
// Articles are those of the Act on the Protection of Personal Information of Japan.
type Request struct {
	Wish    Wish      // "" until staff say it
	Proof   Proof     // "" where nothing proved who asks
	Proven  time.Time // when it did, zero for never
	Outcome Outcome   // "" until it was decided
	Reason  Reason    // of a refusal, also of a part
	At      time.Time // when it was decided
}

// Wish is what somebody asks for.
type Wish string

// The wishes that the law knows.
const (
	Disclose Wish = "disclose" // what is held of them (article 33), also records of who was given it
	Correct  Wish = "correct"  // that it is corrected, added to or deleted as wrong (article 34)
	Stop     Wish = "stop"     // that its use ends or it is erased (article 35)
	Withhold Wish = "withhold" // that third parties are given none (article 35, paragraph 3)
)

// Proof is how it was proven who asks (article 37, and its cabinet order).
type Proof string

// The ways to prove it. Those of the customer have the names of the disclosure log.
const (
	ByCode     Proof = "email"    // the customer, by a one-time code to an address of theirs that the roster has
	ByLetter   Proof = "letter"   // the customer, by the code of the letter and its postal code
	BySender   Proof = "dmarc"    // the customer, by a mail whose sender the mail system vouches for
	ByCheck    Proof = "check"    // a member of staff compared with the roster, and all fitted
	ByDocument Proof = "document" // a member of staff saw an identity document
	ByMandate  Proof = "mandate"  // and the mandate of who acts for the person
)

// Outcome is what was decided.
type Outcome string

// The outcomes.
const (
	Granted   Outcome = "granted"
	Partly    Outcome = "partly"
	Refused   Outcome = "refused"
	Withdrawn Outcome = "withdrawn" // who asked does no longer
)

// Reason is why a request was refused; article 36 has the company tell it to who asked.
type Reason string

// The reasons that the law knows.
const (
	Harm       Reason = "harm"       // to life, property or other rights of somebody (article 33, paragraph 2, item 1)
	Business   Reason = "business"   // work would seriously be impeded (item 2)
	OtherLaw   Reason = "law"        // another law would be broken (item 3)
	NotHeld    Reason = "not_held"   // there is no such data
	Unproven   Reason = "unproven"   // nobody proved who asks, or that they may (article 37)
	Accurate   Reason = "accurate"   // there is nothing to correct (article 34)
	NoGround   Reason = "no_ground"  // none of the grounds of article 35
	Substitute Reason = "substitute" // too costly, and other measures protect the person (article 35)
)

// Wishes lists what somebody may ask for; like the lists below, in the order of forms.
func Wishes() []Wish { return []Wish{Disclose, Correct, Stop, Withhold} }

// Proofs lists the ways to prove who asks.
func Proofs() []Proof {
	return []Proof{ByCode, ByLetter, BySender, ByCheck, ByDocument, ByMandate}
}

// Seen reports whether a proof is one that staff saw, and say so: of any other the desk knows.
func (p Proof) Seen() bool { return p == ByDocument || p == ByMandate }

// Outcomes lists what may be decided.
func Outcomes() []Outcome { return []Outcome{Granted, Partly, Refused, Withdrawn} }

// Reasons lists why a request may be refused.
func Reasons() []Reason {
	return []Reason{Harm, Business, OtherLaw, NotHeld, Unproven, Accurate, NoGround, Substitute}
}

// Errors of a decision on a request.
var (
	ErrNoRequest = errors.New("cases: the case is no request about somebody's own data")
	ErrDecision  = errors.New("cases: a decision needs a wish and an outcome, a refusal a reason, what is granted a proof")
)

// Prove notes how and when the customer proved who they are, of a request that is open and of
// which nothing proved it before. It reports whether anything changed. A case whose sender nobody
// vouches for may be somebody else's, so a proof of the customer is none of it.
func (c *Case) Prove(by Proof, at time.Time) bool {
	if by == "" || c.Lane != Rights || c.State == Closed || c.Request.Proof != "" || c.Doubtful() {
		return false
	}
	c.Request.Proof, c.Request.Proven = by, at
	return true
}

// Decide notes what became of a request, or what is known of it so far; what the desk knows of
// who asks stays unless staff saw a proof. Its owner does, a lead, and once it is closed whoever
// works on cases. The errors are [ErrNoRequest], [ErrNotOwner] and [ErrDecision].
func (c *Case) Decide(by string, lead bool, r Request, now time.Time) error {
	switch {
	case c.Lane != Rights:
		return ErrNoRequest
	case c.State != Closed && c.Owner != by && !lead:
		return ErrNotOwner
	}
	r = r.after(c.Request, now)
	if !r.sound() || r.Proof != "" && !r.Proof.Seen() && r.Proof != c.Request.Proof {
		return ErrDecision
	}
	c.Request = r
	return nil
}

// after is the request with when it was proven and decided: now, or as it was where nothing else is
// said.
func (r Request) after(was Request, now time.Time) Request {
	if r.Proof == "" && !was.Proof.Seen() {
		r.Proof = was.Proof
	}
	if r.Proven = was.Proven; r.Proof != was.Proof || r.Proven.IsZero() {
		r.Proven = now
	}
	if r.At = was.At; r.Outcome != was.Outcome || r.Reason != was.Reason || r.At.IsZero() {
		r.At = now
	}
	if r.Proof == "" {
		r.Proven = time.Time{}
	}
	if r.Outcome == "" {
		r.At = time.Time{}
	}
	return r
}

// String names the ids for the audit, "stop refused not_held".
func (r Request) String() string {
	ids := string(r.Wish) + " " + string(r.Proof) + " " + string(r.Outcome) + " " + string(r.Reason)
	return strings.Join(strings.Fields(ids), " ")
}

// sound reports whether what is said of a request goes together.
func (r Request) sound() bool {
	known := slices.Contains(Wishes(), r.Wish) && (r.Proof == "" || slices.Contains(Proofs(), r.Proof)) &&
		(r.Outcome == "" || slices.Contains(Outcomes(), r.Outcome)) &&
		(r.Reason == "" || slices.Contains(Reasons(), r.Reason))
	refused, granted := r.Outcome == Refused || r.Outcome == Partly, r.Outcome == Granted || r.Outcome == Partly
	return known && refused == (r.Reason != "") && (!granted || r.Proof != "")
}
