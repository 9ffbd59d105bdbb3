package conversation

import (
	"slices"
	"strings"
	"time"

	"madoguchi/internal/cases"
	"madoguchi/internal/danger"
	"madoguchi/internal/faq"
	"madoguchi/internal/incident"
	"madoguchi/internal/incident/texts"
	"madoguchi/internal/inquiry"
)

// Danger is that a customer wrote of being in danger. The conversation stays careful
// until the case is closed, or for some days.
type Danger struct {
	Receipt cases.Receipt // of the case
	Kind    danger.Kind
	At      time.Time // when they last wrote of it
	Told    time.Time // when the desk last named where to call
	Said    int       // how often the desk answered since
}

// The bounds of care.
const (
	careful  = 7 * 24 * time.Hour // after the last word of it
	untold   = time.Hour          // after which a customer whom a person has is told again where to call
	trailing = time.Minute        // words that follow within this time may belong together
	longest  = 60                 // characters of a message that may be a part of another one
	policeJP = "110"              // where an incident names no help lines
	namedNow = 4                  // help lines, at most
)

// Endangered is the topic of a case of somebody in danger.
const Endangered = "danger"

// perceive tells what danger a message speaks of, alone or together with the ones just
// before it, and whether somebody may be at the door.
func (t *step) perceive() {
	if t.in.Entry != "" || t.in.Text.Empty() || t.in.Kind != inquiry.Message && t.in.Kind != inquiry.Media && t.in.Kind != inquiry.Dead {
		return
	}
	t.peril, t.door = danger.Read(plain(t.in.Text))
	before := t.out.State.Trail
	if t.peril == danger.None && t.trails() {
		t.peril, t.door = danger.Read(plain(before.Join(t.in.Text)))
	}
	if t.peril == danger.None && t.in.Mail != nil && !t.in.Mail.Below.Empty() {
		t.peril, t.door = danger.Read(plain(t.in.Mail.Below)) // what stands below the signature mark is theirs, too
	}
	t.trail()
}

// plain are the words as danger is looked for in them: what somebody's address is
// called says nothing of it.
func plain(text inquiry.Text) string { return withoutAddresses(unmarked(visible(text.Words()))) }

// trails reports whether a message is short and follows so soon that it may end what
// the ones before it began.
func (t *step) trails() bool {
	s := t.out.State
	return t.in.Mail == nil && !s.Trail.Empty() && t.in.Received.Sub(s.TrailAt) < trailing && fragmentary(t.in.Text)
}

func fragmentary(text inquiry.Text) bool { return len([]rune(text.Words())) <= longest }

// trail keeps the words of a short message for the next one.
func (t *step) trail() {
	s := &t.out.State
	switch {
	case t.in.Mail != nil:
		return
	case t.peril != danger.None || !fragmentary(t.in.Text):
		s.Trail = inquiry.Text{}
	case t.trails() && fragmentary(s.Trail):
		s.Trail = s.Trail.Join(t.in.Text)
	default:
		s.Trail = t.in.Text
	}
	s.TrailAt = t.in.Received
}

// endanger takes a message in which somebody is in danger, before and whatever else it
// may be: it goes to an urgent case of its own, and the customer is told where to call.
func (t *step) endanger() {
	owned, more, silent := t.human(), t.besides(), t.mute()
	t.out.Kind, t.out.KeepWords, t.out.Topics = Escalated, true, []string{Endangered}
	for _, e := range more {
		t.out.Topics = append(t.out.Topics, topic(e.ID))
	}
	known := t.dangerCase()
	told := t.out.State.Danger.Told
	t.collectDanger(known)
	d := &t.out.State.Danger
	d.Kind, d.At = t.peril, t.now
	if silent || owned != "" && known != "" && t.now.Sub(told) < untold {
		return
	}
	t.out.Always = owned != ""
	if known != "" && t.now.Sub(told) < untold {
		t.comfort()
	} else {
		t.safety()
	}
	if owned == "" {
		t.alsoAnswer(more)
	}
	if t.peril != danger.Despair { // who despairs hears of data and hours another time
		t.greet()
	}
}

