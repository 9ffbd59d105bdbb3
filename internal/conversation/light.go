package conversation

import (
	"slices"
	"strings"
	"unicode/utf8"

	"madoguchi/internal/cases"
	"madoguchi/internal/conversation/attend"
	"madoguchi/internal/conversation/brief"
	"madoguchi/internal/conversation/held"
	"madoguchi/internal/conversation/intent"
	"madoguchi/internal/conversation/meant"
	"madoguchi/internal/conversation/memory"
	"madoguchi/internal/conversation/phrasebook"
	"madoguchi/internal/conversation/portion"
	"madoguchi/internal/conversation/proving"
	"madoguchi/internal/conversation/tongue"
	"madoguchi/internal/identity"
	"madoguchi/internal/incident"
	"madoguchi/internal/incident/texts"
	"madoguchi/internal/inquiry"
)

// light reads a short message in the light of what was said last: 「いつまで？」 asks something
// behind an answer, and nothing alone.
type light struct {
	*step
	last  memory.Last
	words string
}

func inLight(t *step) light {
	return light{t, t.Out.State.Lately(t.In, t.Now), ofCases(t).words()}
}

// lean is what the message asks of what was said last.
func (t light) lean() brief.Lean {
	if !t.lit() {
		return brief.NoLean
	}
	return brief.OfLast(t.words)
}

// lit reports whether the message may be about what was said last: not where an open proof
// said it.
func (t light) lit() bool {
	if t.In.Kind != inquiry.Message || t.In.Entry != "" || t.Form() {
		return false
	}
	p := t.Proof()
	return p.Stage == identity.NoDialogue || t.last.At.After(p.Touched)
}

// turns answers what is said of the answer itself: that it shall be said again, in another
// language or with more, or that it was none.
func (t light) turns() bool {
	if t.In.Entry == portion.More {
		t.last = t.Out.State.Last // the button belongs to what was said, however long ago
	}
	switch lean := t.lean(); {
	case t.picks():
	case t.wantsRest(lean):
		t.rest()
	case lean.Language() != "" && !t.last.At.IsZero():
		t.speak(tongue.Of(lean.Language(), t.words, t.Out.State.Lang))
	case lean == brief.Repeat && len(t.last.Entries) > 0:
		t.again()
	case lean == brief.More && t.subject() != "":
		t.more()
	case lean == brief.Wrong && t.subject() != "":
		t.wrong()
	case lean == brief.Useless && !t.last.At.IsZero():
		t.Person(cases.General, texts.LightUseless)
	default:
		return t.corrects()
	}
	return true
}

// wantsRest reports whether the customer wants to hear what was left of an answer.
func (t light) wantsRest(lean brief.Lean) bool {
	return t.In.Entry == portion.More || lean == brief.More && len(t.last.Untold) > 0
}

// means answers who says what they mean instead of what was answered, where that is plain, before anything else is
// heard in it: an amount that they name is no detail for a case then, and no misunderstanding to note.
func (t light) means() bool {
	instead, ok := brief.Instead(t.words)
	proves := t.Proof().Current(t.Now).Stage != identity.NoDialogue
	if !ok || proves || t.lean() != brief.NoLean || !t.lit() || t.subject() == "" || len(t.In.Text.Secrets()) > 0 {
		return false
	}
	m := meant.Read(t.r.reader, alone(t.step, instead))
	plain := m.Known && !intent.Talks(m.Entries) && len(m.Considered) > 0 && m.Considered[0].Score >= evident
	other := slices.ContainsFunc(m.Entries, func(e incident.Entry) bool { return !slices.Contains(t.last.Entries, e.ID) })
	return plain && other && t.corrects()
}

// corrects answers who says that they mean something else than what was answered: that, and
// never the same again.
func (t light) corrects() bool {
	instead, ok := brief.Instead(t.words)
	if !ok || !t.lit() || t.subject() == "" {
		return false
	}
	m := meant.Read(t.r.reader, alone(t.step, instead))
	if e, ok := attend.Half(t.last, m.Entries, m.Considered); ok {
		t.tell([]incident.Entry{e})
		ofCases(t.step).talk().Owns()
		return true
	}
	found := slices.DeleteFunc(slices.Clone(m.Entries), func(e incident.Entry) bool { return slices.Contains(t.last.Entries, e.ID) })
	if t.Out.Considered = m.Considered; !m.Known {
		fits := func(e incident.Entry) bool { return e.Kind == incident.FAQ && !t.sameTopic(e) }
		found = ofCases(t.step).attend().Nearest(m.Considered, faintly, fits)
	}
	if len(found) == 0 {
		if ofCases(t.step).held().Means(m, t.last.Entries) {
			return true
		}
		if m.Known && t.lastEntry().Lane != "" {
			return false // they mean what a person has, and add to it
		}
		t.wrong()
		return true
	}
	t.answer(whose{t.step}.own(found))
	return true
}

