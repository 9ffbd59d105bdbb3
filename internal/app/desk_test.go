package app_test

import (
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"madoguchi/internal/conversation"
	"madoguchi/internal/faq"
	"madoguchi/internal/hours"
	"madoguchi/internal/incident"
	"madoguchi/internal/incidents"
	"madoguchi/internal/line/linesim"
	"madoguchi/internal/roster/rostertest"
	"madoguchi/internal/understand"
	"madoguchi/internal/understand/trained/kept"
)

// What the tests of the whole desk share: an incident with staff, people on its list, and
// what stands around a desk.

const (
	deskMail  = "contact@nanatsuboshi-gallery.jp"
	codesFrom = "code@nanatsuboshi-gallery.jp"
	agent     = "agent1@staff.example.jp"
	keep      = 30 * 24 * time.Hour // as long as the desk keeps what it need not
)

// rehearsal is an incident ready to be asked about.
type rehearsal struct {
	Incident     *incident.Incident
	Conversation *conversation.Responder
	Calendar     *hours.Calendar
}

// embedded is the incident; training it once is enough.
var embedded = sync.OnceValues(func() (*rehearsal, error) {
	i, err := incidents.Load("")
	if err != nil {
		return nil, err
	}
	i = i.StaffedBy([]string{agent, "agent2@staff.example.jp", "lead1@staff.example.jp"}, []string{"oncall@staff.example.jp"})
	responder, err := conversation.Prepare(i, func(examples []faq.Example) (*remembering, error) {
		reader, err := kept.Here().Reader(examples)
		return &remembering{Reader: reader}, err
	})
	if err != nil {
		return nil, err
	}
	return &rehearsal{i, responder, responder.Calendar()}, nil
})

// remembering is a reader that reads no words twice: the sweep plays the same few messages
// thousands of times, and what they say is always the same.
type remembering struct {
	*understand.Reader
	readings, variants sync.Map
}

func (r *remembering) Read(words string) understand.Reading {
	if known, ok := r.readings.Load(words); ok {
		return known.(understand.Reading)
	}
	reading := r.Reader.Read(words)
	r.readings.Store(words, reading)
	return reading
}

func (r *remembering) Variant(question, topic string) (entry string, share float64) {
	type likeliest struct {
		entry string
		share float64
	}
	asked := [2]string{question, topic}
	if known, ok := r.variants.Load(asked); ok {
		l := known.(likeliest)
		return l.entry, l.share
	}
	entry, share = r.Reader.Variant(question, topic)
	r.variants.Store(asked, likeliest{entry, share})
	return entry, share
}

func rehearsed(t testing.TB) *rehearsal {
	t.Helper()
	r, err := embedded()
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// sample7996 is the list of people; drawing it once is enough.
var sample7996 = sync.OnceValues(func() ([]rostertest.Row, error) {
	r, err := embedded()
	if err != nil {
		return nil, err
	}
	return rostertest.Sample(r.Incident)
})

func sampleRows(t testing.TB) []rostertest.Row {
	t.Helper()
	rows, err := sample7996()
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

func at(t testing.TB, s string) time.Time {
	t.Helper()
	v, err := time.Parse(time.RFC3339, s)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// user is the n-th customer on LINE.
func user(n int) string { return fmt.Sprintf("U%032x", n+1) }

// answers are what the desk said to a customer.
func answers(p *linesim.Platform, user string) []string {
	var all []string
	for _, b := range p.Transcript(user) {
		if !b.Mine {
			all = append(all, b.Text)
		}
	}
	return all
}

// wrong is a code of six digits that is not the right one.
func wrong(code string) string {
	if code[0] == '0' {
		return "1" + code[1:]
	}
	return "0" + code[1:]
}

// holds fails the test where a text lacks one of some words.
func holds(t testing.TB, text string, words ...string) {
	t.Helper()
	for _, w := range words {
		if !strings.Contains(text, w) {
			t.Errorf("lacks %q:\n%s", w, text)
		}
	}
}

// lacks fails the test where a text holds one of some words.
func lacks(t testing.TB, text string, words ...string) {
	t.Helper()
	for _, w := range words {
		if strings.Contains(text, w) {
			t.Errorf("holds %q:\n%s", w, text)
		}
	}
}
