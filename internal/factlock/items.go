package factlock

import (
	"slices"
	"strings"
)

// named is a segment with the telling words of its name in one language.
type named struct {
	segment  Segment
	features features
}

// segmentNames lists the segments by the names that they have in a language.
func (l *Lock) segmentNames(lang string) []named {
	var all []named
	for _, s := range l.in.Segments {
		name := foldWidth(s.Name[lang])
		f := featuresOf([]rune(name), lang)
		f.polarity(name)
		all = append(all, named{s, f})
	}
	return all
}

// ofSegment refuses to say of a segment's item that it leaked, or may have,
// where the item is not the segment's.
func (r *reading) ofSegment(k int) {
	c := r.clauses[k]
	if r.Label || !leakWords().in(c.text) || asks(c) || openWordsList().in(c.text) || announcedNothingList().in(c.text) || cannotSayList().in(c.text) {
		return
	}
	text := r.sentenceUpTo(k)
	r.ofNobody(c)
	items := r.itemsOf(text)
	bare := text
	for _, item := range items {
		bare = strings.ReplaceAll(bare, item, string(blank))
	}
	segments := r.segmentsIn(bare)
	if len(segments) == 0 {
		return
	}
	for _, item := range items {
		if !slices.ContainsFunc(segments, func(s Segment) bool { return hasItem(s, item, r.Lang) }) {
			r.refuseLine(c.line, "%q is no item of %s; write the items that its facts name", short(item), short(segments[0].Name[r.Lang]))
			return
		}
	}
}

// segmentsIn lists the segments that a text names by a word that no other has.
// "Members" alone are not those who are "not members".
func (r *reading) segmentsIn(text string) []Segment {
	f := featuresOf([]rune(text), r.Lang)
	f.polarity(text)
	names := r.segments[r.Lang]
	plain := slices.DeleteFunc(slices.Clone(names), func(n named) bool { return n.features["without"] && !f["without"] })
	var all []Segment
	for _, n := range names {
		if n.alone(f, names) || n.alone(f, plain) && slices.ContainsFunc(plain, func(o named) bool { return o.segment.ID == n.segment.ID }) {
			all = append(all, n.segment)
		}
	}
	if len(all) == 0 {
		return closest(f, plain)
	}
	return all
}

// closest lists the segments of which a text has the most words.
func closest(text features, names []named) []Segment {
	var all []Segment
	most := 1
	for _, n := range names {
		shared := 0
		for _, k := range keysOf(n.features) {
			if text[k] {
				shared++
			}
		}
		if shared > most {
			all, most = nil, shared
		}
		if shared == most {
			all = append(all, n.segment)
		}
	}
	return all
}

// alone reports whether a text has a word of this name that is in no other.
func (n named) alone(text features, names []named) bool {
	return slices.ContainsFunc(keysOf(n.features), func(k string) bool {
		return text[k] && !slices.ContainsFunc(names, func(o named) bool { return o.segment.ID != n.segment.ID && o.features[k] })
	})
}

func keysOf(f features) []string {
	var all []string
	for k := range f {
		if k != "with" && k != "without" {
			all = append(all, k)
		}
	}
	return all
}

// itemsOf lists the items of the incident that a text names, the longest names
// first: an email address is no address.
func (r *reading) itemsOf(text string) []string {
	var names, found []string
	for _, p := range r.in.Items {
		word, _, _ := strings.Cut(foldSmall(p[r.Lang]), "(")
		names = append(names, strings.TrimSpace(word))
	}
	for _, name := range longestFirst(names) {
		if name != "" && inAnyNumber(text, name) {
			found = append(found, name)
			text = strings.ReplaceAll(text, name, string(blank))
		}
	}
	return found
}

func hasItem(s Segment, item string, lang string) bool {
	return slices.ContainsFunc(s.Items, func(i Item) bool { return strings.Contains(foldSmall(i.Name[lang]), item) })
}

// ofNobody refuses a kind of data that may have leaked by no cited fact.
func (r *reading) ofNobody(c clause) {
	v := lockVocabulary()
	var leaks []string
	for _, id := range r.Cites {
		if f := r.facts[id]; f != nil && f.step != silent && (f.Certainty != "" || len(f.items) > 0) {
			leaks = append(leaks, id)
		}
	}
	phrase, at := leakWords().find(c.text)
	if len(leaks) == 0 || at < 0 || negates(c.text) || r.backed(c.text, newList(phrase)) {
		return
	}
	text := c.text
	for _, item := range r.itemsOf(text) {
		text = strings.ReplaceAll(text, item, string(blank))
	}
	for _, w := range v.wordsOf([]rune(text)) {
		if w.meaning >= 0 && v.meanings[w.meaning].item && !slices.ContainsFunc(leaks, func(id string) bool { return r.grounds[id].holds(w) }) {
			r.refuseLine(c.line, "%q is said to have leaked or to be likely to, which no cited fact says of it; leave it out", short(w.text))
			return
		}
	}
}
