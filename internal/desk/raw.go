package desk

import (
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"unicode"

	"madoguchi/internal/escalation"
	"madoguchi/internal/turn"
)

// maxShown is how much of a raw mail the page shows; the download has all of it.
const maxShown = 256 << 10

type rawPage struct {
	frame
	Receipt escalation.Receipt
	N       int // counted from 1
	Mail    string
	Cut     bool
}

// raw shows a mail as it came, as text, or with the ending .eml hands it out.
func (d *desk) raw(w http.ResponseWriter, r *http.Request, s session) {
	receipt, ok := d.receipt(w, r, s)
	if !ok {
		return
	}
	number, download := strings.CutSuffix(r.PathValue("n"), ".eml")
	n, err := strconv.Atoi(number)
	if err != nil || strconv.Itoa(n) != number {
		d.refuse(w, r, s, http.StatusNotFound, "notFound")
		return
	}
	mail, ok := d.rawMail(w, r, s, receipt, n)
	if ok && download && d.MostRaw > 0 && len(mail) > d.MostRaw {
		d.refuse(w, r, s, http.StatusRequestEntityTooLarge, "largeMail")
		return
	}
	if !ok || !d.noted(w, r, s, receipt, download) {
		return
	}
	if download {
		handOut(w, fmt.Sprintf("%s-%d.eml", receipt, n), mail)
		return
	}
	text := readable(d.Readable(mail))
	shown := text[:min(len(text), maxShown)]
	d.show(w, r, http.StatusOK, "raw.html", rawPage{d.frame(r, s, "rawMail"), receipt, n, strings.ToValidUTF8(shown, ""), len(shown) < len(text)})
}

// noted puts into the audit who reads a raw mail or takes it away: it is the one
// thing on the desk that nothing was masked in. Without the note it is not shown.
func (d *desk) noted(w http.ResponseWriter, r *http.Request, s session, receipt escalation.Receipt, download bool) bool {
	verb := turn.SeeRaw
	if download {
		verb = turn.SaveRaw
	}
	err := d.Office.Act(r.Context(), receipt, turn.Action{By: s.Email, Verb: verb})
	if err != nil {
		d.failed(w, r, s, err)
	}
	return err == nil
}

func (d *desk) rawMail(w http.ResponseWriter, r *http.Request, s session, receipt escalation.Receipt, n int) ([]byte, bool) {
	file, err := d.Office.File(r.Context(), receipt, s.Email)
	if err == nil && (n < 1 || n > len(file.Case.RawKeys)) {
		d.refuse(w, r, s, http.StatusNotFound, "notFound")
		return nil, false
	}
	if err != nil {
		d.unreadable(w, r, s, err)
		return nil, false
	}
	mail, err := d.Raw(r.Context(), file.Case.RawKeys[n-1])
	if err != nil {
		d.failed(w, r, s, err)
		return nil, false
	}
	return mail, true
}

// handOut makes a browser keep the mail in a file; it never shows it as what a
// stranger says that it is.
func handOut(w http.ResponseWriter, name string, mail []byte) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.Header().Set("Content-Disposition", `attachment; filename="`+name+`"`)
	w.Header().Set("Content-Security-Policy", "default-src 'none'; sandbox")
	w.Write(mail)
}

// readable keeps a text from playing tricks: what is no UTF-8 and what would steer
// a terminal or the direction of writing becomes a visible mark.
func readable(text string) string {
	text = strings.ReplaceAll(strings.ToValidUTF8(text, "\ufffd"), "\r\n", "\n")
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\t':
			return r
		case r < ' ':
			return '\u2400' + r // the picture of the control character
		case unicode.In(r, unicode.Cc, unicode.Cf):
			return '\ufffd'
		}
		return r
	}, text)
}
