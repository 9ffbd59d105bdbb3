package casefile

import (
	"encoding/json"
	"errors"
	"net/http"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"madoguchi/internal/cases"
	"madoguchi/internal/casework"
	"madoguchi/internal/desk/labelled"
	"madoguchi/internal/desk/session"
	"madoguchi/internal/inquiry"
	"madoguchi/internal/outbox"
)

// maxAnswer is the longest answer in characters: a LINE text message holds 5,000.
const maxAnswer = 5000

// wrong is a mistake in a form; it names the sentence for the person.
type wrong string

func (e wrong) Error() string { return "desk: " + string(e) }

// Act does what a form on the page of a case asks for.
func (d Room) Act(w http.ResponseWriter, r *http.Request, s session.Session) {
	receipt, ok := d.receipt(w, r, s)
	if !ok {
		return
	}
	if !s.Role.Acts() || r.PathValue("verb") == string(casework.Agree) && s.Role != session.Lead {
		d.Site.Refuse(w, r, s, http.StatusForbidden, "notYourRole")
		return
	}
	a, err := d.action(r, receipt, s)
	if err == nil && a.Verb == casework.Answer {
		a.Against, err = d.doubt(r, s, a.Text.Words())
	}
	if err == nil {
		err = d.Office.Act(r.Context(), receipt, a)
	}
	switch {
	case err != nil:
		d.undone(w, r, s, receipt, a, err)
	case a.Verb == casework.TakeBack && r.Header.Get("Desk-Script") != "":
		d.takenBack(w, r, s, receipt)
	case r.Header.Get("Desk-Script") != "":
		w.WriteHeader(http.StatusNoContent)
	default:
		http.Redirect(w, r, "/desk/case/"+string(receipt), http.StatusSeeOther)
	}
}

// action reads the form of a verb.
func (d Room) action(r *http.Request, receipt cases.Receipt, s session.Session) (casework.Action, error) {
	a := casework.Action{By: s.Email, Lead: s.Role == session.Lead, Verb: casework.Verb(r.PathValue("verb"))}
	text := strings.TrimSpace(strings.ReplaceAll(r.PostForm.Get("text"), "\r\n", "\n"))
	a.Seen = seen(r.PostForm.Get("seen"))
	a.Labels, a.Unlabel = labelled.Chosen(d.Site.Incident, r.PostForm), r.PostForm["unlabel"]
	switch a.Verb {
	case casework.Take, casework.TakeOver, casework.HandBack, casework.Close, casework.Reopen, casework.Agree, casework.Unlink,
		casework.Label:
		return a, nil
	case casework.Transfer:
		to, known := d.Keeper.Colleague(r.PostForm.Get("to"))
		if a.To, a.Text = to, inquiry.NewText(text); !known {
			return a, wrong("noColleague")
		}
		return a, short(text)
	case casework.TakeBack:
		a.To = r.PostForm.Get("id")
		return a, nil
	case casework.Join, casework.Link:
		to, err := cases.ParseReceipt(r.PostForm.Get("to"))
		if err != nil {
			return a, wrong("wrongNumber")
		}
		a.To = string(to)
		return a, nil
	case casework.Answer:
		whole, err := d.inserts().attach(text, r.PostForm.Get("attach"), r.PostForm.Get("lang"))
		if err != nil {
			return a, err
		}
		if a.Form, err = d.inserts().form(r.PostForm.Get("form"), r.PostForm.Get("lang")); err != nil {
			return a, err
		}
		a.Text, a.Hold = inquiry.NewText(whole), true
		a.Ends = r.PostForm.Get("ends") == "1" || d.inserts().ends(r.PostForm.Get("attach"))
		a.ID = d.answerID(receipt, s, r, whole+r.PostForm.Get("form"))
		for _, typed := range r.PostForm["also"] {
			if other, err := cases.ParseReceipt(typed); err == nil {
				a.Also = append(a.Also, other)
			}
		}
		return a, written(whole)
	case casework.Note:
		a.Text = inquiry.NewText(text)
		return a, written(text)
	case casework.Draft:
		a.Text = inquiry.NewText(text)
		return a, short(text)
	}
	return a, wrong("notFound")
}

// seen is the newest news that stood on the page, the zero time where that is not to be read.
func seen(written string) *time.Time {
	at, err := strconv.ParseInt(written, 10, 64)
	if err != nil {
		return new(time.Time)
	}
	t := time.Unix(0, at)
	return &t
}

// written is what an answer or a note must be: something, and not too long.
func written(text string) error {
	if text == "" {
		return wrong("empty")
	}
	return short(text)
}

func short(text string) error {
	if utf8.RuneCountInString(text) > maxAnswer {
		return wrong("tooLong")
	}
	return nil
}

