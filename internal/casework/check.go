package casework

import (
	"context"
	"errors"
	"strings"
	"time"

	"madoguchi/internal/affected"
	"madoguchi/internal/cases"
	"madoguchi/internal/identity"
	"madoguchi/internal/outbox"
)

// Errors of a check by staff.
var (
	ErrTooMany   = errors.New("casework: too many checks for now")
	ErrUnproven  = errors.New("casework: nothing was checked that proves who the customer is")
	ErrNoProof   = errors.New("casework: a check needs a proof, or a second person who agrees") // see [Office.Check]
	ErrNotEnough = errors.New("casework: a check needs two things, an address, a phone number or a name with its postal code among them")
)

const (
	checksOfCase = 5 // within a day
	proving      = 3 // fields that must be given, and fit, before a status may be told
)

// Check compares what a customer told a member of staff with the roster, and tells
// field by field whether it fits the person who is proven; see [proofOf]. It counts,
// and goes into the audit with the names of the fields. Only the owner of a case may.
// Errors are [ErrNoCase], [ErrTooMany], [affected.ErrNoRoster], [ErrNotEnough], [ErrNoProof] and
// those of package cases.
func (o *Office) Check(ctx context.Context, r cases.Receipt, by string, given affected.Person) (map[affected.Field]bool, error) {
	if o.Roster == nil || o.Verifier == nil {
		return nil, affected.ErrNoRoster
	}
	if len(givenOf(given)) < 2 || !given.Findable() {
		return nil, ErrNotEnough
	}
	var fits map[affected.Field]bool
	err := yielding(func() error {
		deed, found, err := o.check(ctx, r, by, given)
		if err != nil {
			return err
		}
		fits = found
		return o.keep(ctx, deed)
	})
	if err != nil {
		return nil, err
	}
	return fits, nil
}

// check is one try, to be kept before anybody sees what it found.
func (o *Office) check(ctx context.Context, r cases.Receipt, by string, given affected.Person) (Deed, map[affected.Field]bool, error) {
	now := o.Outbox.Now()
	c, err := o.Store.Case(ctx, r)
	if err != nil {
		return Deed{}, nil, err
	}
	if err := c.Owned(by); err != nil {
		return Deed{}, nil, err
	}
	audit, err := o.Store.Audit(ctx, r)
	if err != nil {
		return Deed{}, nil, err
	}
	limit, err := o.Verifier.Find(ctx, identity.Needs{What: identity.NeedCheck, By: by}, now)
	if err != nil {
		return Deed{}, nil, err
	}
	if !limit.Tally.MayCheck(now) || checked(audit, now) >= checksOfCase {
		return Deed{}, nil, ErrTooMany
	}
	fits, segments, agreed, err := o.compare(ctx, c, given, now)
	if err != nil {
		return Deed{}, nil, err
	}
	id, err := o.Outbox.Token()
	if err != nil {
		return Deed{}, nil, err
	}
	c.Checked, c.Agreed = cases.Checked{}, cases.Agreed{}
	if proves(c, given, fits) {
		c.Checked = cases.Checked{At: now, By: by, Segments: segments}
		c.Request.Proof, c.Request.Proven = cases.ByCheck, now
	}
	return Deed{Case: c, Action: Action{By: by, Verb: Check, ID: id}, Now: now, Detail: o.detail(given, fits),
		Tried:    &identity.Count{Needs: limit.Needs, Tally: limit.Tally.Add(now)},
		Compared: &Comparison{At: now, By: by, Receipt: r, Given: len(fits), Fits: fitting(fits), Agreed: agreed}}, fits, nil
}

// compare looks at one person only: whom the proof fits. So nobody learns with a case
// of their own, from their own mailbox, what the roster has of somebody else. Where a
// second person agreed, it is who fits best.
func (o *Office) compare(ctx context.Context, c cases.Case, given affected.Person, now time.Time) (
	fits map[affected.Field]bool, segments []string, agreed bool, err error,
) {
	agreed = c.Agreed.By != "" && c.Agreed.By != c.Owner && now.Sub(c.Agreed.At) < affected.ProofLife
	asked, by := proofOf(c, given)
	switch {
	case agreed:
		asked, by = given, nil
	case len(by) == 0:
		return nil, nil, false, ErrNoProof
	}
	if fits, segments, err = o.Roster.Compare(ctx, asked, by...); err != nil {
		return nil, nil, false, err
	}
	for f := range fits {
		switch given.Field(f) {
		case "":
			delete(fits, f)
		case asked.Field(f):
		default: // an address that is not the sender's
			fits[f] = false
		}
	}
	blur(fits)
	return fits, segments, agreed, nil
}

