package casefile

import (
	"fmt"
	"net/http"
	"strconv"
	"strings"

	"madoguchi/internal/desk/page"
	"madoguchi/internal/desk/session"

	"madoguchi/internal/cases"
	"madoguchi/internal/casework"
	"madoguchi/internal/inquiry"
)

const (
	// maxShown is how much of a raw mail the page shows, in bytes; the download has
	// all of it.
	maxShown = 256 << 10
	// maxReason is the longest reason, in characters.
	maxReason = 200
)

type rawPage struct {
	page.Frame
	Case   cases.Case
	N      int // counted from 1
	Mail   string
	Cut    bool
	Whole  bool   // not masked
	Alert  string // a key of the words: why it was not shown unmasked
	Reason string // as typed
}

// Mine reports whether the person at the page has the case.
func (p rawPage) Mine() bool { return p.Case.Owned(p.Staff.Email) == nil }

// Raw shows a mail, masked as everything is that comes in by the door.
func (d Room) Raw(w http.ResponseWriter, r *http.Request, s session.Session) {
	if p, mail, ok := d.rawPage(w, r, s); ok {
		d.masked(w, r, s, p, mail, http.StatusOK)
	}
}

// WholeRaw shows a mail as it came, or hands it out as a file: to the owner of the
// case alone, who says why, and only once that stands in the audit.
func (d Room) WholeRaw(w http.ResponseWriter, r *http.Request, s session.Session) {
	if _, ok := d.working(w, r, s); !ok {
		return
	}
	p, mail, ok := d.rawPage(w, r, s)
	if !ok {
		return
	}
	a := casework.Action{By: s.Email, Verb: casework.BareRaw, Text: inquiry.NewText(strings.TrimSpace(r.PostForm.Get("reason")))}
	file := r.PostForm.Get("as") == "file"
	if file {
		a.Verb = casework.SaveRaw
	}
	switch {
	case file && d.MostMail > 0 && len(mail) > d.MostMail:
		d.Site.Refuse(w, r, s, http.StatusRequestEntityTooLarge, "largeMail")
		return
	case a.Text.Empty(), len([]rune(a.Text.Words())) > maxReason:
		p.Alert, p.Reason = "rawReason", a.Text.Words()
		d.masked(w, r, s, p, mail, http.StatusUnprocessableEntity)
		return
	case !d.noted(w, r, s, p, a):
		return
	case file:
		handOut(w, fmt.Sprintf("%s-%d.eml", p.Case.Receipt, p.N), mail)
		return
	}
	text := page.Readable(d.Readable(mail))
	shown := text[:min(len(text), maxShown)]
	p.Mail, p.Cut, p.Whole = strings.ToValidUTF8(shown, ""), len(shown) < len(text), true
	d.Site.Answer(w, r, http.StatusOK, "raw.html", p)
}

// masked shows a mail masked, once the reading stands in the audit. Masking ends a long
// mail, and says so.
func (d Room) masked(w http.ResponseWriter, r *http.Request, s session.Session, p rawPage, mail []byte, status int) {
	if !d.noted(w, r, s, p, casework.Action{By: s.Email, Verb: casework.SeeRaw}) {
		return
	}
	p.Mail = page.Readable(inquiry.NewText(d.Plain(mail)).Words())
	d.Site.Answer(w, r, status, "raw.html", p)
}

// noted puts into the audit who reads a raw mail or takes it away. Without the note it
// is not shown.
func (d Room) noted(w http.ResponseWriter, r *http.Request, s session.Session, p rawPage, a casework.Action) bool {
	err := d.Office.Act(r.Context(), p.Case.Receipt, a)
	if err == nil {
		return true
	}
	status, sentence, _ := d.reason(err)
	if a.Verb == casework.SeeRaw {
		status, sentence = http.StatusInternalServerError, "failed"
	}
	d.Site.Refuse(w, r, s, status, sentence)
	return false
}

// rawPage is the page of the mail that the path names, and that mail.
func (d Room) rawPage(w http.ResponseWriter, r *http.Request, s session.Session) (p rawPage, mail []byte, ok bool) {
	receipt, ok := d.receipt(w, r, s)
	if !ok {
		return p, nil, false
	}
	n, err := strconv.Atoi(r.PathValue("n"))
	if err != nil || strconv.Itoa(n) != r.PathValue("n") {
		d.Site.Refuse(w, r, s, http.StatusNotFound, "notFound")
		return p, nil, false
	}
	c, err := d.Office.Case(r.Context(), receipt)
	if err == nil && (n < 1 || n > len(c.RawKeys)) {
		d.Site.Refuse(w, r, s, http.StatusNotFound, "notFound")
		return p, nil, false
	}
	if err != nil {
		d.unreadable(w, r, s, err)
		return p, nil, false
	}
	if mail, err = d.Mail(r.Context(), c.RawKeys[n-1]); err != nil {
		d.Site.Failed(w, r, s, err)
		return p, nil, false
	}
	return rawPage{Frame: d.Site.Frame(r, s, "rawMail"), Case: c, N: n}, mail, true
}

// handOut makes a browser keep the mail in a file; it never shows it as what a
// stranger says that it is.
func handOut(w http.ResponseWriter, name string, mail []byte) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.Header().Set("Content-Disposition", `attachment; filename="`+name+`"`)
	w.Header().Set("Content-Security-Policy", "default-src 'none'; sandbox")
	w.Write(mail)
}
