package conversation

import (
	"time"

	"madoguchi/internal/cases"
	"madoguchi/internal/conversation/helplines"
	"madoguchi/internal/conversation/intent"
	"madoguchi/internal/conversation/memory"
	"madoguchi/internal/conversation/phrasebook"
	"madoguchi/internal/conversation/prose"
	"madoguchi/internal/conversation/typed"
	"madoguchi/internal/danger"
	"madoguchi/internal/identity"
	"madoguchi/internal/incident"
	"madoguchi/internal/incident/texts"
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
	d.Kind, d.At = t.peril.Kind, t.Now
	again := known && t.Now.Sub(told) < untold
	if silent || owned != "" && again {
		return
	}
	t.Out.Always = owned != ""
	if again {
		t.comfort()
	} else {
		t.safety()
	}
	if owned == "" {
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

// safety says what somebody in danger must hear: that they were heard, where to call
// now, and that a person knows.
func (t *step) safety() {
	d, kind := &t.Out.State.Danger, t.peril.Kind
	d.Told, d.Said = t.Now, 0
	last := texts.DangerTold
	if kind == danger.Despair {
		last = texts.DangerListening
	}
	values := map[string]string{"lines": t.helpLines().Named(t.peril, helplines.Most)}
	reply := t.Book.Reply(texts.OfDanger(string(kind)), values)
	receipt := ""
	if !t.Form() {
		values["receipt"] = string(d.Receipt)
		receipt = t.Book.Text(texts.DangerReceipt, values)
	}
	reply.Text = phrasebook.Lines(t.ownWords(), reply.Text, t.Book.Text(last, nil), receipt)
	t.Reply(reply)
	t.Out.State.Foreign = t.Out.State.Foreign || t.Out.State.Lang != t.Book.Lang // they were told in their own words
}

// ownWords is the gist of it in the customer's language, where the desk does not answer
// in that.
func (t *step) ownWords() string {
	lang := t.Out.State.Lang
	id := texts.OfDangerIn(string(lang))
	told := lang == t.Book.Lang && t.Book.Tells(texts.OfDanger(string(t.peril.Kind)))
	if !t.Book.Has(id) || told {
		return ""
	}
	return t.Book.Text(id, map[string]string{"number": t.helpLines().Police()})
}

func (t *step) helpLines() helplines.HelpLines {
	return helplines.HelpLines{All: t.r.incident.HelpLines, Book: t.Book}
}

// comfort answers what somebody in danger writes after they were told where to call:
// in other words each time.
func (t *step) comfort() {
	d := &t.Out.State.Danger
	id := texts.OfDangerAgain(d.Said, d.Kind == danger.Despair)
	d.Said++
	t.Reply(t.Book.Reply(id, map[string]string{"lines": t.helpLines().Named(memory.Peril{Kind: d.Kind, Door: t.peril.Door}, 1)}))
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
	resigned := t.Proof().Stage != identity.NoDialogue && typed.LetsGo(t.In.Text.Words())
	if !resigned && !danger.Cries(prose.Plain(t.In.Text.Words())) || t.r.reader.Clear(t.In.Text) {
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
	t.comfort()
}
