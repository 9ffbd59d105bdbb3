package incident

import (
	_ "embed"
	"slices"
	"strings"

	"madoguchi/internal/incident/texts"
	"madoguchi/internal/incident/wording"
	"madoguchi/internal/strictyaml"
)

// standard holds the texts of the desk that are the same for most incidents.
//
//go:embed defaults/texts.yaml
var standard []byte

// textReader reads the texts of the desk.
type textReader struct {
	*reader
	segments []Segment
	texts    map[texts.ID]Text
}

// readTexts reads texts.yaml, and adds the texts that the incident leaves to the desk: a
// folder that was written before the desk had such a text loads without it. Each id has
// a text then, and each text an id.
func readTexts(r *reader, segments []Segment) map[texts.ID]Text {
	t := &textReader{r, segments, map[texts.ID]Text{}}
	top := r.YAML("texts.yaml")
	for _, n := range top.List() {
		if f := n.Object(append([]string{"id", "cites?"}, r.langKeys()...)...); f.There() {
			t.read(f)
		}
	}
	for _, n := range r.Parse("defaults/texts.yaml", standard).List() {
		f := n.Object("id", string(Japanese), string(English))
		id, _ := texts.Named(f.Get("id").Text())
		if _, ok := t.texts[id]; !ok {
			t.read(f)
			text := t.texts[id]
			text.Standard = true
			t.texts[id] = text
		}
	}
	for _, id := range texts.All() {
		if _, ok := t.texts[id]; top.There() && !ok && !id.Form().Optional {
			r.Add(strictyaml.Place{File: "texts.yaml"}, "the text %s is missing; add it, the desk says it", id)
		}
	}
	return t.texts
}

func (t *textReader) read(f strictyaml.Fields) {
	name := f.Get("id").Text()
	if name == "" {
		return
	}
	id, known := texts.Named(name)
	if !known {
		f.Get("id").Add("the desk has no text %s; take it out or correct the id", strictyaml.Short(name))
		return
	}
	if _, ok := t.texts[id]; ok {
		f.Get("id").Add("the text %s is there twice; keep one", id)
		return
	}
	said := t.said(f)
	text := Text{ID: id, Cites: t.citing(f.Get("cites")), Local: Local{}}
	for _, lang := range t.langs {
		if p, ok := said[lang]; ok {
			text.Local[lang] = p.Text
			t.check(text, p, lang)
		}
	}
	t.texts[id] = text
}

// check checks what the form of a text asks for, and hands it to the lock.
func (t *textReader) check(text Text, p strictyaml.Phrase, lang Lang) {
	form, label := text.ID.Form(), text.ID.Label()
	wording.Placeholders(t.Folder, p, slices.Concat(form.Must, form.May), form.Must)
	if label {
		wording.Button(t.Folder, p)
	}
	if c, ok := ofItems(text.ID); ok {
		t.listing(p, lang, c)
		return
	}
	t.say(spoken{Phrase: p, lang: lang, cites: text.Cites, label: label, own: true, inner: text.ID.ToStaff()})
}

// ofItems is the certainty of the items that a text lists, if it lists any.
func ofItems(id texts.ID) (Certainty, bool) {
	for _, c := range []Certainty{Leaked, Likely, Unconfirmed} {
		if id == texts.OfCertainty(string(c)) {
			return c, true
		}
	}
	return "", false
}

// listing says a text that lists items as it will be said to each segment, and
// holds it against the facts of that segment.
func (t *textReader) listing(p strictyaml.Phrase, lang Lang, c Certainty) {
	for _, s := range t.segments {
		var names []string
		for _, item := range s.Items {
			if item.Certainty == c {
				names = append(names, item.Name[lang])
			}
		}
		if len(names) > 0 {
			said := p
			said.Text = Fill(p.Text, map[string]string{"items": List(lang, names)})
			t.say(spoken{Phrase: said, lang: lang, cites: s.Cites})
		}
	}
}

// List joins names the way a language does.
func List(lang Lang, names []string) string {
	if base := lang.Base(); base == Japanese || base == "zh" {
		return strings.Join(names, "、")
	}
	return strings.Join(names, ", ")
}
