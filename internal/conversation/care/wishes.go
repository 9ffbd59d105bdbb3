package care

import (
	"madoguchi/internal/conversation/memory"
	"madoguchi/internal/conversation/phrasebook"
	"madoguchi/internal/incident/texts"
)

// present tells who asks whether anybody is here, or says that nobody answers, that nobody is, and whom to turn to
// until then; while the desk is open, what answers and who reads.
func (t Talk) present(asks bool) {
	if t.Calendar.Open(t.Now) {
		t.tellsWhoReads()
		return
	}
	id := texts.DangerAbsent
	switch {
	case t.listens() && !asks:
		id = texts.DangerWaiting
	case t.listens():
		id = texts.DangerAbsentListen
	}
	p := memory.Peril{Kind: t.Out.State.Danger.Kind, Door: t.Peril.Door}
	t.Reply(t.Book.Reply(id, map[string]string{
		"next_opening": t.Book.Opening(t.Calendar.Next(t.Now)), "lines": t.lines().Named(p, 3),
	}))
}

// wishes says that a wish stands in their case.
func (t Talk) wishes() {
	values := map[string]string{"receipt": string(t.Out.State.Danger.Receipt)}
	reply := t.Book.Reply(t.either(texts.DangerWish, texts.DangerNoted2), values)
	reply.Text = phrasebook.Lines(reply.Text, t.opening())
	t.Reply(reply)
}
