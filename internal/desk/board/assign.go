package board

import (
	"errors"
	"net/http"
	"strings"
	"unicode/utf8"

	"madoguchi/internal/cases"
	"madoguchi/internal/casework"
	"madoguchi/internal/desk/session"
	"madoguchi/internal/inquiry"
	"madoguchi/internal/outbox"
)

// longest is how long a reason may be, in characters.
const longest = 200

// Assign gives the ticked cases to a colleague, and says of each what came of it. What somebody
// has already needs a reason, which they read.
func (d Room) Assign(w http.ResponseWriter, r *http.Request, s session.Session) {
	if s.Role != session.Lead {
		d.Site.Refuse(w, r, s, http.StatusForbidden, "notYourRole")
		return
	}
	ticked := held(r.PostForm["case"])
	to, known := d.Keeper.Colleague(r.PostForm.Get("to"))
	reason := strings.TrimSpace(r.PostForm.Get("reason"))
	status, wrong, results := http.StatusOK, mistake(ticked, to, known, reason), []casework.Assigned(nil)
	if wrong != "" {
		status = http.StatusUnprocessableEntity
	} else {
		results = d.Office.Assign(r.Context(), casework.Assignment{By: s.Email, To: to, Reason: inquiry.NewText(reason),
			ID: d.Keeper.AnswerID("assign", s.Email, r.PostForm.Get("id")), Cases: ticked})
		ticked = nil
	}
	p, ok := d.page(w, r, s, ticked)
	if !ok {
		return
	}
	if p.Wrong = wrong; wrong != "" {
		p.To, p.Reason = r.PostForm.Get("to"), reason
	}
	for _, a := range results {
		p.Results = append(p.Results, d.result(a))
	}
	d.Site.Answer(w, r, status, "board.html", p)
}

// mistake is what is wrong with the form, as a key of the words.
func mistake(ticked []casework.Held, to string, known bool, reason string) string {
	switch {
	case len(ticked) == 0:
		return "noneTicked"
	case len(ticked) > casework.MostAssigned:
		return "tooManyTicked"
	case !known:
		return "noColleague"
	case utf8.RuneCountInString(reason) > longest:
		return "longReason"
	}
	for _, h := range ticked {
		if h.Owner != "" && h.Owner != to && reason == "" {
			return "reasonNeeded"
		}
	}
	return ""
}

// held reads what was ticked: a receipt number and who had the case when the page was made.
func held(values []string) []casework.Held {
	var all []casework.Held
	for _, value := range values {
		receipt, owner, _ := strings.Cut(value, " ")
		if r, err := cases.ParseReceipt(receipt); err == nil {
			all = append(all, casework.Held{Receipt: r, Owner: owner})
		}
	}
	return all
}

// result puts what came of a case into words.
func (d Room) result(a casework.Assigned) result {
	r := result{Held: a.Held}
	var taken *cases.TakenError
	switch {
	case a.Err == nil:
		r.Good, r.Text = true, "wasAssigned"
	case errors.Is(a.Err, casework.ErrTheirs):
		r.Good, r.Text = true, "alreadyTheirs"
	case errors.As(a.Err, &taken):
		r.Text, r.By = "changedHands", taken.By
	case errors.Is(a.Err, casework.ErrMoved):
		r.Text = "handedBack"
	case errors.Is(a.Err, cases.ErrClosed):
		r.Text = "isClosed"
	case errors.Is(a.Err, casework.ErrNoCase):
		r.Text = "noCase"
	case errors.Is(a.Err, outbox.ErrConflict):
		r.Text = "conflict"
	default:
		d.Site.Log.Error("desk: assign", "err", a.Err)
		r.Text = "failed"
	}
	return r
}
