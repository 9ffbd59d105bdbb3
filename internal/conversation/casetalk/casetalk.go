// Package casetalk talks with a customer about their own cases: the receipt number, whether
// somebody has it and when somebody is there, what they add to it. It tells what the state
// holds, and promises nothing.
package casetalk

import (
	"slices"
	"strings"
	"time"

	"madoguchi/internal/cases"
	"madoguchi/internal/conversation/brief"
	"madoguchi/internal/conversation/draft"
	"madoguchi/internal/conversation/memory"
	"madoguchi/internal/conversation/phrasebook"
	"madoguchi/internal/conversation/typed"
	"madoguchi/internal/incident"
	"madoguchi/internal/incident/texts"
	"madoguchi/internal/inquiry"
	"madoguchi/internal/lazyregexp"
)

// Talk is the talk about cases, for one message.
type Talk struct {
	*draft.Draft
	About memory.CaseRef // the case that it is about; the zero one for that which was spoken of last
}

// current is the case that the message is about; false where there is none.
func (t Talk) current() (memory.CaseRef, bool) {
	if t.About.Receipt != "" {
		return t.About, true
	}
	return t.Out.State.Current()
}

// Answers answers what somebody asks about their own case, where it is one; false where there
// is no case that the words could be about. Words that ask for the number of a case need none.
func (t Talk) Answers(asked brief.Asked) bool {
	c, any := t.current()
	ask := asked.Ask
	switch {
	case ask == brief.NoAsk:
		return false
	case ask == brief.Before, ask == brief.Other:
		t.before(ask)
		return true
	case !any && ask == brief.Receipt:
		answered(t)
		t.Say(texts.CaseNone, incident.SpeakToHuman)
		return true
	case !any, ask == brief.Erase && c.State == cases.Closed, ask == brief.Withdraw && c.State == cases.Closed:
		return false
	}
	answered(t)
	t.tells(c, ask)
	if asked.Reach {
		t.reach(c)
	}
	return true
}

// tells answers what is asked of a case.
func (t Talk) tells(c memory.CaseRef, ask brief.Ask) {
	switch ask {
	case brief.Receipt:
		t.numbers(c)
	case brief.Withdraw:
		t.Drops(c, texts.CaseWithdrawn)
	case brief.Erase:
		erase(t)
	case brief.Reach:
		t.reach(c)
	case brief.Passed:
		t.passed(c)
	case brief.Which:
		t.which(c)
	case brief.Kept:
		t.kept(c)
	case brief.Idle:
		t.idle()
	case brief.Later:
		t.Say(texts.CaseStays)
	default:
		t.stands(c, ask == brief.Still)
	}
}

// Tapped is what the button asks that stands for the customer's own inquiry: how it stands, or
// where there is none, just that.
func (t Talk) Tapped() brief.Ask {
	if _, any := t.Out.State.Current(); any {
		return brief.News
	}
	return brief.Receipt
}

// answered notes that the message was understood.
func answered(t Talk) {
	t.Out.State.Understood()
	t.Out.Kind = draft.Answered
}

// numbers tells the numbers of the open cases, the one that was spoken of last first.
func (t Talk) numbers(current memory.CaseRef) {
	all := others(t, current)
	var lines []string
	for _, c := range append([]memory.CaseRef{current}, all...) {
		lines = append(lines, t.Book.Text(texts.CaseNumber, t.of(c)))
	}
	t.Reply(inquiry.Reply{Entry: texts.CaseNumber.String(), Text: strings.Join(lines, "\n"), Values: t.of(current)})
}

