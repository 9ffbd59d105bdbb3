package attend

import (
	"slices"
	"strings"
	"time"

	"madoguchi/internal/aside"
	"madoguchi/internal/conversation/brief"
	"madoguchi/internal/conversation/intent"
	"madoguchi/internal/conversation/meant"
	"madoguchi/internal/conversation/memory"
	"madoguchi/internal/conversation/prose"
	"madoguchi/internal/conversation/when"
	"madoguchi/internal/incident"
	"madoguchi/internal/incident/texts"
	"madoguchi/internal/lazyregexp"
)

// lately is for how long who says that they will phone knows when they can.
const lately = 15 * time.Minute

// phones tells whether the telephone is answered, and takes in what else words give.
func (t Attend) phones(c memory.CaseRef, words string, phone brief.Phoning) (rest string, done bool) {
	a := when.Answerer{Incident: t.Incident, Calendar: t.Calendar, Book: t.Book, Now: t.Now}
	if m := t.Inside(); len(m.Considered) > 0 && m.Considered[0].Score >= outright && ofHours(t, intent.Topic(m.Considered[0].Entry)) {
		if asked := slices.DeleteFunc(slices.Clone(phone.Rest), brief.Statement); !slices.ContainsFunc(asked, brief.OfNumber) {
			phone.Words = strings.Join(append([]string{phone.Words}, asked...), "\n") // 「電話します。まだ開いていますか」
			phone.Rest = slices.DeleteFunc(phone.Rest, func(s string) bool { return slices.Contains(asked, s) })
		}
	}
	if given, _ := brief.Gives(strings.Join(phone.Rest, "\n")); len(given) > 0 {
		t.talk(c).Adds(c, given...)
	}
	known := t.Now.Sub(t.Out.State.Phoned) <= lately
	lines := a.Phone(phone.Words, t.Out.State.Lang)
	t.held(c).Phone(lines)
	if said := !brief.Asks(phone.Words); said && (known || len(lines) == 1) {
		awaits(t, c, lines, phone.Rest)
	}
	return t.left(words, slices.DeleteFunc(phone.Rest, brief.OfNumber))
}

// elsewise reports whether words wish for another way of being answered than here: of who cannot read here, or
// who would rather hear it than read it.
func elsewise(t Attend, words string) bool {
	kind, _ := t.Reads(words)
	of := func(s string) bool {
		kind, sure := t.Reads(s)
		return (kind == aside.Where || kind == aside.Call) && sure >= likely && brief.Otherwise(s) && !brief.Unphoned(s)
	}
	if brief.Unreads(words) {
		return kind == aside.Where || of(words) || slices.ContainsFunc(prose.Sentences(words), of) || unclear(t)
	}
	_, others := brief.Questions(words)
	wishes := func(s string) bool { return brief.Otherwise(s) && !brief.OfMail(s) }
	return kind == aside.Where && of(words) && slices.ContainsFunc(others, wishes)
}

// unclear reports whether the reading makes nothing of the message.
func unclear(t Attend) bool {
	m := t.Inside()
	return !m.Ruled && (!m.Known || len(m.Considered) > 0 && m.Considered[0].Score < guessed)
}

// unreads lets staff know that the customer wishes for another way of being answered, and tells them by which
// number they can talk to somebody, and when.
func unreads(t Attend, c memory.CaseRef) {
	t.talk(c).Says(c, texts.CaseOtherwise)
	if memory.Unphones(t.Out.State, t.Now) {
		return
	}
	a := when.Answerer{Incident: t.Incident, Calendar: t.Calendar, Book: t.Book, Now: t.Now}
	t.held(c).Phone(a.Phone("", t.Out.State.Lang))
}

// phoning reports whether words that sound like it really ask for the telephone of the desk, or say that their
// writer will call: not where the reading sees somebody else's call in them, or another matter.
func phoning(t Attend, words string) bool {
	kind, sure := t.Reads(words)
	if other := []aside.Kind{aside.Call, aside.Other, aside.Mistaken}; sure >= polite && kind != aside.None {
		return !slices.Contains(other, kind) || kind == aside.Call && brief.Statement(words)
	}
	m := t.Inside()
	if len(m.Considered) == 0 || m.Considered[0].Score < faint {
		return true
	}
	return slices.ContainsFunc(m.Considered[:min(len(m.Considered), mostNear)], func(c intent.Considered) bool {
		topic := intent.Topic(c.Entry)
		calls := topic == incident.SpeakToHuman && brief.Statement(words) // who says it asks for no call
		return 2*c.Score >= m.Considered[0].Score && (calls || ofHours(t, topic))
	})
}

// Quiet reports whether a message asks when the telephone is not busy, which is no question of a case.
func (t Attend) Quiet(words string) bool {
	m := t.Inside()
	return brief.AsksTime(words) && m.Known && m.Entries[0].ID == meant.BusyLine
}

// givesUp answers who has no more use for what the desk says, and will talk to a person: it is sorry, and says when
// the telephone is answered.
func givesUp(t Attend, c memory.CaseRef, words string) bool {
	useless := func(s string) bool { return brief.OfLast(s) == brief.Useless }
	sentences := prose.Sentences(prose.Plain(words))
	talks := func(s string) bool { return !useless(s) && (brief.OfPhone(s) || voices.MatchString(s)) }
	if !slices.ContainsFunc(sentences, useless) || !slices.ContainsFunc(sentences, talks) || !brief.Statement(words) {
		return false
	}
	a := when.Answerer{Incident: t.Incident, Calendar: t.Calendar, Book: t.Book, Now: t.Now}
	t.talk(c).Says(c, texts.AsideAngry)
	t.held(c).Phone(a.Phone("", t.Out.State.Lang))
	return true
}

// voices are words for talking to people.
var voices = lazyregexp.New(`(?i)人(?:と|に)(?:直接)?(?:話|聞|相談)|\b(?:talk|speak) (?:to|with)\b|跟人(?:说|說|谈|談)|사람(?:과|이랑|하고)`)

// hereOrPhone answers who asks whether they will hear here, or must phone.
func hereOrPhone(t Attend, c memory.CaseRef, words string) bool {
	asked := t.talk(c).Asked(words)
	if asked.Ask != brief.Reach || !brief.Phones(words).Asks || brief.Statement(words) {
		return false
	}
	return t.talk(c).Answers(asked)
}

// evidently reports whether a message, whatever its marks, most probably asks when the desk is reached: 「土曜もやって
// るの休みなんだけど」.
func evidently(t Attend, words string) bool {
	m := t.Inside()
	asks := len(m.Considered) > 0 && m.Considered[0].Score >= outright && ofHours(t, intent.Topic(m.Considered[0].Entry))
	return asks && open.MatchString(words)
}

// open asks whether it is open, anywhere in a sentence.
var open = lazyregexp.New(`(?i)(?:やって|開いて|空いて|あいて|つなが|受け?付け)[^。、]{0,6}(?:の|か|かな|ん?です?か)|\b(?:open|answered|closed)\b|` +
	`(?:开|開|营业|營業|上班)[^，。]{0,4}[吗嗎]|(?:하|열)(?:나요|어요|는지)`)

// ofHours reports whether a topic is about when, or by which number, the desk is reached.
func ofHours(t Attend, topic string) bool {
	return slices.ContainsFunc(t.Incident.Entries, func(e incident.Entry) bool {
		return intent.Topic(e.ID) == topic && e.Asks == incident.AsksDay
	})
}
