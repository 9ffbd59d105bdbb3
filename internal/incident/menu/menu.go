// Package menu reads the menu that stands below a chat on LINE: what people need most, a tap
// each. What is drawn of it and sent to LINE is package richmenu's.
package menu

import (
	"slices"
	"strings"

	"github.com/rivo/uniseg"

	"madoguchi/internal/strictyaml"
)

// file is where a folder has its menu; it need not have one.
const file = "richmenu.yaml"

// MyCase is what asks how the customer's own inquiry stands, which is no entry.
const MyCase = "my_case"

// The sizes of a menu.
const (
	Six      = 6  // items: what fits under a thumb
	mostBar  = 14 // characters of the bar that opens it: LINE takes no more
	mostName = 12 // of an item, drawn below its icon in two lines at most
	mostWide = 24 // the same in Latin letters
)

// Icons are the pictures that an item can have.
func Icons() []string { return []string{"person", "notice", "card", "warning", "staff", "status"} }

// Menu is what stands below a chat; the zero Menu is none.
type Menu struct {
	Bar   map[string]string // the bar that opens it, by language
	Items []Item
}

// Item is one tap of a menu.
type Item struct {
	Entry string            // what it asks for: an entry, or [MyCase]
	Icon  string            // one of [Icons]
	Label map[string]string // by language
}

// Reader reads a menu.
type Reader struct {
	*strictyaml.Folder
	Langs []string
	Entry func(id string) bool                   // is there such an entry
	Say   func(p strictyaml.Phrase, lang string) // takes each label for the checks of what customers read
}

// Read reads the menu of a folder; none where it has no file of it.
func (r Reader) Read() Menu {
	if !r.Has(file) {
		return Menu{}
	}
	f := r.YAML(file).Object("bar", "items")
	if !f.There() {
		return Menu{}
	}
	m := Menu{Bar: r.label(f.Get("bar"), mostBar, mostBar)}
	for _, n := range f.Get("items").List() {
		if item := n.Object("entry", "icon", "label"); item.There() {
			m.Items = append(m.Items, r.item(item, m.Items))
		}
	}
	if n := len(m.Items); n != Six {
		f.Get("items").Add("%d items; write %d", n, Six)
	}
	return m
}

func (r Reader) item(f strictyaml.Fields, before []Item) Item {
	i := Item{f.Get("entry").Text(), f.Get("icon").Text(), r.label(f.Get("label"), mostName, mostWide)}
	twice := func(o Item) bool { return o.Entry == i.Entry }
	switch {
	case i.Entry != MyCase && !r.Entry(i.Entry):
		f.Get("entry").Add("there is no entry %s; name an entry, or %s", strictyaml.Short(i.Entry), MyCase)
	case slices.ContainsFunc(before, twice):
		f.Get("entry").Add("%s is there twice; keep one", strictyaml.Short(i.Entry))
	}
	if !slices.Contains(Icons(), i.Icon) {
		f.Get("icon").Add("there is no icon %s; use one of %s", strictyaml.Short(i.Icon), strings.Join(Icons(), " "))
	}
	return i
}

// label reads a text in each language: at most so many characters, of Latin letters more.
func (r Reader) label(n strictyaml.Node, most, wide int) map[string]string {
	label := map[string]string{}
	if !n.There() {
		return label
	}
	f := n.Object(r.Langs...)
	for _, lang := range r.Langs {
		p := f.Get(lang).Said()
		limit := most
		if lang == "en" {
			limit = wide
		}
		if n := uniseg.GraphemeClusterCount(p.Text); n > limit {
			r.Add(p.At, "the label has %d characters; keep %d", n, limit)
		}
		if label[lang] = p.Text; p.Text != "" {
			r.Say(p, lang)
		}
	}
	return label
}
