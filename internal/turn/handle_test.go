package turn_test

import (
	"errors"
	"strings"
	"testing"
	"testing/iotest"
	"time"

	"madoguchi/internal/cases"
	"madoguchi/internal/conversation"
	"madoguchi/internal/inquiry"
	"madoguchi/internal/outbox"
	"madoguchi/internal/turn"
)

func TestRepeatDeliversNothingAgain(t *testing.T) {
	s := newStage(t)
	in := s.tap("in1", "period")
	s.handle(in)
	s.handle(in)
	s.tick(time.Minute)
	s.handle(in)
	s.tried("after one inbound, three times", 1)
	p := s.channel.tries[0]
	if p.To != in.Address || p.ReplyToken != "token-in1" || string(p.Body) != "period first_contact" || !p.Received.Equal(in.Received) {
		t.Errorf("delivered %q to %v", p.Body, p.To)
	}
}

func TestDeliveredRowKeepsNoWordsAndNoAddress(t *testing.T) {
	s := newStage(t)
	in := s.tap("in1", "period")
	s.handle(in)
	row := s.row(in)
	if row.State != outbox.Delivered || row.Parcel.Body != nil || row.Parcel.To != (inquiry.Address{}) || row.Parcel.ReplyToken != "" {
		t.Errorf("kept %+v", row)
	}
	if len(row.Kept) != 2 || row.Kept[0].Entry != "period" {
		t.Errorf("kept %+v of the reply", row.Kept)
	}
}

func TestSilenceIsATurnToo(t *testing.T) {
	s := newStage(t)
	s.handle(s.inbound("in1", inquiry.Unfollow))
	s.tried("after an unfollow", 0)
	if snap, err := s.store.Load(t.Context(), s.inbound("in1", inquiry.Unfollow)); err != nil || snap.Claimed == "" {
		t.Errorf("not claimed: %v", err)
	}
}

func TestTurnGivesWayToAnotherAndIsTakenOnTopOfIt(t *testing.T) {
	s := newStage(t)
	s.Desk.Store = &between{Store: s.store, before: func() error {
		s.handle(s.tap("in2", "period"))
		return nil
	}}
	s.handle(s.tap("in1", "speak_to_human"))
	s.tried("after two turns", 2)
	first, second := string(s.channel.tries[0].Body), string(s.channel.tries[1].Body)
	if first != "period first_contact" || second != "speak_to_human handover_open" {
		t.Errorf("the customer read %q, then %q", first, second)
	}
	if len(s.cases(false)) != 1 {
		t.Errorf("%d cases", len(s.cases(false)))
	}
}

func TestTurnThatNeverComesFirstIsAnError(t *testing.T) {
	s := newStage(t)
	busy := &between{Store: s.store}
	var refuse func() error
	refuse = func() error {
		busy.before = refuse
		return outbox.ErrConflict
	}
	busy.before = refuse
	s.Desk.Store = busy
	if err := s.Desk.Handle(t.Context(), s.tap("in1", "period")); !errors.Is(err, outbox.ErrConflict) {
		t.Errorf("got %v", err)
	}
	s.tried("of a turn that was not kept", 0)
}

// platform fact 29: what fails may have been written.
func TestLostResponseOfTheStore(t *testing.T) {
	t.Run("as a conflict with oneself: the turn goes on", func(t *testing.T) {
		s := newStage(t)
		s.Desk.Store = &between{Store: s.store, after: func() error { return outbox.ErrConflict }}
		s.handle(s.tap("in1", "speak_to_human"))
		s.tried("at once", 1)
		s.tick(time.Hour)
		s.tried("later", 1)
		if len(s.cases(false)) != 1 {
			t.Errorf("%d cases", len(s.cases(false)))
		}
	})
	t.Run("as another error: the repeat leaves it to the clock", func(t *testing.T) {
		s := newStage(t)
		in := s.tap("in1", "speak_to_human")
		s.Desk.Store = &between{Store: s.store, after: func() error { return errUnseen }}
		if err := s.Desk.Handle(t.Context(), in); !errors.Is(err, errUnseen) {
			t.Fatal(err)
		}
		s.handle(in)
		s.tried("while the lost turn may be sending", 0)
		s.tick(time.Minute)
		s.tried("after its lease", 1)
	})
}

func TestTurnThatOutlivesItsLeaseDoesNotSend(t *testing.T) {
	s := newStage(t)
	s.Desk.Store = &between{Store: s.store, after: func() error {
		s.tick(time.Minute)
		return nil
	}}
	s.handle(s.tap("in1", "period"))
	s.tried("by the clock, during a commit that took a minute", 1)
}