// shines answers what is asked of what was said last.
func (t light) shines() bool {
	switch lean := t.lean(); lean {
	case brief.NoLean:
		return t.neither() || t.item() || t.thatDay() || t.ofTheirs() || t.leans()
	case brief.Yes, brief.No:
		return t.agrees(lean == brief.Yes)
	case brief.First, brief.Second, brief.Third:
		return t.chooses(map[brief.Lean]int{brief.First: 0, brief.Second: 1, brief.Third: 2}[lean])
	case brief.Paid:
		return t.follows(t.sameTopic)
	case brief.Sum:
		return t.follows(t.sameTopic) || t.sum()
	case brief.Who, brief.Date, brief.Amount, brief.Why, brief.Where, brief.How:
		return t.facet(lean)
	}
	return false
}

func (t light) sameTopic(e incident.Entry) bool { return intent.Topic(e.ID) == t.topic() }

// topic is that of the last answer.
func (t light) topic() string { return intent.Topic(t.lastEntry().ID) }

// sum hands over that somebody was told an amount of what the last answer says it costs.
func (t light) sum() bool {
	if t.subject() == "" || !brief.Sum.In(t.Book.Say(t.lastEntry().Answer)) {
		return false
	}
	t.Out.State.Understood()
	t.Out.Kind, t.Out.Topics = Escalated, []string{t.topic()}
	t.Reply(t.Book.Reply(texts.LightSum, map[string]string{"subject": t.subject()}))
	t.Handover(cases.General, false)
	return true
}

// lastEntry is what was answered last; the zero one for nothing.
func (t light) lastEntry() incident.Entry {
	if n := len(t.last.Entries); n > 0 {
		return t.r.entries[t.last.Entries[n-1]]
	}
	return incident.Entry{}
}

// subject is what the last answer was about, as its button says it; "" for nothing.
func (t light) subject() string { return t.Book.Label(t.lastEntry().ID) }

// facet answers who, when or how much of what was said last: what the desk has on that, the
// same again where it says it, or that it has no more.
func (t light) facet(lean brief.Lean) bool {
	if t.subject() == "" {
		return false
	}
	fact := func(e incident.Entry) bool { return e.Kind == incident.FAQ || !t.sameTopic(e) }
	if t.follows(fact) {
		return true
	}
	last := t.lastEntry()
	lang := t.Book.Of(last.Answer)
	first, _ := portion.First(last, lang, t.In.Channel)
	told, untold := lean.In(first), slices.Contains(t.last.Untold, last.ID) && lean.In(portion.Rest(last, lang))
	if of := ofCases(t.step); told && !untold && of.about().Receipt != "" {
		of.held().Asked(true)
		return true
	}
	if told || untold {
		t.Reply(t.Book.Reply(texts.LightAbout, map[string]string{"subject": t.subject()}))
		if untold && !told {
			t.rest()
		} else {
			t.again()
		}
		return true
	}
	t.Out.State.Understood()
	t.Out.Kind, t.Out.Topics = Answered, []string{t.topic()}
	values := map[string]string{"subject": t.subject(), "facet": t.Book.Text(texts.OfFacet(string(lean)), nil)}
	if c, ok := t.Out.State.Current(); ok && c.State != cases.Closed && !c.Lane.Apart() {
		t.Out.Kind, t.Out.Append = Escalated, c.Receipt
		values["receipt"] = string(c.Receipt)
		t.Reply(t.Book.Reply(texts.LightFacetHeld, values))
		return true
	}
	t.Reply(t.Book.Reply(texts.LightFacet, values), human)
	return true
}