// answerID names an answer by its form and its words, "" where the form has no name.
func (d Room) answerID(receipt cases.Receipt, s session.Session, r *http.Request, text string) string {
	form := r.PostForm.Get("id")
	if form == "" {
		return ""
	}
	return d.Keeper.AnswerID(string(receipt), s.Email, form, text)
}

// undone tells why a form was not carried out and keeps what was typed.
func (d Room) undone(w http.ResponseWriter, r *http.Request, s session.Session, receipt cases.Receipt, a casework.Action, err error) {
	status, sentence, by := d.reason(err)
	if a.Verb == casework.Answer {
		d.rescue(r, s, receipt)
	}
	var doubted *doubtful
	if errors.As(err, &doubted) && r.Header.Get("Desk-Script") != "" {
		d.warn(w, r, s, receipt, doubted)
		return
	}
	if r.Header.Get("Desk-Script") != "" || status == http.StatusNotFound {
		d.refuseTaken(w, r, s, status, sentence, by)
		return
	}
	p, ok := d.casePage(w, r, s, receipt)
	if !ok {
		return
	}
	p.Here = "/desk/case/" + string(receipt)
	p.Alert, p.By, p.Text = sentence, by, p.Draft.Words()
	switch a.Verb {
	case casework.Answer:
		p.Text, p.Form, p.Doubtful, p.Ends = r.PostForm.Get("text"), r.PostForm.Get("form"), doubted, a.Ends
		if !errors.Is(err, casework.ErrTakenBack) { // which needs a new name to be sent
			p.ID = r.PostForm.Get("id")
		}
	case casework.Note:
		p.Memo = r.PostForm.Get("text")
	}
	d.show(w, r, status, p)
}

// rescue keeps an answer that was not sent as a draft. Where that fails, too, it
// still stands in the field.
func (d Room) rescue(r *http.Request, s session.Session, receipt cases.Receipt) {
	text := r.PostForm.Get("text")
	if short(text) != nil {
		return
	}
	draft := casework.Action{By: s.Email, Verb: casework.Draft, Text: inquiry.NewText(text)}
	if err := d.Office.Act(r.Context(), receipt, draft); err != nil {
		d.Site.Log.Warn("desk: draft", "err", err)
	}
}

// reason is the status and the sentence for an error, and who has the case where
// that is the reason.
func (d Room) reason(err error) (status int, sentence, by string) {
	var taken *cases.TakenError
	var doubted *doubtful
	var mistake wrong
	switch {
	case errors.As(err, &doubted):
		return http.StatusUnprocessableEntity, "doubtTitle", ""
	case errors.As(err, &taken):
		return http.StatusConflict, "taken", taken.By
	case errors.Is(err, casework.ErrTooMany):
		return http.StatusTooManyRequests, "linkTooMany", ""
	case errors.Is(err, casework.ErrNoCase):
		return http.StatusNotFound, "noCase", ""
	case errors.As(err, &mistake) && mistake == "notFound":
		return http.StatusNotFound, "notFound", ""
	case errors.As(err, &mistake):
		return http.StatusUnprocessableEntity, string(mistake), ""
	}
	for _, r := range refusals {
		if errors.Is(err, r.err) {
			return r.status, r.sentence, ""
		}
	}
	d.Site.Log.Error("desk", "err", err)
	return http.StatusInternalServerError, "failed", ""
}

// refusals are the errors for the person that say nothing else.
var refusals = []struct {
	err      error
	status   int
	sentence string
}{
	{cases.ErrNotOwner, http.StatusConflict, "notOwner"},
	{cases.ErrAlone, http.StatusConflict, "alone"},
	{cases.ErrUnseen, http.StatusConflict, "staysUnseen"},
	{cases.ErrSent, http.StatusConflict, "alreadySent"},
	{casework.ErrTakenBack, http.StatusConflict, "wasTakenBack"},
	{cases.ErrClosed, http.StatusConflict, "isClosed"},
	{outbox.ErrConflict, http.StatusConflict, "conflict"},
	{casework.ErrNoForms, http.StatusUnprocessableEntity, "noForms"},
	{casework.ErrNothingToJoin, http.StatusUnprocessableEntity, "nothingToJoin"},
	{casework.ErrNotSame, http.StatusUnprocessableEntity, "notSame"},
	{casework.ErrNoLink, http.StatusUnprocessableEntity, "noLink"},
	{casework.ErrManyLinked, http.StatusUnprocessableEntity, "noLink"},
}

// refuseTaken is refuse with the name of who was first.
func (d Room) refuseTaken(w http.ResponseWriter, r *http.Request, s session.Session, status int, sentence, by string) {
	if by == "" || r.Header.Get("Desk-Script") == "" {
		d.Site.Refuse(w, r, s, status, sentence)
		return
	}
	f := d.Site.Frame(r, s, "case")
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	json.NewEncoder(w).Encode(map[string]string{"error": f.T(sentence) + " " + f.T("owner") + ": " + f.Name(by)})
}
