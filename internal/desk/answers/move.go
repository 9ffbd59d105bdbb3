package answers

import (
	"errors"
	"net/http"

	"madoguchi/internal/desk/session"
	"madoguchi/internal/incident/amend"
	"madoguchi/internal/outbox"
	"madoguchi/internal/proposal"
)

// Page is one proposal: a draft in the editor of who may go on with it, else as it stands.
func (d Room) Page(w http.ResponseWriter, r *http.Request, s session.Session) {
	p, ok := d.read(w, r, s)
	if !ok {
		return
	}
	e := d.editor(r, s, p)
	switch r.URL.Query().Get("done") {
	case "saved":
		e.Done = "proposalSaved"
	case "offered":
		e.Done = "proposalOffered"
	case "approved":
		e.Done = "proposalApproved"
	case "loaded":
		e.Done = "proposalLoaded"
	}
	d.show(w, r, s, http.StatusOK, e)
}

// show answers with the page of a proposal, held against the facts as they are now.
func (d Room) show(w http.ResponseWriter, r *http.Request, s session.Session, status int, e editPage) {
	if e.State == proposal.Draft || e.State == proposal.Offered {
		var err error
		if e.Problems, err = d.Checker.Check(e.Content); err != nil {
			d.Site.Failed(w, r, s, err)
			return
		}
		e.Checked = true
	}
	name := "answer-view.html"
	if e.State == proposal.Draft && mayWrite(s, e.Content.Kind) {
		name = "answer-edit.html"
	}
	d.Site.Answer(w, r, status, name, e)
}

// Move offers, returns, approves, withdraws or loads a proposal.
func (d Room) Move(w http.ResponseWriter, r *http.Request, s session.Session) {
	p, ok := d.read(w, r, s)
	if !ok {
		return
	}
	verb := proposal.Verb(r.PostForm.Get("do"))
	if !may(s, verb, p) {
		d.Site.Refuse(w, r, s, http.StatusForbidden, "notYourRole")
		return
	}
	status, wrong, why := http.StatusConflict, "proposalMoved", ""
	if version(r) == p.Version { // what is approved is what was read
		status, wrong, why = d.move(r, s, &p, verb)
	}
	if status == 0 {
		done := "?done=" + string(p.State)
		if p.Loaded() {
			done = "?done=loaded"
		}
		http.Redirect(w, r, "/desk/answers/"+p.ID+done, http.StatusSeeOther)
		return
	}
	if wrong == "failed" {
		d.Site.Refuse(w, r, s, status, wrong)
		return
	}
	if now, err := d.Proposals.Proposal(r.Context(), p.ID, d.Site.Now()); err == nil {
		p = now
	}
	e := d.editor(r, s, p)
	e.Wrong, e.Why = wrong, why
	d.show(w, r, s, status, e)
}

// may reports whether somebody may do this with a proposal of a state in which it can be done.
func may(s session.Session, v proposal.Verb, p proposal.Proposal) bool {
	switch v {
	case proposal.Approve, proposal.Return, proposal.Load:
		return s.Role.Audits()
	case proposal.Withdraw:
		return s.Role.Audits() || p.WrittenBy(s.Email)
	}
	return false
}

// move does it; status is 0 where that went well, else wrong says why not, as a key of the words. The
// folder is tried before anything is approved, and the approval is kept before the folder changes.
func (d Room) move(r *http.Request, s session.Session, p *proposal.Proposal, v proposal.Verb) (status int, wrong, why string) {
	if err := p.Do(s.Email, v, d.Site.Now()); err != nil {
		return d.kept(err)
	}
	if v != proposal.Approve && v != proposal.Load {
		return d.kept(d.Proposals.Put(r.Context(), *p))
	}
	change, err := amend.Of(*p)
	if err != nil {
		return d.kept(err)
	}
	if v == proposal.Approve {
		problems, err := d.Checker.Check(p.Content)
		if err != nil {
			return d.kept(err)
		}
		if len(problems) > 0 {
			return http.StatusUnprocessableEntity, "proposalHolds", ""
		}
		if d.Folder != nil {
			if err := d.Folder.Try(change); err != nil {
				return http.StatusUnprocessableEntity, "folderRefuses", err.Error()
			}
		}
		if status, wrong, why = d.kept(d.Proposals.Put(r.Context(), *p)); status != 0 || d.Folder == nil {
			return status, wrong, why
		}
		p.Version++
		if err := p.Do(s.Email, proposal.Load, d.Site.Now()); err != nil {
			return d.kept(err)
		}
	}
	if d.Folder == nil {
		return http.StatusConflict, "noFolder", ""
	}
	if err := d.Folder.Put(change); err != nil {
		d.Site.Log.Error("desk: an approved proposal is not loaded", "err", err)
		return http.StatusConflict, "notLoaded", err.Error()
	}
	return d.kept(d.Proposals.Put(r.Context(), *p))
}

// kept tells what came of keeping it.
func (d Room) kept(err error) (status int, wrong, why string) {
	switch {
	case err == nil:
		return 0, "", ""
	case errors.Is(err, proposal.ErrOwn):
		return http.StatusConflict, "ownProposal", ""
	case errors.Is(err, proposal.ErrState), errors.Is(err, outbox.ErrConflict):
		return http.StatusConflict, "proposalMoved", ""
	}
	d.Site.Log.Error("desk: proposal", "err", err)
	return http.StatusInternalServerError, "failed", ""
}

// File is an approved proposal as `infra/local incident apply` takes it.
func (d Room) File(w http.ResponseWriter, r *http.Request, s session.Session) {
	if !s.Role.Audits() {
		d.Site.Refuse(w, r, s, http.StatusForbidden, "notYourRole")
		return
	}
	p, ok := d.read(w, r, s)
	if !ok {
		return
	}
	change, err := amend.Of(p)
	if err != nil {
		d.Site.Refuse(w, r, s, http.StatusConflict, "notApproved")
		return
	}
	b, err := change.Bytes()
	if err != nil {
		d.Site.Failed(w, r, s, err)
		return
	}
	w.Header().Set("Content-Type", "application/json")
	w.Header().Set("Content-Disposition", `attachment; filename="`+p.ID+`.json"`)
	w.Write(b)
}

// Approves reports whether the person at the page is a second one who may approve.
func (p editPage) Approves() bool {
	return p.State == proposal.Offered && p.Staff.Role.Audits() && !p.WrittenBy(p.Staff.Email)
}

// Returns reports whether they may give it back to its writer.
func (p editPage) Returns() bool { return p.State == proposal.Offered && p.Staff.Role.Audits() }

// Withdraws reports whether they may give it up.
func (p editPage) Withdraws() bool {
	return (p.State == proposal.Draft || p.State == proposal.Offered) && p.ID != ""
}

// Loads reports whether it was approved and the desk does not answer by it yet, though it has a folder.
func (p editPage) Loads() bool {
	return p.State == proposal.Approved && !p.Loaded() && p.Folder && p.Staff.Role.Audits()
}

// Takes reports whether they may take it away as a file.
func (p editPage) Takes() bool { return p.State == proposal.Approved && p.Staff.Role.Audits() }
