package main

import (
	"strings"

	"madoguchi/internal/conversation"
	"madoguchi/internal/desk/oidcsim"
	staff "madoguchi/internal/desk/session"
	"madoguchi/internal/faq"
	"madoguchi/internal/hours"
	"madoguchi/internal/incident"
	"madoguchi/internal/incidents"
)

// rehearsal is an incident ready to be asked about.
type rehearsal struct {
	incident     *incident.Incident
	conversation *conversation.Responder
	calendar     *hours.Calendar
}

// rehearse loads an incident, by name or folder, and trains the matcher.
func rehearse(name string) (*rehearsal, error) {
	i, err := incidents.Load(name)
	if err != nil {
		return nil, err
	}
	i = i.StaffedBy(demo(i))
	responder, err := conversation.Prepare(i, faq.Train)
	if err != nil {
		return nil, err
	}
	return &rehearsal{i, responder, responder.Calendar()}, nil
}

// staffedBy is the rehearsal with the staff that flags name, by commas.
func (r *rehearsal) staffedBy(staff, onCall string) *rehearsal {
	staffed := *r
	staffed.incident = r.incident.StaffedBy(addresses(staff), addresses(onCall))
	return &staffed
}

// addresses are what stands between commas.
func addresses(list string) []string {
	return strings.FieldsFunc(list, func(r rune) bool { return r == ',' || r == ' ' })
}

// demo are the staff of a rehearsal for whom nobody is named: those who can sign in.
func demo(i *incident.Incident) (agents, onCall []string) {
	if len(i.Staff)+len(i.OnCall) > 0 {
		return nil, nil
	}
	for _, name := range oidcsim.Users() {
		if strings.HasPrefix(name, "agent") || roleOf(name) == staff.Lead {
			agents = append(agents, oidcsim.Email(name))
		}
	}
	return agents, []string{oidcsim.Email("oncall")}
}
