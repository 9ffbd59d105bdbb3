// Package forms reads the forms of an incident: files that a company has approved for its staff to
// send with an answer by mail. They are part of the incident, so nothing else is ever attached.
package forms

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"

	"github.com/rivo/uniseg"

	"madoguchi/internal/strictyaml"
)

// list is where a folder names its forms, which lie below folder; it need not have any.
const list, folder = "forms.yaml", "forms"

// The bounds. A form stands in the row that sends it, and a row in an item of 400 KB (platform
// fact 29), base64 included.
const (
	Most      = 200 << 10 // bytes of a form
	mostAll   = 1 << 20   // of all: each function reads them when it starts
	mostLabel = 40        // characters
)

// Kind is the media type of every form: what can be filled in on paper and by any program, and
// runs nothing.
const Kind = "application/pdf"

// Form is a file that staff may attach.
type Form struct {
	ID      string
	Label   map[string]string // by language; with .pdf the name under which it is sent
	SHA256  string            // of the content, in hexadecimal
	Content string
}

// Name is what the file is called in a language, else in the first of the others.
func (f Form) Name(langs ...string) string {
	for _, lang := range langs {
		if label := f.Label[lang]; label != "" {
			return label + ".pdf"
		}
	}
	return f.ID + ".pdf"
}

// Named returns the form of an id.
func Named(all []Form, id string) (Form, bool) {
	i := slices.IndexFunc(all, func(f Form) bool { return f.ID == id })
	if i < 0 {
		return Form{}, false
	}
	return all[i], true
}

// Reader reads forms.
type Reader struct {
	*strictyaml.Folder
	Langs []string
	Say   func(p strictyaml.Phrase, lang string) // takes each label for the checks of what customers read
}

// Read reads the forms of a folder and checks each: its size, its kind, and that it is the very
// file that somebody approved.
func (r Reader) Read() []Form {
	if !r.Has(list) {
		return nil
	}
	var all []Form
	size := 0
	for _, n := range r.YAML(list).List() {
		f := n.Object("id", "label", "file", "sha256")
		if !f.There() {
			continue
		}
		form := Form{ID: f.Get("id").Text(), Label: r.label(f.Get("label")), SHA256: f.Get("sha256").Text()}
		if !strictyaml.IsID(form.ID) {
			f.Get("id").Add("%q is no id; write small letters, digits and _", strictyaml.Short(form.ID))
		}
		if _, twice := Named(all, form.ID); twice {
			f.Get("id").Add("the form %s is there twice; keep one", strictyaml.Short(form.ID))
		}
		form.Content = r.content(f.Get("file"))
		r.check(form, f)
		if size += len(form.Content); size > mostAll {
			n.Add("the forms are larger than %d KB together; make them smaller", mostAll>>10)
			return nil
		}
		all = append(all, form)
	}
	return all
}

// content reads a file below forms/, and no other.
func (r Reader) content(n strictyaml.Node) string {
	name := n.Text()
	if name == "" || strings.ContainsAny(name, `/\`) || strings.HasPrefix(name, ".") {
		n.Add("%q is no name of a file; put it into %s/ and write its name alone", strictyaml.Short(name), folder)
		return ""
	}
	if !r.Has(folder + "/" + name) {
		n.Add("there is no %s/%s; put it there", folder, strictyaml.Short(name))
		return ""
	}
	content, err := r.Bytes(folder + "/" + name)
	if err != nil {
		n.Add("%s/%s cannot be read; look at it", folder, strictyaml.Short(name))
	}
	return string(content)
}

func (r Reader) check(form Form, f strictyaml.Fields) {
	if form.Content == "" {
		return
	}
	sum := sha256.Sum256([]byte(form.Content))
	file := f.Get("file")
	switch is := hex.EncodeToString(sum[:]); {
	case len(form.Content) > Most:
		file.Add("%d KB; a form has %d KB at most", len(form.Content)>>10, Most>>10)
	case !strings.HasPrefix(form.Content, "%PDF-"):
		file.Add("no PDF; a form is one")
	case active(form.Content) != "":
		file.Add("the PDF holds %s, which does something by itself; save it without", active(form.Content))
	case form.SHA256 != is:
		f.Get("sha256").Add("the file is another one; if it is approved, write %s", is)
	}
}

// active is what of a PDF runs, opens or carries something, where it says so in clear; "" for
// nothing. Who approves a form looks at it, too.
func active(content string) string {
	for _, name := range []string{"/JavaScript", "/JS", "/Launch", "/OpenAction", "/EmbeddedFile", "/RichMedia", "/SubmitForm"} {
		for rest := content; ; {
			_, after, found := strings.Cut(rest, name)
			if !found {
				break
			}
			if after == "" || !letter(after[0]) {
				return name
			}
			rest = after
		}
	}
	return ""
}

func letter(c byte) bool { return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' }

// label reads a text in each language, which is the name of a file as well.
func (r Reader) label(n strictyaml.Node) map[string]string {
	label := map[string]string{}
	if !n.There() {
		return label
	}
	f := n.Object(r.Langs...)
	for _, lang := range r.Langs {
		p := f.Get(lang).Said()
		if n := uniseg.GraphemeClusterCount(p.Text); n > mostLabel {
			r.Add(p.At, "the label has %d characters; keep %d", n, mostLabel)
		}
		if strings.ContainsAny(p.Text, "/\\:*?\"<>|\n") {
			r.Add(p.At, "the label has a sign that no name of a file has; write it without")
		}
		if label[lang] = p.Text; p.Text != "" {
			r.Say(p, lang)
		}
	}
	return label
}
