package desk

import (
	"net/http"
	"net/url"
	"testing"
	"time"
)

// here is what an open page says of who sits before it.
func (b *browser) here(path string, fields ...string) int {
	b.t.Helper()
	form := url.Values{"token": {b.token}}
	for i := 0; i < len(fields); i += 2 {
		form.Set(fields[i], fields[i+1])
	}
	response, _ := b.do(b.request("POST", path+"/here", form, "Desk-Script", "1"))
	return response.StatusCode
}

func TestWhoElseHasACaseOpen(t *testing.T) {
	s := start(t)
	path := "/desk/case/" + string(s.office.fill(t, 1)[0])
	first, second := s.as("agent1"), s.as("agent2")
	_, page := first.get(path)
	hasNot(t, "alone", page, "が見ています")
	_, page = second.get(path)
	has(t, "the second", page, "<b>agent1</b> が見ています")
	if status := second.here(path, "typing", "1"); status != http.StatusNoContent {
		t.Errorf("status %d", status)
	}
	_, page = first.get(path + "/fragment")
	has(t, "the first, while the second writes", page, "<b>agent2</b> が返信を入力しています")
	second.here(path, "gone", "1")
	_, page = first.get(path + "/fragment")
	hasNot(t, "after the second left", page, "agent2")
	first.here(path)
	s.now = s.now.Add(31 * time.Second)
	_, page = second.get(path + "/fragment")
	hasNot(t, "after the lease of the first ended", page, "agent1")
}

// Who only reads writes no answer; where there is no case nobody is there; and each is a form of
// the session.
func TestPresenceIsNotTakenOnTrust(t *testing.T) {
	s := start(t)
	path := "/desk/case/" + string(s.office.fill(t, 1)[0])
	officer, agent := s.as("officer1"), s.as("agent1")
	officer.here(path, "typing", "1")
	_, page := agent.get(path)
	has(t, "the page", page, "<b>officer1</b> が見ています")
	if status := agent.here("/desk/case/KM7P-3XQ9"); status != http.StatusNotFound {
		t.Errorf("no such case: %d", status)
	}
	agent.token = "another"
	if status := agent.here(path, "typing", "1"); status != http.StatusForbidden {
		t.Errorf("a forged form: %d", status)
	}
}
