package desk

import (
	"net/http"
	"testing"

	"madoguchi/internal/casework"
	"madoguchi/internal/inquiry"
)

// From where a mail came its owner sees, and the audit says so.
func TestTheOwnerSeesTheSender(t *testing.T) {
	s := start(t)
	all := s.office.fill(t, 2)
	chat, mail := all[0], all[1] // the second one is a mail
	for _, r := range all {
		s.office.files[r].Case.Address = inquiry.NewAddress("hanako@example.jp")
	}
	a, other, officer := s.as("agent1"), s.as("agent2"), s.as("officer1")
	a.post("/desk/case/" + string(chat) + "/take")
	a.post("/desk/case/" + string(mail) + "/take")
	_, page := a.get("/desk/case/" + string(mail))
	has(t, "the owner's page", page, `action="/desk/sender/`+string(mail))
	hasNot(t, "the owner's page", page, "hanako")
	for _, row := range []struct {
		who    *browser
		path   string
		status int
	}{
		{other, "/desk/sender/" + string(mail), http.StatusConflict},
		{officer, "/desk/sender/" + string(mail), http.StatusForbidden},
		{a, "/desk/sender/" + string(chat), http.StatusForbidden},
		{a, "/desk/sender/AAAA-AAAA", http.StatusNotFound},
	} {
		status, page := row.who.post(row.path)
		if status != row.status {
			t.Errorf("%s: %d", row.path, status)
		}
		hasNot(t, row.path, page, "hanako")
	}
	_, page = a.post("/desk/sender/" + string(mail))
	has(t, "the sender", page, "hanako@example.jp")
	if last := s.office.acts[len(s.office.acts)-1]; last.Verb != casework.SeeAddress || last.By != "agent1@staff.example.jp" {
		t.Errorf("the audit has %s by %s", last.Verb, last.By)
	}
}
