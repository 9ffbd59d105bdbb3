// Package answers is the pages on which the desk learns: what it could not answer, put together by
// likeness, an editor for an answer or for questions under the fact lock, and the eyes of a second
// person. What they approve goes into the incident's folder, or leaves as a file for who keeps it.
package answers

import (
	"context"
	"embed"
	"errors"
	"io/fs"
	"net/http"
	"time"

	"madoguchi/internal/cases"
	"madoguchi/internal/casework"
	"madoguchi/internal/desk/page"
	"madoguchi/internal/desk/session"
	"madoguchi/internal/incident"
	"madoguchi/internal/incident/amend"
	"madoguchi/internal/inquiry"
	"madoguchi/internal/proposal"
)

// Office opens cases and counts; package casework has it.
type Office interface {
	// Report reads a range of days of a zone, both ends included.
	Report(ctx context.Context, from, to incident.Date, zone *time.Location) (casework.Report, error)
	// File opens a case for somebody, which its audit notes. The error is [casework.ErrNoCase].
	File(ctx context.Context, receipt cases.Receipt, by string) (casework.File, error)
}

// Unanswered is what the desk could not answer; package casework has it.
type Unanswered interface {
	// Questions returns the last ones, from a moment on, the newest first.
	Questions(ctx context.Context, since time.Time) ([]casework.Missed, error)
	// Shown reports whether the words of a customer are shown beside a case: not where all of
	// theirs are closed.
	Shown(ctx context.Context, customer inquiry.CustomerKey) (bool, error)
}

// Proposals keeps what staff propose; package store/proposals has it.
type Proposals interface {
	// Proposals returns all, what was changed last first.
	Proposals(ctx context.Context, now time.Time) ([]proposal.Proposal, error)
	// Proposal returns one. The error is [proposal.ErrNone].
	Proposal(ctx context.Context, id string, now time.Time) (proposal.Proposal, error)
	// Put writes one as it was read. The error is [outbox.ErrConflict].
	Put(ctx context.Context, p proposal.Proposal) error
}

// Folder is the incident's folder, where the desk has one.
type Folder interface {
	// Try loads the folder with a change, and says why it does not load.
	Try(c amend.Change) error
	// Put puts a change in; the desk answers by it as soon as it has read it anew.
	Put(c amend.Change) error
}

// Parts are what the pages are made of.
type Parts struct {
	Proposals  Proposals
	Unanswered Unanswered
	Checker    *amend.Checker
	Folder     Folder // nil where the desk has none: then what was approved leaves as a file
	// Encoder returns what makes vectors of texts, when they are first needed; nil puts nothing
	// together.
	Encoder func() (func(text string) []float32, error)
}

// Room answers requests about what the desk is to answer.
type Room struct {
	Parts
	Site   *page.Site
	Keeper *session.Keeper
	Office Office
}

// Templates are those of the room.
func Templates() fs.FS { return templates }

//go:embed *.html
var templates embed.FS

// span is how far back questions are looked for: as long as their words are kept.
const span = 30 * 24 * time.Hour

// row is a proposal in the list.
type row struct {
	proposal.Proposal
	Author, Title string
}

type listPage struct {
	page.Frame
	Groups    []group
	Questions int           // that were put into groups
	Unsaid    []page.Choice // topics that people asked for and of which nothing was announced
	Rows      []row
	Folder    bool
}

// List is what could not be answered, for who answers for the desk, and what was proposed: an agent
// sees what they proposed.
func (d Room) List(w http.ResponseWriter, r *http.Request, s session.Session) {
	p := listPage{Frame: d.Site.Frame(r, s, "answersTitle"), Folder: d.Folder != nil}
	all, err := d.Proposals.Proposals(r.Context(), p.Moment)
	if err != nil && len(all) == 0 {
		d.Site.Failed(w, r, s, err)
		return
	}
	if err != nil {
		d.Site.Log.Error("desk: proposals", "err", err) // the others are shown
	}
	for _, one := range all {
		if s.Role.Audits() || one.WrittenBy(s.Email) {
			p.Rows = append(p.Rows, row{one, p.Name(one.Last(proposal.Wrote).By), p.title(one.Content)})
		}
	}
	if s.Role.Audits() {
		if p.Groups, p.Questions, err = d.groups(r.Context(), p.Frame, all); err != nil {
			d.Site.Failed(w, r, s, err)
			return
		}
		if p.Unsaid, err = d.unsaid(r.Context(), p.Frame); err != nil {
			d.Site.Failed(w, r, s, err)
			return
		}
	}
	d.Site.Answer(w, r, http.StatusOK, "answers.html", p)
}

// title is what a proposal is called in the list.
func (p listPage) title(c proposal.Content) string {
	if label := c.Label[string(p.Lang)]; label != "" {
		return label
	}
	return p.Topic(c.Entry)
}

// Audits reports whether the person at the page sees what could not be answered.
func (p listPage) Audits() bool { return p.Staff.Role.Audits() }

// read is the proposal of the path, for who may see it.
func (d Room) read(w http.ResponseWriter, r *http.Request, s session.Session) (proposal.Proposal, bool) {
	p, err := d.Proposals.Proposal(r.Context(), r.PathValue("id"), d.Site.Now())
	switch {
	case errors.Is(err, proposal.ErrNone), err == nil && !s.Role.Audits() && !p.WrittenBy(s.Email):
		d.Site.Refuse(w, r, s, http.StatusNotFound, "noProposal")
	case err != nil:
		d.Site.Failed(w, r, s, err)
	default:
		return p, true
	}
	return p, false
}

// mayWrite reports whether somebody may propose this: who answers for the desk anything, an agent
// questions, as they see what was understood wrong.
func mayWrite(s session.Session, k proposal.Kind) bool {
	return s.Role.Audits() || s.Role.Acts() && k == proposal.Questions
}
