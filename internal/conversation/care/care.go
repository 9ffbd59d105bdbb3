// Package care says what somebody in danger must hear: that they were heard, where to call now, and
// that a person knows; and it answers what they say and ask from then on, until the danger is over.
// Whether they are in danger is decided before.
package care

import (
	"slices"
	"strings"
	"time"

	"madoguchi/internal/cases"
	"madoguchi/internal/conversation/brief"
	"madoguchi/internal/conversation/care/hear"
	"madoguchi/internal/conversation/draft"
	"madoguchi/internal/conversation/helplines"
	"madoguchi/internal/conversation/memory"
	"madoguchi/internal/conversation/parting"
	"madoguchi/internal/conversation/phrasebook"
	"madoguchi/internal/conversation/who"
	"madoguchi/internal/danger"
	"madoguchi/internal/incident"
	"madoguchi/internal/incident/texts"
	"madoguchi/internal/inquiry"
)

// Entries of what somebody in danger may need to know: what to do about a charge, what leaked of where people live,
// how they are notified, and what is said of calls that nobody wants and of a new number.
const (
	Public    = "fraud_damage_status.traded"
	Charged   = "fraud_charge_what_to_do"
	Addresses = "member_fields_leaked.address_phone"
	Calls     = "phishing_suspicious_mail.increase"
	Number    = "not_announced_other.change_number"
	Notices   = "notification_method"
)

// Untold is after how long a customer whom a person has is told again where to call.
const Untold = time.Hour

// Topic is that of a case of somebody in danger.
const Topic = "danger"

// Care is what is said to somebody in danger, for one message.
type Care struct {
	*draft.Draft
	Lines []incident.HelpLine
	Peril memory.Peril
	Desk  Desk
}

// Collects adds the message to the case of the customer's danger, or opens one and
// reports that it was not known. It is one of its own even beside another urgent one, so
// that staff hear of it.
func (t Care) Collects() (known bool) {
	if receipt := t.Out.State.DangerCase(); receipt != "" {
		t.Out.Append = receipt
		return true
	}
	t.OpenCase(cases.Urgent)
	t.Out.State.Danger = memory.Danger{Receipt: t.Out.Open.Receipt}
	return false
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
	values := map[string]string{"lines": phrasebook.Lines(t.lines().Named(t.Peril, helplines.Most), medicine(t))}
	reply := t.Book.Reply(texts.OfDanger(string(kind)), values)
	receipt := ""
	if !t.Form() {
		values["receipt"] = string(d.Receipt)
		receipt = t.Book.Text(texts.DangerReceipt, values)
	}
	reply.Text = phrasebook.Lines(t.ownWords(), toLeave(t), reply.Text, t.abroad(), t.Book.Text(last, nil), receipt)
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

// listens reports whether they need somebody to listen more than the police.
func (t Care) listens() bool { return t.Out.State.Danger.Kind == danger.Despair }

// Comfort answers somebody in danger who writes of it again after they were told where to call: in other words
// each time.
func (t Care) Comfort() { t.comfort(true) }

// comfort says a human word, and where to call if that helps now, or they have not just read it.
func (t Care) comfort(calls bool) {
	d := &t.Out.State.Danger
	if hear.Coming(t.In.Text.Words()) {
		t.Reply(t.Book.Reply(texts.DangerComing, nil))
		return
	}
	if leads(t) {
		return
	}
	if t.Peril.Door || danger.AtDoor(t.In.Text.Words()) {
		t.Reply(t.Book.Reply(texts.DangerDoor, map[string]string{"number": t.lines().Police()}))
		return
	}
	id := texts.OfDangerAgain(d.Said, t.listens())
	d.Said++
	lines := ""
	switch away := !t.Calendar.Open(t.Now); {
	case calls || !d.Named:
		lines = t.whereToCall(memory.Peril{Kind: d.Kind, Door: t.Peril.Door})
	case away && t.listens() && !d.Calm: // nobody reads it before the morning
		lines = t.once()
	}
	dose := medicine(t)
	if dose != "" && t.listens() {
		id = t.either(texts.DangerListen2, texts.DangerListen1)
	}
	reply := t.Book.Reply(id, map[string]string{"lines": phrasebook.Lines(dose, lines)})
	next := ""
	if !brief.Statement(t.In.Text.Words()) {
		next = t.opening()
	}
	reply.Text = phrasebook.Lines(strings.TrimSpace(reply.Text), next, t.abroad())
	t.Reply(reply)
}

// whereToCall are the lines for who writes again, with what they are for. Who cannot phone reads whom
// else to ask to.
func (t Care) whereToCall(p memory.Peril) string {
	if t.Out.State.Outside {
		return "" // whom to call there is said behind it
	}
	lead, most := texts.DangerCall, 1
	if p.Kind == danger.Despair {
		lead, most = texts.DangerVoice, 3 // two who listen, and the police
	}
	if plain := t.Peril.Door || danger.Urgent(t.In.Text.Words()); t.Out.State.Danger.Mute && !plain {
		return t.once()
	}
	return phrasebook.Lines(t.Book.Text(lead, nil), t.lines().Named(p, most))
}

// tells reports whether words tell more of how somebody is than a word or two: then who despairs reads where
// somebody listens, though they would not phone.
func tells(words string) bool {
	return len(hear.Clauses(words)) > 1 || danger.Hurts(words) || parting.LetsGo(words)
}

// once is one short line of help.
func (t Care) once() string {
	if t.Out.State.Outside {
		return t.abroad()
	}
	police := map[string]string{"number": t.lines().Police()}
	switch {
	case t.listens() && t.Out.State.Danger.Mute && !tells(t.In.Text.Words()):
		return ""
	case t.listens():
		if one := t.lines().One(incident.NeedDespair); one != nil {
			return t.Book.Text(texts.DangerOnceListen, one)
		}
	case t.Out.State.Danger.Mute:
		return t.Book.Text(texts.DangerOthers, police)
	}
	return t.Book.Text(texts.DangerOnce, police)
}

// Remembers keeps whether the customer has just read where to call.
func (t Care) Remembers() {
	named := func(r inquiry.Reply) bool {
		return slices.ContainsFunc(t.Lines, func(l incident.HelpLine) bool { return strings.Contains(r.Text, l.Number) }) ||
			strings.Contains(r.Text, t.lines().Police()) || t.Out.State.Outside && strings.Contains(r.Text, t.abroad())
	}
	if d := &t.Out.State.Danger; len(t.Out.Replies) > 0 && d.Receipt != "" {
		d.Last = t.Out.Replies[0].Entry
		d.Named = slices.ContainsFunc(t.Out.Replies, named)
	}
}

// whoIsTold tells that nobody else learns of them here, in other words the second time.
func (t Care) whoIsTold() {
	d := &t.Out.State.Danger
	t.Reply(t.Book.Reply(texts.OfNobody(d.Asked), nil))
	d.Asked++
}

// fears reports whether they ask whether somebody else can learn of them here. Who despairs, and says that nobody
// listens, does not.
func (t Care) fears(words string) bool {
	return who.AsksWhoReads(words) || !leaked.MatchString(words) && !t.listens() && who.AsksWhoIsTold(words) && !who.ReadsMail(words)
}