// mute reports whether nothing may be said: to mail the rules for mail hold.
func (t *step) mute() bool {
	if t.silent() {
		return true
	}
	if t.in.Mail == nil {
		return false
	}
	limit, counts := t.mails()
	if !counts {
		return false
	}
	if t.given.Mailed.LastHour(t.now) > limit || t.crowded() {
		return true
	}
	mailed := t.given.Mailed.Add(t.now)
	t.out.Mailed = &mailed
	return false
}

// dangerCase is the case of the customer's danger, "" where there is none. A closed one
// opens again.
func (t *step) dangerCase() cases.Receipt {
	receipt := t.out.State.Danger.Receipt
	for i, c := range t.out.State.Cases {
		if receipt == "" || c.Receipt != receipt {
			continue
		}
		if c.State == cases.Closed {
			t.out.State.Cases = slices.Clone(t.out.State.Cases)
			t.out.State.Cases[i].State = cases.Open
		}
		return receipt
	}
	return ""
}

// collectDanger opens the case, or adds to it. It is one of its own even beside another
// urgent one, so that staff hear of it.
func (t *step) collectDanger(known cases.Receipt) {
	if known != "" {
		t.out.Append = known
		return
	}
	t.out.Open = t.newCase(cases.Urgent)
	t.out.State.Danger = Danger{Receipt: t.out.Open.Receipt}
}

// safety says what somebody in danger must hear: that they were heard, where to call
// now, and that a person knows.
func (t *step) safety() {
	d, kind := &t.out.State.Danger, t.peril
	d.Told, d.Said = t.now, 0
	last := texts.DangerTold
	if kind == danger.Despair {
		last = texts.DangerListening
	}
	values := map[string]string{"lines": t.lines(kind, namedNow)}
	parts := []string{t.ownWords(), t.text(texts.OfDanger(string(kind)), values), t.text(last, nil)}
	if !t.form() {
		values["receipt"] = string(d.Receipt)
		parts = append(parts, t.text(texts.DangerReceipt, values))
	}
	t.reply(texts.OfDanger(string(kind)).String(), join(parts), values, nil)
	t.out.State.Foreign = t.out.State.Foreign || t.out.State.Lang != t.lang // they were told in their own words
}

// ownWords is the gist of it in the customer's language, where the desk does not
// answer in that.
func (t *step) ownWords() string {
	lang := t.out.State.Lang
	id := texts.OfDangerIn(string(lang))
	if _, ok := t.incident.Texts[id]; !ok || lang == t.lang {
		return ""
	}
	return t.text(id, map[string]string{"number": t.police()})
}

func (t *step) police() string {
	for _, h := range t.incident.HelpLines {
		if slices.Contains(h.For, incident.NeedNow) {
			return h.Number
		}
	}
	return policeJP
}

// lines name where to call, the fitting ones first, a line each; without data the
// police alone. Who may have somebody at the door needs the police first, who despairs
// somebody who listens.
func (t *step) lines(kind danger.Kind, most int) string {
	order := []incident.Need{incident.NeedNow, incident.NeedThreat}
	switch {
	case kind == danger.Despair:
		order = []incident.Need{incident.NeedDespair, incident.NeedNow}
	case kind == danger.Home:
		order = []incident.Need{incident.NeedNow, incident.NeedHome}
	}
	var named []string
	for i, need := range order {
		fitting := t.helpLines(need)
		if need == incident.NeedNow && kind != danger.Despair {
			fitting = fitting[:min(len(fitting), 1)] // the police; an ambulance is for who is hurt
		}
		if i == 0 && kind == danger.Despair {
			fitting = fitting[:min(len(fitting), most-1)]
		}
		named = append(named, fitting...)
	}
	if len(named) == 0 {
		return t.text(texts.DangerPolice, map[string]string{"number": policeJP})
	}
	if t.door && most == 1 {
		named = t.helpLines(incident.NeedNow)
	}
	return strings.Join(named[:min(len(named), most)], "\n")
}

