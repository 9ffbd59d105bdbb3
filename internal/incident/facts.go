package incident

import (
	"slices"
	"strings"

	"madoguchi/internal/factlock"
	"madoguchi/internal/strictyaml"
)

// facts is what answers may cite: quotes of the notice, figures derived from quotes,
// and what the desk says of itself.
type facts struct {
	notice string
	all    []factlock.Fact             // in the order of the files
	at     map[string]strictyaml.Place // by id
	names  [][]string                  // that texts may use, each with its other forms
}

// ids are those of all facts.
func (f *facts) ids() (ids []string) {
	for _, fact := range f.all {
		ids = append(ids, fact.ID)
	}
	return ids
}

func (f *facts) add(n strictyaml.Node, fact factlock.Fact) {
	_, there := f.at[fact.ID]
	switch {
	case !strictyaml.IsID(fact.ID):
		n.Add("%q is no id of a fact; write small letters, digits and _", strictyaml.Short(fact.ID))
	case there:
		n.Add("the fact %s is there twice; give one of them another id", fact.ID)
	default:
		f.all, f.at[fact.ID] = append(f.all, fact), n.At()
	}
}

// readFacts reads the notice, facts.yaml and desk.yaml.
func readFacts(r *reader) *facts {
	all := &facts{at: map[string]strictyaml.Place{}}
	all.notice, _ = r.Plain("notice." + string(r.first()) + ".txt")
	f := r.YAML("facts.yaml").Object("facts", "derived?", "names?")
	for _, n := range f.Get("facts").List() {
		all.readFact(r, n)
	}
	for _, n := range f.Get("derived").List() {
		all.readDerived(n)
	}
	for _, n := range f.Get("names").List() {
		all.readName(r, n)
	}
	for _, n := range r.YAML("desk.yaml").List() {
		all.readOwn(r, n)
	}
	return all
}

// quoted reports whether the notice holds a text, or is not there to hold any.
func (f *facts) quoted(text string) bool {
	return f.notice == "" || strings.Contains(f.notice, text)
}

func (f *facts) readFact(r *reader, n strictyaml.Node) {
	o := n.Object("id", "says", "certainty?", "about?")
	if !o.There() {
		return
	}
	fact := factlock.Fact{ID: o.Get("id").Text(), Certainty: factlock.Certainty(o.Get("certainty").Text())}
	if !slices.Contains([]factlock.Certainty{"", factlock.Leaked, factlock.Likely, factlock.Unconfirmed}, fact.Certainty) {
		o.Get("certainty").Add("unknown certainty %s; use leaked, likely or unconfirmed", strictyaml.Short(string(fact.Certainty)))
	}
	for _, s := range o.Get("says").List() {
		text := s.Text()
		if !f.quoted(text) {
			s.Add("the notice does not hold %q; quote it word for word", strictyaml.Short(text))
			continue
		}
		fact.Says = append(fact.Says, text)
	}
	if about := o.Get("about"); about.There() {
		fact.About = readAbout(r, about)
		if fact.Certainty != factlock.Unconfirmed {
			about.Add("about belongs to unconfirmed facts; take it out")
		}
	}
	f.add(n, fact)
}

// readAbout reads what an unconfirmed fact is about, as {ja: [車内], en: [on
// board]}: what it says of that it says of nothing else.
func readAbout(r *reader, n strictyaml.Node) []string {
	var words []string
	o := n.Object(r.langKeys()...)
	for _, lang := range r.langs {
		words = append(words, o.Get(string(lang)).Texts()...)
	}
	return words
}

func (f *facts) readDerived(n strictyaml.Node) {
	o := n.Object("id", "value", "sum?", "days?", "era?", "from?")
	if !o.There() {
		return
	}
	f.add(n, factlock.Fact{ID: o.Get("id").Text(), Derived: &factlock.Derived{
		Value: o.Get("value").Number(), Sum: o.Get("sum").Numbers(), Days: o.Get("days").Dates(),
		Era: o.Get("era").Text(), From: o.Get("from").Texts()}})
}

// readName reads an agreed name, as {ja: 弊社, en: [Example Railway], alias: [例鉄道]}:
// in the language of the notice as it stands there, in the others its agreed
// renderings.
func (f *facts) readName(r *reader, n strictyaml.Node) {
	o := n.Object(append(r.langKeys(), "alias?")...)
	own := o.Get(string(r.first()))
	name := own.Text()
	if !f.quoted(name) {
		own.Add("the notice does not hold the name %q; write it as there", strictyaml.Short(name))
	}
	all := append([]string{name}, o.Get("alias").Texts()...)
	for _, lang := range r.langs[1:] {
		all = append(all, o.Get(string(lang)).Texts()...)
	}
	f.names = append(f.names, slices.DeleteFunc(all, func(s string) bool { return s == "" }))
}

// readOwn reads what the desk itself knows, with the reason why no notice says it; what is general is said
// word for word.
func (f *facts) readOwn(r *reader, n strictyaml.Node) {
	o := n.Object("id", "says", "general?", "why")
	if !o.There() {
		return
	}
	o.Get("why").Text()
	own, says := factlock.Fact{ID: o.Get("id").Text(), General: o.Get("general").Raw() == "true"}, r.local(o.Get("says"))
	for _, lang := range r.langs {
		own.Says = append(own.Says, says[lang].Text)
	}
	f.add(n, own)
}

// checkCites looks for each fact that something rests on.
func checkCites(r *reader, f *facts) {
	for _, c := range r.cited {
		if _, ok := f.at[c.id]; !ok {
			c.at.Add("there is no fact %s; cite an id of facts.yaml or desk.yaml", strictyaml.Short(c.id))
		}
	}
}
