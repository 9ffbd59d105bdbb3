package turn_test

import (
	"context"
	"errors"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"madoguchi/internal/app/apptest"
	"madoguchi/internal/casework"
	"madoguchi/internal/conversation"
	"madoguchi/internal/inquiry"
	"madoguchi/internal/reading"
	"madoguchi/internal/reading/outside"
	"madoguchi/internal/turn"
)

// pointer is a reader outside that points at the same topic whatever it reads.
type pointer struct {
	asked    []reading.Request
	dropped  outside.Reason
	whenever func() // while it reads
}

func (p *pointer) Read(_ context.Context, r reading.Request, _ time.Time) (reading.Reading, outside.Trace) {
	p.asked = append(p.asked, r)
	if p.whenever != nil {
		p.whenever()
	}
	if p.dropped != "" {
		return reading.Reading{}, outside.Trace{Reader: "pointer", Asked: true, Dropped: p.dropped}
	}
	part := reading.Part{Topic: "period", Sentences: []int{1}, Sure: reading.Sure}
	return reading.Reading{Parts: []reading.Part{part}, Move: reading.Asks}, outside.Trace{Reader: "pointer", Asked: true, Millis: 900}
}

// read is a stage with a reader outside, and a customer who was told of it.
func read(t *testing.T) (*apptest.Stage, *pointer) {
	s, p := apptest.New(t), &pointer{}
	s.Store = s.Store.WithOutside()
	s.Parts.Store, s.Parts.Meter = s.Store, s.Store
	s.Parts.Outside = turn.Outside{Reader: p, Mode: conversation.Helpful}
	s.Rebuild()
	s.Handle(s.Tap("in0", "period"))
	s.LINE.Tries = nil
	return s, p
}

func body(s *apptest.Stage) string { return string(s.LINE.Tries[len(s.LINE.Tries)-1].Body) }

func TestATurnIsReadOutside(t *testing.T) {
	s, p := read(t)
	var shown []inquiry.Address
	s.Turns.Outside.Busy = func(_ context.Context, in inquiry.Inbound) { shown = append(shown, in.Address) }
	in := says(s, "in1", "むにゃむにゃ")
	s.Handle(in)
	s.Handle(in)
	if len(p.asked) != 1 || p.asked[0].Words.Words() != "むにゃむにゃ" || body(s) != "period" {
		t.Fatalf("asked %d times, said %q", len(p.asked), body(s))
	}
	if len(shown) != 1 || shown[0] != in.Address {
		t.Errorf("shown to %v", shown)
	}
	told := slices.DeleteFunc(strings.Split(s.Log.String(), "\n"), func(l string) bool { return !strings.Contains(l, `"msg":"reader"`) })
	if len(told) != 1 || !strings.Contains(told[0], `"outcome":"read"`) || !strings.Contains(told[0], `"agreement":"alone"`) ||
		strings.Contains(told[0], "むにゃ") {
		t.Errorf("the log tells %q", told)
	}
}

func TestATurnThatGivesWayIsReadOnce(t *testing.T) {
	t.Run("where nothing else was said meanwhile", func(t *testing.T) {
		s, p := read(t)
		s.Turns.Store = &apptest.Between{Store: s.Store, Before: func() error {
			s.Handle(s.Inbound("in2", inquiry.Unfollow))
			return nil
		}}
		s.Handle(says(s, "in1", "むにゃむにゃ"))
		if len(p.asked) != 1 || body(s) != "period" {
			t.Errorf("asked %d times, said %q", len(p.asked), body(s))
		}
	})
	t.Run("and again where something was", func(t *testing.T) {
		s, p := read(t)
		s.Turns.Store = &apptest.Between{Store: s.Store, Before: func() error {
			s.Handle(s.Tap("in2", "speak_to_human"))
			return nil
		}}
		s.Handle(says(s, "in1", "むにゃむにゃ"))
		if len(p.asked) != 2 || p.asked[1].Said.Asked != reading.Details || body(s) != "period" {
			t.Errorf("asked %+v, said %q", p.asked, body(s))
		}
	})
}

func TestATurnThatDiesIsReadAgainAndHasSaidNothing(t *testing.T) {
	s, p := read(t)
	s.Turns.Store = &apptest.Between{Store: s.Store, Before: func() error { return apptest.ErrUnseen }}
	in := says(s, "in1", "むにゃむにゃ")
	if err := s.Turns.Handle(t.Context(), in); !errors.Is(err, apptest.ErrUnseen) || len(s.LINE.Tries) > 0 {
		t.Fatalf("%v, tried %d", err, len(s.LINE.Tries))
	}
	s.Handle(in)
	if len(p.asked) != 2 || body(s) != "period" {
		t.Errorf("asked %d times, said %q", len(p.asked), body(s))
	}
}

