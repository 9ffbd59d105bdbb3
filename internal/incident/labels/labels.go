// Package labels reads the labels that staff may put on cases: what a case is about, beside its
// lane. An incident names them in incident.yaml; it need not have any.
package labels

import (
	"slices"

	"madoguchi/internal/incident/wording"
	"madoguchi/internal/strictyaml"
)

// most is how many labels an incident has: more are no help to who looks for one.
const most = 20

// Label is a label.
type Label struct {
	ID   string
	Name map[string]string // by language, at most as long as a button
}

// Known reports whether one of the labels has an id.
func Known(all []Label, id string) bool {
	return slices.ContainsFunc(all, func(l Label) bool { return l.ID == id })
}

// Reader reads labels.
type Reader struct {
	*strictyaml.Folder
	Langs []string
	Say   func(p strictyaml.Phrase, lang string) // takes each name for the checks of what is said
}

// Read reads a list of labels: [{id: refund, ja: 返金, en: Refund}].
func (r Reader) Read(n strictyaml.Node) []Label {
	var all []Label
	for _, one := range n.List() {
		f := one.Object(append([]string{"id"}, r.Langs...)...)
		if !f.There() {
			continue
		}
		l := Label{ID: f.Get("id").Text(), Name: map[string]string{}}
		switch {
		case !strictyaml.IsID(l.ID):
			f.Get("id").Add("%q is no id; write small letters, digits and _", strictyaml.Short(l.ID))
		case Known(all, l.ID):
			f.Get("id").Add("the label %s is there twice; keep one", strictyaml.Short(l.ID))
		}
		for _, lang := range r.Langs {
			p := f.Get(lang).Said()
			if l.Name[lang] = p.Text; p.Text != "" {
				wording.Button(r.Folder, p)
				r.Say(p, lang)
			}
		}
		all = append(all, l)
	}
	if len(all) > most {
		n.Add("%d labels; keep %d", len(all), most)
	}
	return all
}

// Named reads the ids of labels that something sets.
func Named(n strictyaml.Node, all []Label) []string {
	var ids []string
	for _, one := range n.List() {
		id := one.Text()
		if !Known(all, id) {
			one.Add("there is no label %s; name one of incident.yaml", strictyaml.Short(id))
		}
		ids = append(ids, id)
	}
	return ids
}
