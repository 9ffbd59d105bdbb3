// Package care says what somebody in danger must hear: that they were heard, where to call now, and
// that a person knows. Whether they are in danger is decided before.
package care

import (
	"madoguchi/internal/conversation/draft"
	"madoguchi/internal/conversation/helplines"
	"madoguchi/internal/conversation/memory"
	"madoguchi/internal/conversation/phrasebook"
	"madoguchi/internal/conversation/who"
	"madoguchi/internal/danger"
	"madoguchi/internal/incident"
	"madoguchi/internal/incident/texts"
)

// Care is what is said to somebody in danger, for one message.
type Care struct {
	*draft.Draft
	Lines []incident.HelpLine
	Peril memory.Peril
}

// Safety says what somebody in danger must hear: that they were heard, where to call
// now, and that a person knows.
func (t Care) Safety() {
	d, kind := &t.Out.State.Danger, t.Peril.Kind
	d.Told, d.Said = t.Now, 0
	last := texts.DangerTold
	if kind == danger.Despair {
		last = texts.DangerListening
	}
	values := map[string]string{"lines": t.lines().Named(t.Peril, helplines.Most)}
	reply := t.Book.Reply(texts.OfDanger(string(kind)), values)
	receipt := ""
	if !t.Form() {
		values["receipt"] = string(d.Receipt)
		receipt = t.Book.Text(texts.DangerReceipt, values)
	}
	reply.Text = phrasebook.Lines(t.ownWords(), reply.Text, t.abroad(), t.Book.Text(last, nil), receipt)
	t.Reply(reply)
	t.Out.State.Foreign = t.Out.State.Foreign || t.Out.State.Lang != t.Book.Lang // they were told in their own words
}

// ownWords is the gist of it in the customer's language, where the desk does not answer
// in that.
func (t Care) ownWords() string {
	lang := t.Out.State.Lang
	id := texts.OfDangerIn(string(lang))
	told := lang == t.Book.Lang && t.Book.Tells(texts.OfDanger(string(t.Peril.Kind)))
	if !t.Book.Has(id) || told {
		return ""
	}
	return t.Book.Text(id, map[string]string{"number": t.lines().Police()})
}

// abroad is whom to call who is outside of Japan, "" for who is not: the desk names no number of another country.
func (t Care) abroad() string {
	if !t.Out.State.Abroad {
		return ""
	}
	return t.Book.Text(texts.DangerAbroad, nil)
}

// lines are where to call.
func (t Care) lines() helplines.HelpLines {
	return helplines.HelpLines{All: t.Lines, Book: t.Book}
}

// Comfort answers what somebody in danger writes after they were told where to call: in other
// words each time, and who is told of them where they ask that.
func (t Care) Comfort() {
	d := &t.Out.State.Danger
	if who.AsksWhoIsTold(t.In.Text.Words()) {
		t.Reply(t.Book.Reply(texts.OfNobody(d.Asked), nil))
		d.Asked++
		return
	}
	id := texts.OfDangerAgain(d.Said, d.Kind == danger.Despair)
	d.Said++
	most := 1
	if d.Kind == danger.Despair {
		most = 3 // two who listen, and the police
	}
	reply := t.Book.Reply(id, map[string]string{"lines": t.lines().Named(memory.Peril{Kind: d.Kind, Door: t.Peril.Door}, most)})
	reply.Text = phrasebook.Lines(reply.Text, t.abroad())
	t.Reply(reply)
}
