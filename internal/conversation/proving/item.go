package proving

import (
	"slices"
	"strings"

	"madoguchi/internal/conversation/phrasebook"
	"madoguchi/internal/incident"
	"madoguchi/internal/incident/texts"
	"madoguchi/internal/inquiry"
	"madoguchi/internal/jatext"
	"madoguchi/internal/lazyregexp"
)

// Item says whether a kind of data, by what people call it, is among the items of the segments
// with these ids: how sure the notice is of it, or that it is not among them, which is not the
// same as that it did not leak. It is false where the segments differ.
func Item(book phrasebook.Book, i *incident.Incident, ids, called []string) (inquiry.Reply, bool) {
	segments := segmentsOf(i, ids)
	if len(segments) == 0 {
		return inquiry.Reply{}, false
	}
	first, has := itemOf(segments[0], called)
	for _, s := range segments[1:] {
		if item, ok := itemOf(s, called); ok != has || item.Certainty != first.Certainty {
			return inquiry.Reply{}, false
		}
	}
	values := map[string]string{"segments": names(book, segments)}
	if !has {
		values["item"] = nameOf(book, i, called)
		return book.Reply(texts.LightNone, values), values["item"] != ""
	}
	reply := book.Reply(texts.LightItem, values)
	found := book.Text(texts.OfCertainty(string(first.Certainty)), map[string]string{"items": book.Say(first.Name)})
	reply.Text = phrasebook.Lines(reply.Text, found)
	return reply, true
}

// itemOf is the item of a segment that people call so.
func itemOf(s incident.Segment, called []string) (incident.Item, bool) {
	for _, item := range s.Items {
		for _, name := range item.Name {
			if slices.ContainsFunc(called, func(c string) bool { return plain(c) == plain(name) }) {
				return item, true
			}
		}
	}
	return incident.Item{}, false
}

// nameOf is what an incident calls an item of any segment, "" for none.
func nameOf(book phrasebook.Book, i *incident.Incident, called []string) string {
	for _, s := range i.Segments {
		if item, ok := itemOf(s, called); ok {
			return strings.TrimSpace(remark.ReplaceAllString(book.Say(item.Name), ""))
		}
	}
	return ""
}

// plain is a name without what stands in brackets behind it, for comparing.
func plain(name string) string {
	name = remark.ReplaceAllString(strings.ToLower(jatext.Width(name)), "")
	return strings.Join(strings.Fields(name), "")
}

var remark = lazyregexp.New(`[(（][^)）]*[)）]`)

// Concerned are the segments that an entry is about: it rests on a fact that is theirs alone.
func Concerned(i *incident.Incident, e incident.Entry) []string {
	var ids []string
	for _, s := range i.Segments {
		own := func(fact string) bool {
			others := func(o incident.Segment) bool { return o.ID != s.ID && slices.Contains(o.Cites, fact) }
			return slices.Contains(s.Cites, fact) && !slices.ContainsFunc(i.Segments, others)
		}
		if slices.ContainsFunc(e.Cites, own) {
			ids = append(ids, s.ID)
		}
	}
	return ids
}