// follows answers a message that is read as one with what was answered last, where that leads
// to another answer that some condition holds for.
func (t light) follows(some func(incident.Entry) bool) bool {
	if t.subject() == "" {
		return false
	}
	if t.meaning(); t.Out.Ask != nil {
		return true
	}
	if r := t.given.Outside.Reading; r != nil && len(r.Parts) > 0 {
		return false
	}
	both := inquiry.NewText(t.subject() + ", " + t.words)
	m := t.r.reader.Read(intent.Message{Text: both, Lang: t.Out.State.Lang.Base(), Answer: t.Book.Lang})
	if !m.Known || len(m.Entries) != 1 {
		return false
	}
	found := m.Entries[0]
	likely := t.sameTopic(found) || len(m.Considered) > 0 && m.Considered[0].Score >= otherwise
	asks := found.Kind == incident.FAQ || found.Kind == incident.Escalate && !found.Lane.Wakes()
	if !asks || !likely || found.ID == t.lastEntry().ID || !some(found) {
		return false
	}
	subject := t.subject()
	t.answer(m.Entries)
	t.about(subject)
	return true
}

// about says in front of the answer what the message was taken to be about.
func (t light) about(subject string) {
	k := slices.IndexFunc(t.Out.Replies, func(r inquiry.Reply) bool { return t.r.entries[r.Entry].ID != "" })
	if k < 0 {
		return
	}
	first := &t.Out.Replies[k]
	first.Text = phrasebook.Lines(t.Book.Text(texts.LightAbout, map[string]string{"subject": subject}), first.Text)
}

// The bounds of a message that leans on the last answer with words of its own.
const (
	leaning = 24   // characters
	faintly = 0.15 // how probable the answer beside the last one must be at least
)

// leans answers a short message that alone is not sure to ask for anything, and may ask for an
// answer beside the last one: another of its topic, or one that is offered below it.
func (t light) leans() bool {
	if !t.lit() || t.subject() == "" || utf8.RuneCountInString(t.words) > leaning || brief.Courtesy(t.words) {
		return false
	}
	m := t.inside()
	if m.Ruled || len(m.Considered) == 0 {
		return false
	}
	if first := m.Considered[0]; first.Score >= otherwise { // 「捨ててもいいですか」 behind a letter asks of the letter
		return first.Score < evident && intent.Topic(first.Entry) != t.topic() && t.follows(t.sameTopic)
	}
	for _, c := range m.Considered[:min(len(m.Considered), mostAsked)] {
		if e := t.r.entries[c.Entry]; t.beside(e) && c.Score >= faintly && 2*c.Score >= m.Considered[0].Score {
			t.answer([]incident.Entry{e})
			t.about(t.Book.Label(e.ID))
			return true
		}
	}
	return false
}

// beside reports whether an entry that tells something stands beside the last answer.
func (t light) beside(e incident.Entry) bool {
	last := t.lastEntry()
	if e.Kind != incident.FAQ && (e.Kind != incident.Escalate || e.Lane.Apart()) {
		return false
	}
	offered := func(id string) bool { return intent.Topic(id) == intent.Topic(e.ID) }
	return e.ID != last.ID && t.Book.Label(e.ID) != "" && (t.sameTopic(e) || slices.ContainsFunc(last.Quick, offered))
}

// again says once more what was answered last.
func (t light) again() {
	t.Out.State.Understood()
	t.Out.Kind = Answered
	for _, id := range t.last.Entries {
		t.Out.Topics = append(t.Out.Topics, intent.Topic(id))
		t.entry(t.r.entries[id])
	}
}

// speak goes on in another language, with what was answered last.
func (t light) speak(lang incident.Lang) {
	t.Out.State.Lang, t.Out.State.Foreign = lang, false
	t.Book = t.r.book(lang)
	t.Foreign()
	switch {
	case t.Book.Lang != lang:
		t.Out.Kind = Answered
		if t.Last() == nil {
			t.Say(texts.LightLanguage, status, human)
		}
	case len(t.last.Entries) == 0:
		t.Out.Kind = Answered
		t.Say(texts.LightLanguage, status, human)
	default:
		t.again()
	}
}

// rest tells what was left of the last answers.
func (t light) rest() {
	said := false
	for _, id := range t.last.Untold {
		e := t.r.entries[id]
		if text := portion.Rest(e, t.Book.Of(e.Answer)); text != "" {
			said = true
			t.Out.Topics = append(t.Out.Topics, intent.Topic(id))
			t.Reply(inquiry.Reply{Entry: id, Text: text}, append(slices.Clone(e.Quick), human)...)
		}
	}
	switch {
	case said:
		t.Out.State.Understood()
		t.Out.Kind = Answered
	case t.subject() != "":
		t.more()
	default:
		t.miss(intent.Meaning{})
	}
}

