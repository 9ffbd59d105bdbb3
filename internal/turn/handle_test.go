package turn_test

import (
	"errors"
	"strings"
	"testing"
	"testing/iotest"
	"time"

	"madoguchi/internal/app/apptest"
	"madoguchi/internal/cases"
	"madoguchi/internal/conversation"
	"madoguchi/internal/inquiry"
	"madoguchi/internal/outbox"
	"madoguchi/internal/turn"
)

func TestRepeatDeliversNothingAgain(t *testing.T) {
	s := apptest.New(t)
	in := s.Tap("in1", "period")
	s.Handle(in)
	s.Handle(in)
	s.Tick(time.Minute)
	s.Handle(in)
	s.Tried("after one inbound, three times", 1)
	p := s.LINE.Tries[0]
	if p.To != in.Address || p.ReplyToken != "token-in1" || string(p.Body) != "period first_contact" || !p.Received.Equal(in.Received) {
		t.Errorf("delivered %q to %v", p.Body, p.To)
	}
}

func TestSilenceIsATurnToo(t *testing.T) {
	s := apptest.New(t)
	s.Handle(s.Inbound("in1", inquiry.Unfollow))
	s.Tried("after an unfollow", 0)
	if snap, err := s.Store.Load(t.Context(), s.Inbound("in1", inquiry.Unfollow)); err != nil || snap.Claimed == "" {
		t.Errorf("not claimed: %v", err)
	}
}

func TestTurnGivesWayToAnotherAndIsTakenOnTopOfIt(t *testing.T) {
	s := apptest.New(t)
	s.Turns.Store = &apptest.Between{Store: s.Store, Before: func() error {
		s.Handle(s.Tap("in2", "period"))
		return nil
	}}
	s.Handle(s.Tap("in1", "speak_to_human"))
	s.Tried("after two turns", 2)
	first, second := string(s.LINE.Tries[0].Body), string(s.LINE.Tries[1].Body)
	if first != "period first_contact" || second != "speak_to_human handover_open" {
		t.Errorf("the customer read %q, then %q", first, second)
	}
	if len(s.Cases(false)) != 1 {
		t.Errorf("%d cases", len(s.Cases(false)))
	}
}

func TestTurnThatNeverComesFirstIsAnError(t *testing.T) {
	s := apptest.New(t)
	busy := &apptest.Between{Store: s.Store}
	var refuse func() error
	refuse = func() error {
		busy.Before = refuse
		return outbox.ErrConflict
	}
	busy.Before = refuse
	s.Turns.Store = busy
	if err := s.Turns.Handle(t.Context(), s.Tap("in1", "period")); !errors.Is(err, outbox.ErrConflict) {
		t.Errorf("got %v", err)
	}
	s.Tried("of a turn that was not kept", 0)
}

// platform fact 29: what fails may have been written.
func TestLostResponseOfTheStore(t *testing.T) {
	t.Run("as a conflict with oneself: the turn goes on", func(t *testing.T) {
		s := apptest.New(t)
		s.Turns.Store = &apptest.Between{Store: s.Store, After: func() error { return outbox.ErrConflict }}
		s.Handle(s.Tap("in1", "speak_to_human"))
		s.Tried("at once", 1)
		s.Tick(time.Hour)
		s.Tried("later", 1)
		if len(s.Cases(false)) != 1 {
			t.Errorf("%d cases", len(s.Cases(false)))
		}
	})
	t.Run("as another error: the repeat leaves it to the clock", func(t *testing.T) {
		s := apptest.New(t)
		in := s.Tap("in1", "speak_to_human")
		s.Turns.Store = &apptest.Between{Store: s.Store, After: func() error { return apptest.ErrUnseen }}
		if err := s.Turns.Handle(t.Context(), in); !errors.Is(err, apptest.ErrUnseen) {
			t.Fatal(err)
		}
		s.Handle(in)
		s.Tried("while the lost turn may be sending", 0)
		s.Tick(time.Minute)
		s.Tried("after its lease", 1)
	})
}

func TestTurnThatOutlivesItsLeaseDoesNotSend(t *testing.T) {
	s := apptest.New(t)
	s.Turns.Store = &apptest.Between{Store: s.Store, After: func() error {
		s.Tick(time.Minute)
		return nil
	}}
	s.Handle(s.Tap("in1", "period"))
	s.Tried("by the clock, during a commit that took a minute", 1)
}

func TestBury(t *testing.T) {
	t.Run("opens a case and tells the customer, once", func(t *testing.T) {
		s := apptest.New(t)
		in := s.Tap("in1", "period")
		s.Bury(in)
		s.Bury(in)
		s.Tried("after a dead turn", 1)
		if body := string(s.LINE.Tries[0].Body); body != "dead handover_open" {
			t.Errorf("the customer read %q", body)
		}
		all := s.Cases(false)
		if len(all) != 1 || all[0].Summary.Words() != in.Text.Words() || all[0].Address != in.Address {
			t.Errorf("cases: %+v", all)
		}
	})
	t.Run("leaves a turn alone that was taken after all", func(t *testing.T) {
		s := apptest.New(t)
		in := s.Tap("in1", "period")
		s.Handle(in)
		s.Bury(in)
		s.Tried("after a turn", 1)
		if len(s.Cases(false)) != 0 {
			t.Error("a case was opened")
		}
	})
}