// helpLines are the lines for a need, as they are said.
func (t *step) helpLines(need incident.Need) []string {
	var said []string
	for _, h := range t.incident.HelpLines {
		if slices.Contains(h.For, need) && (h.Only == "" || h.Only == t.lang) {
			said = append(said, t.text(texts.DangerLine, map[string]string{"name": h.Name[t.lang], "number": h.Number, "hours": h.Hours[t.lang]}))
		}
	}
	return said
}

// comfort answers what somebody in danger writes after they were told where to call:
// in other words each time.
func (t *step) comfort() {
	d := &t.out.State.Danger
	id := texts.OfDangerAgain(d.Said, d.Kind == danger.Despair)
	d.Said++
	values := map[string]string{"lines": t.lines(d.Kind, 1)}
	t.reply(id.String(), t.text(id, values), values, nil)
}

// cares reports whether the customer wrote of danger within some days, in a case that
// is not closed.
func (t *step) cares() bool {
	d := t.out.State.Danger
	return d.Receipt != "" && t.now.Sub(d.At) < careful && slices.ContainsFunc(t.out.State.Cases, func(c CaseRef) bool {
		return c.Receipt == d.Receipt && c.State != cases.Closed
	})
}

// criesOut takes what somebody in danger writes next, "help me", 「一人です」, or what
// nobody understands: it goes to their case with a human word, and nobody asks which of
// three questions they mean. A clear question is a question like every other.
func (t *step) criesOut() bool {
	if t.in.Entry != "" || !t.cares() || t.typed.address != "" || t.typed.digits != "" || t.typed.letter != "" {
		return false
	}
	if !danger.Cries(plain(t.in.Text)) || t.clear() {
		return false
	}
	t.toDangerCase()
	return true
}

// toDangerCase adds a message to the case of the customer's danger, with a word.
func (t *step) toDangerCase() {
	t.forget()
	t.out.State.Misses = 0
	t.out.Kind, t.out.KeepWords, t.out.Topics, t.out.Considered = Escalated, true, []string{Endangered}, nil
	t.out.Append = t.dangerCase()
	t.out.State.Danger.At = t.now
	if t.silent() {
		return
	}
	t.comfort()
}

// clear reports whether a message asks something that the desk can answer with a fact,
// or for one's own status.
func (t *step) clear() bool {
	pieces, _ := questions(plain(t.in.Text))
	m := t.matcher.Match(strings.Join(pieces, " "))
	if m.Verdict != faq.Sure {
		return len(t.besides()) > 0
	}
	switch e := t.entries[m.Ranked[0].Entry]; e.Kind {
	case incident.FAQ, incident.Verify:
		return true
	}
	return len(t.besides()) > 0
}

// besides are the other questions of a message, those that are clear without the words
// of danger.
func (t *step) besides() []incident.Entry {
	var found []incident.Entry
	if len(t.in.Text.Secrets()) > 0 {
		found = t.only(pasted)
	}
	pieces, subject := questions(plain(t.in.Text))
	for i, piece := range pieces {
		if subject && i == 0 || !asking(piece) {
			continue
		}
		if kind, _ := danger.Read(piece); kind != danger.None {
			continue
		}
		m := t.matcher.Match(piece)
		if m.Verdict != faq.Sure || m.Ranked[0].Score < apart {
			continue
		}
		e := t.entries[m.Ranked[0].Entry]
		answers := e.Kind == incident.FAQ || e.Kind == incident.Verify
		if answers && !slices.ContainsFunc(found, func(o incident.Entry) bool { return topic(o.ID) == topic(e.ID) }) {
			found = append(found, e)
		}
	}
	return found
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
	if n := len(t.out.Replies); n > 0 && len(quick) > 0 {
		t.out.Replies[n-1].Quick = t.choices(quick)
	}
}
