package incident

import (
	"embed"
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strings"

	"madoguchi/internal/incident/texts"
	"madoguchi/internal/incident/translated"
	"madoguchi/internal/strictyaml"
)

// Languages into which an incident may be translated, as tags of RFC 5646: Chinese by its
// script.
const (
	Simplified  Lang = "zh-Hans"
	Traditional Lang = "zh-Hant"
	Korean      Lang = "ko"
)

// Base is the language without its script: zh of zh-Hant.
func (l Lang) Base() Lang {
	base, _, _ := strings.Cut(string(l), "-")
	return Lang(base)
}

// shipped holds the translations of the texts that an incident leaves to the desk.
//
//go:embed defaults/translations
var shipped embed.FS

// readTranslations reads what is translated, and puts what somebody approved among the texts.
func readTranslations(r *reader, i *Incident, names [][]string) error {
	first := r.first()
	read := translated.Reader{Folder: r.Folder, From: string(first), Names: names}
	standard := translated.Reader{}
	i.each(func(s translated.Source, l *Local) {
		if s.Text = (*l)[first]; s.Text == "" {
			return
		}
		read.Sources = append(read.Sources, s)
		if id, _ := texts.Named(s.ID); s.Section == "texts" && i.Texts[id].Standard {
			standard.Sources = append(standard.Sources, s)
		}
	})
	own, err := fs.Sub(shipped, "defaults")
	if err != nil {
		return fmt.Errorf("default texts: %w", err)
	}
	// A text that the incident words itself has no translation of the desk's.
	standard.Folder, standard.Partial = strictyaml.Open(own, manual), true
	i.Translations = append(standard.Read(), read.Read()...)
	if err := standard.Err(); err != nil {
		return fmt.Errorf("default texts: %w", err)
	}
	i.Sources = read.Sources
	i.speak(false)
	return nil
}

// each calls f for every text that may be translated, and where it stands: once for each
// place, an item's name for each segment that has it.
func (i *Incident) each(f func(s translated.Source, l *Local)) {
	say := func(section, id, part string, l *Local, s translated.Source) {
		s.Key = translated.Key{Section: section, ID: id, Part: part}
		s.Label = s.Label || part == "label"
		if len(*l) > 0 {
			f(s, l)
		}
	}
	say("incident", "company", "", &i.Company, translated.Source{})
	for k := range i.Segments {
		s := &i.Segments[k]
		say("segments", s.ID, "name", &s.Name, translated.Source{})
		say("segments", s.ID, "advice", &s.Advice, translated.Source{})
		for n := range s.Items {
			say("items", s.Items[n].ID, "", &s.Items[n].Name, translated.Source{})
		}
	}
	for k := range i.HelpLines {
		h := &i.HelpLines[k]
		say("help_lines", h.Number, "name", &h.Name, translated.Source{})
		say("help_lines", h.Number, "hours", &h.Hours, translated.Source{})
	}
	for _, id := range texts.All() {
		t, ok := i.Texts[id]
		if form := id.Form(); ok && !id.ToStaff() && !id.Tongue() {
			say("texts", id.String(), "", &t.Local, translated.Source{Must: form.Must, May: form.May, Label: id.Label()})
			i.Texts[id] = t
		}
	}
	for k := range i.Entries {
		e := &i.Entries[k]
		if e.Says != 0 {
			continue // in the words of the desk
		}
		say("answers", e.ID, "label", &e.Label, translated.Source{})
		say("answers", e.ID, "answer", &e.Answer, translated.Source{})
		say("answers", e.ID, "short", &e.Short, translated.Source{})
		say("answers", e.ID, "open", &e.Open, translated.Source{})
		say("answers", e.ID, "closed", &e.Closed, translated.Source{May: []string{"next_opening"}})
	}
	for k := range i.Snippets {
		s := &i.Snippets[k]
		say("snippets", s.ID, "label", &s.Label, translated.Source{})
		say("snippets", s.ID, "text", &s.Local, translated.Source{})
	}
}

// Rehearsed returns the incident with the translations that nobody has approved yet, for
// rehearsals: no customer reads them. [Incident.Pending] tells them apart.
func (i *Incident) Rehearsed() *Incident {
	all := *i
	all.Segments, all.HelpLines, all.Snippets = slices.Clone(i.Segments), slices.Clone(i.HelpLines), slices.Clone(i.Snippets)
	all.Entries, all.Texts = slices.Clone(i.Entries), maps.Clone(i.Texts)
	for k := range all.Segments {
		all.Segments[k].Items = slices.Clone(all.Segments[k].Items)
	}
	all.speak(true)
	return &all
}

// speak puts translations among the texts: those that are approved, in rehearsals all.
func (i *Incident) speak(pending bool) {
	if i.pending = nil; pending {
		i.pending = map[string]bool{}
	}
	for _, t := range i.Translations {
		lang, any := Lang(t.Lang), false
		i.each(func(s translated.Source, l *Local) {
			if p, ok := t.Texts[s.Key]; ok && (p.Approved || pending) {
				any = true
				i.add(l, lang, p.Text, p.Approved)
			}
		})
		if any && !slices.Contains(i.Spoken, lang) {
			i.Spoken = append(slices.Clip(i.Spoken), lang)
		}
	}
	for k := range i.Entries {
		e := &i.Entries[k]
		if e.Says == 0 {
			continue
		}
		e.Answer = i.Texts[e.Says].Local
		for lang, label := range e.Called {
			if pending && !slices.Contains(i.Languages, Lang(lang)) {
				i.add(&e.Label, Lang(lang), label, false)
			}
		}
	}
}

func (i *Incident) add(l *Local, lang Lang, text string, approved bool) {
	all := maps.Clone(*l)
	all[lang] = text
	*l = all
	if !approved {
		i.pending[text] = true
	}
}

// Pending reports whether a text is a translation that nobody has approved.
func (i *Incident) Pending(text string) bool { return i.pending[text] }

// Speaks reports whether somebody who writes lang is answered in it, in parts at least.
func (i *Incident) Speaks(lang Lang) bool {
	return slices.Contains(i.Languages, lang) || slices.Contains(i.Spoken, lang)
}

// In is a text in a language; where it is not there in that, in the one of [Incident.Of].
func (i *Incident) In(l Local, lang Lang) string { return l[i.Of(l, lang)] }

// Of is the language in which a text is said to who is answered in lang: that one where it is
// there, else English, else that of the notice.
func (i *Incident) Of(l Local, lang Lang) Lang {
	if _, ok := l[lang]; ok {
		return lang
	}
	return i.fallback()
}

// fallback is the language for who reads none of those of the incident.
func (i *Incident) fallback() Lang {
	if slices.Contains(i.Languages, English) {
		return English
	}
	return i.Languages[0]
}

// Coverage is how much is translated into each language into which something is.
func (i *Incident) Coverage() []translated.Coverage {
	return translated.Covered(i.Sources, i.Translations)
}
