package report

import (
	"cmp"
	"context"
	"errors"
	"net/http"

	"madoguchi/internal/cases"
	"madoguchi/internal/casework"
	"madoguchi/internal/desk/page"
	"madoguchi/internal/desk/session"
	"madoguchi/internal/outbox"
)

// Office is what decisions on requests are kept by; package casework has it.
type Office interface {
	// Case returns a case without its conversation. The error is [casework.ErrNoCase].
	Case(ctx context.Context, receipt cases.Receipt) (cases.Case, error)
	// Act keeps a decision. The errors for the person are those of [cases.Case.Decide],
	// [outbox.ErrConflict] and [casework.ErrNoCase].
	Act(ctx context.Context, receipt cases.Receipt, a casework.Action) error
}

// Decisions answers requests about one request of a person: what became of it, in fixed
// choices, so that the register has no word of anybody's.
type Decisions struct {
	Site   *page.Site
	Office Office
}

type decisionPage struct {
	page.Frame
	Case   cases.Case
	Fields []field
	May    bool   // the person at the page may decide
	Wrong  string // a key of the words
	Kept   bool
}

// field is a choice of the form.
type field struct {
	Name, Label string
	Options     []page.Choice
}

// Page shows what became of a request.
func (d Decisions) Page(w http.ResponseWriter, r *http.Request, s session.Session) {
	if c, ok := d.request(w, r, s); ok {
		p := d.page(r, s, c, c.Request)
		p.Kept = r.URL.Query().Get("kept") == "1"
		d.Site.Answer(w, r, http.StatusOK, "decision.html", p)
	}
}

// Decide keeps it.
func (d Decisions) Decide(w http.ResponseWriter, r *http.Request, s session.Session) {
	c, ok := d.request(w, r, s)
	if !ok {
		return
	}
	if !s.Role.Acts() {
		d.Site.Refuse(w, r, s, http.StatusForbidden, "notYourRole")
		return
	}
	asked := cases.Request{Wish: cases.Wish(r.PostForm.Get("wish")), Proof: cases.Proof(r.PostForm.Get("proof")),
		Outcome: cases.Outcome(r.PostForm.Get("outcome")), Reason: cases.Reason(r.PostForm.Get("reason"))}
	a := casework.Action{By: s.Email, Lead: s.Role == session.Lead, Verb: casework.Decide, Request: asked}
	err := d.Office.Act(r.Context(), c.Receipt, a)
	status, wrong := http.StatusConflict, ""
	switch {
	case err == nil:
		http.Redirect(w, r, "/desk/request/"+string(c.Receipt)+"?kept=1", http.StatusSeeOther)
		return
	case errors.Is(err, cases.ErrDecision):
		status, wrong = http.StatusUnprocessableEntity, "badDecision"
	case errors.Is(err, cases.ErrNotOwner):
		wrong = "notOwner"
	case errors.Is(err, outbox.ErrConflict):
		wrong = "conflict"
	default:
		d.Site.Failed(w, r, s, err)
		return
	}
	p := d.page(r, s, c, asked)
	p.Here, p.Wrong = "/desk/request/"+string(c.Receipt), wrong
	d.Site.Answer(w, r, status, "decision.html", p)
}

// request reads the case of a request.
func (d Decisions) request(w http.ResponseWriter, r *http.Request, s session.Session) (cases.Case, bool) {
	receipt, err := cases.ParseReceipt(r.PathValue("receipt"))
	if err != nil {
		d.Site.Refuse(w, r, s, http.StatusNotFound, "noCase")
		return cases.Case{}, false
	}
	switch c, err := d.Office.Case(r.Context(), receipt); {
	case errors.Is(err, casework.ErrNoCase), err == nil && c.Lane != cases.Rights:
		d.Site.Refuse(w, r, s, http.StatusNotFound, "noRequest")
	case err != nil:
		d.Site.Failed(w, r, s, err)
	default:
		return c, true
	}
	return cases.Case{}, false
}

func (d Decisions) page(r *http.Request, s session.Session, c cases.Case, is cases.Request) decisionPage {
	p := decisionPage{Frame: d.Site.Frame(r, s, "requestTitle"), Case: c}
	p.Subject = string(c.Receipt)
	p.May = s.Role.Acts() && (c.State == cases.Closed || c.Owner == s.Email || s.Role == session.Lead)
	if is.Wish == "" {
		is.Wish = casework.RequestOf(c).Wish()
	}
	p.Fields = []field{choices(p, "wish", "wish-", is.Wish, cases.Wishes()), proofs(p, is.Proof),
		choices(p, "outcome", "outcome-", is.Outcome, cases.Outcomes()), choices(p, "reason", "reason-", is.Reason, cases.Reasons())}
	return p
}

// proofs are those that staff may choose: what they saw, and what the desk knows, which cannot be
// taken back.
func proofs(p decisionPage, is cases.Proof) field {
	var seen []cases.Proof
	known := p.Case.Request.Proof
	for _, proof := range cases.Proofs() {
		if proof.Seen() || proof == known {
			seen = append(seen, proof)
		}
	}
	f := choices(p, "proof", "proven-", cmp.Or(is, known), seen)
	if known != "" && !known.Seen() {
		f.Options = f.Options[1:]
	}
	return f
}

func choices[T ~string](p decisionPage, name, prefix string, is T, all []T) field {
	f := field{Name: name, Label: p.T("label-" + name), Options: []page.Choice{{Name: p.T("none-" + name), On: is == ""}}}
	for _, one := range all {
		f.Options = append(f.Options, page.Choice{Name: p.T(prefix + string(one)), Key: string(one), On: one == is})
	}
	return f
}
