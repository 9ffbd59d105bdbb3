package email

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"madoguchi/internal/email/emailtest"
	"madoguchi/internal/inquiry"
)

// aged lists a shelf whose blobs are all of one age.
type aged struct {
	*shelf
	age time.Duration
}

func (a aged) List(_ context.Context, prefix string, before time.Time, most int) ([]string, error) {
	var keys []string
	for key := range a.blobs {
		if strings.HasPrefix(key, prefix) && testNow().Add(-a.age).Before(before) {
			keys = append(keys, key)
		}
	}
	slices.Sort(keys)
	return keys[:min(len(keys), most)], nil
}

// choosy is an inbox that refuses what is too large for it.
type choosy struct{ inbox }

func (c choosy) Put(ctx context.Context, in ...inquiry.Inbound) error {
	if in[0].Kind != inquiry.Unread {
		return errShelf
	}
	return c.inbox.Put(ctx, in...)
}

// panicking makes decoding panic: the sweep asks for the time first, then the decoder.
func panicking(in *Intake, _ *shelf) {
	asked := 0
	in.Now = func() time.Time {
		if asked++; asked == 2 {
			panic("a word of the mail")
		}
		return testNow()
	}
}

func question() []byte {
	return emailtest.Message{From: "hanako@example.com", Subject: "手数料", Body: "再発行の手数料はかかりますか\n"}.Raw()
}

func TestSweepReadsWhatNobodyFinished(t *testing.T) {
	for _, row := range []struct {
		why  string
		age  time.Duration
		want int
	}{
		{"a mail that somebody may still be reading", 14 * time.Minute, 0},
		{"one that nobody does", 16 * time.Minute, 1},
	} {
		in, s, _ := testIntake(t)
		s.blobs["mail/new/one"] = question()
		s.blobs["kept/two"] = question()   // a person must look; that is no work of a sweep
		s.blobs["mail/three"] = question() // so an earlier version kept it
		for range 3 {
			if err := in.Sweep(t.Context(), aged{s, row.age}); err != nil {
				t.Errorf("%s: %v", row.why, err)
			}
		}
		if len(s.inbound) != row.want || s.blobs["kept/two"] == nil || s.blobs["mail/three"] == nil || len(s.blobs) != 3-row.want {
			t.Errorf("%s: %d in the inbox, blobs %d", row.why, len(s.inbound), len(s.blobs))
		}
		if row.want == 1 && (s.inbound[0].Kind != inquiry.Message || s.inbound[0].Mail.Authenticated) {
			t.Errorf("%s: read as %s, authenticated %v", row.why, s.inbound[0].Kind, s.inbound[0].Mail.Authenticated)
		}
	}
}

// While the desk is being renewed, SES may still store mail where the earlier version reads.
func TestAMailIsFoundWhereTheEarlierVersionLooked(t *testing.T) {
	for what, take := range map[string]func(*Intake) error{
		"SES":       func(in *Intake) error { return in.Stored(t.Context(), "mail/new/one", Verdict{Authenticated: true}) },
		"the clock": func(in *Intake) error { return in.Again(t.Context(), "mail/new/one", Verdict{Authenticated: true}) },
	} {
		in, s, _ := testIntake(t)
		s.blobs["mail/one"] = question()
		if err := take(in); err != nil || len(s.inbound) != 1 || !s.inbound[0].Mail.Authenticated || len(s.blobs) != 0 {
			t.Errorf("%s: %d in the inbox, %d blobs left, %v", what, len(s.inbound), len(s.blobs), err)
		}
	}
}

// A mail is the same inquiry of the same customer, whoever reads it.
func TestSweepKnowsWhatWasFoundOutAboutAPostedMail(t *testing.T) {
	for _, v := range []Verdict{{}, {Authenticated: true}, {Authenticated: true, Spam: true}, {Virus: true}} {
		in, s, _ := testIntake(t)
		s.failing = "inbox"
		if err := in.Receive(t.Context(), question(), v); err == nil {
			t.Fatal("the mail was taken")
		}
		s.failing = ""
		if err := in.Sweep(t.Context(), aged{s, 20 * time.Minute}); err != nil {
			t.Fatal(err)
		}
		if err := in.Receive(t.Context(), question(), v); err != nil {
			t.Fatal(err)
		}
		if a, b := s.inbound[0], s.inbound[1]; a.ID != b.ID || a.Customer != b.Customer || a.Mail.Suspect != b.Mail.Suspect {
			t.Errorf("%+v: swept as %+v, posted as %+v", v, a.Mail, b.Mail)
		}
	}
}

