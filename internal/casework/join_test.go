package casework_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"madoguchi/internal/app/apptest"
	"madoguchi/internal/cases"
	"madoguchi/internal/casework"
	"madoguchi/internal/inquiry"
)

// claims are a customer's case and one of somebody who only says that they are the
// customer.
func claims(s *apptest.Stage) (real, claimed cases.Receipt) {
	s.T.Helper()
	s.Handle(s.From("real", "hanako@example.com", "speak_to_human", true))
	s.Now = s.Now.Add(time.Second)
	in := s.From("claimed", "hanako@example.com", "speak_to_human", false)
	in.Text, in.Mail.KeepRaw, in.Mail.RawKey = inquiry.NewText("住所を変えてください"), true, "kept/claimed"
	in.Mail.Cut = inquiry.NewText("引用された行")
	s.Handle(in)
	for _, c := range s.Cases(false) {
		if c.Doubtful() {
			claimed = c.Receipt
		} else {
			real = c.Receipt
		}
	}
	if real == "" || claimed == "" {
		s.T.Fatalf("cases %v", s.Cases(false))
	}
	return real, claimed
}

// holds reports whether a file has some words, and whether all of them are marked.
func holds(f casework.File, words string) (there, marked bool) {
	marked = true
	for _, l := range f.Lines {
		if strings.Contains(l.Text.Words(), words) {
			there, marked = true, marked && l.Doubtful
		}
	}
	return there, marked
}

func TestForgedMailIsNotInTheRealCaseUntilSomebodyJoinsIt(t *testing.T) {
	const forged = "住所を変えて"
	s := apptest.New(t)
	p := s.Mail
	real, claimed := claims(s)
	if there, _ := holds(s.Open(real), forged); there {
		t.Fatal("the forged words stand in the real case")
	}
	s.Act(claimed, casework.Action{By: apptest.Agent, Verb: casework.Take})
	s.Act(real, casework.Action{By: apptest.Colleague, Verb: casework.Take})
	s.Act(claimed, casework.Action{By: apptest.Agent, Verb: casework.Join, To: string(real)})
	if there, marked := holds(s.Open(real), forged); !there || !marked {
		t.Errorf("joined: the words are there %v, marked %v", there, marked)
	}
	f := s.Open(real)
	if !slices.ContainsFunc(f.Lines, func(l casework.Line) bool { return l.Doubtful && l.Cut.Words() == "引用された行" }) {
		t.Error("what was cut from the joined mail is gone")
	}
	if len(f.Case.RawKeys) != 1 || f.Case.Owner != apptest.Colleague || f.Case.Doubtful() {
		t.Errorf("the real case has raw mails %v, owner %s", f.Case.RawKeys, f.Case.Owner)
	}
	if last := f.Audit[len(f.Audit)-1]; !audited(f.Audit, casework.Join, string(claimed)) {
		t.Errorf("the audit ends with %+v", last)
	}
	gone := s.Open(claimed)
	if gone.Case.State != cases.Closed || len(gone.Case.RawKeys) > 0 || !audited(gone.Audit, casework.Join, string(real)) {
		t.Errorf("the claimed case is %s with %v", gone.Case.State, gone.Case.RawKeys)
	}
	s.Watch(10 * time.Minute)
	if p.Count("followed") != 1 {
		t.Errorf("the owner was told %q", p.Sent)
	}
	s.Now = s.Now.Add(time.Hour)
	later := s.From("later", "hanako@example.com", "speak_to_human", false)
	later.Text = inquiry.NewText("もう一度だけ")
	s.Handle(later)
	if there, _ := holds(s.Open(real), "もう一度だけ"); there {
		t.Error("what the claimed sender writes after that comes into the real case")
	}
	if got := s.Open(claimed); got.Case.State != cases.Open {
		t.Errorf("their own case is %s", got.Case.State)
	}
}

func audited(all []casework.Audit, verb casework.Verb, detail string) bool {
	for _, a := range all {
		if a.Verb == verb && a.Detail == detail && a.By == apptest.Agent {
			return true
		}
	}
	return false
}

