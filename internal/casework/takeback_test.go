package casework_test

import (
	"context"
	"errors"
	"reflect"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"madoguchi/internal/app/apptest"
	"madoguchi/internal/cases"
	"madoguchi/internal/casework"
	"madoguchi/internal/inquiry"
	"madoguchi/internal/outbox"
	"madoguchi/internal/table"
	"madoguchi/internal/table/tabletest"
)

// held is a desk on which an agent has just answered a general case; what the desk said before is
// forgotten.
func held(s *apptest.Stage) cases.Receipt {
	s.T.Helper()
	general, _ := matters(s)
	s.Act(general, casework.Action{By: apptest.Agent, Verb: casework.Take})
	s.LINE.Tries = nil
	s.Now = s.Now.Add(time.Second)
	s.Act(general, casework.Action{By: apptest.Agent, Verb: casework.Answer, ID: "answer", Hold: true, Text: inquiry.NewText("ten seconds")})
	return general
}

func takeBack(s *apptest.Stage, r cases.Receipt, by string) error {
	return s.Office.Act(s.T.Context(), r, casework.Action{By: by, Verb: casework.TakeBack, To: "answer"})
}

func send(s *apptest.Stage, r cases.Receipt, by string) {
	s.T.Helper()
	s.Must(s.Office.Send(s.T.Context(), r, by, "answer"))
}

func TestAnAnswerWaitsTenSeconds(t *testing.T) {
	s := apptest.New(t)
	r := held(s)
	s.Tried("at once", 0)
	s.Now = s.Now.Add(casework.Hold - time.Millisecond)
	send(s, r, apptest.Agent)
	s.Tick(0)
	s.Tried("before its time, though page and clock ask", 0)
	s.Now = s.Now.Add(time.Millisecond)
	send(s, r, apptest.Colleague)
	s.Tried("by somebody who did not write it", 0)
	send(s, r, apptest.Agent)
	s.Tried("when the page asks in time", 1)
	send(s, r, apptest.Agent)
	s.Tick(time.Hour)
	s.Tried("asked again, by page and clock", 1)
	lines := s.File(r).Lines
	if last := lines[len(lines)-1]; last.State != outbox.Delivered || !last.Left.Equal(last.At.Add(casework.Hold)) || !last.Leaves.IsZero() {
		t.Errorf("the page shows %+v", last)
	}
}

func TestTheClockSendsWhatAClosedPageLeft(t *testing.T) {
	s := apptest.New(t)
	held(s)
	s.Tick(casework.Hold + time.Second)
	s.Tried("by the clock", 1)
}

func TestAnAnswerIsTakenBack(t *testing.T) {
	s := apptest.New(t)
	general, _ := matters(s)
	s.Act(general, casework.Action{By: apptest.Agent, Verb: casework.Take})
	before, lines := s.File(general).Case, len(s.File(general).Lines)
	s.LINE.Tries = nil
	s.Now = s.Now.Add(time.Second)
	s.Act(general, casework.Action{By: apptest.Agent, Verb: casework.Answer, ID: "answer", Hold: true, Text: inquiry.NewText("ten seconds")})
	s.Act(general, casework.Action{By: apptest.Agent, Verb: casework.Draft, Text: inquiry.NewText("the next one")})
	if err := takeBack(s, general, apptest.Colleague); !errors.Is(err, cases.ErrSent) && !errors.Is(err, cases.ErrNotOwner) {
		t.Errorf("a colleague: %v", err)
	}
	s.Must(takeBack(s, general, apptest.Agent))
	file := s.File(general)
	if got := file.Draft.Words(); got != "ten seconds\n\nthe next one" {
		t.Errorf("the draft is %q", got)
	}
	after := file.Case
	if after.State != before.State || !after.AnsweredAt.Equal(before.AnsweredAt) || after.Last.By != before.Last.By || !after.DueAt.Equal(before.DueAt) {
		t.Errorf("the case is %+v, was %+v", after, before)
	}
	if len(file.Lines) != lines {
		t.Errorf("%d lines, before it %d", len(file.Lines), lines)
	}
	figures, err := s.Office.Figures(t.Context(), s.Now.Add(-time.Hour), false)
	s.Must(err)
	if len(figures.Answered) != 0 {
		t.Errorf("counted: %+v", figures.Answered)
	}
	s.Tick(time.Hour)
	send(s, general, apptest.Agent)
	s.Tried("ever", 0)
	again := casework.Action{By: apptest.Agent, Verb: casework.Answer, ID: "answer", Hold: true, Text: inquiry.NewText("ten seconds")}
	if err := s.Office.Act(t.Context(), general, again); !errors.Is(err, casework.ErrTakenBack) {
		t.Errorf("the same form again: %v", err)
	}
	again.ID = "corrected"
	s.Act(general, again)
	s.Tick(time.Hour)
	s.Tried("the corrected one", 1)
}

