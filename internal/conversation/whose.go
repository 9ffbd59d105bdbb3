package conversation

import (
	"slices"

	"madoguchi/internal/conversation/attend"
	"madoguchi/internal/conversation/brief"
	"madoguchi/internal/conversation/intent"
	"madoguchi/internal/conversation/phrasebook"
	"madoguchi/internal/conversation/prose"
	"madoguchi/internal/conversation/tongue"
	"madoguchi/internal/conversation/typed"
	"madoguchi/internal/conversation/who"
	"madoguchi/internal/incident"
	"madoguchi/internal/incident/texts"
)

// whose tells questions about the customer from those about somebody else.
type whose struct{ *step }

// own reads as a question about the customer themself what was taken for one about somebody
// else or for an attack: the status of an address, for a code proves whose it is; whoever
// says who they are and speaks of nobody else; and to be verified harms nobody.
func (t whose) own(found []incident.Entry) []incident.Entry {
	words := t.In.Text.Words()
	if t.In.Entry != "" {
		return found // a button says what it is about
	}
	found, of := t.r.reader.OfWhom(found, words, t.mourns())
	if of || len(found) != 1 {
		return found
	}
	topic := intent.Topic(found[0].ID)
	if topic == overseas && tongue.Named(words) {
		return t.r.reader.Or(overseas+".language", found)
	}
	if found[0].Kind == incident.Unsafe && !slices.Contains(incident.ByRule(), topic) && t.oneself(topic) {
		return []incident.Entry{t.r.entries[status]}
	}
	return found
}

// calls answers who asks to be called, whatever else the words are near to: what was announced on that comes
// before anybody says yes.
func (t whose) calls() bool {
	words := prose.Plain(t.In.Text.Words())
	wants := who.WantsCall(words) && !brief.OthersCall(words)
	if _, ok := t.r.entries[attend.Callback]; !ok || t.In.Entry != "" || t.Out.State.Cares(t.Now) || !wants {
		return false
	}
	m := t.inside()
	if lane, _ := intent.Lane(m.Entries); m.Known && (len(m.Entries) > 1 || lane.Apart()) {
		return false
	}
	t.answer([]incident.Entry{t.r.entries[attend.Callback]})
	return true
}

// How probable a topic must be that no rule of words takes away: whose status is asked words tell better than an attack.
const (
	evidence = 0.95
	attacks  = 0.9
)

// oneself reports whether the customer asks about themself after all, in words that were taken for
// something to decline.
func (t whose) oneself(topic string) bool {
	words := t.In.Text.Words()
	evident := func(least float64) bool { return t.inside().Likeliest(topic, least) }
	if t.typed.Address != "" && !typed.OfOthers(words) {
		return topic == intent.Third || !evident(attacks) // a code proves whose address it is
	}
	ofThem := topic == intent.Third && !evident(evidence) && who.AsksStatus(words)
	own := who.Jointly(words) || who.Own(words) && who.OwnData(words) || who.Before(words) && !who.AsksForAnother(words)
	return topic == intent.Third && own || !who.Others(words) && (typed.Mentions(words) || ofThem)
}

// overseas is how to reach the desk from abroad, or in another language.
const overseas = "overseas_customer_help"

// mourns reports whether the customer speaks of somebody who died, or did before.
func (t whose) mourns() bool {
	s, words := &t.Out.State, t.In.Text.Words()
	s.Mourns = (s.Mourns || t.In.Entry == "" && who.Mourns(words)) && !who.Lives(words)
	return s.Mourns
}

// condole says once, before anything else, what is said to who speaks of somebody who died.
func (t whose) condole(found []incident.Entry) {
	ofFamily := slices.ContainsFunc(found, func(e incident.Entry) bool { return intent.Topic(e.ID) == intent.Family })
	if s := &t.Out.State; t.mourns() && ofFamily && !s.Condoled && len(t.Out.Replies) > 0 {
		s.Condoled = true
		phrasebook.Condole(t.Out.Replies, t.Book.Text(texts.Condolence, nil))
	}
}

// takesBack takes the condolence back where nobody died.
func (t whose) takesBack() bool {
	s := &t.Out.State
	ofFamily := intent.Topic(inLight(t.step).Entry().ID) == intent.Family && !s.Mourns // whose answer names those who died
	if !s.Condoled && !ofFamily || t.In.Mail.Doubtful() || t.Form() || !who.Lives(t.In.Text.Words()) {
		return false
	}
	s.Understood()
	c, _ := s.Current()
	s.Mourns, s.Condoled, t.Out.Kind, t.Out.Append = false, false, Escalated, c.Receipt
	t.Say(texts.CondolenceWrong, human)
	return true
}