// LINE's order is not guaranteed (platform facts 4 and 10).
func TestMessageThatWasTakenBackBeforeItCame(t *testing.T) {
	for _, kind := range []inquiry.Kind{inquiry.Message, inquiry.Media, inquiry.Dead} {
		t.Run(string(kind), func(t *testing.T) {
			s := apptest.New(t)
			in := s.Tap("in1", "speak_to_human")
			in.Kind = kind
			s.Handle(s.Unsend("in0", in))
			s.Handle(in)
			s.Tried("of what was taken back", 0)
			if len(s.Cases(false)) != 0 {
				t.Error("a case was opened")
			}
			s.Handle(s.Unsend("in2", in))
		})
	}
}

func TestMessageThatIsTakenBackLeavesTheCase(t *testing.T) {
	for _, state := range []cases.State{cases.Open, cases.Owned, cases.Closed} {
		t.Run(string(state), func(t *testing.T) {
			s := apptest.New(t)
			in := s.Tap("in1", "speak_to_human")
			s.Handle(in)
			staff(s, state)
			s.Handle(s.Tap("in2", "period"))
			s.Handle(s.Unsend("in3", in))
			c := s.Cases(state == cases.Closed)[0]
			if !c.Summary.Empty() || c.State != state {
				t.Errorf("left %d characters in a case that is %s", len(c.Summary.Words()), c.State)
			}
		})
	}
}

// staff brings the one case there is into a state, as the desk's pages do.
func staff(s *apptest.Stage, state cases.State) {
	s.T.Helper()
	c := s.Cases(false)[0]
	c.State = state
	other := inquiry.Inbound{ID: "staff-" + string(state), Customer: "staff:agent1"}
	err := s.Store.Commit(s.T.Context(), turn.Turn{Inbound: other, Owner: "staff", Now: s.Now, Cases: []cases.Case{c}})
	if err != nil {
		s.T.Fatal(err)
	}
}

func TestMessageGoesToTheCaseThatIsThere(t *testing.T) {
	tests := []struct {
		state         cases.State
		want          cases.State
		cases, closed int
		reply         string
	}{
		{cases.Open, cases.Open, 1, 0, "case_human"},
		{cases.Answered, cases.Open, 1, 0, "case_human"},
		{cases.Closed, cases.Open, 1, 0, "speak_to_human handover_again_open"},
	}
	for _, test := range tests {
		t.Run(string(test.state), func(t *testing.T) {
			s := apptest.New(t)
			s.Handle(s.Tap("in1", "speak_to_human"))
			staff(s, test.state)
			s.Handle(s.Tap("in2", "speak_to_human"))
			if body := string(s.LINE.Tries[1].Body); body != test.reply {
				t.Errorf("the customer read %q, want %q", body, test.reply)
			}
			open, closed := s.Cases(false), s.Cases(true)
			if len(open) != test.cases || len(closed) != test.closed || open[0].State != test.want {
				t.Fatalf("%d open cases, %d closed ones", len(open), len(closed))
			}
			if test.closed == 0 && open[0].Messages != 2 {
				t.Errorf("the case counts %d messages", open[0].Messages)
			}
		})
	}
}

func TestNoRandomNumbersNoTurn(t *testing.T) {
	s := apptest.New(t)
	s.Parts.Random = iotest.ErrReader(apptest.ErrUnseen)
	s.Rebuild()
	in := s.Tap("in1", "period")
	if err := s.Turns.Handle(t.Context(), in); !errors.Is(err, apptest.ErrUnseen) {
		t.Errorf("got %v", err)
	}
	if snap, err := s.Store.Load(t.Context(), in); err != nil || snap.Claimed != "" || snap.Version != 0 {
		t.Errorf("something was kept: %v", err)
	}
}

func TestLogNamesNobody(t *testing.T) {
	s := apptest.New(t)
	s.LINE.Says = func() error { return outbox.ErrLater }
	in := s.Tap("in1", "speak_to_human")
	s.Handle(in)
	for _, secret := range []string{in.Address.Value(), "ひかり", "token-in1", string(in.Customer), string(s.Cases(false)[0].Receipt)} {
		if strings.Contains(s.Log.String(), secret) {
			t.Errorf("%q is in the log", secret)
		}
	}
	if !strings.Contains(s.Log.String(), string(conversation.Escalated)) {
		t.Errorf("the log does not count the turn: %s", s.Log)
	}
}
