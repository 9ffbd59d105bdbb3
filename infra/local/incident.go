package main

import (
	"madoguchi/internal/conversation"
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
	desk, err := conversation.Prepare(i, faq.Train)
	if err != nil {
		return nil, err
	}
	return &rehearsal{i, desk, desk.Calendar()}, nil
}