func TestBury(t *testing.T) {
	t.Run("opens a case and tells the customer, once", func(t *testing.T) {
		s := newStage(t)
		in := s.tap("in1", "period")
		s.bury(in)
		s.bury(in)
		s.tried("after a dead turn", 1)
		if body := string(s.channel.tries[0].Body); body != "dead handover_open" {
			t.Errorf("the customer read %q", body)
		}
		all := s.cases(false)
		if len(all) != 1 || all[0].Summary.Words() != in.Text.Words() || all[0].Address != in.Address {
			t.Errorf("cases: %+v", all)
		}
	})
	t.Run("leaves a turn alone that was taken after all", func(t *testing.T) {
		s := newStage(t)
		in := s.tap("in1", "period")
		s.handle(in)
		s.bury(in)
		s.tried("after a turn", 1)
		if len(s.cases(false)) != 0 {
			t.Error("a case was opened")
		}
	})
}

// LINE's order is not guaranteed (platform facts 4 and 10).
func TestMessageThatWasTakenBackBeforeItCame(t *testing.T) {
	for _, kind := range []inquiry.Kind{inquiry.Message, inquiry.Media, inquiry.Dead} {
		t.Run(string(kind), func(t *testing.T) {
			s := newStage(t)
			in := s.tap("in1", "speak_to_human")
			in.Kind = kind
			s.handle(s.unsend("in0", in))
			s.handle(in)
			s.tried("of what was taken back", 0)
			if len(s.cases(false)) != 0 {
				t.Error("a case was opened")
			}
			s.handle(s.unsend("in2", in))
		})
	}
}

func TestMessageThatIsTakenBackLeavesTheCase(t *testing.T) {
	for _, state := range []cases.State{cases.Open, cases.Owned, cases.Closed} {
		t.Run(string(state), func(t *testing.T) {
			s := newStage(t)
			in := s.tap("in1", "speak_to_human")
			s.handle(in)
			s.staff(state)
			s.handle(s.tap("in2", "period"))
			s.handle(s.unsend("in3", in))
			c := s.cases(state == cases.Closed)[0]
			if !c.Summary.Empty() || c.State != state {
				t.Errorf("left %d characters in a case that is %s", len(c.Summary.Words()), c.State)
			}
		})
	}
}

// staff brings the one case there is into a state, as the desk's pages do.
func (s *stage) staff(state cases.State) {
	s.t.Helper()
	c := s.cases(false)[0]
	c.State = state
	other := inquiry.Inbound{ID: "staff-" + string(state), Customer: "staff:agent1"}
	err := s.store.Commit(s.t.Context(), turn.Turn{Inbound: other, Owner: "staff", Now: s.now, Cases: []cases.Case{c}})
	if err != nil {
		s.t.Fatal(err)
	}
}

func TestMessageGoesToTheCaseThatIsThere(t *testing.T) {
	tests := []struct {
		state         cases.State
		want          cases.State
		cases, closed int
		reply         string
	}{
		{cases.Open, cases.Open, 1, 0, "speak_to_human handover_again_open"},
		{cases.Answered, cases.Open, 1, 0, "speak_to_human handover_again_open"},
		{cases.Closed, cases.Open, 1, 0, "speak_to_human handover_again_open"},
	}
	for _, test := range tests {
		t.Run(string(test.state), func(t *testing.T) {
			s := newStage(t)
			s.handle(s.tap("in1", "speak_to_human"))
			s.staff(test.state)
			s.handle(s.tap("in2", "speak_to_human"))
			if body := string(s.channel.tries[1].Body); body != test.reply {
				t.Errorf("the customer read %q, want %q", body, test.reply)
			}
			open, closed := s.cases(false), s.cases(true)
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
	s := newStage(t)
	s.parts.Random = iotest.ErrReader(errUnseen)
	s.rebuild()
	in := s.tap("in1", "period")
	if err := s.Desk.Handle(t.Context(), in); !errors.Is(err, errUnseen) {
		t.Errorf("got %v", err)
	}
	if snap, err := s.store.Load(t.Context(), in); err != nil || snap.Claimed != "" || snap.Version != 0 {
		t.Errorf("something was kept: %v", err)
	}
}

func TestLogNamesNobody(t *testing.T) {
	s := newStage(t)
	s.channel.says = func() error { return outbox.ErrLater }
	in := s.tap("in1", "speak_to_human")
	s.handle(in)
	for _, secret := range []string{in.Address.Value(), "ひかり", "token-in1", string(in.Customer), string(s.cases(false)[0].Receipt)} {
		if strings.Contains(s.log.String(), secret) {
			t.Errorf("%q is in the log", secret)
		}
	}
	if !strings.Contains(s.log.String(), string(conversation.Escalated)) {
		t.Errorf("the log does not count the turn: %s", s.log)
	}
}
