// Package remain sees that no question of a message goes without a word: what was answered may have been one of
// several, or what somebody gave beside it.
package remain

import (
	"slices"
	"strings"
	"unicode/utf8"

	"madoguchi/internal/aside"
	"madoguchi/internal/cases"
	"madoguchi/internal/conversation/brief"
	"madoguchi/internal/conversation/casetalk"
	"madoguchi/internal/conversation/draft"
	"madoguchi/internal/conversation/intent"
	"madoguchi/internal/conversation/memory"
	"madoguchi/internal/identity"
	"madoguchi/internal/incident"
	"madoguchi/internal/incident/texts"
	"madoguchi/internal/inquiry"
)

// Remain is one message, after what was answered of it.
type Remain struct {
	*draft.Draft
	About   memory.CaseRef // the case that waits, if one does
	Entries map[string]incident.Entry
	Reads   func(words string) (aside.Kind, float64)
	Means   func(words string) intent.Meaning // what a sentence asks that is read alone
	Talks   func(words string) bool           // answers what a sentence asks of the talk
}

// The bounds of a sentence that is read alone.
const (
	longest = 240  // characters of a message that is looked through
	fewest  = 10   // and of a sentence that says by itself what it asks
	leaning = 16   // likewise, where it speaks of what stands before it
	near    = 0.3  // how probable a topic must be to count as answered with it
	likely  = 0.85 // and to be answered to somebody whose question staff read as well
	evident = 0.75 // that it asks nothing of the talk
)

// Left are the entries that sentences of the message ask for and nothing has answered, for somebody whose case
// waits. What asks something of the talk it answers, and what else is asked is said to be read by staff or,
// without a case, to be sent again.
func (t Remain) Left(words string) (found []incident.Entry) {
	t.regrets(words)
	asked, _ := brief.Questions(words)
	if !t.looks(words) || len(asked) < 2 || t.Proof().Stage != identity.NoDialogue {
		return nil
	}
	unknown := false
	for _, s := range asked {
		m := t.Means(s)
		switch {
		case t.covered(s, m):
		case t.open() && plain(m) && m.Considered[0].Score >= likely && !intent.Leans(s):
			found = append(found, m.Entries[0])
		case t.ofTalk(s) && t.Talks(s):
		default:
			unknown = true
		}
	}
	if unknown {
		t.says()
	}
	return found
}

// looks reports whether the message may hold more than was answered: words of somebody to whom
// something was said that asks nothing back.
func (t Remain) looks(words string) bool {
	settling := []draft.Kind{draft.Answered, draft.Escalated, draft.Several, draft.Nothing}
	switch {
	case t.In.Kind != inquiry.Message, t.In.Entry != "", t.Form(), t.In.Mail.Doubtful(), len(t.In.Text.Secrets()) > 0:
		return false
	case t.Out.State.Cares(t.Now), utf8.RuneCountInString(words) > longest:
		return false
	}
	return slices.Contains(settling, t.Out.Kind) && len(t.Out.Replies) > 0
}

func (t Remain) open() bool { return t.About.Receipt != "" && t.About.State != cases.Closed }

// covered reports whether a sentence needs no other word: its topic was answered, or the talk that it asks of was
// spoken of, or it says too little alone.
func (t Remain) covered(s string, m intent.Meaning) bool {
	for _, c := range m.Considered {
		if c.Score >= near && slices.Contains(t.Out.Topics, intent.Topic(c.Entry)) {
			return true
		}
	}
	if m.Known && slices.ContainsFunc(t.Out.Replies, t.tells(m.Entries[0])) {
		return true
	}
	heard := slices.ContainsFunc(t.Out.Replies, ofTalk) && (t.ofTalk(s) || brief.Phones(s).Asks || hours(m))
	says := utf8.RuneCountInString(strings.TrimSpace(s))
	return m.Ruled || heard || says < fewest || brief.OfLast(s) != brief.NoLean || says < leaning && intent.Leans(s)
}

// ofTalk reports whether a sentence asks something of the talk itself.
func (t Remain) ofTalk(s string) bool {
	kind, sure := t.Reads(s)
	ofCase := casetalk.Talk{Draft: t.Draft, About: t.About}.Asked(s).Ask != brief.NoAsk
	return ofCase || kind != aside.None || sure < evident || brief.Called(s)
}

// ofTalk reports whether a reply speaks of the talk, of a case or of the telephone.
func ofTalk(r inquiry.Reply) bool {
	_, own := texts.Named(r.Entry)
	of := []string{"aside_", "case_", "phone_", "reply_"}
	return own && slices.ContainsFunc(of, func(of string) bool { return strings.HasPrefix(r.Entry, of) })
}

// hours reports whether something depends on a day: whether the telephone is answered.
func hours(m intent.Meaning) bool {
	return m.Known && slices.ContainsFunc(m.Entries, func(e incident.Entry) bool { return e.Asks == incident.AsksDay })
}

// tells tells of a reply whether it rests on a fact that an entry rests on as well.
func (t Remain) tells(asked incident.Entry) func(inquiry.Reply) bool {
	return func(r inquiry.Reply) bool {
		return slices.ContainsFunc(t.Entries[r.Entry].Cites, func(fact string) bool { return slices.Contains(asked.Cites, fact) })
	}
}

// plain reports whether a sentence asks for one thing, which hands nobody over to somebody else.
func plain(m intent.Meaning) bool {
	return m.Known && len(m.Entries) == 1 && len(m.Considered) > 0 && m.Entries[0].Kind == incident.FAQ
}

// says that staff read the rest, or how the rest is answered, unless the message was added to a case and the
// customer was told that.
func (t Remain) says() {
	receipt := t.About.Receipt
	switch {
	case t.Out.Append != "":
		return
	case t.Out.Open != nil:
		receipt = t.Receipt
	case !t.open():
		t.Reply(t.Book.Reply(texts.RemainAgain, nil), t.kept()...)
		return
	default:
		t.Out.Append = receipt
	}
	t.Reply(t.Book.Reply(texts.RemainPassed, map[string]string{"receipt": string(receipt)}), t.kept()...)
}

// kept are the buttons of the reply before.
func (t Remain) kept() (entries []string) {
	for _, c := range t.Last().Quick {
		entries = append(entries, c.Entry)
	}
	return entries
}
