package desk

import (
	"encoding/json"
	"errors"
	"net/http"
	"net/mail"
	"slices"
	"strings"
	"unicode/utf8"

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

// act does what a form on the page of a case asks for.
func (d *desk) act(w http.ResponseWriter, r *http.Request, s session) {
	receipt, ok := d.receipt(w, r, s)
	if !ok {
		return
	}
	if !s.Role.acts() || r.PathValue("verb") == string(casework.Agree) && s.Role != Lead {
		d.refuse(w, r, s, http.StatusForbidden, "notYourRole")
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
func (d *desk) action(r *http.Request, receipt cases.Receipt, s session) (casework.Action, error) {
	a := casework.Action{By: s.Email, Lead: s.Role == Lead, Verb: casework.Verb(r.PathValue("verb"))}
	text := strings.TrimSpace(strings.ReplaceAll(r.PostForm.Get("text"), "\r\n", "\n"))
	switch a.Verb {
	case casework.Take, casework.HandBack, casework.Close, casework.Reopen, casework.Agree:
		return a, nil
	case casework.Transfer:
		to, err := d.colleague(r.PostForm.Get("to"))
		a.To = to
		return a, err
	case casework.Join:
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
		a.ID = d.answerID(receipt, s, r.PostForm.Get("id"), whole)
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

// answerID names an answer by its form and its words: sent again it is
// recognised, and changed words are another answer.
func (d *desk) answerID(receipt cases.Receipt, s session, form, text string) string {
	if form == "" {
		return ""
	}
	return d.keys.Hash("answer", strings.Join([]string{string(receipt), s.Email, form, text}, "\n"))
}

// attach puts an approved answer or a snippet below what was written.
func (d *desk) attach(text, entry, lang string) (string, error) {
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

// colleague checks to whom a case goes: somebody of the desk's own list where it
// has one, else an address.
func (d *desk) colleague(to string) (string, error) {
	to = strings.ToLower(strings.TrimSpace(to))
	if len(d.Roles) > 0 {
		if !d.Roles[to].acts() {
			return "", wrong("noColleague")
		}
		return to, nil
	}
	if address, err := mail.ParseAddress(to); err != nil || address.Address != to {
		return "", wrong("noColleague")
	}
	return to, nil
}

// undone tells why a form was not carried out and keeps what was typed.
func (d *desk) undone(w http.ResponseWriter, r *http.Request, s session, receipt cases.Receipt, a casework.Action, err error) {
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
	d.show(w, r, status, "case.html", p)
}

// rescue keeps an answer that was not sent as a draft. Where that fails, too, it
// still stands in the field.
func (d *desk) rescue(r *http.Request, s session, receipt cases.Receipt) {
	text := r.PostForm.Get("text")
	if short(text) != nil {
		return
	}
	if err := d.Office.Act(r.Context(), receipt, casework.Action{By: s.Email, Verb: casework.Draft, Text: inquiry.NewText(text)}); err != nil {
		d.Log.Warn("desk: draft", "err", err)
	}
}

// reason is the status and the sentence for an error, and who has the case where
// that is the reason.
func (d *desk) reason(err error) (status int, sentence, by string) {
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
	case errors.Is(err, casework.ErrNoCase):
		return http.StatusNotFound, "noCase", ""
	case errors.As(err, &mistake) && mistake == "notFound":
		return http.StatusNotFound, "notFound", ""
	case errors.As(err, &mistake):
		return http.StatusUnprocessableEntity, string(mistake), ""
	}
	d.Log.Error("desk", "err", err)
	return http.StatusInternalServerError, "failed", ""
}

// refuseTaken is refuse with the name of who was first.
func (d *desk) refuseTaken(w http.ResponseWriter, r *http.Request, s session, status int, sentence, by string) {
	if by == "" || r.Header.Get("Desk-Script") == "" {
		d.refuse(w, r, s, status, sentence)
		return
	}
	f := d.frame(r, s, "case")
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	json.NewEncoder(w).Encode(map[string]string{"error": f.T(sentence) + " " + f.T("owner") + ": " + f.Name(by)})
}
