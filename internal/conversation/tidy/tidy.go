// Package tidy sees that one reply says each thing about a case once: that a message was added, and when
// somebody is there next. It apologises only for what happened, and offers the telephone to nobody who
// cannot phone, nor while nobody answers it without saying when somebody does.
package tidy

import (
	"slices"
	"strings"

	"madoguchi/internal/cases"
	"madoguchi/internal/conversation/brief"
	"madoguchi/internal/conversation/draft"
	"madoguchi/internal/conversation/memory"
	"madoguchi/internal/conversation/phrasebook"
	"madoguchi/internal/conversation/prose"
	"madoguchi/internal/conversation/who"
	"madoguchi/internal/incident"
	"madoguchi/internal/incident/texts"
	"madoguchi/internal/inquiry"
	"madoguchi/internal/lazyregexp"
)

// Tidy tidies the replies of one message.
type Tidy struct {
	*draft.Draft
	Before memory.State
}

// Up tidies them up.
func (t Tidy) Up() {
	t.regret()
	t.unfelt()
	t.needless()
	t.thanks()
	t.add()
	t.open()
	t.phone()
}

// id is which of the desk's own texts a reply is, 0 for none.
func id(r inquiry.Reply) texts.ID {
	id, _ := texts.Named(r.Entry)
	return id
}

// regret leaves an apology out for what did not happen, and says another one in other words.
func (t Tidy) regret() {
	s := &t.Out.State
	for i := range t.Out.Replies {
		r := &t.Out.Replies[i]
		of := id(*r)
		if of != texts.AsideMistaken && of != texts.AsideSame {
			continue
		}
		owned := t.owned(r.Text)
		said := t.sorry(of)
		if said != 0 {
			s.Regrets, owned = append(slices.Clip(s.Regrets), said.String()), ""
		} else {
			said = t.plain(i)
		}
		r.Text = owned // what is said instead, or nothing beside an answer
		if said != 0 {
			text := phrasebook.Lines(owned, t.Book.Text(said, r.Values))
			*r = inquiry.Reply{Entry: said.String(), Text: text, Values: r.Values, Quick: r.Quick}
		}
	}
	t.Out.Replies = slices.DeleteFunc(t.Out.Replies, func(r inquiry.Reply) bool { return r.Text == "" })
}

// owned is the line with which a text owns up to have misread the customer, "" where it does not.
func (t Tidy) owned(text string) string {
	line, _, _ := strings.Cut(text, "\n")
	if line == t.Book.Text(texts.CaseWrong, nil) || line == t.Book.Text(texts.CaseWrongAgain, nil) {
		return line
	}
	return ""
}

// sorry is the apology for a misunderstanding, or for saying the same again, that was not said in this talk;
// 0 where nothing happened, or all of them were.
func (t Tidy) sorry(of texts.ID) texts.ID {
	words := t.Out.Words.Words()
	happened := brief.Corrects(words)
	if of == texts.AsideSame {
		happened = brief.Repeats(words) || t.Before.Heard.Again > 0
	}
	ways := []texts.ID{of, of.Otherwise()}
	if of == texts.AsideSame && !happened && brief.Unanswered(words) {
		happened, ways = true, []texts.ID{texts.LightUseless}
	}
	for _, way := range ways {
		if happened && !slices.Contains(t.Out.State.Regrets, way.String()) {
			return way
		}
	}
	return 0
}

// plain is what is said without an apology: nothing beside other replies.
func (t Tidy) plain(at int) texts.ID {
	s := &t.Out.State
	switch {
	case len(t.Out.Replies) > at+1:
		return 0
	case !brief.Statement(t.Out.Words.Words()):
		s.Passed.Asked++
		return texts.OfAsked(s.Passed.Asked-1, false)
	}
	s.Passed.Heard++
	return texts.OfHeard(s.Passed.Heard - 1)
}

// unfelt leaves out of what is said to the press what says how somebody may feel.
func (t Tidy) unfelt() {
	of := func(c memory.CaseRef) bool { return c.Lane == cases.Press }
	if !who.Press(prose.Plain(t.Out.Words.Words())) && !slices.ContainsFunc(t.Out.State.Open(), of) {
		return
	}
	for i := range t.Out.Replies {
		t.Out.Replies[i].Text = phrasebook.Unfelt(t.Out.Replies[i].Text)
	}
}

// needless leaves out that it helps to add what it is about, for who wants a person and told that: beside the wish,
// or before it.
func (t Tidy) needless() {
	sentences := prose.Sentences(prose.Plain(t.Out.Words.Words()))
	if len(sentences) < 2 && len(t.Before.Last.Entries) == 0 {
		return
	}
	for i, r := range t.Out.Replies {
		if r.Entry == incident.SpeakToHuman {
			t.Out.Replies[i].Text, _, _ = strings.Cut(r.Text, "\n")
		}
	}
}