func TestSweepBelievesThatAMailIsBad(t *testing.T) {
	in, s, _ := testIntake(t)
	s.blobs["mail/new/one"] = append([]byte("X-SES-Virus-Verdict: FAIL\r\nAuthentication-Results: amazonses.com; dmarc=pass header.from=example.com\r\n"), question()...)
	if err := in.Sweep(t.Context(), aged{s, time.Hour}); err != nil || len(s.inbound) != 1 {
		t.Fatalf("%v, %d in the inbox", err, len(s.inbound))
	}
	if m := s.inbound[0].Mail; !m.Suspect || m.Authenticated {
		t.Errorf("suspect %v, authenticated %v", m.Suspect, m.Authenticated)
	}
}

func TestAMailThatCannotBeReadOpensACase(t *testing.T) {
	rows := []struct {
		why   string
		setup func(*Intake, *shelf)
		age   time.Duration
	}{
		{"reading it panics", panicking, 20 * time.Minute},
		{"no inbox takes it, for hours", func(in *Intake, s *shelf) { in.Inbox = choosy{inbox{s}} }, 2 * time.Hour},
		{"two died of reading it", func(_ *Intake, s *shelf) { s.blobs["tried/one"] = []byte("xx") }, 20 * time.Minute},
	}
	for _, row := range rows {
		in, s, log := testIntake(t)
		s.blobs["mail/new/one"] = question()
		row.setup(in, s)
		for range 3 {
			if err := in.Sweep(t.Context(), aged{s, row.age}); err != nil {
				t.Errorf("%s: %v", row.why, err)
			}
		}
		if len(s.inbound) != 1 || len(s.blobs) != 1 {
			t.Fatalf("%s: %d in the inbox, blobs %d", row.why, len(s.inbound), len(s.blobs))
		}
		got := s.inbound[0]
		if got.Kind != inquiry.Unread || got.Address != (inquiry.Address{}) || s.blobs[got.Mail.RawKey] == nil {
			t.Errorf("%s: kind %s, raw mail %q", row.why, got.Kind, got.Mail.RawKey)
		}
		if strings.Contains(log.String(), "a word") {
			t.Errorf("%s: the log holds a word: %s", row.why, log)
		}
	}
}

// An inbox that is down is no reason to give up a mail, until it is old.
func TestSweepGoesOnWhileTheInboxIsDown(t *testing.T) {
	in, s, _ := testIntake(t)
	s.blobs["mail/new/one"], s.failing = question(), "inbox"
	for range 5 {
		if err := in.Sweep(t.Context(), aged{s, 30 * time.Minute}); !errors.Is(err, errShelf) || s.blobs["mail/new/one"] == nil {
			t.Fatalf("%v, blobs %d", err, len(s.blobs))
		}
	}
	s.failing = ""
	if err := in.Sweep(t.Context(), aged{s, 31 * time.Minute}); err != nil || len(s.inbound) != 1 || s.inbound[0].Kind != inquiry.Message {
		t.Errorf("%v, %d in the inbox", err, len(s.inbound))
	}
	s.blobs["mail/new/two"], s.failing = question(), "inbox"
	if err := in.Sweep(t.Context(), aged{s, 2 * time.Hour}); !errors.Is(err, errShelf) || s.blobs["mail/new/two"] == nil {
		t.Errorf("%v, blobs %d", err, len(s.blobs))
	}
	s.failing = ""
	if err := in.Sweep(t.Context(), aged{s, 2 * time.Hour}); err != nil || len(s.inbound) != 2 || s.inbound[1].Kind != inquiry.Message {
		t.Errorf("%v, %d in the inbox", err, len(s.inbound))
	}
}

func TestAnEventThatWasGivenUpBringsItsVerdict(t *testing.T) {
	in, s, _ := testIntake(t)
	s.blobs["mail/new/one"] = question()
	for range 2 {
		if err := in.Again(t.Context(), "mail/new/one", Verdict{Authenticated: true}); err != nil {
			t.Fatal(err)
		}
	}
	if len(s.inbound) != 1 || !s.inbound[0].Mail.Authenticated || len(s.blobs) != 0 {
		t.Errorf("%d in the inbox, blobs %d", len(s.inbound), len(s.blobs))
	}
}
