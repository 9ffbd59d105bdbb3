package care

import (
	"madoguchi/internal/conversation/care/hear"
	"madoguchi/internal/conversation/phrasebook"
	"madoguchi/internal/danger"
	"madoguchi/internal/incident/texts"
)

// demanded answers who is threatened and asks whether to pay, or tells that they did: whether to, nobody here can say;
// whom to ask before, and whom to tell at once, is said in general words.
func demanded(t Talk) bool {
	var id texts.ID
	switch {
	case t.Out.State.Danger.Kind != danger.Threat:
		return false
	case hear.Pays(t.words):
		id = t.either(texts.DangerPay, texts.DangerPay2)
	case hear.Paid(t.words):
		id = texts.DangerPaid
	default:
		return false
	}
	lines := t.abroad()
	if !t.Out.State.Outside {
		lines = phrasebook.Lines(t.lines().Consult(), lines)
	}
	reply := t.Book.Reply(id, map[string]string{"lines": lines})
	reply.Text = phrasebook.Lines(reply.Text, t.opening())
	t.Reply(reply)
	t.Remembers()
	return true
}
