package turn

import (
	"context"
	"time"

	"madoguchi/internal/affected"
	"madoguchi/internal/cases"
	"madoguchi/internal/conversation"
	"madoguchi/internal/conversation/burst"
	"madoguchi/internal/inquiry"
)

// enough is what a turn may take of the time that its context has; another one is not begun
// with less.
const enough = 6 * time.Second

// Take takes the turns of messages that wait, of one customer and in their order, and returns
// of how many. Messages of which none is clear by itself are one thought and get one answer,
// see package conversation/burst. Those that are left come back: after an error when the
// caller tries again, else after the time to wait for more. A repeat is harmless.
func (h *Handler) Take(ctx context.Context, all ...inquiry.Inbound) (done int, wait time.Duration, err error) {
	for done < len(all) {
		if end, limited := ctx.Deadline(); done > 0 && limited && time.Until(end) < enough {
			return done, 0, nil
		}
		n, wait, err := h.take(ctx, thought{all: all[done:]})
		if err != nil || wait > 0 {
			return done, wait, err
		}
		done += n
	}
	return done, 0, nil
}

// thought is what waits of a customer, of which the first messages are one thought.
type thought struct {
	all []inquiry.Inbound
	now bool // nothing is waited for
}

// step lets the conversation decide on as many messages as are one thought, and returns the
// last of them, or how long to wait for more; what it needs from outside is asked or looked up, and
// the step taken again with it.
func (th thought) step(ctx context.Context, h *Handler, t *Turn, snap Snapshot, a *asker) (
	in inquiry.Inbound, wait time.Duration, err error,
) {
	receipt, err := cases.NewReceipt(h.Outbox.Random)
	if err != nil {
		return in, 0, err
	}
	given := conversation.Given{Receipt: receipt, Hash: h.Hash, Mailed: snap.Mailed, Crowd: snap.Crowd, Set: h.Switches}
	given.Outside.Mode = h.Outside.mode()
	n := 0
	for more := true; more; {
		in, given.Before = th.all[n], th.all[:n]
		t.Outcome = h.Conversation.Step(snap.State, in, t.Now, given)
		n++
		more = t.Outcome.Unclear && n < len(th.all) && !snap.Gone[n-1] && burst.Follows(in, th.all[n])
	}
	if n == len(th.all) && t.Outcome.Wait > 0 && !th.now {
		return in, t.Outcome.Wait, nil
	}
	if t.Outcome.Ask != nil {
		given.Outside = a.ask(ctx, in, snap.Outside, *t.Outcome.Ask)
		t.Outcome = h.Conversation.Step(snap.State, in, t.Now, given)
	}
	if t.Outcome.Needs == nil {
		return in, 0, nil
	}
	found, err := h.find(ctx, *t.Outcome.Needs, t.Now)
	if err != nil {
		return in, 0, err
	}
	if given.Code, err = affected.NewCode(h.Outbox.Random); err != nil {
		return in, 0, err
	}
	given.Found = &found
	t.Outcome = h.Conversation.Step(snap.State, in, t.Now, given)
	return in, 0, nil
}
