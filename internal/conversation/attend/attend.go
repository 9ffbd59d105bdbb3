// Package attend takes in what somebody says whose case waits for a person, of the talk and of themself:
// that they need no answer any more, when they can be reached, whether the telephone is answered. What
// they ask besides it leaves to others.
package attend

import (
	"slices"
	"strings"

	"madoguchi/internal/aside"
	"madoguchi/internal/cases"
	"madoguchi/internal/conversation/brief"
	"madoguchi/internal/conversation/casetalk"
	"madoguchi/internal/conversation/draft"
	"madoguchi/internal/conversation/held"
	"madoguchi/internal/conversation/intent"
	"madoguchi/internal/conversation/memory"
	"madoguchi/internal/conversation/parting"
	"madoguchi/internal/conversation/phrasebook"
	"madoguchi/internal/conversation/prose"
	"madoguchi/internal/conversation/when"
	"madoguchi/internal/conversation/who"
	"madoguchi/internal/incident"
	"madoguchi/internal/incident/texts"
	"madoguchi/internal/inquiry"
	"madoguchi/internal/lazyregexp"
)

// Attend is one message of somebody who has a case.
type Attend struct {
	*draft.Draft
	Incident *incident.Incident
	Inside   func() intent.Meaning // what the desk itself takes the message for
	Reads    func(words string) (aside.Kind, float64)
	Asks     func(words string) bool // they surely ask for something that the desk answers, or hands over
}

// How probable it must be that a message is about a topic, and that it is no more than polite.
const (
	likely = 0.6
	polite = 0.6
	faint  = 0.35 // below that the reading says nothing
)

// About is the customer's open case that the message is about: by its number, by what it asks for, by who writes it, or the one
// that was spoken of last; the zero one where none is open.
func (t Attend) About() memory.CaseRef {
	named := brief.Numbers(t.In.Text.Words())
	if open := t.Out.State.Open(); len(named) == 1 && t.In.Kind == inquiry.Message {
		if i := slices.IndexFunc(open, func(c memory.CaseRef) bool { return string(c.Receipt) == named[0] }); i >= 0 {
			return open[i]
		}
	}
	if len(t.Out.State.Open()) < 2 || t.In.Kind != inquiry.Message {
		c, _ := memory.Fitting(t.Out.State, nil, "")
		return c
	}
	var topics []string
	m := t.Inside()
	for _, c := range m.Considered {
		if c.Score >= likely {
			topics = append(topics, intent.Topic(c.Entry))
		}
	}
	lane, _ := intent.Lane(m.Entries)
	switch words := prose.Plain(t.In.Text.Words()); {
	case who.Press(words):
		lane = cases.Press
	case !lane.Apart() && money.MatchString(words):
		lane = cases.Urgent // what was charged
	}
	c, _ := memory.Fitting(t.Out.State, topics, lane)
	return c
}

// money is an amount of it.
var money = lazyregexp.New(`(?i)[0-9０-９一二三四五六七八九十百千万][,，]?\s?(?:円|えん|万|yen|元|块|塊|日元|日圓|엔|원)|[¥￥$€]\s?[0-9]`)

// Attends takes in what words say of the talk. It returns what else they ask, to be read as if it had been
// written alone, "" where they are read as they are; done is whether nothing is left to answer.
func (t Attend) Attends(words string, lane cases.Lane) (rest string, done bool) {
	c := t.About()
	if end, rest := parting.Read(words); c.Receipt == "" || end == parting.Spared && rest == "" {
		return "", false // or that they need nothing more, and that alone
	}
	if t.Quiet(words) {
		return "", false
	}
	if !lane.Wakes() && (givesUp(t, c, words) || hereOrPhone(t, c, words)) {
		return "", true
	}
	return t.attends(c, words, lane)
}

func (t Attend) attends(c memory.CaseRef, words string, lane cases.Lane) (rest string, done bool) {
	asked := t.talk(c).Asked(words)
	dropped, others := t.dropped(words, asked.Ask)
	phone := brief.Phones(words)
	if rest, said := t.repairs(c, words, lane); said {
		return t.left(words, rest)
	}
	switch {
	case lane.Wakes() && lane != c.Lane:
		return "", false
	case asked.Ask == brief.Idle && (asked.Rest == "" || !t.Asks(asked.Rest)):
		t.talk(c).Answers(asked)
		return "", true
	case slices.Contains([]brief.Ask{brief.Kept, brief.Passed, brief.Which, brief.Idle}, asked.Ask):
		t.talk(c).Answers(asked)
		return t.left(words, strings.Split(asked.Rest, "\n"))
	case dropped != brief.NoAsk:
		t.drops(c, dropped, words)
		return t.left(words, others)
	case elsewise(t, words):
		unreads(t, c)
		return "", true
	case phone.Asks && phoning(t, phone.Words):
		return t.phones(c, words, phone)
	case lane.Apart() && lane != c.Lane && !spokesmen(lane, c.Lane):
		return "", false
	}
	return t.given(c, words, asked.Ask)
}

