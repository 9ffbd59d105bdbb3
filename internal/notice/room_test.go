package notice_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"madoguchi/internal/app/apptest"
	"madoguchi/internal/casework"
	"madoguchi/internal/inquiry"
	"madoguchi/internal/notice"
	"madoguchi/internal/outbox"
)

const staffGroup = "C00000000000000000000000000000001"

// said is a room that keeps what it is told.
type said struct {
	apptest.Channel
	texts []string
	fails error
}

// Render implements [outbox.Channel].
func (s *said) Render(_ inquiry.Inbound, _ string, replies []inquiry.Reply, _ time.Time) ([]byte, error) {
	return []byte(replies[0].Text), nil
}

// roomed is a desk whose staff are told in two rooms, too.
func roomed(t *testing.T) (s *apptest.Stage, webhook, group *said) {
	t.Helper()
	s = apptest.New(t)
	webhook, group = &said{}, &said{}
	for channel, room := range map[inquiry.Channel]*said{outbox.Webhook: webhook, outbox.Group: group} {
		room.Says = func() error {
			if room.fails == nil {
				room.texts = append(room.texts, string(room.Tries[len(room.Tries)-1].Body))
			}
			return room.fails
		}
		s.Parts.Channels[channel] = room
	}
	s.Parts.Rooms = []notice.Room{{Channel: outbox.Webhook}, {Channel: outbox.Group, To: inquiry.NewAddress(staffGroup)}}
	s.Rebuild()
	return s, webhook, group
}

// TestRoomsHearInTheRoundsOfTheMail: what is urgent at once, all else in one message in ten
// minutes, with the same news.
func TestRoomsHearInTheRoundsOfTheMail(t *testing.T) {
	s, webhook, group := roomed(t)
	s.Handle(s.From("in0", "first@example.com", "danger", true))
	s.Flood(20, "speak_to_human", true) // the first is told at once
	for range 12 {
		s.Watch(time.Minute)
	}
	want := []string{"1 opened", "1 opened", "19 opened"}
	if !slices.Equal(webhook.texts, want) || !slices.Equal(group.texts, want) {
		t.Errorf("the webhook told %q and the group %q, want %q", webhook.texts, group.texts, want)
	}
	if got := to(s.Mail, apptest.Agent); len(got) != 2 {
		t.Errorf("by mail an agent was told %q", got)
	}
	for _, p := range group.Tries {
		if p.To.Value() != staffGroup || p.RetryKey == "" {
			t.Errorf("a push without group or retry key")
		}
	}
}

// TestWhatIsForOneIsNotToldARoom: who got a case is told by mail, alone.
func TestWhatIsForOneIsNotToldARoom(t *testing.T) {
	s, webhook, _ := roomed(t)
	s.Handle(s.From("in0", "first@example.com", "speak_to_human", true))
	s.Act(s.Cases(false)[0].Receipt, casework.Action{By: apptest.Lead, Verb: casework.Transfer, Lead: true, To: apptest.Colleague})
	s.Watch(20 * time.Minute)
	if n := s.Mail.Count("assigned of 1 to " + apptest.Colleague); n != 1 || len(webhook.texts) != 1 {
		t.Errorf("mail %q, webhook %q", s.Mail.Sent, webhook.texts)
	}
}

// TestARoomThatFailsHoldsNothingUp: mails go as before, and tell once a day that it fails.
func TestARoomThatFailsHoldsNothingUp(t *testing.T) {
	for _, row := range []struct {
		why   string
		fails error
		after time.Duration // until staff are told
	}{
		{"the webhook is gone", outbox.ErrNever, 0},
		{"nobody answers for an hour", outbox.ErrLater, time.Hour},
		{"the quota is used up", outbox.ErrLimited, time.Hour},
	} {
		t.Run(row.why, func(t *testing.T) {
			s, webhook, group := roomed(t)
			webhook.fails = row.fails
			s.Handle(s.From("in0", "first@example.com", "speak_to_human", true))
			if n := s.Mail.Count("opened of 1 to " + apptest.Agent); n != 1 || len(group.texts) != 1 {
				t.Fatalf("mail %q, group %q", s.Mail.Sent, group.texts)
			}
			for waited := time.Duration(0); waited < row.after; waited += 10 * time.Minute {
				if n := s.Mail.Count("unheard"); n != 0 {
					t.Fatalf("after %s staff were told %d times", waited, n)
				}
				s.Tick(10 * time.Minute)
			}
			s.Tick(10 * time.Minute)
			for i := range 3 {
				s.Handle(s.From(fmt.Sprint("more", i), fmt.Sprintf("more%d@example.com", i), "speak_to_human", true))
				s.Watch(15 * time.Minute)
				s.Tick(time.Hour)
			}
			if n := s.Mail.Count("unheard of 0 to " + apptest.Agent); n != 1 {
				t.Errorf("staff were told %d times that the room is not told: %q", n, s.Mail.Sent)
			}
			if n := s.Mail.Count("opened"); n != 4 || len(group.texts) != 4 {
				t.Errorf("%d mails and %d messages in the other room, want 4", n, len(group.texts))
			}
			if !strings.Contains(s.Log.String(), `"msg":"room not told","channel":"webhook"`) {
				t.Error("nothing is counted")
			}
			if s.Mail.Count("quota") > 0 || s.Mail.Count("lost") > 0 {
				t.Errorf("told as if a customer waited: %q", s.Mail.Sent)
			}
		})
	}
}

// TestARoomThatComesBackIsToldWhatWaits, within the hour.
func TestARoomThatComesBackIsToldWhatWaits(t *testing.T) {
	s, webhook, _ := roomed(t)
	webhook.fails = outbox.ErrLater
	s.Handle(s.From("in0", "first@example.com", "danger", true))
	webhook.fails = nil
	s.Tick(time.Minute)
	if want := []string{"1 opened"}; !slices.Equal(webhook.texts, want) {
		t.Errorf("told %q, want %q", webhook.texts, want)
	}
}
