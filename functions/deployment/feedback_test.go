package deployment

import (
	"slices"
	"testing"

	"madoguchi/internal/inquiry"
)

// TestFeedback hands the events in events/ to the function that SES tells of bounces
// and complaints: what came back for good becomes a turn, by the name that the mail carries,
// and nothing else of it is kept.
func TestFeedback(t *testing.T) {
	cases := []struct {
		name   string
		events []string
		want   []string
	}{
		{"a mailbox that does not exist", []string{"sns-code-bounce.json"}, []string{""}},
		{"a mailbox that is full will be empty some day", []string{"sns-code-soft-bounce.json"}, nil},
		{"a reader complains", []string{"sns-code-complaint.json"}, []string{inquiry.Complaint}},
		{"both, of one mail", []string{"sns-code-bounce.json", "sns-code-complaint.json"}, []string{"", inquiry.Complaint}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			w := open(t)
			function := w.function(t, w.d.Feedback)
			for _, e := range c.events {
				invoke(t, function, fixture(t, e))
				invoke(t, function, fixture(t, e))
			}
			var got []string
			seen := map[string]bool{}
			for _, m := range w.Sent(inboxURL) {
				in, err := w.d.queue(w.ground(t), inboxURL).Open(m.Body)
				if err != nil || in.Kind != inquiry.Returned || in.MessageID != "00112233445566778899aabbccddeeff" {
					t.Errorf("%v: %s of %s", err, in.Kind, in.MessageID)
				}
				if !seen[m.Deduplication] {
					got = append(got, in.Entry)
				}
				seen[m.Deduplication] = true
			}
			if !slices.Equal(got, c.want) {
				t.Errorf("%q, want %q", got, c.want)
			}
			w.silent(t, "taro")
		})
	}
}

// TestFeedbackOfAnotherKind is an error, which Lambda tries again and then counts.
func TestFeedbackOfAnotherKind(t *testing.T) {
	w := open(t)
	function := w.function(t, w.d.Feedback)
	if _, err := function.Invoke(t.Context(), []byte(`{"Records":[{"Sns":{"MessageId":"m","Message":"taro@example.com"}}]}`)); err == nil {
		t.Error("no error")
	}
}

// TestClockNotesWhatTheFeedbackFunctionDidNot by the event that was given up, once.
func TestClockNotesWhatTheFeedbackFunctionDidNot(t *testing.T) {
	w := open(t)
	w.SetMessage(givenUpURL, `{"version":"1.0","requestPayload":`+string(fixture(t, "sns-code-bounce.json"))+`}`)
	clock := w.function(t, w.clock(file(t)))
	for range 2 {
		invoke(t, clock, fixture(t, "scheduler-tick.json"))
	}
	sent := w.Sent(inboxURL)
	if len(sent) != 1 || len(w.Sent(givenUpURL)) != 0 {
		t.Fatalf("%d in the inbox, %d events left: %s", len(sent), len(w.Sent(givenUpURL)), w.log)
	}
	if in, err := w.d.queue(w.ground(t), inboxURL).Open(sent[0].Body); err != nil || in.Kind != inquiry.Returned {
		t.Errorf("%s, %v", in.Kind, err)
	}
	w.silent(t, "taro")
}
