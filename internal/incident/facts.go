package incident

import (
	"slices"
	"strings"

	"gopkg.in/yaml.v3"

	"madoguchi/internal/factlock"
)

// fact is what an answer may cite: a quote of the notice, a figure derived from
// quotes, or something that the desk says of itself.
type fact struct {
	factlock.Fact
	at place
}

func (l *loader) addFact(f *fact) {
	if !isID(f.ID) {
		l.add(f.at, "%q is no id of a fact; write small letters, digits and _", short(f.ID))
		return
	}
	if l.facts[f.ID] != nil {
		l.add(f.at, "the fact %s is there twice; give one of them another id", f.ID)
		return
	}
	l.facts[f.ID] = f
	l.factIDs = append(l.factIDs, f.ID)
}

// readFacts reads facts.yaml.
func (l *loader) readFacts() {
	l.facts = map[string]*fact{}
	d, top := l.open("facts.yaml")
	f := d.object(top, "facts", "derived?", "names?")
	for _, n := range d.list(f["facts"]) {
		l.readFact(d, n)
	}
	for _, n := range d.list(f["derived"]) {
		l.readDerived(d, n)
	}
	for _, n := range d.list(f["names"]) {
		l.readName(d, n)
	}
}

func (l *loader) readFact(d *document, n *yaml.Node) {
	f := d.object(n, "id", "says", "certainty?", "about?")
	if f == nil {
		return
	}
	certainty := d.text(f["certainty"])
	quote := &fact{factlock.Fact{ID: d.text(f["id"]), Certainty: factlock.Certainty(certainty)}, d.at(n)}
	if !slices.Contains([]Certainty{"", Leaked, Likely, Unconfirmed}, Certainty(certainty)) {
		d.add(d.at(f["certainty"]), "unknown certainty %s; use leaked, likely or unconfirmed", short(certainty))
	}
	for _, s := range d.list(f["says"]) {
		text := d.text(s)
		if l.notice != "" && !strings.Contains(l.notice, text) {
			d.add(d.at(s), "the notice does not hold %q; quote it word for word", short(text))
			continue
		}
		quote.Says = append(quote.Says, text)
	}
	l.readAbout(d, f["about"], quote)
	l.addFact(quote)
}

// readAbout reads what an unconfirmed fact is about, as {ja: [車内], en: [on
// board]}: what it says of that it says of nothing else.
func (l *loader) readAbout(d *document, n *yaml.Node, quote *fact) {
	if n == nil {
		return
	}
	if quote.Certainty != factlock.Unconfirmed {
		d.add(d.at(n), "about belongs to unconfirmed facts; take it out")
	}
	f := d.object(n, languageKeys(l.incident.Languages)...)
	for _, lang := range l.incident.Languages {
		quote.About = append(quote.About, d.texts(f[string(lang)])...)
	}
}

func (l *loader) readDerived(d *document, n *yaml.Node) {
	f := d.object(n, "id", "value", "sum?", "days?", "era?", "from?")
	if f == nil {
		return
	}
	rule := &factlock.Derived{Value: d.number(f["value"]), Days: d.dates(f["days"]), Era: d.text(f["era"]), From: d.texts(f["from"])}
	for _, c := range d.list(f["sum"]) {
		rule.Sum = append(rule.Sum, d.number(c))
	}
	l.addFact(&fact{factlock.Fact{ID: d.text(f["id"]), Derived: rule}, d.at(n)})
}

// readName reads an agreed name, as {ja: 弊社, en: [JR Kyushu], alias: [JR九州]}:
// in the language of the notice as it stands there, in the others its agreed
// renderings.
func (l *loader) readName(d *document, n *yaml.Node) {
	f := d.object(n, append(languageKeys(l.incident.Languages), "alias?")...)
	own := f[string(l.first())]
	name := d.text(own)
	if l.notice != "" && name != "" && !strings.Contains(l.notice, name) {
		d.add(d.at(own), "the notice does not hold the name %q; write it as there", short(name))
	}
	all := append([]string{name}, d.texts(f["alias"])...)
	for _, lang := range l.incident.Languages[1:] {
		all = append(all, d.texts(f[string(lang)])...)
	}
	l.names = append(l.names, slices.DeleteFunc(all, func(s string) bool { return s == "" }))
}

// readDesk reads desk.yaml.
func (l *loader) readDesk() {
	d, top := l.open("desk.yaml")
	for _, n := range d.list(top) {
		f := d.object(n, "id", "says", "why")
		if f == nil {
			continue
		}
		d.text(f["why"])
		own := &fact{factlock.Fact{ID: d.text(f["id"])}, d.at(n)}
		says := d.local(f["says"], l.incident.Languages)
		for _, lang := range l.incident.Languages {
			own.Says = append(own.Says, says[lang].text)
		}
		l.addFact(own)
	}
}

// citing reads fact ids; checkCites looks for them once all facts are read.
func (l *loader) citing(d *document, n *yaml.Node) []string {
	var ids []string
	for _, c := range d.list(n) {
		id := d.text(c)
		if slices.Contains(ids, id) {
			d.add(d.at(c), "%s is cited twice; keep one", short(id))
			continue
		}
		ids = append(ids, id)
		l.head.cited = append(l.head.cited, citation{id, d.at(c)})
	}
	return ids
}

type citation struct {
	id string
	at place
}

func (l *loader) checkCites() {
	for _, c := range l.head.cited {
		if l.facts[c.id] == nil {
			l.add(c.at, "there is no fact %s; cite an id of facts.yaml or desk.yaml", short(c.id))
		}
	}
}
