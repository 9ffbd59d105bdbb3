package dialogue_test

import (
	"strings"
	"testing"
	"time"

	"madoguchi/infra/local/dialogue"
	"madoguchi/internal/inquiry"
	"madoguchi/internal/line/linesim"
)

// What is saved is read again, and goes as it went.
func TestAChatThatWasSavedGoesAsItWent(t *testing.T) {
	d := desk(t, harbour)
	at := d.Incident.Clock
	talk := dialogue.Begin(d, inquiry.LINE, at)
	var chat []linesim.Bubble
	for i, words := range []string{"I want to speak to a person", "It is about \"my\" account: no. 5", "What is my receipt number?", "What are your opening hours?"} {
		out, err := talk.Says(words)
		if err != nil {
			t.Fatal(err)
		}
		chat = append(chat, linesim.Bubble{Mine: true, Type: "text", Text: words, At: at.Add(time.Duration(i) * 10 * time.Minute)})
		for _, r := range out.Replies {
			kind := map[bool]string{false: "text", true: "flex"}[r.Card]
			chat = append(chat, linesim.Bubble{Type: kind, Text: r.Text, At: at})
		}
		if i == 0 {
			chat = append(chat, linesim.Bubble{Mine: true, Type: "sticker", At: at})
		}
	}
	written := dialogue.Save(chat)
	all, err := read(d, written)
	if err != nil || len(all) != 1 {
		t.Fatalf("%v\n%s", err, written)
	}
	if err := dialogue.Play(d, all[0], inquiry.LINE); err != nil {
		t.Errorf("%v\n%s", err, written)
	}
	if !strings.Contains(written, "- later: 10 minutes") || strings.Count(written, "says: ") != 4 {
		t.Error(written)
	}
	if got := dialogue.Save(chat[:0]); got != "" {
		t.Errorf("nothing was said, and %q is saved", got)
	}
}
