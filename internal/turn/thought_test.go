package turn_test

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"madoguchi/internal/app/apptest"
	"madoguchi/internal/conversation/burst"
	"madoguchi/internal/inquiry"
	"madoguchi/internal/outbox"
	"madoguchi/internal/reading/outside"
	"madoguchi/internal/store"
	"madoguchi/internal/turn"
)

// types is a message of words, some seconds after the last one.
func types(s *apptest.Stage, id, words string, later time.Duration) inquiry.Inbound {
	s.Now = s.Now.Add(later)
	in := s.Inbound(id, inquiry.Message)
	in.Text = inquiry.NewText(words)
	return in
}

// takes takes turns of messages that wait, and checks how many, and how long it waits then.
func takes(s *apptest.Stage, done int, wait time.Duration, all ...inquiry.Inbound) {
	s.T.Helper()
	d, w, err := s.Turns.Take(s.T.Context(), all...)
	if d != done || w != wait || err != nil {
		s.T.Fatalf("%d taken, waits %v, %v; want %d and %v", d, w, err, done, wait)
	}
}

// counted counts the calls of turns.
type counted struct {
	*store.Store
	calls []string
}

func (c *counted) Load(ctx context.Context, in inquiry.Inbound, behind ...inquiry.Inbound) (turn.Snapshot, error) {
	c.calls = append(c.calls, "load")
	return c.Store.Load(ctx, in, behind...)
}

func (c *counted) Commit(ctx context.Context, t turn.Turn) error {
	c.calls = append(c.calls, "commit")
	return c.Store.Commit(ctx, t)
}

func (c *counted) Rows(ctx context.Context, in inquiry.Inbound) ([]outbox.Row, error) {
	c.calls = append(c.calls, "rows")
	return c.Store.Rows(ctx, in)
}

// Messages that say nothing clear wait for more, and get one answer by the last one's token.
// Each stays a line, and a repeat of any of them changes nothing.
func TestOneThoughtInSeveralMessages(t *testing.T) {
	s := apptest.New(t)
	calls := &counted{Store: s.Store}
	s.Turns.Store = calls
	one := types(s, "in1", "あの", 0)
	s.Now = s.Now.Add(200 * time.Millisecond)
	takes(s, 0, 2*time.Second, one)
	s.Tried("while it waits", 0)
	two := types(s, "in2", "ちょっと", time.Second)
	s.Now = s.Now.Add(1300 * time.Millisecond)
	takes(s, 0, time.Second, one, two)
	three := types(s, "in3", "人と話したいです", 200*time.Millisecond)
	takes(s, 3, 0, one, two, three)
	s.Tried("of three messages", 1)
	if p := s.LINE.Tries[0]; p.ReplyToken != "token-in3" || !strings.Contains(string(p.Body), "speak_to_human") {
		t.Errorf("by %s the customer reads %q", p.ReplyToken, p.Body)
	}
	// A turn costs a load and a commit; what waits costs a load each time.
	if want := []string{"load", "load", "load", "commit"}; !slices.Equal(calls.calls, want) {
		t.Errorf("calls %q, want %q", calls.calls, want)
	}
	for _, in := range []inquiry.Inbound{one, two, three} {
		takes(s, 1, 0, in)
	}
	takes(s, 3, 0, one, two, three)
	s.Tick(time.Hour)
	s.Tried("after each came again", 1)
	c := s.Cases(false)[0]
	if got := wrote(s, c.Receipt); !slices.Equal(got, []string{"あの", "ちょっと", "人と話したいです"}) {
		t.Errorf("staff read %q", got)
	}
	s.Handle(s.Unsend("in4", two))
	if c = s.Cases(false)[0]; !c.Summary.Empty() {
		t.Error("the case keeps what was taken back")
	}
}

// What is clear costs what it did, and waits for nothing; two questions are answered in their
// order.
func TestWhatIsClearWaitsForNothing(t *testing.T) {
	s := apptest.New(t)
	calls := &counted{Store: s.Store}
	s.Turns.Store = calls
	takes(s, 2, 0, s.Tap("in1", "period"), s.Tap("in2", "speak_to_human"))
	s.Tried("of two questions", 2)
	if first, second := s.LINE.Tries[0].ReplyToken, s.LINE.Tries[1].ReplyToken; first != "token-in1" || second != "token-in2" {
		t.Errorf("answered were %s, then %s", first, second)
	}
	if want := []string{"load", "commit", "load", "commit"}; !slices.Equal(calls.calls, want) {
		t.Errorf("calls %q, want %q", calls.calls, want)
	}
}

// Nobody waits longer than that: what nothing follows is answered.
func TestAThoughtThatEnds(t *testing.T) {
	s := apptest.New(t)
	one := types(s, "in1", "あの", 0)
	two := types(s, "in2", "ちょっと", 2*time.Second)
	s.Now = s.Now.Add(1600 * time.Millisecond)
	takes(s, 2, 0, one, two)
	s.Tried("of two fragments", 1)
	if body := string(s.LINE.Tries[0].Body); !strings.HasPrefix(body, "rephrase") {
		t.Errorf("the customer reads %q", body)
	}
}