// Human answers who wants a person, or a call, and whose case is open already: they hear what can be promised,
// and whether they can phone.
func (t Attend) Human(found []incident.Entry) bool {
	c, words := t.About(), Words(t.In)
	wants := len(found) == 1 && slices.Contains([]string{incident.SpeakToHuman, Callback}, found[0].ID)
	written := t.In.Kind == inquiry.Message && !t.Form() && !t.In.Mail.Doubtful() && !t.Out.State.Cares(t.Now)
	if !wants || !written || c.Receipt == "" || c.State == cases.Closed {
		return false
	}
	if brief.Wish(words) && checks.MatchString(words) && !brief.OfPhone(words) {
		t.talk(c).Says(c, texts.CaseWished) // that staff do something, and no talk
		return true
	}
	t.Out.Topics = append(t.Out.Topics, intent.Topic(found[0].ID))
	a := when.Answerer{Incident: t.Incident, Calendar: t.Calendar, Book: t.Book, Now: t.Now}
	t.held(c).Human(a.Phone("", t.Out.State.Lang))
	return true
}

// checks is something that staff are to look into.
var checks = lazyregexp.New(`(?i)確かめ|確認し|確認の|調べ|\b(?:check|look into|find out|confirm)\b|确认|確認|核实|核實|查一下|확인해|알아봐`)

// Callback is the entry that says whether the desk calls people back.
const Callback = incident.SpeakToHuman + ".callback"

// given takes in what words give beside what they ask: figures belong to that.
func (t Attend) given(c memory.CaseRef, words string, ask brief.Ask) (rest string, done bool) {
	if given, _ := brief.Gives(words); slices.Equal(given, []brief.Given{brief.Times}) && evidently(t, words) {
		return "", false // at what hours the desk is there
	}
	others, figures, said := t.held(c).Gives(words, who.WantsCall(words) && !brief.OthersCall(words) || brief.Called(words))
	if !said {
		return t.plain(words), false
	}
	if _, meant := brief.Instead(words); meant {
		t.talk(c).Owns()
	}
	if ask == brief.Still {
		last := t.Last()
		last.Text = phrasebook.Lines(t.Book.Text(texts.CaseWaited, nil), last.Text)
	}
	if figures && t.Asks(words) {
		return "", false
	}
	return t.left(words, others)
}

// dropped is what words say that is needed no more, and what else they say.
func (t Attend) dropped(words string, ask brief.Ask) (dropped brief.Ask, others []string) {
	if dropped, others = brief.Drops(words); dropped != brief.NoAsk || ask == brief.Kept {
		return dropped, others
	}
	end, rest := parting.Read(words)
	spares := func(s string) bool { e, _ := parting.Read(s); return e == parting.Spared && brief.OfReply(s) }
	switch {
	case end == parting.Spared && rest != "" && slices.ContainsFunc(prose.Sentences(words), spares):
		return brief.Spare, prose.Sentences(rest)
	case end == parting.Undone && rest != "":
		return brief.Withdraw, prose.Sentences(rest)
	case ask == brief.Withdraw:
		return brief.Withdraw, nil
	}
	return brief.NoAsk, nil
}

// spokesmen reports whether both lanes are for who speaks for others: the press is no lawyer, but who has
// their case takes up what else they write.
func spokesmen(a, b cases.Lane) bool {
	of := []cases.Lane{cases.Press, cases.Legal}
	return slices.Contains(of, a) && slices.Contains(of, b)
}

// plain is a question without the thanks that stand around it, where it would be taken for no more than these.
func (t Attend) plain(words string) string {
	asked, others := brief.Questions(words)
	kind, sure := t.Reads(words)
	courteous := (kind == aside.Thanks || kind == aside.Drops) && sure >= polite
	if !courteous || len(asked) == 0 || len(others) == 0 || slices.ContainsFunc(others, func(s string) bool { return !brief.Courtesy(s) }) {
		return ""
	}
	return strings.Join(asked, "\n")
}

// left is what is left of words of which something was taken in: what asks something, and wishes that the
// desk knows; staff read the rest.
func (t Attend) left(words string, others []string) (rest string, done bool) {
	others = slices.DeleteFunc(others, func(s string) bool { return strings.TrimSpace(s) == "" || brief.Courtesy(s) })
	asks := slices.DeleteFunc(slices.Clone(others), func(s string) bool {
		wishes := brief.Wish(s) && !brief.Called(s) && t.Asks(s)
		return !brief.Asks(s) && !wishes
	})
	if len(others) > 0 {
		t.talk(t.About()).Besides(strings.Join(others, "\n"))
	}
	if rest = strings.Join(asks, "\n"); rest == words {
		rest = ""
	}
	return rest, len(asks) == 0
}

// drops tells staff what the customer needs no more, and owns up where they say that they never wanted it.
func (t Attend) drops(c memory.CaseRef, ask brief.Ask, words string) {
	s := t.Out.State
	if n := len(s.Withdrawn); n > 0 && brief.Corrects(words) && len(brief.Numbers(words)) == 0 {
		i := slices.IndexFunc(s.Cases, func(c memory.CaseRef) bool { return c.Receipt == s.Withdrawn[n-1] })
		if i >= 0 {
			c = s.Cases[i] // they wanted that one withdrawn, and say so again
		}
	}
	id := texts.CaseWithdrawn
	if ask == brief.Spare {
		id = texts.CaseSpared
	}
	t.Out.State.Understood()
	t.talk(c).Drops(c, id)
	if brief.Corrects(words) && !slices.Contains(s.Withdrawn, c.Receipt) {
		t.talk(c).Owns()
	}
}

func (t Attend) talk(c memory.CaseRef) casetalk.Talk {
	return casetalk.Talk{Draft: t.Draft, About: c}
}

func (t Attend) held(c memory.CaseRef) held.Held { return held.Held{Draft: t.Draft, About: c} }
