// Package rehearsal makes an incident ready to be asked about, staffed by the demo staff
// where nobody else is named.
package rehearsal

import (
	"slices"
	"strings"
	"sync"

	"madoguchi/infra/local/explain"
	"madoguchi/internal/conversation"
	"madoguchi/internal/conversation/intent"
	"madoguchi/internal/desk/oidcsim"
	staff "madoguchi/internal/desk/session"
	"madoguchi/internal/faq"
	"madoguchi/internal/hours"
	"madoguchi/internal/incident"
	"madoguchi/internal/incidents"
	"madoguchi/internal/richmenu"
	"madoguchi/internal/richmenu/picture"
	"madoguchi/internal/understand"
	"madoguchi/internal/understand/trained"
	"madoguchi/internal/understand/trained/kept"
)

// Rehearsal is an incident ready to be asked about.
type Rehearsal struct {
	Incident     *incident.Incident
	Conversation *conversation.Responder
	Calendar     *hours.Calendar
	Phrases      func() *explain.Index                    // of the incident; made when they are first asked for, as are
	Menus        func() (map[incident.Lang][]byte, error) // the pictures of its menus
	pending      func() *Rehearsal
}

// of is a rehearsal of an incident by what answers for it. What takes a moment is made once.
func of(i *incident.Incident, by *conversation.Responder) *Rehearsal {
	return &Rehearsal{i, by, by.Calendar(),
		sync.OnceValue(func() *explain.Index { return explain.New(i) }),
		sync.OnceValues(func() (map[incident.Lang][]byte, error) { return menus(i) }),
		sync.OnceValue(func() *Rehearsal { return of(i.Rehearsed(), by.Rehearsed()) })}
}

// menus are the pictures of an incident's menus. They have no words, for the desk ships no font.
func menus(i *incident.Incident) (map[incident.Lang][]byte, error) {
	all := map[incident.Lang][]byte{}
	for _, lang := range i.Languages {
		if _, ok := richmenu.Of(i, lang); !ok {
			continue
		}
		drawn, err := picture.PNG(picture.Draw(i.Menu, i.Languages, lang, picture.Face{}))
		if err != nil {
			return nil, err
		}
		all[lang] = drawn
	}
	return all, nil
}

// Load loads an incident, by name or folder, and trains the matcher.
func Load(name string) (*Rehearsal, error) { return load(name, kept.Here().Reader) }

// LoadWithout is [Load] with a matcher that never saw what some writers of blind messages
// wrote: they can measure it. training is the folder of a training that saw none of them,
// with encoder.bin and head.bin; with "" it matches by n-grams alone, for the encoder that
// ships has seen them all.
func LoadWithout(name, training string, writers ...string) (*Rehearsal, error) {
	left := func(examples []faq.Example) []faq.Example {
		return slices.DeleteFunc(examples, func(e faq.Example) bool { return slices.Contains(writers, e.Writer) })
	}
	if training == "" {
		return load(name, func(examples []faq.Example) (*faq.Model, error) { return kept.Here().Grams(left(examples)) })
	}
	return load(name, func(examples []faq.Example) (*understand.Reader, error) {
		return trained.From(training, left(examples))
	})
}

func load[M intent.Matcher](name string, learn func([]faq.Example) (M, error)) (*Rehearsal, error) {
	i, err := incidents.Load(name)
	if err != nil {
		return nil, err
	}
	i = i.StaffedBy(demo(i))
	responder, err := conversation.Prepare(i, learn)
	if err != nil {
		return nil, err
	}
	return of(i, responder), nil
}

// Pending is the rehearsal with the translations that nobody has approved yet, marked: who
// rehearses reads them, and no customer does.
func (r *Rehearsal) Pending() *Rehearsal { return r.pending() }

// StaffedBy is the rehearsal with the staff that flags name, by commas.
func (r *Rehearsal) StaffedBy(staff, onCall string) *Rehearsal {
	staffed := r.With(r.Incident.StaffedBy(addresses(staff), addresses(onCall)))
	staffed.Phrases, staffed.Menus = r.Phrases, r.Menus // staff are in neither
	return staffed
}

// With is the rehearsal with another version of its incident, which answers as it did.
func (r *Rehearsal) With(i *incident.Incident) *Rehearsal { return of(i, r.Conversation) }

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
		if strings.HasPrefix(name, "agent") || RoleOf(name) == staff.Lead {
			agents = append(agents, oidcsim.Email(name))
		}
	}
	return agents, []string{oidcsim.Email("oncall")}
}

// RoleOf is the role that a demo user's name tells.
func RoleOf(name string) staff.Role {
	switch {
	case strings.HasPrefix(name, "lead"):
		return staff.Lead
	case strings.HasPrefix(name, "officer"):
		return staff.Officer
	}
	return staff.Agent
}
