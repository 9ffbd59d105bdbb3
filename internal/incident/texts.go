package incident

import (
	_ "embed"
	"slices"
	"strings"

	"madoguchi/internal/incident/texts"
)

// readTexts reads texts.yaml.
func (l *loader) readTexts() {
	d, top := l.open("texts.yaml")
	l.incident.Texts = map[texts.ID]Text{}
	for _, n := range d.list(top) {
		f := d.object(n, append([]string{"id", "cites?"}, languageKeys(l.incident.Languages)...)...)
		if f != nil {
			l.readText(d, f)
		}
	}
	l.readStandard()
	for _, id := range texts.All() {
		if _, ok := l.incident.Texts[id]; top != nil && !ok && !id.Form().Optional {
			d.add(place{d.file, 0}, "the text %s is missing; add it, the desk says it", id)
		}
	}
}

// standard holds the texts of the desk that are the same for most incidents.
//
//go:embed defaults/texts.yaml
var standard []byte

// readStandard adds the texts that the incident leaves to the desk. A folder that
// was written before the desk had such a text loads without it.
func (l *loader) readStandard() {
	d := &document{&l.problems, "defaults/texts.yaml"}
	for _, n := range d.list(d.parse(standard)) {
		f := d.object(n, append([]string{"id"}, languageKeys([]Lang{Japanese, English})...)...)
		id, _ := texts.Named(d.text(f["id"]))
		if _, ok := l.incident.Texts[id]; !ok {
			l.readText(d, f)
		}
	}
}

func (l *loader) readText(d *document, f fields) {
	name := d.text(f["id"])
	if name == "" {
		return
	}
	id, known := texts.Named(name)
	if !known {
		d.add(d.at(f["id"]), "the desk has no text %s; take it out or correct the id", short(name))
		return
	}
	if _, ok := l.incident.Texts[id]; ok {
		d.add(d.at(f["id"]), "the text %s is there twice; keep one", id)
		return
	}
	text := Text{ID: id, Cites: l.citing(d, f["cites"]), Local: Local{}}
	for _, lang := range l.incident.Languages {
		p := d.phrase(f[string(lang)])
		if f[string(lang)] == nil {
			continue
		}
		d.text(f[string(lang)])
		text.Local[lang] = p.text
		form := id.Form()
		l.placeholders(p, slices.Concat(form.Must, form.May), form.Must)
		if id.Label() {
			l.button(p)
		}
		if c, ok := ofItems(id); ok {
			l.listing(p, lang, c)
			continue
		}
		l.say(spoken{phrase: p, lang: lang, cites: text.Cites, label: id.Label(), own: true, inner: id.ToStaff()})
	}
	l.incident.Texts[id] = text
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
func (l *loader) listing(p phrase, lang Lang, c Certainty) {
	for _, s := range l.incident.Segments {
		var names []string
		for _, item := range s.Items {
			if item.Certainty == c {
				names = append(names, item.Name[lang])
			}
		}
		if len(names) > 0 {
			said := p
			said.text = Fill(p.text, map[string]string{"items": List(lang, names)})
			l.say(spoken{phrase: said, lang: lang, cites: s.Cites})
		}
	}
}

// List joins names the way a language does.
func List(lang Lang, names []string) string {
	if lang == Japanese {
		return strings.Join(names, "、")
	}
	return strings.Join(names, ", ")
}

// placeholders checks the {{names}} of a text against those that the code can
// fill in and those that it must.
func (l *loader) placeholders(p phrase, can, must []string) {
	rest, n := p.text, 0
	var seen []string
	for {
		before, after, ok := strings.Cut(rest, "{{")
		if strings.ContainsAny(before, "{}｛｝") {
			l.add(p.line(n+strings.Count(before, "\n")), "a brace that belongs to no placeholder; write {{name}}")
		}
		if !ok {
			break
		}
		n += strings.Count(before, "\n")
		name, tail, closed := strings.Cut(after, "}}")
		if !closed {
			l.add(p.line(n), "a placeholder is not closed; write {{name}}")
			return
		}
		l.placeholder(p.line(n), name, can)
		seen, rest = append(seen, name), tail
	}
	for _, name := range must {
		if !slices.Contains(seen, name) {
			l.add(p.at, "the text lacks {{%s}}; say it, in every language", name)
		}
	}
}

func (l *loader) placeholder(at place, name string, can []string) {
	switch {
	case slices.Contains(can, name):
	case len(can) == 0:
		l.add(at, "unknown placeholder {{%s}}; nothing is filled in here, write words", short(name))
	default:
		l.add(at, "unknown placeholder {{%s}}; use {{%s}}", short(name), strings.Join(can, "}} or {{"))
	}
}

// Fill puts values in the place of their {{names}}, in one pass: what stands in a
// value is never a name.
func Fill(text string, values map[string]string) string {
	var pairs []string
	for name, value := range values {
		pairs = append(pairs, "{{"+name+"}}", value)
	}
	return strings.NewReplacer(pairs...).Replace(text)
}
