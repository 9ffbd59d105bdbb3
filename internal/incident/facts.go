package incident

import (
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"
	"gopkg.in/yaml.v3"
)

// fact is what an answer may cite: a quote of the notice, a figure derived from
// quotes, or something that the desk says of itself.
type fact struct {
	id        string
	at        place
	says      []string
	certainty Certainty // of the items that it names, "" where it names none
	about     []string  // of an unconfirmed fact: words of which each sentence that says it holds one
	derived   *derived
	held      *held    // what it allows a text to say, see lock_hold.go
	items     []string // that it names, as the notice has them
	spans     []span   // of days
	step      step     // how surely it says that something leaked
}

// derived is a figure with the rule that makes it; one of sum, days and era.
type derived struct {
	value int
	sum   []int
	days  []Date
	era   string
	from  []string
}

func (l *loader) addFact(f *fact) {
	if !isID(f.id) {
		l.add(f.at, "%q is no id of a fact; write small letters, digits and _", short(f.id))
		return
	}
	if l.facts[f.id] != nil {
		l.add(f.at, "the fact %s is there twice; give one of them another id", f.id)
		return
	}
	l.facts[f.id] = f
	l.factIDs = append(l.factIDs, f.id)
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
	quote := &fact{id: d.text(f["id"]), at: d.at(n), certainty: Certainty(d.text(f["certainty"]))}
	if !slices.Contains([]Certainty{"", Leaked, Likely, Unconfirmed}, quote.certainty) {
		d.add(d.at(f["certainty"]), "unknown certainty %s; use leaked, likely or unconfirmed", short(string(quote.certainty)))
	}
	for _, s := range d.list(f["says"]) {
		text := d.text(s)
		if l.notice != "" && !strings.Contains(l.notice, text) {
			d.add(d.at(s), "the notice does not hold %q; quote it word for word", short(text))
			continue
		}
		quote.says = append(quote.says, text)
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
	if quote.certainty != Unconfirmed {
		d.add(d.at(n), "about belongs to unconfirmed facts; take it out")
	}
	f := d.object(n, languageKeys(l.incident.Languages)...)
	for _, lang := range l.incident.Languages {
		for _, w := range d.texts(f[string(lang)]) {
			quote.about = append(quote.about, strings.ToLower(norm.NFKC.String(w)))
		}
	}
}

func (l *loader) readDerived(d *document, n *yaml.Node) {
	f := d.object(n, "id", "value", "sum?", "days?", "era?", "from?")
	if f == nil {
		return
	}
	rule := &derived{value: d.number(f["value"]), days: d.dates(f["days"]), era: d.text(f["era"]), from: d.texts(f["from"])}
	for _, c := range d.list(f["sum"]) {
		rule.sum = append(rule.sum, d.number(c))
	}
	l.addFact(&fact{id: d.text(f["id"]), at: d.at(n), derived: rule})
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
	for _, s := range all {
		if s != "" {
			l.names = append(l.names, norm.NFKC.String(s))
		}
	}
	l.nameGroups = append(l.nameGroups, slices.DeleteFunc(all, func(s string) bool { return s == "" }))
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
		own := &fact{id: d.text(f["id"]), at: d.at(n)}
		says := d.local(f["says"], l.incident.Languages)
		for _, lang := range l.incident.Languages {
			own.says = append(own.says, says[lang].text)
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

// checkFacts reads figures and items out of every quote and computes the derived
// ones again.
func (l *loader) checkFacts() {
	for _, id := range l.factIDs {
		if f := l.facts[id]; f.derived == nil {
			f.held, f.items, f.spans = l.heldIn(f.says), l.itemsIn(f.says), l.spansOf(f.says)
		}
	}
	for _, id := range l.factIDs {
		if f := l.facts[id]; f.derived != nil {
			f.held = &held{}
			l.derive(f)
		}
	}
}