// thanks leaves out of a mail the thanks for what was given: the mail begins with thanks.
func (t Tidy) thanks() {
	if t.In.Channel != inquiry.Email || len(t.Out.Replies) == 0 || !id(t.Out.Replies[0]).Added() {
		return
	}
	first := &t.Out.Replies[0]
	if rest := thanked.ReplaceAllString(first.Text, ""); strings.TrimSpace(rest) != "" {
		first.Text = strings.TrimLeft(rest, " \n")
	}
}

// thanked are thanks that stand in front of something else.
var thanked = lazyregexp.New(`^(?:(?:ご連絡|お知らせくださり、?)?ありがとうございます。|Thank you(?: for (?:telling us|letting us know|your message|` +
	`writing))?\. ?|` +
	`[谢謝]{2}(?:您|您告诉我们|您告訴我們|您的联系|您的聯繫)?。|(?:알려 주셔서 |연락 주셔서 )?감사합니다\. ?)`)

// add leaves out that a message was added to a case where another reply says so.
func (t Tidy) add() {
	again := func(r inquiry.Reply) bool {
		return slices.Contains([]texts.ID{texts.HandoverAgainOpen, texts.HandoverAgainClosed}, id(r))
	}
	var said []inquiry.Reply
	for _, r := range t.Out.Replies {
		if n := len(said); n > 0 && id(r).Asked() && id(said[n-1]).Added() && !strings.Contains(said[n-1].Text, "\n") {
			r.Text = phrasebook.Lines(t.Book.Text(texts.CaseWaits, nil), r.Text) // the question went there, and so did the rest
			said = said[:n-1]
		}
		if again(r) && slices.ContainsFunc(said, func(r inquiry.Reply) bool { return id(r).Adds() }) {
			if last := &said[len(said)-1]; len(last.Quick) == 0 {
				last.Quick = r.Quick
			}
			continue
		}
		said = append(said, r)
	}
	t.Out.Replies = said
}

// open says once when somebody is there next.
func (t Tidy) open() {
	if t.Calendar.Open(t.Now) {
		return
	}
	next := t.Book.Opening(t.Calendar.Next(t.Now))
	values := map[string]string{"next_opening": next}
	alone := t.Book.Text(texts.AsideNext, values)
	told := false
	for i := range t.Out.Replies {
		r := &t.Out.Replies[i]
		switch {
		case !told:
		case id(*r) == texts.HandoverAgainClosed:
			closed, open := t.Book.Text(texts.HandoverAgainClosed, r.Values), t.Book.Text(texts.HandoverAgainOpen, r.Values)
			r.Text = strings.Replace(r.Text, closed, open, 1)
		case id(*r) != 0:
			r.Text = without(r.Text, func(line string) bool { return line == alone || id(*r).Later() && strings.Contains(line, next) })
		}
		told = told || strings.Contains(r.Text, next)
	}
	if n := len(t.Out.Replies); !told && slices.ContainsFunc(t.Out.Replies, t.offers) {
		last := &t.Out.Replies[n-1]
		last.Text = phrasebook.Lines(last.Text, alone)
	}
}

// without is a text without some of its lines; not without all.
func without(text string, some func(line string) bool) string {
	lines := slices.DeleteFunc(strings.Split(text, "\n"), some)
	if len(lines) == 0 {
		return text
	}
	return strings.Join(lines, "\n")
}

// offers reports whether a reply offers the telephone.
func (t Tidy) offers(r inquiry.Reply) bool {
	if id(r).Phones() {
		return false // it says when
	}
	lines := strings.Split(r.Text, "\n")
	return slices.ContainsFunc(t.Book.Numbers(), func(number string) bool { return slices.Contains(lines, number) })
}

// ofPhone reports whether an entry is about when the telephone is answered.
func ofPhone(entry string) bool {
	topic, _, _ := strings.Cut(entry, ".")
	return topic == "phone_number_hours" || topic == "outside_hours"
}

// phone takes the offer of the telephone away from who cannot phone.
func (t Tidy) phone() {
	if !memory.Unphones(t.Out.State, t.Now) {
		return
	}
	numbers := t.Book.Numbers()
	for i := range t.Out.Replies {
		r := &t.Out.Replies[i]
		r.Quick = slices.DeleteFunc(slices.Clone(r.Quick), func(c inquiry.Choice) bool { return ofPhone(c.Entry) })
		other := map[texts.ID]texts.ID{texts.AsideCall: texts.CaseCall, texts.CaseSame1: texts.CaseSame2}[id(*r)]
		if other != 0 {
			r.Text = strings.Replace(r.Text, t.Book.Text(id(*r), r.Values), t.Book.Text(other, r.Values), 1)
		}
		if id(*r) != texts.PhoneOpen { // they asked
			r.Text = without(r.Text, func(line string) bool { return slices.Contains(numbers, line) })
		}
	}
}
