package deployment

import (
	"path/filepath"
	"sync"

	"madoguchi/internal/bundle"
	"madoguchi/internal/conversation"
	"madoguchi/internal/conversation/intent"
	"madoguchi/internal/faq"
	"madoguchi/internal/hours"
	"madoguchi/internal/incident"
	"madoguchi/internal/published"
	"madoguchi/internal/switches"
	"madoguchi/internal/understand"
	"madoguchi/internal/understand/trained"
)

// matter is the incident and what is made from it.
type matter struct {
	incident     *incident.Incident
	conversation *conversation.Responder
	calendar     *hours.Calendar
	matcher      intent.Matcher
}

// under is the matter as switches make it.
func (m *matter) under(s switches.Set) *matter {
	return &matter{s.Applied(m.incident), m.conversation.Under(s), m.calendar, m.matcher}
}

// bundled is the name of the file that infra/bundle makes.
const bundled = "incident.bundle"

// prepared reads the incident from the bundle beside the program: it was checked when that was
// built, and nothing here reads or checks a folder.
func (d *Deployment) prepared(ear ear) (*matter, error) {
	path := d.getenv("INCIDENT_FILE")
	if path == "" {
		path = filepath.Join(d.getenv("LAMBDA_TASK_ROOT"), bundled)
	}
	b, err := bundle.OpenFile(path)
	if err != nil {
		return nil, err
	}
	i, err := published.Read(b)
	if err != nil {
		return nil, err
	}
	return made(b, i, ear)
}

// made makes the matter of a bundle.
func made(b *bundle.Bundle, i *incident.Incident, ear ear) (*matter, error) {
	calendar, err := hours.New(i.Hours)
	if err != nil {
		return nil, err
	}
	matcher := ear(b)
	return &matter{i, conversation.New(i, matcher, calendar), calendar, matcher}, nil
}

// ear makes what a function understands messages with.
type ear func(*bundle.Bundle) intent.Matcher

// deaf is the matcher of a function that understands no questions.
func deaf(*bundle.Bundle) intent.Matcher { return (*faq.Model)(nil) }

// listening is the matcher of the function that does.
func listening(b *bundle.Bundle) intent.Matcher {
	return reader{sync.OnceValues(func() (*understand.Reader, error) { return trained.Open(b) })}
}

// reader opens what it reads with when the first message needs it: that takes longer than
// all the rest of a start, and what needs no understanding need not wait for it.
type reader struct {
	opened func() (*understand.Reader, error)
}

// listens reports whether it understands messages.
func (m *matter) listens() bool {
	_, ok := m.matcher.(reader)
	return ok
}

// opens opens what a matter reads with, where it reads.
func (m *matter) opens() error {
	if r, ok := m.matcher.(reader); ok {
		_, err := r.opened()
		return err
	}
	return nil
}

func (r reader) open() *understand.Reader {
	read, err := r.opened()
	if err != nil {
		panic(err) // an error of the event, which comes back
	}
	return read
}

// Match implements [intent.Matcher].
func (r reader) Match(question string) faq.Match { return r.open().Match(question) }

// Variant implements [intent.Matcher].
func (r reader) Variant(question, topic string) (entry string, share float64) {
	return r.open().Variant(question, topic)
}

// Read implements [intent.Whole].
func (r reader) Read(words string) understand.Reading { return r.open().Read(words) }

// Bounds implements [intent.Whole].
func (r reader) Bounds() understand.Bounds { return r.open().Bounds() }

// Probable implements [intent.Teller].
func (r reader) Probable(words string, entries ...string) (p float64, known bool) {
	return r.open().Probable(words, entries...)
}