func TestWhatTheCustomerWroteMeanwhileStays(t *testing.T) {
	s := apptest.New(t)
	r := held(s)
	due := s.File(r).Case.Answering.DueAt
	wrote(s, "meanwhile", "are you there")
	s.Must(takeBack(s, r, apptest.Agent))
	c := s.File(r).Case
	if c.State != cases.Owned || !c.Waits() || c.Last.By != "" || !c.DueAt.Equal(due) || c.FollowedAt.IsZero() {
		t.Errorf("the case is %+v", c)
	}
}

// What follows an answer sends it at once: it cannot be taken back under it.
func TestWhatFollowsAnAnswerSendsIt(t *testing.T) {
	for verb, action := range map[string]casework.Action{
		"another answer": {By: apptest.Agent, Verb: casework.Answer, ID: "follows", Hold: true, Text: inquiry.NewText("and this")},
		"closing":        {By: apptest.Agent, Verb: casework.Close},
		"handing back":   {By: apptest.Agent, Verb: casework.HandBack},
		"a transfer":     {By: apptest.Agent, Verb: casework.Transfer, To: apptest.Colleague},
		"a takeover":     {By: apptest.Lead, Lead: true, Verb: casework.TakeOver},
	} {
		t.Run(verb, func(t *testing.T) {
			s := apptest.New(t)
			r := held(s)
			s.Act(r, action)
			s.Tried("at once", 1)
			if err := takeBack(s, r, apptest.Agent); err == nil {
				t.Error("taken back all the same")
			}
		})
	}
}

func TestAnAnswerToSeveralCasesIsTakenBackFromAll(t *testing.T) {
	s := apptest.New(t)
	general, rights := matters(s)
	s.Act(general, casework.Action{By: apptest.Agent, Verb: casework.Take})
	s.Act(general, casework.Action{By: apptest.Agent, Verb: casework.Answer, ID: "answer", Hold: true, Text: inquiry.NewText("both"),
		Also: []cases.Receipt{rights}})
	s.Must(takeBack(s, general, apptest.Agent))
	for _, r := range []cases.Receipt{general, rights} {
		if c := s.File(r).Case; c.State != cases.Owned || !c.AnsweredAt.IsZero() {
			t.Errorf("%s is %s", c.Lane, c.State)
		}
	}
	figures, err := s.Office.Figures(t.Context(), s.Now.Add(-time.Hour), false)
	s.Must(err)
	if len(figures.Answered) != 0 {
		t.Errorf("counted: %+v", figures.Answered)
	}
}

// counter counts what leaves, from many at once.
type counter struct {
	*apptest.Channel
	sent atomic.Int64
}

func (c *counter) Send(context.Context, outbox.Parcel) error { c.sent.Add(1); return nil }

