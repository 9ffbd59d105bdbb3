package care

import (
	"madoguchi/internal/conversation/care/hear"
	"madoguchi/internal/conversation/memory"
	"madoguchi/internal/conversation/phrasebook"
	"madoguchi/internal/danger"
	"madoguchi/internal/incident/texts"
)

// place is where somebody stands who despairs.
type place int

const (
	nowhere place = iota // where nothing ends by a step, as far as they say
	arrived              // where it may: they say so
	still                // there, for they have not said that they left
	gone                 // away from it
)

// stands remembers whether who despairs stands where a step may end it. Until they say that they left, whatever else
// they write is answered as from there.
func stands(t Care) place {
	d, words := &t.Out.State.Danger, t.In.Text.Words()
	switch {
	case d.Edge && hear.Left(words):
		d.Edge = false
		return gone
	case d.Edge:
		return still
	case t.listens() && hear.AtEdge(words) && !hear.Left(words):
		d.Edge = true
		return arrived
	}
	return nowhere
}

// leads asks somebody to leave where they stand, in other words where they have just read it, and names whom to call if
// they cannot; who left is thanked. It reports whether there was anything to say.
func leads(t Care) bool {
	switch d := &t.Out.State.Danger; stands(t) {
	case nowhere:
		return false
	case gone:
		d.Calm = true
		reply := t.Book.Reply(texts.DangerLeft, nil)
		reply.Text = phrasebook.Lines(reply.Text, t.whereToCall(memory.Peril{Kind: danger.Despair}))
		t.Reply(reply)
	case arrived:
		t.Reply(t.Book.Reply(texts.DangerEdge, map[string]string{"lines": phrasebook.Lines(t.lines().Now(), t.abroad())}))
	case still:
		id := texts.OfDangerAgain(d.Said, true)
		d.Said++
		next := texts.DangerEdge2
		if d.Said%2 == 0 {
			next = texts.DangerEdge
		}
		ask := t.Book.Text(next, map[string]string{"lines": t.lines().Now()})
		t.Reply(t.Book.Reply(id, map[string]string{"lines": phrasebook.Lines(ask, t.abroad())}))
	}
	return true
}

// toLeave asks that in front of what who despairs hears first, or hears again after some time; "" for who stands nowhere.
func toLeave(t Care) string {
	if at := stands(t); at != arrived && at != still {
		return ""
	}
	return t.Book.Text(texts.DangerEdge, map[string]string{"lines": t.lines().Now()})
}
