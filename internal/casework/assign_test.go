package casework_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"madoguchi/internal/app/apptest"
	"madoguchi/internal/cases"
	"madoguchi/internal/casework"
	"madoguchi/internal/dates"
	"madoguchi/internal/inquiry"
)

const second = "agent2@staff.example.jp"

// to are the mails to one member of staff.
func to(sent []string, address string) []string {
	return slices.DeleteFunc(slices.Clone(sent), func(s string) bool { return !strings.HasSuffix(s, " to "+address) })
}

// opened opens n cases of as many customers.
func opened(s *apptest.Stage, n int) []casework.Held {
	s.T.Helper()
	for i := range n {
		in := s.From(fmt.Sprint("in", i), fmt.Sprintf("c%d@example.com", i), "speak_to_human", true)
		s.Handle(in)
	}
	var all []casework.Held
	for _, c := range s.Cases(false) {
		all = append(all, casework.Held{Receipt: c.Receipt, Owner: c.Owner})
	}
	if len(all) != n {
		s.T.Fatalf("%d cases, want %d", len(all), n)
	}
	return all
}

// TestManyCasesAreGivenAway: each wholly or not at all, and of each is said what came of it.
func TestManyCasesAreGivenAway(t *testing.T) {
	s := apptest.New(t)
	all := opened(s, 5)
	s.Act(all[1].Receipt, casework.Action{By: apptest.Agent, Verb: casework.Take}) // after the lead looked
	s.Act(all[2].Receipt, casework.Action{By: second, Verb: casework.Take})
	s.Act(all[3].Receipt, casework.Action{By: apptest.Agent, Verb: casework.Take})
	s.Act(all[3].Receipt, casework.Action{By: apptest.Agent, Verb: casework.Close})
	told := len(s.Mail.Sent)
	a := casework.Assignment{By: apptest.Lead, To: second, Reason: inquiry.NewText("休みのため"), ID: "form", Cases: append(all, casework.Held{Receipt: "KM7P-3XQD"})}
	for n := range 2 { // sent again, it changes nothing and tells nobody twice
		got := s.Office.Assign(t.Context(), a)
		var taken *cases.TakenError
		for i, want := range []bool{n > 0 && errors.Is(got[0].Err, casework.ErrTheirs) || got[0].Err == nil, errors.As(got[1].Err, &taken) && taken.By == apptest.Agent,
			errors.Is(got[2].Err, casework.ErrTheirs), errors.Is(got[3].Err, cases.ErrClosed),
			n > 0 && errors.Is(got[4].Err, casework.ErrTheirs) || got[4].Err == nil, errors.Is(got[5].Err, casework.ErrNoCase)} {
			if !want {
				t.Errorf("time %d, case %d: %v", n, i, got[i].Err)
			}
		}
	}
	s.Watch(10 * time.Minute)
	s.Watch(10 * time.Minute)
	if news := to(s.Mail.Sent[told:], second); len(news) != 1 || !strings.HasPrefix(news[0], "round of 2 assigned, ") {
		t.Errorf("told %q", news)
	}
	c := s.File(all[0].Receipt)
	if m := c.Case.Moved; c.Case.Owner != second || m.From != "" || m.To != second || m.By != apptest.Lead || m.Reason.Words() != "休みのため" {
		t.Errorf("%+v", c.Case)
	}
	last := c.Audit[len(c.Audit)-1]
	if last.Verb != casework.Transfer || last.By != apptest.Lead || last.Detail != "休みのため" {
		t.Errorf("the audit ends with %+v", last)
	}
	if left := s.File(all[1].Receipt).Case; left.Owner != apptest.Agent || !left.Moved.At.IsZero() {
		t.Errorf("what changed hands was moved all the same: %+v", left)
	}
}

// TestWhoLosesACaseKeepsTheirDraft, and the list says where it went.
func TestWhoLosesACaseKeepsTheirDraft(t *testing.T) {
	s := apptest.New(t)
	held := opened(s, 1)[0]
	s.Act(held.Receipt, casework.Action{By: apptest.Agent, Verb: casework.Take})
	s.Act(held.Receipt, casework.Action{By: apptest.Agent, Verb: casework.Note, Text: inquiry.NewText("折り返し待ち")})
	held.Owner = apptest.Agent
	got := s.Office.Assign(t.Context(), casework.Assignment{By: apptest.Lead, To: second, Reason: inquiry.NewText("専門のため"), ID: "f", Cases: []casework.Held{held}})
	s.Must(got[0].Err)
	s.Act(held.Receipt, casework.Action{By: apptest.Agent, Verb: casework.Draft, Text: inquiry.NewText("書きかけ")}) // the page saves on
	file, err := s.Office.File(t.Context(), held.Receipt, apptest.Agent)
	s.Must(err)
	if file.Draft.Words() != "書きかけ" || len(file.Lines) == 0 || file.Case.Owner != second {
		t.Errorf("%+v", file)
	}
	listed := s.Cases(false)[0]
	if m := listed.Moved; m.From != apptest.Agent || m.To != second || m.Reason.Words() != "専門のため" {
		t.Errorf("listed %+v", m)
	}
}

