package main

import (
	"io/fs"
	"os"

	"madoguchi/internal/conversation"
	"madoguchi/internal/faq"
	"madoguchi/internal/hours"
	"madoguchi/internal/incident"
	"madoguchi/internal/incident/nanatsuboshi"
)

// rehearsal is an incident ready to be asked about.
type rehearsal struct {
	incident     *incident.Incident
	conversation *conversation.Responder
	calendar     *hours.Calendar
}

// loadIncident loads and checks the incident in a folder, "" for the embedded one.
func loadIncident(dir string) (*incident.Incident, error) {
	var files fs.FS = nanatsuboshi.Files()
	if dir != "" {
		files = os.DirFS(dir)
	}
	return incident.Load(files)
}

// rehearse loads an incident and trains the matcher.
func rehearse(dir string) (*rehearsal, error) {
	i, err := loadIncident(dir)
	if err != nil {
		return nil, err
	}
	calendar, err := hours.New(i.Hours)
	if err != nil {
		return nil, err
	}
	model, err := faq.Train(faq.Examples(i, conversation.ByRule()...))
	if err != nil {
		return nil, err
	}
	return &rehearsal{i, conversation.New(i, model, calendar), calendar}, nil
}
