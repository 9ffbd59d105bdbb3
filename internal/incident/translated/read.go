package translated

import (
	"io/fs"
	"maps"
	"slices"
	"strings"

	"madoguchi/internal/dates"
	"madoguchi/internal/incident/wording"
	"madoguchi/internal/strictyaml"
)

// folder holds the files.
const folder = "translations"

// maxFiles caps them, like those of answers.
const maxFiles = 64

// Languages are those into which an incident may be translated, by script where one language
// has two.
func Languages() []string { return []string{"zh-Hans", "zh-Hant", "ko"} }

// Key says what a text is: that of section texts with id clarify, or the label (part) of
// the answers' card_reissue_fee. Where a text is all that there is under an id, Part is "".
type Key struct{ Section, ID, Part string }

// Source is a text that may be translated.
type Source struct {
	Key
	Text  string   // in the language of the notice
	Must  []string // placeholders that stand in it
	May   []string // that may stand there, too
	Label bool     // on a button
}

// Text is a translation.
type Text struct {
	Text     string
	Approved bool // by somebody who is named, on a day
	At       strictyaml.Place
}

// Translation is all that is translated into one language.
type Translation struct {
	Lang  string
	Texts map[Key]Text
}

// Reader reads translations.
type Reader struct {
	*strictyaml.Folder
	Sources []Source
	From    string     // the language of the sources; "" for translations that need no check
	Names   [][]string // that the notice has, each with its other forms
	Partial bool       // a text that is not among the sources is left out, and no problem
}

// Read reads the translations of a folder, which need not have any, in the order of
// [Languages].
func (r *Reader) Read() []Translation {
	if !r.Has(folder) {
		return nil
	}
	list := r.Files(folder)
	if len(list) > maxFiles {
		r.Add(strictyaml.Place{File: folder}, "more than %d files; put the translations into fewer", maxFiles)
		return nil
	}
	by := map[string][]fs.DirEntry{}
	for _, e := range list {
		lang, _, _ := strings.Cut(e.Name(), ".")
		if !slices.Contains(Languages(), lang) || !strings.HasSuffix(e.Name(), ".yaml") || e.IsDir() {
			r.Add(strictyaml.Place{File: folder + "/" + e.Name()}, "not a file with translations; name it %s.yaml, or zh-Hans.cards.yaml",
				strings.Join(Languages(), ".yaml, "))
			continue
		}
		by[lang] = append(by[lang], e)
	}
	var all []Translation
	for _, lang := range Languages() {
		if files := by[lang]; len(files) > 0 {
			all = append(all, r.language(lang, files))
		}
	}
	return all
}

// language reads the files of one language.
func (r *Reader) language(lang string, files []fs.DirEntry) Translation {
	l := language{Reader: r, sources: map[Key]Source{}, ids: map[string]map[string]bool{}}
	l.names, l.found = map[string][]string{}, map[Key]said{}
	for _, s := range r.Sources {
		l.sources[s.Key] = s
		if l.ids[s.Section] == nil {
			l.ids[s.Section] = map[string]bool{}
		}
		l.ids[s.Section][s.ID] = true
	}
	for _, e := range files {
		l.file(r.YAML(folder + "/" + e.Name()))
	}
	t := Translation{Lang: lang, Texts: map[Key]Text{}}
	for key, s := range l.found {
		t.Texts[key] = Text{s.Text, s.approved, s.At}
	}
	if l.From != "" && !l.Full() {
		l.check(lang)
	}
	return t
}

// said is a translation where it stands.
type said struct {
	strictyaml.Phrase
	approved bool
}

// language is one language while its files are read.
type language struct {
	*Reader
	sources map[Key]Source
	ids     map[string]map[string]bool // by section
	names   map[string][]string
	found   map[Key]said
}

func (l *language) file(top strictyaml.Node) {
	f := top.Object(append([]string{"review", "by?", "on?", "names?"}, optional(l.sections())...)...)
	if !f.There() {
		return
	}
	approved := review(f)
	names := f.Get("names").Keys()
	for _, name := range names.Keys() {
		if l.named(name.Raw()) == nil && !l.Partial {
			name.Add("facts.yaml agrees on no name %s; write one as it stands there", strictyaml.Short(name.Raw()))
		}
		l.names[name.Raw()] = append(l.names[name.Raw()], names.Get(name.Raw()).Texts()...)
	}
	for _, section := range l.sections() {
		ids := f.Get(section).Keys()
		for _, id := range ids.Keys() {
			if !l.ids[section][id.Raw()] {
				if l.Partial {
					continue
				}
				id.Add("there is no %s among %s to translate; take it out or correct the id", strictyaml.Short(id.Raw()), section)
				continue
			}
			l.entry(section, id.Raw(), ids.Get(id.Raw()), approved)
		}
	}
}

// sections are those of the sources, in the order of the alphabet.
func (l *language) sections() []string { return slices.Sorted(maps.Keys(l.ids)) }

func optional(names []string) []string {
	all := slices.Clone(names)
	for i := range all {
		all[i] += "?"
	}
	return all
}

// review reads who has looked at texts: approved, by somebody who is named, on a day.
func review(f strictyaml.Fields) (approved bool) {
	state, by, on := f.Get("review"), f.Get("by"), f.Get("on")
	switch state.Text() {
	case "approved":
		approved = true
		if by.Text() == "" || on.Date() == (dates.Date{}) {
			state.Add("approved by nobody or on no day; add by: and on:, or write review: pending")
			approved = false
		}
	case "pending":
		if by.There() || on.There() {
			state.Add("pending has no reviewer yet; take by and on out, or write review: approved")
		}
	case "":
	default:
		state.Add("unknown review %s; write pending or approved", strictyaml.Short(state.Raw()))
	}
	return approved
}

// entry reads the texts under one id: a text, or fields of which each is one.
func (l *language) entry(section, id string, n strictyaml.Node, approved bool) {
	parts := l.parts(section, id)
	if n.Scalar() && slices.Contains(parts, "") {
		l.add(Key{section, id, ""}, n, approved)
		return
	}
	fields := map[string]string{}
	for _, part := range parts {
		fields[part] = part
		if part == "" {
			fields[part] = "text"
		}
	}
	f := n.Object(append(optional(slices.Sorted(maps.Values(fields))), "review?", "by?", "on?")...)
	if !f.There() {
		return
	}
	switch {
	case f.Get("review").There():
		approved = review(f)
	case f.Get("by").There() || f.Get("on").There():
		n.Add("by and on belong to a review; add review: approved, or take them out")
	}
	for _, part := range parts {
		if p := f.Get(fields[part]); p.There() {
			l.add(Key{section, id, part}, p, approved)
		}
	}
}

// parts are those of the sources under one id, in the order of the alphabet.
func (l *language) parts(section, id string) []string {
	var all []string
	for key := range l.sources {
		if key.Section == section && key.ID == id {
			all = append(all, key.Part)
		}
	}
	return slices.Sorted(slices.Values(all))
}

func (l *language) add(key Key, n strictyaml.Node, approved bool) {
	p, s := n.Said(), l.sources[key]
	if first, ok := l.found[key]; ok {
		n.Add("it is translated at %v already; keep one", first.At)
		return
	}
	wording.Placeholders(l.Folder, p, slices.Concat(s.Must, s.May), s.Must)
	if s.Label {
		wording.Button(l.Folder, p)
	}
	if wording.Plain(l.Folder, p) {
		l.found[key] = said{p, approved}
	}
}
