package incident

import (
	"slices"
	"strings"

	"madoguchi/internal/cases"
	"madoguchi/internal/incident/phone"
	"madoguchi/internal/incident/wording"
	"madoguchi/internal/strictyaml"
)

// entryCheck checks entries and how they point at each other.
type entryCheck struct {
	*reader
	drafts []draft
	ids    map[string]strictyaml.Place
	labels map[string]strictyaml.Place
}

func checkEntries(r *reader, drafts []draft) {
	c := entryCheck{r, drafts, map[string]strictyaml.Place{}, map[string]strictyaml.Place{}}
	for _, e := range drafts {
		if first, ok := c.ids[e.ID]; ok {
			e.add("id", "the id %s is at %v already; give one of them another id or merge them", strictyaml.Short(e.ID), first)
			continue
		}
		c.ids[e.ID] = e.fields.Get("id").At()
	}
	c.needed()
	for _, e := range drafts {
		c.id(e)
		checkKind(e)
		c.quick(e)
		c.label(e)
		c.length(e)
	}
}

// add adds a problem with a field of the entry.
func (e draft) add(field, format string, args ...any) { e.fields.Get(field).Add(format, args...) }

// needed sees that the entries are there on which the desk itself relies,
// and that they are of the kind that it relies on.
func (c entryCheck) needed() {
	for _, n := range needed() {
		i := slices.IndexFunc(c.drafts, func(e draft) bool { return e.ID == n.id })
		switch {
		case i < 0:
			c.Add(strictyaml.Place{File: "answers"}, "the entry %s is missing; write it with kind: %s, the desk needs it for %s",
				n.id, n.kind, n.use)
		case c.drafts[i].Kind != n.kind:
			e := c.drafts[i]
			e.add("kind", "%s is %s; write kind: %s, the desk needs it for %s", n.id, strictyaml.Short(string(e.Kind)), n.kind, n.use)
		}
	}
}

func (c entryCheck) id(e draft) {
	base, variant, dotted := strings.Cut(e.ID, ".")
	if !strictyaml.IsID(base) || dotted && !strictyaml.IsID(variant) {
		e.add("id", "%q is no id; write slug or slug.variant in small letters, digits and _", strictyaml.Short(e.ID))
		return
	}
	if _, ok := c.ids[base]; !ok {
		e.add("id", "%s is a variant of %s, which is no entry; write the entry %s", e.ID, base, base)
	}
}

func checkKind(e draft) {
	opens := e.Kind == Escalate || e.Kind == Verify
	if !slices.Contains([]Kind{FAQ, Verify, Escalate, OutOfScope, Smalltalk, Unsafe}, e.Kind) {
		e.add("kind", "unknown kind %s; use faq verify escalate out_of_scope smalltalk unsafe", strictyaml.Short(string(e.Kind)))
		return
	}
	switch {
	case opens && e.Lane == "":
		e.add("kind", "%s opens a case and needs a lane; add one of %s", e.Kind, askedLanes())
	case opens && !e.Lane.Asked():
		e.add("lane", "unknown lane %s; use one of %s", strictyaml.Short(string(e.Lane)), askedLanes())
	case !opens && e.Lane != "":
		e.add("lane", "%s opens no case; take the lane out or write kind: escalate", e.Kind)
	}
	if !slices.Contains([]Asks{AsksNothing, AsksDay, AsksDate}, e.Asks) {
		e.add("asks", "unknown asks %s; use day or date", strictyaml.Short(string(e.Asks)))
	}
}

// askedLanes tells which lanes an entry may name.
func askedLanes() string {
	var all []string
	for _, lane := range cases.Lanes() {
		if lane.Asked() {
			all = append(all, string(lane))
		}
	}
	return strings.Join(all, " ")
}

func (c entryCheck) quick(e draft) {
	if len(e.Quick) > 3 {
		e.add("quick", "%d quick replies; keep 3", len(e.Quick))
	}
	for k, id := range e.Quick {
		if _, ok := c.ids[id]; !ok {
			e.add("quick", "there is no entry %s to ask next; name an entry", strictyaml.Short(id))
		}
		if id == e.ID || slices.Contains(e.Quick[:k], id) {
			e.add("quick", "%s is itself or there twice; name other entries", strictyaml.Short(id))
		}
	}
}

func (c entryCheck) label(e draft) {
	for _, lang := range c.langs {
		p, ok := e.texts["label"][lang]
		if !ok || p.Text == "" {
			continue
		}
		key := string(lang) + " " + wording.Fold(p.Text)
		if first, ok := c.labels[key]; ok {
			c.Add(p.At, "the label %s is at %v already; name this question apart from that one", strictyaml.Short(p.Text), first)
			continue
		}
		c.labels[key] = p.At
	}
}

// length checks the longest message that an entry can become.
func (c entryCheck) length(e draft) {
	for _, lang := range c.langs {
		p := e.texts["answer"][lang]
		if why := phone.Check(string(lang), e.texts["short"][lang].Text, p.Text, e.Lane.Wakes()); why != "" {
			c.Add(e.texts["short"][lang].At, "%s", why)
		}
		tail := max(wording.Units(e.texts["open"][lang].Text), wording.Units(e.texts["closed"][lang].Text))
		if n := wording.Units(p.Text) + tail + 1; tail > 0 && n > wording.MaxUnits {
			c.Add(p.At, "the answer has %d UTF-16 units with its open or closed sentence; keep %d", n, wording.MaxUnits)
		}
	}
}