// stands tells how a case stands: whether somebody has it, and when somebody is there. The
// same is not told in the same words again.
func (t Talk) stands(c memory.CaseRef, waits bool) {
	values := t.of(c)
	if c.Human && t.Away() {
		held(t)
	}
	if waits && c.State != cases.Closed {
		t.add(c)
	}
	if before := t.Out.State.Tell(c, t.Now); before > 0 {
		id := texts.OfSame(before)
		reply := t.Book.Reply(id, values)
		if id == texts.CaseSame1 {
			reply.Text = phrasebook.Lines(reply.Text, t.Book.Text(texts.Contact, nil))
		}
		t.Reply(reply)
		return
	}
	reply := t.Book.Reply(standing(c, t.Calendar.Open(t.Now)), values)
	if (waits || long(t)) && waiting(c) {
		reply.Text = phrasebook.Lines(t.Book.Text(texts.CaseWaited, nil), reply.Text)
	}
	for _, o := range others(t, c) {
		reply.Text = phrasebook.Lines(reply.Text, t.Book.Text(texts.CaseAlso, t.of(o)))
	}
	var quick []string
	if c.State == cases.Closed {
		quick = []string{incident.SpeakToHuman}
	}
	t.Reply(reply, quick...)
}

// long reports whether a night or more lies between now and what was said last.
func long(t Talk) bool {
	return !t.Out.State.Last.At.IsZero() && t.Now.Sub(t.Out.State.Last.At) > night
}

// night is how long an office is closed over night, less what people write late.
const night = 12 * time.Hour

// waiting reports whether the customer waits for an answer to a case.
func waiting(c memory.CaseRef) bool { return c.State == cases.Open || c.State == cases.Owned }

// standing is the text that tells how a case stands.
func standing(c memory.CaseRef, staffed bool) texts.ID {
	switch {
	case c.State == cases.Closed:
		return texts.CaseClosed
	case c.State == cases.Answered:
		return texts.CaseAnswered
	case c.Human && staffed:
		return texts.CaseOwnedNow
	case c.Human:
		return texts.CaseOwnedLater
	case staffed:
		return texts.CaseOpenNow
	}
	return texts.CaseOpenLater
}

// reach tells where the customer will hear of a case, and that they may leave a number; who asks whether they
// will be called, that nobody promises it.
func (t Talk) reach(c memory.CaseRef) {
	if c.State != cases.Closed {
		t.Out.State.Expected = memory.Expected{Receipt: c.Receipt, At: t.Now}
	}
	words := t.In.Text.Words()
	switch {
	case brief.Called(words) && brief.OfWay(words):
		t.Say(texts.CaseCall)
	case brief.Called(words):
		t.Calls()
	case named.MatchString(words):
		t.Reply(t.Book.Reply(texts.AsideWrite, t.of(c)))
	case memory.Unphones(t.Out.State, t.Now) && brief.OfMail(words):
		t.Reply(t.Book.Reply(texts.CaseReachMail, t.of(c)))
	case memory.Unphones(t.Out.State, t.Now), brief.OfWay(words), typed.Particulars(words), strings.Contains(words, "@"):
		t.Say(texts.AsideWhere)
	default:
		t.Reply(t.Book.Reply(texts.CaseReach, t.of(c)))
	}
}

// named asks whether to write who somebody is, rather than how they are reached.
var named = lazyregexp.New(`(?i)(?:お?名前|氏名|なまえ|社名|会社名|会員番号|宛名)(?:も|を|は|など|とか)*(?:お?伝え|書|かい|教え|お?知らせ|言|添え)|` +
	`\b(?:write|give|tell|add|leave)\b[^.?!]{0,24}\b(?:name|company|member number)\b|` +
	`(?:写|寫|告诉|告訴|留)[^，。?？]{0,8}(?:姓名|名字|公司名|公司的名)|(?:이름|성함|회사 ?이름|회사명)[^.?]{0,6}(?:적|써|알려)`)

// Calls tells who asks for a call, or waits for one, where the answer comes, that no call is promised and which
// number is theirs to call; when the answer comes, as far as known.
func (t Talk) Calls() {
	lines := append([]string{t.Book.Text(texts.AsideCall, nil)}, t.Book.Numbers()...)
	t.Reply(inquiry.Reply{Entry: texts.AsideCall.String(), Text: phrasebook.Lines(append(lines, t.Soon())...)})
}

