package incident

import (
	"slices"

	"madoguchi/internal/incident/forms"
	"madoguchi/internal/incident/labels"
	"madoguchi/internal/incident/menu"
	"madoguchi/internal/incident/wording"
	"madoguchi/internal/strictyaml"
)

// Snippet is a text that staff may put into an answer. The fact lock reads it like every other text.
type Snippet struct {
	ID    string
	Label Local
	Cites []string
	Local Local
	Ends  bool     // the case is closed once the answer with it has left
	Sets  []string // labels that the case gets with the answer
}

// placedSnippet is a snippet with the place of its id.
type placedSnippet struct {
	Snippet
	id strictyaml.Node
}

// readSnippets reads snippets.yaml, which an incident need not have.
func readSnippets(r *reader, known []labels.Label) []placedSnippet {
	if !r.Has("snippets.yaml") {
		return nil
	}
	var all []placedSnippet
	for _, n := range r.YAML("snippets.yaml").List() {
		f := n.Object(append([]string{"id", "label", "cites?", "then?", "labels?"}, r.langKeys()...)...)
		if !f.There() {
			continue
		}
		s := placedSnippet{readSnippet(r, f), f.Get("id")}
		s.Sets = labels.Named(f.Get("labels"), known)
		if slices.ContainsFunc(all, func(o placedSnippet) bool { return o.ID == s.ID }) {
			s.id.Add("the snippet %s is there twice; keep one", strictyaml.Short(s.ID))
			continue
		}
		all = append(all, s)
	}
	return all
}

func readSnippet(r *reader, f strictyaml.Fields) Snippet {
	id := f.Get("id")
	label, said := r.local(f.Get("label")), r.said(f)
	s := Snippet{ID: id.Text(), Label: label.local(), Cites: r.citing(f.Get("cites")), Local: Local{}, Ends: f.Get("then").Raw() == "close"}
	if then := f.Get("then"); then.There() && !s.Ends {
		then.Add("%q follows no snippet; write close, or leave the line out", strictyaml.Short(then.Text()))
	}
	if id.There() && !strictyaml.IsID(s.ID) {
		id.Add("%q is no id; write small letters, digits and _", strictyaml.Short(s.ID))
	}
	for _, lang := range r.langs {
		if p, ok := label[lang]; ok {
			wording.Button(r.Folder, p)
			r.say(spoken{Phrase: p, lang: lang, label: true})
		}
		if p, ok := said[lang]; ok {
			s.Local[lang] = p.Text
			wording.Placeholders(r.Folder, p, nil, nil)
			r.say(spoken{Phrase: p, lang: lang, cites: s.Cites})
		}
	}
	return s
}

// readMenu reads richmenu.yaml and forms.yaml, which an incident need not have.
func readMenu(r *reader, i *Incident) {
	entry := func(id string) bool { _, ok := i.Entry(id); return ok }
	i.Menu = menu.Reader{Folder: r.Folder, Langs: r.langKeys(), Entry: entry, Say: r.naming}.Read()
	i.Forms = forms.Reader{Folder: r.Folder, Langs: r.langKeys(), Say: r.naming}.Read()
}

// checkSnippets keeps the ids apart from those of entries: staff choose among both.
func checkSnippets(snippets []placedSnippet, entries []draft) {
	for _, s := range snippets {
		if slices.ContainsFunc(entries, func(e draft) bool { return e.ID == s.ID }) {
			s.id.Add("%s is an entry, too; give the snippet another id", strictyaml.Short(s.ID))
		}
	}
}
