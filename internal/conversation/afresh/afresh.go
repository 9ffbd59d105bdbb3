// Package afresh sees that nothing is said twice in a row as if it were new. What a customer
// has just read comes in other words, or is introduced as what they hear again.
package afresh

import (
	"hash/fnv"
	"slices"
	"strings"
	"unicode/utf8"

	"madoguchi/internal/conversation/memory"
	"madoguchi/internal/conversation/phrasebook"
	"madoguchi/internal/incident"
	"madoguchi/internal/incident/texts"
	"madoguchi/internal/inquiry"
)

// shortest is how many characters a line has that is a paragraph. A greeting may come twice.
const shortest = 10

// Say is what is said for replies, with what the customer has heard then. It rests on this
// conversation alone. Texts for somebody in danger are left as they are: where to call is
// said each time. Chat tells the entries that are small talk.
func Say(replies []inquiry.Reply, before memory.Heard, book phrasebook.Book, chat func(entry string) bool) ([]inquiry.Reply, memory.Heard) {
	t := telling{before: before, book: book, chat: chat}
	var said, left []inquiry.Reply
	for i, r := range replies {
		switch known := t.known(r) && !danger(r) && handsOver(replies[i+1:]); {
		case known && t.passesOn(r): // whom it goes to is known; what follows says that it went there
		case known && answers(r): // so is the answer, which did not help: it goes there without it
			left = append(left, r)
		case len(left) > 0 && handsOver(replies[i:i+1]):
			said = append(said, t.instead(t.fresh(r)))
		default:
			said = append(said, t.fresh(r))
		}
	}
	if len(said) == 0 {
		return nil, before
	}
	now := memory.Heard{Lines: sums(slices.Concat(said, left))}
	if t.introduced {
		now.Again = before.Again + 1
	}
	return said, now
}

// sums are those of the paragraphs of replies.
func sums(replies []inquiry.Reply) (all []uint64) {
	for _, r := range replies {
		for line := range strings.Lines(r.Text) {
			if long(line) {
				all = append(all, sum(line))
			}
		}
	}
	return all
}

// telling is one run of Say.
type telling struct {
	before     memory.Heard
	book       phrasebook.Book
	chat       func(entry string) bool
	introduced bool // what comes again was introduced
}

// fresh is what is said for a reply.
func (t *telling) fresh(r inquiry.Reply) inquiry.Reply {
	if danger(r) {
		return r
	}
	if t.owned(r) {
		t.introduced = true
		return r
	}
	switch {
	case t.known(r):
	case calls(r):
		r.Text = t.without(r.Text, func(line string) bool { return !t.reaches(line) })
	default:
		r.Text = t.shortened(t.without(r.Text, t.reaches))
	}
	if !t.hasHeard(t.withoutReach(r.Text)) {
		return r
	}
	if other := t.other(r); other != 0 {
		if text := t.book.Text(other, r.Values); !t.hasHeard(text) {
			r.Text = text
			return r
		}
	}
	if t.introduced {
		return r
	}
	return t.introduce(r)
}

// owned reports whether a reply begins with the apology for a misunderstanding, and goes on with what the customer has
// just read beside what they did not mean: the apology introduces it.
func (t *telling) owned(r inquiry.Reply) bool {
	first, rest, _ := strings.Cut(r.Text, "\n")
	sorry := []string{t.book.Text(texts.CaseWrong, nil), t.book.Text(texts.CaseWrongAgain, nil)}
	return slices.Contains(sorry, first) && answers(r) && t.known(inquiry.Reply{Text: rest})
}

// other is the text that says the same in other words, 0 for none.
func (t *telling) other(r inquiry.Reply) texts.ID {
	if t.chat(r.Entry) {
		return texts.ChatAgain
	}
	id, _ := texts.Named(r.Entry)
	return id.Otherwise()
}

// passesOn reports whether a reply only says that the question goes to a person.
func (t *telling) passesOn(r inquiry.Reply) bool {
	id, own := texts.Named(r.Entry)
	return own && !id.Proof() && !id.Phones() || r.Entry == incident.SpeakToHuman
}

