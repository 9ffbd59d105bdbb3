package proving

import (
	"slices"
	"strings"

	"madoguchi/internal/affected"
	"madoguchi/internal/conversation/phrasebook"
	"madoguchi/internal/incident"
	"madoguchi/internal/incident/texts"
	"madoguchi/internal/inquiry"
)

// Status is what a person of these segments is told whom staff identified; false where there
// is none, or one that is not the incident's: then a person must look.
func Status(book phrasebook.Book, i *incident.Incident, ids []string) ([]inquiry.Reply, bool) {
	segments := segmentsOf(i, ids)
	return statusOf(book, segments, book.Reply(texts.StatusByStaff, nil)), len(ids) > 0 && len(segments) == len(ids)
}

// segmentsOf are those of an incident with these ids, in its order.
func segmentsOf(i *incident.Incident, ids []string) []incident.Segment {
	var found []incident.Segment
	for _, s := range i.Segments {
		if slices.Contains(ids, s.ID) {
			found = append(found, s)
		}
	}
	return found
}

// about names the contact that a status is about, so that nobody takes one of their
// registrations for another.
func about(book phrasebook.Book, who affected.Person) inquiry.Reply {
	if who.Letter != "" {
		return book.Reply(texts.StatusByLetter, nil)
	}
	return book.Reply(texts.StatusContact, map[string]string{"contact": affected.Masked(who.Email)})
}

// statusOf is what is said to people of these segments, or, for none, to one who was not
// found: never that they are not affected. First it says what it is about.
func statusOf(book phrasebook.Book, segments []incident.Segment, about inquiry.Reply) []inquiry.Reply {
	say := func(id texts.ID, values map[string]string) inquiry.Reply {
		reply := book.Reply(id, values)
		reply.Text = phrasebook.Lines(strings.Split(reply.Text, "\n")...) // a value may be empty
		return reply
	}
	// A card shows on a locked phone what stands for it, so that is the same whatever it tells
	// (platform fact 8).
	asCard := func(r inquiry.Reply) inquiry.Reply {
		r.Card, r.Alt = true, book.Text(texts.StatusResult, nil)
		return r
	}
	if len(segments) == 0 {
		return []inquiry.Reply{about, asCard(say(texts.StatusNone, nil))}
	}
	values := map[string]string{"items": items(book, segments)}
	segments = uncovered(segments)
	values["period"] = book.Periods(segments)
	values["segments"] = names(book, segments)
	more := map[string]string{"advice": advice(book, segments)}
	return []inquiry.Reply{about, asCard(say(texts.StatusFound, values)), say(texts.StatusMore, more)}
}

// uncovered are the segments that none of the others covers: "with" and "without a
// card" of one person contradict each other.
func uncovered(segments []incident.Segment) []incident.Segment {
	var all []incident.Segment
	for _, s := range segments {
		if !slices.ContainsFunc(segments, func(o incident.Segment) bool { return slices.Contains(o.Covers, s.ID) }) {
			all = append(all, s)
		}
	}
	return all
}

func names(book phrasebook.Book, segments []incident.Segment) string {
	var all []incident.Local
	for _, s := range segments {
		all = append(all, s.Name)
	}
	return book.Names(all)
}

// items are the kinds of data of all segments together, under how sure the notice is of
// them. Where two segments differ, the surer one holds.
func items(book phrasebook.Book, segments []incident.Segment) string {
	var all, named []string
	for _, c := range []incident.Certainty{incident.Leaked, incident.Likely, incident.Unconfirmed} {
		var these []incident.Local
		for _, s := range segments {
			for _, item := range s.Items {
				if name := book.Say(item.Name); item.Certainty == c && !slices.Contains(named, name) {
					these, named = append(these, item.Name), append(named, name)
				}
			}
		}
		if len(these) > 0 {
			all = append(all, book.Text(texts.OfCertainty(string(c)), map[string]string{"items": book.Names(these)}))
		}
	}
	return strings.Join(all, "\n")
}

func advice(book phrasebook.Book, segments []incident.Segment) string {
	var parts []string
	for _, s := range segments {
		if a := book.Say(s.Advice); a != "" && !slices.Contains(parts, a) {
			parts = append(parts, a)
		}
	}
	return strings.Join(parts, "\n")
}
