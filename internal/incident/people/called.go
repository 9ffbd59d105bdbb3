package people

import (
	"madoguchi/internal/asked"
	"madoguchi/internal/strictyaml"
)

// Called reads how people write the names of the company and of its site, in any
// language: {company: {ko: [...]}, site: {ja: [...]}}.
func Called[L ~string](n strictyaml.Node, company map[L]string) asked.Names {
	names := asked.Names{Company: map[string][]string{}, Site: map[string][]string{}}
	for lang, name := range company {
		names.Company[string(lang)] = []string{name}
	}
	f := n.Object("company?", "site?")
	for what, by := range map[string]map[string][]string{"company": names.Company, "site": names.Site} {
		written := f.Get(what).Keys()
		for _, lang := range written.Keys() {
			by[lang.Raw()] = written.Get(lang.Raw()).Texts()
		}
	}
	return names
}