// Nobody has seen the raw mails of a case that is joined, so none is deleted to make room.
func TestJoiningDropsNoRawMail(t *testing.T) {
	s := apptest.New(t)
	var gone []string
	s.Watcher.Discard = func(_ context.Context, key string) error { gone = append(gone, key); return nil }
	real, claimed := claims(s)
	for i := range 110 {
		in := s.From(fmt.Sprint("in", i), "hanako@example.com", "speak_to_human", true)
		in.Mail.KeepRaw, in.Mail.RawKey = true, fmt.Sprint("kept/", i)
		s.Handle(in)
	}
	s.Act(claimed, casework.Action{By: apptest.Agent, Verb: casework.Take})
	s.Act(claimed, casework.Action{By: apptest.Agent, Verb: casework.Join, To: string(real)})
	for range 3 {
		s.Watch(time.Minute)
	}
	if keys := s.Open(real).Case.RawKeys; !slices.Contains(keys, "kept/claimed") || len(gone) > 0 {
		t.Errorf("%d raw mails, deleted %v", len(keys), gone)
	}
}

func TestWhatCannotBeJoined(t *testing.T) {
	s := apptest.New(t)
	real, claimed := claims(s)
	join := func(r, to cases.Receipt, by string) error {
		return s.Office.Act(t.Context(), r, casework.Action{By: by, Verb: casework.Join, To: string(to)})
	}
	if err := join(claimed, real, apptest.Agent); !errors.Is(err, cases.ErrNotOwner) {
		t.Errorf("a case that nobody has: %v", err)
	}
	s.Act(claimed, casework.Action{By: apptest.Agent, Verb: casework.Take})
	s.Act(real, casework.Action{By: apptest.Agent, Verb: casework.Take})
	if err := join(real, claimed, apptest.Agent); !errors.Is(err, casework.ErrNothingToJoin) {
		t.Errorf("a customer's own case: %v", err)
	}
	if err := join(claimed, claimed, apptest.Agent); !errors.Is(err, casework.ErrNothingToJoin) {
		t.Errorf("a case to itself: %v", err)
	}
	if err := join(claimed, "ZZZZ-ZZZZ", apptest.Agent); !errors.Is(err, casework.ErrNoCase) {
		t.Errorf("to no case: %v", err)
	}
	s.Act(real, casework.Action{By: apptest.Agent, Verb: casework.Close})
	if err := join(claimed, real, apptest.Agent); !errors.Is(err, cases.ErrClosed) {
		t.Errorf("to a closed case: %v", err)
	}
}

// However much somebody writes, the file of a case stays small, and nothing of it is
// out of reach.
func TestACaseWithAThousandLongMailsOpens(t *testing.T) {
	s := apptest.New(t)
	const mails, most = 130, 1 << 20
	long := strings.Repeat("あ", 3_000)
	for i := range mails {
		in := s.From(fmt.Sprint("in", i), "forged@example.com", "speak_to_human", false)
		in.Text = inquiry.NewText(fmt.Sprintf("%d番 %s", i, long))
		in.Mail.KeepRaw, in.Mail.RawKey = true, fmt.Sprint("kept/", i)
		s.Handle(in) // all in the same moment
	}
	all := s.Cases(false)
	if len(all) != 1 {
		t.Fatalf("%d cases", len(all))
	}
	f := s.Open(all[0].Receipt)
	seen, parts := map[string]bool{}, 0
	for {
		parts++
		size := 0
		for _, l := range f.Lines {
			size += len(l.Text.Words())
			if l.From == "customer" {
				number, _, _ := strings.Cut(l.Text.Words(), "番")
				if seen[number] {
					t.Fatalf("mail %s is shown twice", number)
				}
				seen[number] = true
			}
		}
		if size > most {
			t.Fatalf("a part has %d bytes", size)
		}
		if f.Older == "" {
			break
		}
		var err error
		if f, err = s.Office.Older(t.Context(), f, f.Older); err != nil {
			t.Fatal(err)
		}
	}
	if len(seen) != mails {
		t.Errorf("%d of %d mails in %d parts", len(seen), mails, parts)
	}
	if n := len(f.Case.RawKeys); n > 100 {
		t.Errorf("the case names %d raw mails", n)
	}
}
