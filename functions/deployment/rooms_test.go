package deployment

import (
	"strings"
	"testing"

	"madoguchi/internal/aws"
	"madoguchi/internal/line/linesim"
)

const (
	staffGroup = "C0000000000000000000000000000000a"
	hookURL    = "https://chat.example.com/services/hidden"
)

func (w *world) told(webhook, group string) {
	w.SetSecret("desk", strings.TrimSuffix(document, "}")+`,"told":{"webhook":"`+webhook+`","line_group":"`+group+`"}}`)
}

// TestTheGroupOfStaffIsTold of a case, in the words of the incident and in none of the customer's,
// and a webhook whose address means nothing does not keep the desk from answering.
func TestTheGroupOfStaffIsTold(t *testing.T) {
	w := open(t)
	w.told("http://chat.example.com/services/hidden", staffGroup)
	if _, err := w.line.Say(t.Context(), user, "人と話したいです"); err != nil {
		t.Fatal(err)
	}
	invoke(t, w.function(t, w.answer(file(t))), w.waiting(t))
	told := said(w.line, staffGroup)
	if !strings.Contains(told, "新しい案件です。") || !strings.Contains(told, deskURL+"/desk/case/") || strings.Contains(told, "人と話したい") {
		t.Errorf("the group reads %q", told)
	}
	if got := said(w.line, user); !strings.Contains(got, "受付番号") {
		t.Errorf("the customer reads %q", got)
	}
	if !strings.Contains(w.log.String(), "room not told") {
		t.Errorf("nobody learns that the webhook means nothing: %s", w.log)
	}
	w.silent(t, "hidden", staffGroup, "人と話したい")
}

// TestNothingThatStaffWriteInTheirGroupComesIn, also what mentions the desk.
func TestNothingThatStaffWriteInTheirGroupComesIn(t *testing.T) {
	w := open(t)
	w.told("", staffGroup)
	for _, event := range []linesim.Event{linesim.Group(staffGroup, user, "@窓口 人と話したいです", true), linesim.Group(staffGroup, user, "死にたいです", false)} {
		if _, err := w.line.Send(t.Context(), event); err != nil {
			t.Fatal(err)
		}
	}
	if n := len(w.Sent(inboxURL)); n != 0 {
		t.Errorf("%d messages are in the inbox", n)
	}
}

// TestRoomsOfASecret: what means nothing is left out, and what holds a secret does not print it.
func TestRoomsOfASecret(t *testing.T) {
	w := open(t)
	for _, row := range []struct {
		webhook, group string
		hears, pushes  bool
	}{
		{"", "", false, false},
		{hookURL, staffGroup, true, true},
		{"https://127.0.0.1/hidden", "U0000000000000000000000000000000a", false, false},
		{hookURL, "the team", true, false},
	} {
		var s aws.Secret
		s.Told.Webhook, s.Told.Group = row.webhook, row.group
		if r := w.d.rooms(s); (r.Webhook != nil) != row.hears || (r.Group != "") != row.pushes {
			t.Errorf("%+v: webhook %v, group %q", row, r.Webhook, r.Group)
		}
	}
	w.silent(t, "hidden", "the team")
}
