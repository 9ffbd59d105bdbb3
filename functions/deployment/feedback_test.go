package deployment

import (
	"testing"
	"time"

	"madoguchi/internal/store"
	"madoguchi/internal/turn"
)

// TestFeedback hands the events in events/ to the function that SES tells of bounces
// and complaints: they are counted, each mail once, and nothing else is kept.
func TestFeedback(t *testing.T) {
	cases := []struct {
		name   string
		events []string
		want   turn.CodeFigures
	}{
		{"a mailbox that does not exist", []string{"sns-code-bounce.json"}, turn.CodeFigures{Bounces: 1}},
		{"told twice, it is one", []string{"sns-code-bounce.json", "sns-code-bounce.json"}, turn.CodeFigures{Bounces: 1}},
		{"a mailbox that is full will be empty some day", []string{"sns-code-soft-bounce.json"}, turn.CodeFigures{}},
		{"a reader complains", []string{"sns-code-complaint.json"}, turn.CodeFigures{Complaints: 1}},
		{"both, of one mail", []string{"sns-code-bounce.json", "sns-code-complaint.json"}, turn.CodeFigures{Bounces: 1, Complaints: 1}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			w := open(t)
			table := file(t)
			function := w.function(t, with(table, w.d.Feedback))
			for _, e := range c.events {
				invoke(t, function, fixture(t, e))
			}
			g := w.ground(t)
			rows := store.New(table(g.cfg, "desk"), g.keys, keep)
			got, err := rows.CodeFigures(t.Context(), time.Date(2019, 4, 12, 2, 0, 0, 0, time.UTC))
			if err != nil || got != c.want {
				t.Errorf("%+v, %v, want %+v", got, err, c.want)
			}
			w.silent(t, "taro")
		})
	}
}

// TestFeedbackOfAnotherKind is an error, which Lambda tries again and then counts.
func TestFeedbackOfAnotherKind(t *testing.T) {
	w := open(t)
	function := w.function(t, with(file(t), w.d.Feedback))
	if _, err := function.Invoke(t.Context(), []byte(`{"Records":[{"Sns":{"MessageId":"m","Message":"taro@example.com"}}]}`)); err == nil {
		t.Error("no error")
	}
}
