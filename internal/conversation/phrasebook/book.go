// Package phrasebook has the desk's own words in one language: the texts of an incident
// with values filled in, the labels of buttons, and how days, dates, hours and periods are
// named there.
package phrasebook

import (
	"slices"
	"strings"

	"madoguchi/internal/conversation/portion"
	"madoguchi/internal/identity"
	"madoguchi/internal/incident"
	"madoguchi/internal/incident/menu"
	"madoguchi/internal/incident/texts"
	"madoguchi/internal/inquiry"
)

// Other is the button "none of these", which is no entry.
const Other = "other"

// Buttons of the reader outside of the desk, which are no entries: whether a customer wants it.
const (
	ReaderOff = "reader_off"
	ReaderOn  = "reader_on"
)

// MostChoices is how many quick replies a message has: LINE would take 13, a phone shows
// few.
const MostChoices = 6

// Book is the phrasebook of an incident in one language.
type Book struct {
	Lang     incident.Lang // one of those in which the incident is answered
	incident *incident.Incident
	entries  map[string]incident.Entry
	pending  *bool             // something was said that nobody has approved
	twins    map[string]string // what was rendered, for texts that are not translated: in their language
}

// Pending marks what is said with a translation that nobody has approved, in rehearsals. It is
// too short to be taken for a paragraph.
const Pending = "[pending]"

// Open opens the book in the language in which the incident answers somebody who writes
// lang. The entries are those of the incident, by their ids.
func Open(i *incident.Incident, entries map[string]incident.Entry, lang incident.Lang) Book {
	return Book{i.AnswerLang(lang), i, entries, new(bool), map[string]string{}}
}

// Text is one of the desk's own texts. One that is not translated says values that the book
// rendered in its own language.
func (b Book) Text(id texts.ID, values map[string]string) string {
	l := b.incident.Texts[id].Local
	other := incident.Fill(b.incident.In(l, ""), b.twinned(values))
	if b.Of(l) != b.Lang {
		return other
	}
	said := incident.Fill(l[b.Lang], values)
	b.twins[said] = other
	return said
}

// twinned are values as a text says them that is not translated.
func (b Book) twinned(values map[string]string) map[string]string {
	all := map[string]string{}
	for name, value := range values {
		all[name] = value
		if twin, ok := b.twins[value]; ok {
			all[name] = twin
		}
	}
	return all
}

// Names are some names in the language of the book, joined as it joins them.
func (b Book) Names(names []incident.Local) string {
	return b.both(func(in language) string {
		var all []string
		for _, l := range names {
			all = append(all, b.incident.In(l, in.Lang))
		}
		return incident.List(in.Lang, all)
	})
}

// Say is a text in the language of the book; what is not translated into it in English, or in
// the language of the notice.
func (b Book) Say(l incident.Local) string {
	return l[b.Of(l)]
}

// Of is the language in which the book says a text.
func (b Book) Of(l incident.Local) incident.Lang {
	lang := b.incident.Of(l, b.Lang)
	translated := !slices.Contains(b.incident.Languages, lang) // a translation may have the same words as its text
	*b.pending = *b.pending || translated && b.incident.Pending(l[lang])
	return lang
}

// Tells reports whether one of the desk's own texts is there in the language of the book.
func (b Book) Tells(id texts.ID) bool {
	return b.incident.Of(b.incident.Texts[id].Local, b.Lang) == b.Lang
}

// Awaits reports whether something was said that nobody has approved.
func (b Book) Awaits() bool { return *b.pending }

// Mark marks what is said in a rehearsal with translations that nobody has approved.
func (b Book) Mark(said []inquiry.Reply) {
	for i := range said {
		if b.Awaits() {
			said[i].Text = Lines(said[i].Text, Pending)
		}
	}
}

// Partly reports whether the language of the book is one into which the incident is translated:
// in parts, it may be.
func (b Book) Partly() bool { return !slices.Contains(b.incident.Languages, b.Lang) }

// Has reports whether the incident words a text that is optional.
func (b Book) Has(id texts.ID) bool {
	_, ok := b.incident.Texts[id]
	return ok
}

// Reply is a message that says one of the desk's own texts.
func (b Book) Reply(id texts.ID, values map[string]string) inquiry.Reply {
	return inquiry.Reply{Entry: id.String(), Text: b.Text(id, values), Values: values}
}

// Choices are quick replies for entries and taps, each once, those without a label left
// out.
func (b Book) Choices(ids []string) []inquiry.Choice {
	var choices []inquiry.Choice
	for _, id := range ids {
		label := b.Label(id)
		known := slices.ContainsFunc(choices, func(c inquiry.Choice) bool { return c.Entry == id })
		if label == "" || known || len(choices) == MostChoices {
			continue
		}
		choices = append(choices, inquiry.Choice{Entry: id, Label: label})
	}
	return choices
}

// Numbers are the lines that say by which number the company is reached by phone.
func (b Book) Numbers() []string {
	lines := strings.Split(b.Text(texts.Contact, nil), "\n")
	return slices.DeleteFunc(lines, func(line string) bool { return strings.Contains(line, "@") })
}

// Label is what stands on the button of an entry or a tap, "" for what has none.
func (b Book) Label(id string) string {
	switch id {
	case incident.SpeakToHuman:
		return b.Text(texts.HumanLabel, nil)
	case incident.AmIAffected:
		return b.Text(texts.StatusLabel, nil)
	case portion.More:
		return b.Text(texts.MoreLabel, nil)
	case menu.MyCase:
		return b.Text(texts.CaseLabel, nil)
	case Other:
		return b.Text(texts.OtherLabel, nil)
	case ReaderOff:
		return b.Text(texts.ReaderOffLabel, nil)
	case ReaderOn:
		return b.Text(texts.ReaderOnLabel, nil)
	}
	if identity.IsTap(id) {
		return b.Text(texts.OfButton(id), nil)
	}
	return b.both(func(in language) string { return b.incident.In(b.entries[id].Label, in.Lang) })
}

// Lines puts the parts of a message together, one to a line, without empty ones.
func Lines(parts ...string) string {
	parts = slices.DeleteFunc(slices.Clone(parts), func(s string) bool { return strings.TrimSpace(s) == "" })
	return strings.Join(parts, "\n")
}

// Offered are the entries of buttons among which somebody chooses.
func Offered(quick []inquiry.Choice) []string {
	var entries []string
	for _, c := range quick {
		if c.Entry != Other && c.Entry != incident.SpeakToHuman {
			entries = append(entries, c.Entry)
		}
	}
	return entries
}
