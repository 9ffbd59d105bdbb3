package verifier_test

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"madoguchi/internal/affected"
	"madoguchi/internal/identity"
	"madoguchi/internal/verifier"
)

// stores notes what is asked, and answers with what it is told.
type stores struct {
	asked    []string
	segments []string
	err      error
}

func (s *stores) note(what string) { s.asked = append(s.asked, what) }

func (s *stores) Limits(context.Context, *identity.Found, time.Time) error {
	s.note("limits")
	return nil
}

func (s *stores) Ready(context.Context) (bool, error) {
	s.note("ready")
	return s.err == nil, s.err
}

func (s *stores) ByEmail(context.Context, string) ([]string, error) {
	s.note("email")
	return s.segments, s.err
}

func (s *stores) ByLetter(context.Context, string, string) ([]string, error) {
	s.note("letter")
	return s.segments, s.err
}

// Who is on the list is asked where a contact is proven, and nowhere else: neither the
// answer to a request for a code nor its time may depend on it.
func TestWhatIsAsked(t *testing.T) {
	for need, want := range map[identity.Need]string{
		identity.NeedRoster: "ready",
		identity.NeedMail:   "limits",
		identity.NeedEmail:  "email",
		identity.NeedLetter: "limits letter",
		identity.NeedCheck:  "limits",
	} {
		s := &stores{segments: []string{"member"}}
		found, err := verifier.New(s, s).Find(t.Context(), identity.Needs{What: need}, time.Time{})
		if got := strings.Join(s.asked, " "); err != nil || got != want || !found.Ready {
			t.Errorf("%s: asked %q, want %q; ready %t, %v", need, got, want, found.Ready, err)
		}
		if tells := len(found.Segments) > 0; tells != (need == identity.NeedEmail || need == identity.NeedLetter) {
			t.Errorf("%s: segments %v", need, found.Segments)
		}
	}
}

// Without a list nothing is ready, and a list that does not answer is an error: neither
// may pass for somebody who is not on it.
func TestNoAnswerIsNotNobody(t *testing.T) {
	down := errors.New("the table is down")
	for _, need := range []identity.Need{identity.NeedRoster, identity.NeedEmail, identity.NeedLetter} {
		none := &stores{err: affected.ErrNoRoster}
		if found, err := verifier.New(none, none).Find(t.Context(), identity.Needs{What: need}, time.Time{}); err != nil || found.Ready {
			t.Errorf("%s: without a list ready %t, %v", need, found.Ready, err)
		}
		broken := &stores{err: down}
		if _, err := verifier.New(broken, broken).Find(t.Context(), identity.Needs{What: need}, time.Time{}); !errors.Is(err, down) {
			t.Errorf("%s: a table that is down gives %v", need, err)
		}
	}
}