func TestAReaderThatReadsNothingCostsNobodyTheirAnswer(t *testing.T) {
	for _, why := range outside.Reasons() {
		s, p := read(t)
		p.dropped = why
		s.Handle(says(s, "in1", "むにゃむにゃ"))
		if len(p.asked) != 1 || body(s) != "rephrase" {
			t.Errorf("%s: asked %d times, said %q", why, len(p.asked), body(s))
		}
	}
}

func TestTheSwitchAndTheCap(t *testing.T) {
	s, p := read(t)
	if err := s.Store.Switch(t.Context(), true, s.Now); err != nil {
		t.Fatal(err)
	}
	s.Handle(says(s, "in1", "むにゃむにゃ"))
	if len(p.asked) != 0 || body(s) != "rephrase" {
		t.Fatalf("switched off: asked %d times, said %q", len(p.asked), body(s))
	}
	if err := s.Store.Switch(t.Context(), false, s.Now); err != nil {
		t.Fatal(err)
	}
	s.Turns.Outside.Cap = 2
	for _, id := range []string{"in2", "in3"} {
		s.Handle(says(s, id, "むにゃむにゃ"))
	}
	s.Watch(5 * time.Minute)
	s.Handle(says(s, "in4", "むにゃむにゃ"))
	if len(p.asked) != 2 {
		t.Errorf("beyond the cap: asked %d times", len(p.asked))
	}
	s.Watch(24 * time.Hour)
	s.Handle(says(s, "in5", "むにゃむにゃ"))
	if len(p.asked) != 3 {
		t.Errorf("the next day: asked %d times", len(p.asked))
	}
}

// A message that takes several minutes to count is still counted once.
func TestTheClockCountsEachCallOnce(t *testing.T) {
	s, _ := read(t)
	for _, id := range []string{"in1", "in2", "in3"} {
		s.Handle(says(s, id, "むにゃむにゃ"))
	}
	for range 4 {
		s.Watch(time.Minute)
	}
	if at, err := s.Store.Switched(t.Context(), s.Now); err != nil || at.Calls != 3 {
		t.Errorf("%d calls, %v", at.Calls, err)
	}
}

// TestWhatStaffSeeOfTheReader: the clock adds up what became of messages, an hour each, past
// midnight, too, and once, even where it runs twice at the same time.
func TestWhatStaffSeeOfTheReader(t *testing.T) {
	s, p := read(t)
	s.Now = time.Date(2019, 4, 12, 22, 10, 0, 0, time.UTC)
	s.Handle(says(s, "in1", "むにゃむにゃ"))
	s.Watch(50 * time.Minute)
	s.Handle(says(s, "in2", "むにゃむにゃ"))
	p.dropped = outside.Late
	s.Handle(says(s, "in3", "むにゃむにゃ"))
	s.Handle(s.Tap("in4", "period"))
	off, midnight := s.Now, time.Date(2019, 4, 13, 0, 0, 0, 0, time.UTC)
	s.Must(s.Store.Switch(t.Context(), true, off))
	s.Now = midnight.Add(-time.Second * 70)
	s.Handle(says(s, "in5", "むにゃむにゃ")) // in the last minute of the day
	s.Now = midnight.Add(time.Second * 35)
	s.Watch(0)
	reader, err := s.Store.Reader(t.Context(), s.Now)
	s.Must(err)
	if want := (casework.Reader{Off: true, Since: off, Until: midnight}); reader != want {
		t.Errorf("the reader is %+v, want %+v", reader, want)
	}
	hour := time.Date(2019, 4, 12, 22, 0, 0, 0, time.UTC)
	want := []casework.Reads{
		{From: hour.Add(time.Hour), Messages: 4, Read: 1, Calls: 2, Millis: 900, Kept: map[string]int{"late": 1, "off": 1}, Agreed: map[string]int{"alone": 1}},
		{From: hour, Messages: 1, Read: 1, Calls: 1, Millis: 900, Agreed: map[string]int{"alone": 1}},
	}
	for range 2 {
		if got, err := s.Store.Reads(t.Context(), hour, s.Now); err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("%+v, %v\nwant %+v", got, err, want)
		}
		s.Watch(0)
	}
	if got, err := s.Store.Reads(t.Context(), hour.Add(time.Hour), s.Now); err != nil || !reflect.DeepEqual(got, want[:1]) {
		t.Errorf("since eleven: %+v, %v", got, err)
	}
}