// The page, the clock and who takes the answer back come at the same time: it leaves once, or it is
// a draft again, and never both.
func TestPageClockAndTakeBackAtOnce(t *testing.T) {
	tabletest.OnEach(t, func(t *testing.T, newTable func(testing.TB) table.Engine) {
		for range 12 {
			s := apptest.On(t, newTable(t))
			r := held(s)
			line := &counter{Channel: s.LINE}
			s.Parts.Channels[inquiry.LINE] = line
			s.Rebuild()
			s.Now = s.Now.Add(casework.Hold + time.Second)
			var all sync.WaitGroup
			var back error
			all.Go(func() { back = takeBack(s, r, apptest.Agent) })
			for range 2 {
				all.Go(func() { _ = s.Office.Send(s.T.Context(), r, apptest.Agent, "answer") })
				all.Go(func() { _ = s.Watcher.Deliver(s.T.Context()) })
			}
			all.Wait()
			s.Must(s.Watcher.Deliver(t.Context()))
			file := s.File(r)
			switch sent := line.sent.Load(); {
			case back == nil && (sent != 0 || file.Draft.Words() != "ten seconds" || file.Case.State != cases.Owned):
				t.Fatalf("taken back, sent %d times, draft %q, the case is %s", sent, file.Draft.Words(), file.Case.State)
			case back != nil && (!errors.Is(back, cases.ErrSent) || sent != 1 || file.Case.State != cases.Answered):
				t.Fatalf("not taken back (%v), sent %d times, the case is %s", back, sent, file.Case.State)
			}
		}
	})
}

// ended is a desk on which an agent has just answered a general case that is to be closed with it.
func ended(s *apptest.Stage) cases.Receipt {
	s.T.Helper()
	general, _ := matters(s)
	s.Act(general, casework.Action{By: apptest.Agent, Verb: casework.Take})
	s.Now = s.Now.Add(time.Second)
	s.Act(general, casework.Action{By: apptest.Agent, Verb: casework.Answer, ID: "answer", Hold: true, Ends: true, Seen: &s.Now, Text: inquiry.NewText("the last words")})
	return general
}

// A case that is to be closed with its answer is closed when that has left, in the name of its owner,
// whether the page asks or only the clock comes; and it stays where something else happened before.
func TestACaseIsClosedWithItsAnswer(t *testing.T) {
	for _, row := range []struct {
		why  string
		do   func(s *apptest.Stage, r cases.Receipt)
		want cases.State
	}{
		{"the page asks too early", func(s *apptest.Stage, r cases.Receipt) { send(s, r, apptest.Agent) }, cases.Answered},
		{"the page asks when the time is over", func(s *apptest.Stage, r cases.Receipt) {
			s.Now = s.Now.Add(casework.Hold)
			send(s, r, apptest.Agent)
			send(s, r, apptest.Agent)
		}, cases.Closed},
		{"the page was closed, and the clock comes", func(s *apptest.Stage, r cases.Receipt) {
			s.Tick(time.Minute)
			s.Watch(0)
			s.Watch(time.Minute)
		}, cases.Closed},
		{"the clock comes too early", func(s *apptest.Stage, _ cases.Receipt) { s.Tick(5 * time.Second); s.Watch(0) }, cases.Answered},
		{"it was taken back", func(s *apptest.Stage, r cases.Receipt) {
			s.Must(takeBack(s, r, apptest.Agent))
			s.Tick(time.Minute)
			s.Watch(0)
		}, cases.Owned},
		{"it does not arrive", func(s *apptest.Stage, r cases.Receipt) {
			s.LINE.Says = func() error { return outbox.ErrLater }
			s.Now = s.Now.Add(casework.Hold)
			if err := s.Office.Send(s.T.Context(), r, apptest.Agent, "answer"); err != nil {
				s.T.Fatal(err)
			}
			s.Watch(time.Minute)
		}, cases.Answered},
		{"the customer wrote meanwhile", func(s *apptest.Stage, r cases.Receipt) {
			s.Now = s.Now.Add(time.Second)
			s.Handle(s.Tap("more", "speak_to_human"))
			s.Tick(time.Minute)
			s.Watch(0)
		}, cases.Owned},
		{"its owner wrote another answer", func(s *apptest.Stage, r cases.Receipt) {
			s.Now = s.Now.Add(time.Second)
			s.Act(r, casework.Action{By: apptest.Agent, Verb: casework.Answer, ID: "another answer", Hold: true, Text: inquiry.NewText("more")})
			s.Tick(time.Minute)
			s.Watch(0)
		}, cases.Answered},
		{"its owner let it go", func(s *apptest.Stage, r cases.Receipt) {
			s.Act(r, casework.Action{By: apptest.Agent, Verb: casework.HandBack})
			s.Tick(time.Minute)
			s.Watch(0)
		}, cases.Answered},
	} {
		t.Run(row.why, func(t *testing.T) {
			s := apptest.New(t)
			r := ended(s)
			row.do(s, r)
			file := s.File(r)
			if file.Case.State != row.want {
				t.Fatalf("the case is %s, want %s", file.Case.State, row.want)
			}
			closings := 0
			for _, a := range file.Audit {
				if a.Verb == casework.Close && a.By == apptest.Agent {
					closings++
				}
			}
			if (closings == 1) != (row.want == cases.Closed) || closings > 1 {
				t.Errorf("closed %d times", closings)
			}
		})
	}
}

