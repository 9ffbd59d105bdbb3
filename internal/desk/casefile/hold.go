package casefile

import (
	"encoding/json"
	"net/http"

	"madoguchi/internal/desk/session"

	"madoguchi/internal/cases"
)

// Deliver sends an answer whose time to be taken back is over: the page asks for it, so that the
// answer need not wait for the clock.
func (d Room) Deliver(w http.ResponseWriter, r *http.Request, s session.Session) {
	receipt, ok := d.working(w, r, s)
	if !ok {
		return
	}
	if err := d.Office.Send(r.Context(), receipt, s.Email, r.PostForm.Get("id")); err != nil {
		d.unreadable(w, r, s, err)
		return
	}
	w.WriteHeader(http.StatusNoContent)
}

// takenBack tells the script what stands in the draft now.
func (d Room) takenBack(w http.ResponseWriter, r *http.Request, s session.Session, receipt cases.Receipt) {
	file, err := d.Office.File(r.Context(), receipt, s.Email)
	if err != nil {
		d.unreadable(w, r, s, err)
		return
	}
	w.Header().Set("Content-Type", "application/json")
	json.NewEncoder(w).Encode(map[string]string{"text": file.Draft.Words()})
}

// Back reports whether the person at the page may still take a line back.
func (p casePage) Back(l line) bool {
	return !l.Leaves.IsZero() && l.Line.ID == p.Case.Answering.ID && l.From == p.Staff.Email && p.Mine()
}

// Leaving is when a held answer leaves, to the second.
func (p casePage) Leaving(l line) string {
	return l.Leaves.In(p.Incident.Hours.Zone).Format("15:04:05")
}