// Soon tells from when on somebody is there while nobody is, and to who asks for the hour that it is not known.
func (t Talk) Soon() string {
	switch {
	case !t.Calendar.Open(t.Now):
		return t.Book.Text(texts.AsideNext, t.of(memory.CaseRef{}))
	case brief.AsksTime(t.In.Text.Words()):
		return t.Book.Text(texts.CaseWhen, nil)
	}
	return ""
}

// before hands over what somebody asks of a case that the desk does not know, and says so.
func (t Talk) before(ask brief.Ask) {
	t.Out.Kind = draft.Escalated
	if ask == brief.Other {
		t.Say(texts.CaseOther)
	} else {
		t.Say(texts.CaseBefore)
	}
	t.Handover(cases.General, false)
}

// Besides adds to the customer's case what they say beside what they ask of it.
func (t Talk) Besides(rest string) {
	c, ok := t.current()
	if ok && c.State != cases.Closed && t.Out.Append == "" && t.Out.Open == nil && brief.Statement(rest) && !brief.Courtesy(rest) {
		t.Out.Append = c.Receipt
	}
}

// passed tells what staff have of a case.
func (t Talk) passed(c memory.CaseRef) {
	values, id := t.of(c), texts.CasePassed
	if values["subject"] = subject(t.Book, c); values["subject"] == "" {
		id = texts.CasePassedPlain
	}
	t.Reply(t.Book.Reply(id, values))
}

// which tells the number of a case, of each to somebody who has several.
func (t Talk) which(c memory.CaseRef) {
	if len(others(t, c)) == 0 {
		t.Reply(t.Book.Reply(texts.AsideNumber, t.of(c)))
		return
	}
	t.numbers(c)
	last := t.Last()
	last.Text = phrasebook.Lines(t.Book.Text(texts.CaseNumbers, nil), last.Text)
}

// others are the customer's open cases besides one, without those that they need no more, or of danger.
func others(t Talk, c memory.CaseRef) []memory.CaseRef {
	s := t.Out.State
	return slices.DeleteFunc(s.Open(), func(o memory.CaseRef) bool {
		return o.Receipt == c.Receipt || o.Receipt == s.Danger.Receipt || slices.Contains(s.Withdrawn, o.Receipt)
	})
}

// idle tells that there is nothing to do but to wait, and at no telephone.
func (t Talk) idle() {
	if brief.OfPhone(t.In.Text.Words()) {
		t.Calls()
		return
	}
	reply := t.Book.Reply(texts.CaseIdle, nil)
	if !t.Calendar.Open(t.Now) {
		next := map[string]string{"next_opening": t.Book.Opening(t.Calendar.Next(t.Now))}
		reply.Text = phrasebook.Lines(reply.Text, t.Book.Text(texts.AsideNext, next))
	}
	t.Reply(reply)
}

// kept tells that a case goes on although another one was withdrawn. One that was withdrawn by mistake is
// taken up again.
func (t Talk) kept(c memory.CaseRef) {
	s := &t.Out.State
	if slices.Contains(s.Withdrawn, c.Receipt) {
		t.add(c)
		s.Withdrawn = slices.DeleteFunc(slices.Clone(s.Withdrawn), func(r cases.Receipt) bool { return r == c.Receipt })
	}
	t.Reply(t.Book.Reply(texts.CaseKept, t.of(c)))
}

// Drops tells staff that the customer needs a case no more, with a text that says what of it, and the customer
// which ones go on. Who closes it is a person.
func (t Talk) Drops(c memory.CaseRef, id texts.ID) {
	s := &t.Out.State
	t.add(c)
	s.Expected = memory.Expected{}
	if !slices.Contains(s.Withdrawn, c.Receipt) {
		s.Withdrawn = append(slices.Clip(s.Withdrawn), c.Receipt)
	}
	reply := t.Book.Reply(id, t.of(c))
	if other, ok := s.Current(); ok && other.Receipt != c.Receipt && other.State != cases.Closed {
		reply.Text = phrasebook.Lines(reply.Text, t.Book.Text(texts.CaseKept, t.of(other)))
	}
	t.Reply(reply)
}

