package incident

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf16"

	"github.com/rivo/uniseg"
)

// checkEntries checks each entry and how the entries point at each other.
func (l *loader) checkEntries() {
	ids := map[string]place{}
	for _, e := range l.drafts {
		if first, ok := ids[e.ID]; ok {
			l.add(e.at("id"), "the id %s is at %v already; give one of them another id or merge them", short(e.ID), first)
			continue
		}
		ids[e.ID] = e.at("id")
	}
	l.checkNeeded()
	labels := map[string]place{}
	for _, e := range l.drafts {
		l.checkID(e, ids)
		l.checkKind(e)
		l.checkQuick(e, ids)
		l.checkLabel(e, labels)
		l.checkLength(e)
	}
}

// checkNeeded sees that the entries are there on which the desk itself relies,
// and that they are of the kind that it relies on.
func (l *loader) checkNeeded() {
	for _, n := range needed() {
		i := slices.IndexFunc(l.drafts, func(e draft) bool { return e.ID == n.id })
		switch {
		case i < 0:
			l.add(place{"answers", 0}, "the entry %s is missing; write it with kind: %s, the desk needs it for %s", n.id, n.kind, n.use)
		case l.drafts[i].Kind != n.kind:
			l.add(l.drafts[i].at("kind"), "%s is %s; write kind: %s, the desk needs it for %s", n.id, short(string(l.drafts[i].Kind)), n.kind, n.use)
		}
	}
}

func (l *loader) checkID(e draft, ids map[string]place) {
	base, variant, dotted := strings.Cut(e.ID, ".")
	if !isID(base) || dotted && !isID(variant) {
		l.add(e.at("id"), "%q is no id; write slug or slug.variant in small letters, digits and _", short(e.ID))
		return
	}
	if _, ok := ids[base]; !ok {
		l.add(e.at("id"), "%s is a variant of %s, which is no entry; write the entry %s", e.ID, base, base)
	}
}

func (l *loader) checkKind(e draft) {
	lanes := slices.DeleteFunc(lanes(), func(lane string) bool { return lane == "undecodable" }) // which no question asks for
	opens := e.Kind == Escalate || e.Kind == Verify
	if !slices.Contains([]Kind{FAQ, Verify, Escalate, OutOfScope, Smalltalk, Unsafe}, e.Kind) {
		l.add(e.at("kind"), "unknown kind %s; use faq verify escalate out_of_scope smalltalk unsafe", short(string(e.Kind)))
		return
	}
	switch {
	case opens && e.Lane == "":
		l.add(e.at("kind"), "%s opens a case and needs a lane; add one of %s", e.Kind, strings.Join(lanes, " "))
	case opens && !slices.Contains(lanes, e.Lane):
		l.add(e.at("lane"), "unknown lane %s; use one of %s", short(e.Lane), strings.Join(lanes, " "))
	case !opens && e.Lane != "":
		l.add(e.at("lane"), "%s opens no case; take the lane out or write kind: escalate", e.Kind)
	}
	if !slices.Contains([]Asks{AsksNothing, AsksDay, AsksDate}, e.Asks) {
		l.add(e.at("asks"), "unknown asks %s; use day or date", short(string(e.Asks)))
	}
}

func (l *loader) checkQuick(e draft, ids map[string]place) {
	if len(e.Quick) > 3 {
		l.add(e.at("quick"), "%d quick replies; keep 3", len(e.Quick))
	}
	for k, id := range e.Quick {
		if _, ok := ids[id]; !ok {
			l.add(e.at("quick"), "there is no entry %s to ask next; name an entry", short(id))
		}
		if id == e.ID || slices.Contains(e.Quick[:k], id) {
			l.add(e.at("quick"), "%s is itself or there twice; name other entries", short(id))
		}
	}
}

func (l *loader) checkLabel(e draft, seen map[string]place) {
	for _, lang := range l.incident.Languages {
		p, ok := e.texts["label"][lang]
		if !ok || p.text == "" {
			continue
		}
		key := string(lang) + " " + fold(p.text)
		if first, ok := seen[key]; ok {
			l.add(p.at, "the label %s is at %v already; name this question apart from that one", short(p.text), first)
			continue
		}
		seen[key] = p.at
	}
}

// button checks a label of a quick reply: LINE takes 20 graphemes (platform
// fact 8).
func (l *loader) button(p phrase) {
	if n := uniseg.GraphemeClusterCount(p.text); n > 20 {
		l.add(p.at, "the label has %d characters; keep 20", n)
	}
	if strings.Contains(p.text, "\n") {
		l.add(p.at, "the label has a line break; write one line")
	}
}

// maxUnits is what LINE takes in one text, in UTF-16 units (platform fact 8).
const maxUnits = 5000

// checkLength checks the longest message that an entry can become.
func (l *loader) checkLength(e draft) {
	for _, lang := range l.incident.Languages {
		p := e.texts["answer"][lang]
		tail := max(units(e.texts["open"][lang].text), units(e.texts["closed"][lang].text))
		if n := units(p.text) + tail + 1; tail > 0 && n > maxUnits {
			l.add(p.at, "the answer has %d UTF-16 units with its open or closed sentence; keep %d", n, maxUnits)
		}
	}
}

func units(s string) int {
	n := 0
	for _, r := range s {
		n += utf16.RuneLen(r)
	}
	return n
}

// checkSpoken checks what holds for every text that a customer reads.
func (l *loader) checkSpoken() {
	for _, s := range l.spoken {
		if n := units(s.text); n > maxUnits {
			l.add(s.at, "the text has %d UTF-16 units, LINE takes %d; shorten it", n, maxUnits)
		}
		for n, line := range strings.Split(s.text, "\n") {
			if i := strings.IndexFunc(line, unseen); i >= 0 {
				l.add(s.line(n), "a character that nobody sees (%U); take it out", []rune(line[i:])[0])
			}
		}
	}
}

// unseen reports characters that would make a text differ from what is read:
// zero-width, direction and control characters.
func unseen(r rune) bool {
	return unicode.In(r, unicode.Cf, unicode.Cc, unicode.Co, unicode.Zl, unicode.Zp)
}
