package conversation

import (
	"time"

	"madoguchi/internal/cases"
	"madoguchi/internal/conversation/brief"
	"madoguchi/internal/conversation/care"
	"madoguchi/internal/conversation/intent"
	"madoguchi/internal/conversation/memory"
	"madoguchi/internal/conversation/parting"
	"madoguchi/internal/conversation/prose"
	"madoguchi/internal/conversation/typed"
	"madoguchi/internal/conversation/who"
	"madoguchi/internal/danger"
	"madoguchi/internal/identity"
	"madoguchi/internal/incident"
)

// untold is after how long a customer whom a person has is told again where to call.
const untold = time.Hour

// Endangered is the topic of a case of somebody in danger.
const Endangered = "danger"

// endanger answers a message in which somebody is in danger, before and whatever else it
// may be: it goes to an urgent case of its own, and the customer is told where to call.
func (t *step) endanger() {
	owned, more, silent := t.Out.State.Human(), t.r.reader.Besides(t.In.Text), t.post().Mute()
	t.Out.Kind, t.Out.KeepWords, t.Out.Topics = Escalated, true, []string{Endangered}
	for _, e := range more {
		t.Out.Topics = append(t.Out.Topics, intent.Topic(e.ID))
	}
	t.Out.State.Expected = memory.Expected{}
	d := &t.Out.State.Danger
	told := d.Told
	known := t.collectDanger()
	t.peril.Kind = d.With(t.peril.Kind)
	d.Kind, d.At = t.peril.Kind, t.Now
	again := known && t.Now.Sub(told) < untold
	if silent || owned != "" && again {
		return
	}
	t.Out.Always = owned != ""
	switch {
	case again && owned == "" && t.seeks() && !t.given.Set.Paused:
		t.answer([]incident.Entry{t.r.entries[status]}) // they know where to call, and want this
		t.Out.Append = d.Receipt
		return
	case again:
		t.care().Comfort()
	default:
		t.care().Safety()
	}
	if owned == "" && !t.given.Set.Paused {
		t.alsoAnswer(more)
	}
	if t.peril.Kind != danger.Despair { // who despairs hears of data and hours another time
		t.Greet()
	}
}

// collectDanger adds the message to the case of the customer's danger, or opens one and
// reports that it was not known. It is one of its own even beside another urgent one, so
// that staff hear of it.
func (t *step) collectDanger() (known bool) {
	if receipt := t.Out.State.DangerCase(); receipt != "" {
		t.Out.Append = receipt
		return true
	}
	t.OpenCase(cases.Urgent)
	t.Out.State.Danger = memory.Danger{Receipt: t.Out.Open.Receipt}
	return false
}

func (t *step) care() care.Care {
	return care.Care{Draft: t.Draft, Lines: t.r.incident.HelpLines, Peril: t.peril}
}

// seeks reports whether somebody in danger asks what of theirs leaked, or how to find out.
func (t *step) seeks() bool { return who.SeeksOwn(prose.Plain(t.In.Text.Words()), prose.Asking) }

// unknown answers what was not understood: who is in danger is asked nothing back.
func (t *step) unknown(m intent.Meaning) {
	switch {
	case !t.Out.State.Cares(t.Now):
		t.miss(m)
	case t.seeks():
		t.answer([]incident.Entry{t.r.entries[status]})
	default:
		t.toDangerCase()
	}
}

// alsoAnswer answers what else a message of danger asked. Who wants to know their own
// status finds the button for it.
func (t *step) alsoAnswer(more []incident.Entry) {
	var quick []string
	for _, e := range more {
		if e.Kind == incident.Verify {
			quick = append(quick, status)
			continue
		}
		t.entry(e)
	}
	if last := t.Last(); last != nil && len(quick) > 0 {
		last.Quick = t.Book.Choices(quick)
	}
}

// criesOut answers what somebody in danger writes next, "help me", 「一人です」. A clear
// question is a question like every other, and so is what is typed for a proof.
func (t *step) criesOut() bool {
	if t.In.Entry != "" || !t.Out.State.Cares(t.Now) || t.typed.Address != "" || t.typed.Digits != "" || t.typed.Letter != "" {
		return false
	}
	words, proof := prose.Plain(t.In.Text.Words()), t.Proof().Stage != identity.NoDialogue
	if meant, ok := brief.Instead(words); ok {
		words = meant
	} else if proof && parting.LetsGo(words) {
		t.toDangerCase()
		return true
	}
	if !danger.Cries(words) || proof && typed.Replies(t.In) || t.seeks() || t.r.reader.Clear(t.In.Text) {
		return false
	}
	t.toDangerCase()
	return true
}

// toDangerCase adds a message to the case of the customer's danger, with a human word:
// nobody asks which of three questions they mean.
func (t *step) toDangerCase() {
	t.Out.State.Understood()
	t.Out.Kind, t.Out.KeepWords, t.Out.Topics, t.Out.Considered = Escalated, true, []string{Endangered}, nil
	t.Out.Append = t.Out.State.DangerCase()
	t.Out.State.Danger.At = t.Now
	if t.Silent() {
		return
	}
	t.care().Comfort()
}