// introduce says in front of a reply that it comes again, in other words each time. The third
// time a person is offered.
func (t *telling) introduce(r inquiry.Reply) inquiry.Reply {
	t.introduced = true
	id := texts.AgainPartly
	if t.begins(r) || t.hasHeard(t.book.Text(id, nil)) {
		id = texts.OfAgain(t.before.Again)
	}
	if id == texts.Again3 {
		r.Quick = offering(r.Quick, t.book)
	}
	r.Text = phrasebook.Lines(t.book.Text(id, nil), r.Text)
	return r
}

// offering are quick replies with one for a person.
func offering(quick []inquiry.Choice, book phrasebook.Book) []inquiry.Choice {
	human := book.Choices([]string{incident.SpeakToHuman})
	rest := slices.DeleteFunc(slices.Clone(quick), func(c inquiry.Choice) bool { return c.Entry == incident.SpeakToHuman })
	return append(human, rest[:min(len(rest), phrasebook.MostChoices-1)]...)
}

// shortened is a text without the lines at its end that the customer has just read.
func (t *telling) shortened(text string) string {
	lines := strings.Split(text, "\n")
	end := len(lines)
	for end > 1 && t.heard(lines[end-1]) {
		end--
	}
	if slices.ContainsFunc(lines[:end], func(l string) bool { return long(l) && !t.heard(l) && !phrasebook.Regrets(l) }) {
		return strings.Join(lines[:end], "\n")
	}
	return text
}

// known reports whether the customer has just read all of it.
func (t *telling) known(r inquiry.Reply) bool {
	any := false
	for line := range strings.Lines(r.Text) {
		if long(line) && !t.heard(line) {
			return false
		}
		any = any || long(line)
	}
	return any
}

// begins reports whether a reply begins with what the customer has just read.
func (t *telling) begins(r inquiry.Reply) bool {
	for line := range strings.Lines(r.Text) {
		if long(line) {
			return t.heard(line)
		}
	}
	return false
}

// withoutReach is a text without the lines that say where to call or write: in a reply that speaks of calls these
// may come again.
func (t *telling) withoutReach(text string) string {
	return strings.Join(slices.DeleteFunc(strings.Split(text, "\n"), t.reaches), "\n")
}

// reaches reports whether a line says where to call or write.
func (t *telling) reaches(line string) bool {
	return slices.Contains(strings.Split(t.book.Text(texts.Contact, nil), "\n"), strings.TrimSpace(line))
}

// without is a text without some of the lines that the customer has just read.
func (t *telling) without(text string, some func(line string) bool) string {
	lines := slices.DeleteFunc(strings.Split(text, "\n"), func(line string) bool { return t.heard(line) && some(line) })
	return strings.Join(lines, "\n")
}

// hasHeard reports whether the customer has just read a line of a text.
func (t *telling) hasHeard(text string) bool {
	for line := range strings.Lines(text) {
		if t.heard(line) {
			return true
		}
	}
	return false
}

func (t *telling) heard(line string) bool {
	return long(line) && slices.Contains(t.before.Lines, sum(line))
}

// answers reports whether a reply is what an incident answers, and no text of the desk's own.
func answers(r inquiry.Reply) bool {
	_, own := texts.Named(r.Entry)
	return !own
}

// instead says in front of a handover why the answer is not there once more.
func (t *telling) instead(handover inquiry.Reply) inquiry.Reply {
	if why := t.book.Text(texts.AgainStaff, nil); !t.hasHeard(why) {
		handover.Text = phrasebook.Lines(why, handover.Text)
	}
	return handover
}

// calls reports whether a reply says who may call whom: the number that it speaks of stands in it.
func calls(r inquiry.Reply) bool {
	id, _ := texts.Named(r.Entry)
	return id.Phones() || id == texts.AsideCall
}

// danger reports whether a reply is for somebody in danger.
func danger(r inquiry.Reply) bool {
	id, _ := texts.Named(r.Entry)
	return id.Danger()
}

// handsOver reports whether one of the replies says that a person has it.
func handsOver(replies []inquiry.Reply) bool {
	return slices.ContainsFunc(replies, func(r inquiry.Reply) bool {
		id, _ := texts.Named(r.Entry)
		return id.Handover()
	})
}

func long(line string) bool { return utf8.RuneCountInString(strings.TrimSpace(line)) >= shortest }

func sum(line string) uint64 {
	h := fnv.New64a()
	h.Write([]byte(strings.TrimSpace(line)))
	return h.Sum64()
}
