package incident

import (
	"strings"

	"gopkg.in/yaml.v3"
)

// draft is an entry with the places of its fields.
type draft struct {
	Entry
	d         *document
	fields    fields
	questions []question
	texts     map[string]phrases // label, answer, open, closed
}

func (e draft) at(field string) place { return e.d.at(e.fields[field]) }

// question is a question where it stands.
type question struct {
	text string
	at   place
	of   string
}

func (l *loader) readEntries(file string) {
	d, top := l.open(file)
	for _, n := range d.list(top) {
		f := d.object(n, "id", "kind", "lane?", "label", "cites", "quick", "asks?", "answer", "open?", "closed?", "questions")
		if f != nil {
			l.readEntry(d, f)
		}
	}
}

func (l *loader) readEntry(d *document, f fields) {
	e := draft{d: d, fields: f, texts: map[string]phrases{}}
	e.ID, e.Kind, e.Lane = d.text(f["id"]), Kind(d.text(f["kind"])), d.text(f["lane"])
	e.Cites, e.Quick, e.Asks = l.citing(d, f["cites"]), d.texts(f["quick"]), Asks(d.text(f["asks"]))
	for _, name := range []string{"label", "answer", "open", "closed"} {
		e.texts[name] = d.local(f[name], l.incident.Languages)
		l.sayEntry(&e, name)
	}
	e.Label, e.Answer = e.texts["label"].local(), e.texts["answer"].local()
	e.Open, e.Closed = e.texts["open"].local(), e.texts["closed"].local()
	e.readQuestions(f["questions"])
	l.drafts = append(l.drafts, e)
	l.incident.Entries = append(l.incident.Entries, e.Entry)
}

// sayEntry hands a text of an entry to the checks of what customers read.
func (l *loader) sayEntry(e *draft, name string) {
	var can []string
	if name == "closed" {
		can = []string{"next_opening"}
	}
	for _, lang := range l.incident.Languages {
		p, ok := e.texts[name][lang]
		if !ok {
			continue
		}
		l.placeholders(p, can, nil)
		l.say(spoken{phrase: p, lang: lang, cites: e.Cites, label: name == "label"})
		if name == "label" {
			l.button(p)
		}
	}
}

// readQuestions takes any language: people write in more than the desk answers
// in.
func (e *draft) readQuestions(n *yaml.Node) {
	e.Questions = map[Lang][]string{}
	if n == nil || n.Kind != yaml.MappingNode {
		e.d.object(n)
		return
	}
	keys := e.d.keys(n)
	for i := 0; i+1 < len(n.Content); i += 2 {
		lang := n.Content[i].Value
		if !isLang(lang) {
			e.d.add(e.d.at(n.Content[i]), "%q is no language; write an ISO 639-1 code", short(lang))
			continue
		}
		if keys[lang] != n.Content[i+1] {
			continue
		}
		for _, c := range e.d.list(keys[lang]) {
			e.readQuestion(Lang(lang), c)
		}
	}
}

func (e *draft) readQuestion(lang Lang, n *yaml.Node) {
	p := e.d.phrase(n)
	if n.Kind == yaml.ScalarNode && strings.TrimSpace(p.text) == "" {
		e.d.add(p.at, "an empty question; write it or take the line out")
	}
	if p.text != "" {
		e.Questions[lang] = append(e.Questions[lang], p.text)
		e.questions = append(e.questions, question{p.text, p.at, e.ID})
	}
}
