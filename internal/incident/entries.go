package incident

import (
	"strings"

	"madoguchi/internal/cases"
	"madoguchi/internal/incident/told"
	"madoguchi/internal/incident/wording"
	"madoguchi/internal/strictyaml"
)

// draft is an entry with the places of its fields.
type draft struct {
	Entry
	fields    strictyaml.Fields
	questions []question
	texts     map[string]phrases // label, answer, short, open, closed
}

// question is a question where it stands.
type question struct {
	strictyaml.Phrase
	of string // the id of its entry
}

func readEntries(r *reader, file string) []draft {
	var all []draft
	for _, n := range r.YAML(file).List() {
		f := n.Object("id", "kind", "lane?", "asked?", "definition?", "label", "cites", "tells?", "quick", "asks?",
			"answer", "short?", "open?", "closed?", "questions?")
		if f.There() {
			all = append(all, readEntry(r, f))
		}
	}
	return all
}

func readEntry(r *reader, f strictyaml.Fields) draft {
	e := draft{fields: f, texts: map[string]phrases{}}
	e.ID, e.Kind, e.Lane = f.Get("id").Text(), Kind(f.Get("kind").Text()), cases.Lane(f.Get("lane").Text())
	e.Asked, e.Definition = f.Get("asked").Texts(), f.Get("definition").Text()
	e.Cites, e.Quick, e.Asks = r.citing(f.Get("cites")), f.Get("quick").Texts(), Asks(f.Get("asks").Text())
	for _, name := range []string{"label", "answer", "short", "open", "closed"} {
		e.texts[name] = r.local(f.Get(name))
		sayEntry(r, &e, name)
	}
	e.Label, e.Answer, e.Short = e.texts["label"].local(), e.texts["answer"].local(), e.texts["short"].local()
	e.Open, e.Closed, e.Tells = e.texts["open"].local(), e.texts["closed"].local(), told.Read(f.Get("tells"), e.Answer)
	e.readQuestions(f.Get("questions"))
	return e
}

// sayEntry hands a text of an entry to the checks of what customers read.
func sayEntry(r *reader, e *draft, name string) {
	var can []string
	if name == "closed" {
		can = []string{"next_opening"}
	}
	for _, lang := range r.langs {
		p, ok := e.texts[name][lang]
		if !ok {
			continue
		}
		wording.Placeholders(r.Folder, p, can, nil)
		r.say(spoken{Phrase: p, lang: lang, cites: e.Cites, label: name == "label"})
		if name == "label" {
			wording.Button(r.Folder, p)
		}
	}
}

// readQuestions takes any language: people write in more than the desk answers in.
func (e *draft) readQuestions(n strictyaml.Node) {
	e.Questions = map[Lang][]string{}
	f := n.Keys()
	for _, key := range f.Keys() {
		lang := key.Raw()
		if !isLang(lang) {
			key.Add("%q is no language; write an ISO 639-1 code", strictyaml.Short(lang))
			continue
		}
		for _, c := range f.Get(lang).List() {
			e.readQuestion(Lang(lang), c)
		}
	}
}

func (e *draft) readQuestion(lang Lang, n strictyaml.Node) {
	p := n.Phrase()
	if n.Scalar() && strings.TrimSpace(p.Text) == "" {
		n.Add("an empty question; write it or take the line out")
	}
	if p.Text != "" {
		e.Questions[lang] = append(e.Questions[lang], p.Text)
		e.questions = append(e.questions, question{p, e.ID})
	}
}

// isLang reports whether s is like an ISO 639-1 code.
func isLang(s string) bool {
	return len(s) == 2 && 'a' <= s[0] && s[0] <= 'z' && 'a' <= s[1] && s[1] <= 'z'
}