// erase hands over the wish that what was written here be deleted, as a claim of its own.
func erase(t Talk) {
	t.Out.Kind = draft.Escalated
	t.Say(texts.CaseErase)
	t.Handover(cases.Rights, false)
}

// Adds adds a message to a case and says in a line what was noted of it, each time in other words: when
// and how they can be reached, what they put right, until when they want it.
func (t Talk) Adds(c memory.CaseRef, given ...brief.Given) {
	if len(given) == 0 {
		given, _ = brief.Gives(t.In.Text.Words())
	}
	if wonders(t, given) {
		t.Passes(c, false)
		return
	}
	values := t.of(c)
	values["noted"] = noted(t.Book, Whose(given, c, t.In.Text.Words()))
	before := &t.Out.State.Passed.Added
	t.takes(c, texts.OfAdded(*before), values)
	*before++
	if slices.Contains(given, brief.Limit) {
		last := t.Last()
		last.Text = phrasebook.Lines(last.Text, t.Book.Text(texts.CaseLimit, nil))
	}
}

// wonders reports whether words only say what their writer wants to know, and give nothing but figures that belong to that.
func wonders(t Talk, given []brief.Given) bool {
	particular := func(g brief.Given) bool { return g != brief.Details }
	return brief.Wonders(t.In.Text.Words()) && !slices.ContainsFunc(given, particular)
}

// Passes adds a question to a case that the desk has no answer to, or has told all that it knows of, and says so: when
// somebody is there next, too.
func (t Talk) Passes(c memory.CaseRef, told bool, quick ...string) {
	s := &t.Out.State
	s.Understood()
	t.add(c)
	before := &s.Passed.Asked
	if told {
		before = &s.Passed.Told
	}
	r := t.Book.Reply(texts.OfAsked(*before, told), t.of(c))
	if !t.Calendar.Open(t.Now) {
		r.Text = phrasebook.Lines(r.Text, t.Book.Text(texts.AsideNext, t.of(c)))
	}
	*before++
	t.Reply(r, quick...)
}

// Whose are the things given, without the number of somebody else: in a case about a contact that may not be genuine it
// is the caller's, unless the words say whose it is.
func Whose(given []brief.Given, c memory.CaseRef, words string) []brief.Given {
	if !memory.Suspects(c) || brief.Own(words) {
		return given
	}
	return slices.DeleteFunc(slices.Clone(given), func(g brief.Given) bool { return g == brief.Number })
}

// noted names what was given: the figures where it was nothing else.
func noted(book phrasebook.Book, given []brief.Given) string {
	var all []string
	for _, g := range []brief.Given{brief.Mend, brief.Number, brief.Times, brief.Way, brief.Limit, brief.Hurry} {
		if slices.Contains(given, g) {
			all = append(all, book.Text(texts.OfGiven(string(g)), nil))
		}
	}
	if len(all) == 0 {
		all = append(all, book.Text(texts.GivenDetails, nil))
	}
	return strings.Join(all, book.Text(texts.GivenAnd, nil))
}

// Owns puts in front of what is said that the desk misread the customer: in other words the second time, and
// not a third time.
func (t Talk) Owns() { t.Regrets(texts.CaseWrong, texts.CaseWrongAgain) }

