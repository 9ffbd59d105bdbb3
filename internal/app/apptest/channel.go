package apptest

import (
	"context"
	"fmt"
	"strings"
	"time"

	"madoguchi/internal/cases"
	"madoguchi/internal/inquiry"
	"madoguchi/internal/notice"
	"madoguchi/internal/outbox"
)

// The people of the desk.
const (
	Agent     = "agent1@staff.example.jp"
	Colleague = "agent2@staff.example.jp"
	Lead      = "lead1@staff.example.jp"
	OnCall    = "oncall@staff.example.jp"
)

// Channel keeps each try to deliver, and answers it as the test says. A body is the
// entries of the replies.
type Channel struct {
	Says  func() error // to a try; nil accepts all
	Tries []outbox.Parcel
}

// Render implements [outbox.Channel].
func (c *Channel) Render(_ inquiry.Inbound, _ string, replies []inquiry.Reply, _ time.Time) ([]byte, error) {
	var ids []string
	for _, r := range replies {
		ids = append(ids, r.Entry)
	}
	return []byte(strings.Join(ids, " ")), nil
}

// Send implements [outbox.Channel].
func (c *Channel) Send(_ context.Context, p outbox.Parcel) error {
	c.Tries = append(c.Tries, p)
	if c.Says == nil {
		return nil
	}
	return c.Says()
}

// Post is mail: to staff as [Writer] writes it, to customers without words.
type Post struct{ Sent []string }

// Render implements [outbox.Channel].
func (p *Post) Render(inquiry.Inbound, string, []inquiry.Reply, time.Time) ([]byte, error) {
	return nil, nil
}

// Send implements [outbox.Channel].
func (p *Post) Send(_ context.Context, parcel outbox.Parcel) error {
	p.Sent = append(p.Sent, string(parcel.Body))
	return nil
}

// Count counts the mails that begin with some words.
func (p *Post) Count(prefix string) int {
	n := 0
	for _, s := range p.Sent {
		if strings.HasPrefix(s, prefix) {
			n++
		}
	}
	return n
}

// Writer writes notices that say the news, of how many cases and to whom: "opened of 2 to
// agent1@staff.example.jp". Urgent ones go to who is on call alone.
type Writer struct{}

// Recipients implements [notice.Writer].
func (Writer) Recipients(urgent bool) []inquiry.Address {
	if urgent {
		return []inquiry.Address{inquiry.NewAddress(OnCall)}
	}
	return []inquiry.Address{inquiry.NewAddress(Agent)}
}

// Notice implements [notice.Writer].
func (Writer) Notice(news notice.News, about []cases.Case, to inquiry.Address, _ time.Time) ([]byte, error) {
	return fmt.Appendf(nil, "%s of %d to %s", news, len(about), to.Value()), nil
}

// Brief implements [notice.Writer]: "2 opened, 1 overdue".
func (Writer) Brief(parts []notice.Part, _ time.Time) string {
	var all []string
	for _, p := range parts {
		all = append(all, fmt.Sprintf("%d %s", len(p.About), p.News))
	}
	return strings.Join(all, ", ")
}

// Round implements [notice.Writer]: "round of 2 opened, 1 overdue to agent1@staff.example.jp".
func (w Writer) Round(parts []notice.Part, to inquiry.Address, now time.Time) ([]byte, error) {
	return fmt.Appendf(nil, "round of %s to %s", w.Brief(parts, now), to.Value()), nil
}
