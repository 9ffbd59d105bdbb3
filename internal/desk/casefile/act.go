package casefile

import (
	"encoding/json"
	"errors"
	"net/http"
	"slices"
	"strings"
	"unicode/utf8"

	"madoguchi/internal/desk/session"

	"madoguchi/internal/cases"
	"madoguchi/internal/casework"
	"madoguchi/internal/incident"
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
	if err == nil {
		err = d.Office.Act(r.Context(), receipt, a)
	}
	switch {
	case err != nil:
		d.undone(w, r, s, receipt, a, err)
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
	switch a.Verb {
	case casework.Take, casework.TakeOver, casework.HandBack, casework.Close, casework.Reopen, casework.Agree, casework.Unlink:
		return a, nil
	case casework.Transfer:
		to, known := d.Keeper.Colleague(r.PostForm.Get("to"))
		if a.To, a.Text = to, inquiry.NewText(text); !known {
			return a, wrong("noColleague")
		}
		return a, short(text)
	case casework.Join, casework.Link:
		to, err := cases.ParseReceipt(r.PostForm.Get("to"))
		if err != nil {
			return a, wrong("wrongNumber")
		}
		a.To = string(to)
		return a, nil
	case casework.Answer:
		whole, err := d.attach(text, r.PostForm.Get("attach"), r.PostForm.Get("lang"))
		if err != nil {
			return a, err
		}
		a.Text = inquiry.NewText(whole)
		a.ID = d.answerID(receipt, s, r, whole)
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

// attach puts an approved answer or a snippet below what was written.
func (d Room) attach(text, entry, lang string) (string, error) {
	if entry == "" {
		return text, nil
	}
	for _, e := range slices.Concat(d.snippets(incident.Lang(lang)), d.approved(incident.Lang(lang))) {
		if e.Entry == entry {
			return strings.TrimSpace(text + "\n\n" + e.Text), nil
		}
	}
	return "", wrong("noEntry")
}

// undone tells why a form was not carried out and keeps what was typed.
func (d Room) undone(w http.ResponseWriter, r *http.Request, s session.Session, receipt cases.Receipt, a casework.Action, err error) {
	status, sentence, by := d.reason(err)
	if a.Verb == casework.Answer {
		d.rescue(r, s, receipt)
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
		p.Text = r.PostForm.Get("text")
		p.ID = r.PostForm.Get("id")
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
	var mistake wrong
	switch {
	case errors.As(err, &taken):
		return http.StatusConflict, "taken", taken.By
	case errors.Is(err, cases.ErrNotOwner):
		return http.StatusConflict, "notOwner", ""
	case errors.Is(err, cases.ErrAlone):
		return http.StatusConflict, "alone", ""
	case errors.Is(err, cases.ErrClosed):
		return http.StatusConflict, "isClosed", ""
	case errors.Is(err, outbox.ErrConflict):
		return http.StatusConflict, "conflict", ""
	case errors.Is(err, casework.ErrNothingToJoin):
		return http.StatusUnprocessableEntity, "nothingToJoin", ""
	case errors.Is(err, casework.ErrNotSame):
		return http.StatusUnprocessableEntity, "notSame", ""
	case errors.Is(err, casework.ErrNoLink), errors.Is(err, casework.ErrManyLinked):
		return http.StatusUnprocessableEntity, "noLink", ""
	case errors.Is(err, casework.ErrTooMany):
		return http.StatusTooManyRequests, "linkTooMany", ""
	case errors.Is(err, casework.ErrNoCase):
		return http.StatusNotFound, "noCase", ""
	case errors.As(err, &mistake) && mistake == "notFound":
		return http.StatusNotFound, "notFound", ""
	case errors.As(err, &mistake):
		return http.StatusUnprocessableEntity, string(mistake), ""
	}
	d.Site.Log.Error("desk", "err", err)
	return http.StatusInternalServerError, "failed", ""
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
