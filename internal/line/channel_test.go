package line_test

import (
	"encoding/json"
	"errors"
	"testing"
	"time"

	"madoguchi/internal/inquiry"
	"madoguchi/internal/line"
	"madoguchi/internal/line/linesim"
	"madoguchi/internal/outbox"
)

// body is what a row of the outbox holds.
func body(t *testing.T, messages []line.Message) []byte {
	t.Helper()
	b, err := json.Marshal(messages)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestSend(t *testing.T) {
	const young, old = 49 * time.Second, 50 * time.Second
	lost := linesim.Fault{Status: 500, Accepted: true}
	down := linesim.Fault{Status: 503}
	limit := linesim.Fault{Status: 429}
	for _, c := range []struct {
		name     string
		age      time.Duration
		token    string // "" means a fresh one
		reply    []linesim.Fault
		push     []linesim.Fault
		want     error // of the first attempt
		arrived  int   // after the first attempt
		again    error // of a second attempt with the same delivery
		arrivedB int   // after the second attempt
	}{
		{name: "a young token is replied to; a repeat finds it spent and pushes", age: young, arrived: 1, arrivedB: 2},
		{name: "an old token is not tried", age: old, arrived: 1, arrivedB: 1},
		{name: "an unknown token is pushed instead", token: "nonsense", arrived: 1, arrivedB: 1},
		{name: "no token is pushed", token: "none", arrived: 1, arrivedB: 1},
		{name: "a reply that was taken but not confirmed comes twice, never three times",
			reply: []linesim.Fault{lost}, arrived: 2, arrivedB: 2},
		{name: "a reply that was not taken is pushed; a repeat replies, and that makes two",
			reply: []linesim.Fault{down}, arrived: 1, arrivedB: 2},
		{name: "a push that was taken but not confirmed is not repeated", age: old,
			push: []linesim.Fault{lost}, want: line.ErrRetry, arrived: 1, arrivedB: 1},
		{name: "a push that was not taken comes with the next attempt", age: old,
			push: []linesim.Fault{down}, want: line.ErrRetry, arrived: 0, arrivedB: 1},
		{name: "reply and push unconfirmed: two and no more",
			reply: []linesim.Fault{lost}, push: []linesim.Fault{lost}, want: line.ErrRetry, arrived: 2, arrivedB: 2},
		{name: "reply and push both fail, and then the reply works",
			reply: []linesim.Fault{down}, push: []linesim.Fault{down}, want: line.ErrRetry, arrived: 0, arrivedB: 1},
		{name: "a limited reply waits, for it was not taken",
			reply: []linesim.Fault{limit}, want: line.ErrLimited, arrived: 0, arrivedB: 1},
		{name: "a limited push waits", age: old,
			push: []linesim.Fault{limit, limit}, want: line.ErrLimited, again: line.ErrLimited},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := newStage(t, nil)
			d := outbox.Parcel{ReplyToken: s.said(t), Received: s.clock.Now(), To: to,
				RetryKey: retryKey("row"), Body: body(t, texts("答え"))}
			switch c.token {
			case "none":
				d.ReplyToken = ""
			case "nonsense":
				d.ReplyToken = c.token
			}
			s.clock.Add(c.age)
			for _, f := range c.reply {
				s.Break("reply", f)
			}
			for _, f := range c.push {
				s.Break("push", f)
			}
			channel := line.Channel{Client: s.client, Now: s.clock.Now}
			if err := channel.Send(t.Context(), d); !errors.Is(err, c.want) {
				t.Errorf("first: %v, want %v", err, c.want)
			}
			if n := len(s.answers()); n != c.arrived {
				t.Errorf("first: %d arrived, want %d", n, c.arrived)
			}
			if err := channel.Send(t.Context(), d); !errors.Is(err, c.again) {
				t.Errorf("again: %v, want %v", err, c.again)
			}
			if n := len(s.answers()); n != c.arrivedB {
				t.Errorf("again: %d arrived, want %d", n, c.arrivedB)
			}
		})
	}
}

func TestSendToWhoBlockedIsSuccess(t *testing.T) {
	s := newStage(t, nil)
	if err := s.Block(t.Context(), alice); err != nil {
		t.Fatal(err)
	}
	d := outbox.Parcel{To: to, RetryKey: retryKey("row"), Body: body(t, texts("答え"))}
	if err := (line.Channel{Client: s.client, Now: s.clock.Now}).Send(t.Context(), d); err != nil || len(s.answers()) != 0 {
		t.Errorf("%v with %d arrived", err, len(s.answers()))
	}
}

func TestSendQuota(t *testing.T) {
	s := newStage(t, func(c *linesim.Config) { c.Quota = 1 })
	channel := line.Channel{Client: s.client, Now: s.clock.Now}
	d := outbox.Parcel{To: to, Body: body(t, texts("答え"))}
	for n, want := range []error{nil, line.ErrLimited} {
		d.RetryKey = retryKey(string(rune('a' + n)))
		if err := channel.Send(t.Context(), d); !errors.Is(err, want) {
			t.Errorf("push %d: %v, want %v", n+1, err, want)
		}
	}
	d.ReplyToken, d.Received = s.said(t), s.clock.Now()
	if err := channel.Send(t.Context(), d); err != nil {
		t.Errorf("a reply is free: %v", err)
	}
}

func TestSendRefusesWithoutCalling(t *testing.T) {
	s := newStage(t, nil)
	channel := line.Channel{Client: s.client, Now: s.clock.Now}
	d := outbox.Parcel{ReplyToken: s.said(t), Received: s.clock.Now(), To: to, Body: body(t, texts("答え"))}
	if channel.Send(t.Context(), d) == nil {
		t.Error("a delivery without retry key was sent")
	}
	d.RetryKey, d.Body = retryKey("row"), body(t, nil)
	if err := channel.Send(t.Context(), d); err != nil || len(s.answers()) != 0 {
		t.Errorf("nothing to say: %v with %d arrived", err, len(s.answers()))
	}
}

func TestRenderedRepliesArriveAsTheyAre(t *testing.T) {
	s := newStage(t, nil)
	messages, err := line.Render([]inquiry.Reply{
		{Text: "電話は 0120-000-000 です。"},
		{Text: "ほかに？", Quick: []inquiry.Choice{{Entry: "when_leaked", Label: "いつ漏れたか"}}},
	})
	if err != nil {
		t.Fatal(err)
	}
	d := outbox.Parcel{ReplyToken: s.said(t), Received: s.clock.Now(), To: to, RetryKey: retryKey("row"), Body: body(t, messages)}
	if err := (line.Channel{Client: s.client, Now: s.clock.Now}).Send(t.Context(), d); err != nil {
		t.Fatal(err)
	}
	chat := s.Transcript(alice)
	last := chat[len(chat)-1]
	want := linesim.Button{Label: "いつ漏れたか", Data: "e=when_leaked", DisplayText: "いつ漏れたか"}
	if len(chat) != 3 || last.Text != "ほかに？" || len(last.Quick) != 1 || last.Quick[0] != want {
		t.Errorf("the screen shows %+v", chat)
	}
}
