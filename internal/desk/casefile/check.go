package casefile

import (
	"errors"
	"net/http"
	"net/url"
	"strings"

	"madoguchi/internal/affected"
	"madoguchi/internal/cases"
	"madoguchi/internal/casework"
	"madoguchi/internal/desk/session"
	"madoguchi/internal/incident/texts"
	"madoguchi/internal/outbox"
)

// identity is what the form of the identity check shows beside its empty fields.
// Nothing that was typed is in it, so that no page can repeat it.
type identity struct {
	Open  bool
	Alert string                    // a key of the words: why nothing was compared or told
	Wrong map[affected.Field]string // keys of the words, by the field that cannot be read
	Fits  map[affected.Field]bool   // nil where nothing was compared
	Told  bool                      // the customer has just been told
}

// Check compares what a customer said about themselves with the roster. The page
// comes as the answer itself and not behind a redirect: the result is for these eyes
// and this moment, and stands under no address.
func (d Room) Check(w http.ResponseWriter, r *http.Request, s session.Session) {
	receipt, ok := d.working(w, r, s)
	if !ok {
		return
	}
	given, wrong := readPerson(r.PostForm)
	if len(wrong) > 0 {
		d.identified(w, r, s, receipt, http.StatusUnprocessableEntity, identity{Alert: "checkUnread", Wrong: wrong})
		return
	}
	fits, err := d.Office.Check(r.Context(), receipt, s.Email, given)
	if err != nil {
		status, sentence := d.unchecked(err)
		d.identified(w, r, s, receipt, status, identity{Alert: sentence})
		return
	}
	d.identified(w, r, s, receipt, http.StatusOK, identity{Fits: fits})
}

// Tell has the desk tell the customer what the check has proven.
func (d Room) Tell(w http.ResponseWriter, r *http.Request, s session.Session) {
	receipt, ok := d.working(w, r, s)
	if !ok {
		return
	}
	if r.PostForm.Get("sure") != "yes" {
		d.identified(w, r, s, receipt, http.StatusUnprocessableEntity, identity{Alert: "tellSure"})
		return
	}
	a := casework.Action{By: s.Email, Verb: casework.Tell, ID: d.answerID(receipt, s, r, string(casework.Tell))}
	if err := d.Office.Act(r.Context(), receipt, a); err != nil {
		status, sentence := d.unchecked(err)
		d.identified(w, r, s, receipt, status, identity{Alert: sentence})
		return
	}
	if r.Header.Get("Desk-Script") != "" {
		d.identified(w, r, s, receipt, http.StatusOK, identity{Told: true})
		return
	}
	http.Redirect(w, r, "/desk/case/"+string(receipt), http.StatusSeeOther)
}

// working is the receipt of the path, for somebody whose role works on cases.
func (d Room) working(w http.ResponseWriter, r *http.Request, s session.Session) (cases.Receipt, bool) {
	receipt, ok := d.receipt(w, r, s)
	if ok && !s.Role.Acts() {
		d.Site.Refuse(w, r, s, http.StatusForbidden, "notYourRole")
		return "", false
	}
	return receipt, ok
}

// identified answers with the page of the case, or with the part of it for the script.
func (d Room) identified(w http.ResponseWriter, r *http.Request, s session.Session, receipt cases.Receipt, status int, i identity) {
	p, ok := d.casePage(w, r, s, receipt)
	if !ok {
		return
	}
	script := r.Header.Get("Desk-Script") != ""
	if !p.Mine() { // the part is hidden from them
		if p.Alert = i.Alert; script {
			d.Site.Refuse(w, r, s, status, i.Alert)
			return
		}
	}
	i.Open = true
	p.Here, p.Text, p.Identity = "/desk/case/"+string(receipt), p.Draft.Words(), i
	if script {
		d.Site.Answer(w, r, status, "case-check", p)
		return
	}
	d.show(w, r, status, p)
}

// readPerson reads the form; wrong has a key of the words for each field that
// cannot be read.
func readPerson(form url.Values) (given affected.Person, wrong map[affected.Field]string) {
	wrong = map[affected.Field]string{}
	for _, f := range affected.Fields() {
		value, err := affected.Normal(f, form.Get(string(f)))
		switch {
		case errors.Is(err, affected.ErrLong):
			wrong[f] = "unread-long"
		case err != nil:
			wrong[f] = "unread-" + string(f)
		default:
			given = given.With(f, value)
		}
	}
	return given, wrong
}

