package conversation

import (
	"time"

	"madoguchi/internal/cases"
	"madoguchi/internal/conversation/intent"
	"madoguchi/internal/conversation/phrasebook"
	"madoguchi/internal/conversation/prose"
	"madoguchi/internal/danger"
	"madoguchi/internal/incident"
	"madoguchi/internal/incident/texts"
)

// The bounds of care.
const (
	careful = 7 * 24 * time.Hour // after the last word of danger
	untold  = time.Hour          // after which a customer whom a person has is told again where to call
)

// Endangered is the topic of a case of somebody in danger.
const Endangered = "danger"

// endanger answers a message in which somebody is in danger, before and whatever else it
// may be: it goes to an urgent case of its own, and the customer is told where to call.
func (t *step) endanger() {
	owned, more, silent := t.out.State.human(), t.r.reader.Besides(t.in.Text), t.post().mute()
	t.out.Kind, t.out.KeepWords, t.out.Topics = Escalated, true, []string{Endangered}
	for _, e := range more {
		t.out.Topics = append(t.out.Topics, intent.Topic(e.ID))
	}
	d := &t.out.State.Danger
	told := d.Told
	known := t.collectDanger()
	d.Kind, d.At = t.peril.kind, t.now
	again := known && t.now.Sub(told) < untold
	if silent || owned != "" && again {
		return
	}
	t.out.Always = owned != ""
	if again {
		t.comfort()
	} else {
		t.safety()
	}
	if owned == "" {
		t.alsoAnswer(more)
	}
	if t.peril.kind != danger.Despair { // who despairs hears of data and hours another time
		t.greet()
	}
}

// collectDanger adds the message to the case of the customer's danger, or opens one and
// reports that it was not known. It is one of its own even beside another urgent one, so
// that staff hear of it.
func (t *step) collectDanger() (known bool) {
	if receipt := t.out.State.dangerCase(); receipt != "" {
		t.out.Append = receipt
		return true
	}
	t.openCase(cases.Urgent)
	t.out.State.Danger = Danger{Receipt: t.out.Open.Receipt}
	return false
}

// safety says what somebody in danger must hear: that they were heard, where to call
// now, and that a person knows.
func (t *step) safety() {
	d, kind := &t.out.State.Danger, t.peril.kind
	d.Told, d.Said = t.now, 0
	last := texts.DangerTold
	if kind == danger.Despair {
		last = texts.DangerListening
	}
	values := map[string]string{"lines": t.helpLines().named(t.peril, namedNow)}
	reply := t.book.Reply(texts.OfDanger(string(kind)), values)
	receipt := ""
	if !t.form() {
		values["receipt"] = string(d.Receipt)
		receipt = t.book.Text(texts.DangerReceipt, values)
	}
	reply.Text = phrasebook.Lines(t.ownWords(), reply.Text, t.book.Text(last, nil), receipt)
	t.reply(reply)
	t.out.State.Foreign = t.out.State.Foreign || t.out.State.Lang != t.book.Lang // they were told in their own words
}

// ownWords is the gist of it in the customer's language, where the desk does not answer
// in that.
func (t *step) ownWords() string {
	lang := t.out.State.Lang
	id := texts.OfDangerIn(string(lang))
	if !t.book.Has(id) || lang == t.book.Lang {
		return ""
	}
	return t.book.Text(id, map[string]string{"number": t.helpLines().police()})
}

func (t *step) helpLines() helpLines { return helpLines{t.r.incident.HelpLines, t.book} }

// comfort answers what somebody in danger writes after they were told where to call:
// in other words each time.
func (t *step) comfort() {
	d := &t.out.State.Danger
	id := texts.OfDangerAgain(d.Said, d.Kind == danger.Despair)
	d.Said++
	t.reply(t.book.Reply(id, map[string]string{"lines": t.helpLines().named(peril{d.Kind, t.peril.door}, 1)}))
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
	if last := t.last(); last != nil && len(quick) > 0 {
		last.Quick = t.book.Choices(quick)
	}
}

// criesOut answers what somebody in danger writes next, "help me", 「一人です」. A clear
// question is a question like every other, and so is what is typed for a proof.
func (t *step) criesOut() bool {
	if t.in.Entry != "" || !t.out.State.cares(t.now) || t.typed.Address != "" || t.typed.Digits != "" || t.typed.Letter != "" {
		return false
	}
	if !danger.Cries(prose.Plain(t.in.Text.Words())) || t.r.reader.Clear(t.in.Text) {
		return false
	}
	t.toDangerCase()
	return true
}

// toDangerCase adds a message to the case of the customer's danger, with a human word:
// nobody asks which of three questions they mean.
func (t *step) toDangerCase() {
	t.out.State.understood()
	t.out.Kind, t.out.KeepWords, t.out.Topics, t.out.Considered = Escalated, true, []string{Endangered}, nil
	t.out.Append = t.out.State.dangerCase()
	t.out.State.Danger.At = t.now
	if t.silent() {
		return
	}
	t.comfort()
}
