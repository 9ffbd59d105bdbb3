// Package sender is the page on which the owner of a case sees from which address a mail came. It is
// shown once the audit says who looked.
package sender

import (
	"embed"
	"errors"
	"io/fs"
	"net/http"

	"madoguchi/internal/cases"
	"madoguchi/internal/casework"
	"madoguchi/internal/desk/casefile"
	"madoguchi/internal/desk/page"
	"madoguchi/internal/desk/session"
	"madoguchi/internal/inquiry"
)

// Room answers requests about it.
type Room struct {
	Site   *page.Site
	Office casefile.Office
}

type senderPage struct {
	page.Frame
	Case    cases.Case
	Address string
}

// Templates are those of the room.
func Templates() fs.FS { return templates }

//go:embed *.html
var templates embed.FS

// Show is the address, to the owner of the case alone. Without the note in the audit it is not shown.
func (d Room) Show(w http.ResponseWriter, r *http.Request, s session.Session) {
	receipt, err := cases.ParseReceipt(r.PathValue("receipt"))
	if err != nil {
		d.Site.Refuse(w, r, s, http.StatusNotFound, "noCase")
		return
	}
	c, err := d.Office.Case(r.Context(), receipt)
	if err == nil && (!s.Role.Acts() || c.Channel != inquiry.Email || c.Address == (inquiry.Address{})) {
		d.Site.Refuse(w, r, s, http.StatusForbidden, "notYourRole")
		return
	}
	if err == nil {
		err = d.Office.Act(r.Context(), receipt, casework.Action{By: s.Email, Verb: casework.SeeAddress})
	}
	switch {
	case errors.Is(err, casework.ErrNoCase):
		d.Site.Refuse(w, r, s, http.StatusNotFound, "noCase")
	case errors.Is(err, cases.ErrNotOwner):
		d.Site.Refuse(w, r, s, http.StatusConflict, "notOwner")
	case errors.Is(err, cases.ErrClosed):
		d.Site.Refuse(w, r, s, http.StatusConflict, "isClosed")
	case err != nil:
		d.Site.Failed(w, r, s, err)
	default:
		p := senderPage{Frame: d.Site.Frame(r, s, "sender"), Case: c, Address: page.Readable(c.Address.Value())}
		p.Here = "/desk/case/" + string(receipt)
		d.Site.Answer(w, r, http.StatusOK, "sender.html", p)
	}
}