// more offers what else there is to what was answered last.
func (t light) more() {
	t.Out.State.Understood()
	t.Out.Kind, t.Out.Topics = Answered, []string{t.topic()}
	t.Reply(t.Book.Reply(texts.LightMore, map[string]string{"subject": t.subject()}), append(slices.Clone(t.lastEntry().Quick), human)...)
}

// wrong asks what else was meant. Whoever is not understood the next time gets a person.
func (t light) wrong() {
	t.Out.State.Misses = 1
	t.Out.Kind = Clarifying
	quick := append(slices.Clone(t.last.Others), status, human)
	t.Reply(t.Book.Reply(texts.LightWrong, map[string]string{"subject": t.subject()}), quick...)
}

// agrees takes a yes or a no to what was offered.
func (t light) agrees(yes bool) bool {
	switch {
	case len(t.last.Offered) > 0 && yes:
		t.Out.Kind = Clarifying
		t.Say(texts.LightWhich, append(slices.Clone(t.last.Offered), other, human)...)
	case len(t.last.Offered) > 0:
		t.miss(intent.Meaning{})
	case t.last.Person && yes:
		t.Out.State.Understood()
		t.Out.Kind, t.Out.Topics = Escalated, []string{t.topic()}
		t.Handover(cases.General, false)
	case t.last.Person:
		t.Out.State.Understood()
		t.Out.Kind = Smalltalk
		t.Say(texts.LightNo)
	default:
		return false
	}
	return true
}

// picks answers what was offered, or stood below the last answer or was it, where somebody writes its button out.
func (t light) picks() bool {
	below := slices.Concat(t.last.Offered, t.lastEntry().Quick, []string{t.lastEntry().ID})
	n := slices.IndexFunc(below, func(id string) bool { return t.Book.Label(id) == strings.TrimSpace(t.words) })
	if n < 0 || !t.lit() || t.r.entries[below[n]].ID == "" {
		return false
	}
	t.In.Entry = below[n] // as if it had been pressed: its words are the desk's
	t.answer([]incident.Entry{t.r.entries[below[n]]})
	return true
}

// chooses answers the n-th of what was offered.
func (t light) chooses(n int) bool {
	if n >= len(t.last.Offered) {
		return false
	}
	t.answer([]incident.Entry{t.r.entries[t.last.Offered[n]]})
	return true
}

// neither answers who concludes from an answer that something was not announced that there is none.
func (t light) neither() bool {
	e := t.lastEntry()
	m, tells := t.inside(), t.lit() && e.Kind == incident.Escalate && !e.Lane.Apart() && t.subject() != "" && t.topic() != human
	if !tells || !brief.Concludes(t.words) || m.Ruled || m.Known && m.Entries[0].Kind == incident.FAQ {
		return false
	}
	t.Out.Topics = []string{t.topic()}
	held.Held{Draft: t.Draft}.Adds(t.Out.State.CaseFor(e.Lane, t.Now), texts.LightNeither, t.subject())
	return true
}

// item answers whether a kind of data is among the items of those that were spoken of last.
func (t light) item() bool {
	if !t.lit() || len(t.last.Segments) == 0 {
		return false
	}
	asked, names := brief.Kind(t.words)
	m := t.inside()
	one := m.Known && len(m.Entries) == 1
	again := one && slices.Contains(t.last.Entries, m.Entries[0].ID) // "so not my birthday?" asks of the list that they have just read
	if again && !brief.Several(t.words) {
		names = brief.Named(t.words)
	}
	if asked == "" && (!again || names == nil) {
		return false
	}
	if one && !again && slices.Equal(proving.Concerned(t.r.incident, m.Entries[0]), t.last.Segments) {
		return false // alone it asks for another answer about the same people
	}
	text, ok := proving.Item(t.Book, t.r.incident, t.last.Segments, names)
	if !ok {
		return false
	}
	t.Out.State.Understood()
	t.Out.Kind = Answered
	if e := t.lastEntry(); e.ID != "" {
		t.Out.Topics = []string{intent.Topic(e.ID)}
	}
	t.Reply(text, status, human)
	return true
}