// Nobody closes over a message that they did not see: the answer leaves, the case stays, and says so
// until the next answer.
func TestAnAnswerDoesNotCloseOverWhatItsWriterDidNotSee(t *testing.T) {
	s := apptest.New(t)
	general, _ := matters(s)
	s.Act(general, casework.Action{By: apptest.Agent, Verb: casework.Take})
	seen := s.File(general).Case.NewsAt()
	s.LINE.Tries = nil
	s.Now = s.Now.Add(time.Second)
	s.Handle(s.Tap("more", "speak_to_human"))
	answers := func(id string, seen time.Time) cases.Case {
		s.Now = s.Now.Add(time.Second)
		s.Act(general, casework.Action{By: apptest.Agent, Verb: casework.Answer, ID: id, Hold: true, Ends: true, Seen: &seen, Text: inquiry.NewText("the last words")})
		written := s.File(general).Case
		s.Tick(time.Minute)
		s.Watch(0)
		if left := s.File(general).Case.State; (left == cases.Closed) != (written.Closing == id) {
			t.Errorf("%s: the case is %s, closing %q", id, left, written.Closing)
		}
		return written
	}
	if c := answers("over it", seen); c.Closing != "" || !c.Answering.Kept {
		t.Errorf("closing %q, kept %v", c.Closing, c.Answering.Kept)
	}
	rows, err := s.Store.Rows(t.Context(), inquiry.Inbound{Customer: s.File(general).Case.Customer, ID: "over it"})
	if err != nil || len(rows) != 1 || rows[0].State != outbox.Delivered {
		t.Errorf("the answer: %v, %v", rows, err)
	}
	if c := answers("to it", s.File(general).Case.NewsAt()); c.Closing != "to it" || c.Answering.Kept {
		t.Errorf("closing %q, kept %v", c.Closing, c.Answering.Kept)
	}
}

// Nor does who closes without an answer: they are told, nothing changes, and an answer that still waits can be
// taken back.
func TestNobodyClosesOverWhatTheyDidNotSee(t *testing.T) {
	s := apptest.New(t)
	general, _ := matters(s)
	s.Act(general, casework.Action{By: apptest.Agent, Verb: casework.Take})
	seen := s.File(general).Case.NewsAt()
	s.LINE.Tries = nil
	s.Now = s.Now.Add(time.Second)
	s.Handle(s.Tap("more", "speak_to_human"))
	s.Now = s.Now.Add(time.Second)
	s.Act(general, casework.Action{By: apptest.Agent, Verb: casework.Answer, ID: "held", Hold: true, Text: inquiry.NewText("one moment")})
	before := s.File(general).Case
	for _, at := range []time.Time{seen, {}} {
		err := s.Office.Act(t.Context(), general, casework.Action{By: apptest.Agent, Verb: casework.Close, Seen: &at})
		if after := s.File(general).Case; !errors.Is(err, cases.ErrUnseen) || !reflect.DeepEqual(after, before) {
			t.Errorf("seen %v: %v, the case is %s", at, err, after.State)
		}
	}
	if err := s.Office.Act(t.Context(), general, casework.Action{By: apptest.Agent, Verb: casework.TakeBack, To: "held"}); err != nil {
		t.Error("the answer left:", err)
	}
	newest := s.File(general).Case.NewsAt()
	if !newest.After(seen) {
		t.Fatal("nothing was written meanwhile")
	}
	s.Act(general, casework.Action{By: apptest.Agent, Verb: casework.Close, Seen: &newest})
	if state := s.File(general).Case.State; state != cases.Closed {
		t.Errorf("the case is %s", state)
	}
}
