package notice

import (
	"context"

	"madoguchi/internal/inquiry"
	"madoguchi/internal/outbox"
)

// Room is a chat room in which all staff are told what all of them are told by mail, in the same
// rounds and in fewer words. No mail waits for it, and none is saved by it.
type Room struct {
	Channel inquiry.Channel // [outbox.Webhook] or [outbox.Group]
	To      inquiry.Address // the group; zero where the channel knows where it leads
}

// firstRoom is the number of the first row to a room under a name. The mails come before it, and
// are fewer.
const firstRoom = 1000

// rooms are the rows that tell the rooms. A room of which none can be made is logged only, so that
// the mails go.
func (t *Teller) rooms(name string, parts []Part, owner string) (rows []outbox.Row) {
	if len(t.Rooms) == 0 || len(parts) == 0 {
		return nil
	}
	text := t.Writer.Brief(parts, t.Outbox.Now())
	for n, room := range t.Rooms {
		in := inquiry.Inbound{ID: name, Channel: room.Channel, Customer: staffRows, Address: room.To}
		row, err := t.Outbox.Compose(in, "", []inquiry.Reply{{Text: text}})
		if err != nil {
			t.Outbox.Log.Error(notTold, "channel", room.Channel, "err", err)
			continue
		}
		row.N, row.Owner, row.Always, row.Kept = firstRoom+n, owner, true, nil
		rows = append(rows, row)
	}
	return rows
}

// notTold is counted, see package telemetry.
const notTold = "room not told"

// unheard tells staff by mail, once a day, that a room was not told for good.
func (t *Teller) unheard(ctx context.Context, row outbox.Row) error {
	if row.State != outbox.Refused && row.State != outbox.Expired {
		return nil
	}
	t.Outbox.Log.ErrorContext(ctx, notTold, "channel", row.Channel, "state", row.State, "attempts", row.Attempts)
	name := string(Unheard) + "-" + string(row.Channel) + "-" + t.Outbox.Now().UTC().Format("20060102")
	return t.Tell(ctx, Unheard, name, nil, t.Writer.Recipients(false))
}
