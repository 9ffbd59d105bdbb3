package casework_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"madoguchi/internal/app/apptest"
	"madoguchi/internal/cases"
	"madoguchi/internal/casework"
	"madoguchi/internal/inquiry"
)

// The owner of a case says by labels what it is about; the audit has which, and the list shows them.
func TestTheOwnerLabelsACase(t *testing.T) {
	s := apptest.New(t)
	s.Handle(s.Tap("first", "speak_to_human"))
	r := s.Cases(false)[0].Receipt
	label := func(by string, on, off []string) error {
		return s.Office.Act(t.Context(), r, casework.Action{By: by, Verb: casework.Label, Labels: on, Unlabel: off})
	}
	if err := label(apptest.Agent, []string{"refund"}, nil); !errors.Is(err, cases.ErrNotOwner) {
		t.Errorf("nobody's case: %v", err)
	}
	s.Act(r, casework.Action{By: apptest.Agent, Verb: casework.Take})
	if err := label(second, []string{"refund"}, nil); !errors.Is(err, cases.ErrNotOwner) {
		t.Errorf("a colleague's: %v", err)
	}
	for _, row := range []struct {
		on, off []string
		want    string
		audit   string
	}{
		{[]string{"refund", "letter"}, nil, "refund letter", "+refund +letter"},
		{[]string{"refund"}, []string{"words of somebody's"}, "refund letter", ""},
		{[]string{"reissue"}, []string{"refund"}, "letter reissue", "+reissue -refund"},
	} {
		s.Must(label(apptest.Agent, row.on, row.off))
		if got := strings.Join(s.Cases(false)[0].Labels, " "); got != row.want {
			t.Errorf("the list shows %q, want %q", got, row.want)
		}
		trail := s.File(r).Audit
		if last := trail[len(trail)-1]; last.Verb != casework.Label || last.Detail != row.audit {
			t.Errorf("the audit has %+v, want %q", last, row.audit)
		}
	}
	s.Act(r, casework.Action{By: apptest.Agent, Verb: casework.Close})
	if got := s.Cases(true)[0].Labels; len(got) != 2 {
		t.Errorf("a closed case has %q", got)
	}
	if err := label(apptest.Agent, []string{"refund"}, nil); !errors.Is(err, cases.ErrClosed) {
		t.Errorf("a closed case: %v", err)
	}
}

// An answer sets labels in its own transaction; taken back, it takes those off that it set.
func TestAnAnswerSetsLabels(t *testing.T) {
	s := apptest.New(t)
	s.Handle(s.Tap("first", "speak_to_human"))
	r := s.Cases(false)[0].Receipt
	s.Act(r, casework.Action{By: apptest.Agent, Verb: casework.Take})
	s.Act(r, casework.Action{By: apptest.Agent, Verb: casework.Label, Labels: []string{"letter"}})
	s.Act(r, casework.Action{By: apptest.Agent, Verb: casework.Answer, ID: "a1", Hold: true, Text: inquiry.NewText("お答えします"),
		Labels: []string{"letter", "refund"}})
	file := s.File(r)
	if !slices.Equal(file.Case.Labels, cases.Labels{"letter", "refund"}) || file.Audit[len(file.Audit)-1].Detail != "label refund" {
		t.Errorf("%q, %+v", file.Case.Labels, file.Audit)
	}
	s.Act(r, casework.Action{By: apptest.Agent, Verb: casework.TakeBack, To: "a1"})
	if got := s.File(r).Case.Labels; !slices.Equal(got, cases.Labels{"letter"}) {
		t.Errorf("taken back: %q", got)
	}
}