// proofOf are the fields by which the customer is proven, none where they are not: the
// letter's code with its postal code, else the address from which the mail system
// vouches that they wrote. What is compared holds that address, also where none or
// another one was given.
func proofOf(c cases.Case, given affected.Person) (affected.Person, []affected.Field) {
	var by []affected.Field
	if given.Letter != "" && given.Postal != "" {
		by = []affected.Field{affected.Letter, affected.Postal}
	}
	own := sender(c)
	switch {
	case own != "" && given.Email == own:
		by = append(by, affected.Email)
	case own != "" && len(by) == 0:
		given.Email, by = own, []affected.Field{affected.Email}
	}
	return given, by
}

// agree lets a lead agree to a check.
func agree(c *cases.Case, a Action, now time.Time) error {
	if !a.Lead {
		return cases.ErrAlone
	}
	return c.Agree(a.By, now)
}

func checked(audit []Audit, now time.Time) int {
	n := 0
	for _, a := range audit {
		if a.Verb == Check && now.Sub(a.At) < 24*time.Hour {
			n++
		}
	}
	return n
}

// blur makes one thing that fits alone fit no more: with it a member of staff could
// find out of any address whether it is on the roster.
func blur(fits map[affected.Field]bool) {
	n := fitting(fits)
	for f := range fits {
		fits[f] = fits[f] && n > 1
	}
}

func fitting(fits map[affected.Field]bool) int {
	n := 0
	for _, fit := range fits {
		if fit {
			n++
		}
	}
	return n
}

// proves reports whether what fits is enough to tell somebody their status: a name
// and two things more, nothing that does not fit, and among them something that
// only the person themself has (platform fact 32). What a relative or a former
// partner knows as well proves nothing.
func proves(c cases.Case, given affected.Person, fits map[affected.Field]bool) bool {
	if (given.Letter == "" || given.Postal == "") && !writesFrom(c, given.Email) {
		return false
	}
	fields := givenOf(given)
	for _, f := range fields {
		if !fits[f] {
			return false
		}
	}
	return len(fields) >= proving && (given.Name != "" || given.Kana != "")
}

// writesFrom reports whether a customer wrote from an address, and the mail system
// vouches for it.
func writesFrom(c cases.Case, email string) bool {
	return email != "" && sender(c) == email
}

// sender is the address from which a customer wrote, "" where the mail system does
// not vouch for it.
func sender(c cases.Case) string {
	own, err := affected.Normal(affected.Email, c.Address.Value())
	if c.Mail == nil || !c.Mail.Authenticated || err != nil {
		return ""
	}
	return own
}

func givenOf(p affected.Person) []affected.Field {
	var fields []affected.Field
	for _, f := range affected.Fields() {
		if p.Field(f) != "" {
			fields = append(fields, f)
		}
	}
	return fields
}

// detail names the fields of a check for the audit: "name+ phone-", and a keyed hash
// of what was asked, so that who asked about somebody can be found out later.
func (o *Office) detail(given affected.Person, fits map[affected.Field]bool) string {
	var parts, values []string
	for _, f := range givenOf(given) {
		sign := "-"
		if fits[f] {
			sign = "+"
		}
		parts, values = append(parts, string(f)+sign), append(values, given.Field(f))
	}
	return strings.Join(append(parts, "#"+o.Hash("check", strings.Join(values, "\x00"))[:8]), " ")
}

// telling has the desk tell the customer what a check has proven: in the approved
// words, and without the member of staff reading it first.
func (o *Office) telling(d Deed) (Deed, error) {
	before, a := d.Case, d.Action
	if err := before.Owned(a.By); err != nil {
		return d, err
	}
	if before.Checked.By != a.By || d.Now.Sub(before.Checked.At) >= affected.ProofLife {
		return d, ErrUnproven
	}
	if !before.Reachable() {
		return d, cases.ErrNoWay
	}
	segments := before.Checked.Segments
	status, known := o.Statuses.Status(before.Lang, segments)
	if !known {
		return d, ErrUnproven
	}
	d.Case.Checked = cases.Checked{}
	if err := d.Case.Answer(a.By, d.Now); err != nil {
		return d, err
	}
	row, err := o.Outbox.Compose(inbound(before, a), before.Lang, status)
	row.Always = true
	d.Rows, d.Count = []outbox.Row{row}, []Answered{o.counted(before, d.Now)} // a person looked, and released the answer
	d.Count[0].Told = &Told{Proof: identity.ByStaff, Segments: segments}
	d.Disclosed = &identity.Disclosure{Proof: identity.ByStaff, Segments: segments}
	return d, err
}
