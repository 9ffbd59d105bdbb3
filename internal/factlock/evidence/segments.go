package evidence

import (
	"slices"
	"strings"

	"madoguchi/internal/factlock/words"
)

// named is a segment by its name in one language.
type named struct {
	segment  Segment
	features words.Features
	telling  []string // of the features
	items    []string // small
}

func segmentNames(b *Book, lang string) []named {
	var all []named
	for _, s := range b.Segments {
		name := words.Width(s.Name[lang])
		n := named{segment: s, features: words.FeaturesOf([]rune(name), lang)}
		n.features.Polarity(name)
		n.telling = n.features.Words()
		for _, item := range s.Items {
			n.items = append(n.items, words.Small(item.Name[lang]))
		}
		all = append(all, n)
	}
	return all
}

// SegmentsIn lists the segments that a text names by a word that no other has. "Members"
// alone are not those who are "not members".
func (b *Book) SegmentsIn(text, lang string) []Segment {
	f := words.FeaturesOf([]rune(text), lang)
	f.Polarity(text)
	names := b.segments[lang]
	plain := slices.DeleteFunc(slices.Clone(names), func(n named) bool { return n.features["without"] && !f["without"] })
	var all []Segment
	for _, n := range names {
		lacks := n.features["without"] && !f["without"]
		if n.alone(f, names) || !lacks && n.alone(f, plain) {
			all = append(all, n.segment)
		}
	}
	if len(all) == 0 {
		return closest(f, plain)
	}
	return all
}

// SegmentsLike lists the segments that share a word of their name with a text of the notice.
func (b *Book) SegmentsLike(text string) []Segment {
	f := words.FeaturesOf([]rune(text), b.First())
	var all []Segment
	for _, n := range b.segments[b.First()] {
		if n.shared(f) > 0 {
			all = append(all, n.segment)
		}
	}
	return all
}

// closest lists the segments of which a text has the most words.
func closest(text words.Features, names []named) []Segment {
	var all []Segment
	most := 1
	for _, n := range names {
		shared := n.shared(text)
		if shared > most {
			all, most = nil, shared
		}
		if shared == most {
			all = append(all, n.segment)
		}
	}
	return all
}

// shared counts the words of a name that a text has.
func (n named) shared(text words.Features) int {
	shared := 0
	for _, k := range n.telling {
		if text[k] {
			shared++
		}
	}
	return shared
}

// alone reports whether a text has a word of this name that is in no other.
func (n named) alone(text words.Features, names []named) bool {
	return slices.ContainsFunc(n.telling, func(k string) bool {
		return text[k] && !slices.ContainsFunc(names, func(o named) bool { return o.segment.ID != n.segment.ID && o.features[k] })
	})
}

// HasItem reports whether a segment has an item, given as [Book.ItemsOf] lists it.
func (b *Book) HasItem(s Segment, item, lang string) bool {
	return slices.ContainsFunc(b.segments[lang], func(n named) bool {
		return n.segment.ID == s.ID && slices.ContainsFunc(n.items, func(name string) bool { return strings.Contains(name, item) })
	})
}

// itemName is an item as texts name it, small and without what stands in brackets behind it,
// and as the notice has it.
type itemName struct{ name, own string }

// bareName is the name of an item, small and without what stands in brackets behind it.
func bareName(name string) string {
	bare, _, _ := strings.Cut(words.Small(name), "(")
	return strings.TrimSpace(bare)
}

// itemNames lists the items by their names in a language, the longest first.
func itemNames(b *Book, lang string) []itemName {
	var names []string
	own := map[string]string{}
	for _, item := range slices.Backward(b.Items) {
		name := bareName(item[lang])
		own[name] = item[b.First()]
		names = append(names, name)
	}
	var all []itemName
	for _, name := range words.LongestFirst(names) {
		if name != "" {
			all = append(all, itemName{name, own[name]})
		}
	}
	return all
}

// ItemsOf lists the items that a text names, the longest names first: an email address is no
// address.
func (b *Book) ItemsOf(text, lang string) []string {
	var found []string
	for _, item := range b.items[lang] {
		if words.InAnyNumber(text, item.name) {
			found = append(found, item.name)
			text = strings.ReplaceAll(text, item.name, string(words.Blank))
		}
	}
	return found
}

// WithoutItems is a text with the items blanked that [Book.ItemsOf] lists.
func (b *Book) WithoutItems(text, lang string) string {
	for _, item := range b.ItemsOf(text, lang) {
		if y, ok := strings.CutSuffix(item, "y"); ok {
			text = strings.ReplaceAll(text, y+"ies", string(words.Blank))
		}
		text = strings.ReplaceAll(text, item, string(words.Blank))
	}
	return text
}

// OwnItem is the name in the notice of an item that a text names.
func (b *Book) OwnItem(item, lang string) string {
	for _, i := range b.items[lang] {
		if i.name == item {
			return i.own
		}
	}
	return item
}