// A button is no part of a thought, and neither is the same message again, nor what was taken
// back.
func TestWhatEndsAThought(t *testing.T) {
	for _, row := range []struct {
		why   string
		next  func(s *apptest.Stage, one inquiry.Inbound) inquiry.Inbound
		tries int
	}{
		{"a button", func(s *apptest.Stage, _ inquiry.Inbound) inquiry.Inbound { return s.Tap("in2", "period") }, 2},
		{"itself", func(_ *apptest.Stage, one inquiry.Inbound) inquiry.Inbound { return one }, 1},
		{"a message that was taken back", func(s *apptest.Stage, _ inquiry.Inbound) inquiry.Inbound {
			in := types(s, "in2", "ちょっと", time.Second)
			s.Handle(s.Unsend("in3", in))
			return in
		}, 1},
		{"one that was taken", func(s *apptest.Stage, _ inquiry.Inbound) inquiry.Inbound {
			in := types(s, "in2", "人と話したいです", time.Second)
			s.Handle(in)
			s.LINE.Tries = nil
			return in
		}, 1},
	} {
		s := apptest.New(t)
		one := types(s, "in1", "あの", 0)
		takes(s, 2, 0, one, row.next(s, one))
		s.Tried("before "+row.why, row.tries)
	}
}

// A message in the queue twice, with another between, is claimed and kept once.
func TestTheSameTwiceInAThought(t *testing.T) {
	s := apptest.New(t)
	one, two := types(s, "in1", "あの", 0), types(s, "in2", "ちょっと", time.Second)
	takes(s, 3, 0, one, two, one)
	s.Tried("of two fragments", 1)
}

// platform fact 29: what fails may have been written. Then all of it was.
func TestLostResponseForAThought(t *testing.T) {
	s := apptest.New(t)
	all := []inquiry.Inbound{types(s, "in1", "あの", 0), types(s, "in2", "人と話したいです", time.Second)}
	s.Turns.Store = &apptest.Between{Store: s.Store, After: func() error { return apptest.ErrUnseen }}
	if done, _, err := s.Turns.Take(t.Context(), all...); done != 0 || !errors.Is(err, apptest.ErrUnseen) {
		t.Fatal(done, err)
	}
	takes(s, 2, 0, all...)
	s.Tried("while the lost turn may be sending", 0)
	s.Tick(time.Minute)
	s.Tried("after its lease", 1)
	other := apptest.New(t)
	all = []inquiry.Inbound{types(other, "in1", "あの", 0), types(other, "in2", "人と話したいです", time.Second)}
	other.Turns.Store = &apptest.Between{Store: other.Store, After: func() error { return outbox.ErrConflict }}
	takes(other, 2, 0, all...)
	other.Tried("of a turn that was written after all", 1)
}

// While more may come nobody outside is asked, and then about all of it at once.
func TestAThoughtIsReadOutsideOnce(t *testing.T) {
	s, p := read(t)
	one := types(s, "in1", "あの", time.Minute)
	takes(s, 0, 2*time.Second, one)
	if len(p.asked) != 0 {
		t.Error("a fragment is read outside")
	}
	two := types(s, "in2", "ちょっと", time.Second)
	s.Now = s.Now.Add(2 * time.Second)
	takes(s, 2, 0, one, two)
	if len(p.asked) != 1 || p.asked[0].Words.Words() != "あの\nちょっと" {
		t.Errorf("asked %d times", len(p.asked))
	}
	s.Tried("of two fragments", 1)
}

// A turn is not begun that the function has no time for.
func TestTooLittleTimeForAnotherTurn(t *testing.T) {
	s := apptest.New(t)
	ctx, cancel := context.WithTimeout(t.Context(), 5*time.Second)
	defer cancel()
	done, wait, err := s.Turns.Take(ctx, s.Tap("in1", "period"), s.Tap("in2", "period"))
	if done != 1 || wait != 0 || err != nil {
		t.Errorf("%d taken, waits %v, %v", done, wait, err)
	}
}

// The longest wait and the longest call of a reader outside are less than seven seconds together.
func TestWaitAndReaderTogether(t *testing.T) {
	s := apptest.New(t)
	in := types(s, "in1", "あの", 0)
	for age := time.Duration(0); age < 10*time.Second; age += 50 * time.Millisecond {
		wait := burst.Rest([]inquiry.Inbound{in}, in.Received.Add(age))
		if together := age + wait + outside.Standard().Call; wait > 0 && together >= 7*time.Second {
			t.Errorf("%v after it came the desk waits %v, and an answer may take %v", age, wait, together)
		}
	}
}
