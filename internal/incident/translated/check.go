package translated

import (
	"slices"
	"strings"

	"madoguchi/internal/factlock/rendered"
)

// check holds each translation against its source.
func (l *language) check(lang string) {
	lock := rendered.New(l.From, lang, l.glossary())
	for key, s := range l.found {
		source := l.sources[key]
		for _, p := range lock.Check(source.Text, s.Text, source.Label) {
			l.Add(s.Line(p.Line), "%v", p)
		}
	}
}

// glossary are the names of the notice and the kinds of data, with their renderings.
func (l *language) glossary() rendered.Glossary {
	var g rendered.Glossary
	for name, said := range l.names {
		g.Names = append(g.Names, rendered.Term{From: l.named(name), To: said})
	}
	for key, s := range l.found {
		switch key.Section {
		case "incident":
			g.Names = append(g.Names, rendered.Term{From: []string{l.sources[key].Text}, To: []string{s.Text}})
		case "items":
			g.Items = append(g.Items, rendered.Term{From: []string{plain(l.sources[key].Text)}, To: []string{plain(s.Text)}})
		}
	}
	return g
}

// named are the forms of a name of the notice, nil where it has no such name.
func (l *language) named(name string) []string {
	for _, forms := range l.Names {
		if slices.Contains(forms, name) {
			return forms
		}
	}
	return nil
}

// plain is a kind of data without the remark in brackets behind it, which is said apart.
func plain(item string) string {
	before, _, _ := strings.Cut(strings.ReplaceAll(item, "（", "("), "(")
	return strings.TrimSpace(before)
}
