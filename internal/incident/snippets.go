package incident

import "slices"

// Snippet is a text that staff may put into an answer. The fact lock reads it
// like every other text.
type Snippet struct {
	ID    string
	Label Local
	Cites []string
	Local Local
}

// readSnippets reads snippets.yaml, which an incident need not have.
func (l *loader) readSnippets() {
	if !l.has("snippets.yaml") {
		return
	}
	d, top := l.open("snippets.yaml")
	for _, n := range d.list(top) {
		if f := d.object(n, append([]string{"id", "label", "cites?"}, languageKeys(l.incident.Languages)...)...); f != nil {
			l.readSnippet(d, f)
		}
	}
}

func (l *loader) readSnippet(d *document, f fields) {
	s := Snippet{ID: d.text(f["id"]), Cites: l.citing(d, f["cites"]), Local: Local{}}
	if f["id"] != nil && !isID(s.ID) {
		d.add(d.at(f["id"]), "%q is no id; write small letters, digits and _", short(s.ID))
	}
	label := d.local(f["label"], l.incident.Languages)
	s.Label = label.local()
	for _, lang := range l.incident.Languages {
		if p, ok := label[lang]; ok {
			l.button(p)
			l.say(spoken{phrase: p, lang: lang, label: true})
		}
		if f[string(lang)] == nil {
			continue
		}
		d.text(f[string(lang)])
		p := d.phrase(f[string(lang)])
		s.Local[lang] = p.text
		l.placeholders(p, nil, nil)
		l.say(spoken{phrase: p, lang: lang, cites: s.Cites})
	}
	if slices.ContainsFunc(l.incident.Snippets, func(o Snippet) bool { return o.ID == s.ID }) {
		d.add(d.at(f["id"]), "the snippet %s is there twice; keep one", short(s.ID))
		return
	}
	l.snippetAt = append(l.snippetAt, d.at(f["id"]))
	l.incident.Snippets = append(l.incident.Snippets, s)
}

// checkSnippets keeps the ids apart from those of entries: staff choose among both.
func (l *loader) checkSnippets() {
	for k, s := range l.incident.Snippets {
		if slices.ContainsFunc(l.drafts, func(e draft) bool { return e.ID == s.ID }) {
			l.add(l.snippetAt[k], "%s is an entry, too; give the snippet another id", short(s.ID))
		}
	}
}
