package app

import (
	"context"

	"madoguchi/internal/email"
	"madoguchi/internal/hook"
	"madoguchi/internal/incident"
	"madoguchi/internal/inquiry"
	"madoguchi/internal/keyring"
	"madoguchi/internal/line"
	"madoguchi/internal/notice"
	"madoguchi/internal/outbox"
)

// Outside is what a desk talks to.
type Outside struct {
	Incident *incident.Incident // its texts, and whom of staff to tell
	Keys     *keyring.Ring
	LINE     *line.Client
	Desk     string // where staff open /desk/, as https://HOST, for links in what they are told; "" for none
	Mail     Sender // answers and notices
	Codes    Sender // one-time codes, from an address of their own
	Rooms    Rooms
}

// Rooms are where staff are told besides their mail; the zero value is nowhere.
type Rooms struct {
	Webhook *hook.Channel
	Group   string // id of a group on LINE, of which the desk's account is a member
}

// Sender sends mail from one address.
type Sender struct {
	From   string
	Mailer email.Mailer
}

// Connect returns the parts with the channels and the notices of what is outside.
func (c Config) Connect(o Outside) Config {
	channel := func(s Sender) email.Channel {
		return email.Channel{Incident: o.Incident, From: s.From, Mailer: s.Mailer, Random: c.Random}
	}
	mail := channel(o.Mail)
	c.Hash, c.Daybook = o.Keys.Hash, c.Store
	c.Outside.Busy = busy(o.LINE)
	c.Writer = email.Notices{Incident: o.Incident, From: o.Mail.From, Desk: o.Desk, Keys: o.Keys, Channel: mail}
	c.Channels = map[inquiry.Channel]outbox.Channel{
		inquiry.LINE:  line.Channel{Client: o.LINE, Now: c.Now},
		inquiry.Email: mail,
		outbox.Codes:  email.Codes{Channel: channel(o.Codes)},
	}
	return c.told(o.Rooms)
}

// told returns the parts with the rooms. What waits for a room that is there no more is refused.
func (c Config) told(r Rooms) Config {
	c.Channels[outbox.Webhook], c.Channels[outbox.Group] = hook.Channel{}, c.Channels[inquiry.LINE]
	if r.Webhook != nil {
		c.Channels[outbox.Webhook] = *r.Webhook
		c.Rooms = append(c.Rooms, notice.Room{Channel: outbox.Webhook})
	}
	if r.Group != "" {
		c.Rooms = append(c.Rooms, notice.Room{Channel: outbox.Group, To: inquiry.NewAddress(r.Group)})
	}
	return c
}

// busy shows a customer on LINE that somebody reads what they wrote. It is a courtesy: that it
// fails is nothing to tell.
func busy(client *line.Client) func(context.Context, inquiry.Inbound) {
	return func(ctx context.Context, in inquiry.Inbound) {
		if in.Channel == inquiry.LINE {
			_ = client.Loading(ctx, in.Address)
		}
	}
}