// Regrets puts in front of what is said the first of some apologies that the customer has not heard.
func (t Talk) Regrets(ids ...texts.ID) {
	s := &t.Out.State
	sorry := func(id texts.ID) bool { return strings.HasPrefix(t.Out.Replies[0].Text, t.Book.Text(id, nil)) }
	if len(t.Out.Replies) > 0 && slices.ContainsFunc(ids, sorry) {
		return // once a reply
	}
	for _, id := range ids {
		if len(t.Out.Replies) > 0 && !slices.Contains(s.Regrets, id.String()) {
			s.Regrets = append(slices.Clip(s.Regrets), id.String())
			first := &t.Out.Replies[0]
			first.Text = phrasebook.Lines(t.Book.Text(id, nil), first.Text)
			return
		}
	}
}

// Hears adds to a case what tells nothing that anybody must know: that they are angry, what they will do; what they
// wish is not granted by it.
func (t Talk) Hears(c memory.CaseRef) {
	if brief.Wishes(t.In.Text.Words()) {
		t.Says(c, texts.CaseWished)
		return
	}
	if wonders(t, nil) {
		t.Passes(c, false)
		return
	}
	before := &t.Out.State.Passed.Heard
	t.takes(c, texts.OfHeard(*before), t.of(c))
	*before++
}

// Says adds a message to a case, and says a text about that.
func (t Talk) Says(c memory.CaseRef, id texts.ID) { t.takes(c, id, t.of(c)) }

// takes adds a message to a case, and says so.
func (t Talk) takes(c memory.CaseRef, id texts.ID, values map[string]string) {
	t.Out.State.Understood()
	t.add(c)
	e := &t.Out.State.Expected
	e.Receipt, e.At = c.Receipt, t.Now
	t.Reply(t.Book.Reply(id, values))
}

// Notes acknowledges a yes to what was said of a case: nothing else is asked for.
func (t Talk) Notes(c memory.CaseRef) {
	t.Out.State.Understood()
	t.Out.Kind = draft.Smalltalk
	e := &t.Out.State.Expected
	t.Reply(t.Book.Reply(texts.OfNoted(e.Noted), t.of(c)))
	e.Noted = !e.Noted
}

// add adds the message to a case, and says nothing.
func (t Talk) add(c memory.CaseRef) { t.Out.Kind, t.Out.Append = draft.Escalated, c.Receipt }

// Away reports whether nobody is there, and the customer whose conversation a person has was
// not told so since.
func (t Talk) Away() bool { return !t.Calendar.Open(t.Now) && !t.Now.Before(t.Out.State.Held) }

// Held tells a customer whose conversation a person has who has it and when somebody is there
// again.
func (t Talk) Held(receipt cases.Receipt) {
	held(t)
	t.Reply(t.Book.Reply(texts.CaseHeld, t.of(memory.CaseRef{Receipt: receipt})))
}

// held notes that the customer knows when somebody is there again.
func held(t Talk) { t.Out.State.Held = t.Calendar.Next(t.Now) }

// of are the values that texts about a case say.
func (t Talk) of(c memory.CaseRef) map[string]string {
	values := map[string]string{"receipt": string(c.Receipt), "matter": matter(t.Book, c)}
	if !t.Calendar.Open(t.Now) {
		values["next_opening"] = t.Book.Opening(t.Calendar.Next(t.Now))
	}
	return values
}

// matter is what a case is about, as the customer knows it: by the button of what they asked, where the lane
// says less.
func matter(book phrasebook.Book, c memory.CaseRef) string {
	if subject := subject(book, c); subject != "" && slices.Contains([]cases.Lane{cases.Rights, cases.Identity, cases.General}, c.Lane) {
		return book.Text(texts.MatterTopic, map[string]string{"subject": subject})
	}
	return book.Text(texts.OfMatter(string(c.Lane)), nil)
}

// subject is the button of what a case is about, "" where there is none that tells anything.
func subject(book phrasebook.Book, c memory.CaseRef) string {
	nothing := []string{draft.NoTopic, incident.SpeakToHuman, incident.AmIAffected}
	for _, topic := range strings.Fields(c.Topics) {
		if label := book.Label(topic); label != "" && !slices.Contains(nothing, topic) {
			return label
		}
	}
	return ""
}
