package casefile

import (
	"maps"
	"slices"
	"strings"

	"madoguchi/internal/cases"
	"madoguchi/internal/casework"
	"madoguchi/internal/incident"
	"madoguchi/internal/incident/forms"
	"madoguchi/internal/incident/texts"
	"madoguchi/internal/inquiry"
	"madoguchi/internal/lazyregexp"
	"madoguchi/internal/outbox"
)

// inserts are the texts of the incident as a page shows and inserts them.
type inserts struct{ incident *incident.Incident }

func (d Room) inserts() inserts { return inserts{d.Site.Incident} }

// spoken is what the desk said by an entry or a text of its own.
func (d inserts) spoken(k outbox.Kept, lang incident.Lang) spoken {
	i := d.incident
	if e, ok := i.Entry(k.Entry); ok {
		return spoken{i.In(e.Label, lang), incident.Fill(i.In(e.Answer, lang), k.Values), k.Entry}
	}
	return spoken{"", d.ownText(k, lang), k.Entry}
}

// approved are the answers that staff may insert: those that hold by themselves,
// with nothing to fill in.
func (d inserts) approved(lang incident.Lang) []spoken {
	i := d.incident
	lang = i.AnswerLang(lang)
	var all []spoken
	for _, e := range i.Entries {
		if text := i.In(e.Answer, lang); e.Kind == incident.FAQ && text != "" && !strings.Contains(text, "{{") {
			all = append(all, spoken{i.In(e.Label, lang), text, e.ID})
		}
	}
	return all
}

// snippets are the incident's texts for staff.
func (d inserts) snippets(lang incident.Lang) []spoken {
	i := d.incident
	lang = i.AnswerLang(lang)
	var all []spoken
	for _, s := range i.Snippets {
		all = append(all, spoken{i.In(s.Label, lang), i.In(s.Local, lang), s.ID})
	}
	return all
}

// ends reports whether a snippet closes the case.
func (d inserts) ends(id string) bool {
	return slices.ContainsFunc(d.incident.Snippets, func(s incident.Snippet) bool { return s.ID == id && s.Ends })
}

// forms are the forms that may go with an answer in a case, by name: with mail, and with nothing else.
func (d inserts) forms(c cases.Case, lang incident.Lang) []spoken {
	var all []spoken
	for _, f := range d.incident.Forms {
		if c.Channel == inquiry.Email {
			all = append(all, spoken{Label: f.Name(d.langs(lang)...), Entry: f.ID})
		}
	}
	return all
}

func (d inserts) langs(lang incident.Lang) []string {
	return []string{string(d.incident.AnswerLang(lang)), string(d.incident.Languages[0])}
}

// form is the form of an id, nil for none.
func (d inserts) form(id, lang string) (*casework.Form, error) {
	if id == "" {
		return nil, nil
	}
	f, ok := forms.Named(d.incident.Forms, id)
	if !ok {
		return nil, wrong("noForm")
	}
	file := inquiry.Attachment{Name: inquiry.NewText(f.Name(d.langs(incident.Lang(lang))...)), Kind: forms.Kind, Size: len(f.Content)}
	return &casework.Form{ID: f.ID, SHA256: f.SHA256, File: file}, nil
}

// attach puts an approved answer or a snippet below what was written.
func (d inserts) attach(text, entry, lang string) (string, error) {
	if entry == "" {
		return text, nil
	}
	for _, e := range slices.Concat(d.snippets(incident.Lang(lang)), d.approved(incident.Lang(lang))) {
		if e.Entry == entry {
			return strings.TrimSpace(text + "\n\n" + e.Text), nil
		}
	}
	return "", wrong("noEntry")
}

// ownText is a text of the desk's own as the customer read it.
func (d inserts) ownText(k outbox.Kept, lang incident.Lang) string {
	i := d.incident
	id, _ := texts.Named(k.Entry)
	values := maps.Clone(k.Values)
	if way, ok := values["way"]; ok { // kept as the name of the channel
		values["way"] = i.In(i.Texts[texts.OfWay(way)].Local, lang)
	}
	text := incident.Fill(i.In(i.Texts[id].Local, lang), values)
	text = unfilled.ReplaceAllLiteralString(text, "") // told before the text had that place
	if id.Status() {                                  // a segment without advice leaves no gap there
		text = strings.ReplaceAll(text, "\n\n", "\n")
	}
	return text
}

var unfilled = lazyregexp.New(`\n?[^\n]*\{\{[^\n]*`)