// unchecked is the status and the sentence for an error of a check.
func (d Room) unchecked(err error) (status int, sentence string) {
	switch {
	case errors.Is(err, casework.ErrTooMany):
		return http.StatusTooManyRequests, "checkTooMany"
	case errors.Is(err, casework.ErrNotEnough):
		return http.StatusUnprocessableEntity, "checkNotEnough"
	case errors.Is(err, affected.ErrNoRoster):
		return http.StatusConflict, "checkNoRoster"
	case errors.Is(err, casework.ErrNoProof):
		return http.StatusConflict, "checkNoProof"
	case errors.Is(err, casework.ErrUnproven):
		return http.StatusConflict, "tellUnproven"
	case errors.Is(err, cases.ErrNoWay):
		return http.StatusConflict, "tellNoWay"
	}
	status, sentence, _ = d.reason(err)
	return status, sentence
}

// Given are the fields of the form.
func (p casePage) Given() []affected.Field { return affected.Fields() }

// Keyboard is what a phone shows for a field.
func (p casePage) Keyboard(f affected.Field) string {
	switch f {
	case affected.Email:
		return "email"
	case affected.Phone:
		return "tel"
	}
	return "text" // a postal code abroad has letters
}

// Proven reports whether the person at the page may have the customer told.
func (p casePage) Proven() bool {
	c := p.Case.Checked
	return p.Mine() && c.By == p.Staff.Email && p.Moment.Sub(c.At) < affected.ProofLife
}

// ProvenUntil is how long.
func (p casePage) ProvenUntil() string { return p.Show(p.Case.Checked.At.Add(affected.ProofLife)) }

// Agreed is that somebody agreed to a check without a proof, nil where nobody did.
func (p casePage) Agreed() *cases.Agreed {
	if a := p.Case.Agreed; a.By != "" && p.Moment.Sub(a.At) < affected.ProofLife {
		return &a
	}
	return nil
}

// AgreedUntil is for how long.
func (p casePage) AgreedUntil() string { return p.Show(p.Case.Agreed.At.Add(affected.ProofLife)) }

// MayAgree reports whether the person at the page may: a lead, to what a colleague asks.
func (p casePage) MayAgree() bool {
	return p.Staff.Role == session.Lead && p.Case.Human() && p.Case.Owner != p.Staff.Email
}

// Detailed is what the audit says besides the verb.
func (p casePage) Detailed(a casework.Audit) string {
	switch {
	case a.Verb == casework.Check:
		return p.Compared(a.Detail)
	case a.Verb == casework.Answer && a.Detail != "":
		return overruled(p.Frame, a.Detail)
	}
	return a.Detail
}

// Compared is what the audit has of a check, "name+ phone- #v6EUnmiX", in the words of
// the page. The mark at the end, by which two checks of the same are known, stays as it is.
func (p casePage) Compared(detail string) string {
	var all []string
	for _, part := range strings.Fields(detail) {
		if strings.HasPrefix(part, "#") {
			all = append(all, part)
			continue
		}
		f, fits := strings.CutSuffix(part, "+")
		all = append(all, p.T("given-"+strings.TrimSuffix(f, "-"))+" "+p.T(fitting(fits)))
	}
	return strings.Join(all, " · ")
}

// Fit is the word for the result of a field, "" where it was not compared.
func (p casePage) Fit(f affected.Field) string {
	fits, compared := p.Identity.Fits[f]
	if !compared {
		return ""
	}
	return fitting(fits)
}

func fitting(fits bool) string {
	if fits {
		return "fits"
	}
	return "fitsNot"
}

// verified is one line about how far the customer proved who they are.
type verified struct {
	casework.Line
	Found bool // and is on the roster
}

// Verified are the statuses that reached the customer, for each of which they, or
// staff for them, proved who they are.
func (p casePage) Verified() []verified {
	var all []verified
	for _, l := range p.Lines {
		for _, k := range l.Entries {
			found := k.Entry == texts.StatusFound.String()
			if l.State == outbox.Delivered && (found || k.Entry == texts.StatusNone.String()) {
				all = append(all, verified{l, found})
			}
		}
	}
	return all
}

// TextName is what a text of the desk's own is called on the page.
func (p casePage) TextName(id string) string {
	switch text, _ := texts.Named(id); {
	case text.Proof():
		return p.T("text-proof")
	case text.Status():
		return p.T("text-status")
	case text == texts.CodeMail:
		return p.T("text-code")
	}
	return p.T("deskText")
}