// TestACustomersCasesGoTogether: what went with another one is said to be theirs.
func TestACustomersCasesGoTogether(t *testing.T) {
	s := apptest.New(t)
	general, rights := matters(s)
	got := s.Office.Assign(t.Context(), casework.Assignment{By: apptest.Lead, To: second, ID: "f",
		Cases: []casework.Held{{Receipt: general}, {Receipt: rights}}})
	if got[0].Err != nil || !errors.Is(got[1].Err, casework.ErrTheirs) {
		t.Errorf("%v and %v", got[0].Err, got[1].Err)
	}
	if m := s.File(rights).Case.Moved; m.To != second || m.By != apptest.Lead {
		t.Errorf("the other one: %+v", m)
	}
}

// TestNoMoreThanFit are given away at once.
func TestNoMoreThanFit(t *testing.T) {
	s := apptest.New(t)
	many := make([]casework.Held, casework.MostAssigned+5)
	for i := range many {
		many[i].Receipt = "KM7P-3XQD"
	}
	if got := s.Office.Assign(t.Context(), casework.Assignment{By: apptest.Lead, To: second, Cases: many}); len(got) != casework.MostAssigned {
		t.Errorf("%d were tried", len(got))
	}
}

// TestTheRegisterOfRequests follows a case of somebody's own data from its opening to its end.
func TestTheRegisterOfRequests(t *testing.T) {
	s := apptest.New(t)
	s.Parts.Daybook = s.Store
	s.Rebuild()
	s.Handle(s.Tap("first", "delete_my_data"))
	s.Handle(s.From("other", "hanako@example.com", "speak_to_human", true))
	r := inLane(s, cases.Rights)
	register := func() casework.Request {
		t.Helper()
		all, err := s.Store.Requests(t.Context(), s.Now.AddDate(0, -1, 0), s.Now.AddDate(0, 1, 0))
		if err != nil || len(all) != 1 || all[0].Receipt != r {
			t.Fatalf("%+v, %v", all, err)
		}
		return all[0]
	}
	if got := register(); got.State != cases.Open || got.Wish() != cases.Stop || got.Is != (cases.Request{}) || !got.Received.Equal(s.Now) {
		t.Errorf("opened: %+v", got)
	}
	s.Act(r, casework.Action{By: apptest.Agent, Verb: casework.Take})
	s.Now = s.Now.Add(2 * time.Hour)
	refused := cases.Request{Wish: cases.Stop, Outcome: cases.Refused, Reason: cases.Unproven}
	if err := s.Office.Act(t.Context(), r, casework.Action{By: second, Verb: casework.Decide, Request: refused}); !errors.Is(err, cases.ErrNotOwner) {
		t.Errorf("a colleague: %v", err)
	}
	s.Act(r, casework.Action{By: apptest.Agent, Verb: casework.Decide, Request: refused})
	s.Act(r, casework.Action{By: apptest.Agent, Verb: casework.Answer, Text: inquiry.NewText("お答えします")})
	s.Act(r, casework.Action{By: apptest.Agent, Verb: casework.Close})
	got := register()
	if got.State != cases.Closed || got.Is.Reason != cases.Unproven || !got.Is.At.Equal(s.Now) || !got.Closed.Equal(s.Now) || got.Late(s.Now.AddDate(1, 0, 0)) {
		t.Errorf("closed: %+v", got)
	}
	trail := s.File(r).Audit
	if last := trail[len(trail)-3]; last.Verb != casework.Decide || last.Detail != "stop refused unproven" {
		t.Errorf("the audit has %+v", last)
	}
	s.Watch(12 * time.Minute)
	report, err := s.Office.Report(t.Context(), dates.Of(s.Now), dates.Of(s.Now), time.UTC)
	if err != nil || len(report.Requests) != 1 || len(report.Days) != 1 {
		t.Fatalf("%+v, %v", report, err)
	}
	day := report.Days[0]
	if rights := day.Lanes[cases.Rights]; day.Total() != 2 || rights.Opened != 1 || rights.Answers != 1 || rights.Closed != 1 ||
		rights.Close.Quantile(0.5).Round(time.Hour) != 2*time.Hour {
		t.Errorf("the day is %+v", day)
	}
	if strings.Contains(fmt.Sprintf("%+v", report), "example.com") {
		t.Error("the report holds an address")
	}
}
