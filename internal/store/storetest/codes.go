package storetest

import (
	"bytes"
	"fmt"
	"testing"
	"time"

	"madoguchi/internal/conversation"
	"madoguchi/internal/store"
	"madoguchi/internal/turn"
)

// Codes checks that the figures of one-time codes are right on an engine. newEngine
// returns an empty one for each law.
func Codes(t *testing.T, newEngine func(testing.TB) store.Engine) {
	laws := []struct {
		name string
		law  func(*testing.T, *desk)
	}{
		{"codes of the last hour and of the last day are counted", codesCounted},
		{"what became of their mail is counted, for a day", feedbackCounted},
		{"told again it is one", feedbackTwice},
		{"nobody's address is kept, and nothing for long", feedbackNameless},
	}
	for _, l := range laws {
		t.Run(l.name, func(t *testing.T) { l.law(t, newDesk(t, newEngine(t))) })
	}
}

func (d *desk) figures(t *testing.T, now time.Time, want turn.CodeFigures) {
	t.Helper()
	got, err := d.CodeFigures(t.Context(), now)
	if err != nil || got != want {
		t.Errorf("at %s: %+v, %v, want %+v", now.Format(time.RFC3339), got, err, want)
	}
}

func codesCounted(t *testing.T, d *desk) {
	for i := range 5 {
		tn := d.turn(d.message(fmt.Sprint("U-", i), fmt.Sprint("in", i)), 0)
		tn.Outcome.Code = &conversation.Code{}
		if i == 4 {
			tn.Outcome.Code = nil // a turn that sends none
		}
		tn.Now = start().Add(time.Duration(i) * 20 * time.Minute)
		d.commit(t, tn)
	}
	d.figures(t, start().Add(time.Hour), turn.CodeFigures{Hour: 4, Day: 4}) // at 0, 20, 40 and 60 minutes
	d.figures(t, start().Add(61*time.Minute), turn.CodeFigures{Hour: 3, Day: 4})
	d.figures(t, start().Add(24*time.Hour+30*time.Minute), turn.CodeFigures{Day: 2})
	d.figures(t, start().Add(26*time.Hour), turn.CodeFigures{})
}

func (d *desk) feedback(t *testing.T, kind store.FeedbackKind, message string, at time.Time) {
	t.Helper()
	if err := d.Feedback(t.Context(), store.Feedback{Kind: kind, Message: message, At: at}); err != nil {
		t.Fatal(err)
	}
}

func feedbackCounted(t *testing.T, d *desk) {
	for i := range 30 {
		d.feedback(t, store.Bounced, fmt.Sprint("mail", i), start().Add(time.Duration(i)*time.Hour)) // over midnight
	}
	d.feedback(t, store.Complained, "mail29", start().Add(29*time.Hour))
	d.figures(t, start().Add(29*time.Hour), turn.CodeFigures{Bounces: 24, Complaints: 1})
	d.figures(t, start().Add(80*time.Hour), turn.CodeFigures{})
}

func feedbackTwice(t *testing.T, d *desk) {
	for range 2 {
		d.feedback(t, store.Bounced, "mail", start())
	}
	d.figures(t, start(), turn.CodeFigures{Bounces: 1})
}

func feedbackNameless(t *testing.T, d *desk) {
	d.feedback(t, store.Bounced, "0106016a-taro", start())
	for _, item := range d.engine.items {
		if !item.Expires.Equal(start().Add(3 * 24 * time.Hour)) {
			t.Errorf("kept until %v", item.Expires)
		}
		if bytes.Contains([]byte(fmt.Sprintf("%s %s", item.Key, item.Body)), []byte("taro")) {
			t.Errorf("in clear: %s", item.Key)
		}
	}
}
