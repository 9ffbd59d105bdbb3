package turn_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"madoguchi/internal/cases"
	"madoguchi/internal/casework"
	"madoguchi/internal/inquiry"
)

const (
	hers  = "agent1@staff.example.jp"
	other = "agent2@staff.example.jp"
)

// claims are a customer's case and one of somebody who only says that they are the
// customer.
func (s *stage) claims() (real, claimed cases.Receipt) {
	s.t.Helper()
	s.handle(s.from("real", "hanako@example.com", "speak_to_human", true))
	s.now = s.now.Add(time.Second)
	in := s.from("claimed", "hanako@example.com", "speak_to_human", false)
	in.Text, in.Mail.KeepRaw, in.Mail.RawKey = inquiry.NewText("住所を変えてください"), true, "kept/claimed"
	in.Mail.Cut = inquiry.NewText("引用された行")
	s.handle(in)
	for _, c := range s.cases(false) {
		if c.Doubtful() {
			claimed = c.Receipt
		} else {
			real = c.Receipt
		}
	}
	if real == "" || claimed == "" {
		s.t.Fatalf("cases %v", s.cases(false))
	}
	return real, claimed
}

func (s *stage) file(staff *casework.Office, r cases.Receipt) casework.File {
	s.t.Helper()
	f, err := staff.File(s.t.Context(), r, hers)
	if err != nil {
		s.t.Fatal(err)
	}
	return f
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
	s, staff, p := alarmed(t)
	real, claimed := s.claims()
	if there, _ := holds(s.file(staff, real), forged); there {
		t.Fatal("the forged words stand in the real case")
	}
	s.act(staff, claimed, casework.Action{By: hers, Verb: casework.Take})
	s.act(staff, real, casework.Action{By: other, Verb: casework.Take})
	s.act(staff, claimed, casework.Action{By: hers, Verb: casework.Join, To: string(real)})
	if there, marked := holds(s.file(staff, real), forged); !there || !marked {
		t.Errorf("joined: the words are there %v, marked %v", there, marked)
	}
	f := s.file(staff, real)
	if !slices.ContainsFunc(f.Lines, func(l casework.Line) bool { return l.Doubtful && l.Cut.Words() == "引用された行" }) {
		t.Error("what was cut from the joined mail is gone")
	}
	if len(f.Case.RawKeys) != 1 || f.Case.Owner != other || f.Case.Doubtful() {
		t.Errorf("the real case has raw mails %v, owner %s", f.Case.RawKeys, f.Case.Owner)
	}
	if last := f.Audit[len(f.Audit)-1]; !audited(f.Audit, casework.Join, string(claimed)) {
		t.Errorf("the audit ends with %+v", last)
	}
	gone := s.file(staff, claimed)
	if gone.Case.State != cases.Closed || len(gone.Case.RawKeys) > 0 || !audited(gone.Audit, casework.Join, string(real)) {
		t.Errorf("the claimed case is %s with %v", gone.Case.State, gone.Case.RawKeys)
	}
	if p.count("followed") != 1 {
		t.Errorf("the owner was told %q", p.sent)
	}
	s.now = s.now.Add(time.Hour)
	later := s.from("later", "hanako@example.com", "speak_to_human", false)
	later.Text = inquiry.NewText("もう一度だけ")
	s.handle(later)
	if there, _ := holds(s.file(staff, real), "もう一度だけ"); there {
		t.Error("what the claimed sender writes after that comes into the real case")
	}
	if got := s.file(staff, claimed); got.Case.State != cases.Open {
		t.Errorf("their own case is %s", got.Case.State)
	}
}

func audited(all []casework.Audit, verb casework.Verb, detail string) bool {
	for _, a := range all {
		if a.Verb == verb && a.Detail == detail && a.By == hers {
			return true
		}
	}
	return false
}

// Nobody has seen the raw mails of a case that is joined, so none is deleted to make room.
func TestJoiningDropsNoRawMail(t *testing.T) {
	s, staff, _ := alarmed(t)
	var gone []string
	s.Watcher.Discard = func(_ context.Context, key string) error { gone = append(gone, key); return nil }
	real, claimed := s.claims()
	for i := range 110 {
		in := s.from(fmt.Sprint("in", i), "hanako@example.com", "speak_to_human", true)
		in.Mail.KeepRaw, in.Mail.RawKey = true, fmt.Sprint("kept/", i)
		s.handle(in)
	}
	s.act(staff, claimed, casework.Action{By: hers, Verb: casework.Take})
	s.act(staff, claimed, casework.Action{By: hers, Verb: casework.Join, To: string(real)})
	for range 3 {
		s.watch(staff, time.Minute)
	}
	if keys := s.file(staff, real).Case.RawKeys; !slices.Contains(keys, "kept/claimed") || len(gone) > 0 {
		t.Errorf("%d raw mails, deleted %v", len(keys), gone)
	}
}

func TestWhatCannotBeJoined(t *testing.T) {
	s, staff, _ := alarmed(t)
	real, claimed := s.claims()
	join := func(r, to cases.Receipt, by string) error {
		return staff.Act(t.Context(), r, casework.Action{By: by, Verb: casework.Join, To: string(to)})
	}
	if err := join(claimed, real, hers); !errors.Is(err, cases.ErrNotOwner) {
		t.Errorf("a case that nobody has: %v", err)
	}
	s.act(staff, claimed, casework.Action{By: hers, Verb: casework.Take})
	s.act(staff, real, casework.Action{By: hers, Verb: casework.Take})
	if err := join(real, claimed, hers); !errors.Is(err, casework.ErrNothingToJoin) {
		t.Errorf("a customer's own case: %v", err)
	}
	if err := join(claimed, claimed, hers); !errors.Is(err, casework.ErrNothingToJoin) {
		t.Errorf("a case to itself: %v", err)
	}
	if err := join(claimed, "ZZZZ-ZZZZ", hers); !errors.Is(err, casework.ErrNoCase) {
		t.Errorf("to no case: %v", err)
	}
	s.act(staff, real, casework.Action{By: hers, Verb: casework.Close})
	if err := join(claimed, real, hers); !errors.Is(err, cases.ErrClosed) {
		t.Errorf("to a closed case: %v", err)
	}
}

// However much somebody writes, the file of a case stays small, and nothing of it is
// out of reach.
func TestACaseWithAThousandLongMailsOpens(t *testing.T) {
	s, staff, _ := alarmed(t)
	const mails, most = 130, 1 << 20
	long := strings.Repeat("あ", 3_000)
	for i := range mails {
		in := s.from(fmt.Sprint("in", i), "forged@example.com", "speak_to_human", false)
		in.Text = inquiry.NewText(fmt.Sprintf("%d番 %s", i, long))
		in.Mail.KeepRaw, in.Mail.RawKey = true, fmt.Sprint("kept/", i)
		s.handle(in) // all in the same moment
	}
	all := s.cases(false)
	if len(all) != 1 {
		t.Fatalf("%d cases", len(all))
	}
	f := s.file(staff, all[0].Receipt)
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
		if f, err = staff.Older(t.Context(), f, f.Older); err != nil {
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
