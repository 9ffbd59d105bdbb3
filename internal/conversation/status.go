package conversation

import (
	"slices"
	"strings"

	"madoguchi/internal/affected"
	"madoguchi/internal/incident"
	"madoguchi/internal/incident/texts"
	"madoguchi/internal/inquiry"
)

// look looks a proven contact up in the roster, and tells what is found.
func (t *step) look(who affected.Person, by string) {
	need := NeedEmail
	if by == ByLetter {
		need = NeedLetter
	}
	found, known := t.find(need, who)
	switch {
	case !known:
	case !found.Ready:
		t.handover(identity, true)
	default:
		t.tell(who, by, found.Segments)
	}
}

// tell tells a person their own status. The proof holds for a while, so that a
// second question needs no second code.
func (t *step) tell(who affected.Person, by string, ids []string) {
	segments := t.segments(ids)
	if len(segments) < len(ids) {
		t.handover(identity, true) // a roster of another incident: a person must look
		return
	}
	p := t.proof()
	if p.end(); !p.holds(t.now) || p.Proven != who {
		p.Proven, p.By, p.ProvenAt, p.Told = who, by, t.now, 0
	}
	p.Told++
	t.verifying()
	t.out.Disclosed = &Disclosure{Proof: by, Segments: ids, Contact: t.contactHash(who)}
	// The status itself answers the question; that only the person themself is told
	// it need not be said to them.
	general := func(r inquiry.Reply) bool { return topic(r.Entry) == status }
	t.out.Replies = append(slices.DeleteFunc(t.out.Replies, general), t.Responder.status(t.lang, ids, t.about(who))...)
	last := &t.out.Replies[len(t.out.Replies)-1]
	if len(ids) == 0 {
		p.Stage, p.Touched = AskWay, t.now // another address, or the letter
		last.Quick = t.choices([]string{tapMail, tapLetter, human})
		return
	}
	last.Quick = t.choices(append(t.advised(segments), human))
}

// segments are those of the incident with these ids, in its order.
func (r *Responder) segments(ids []string) []incident.Segment {
	var found []incident.Segment
	for _, s := range r.incident.Segments {
		if slices.Contains(ids, s.ID) {
			found = append(found, s)
		}
	}
	return found
}

// advised are the entries that people of these segments ask next.
func (t *step) advised(segments []incident.Segment) []string {
	var entries []string
	for _, s := range segments {
		entries = append(entries, s.Quick...)
	}
	return entries
}

// Status is what a person of these segments is told; false where there is none, or
// one that is not the incident's: then a person must look.
func (r *Responder) Status(lang string, ids []string) ([]inquiry.Reply, bool) {
	known := len(ids) > 0 && len(r.segments(ids)) == len(ids)
	answered := r.incident.AnswerLang(incident.Lang(lang))
	return r.status(answered, ids, inquiry.Reply{Entry: texts.StatusByStaff.String(), Text: r.incident.Texts[texts.StatusByStaff].Local[answered]}), known
}

// about names the contact that a status is about, so that nobody takes one of their
// registrations for another.
func (t *step) about(who affected.Person) inquiry.Reply {
	if who.Letter != "" {
		return inquiry.Reply{Entry: texts.StatusByLetter.String(), Text: t.text(texts.StatusByLetter, nil)}
	}
	values := map[string]string{"contact": affected.Masked(who.Email)}
	return inquiry.Reply{Entry: texts.StatusContact.String(), Text: t.text(texts.StatusContact, values), Values: values}
}

// contactHash names the contact of a status in the disclosure log.
func (t *step) contactHash(who affected.Person) string {
	if who.Letter != "" {
		return t.given.Hash("letter", who.Letter)
	}
	return t.given.Hash("contact", who.Email)
}

// status is what is said to people of these segments, or, for none, to one who was
// not found: never that they are not affected. First it says what it is about.
func (r *Responder) status(lang incident.Lang, ids []string, about inquiry.Reply) []inquiry.Reply {
	say := func(id texts.ID, values map[string]string) inquiry.Reply {
		text := fill(r.incident.Texts[id].Local[lang], values)
		return inquiry.Reply{Entry: id.String(), Text: join(strings.Split(text, "\n")), Values: values} // a value may be empty
	}
	segments := r.segments(ids)
	if len(segments) == 0 {
		return []inquiry.Reply{about, say(texts.StatusNone, nil)}
	}
	values := map[string]string{"items": items(r.incident, lang, segments)}
	segments = uncovered(segments)
	values["period"] = periods(segments, lang)
	values["segments"] = incident.List(lang, names(segments, lang))
	return []inquiry.Reply{about, say(texts.StatusFound, values), say(texts.StatusMore, map[string]string{"advice": advice(segments, lang)})}
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

func names(segments []incident.Segment, lang incident.Lang) []string {
	var all []string
	for _, s := range segments {
		all = append(all, s.Name[lang])
	}
	return all
}

// items are the kinds of data of all segments together, under how sure the
// notice is of them. Where two segments differ, the surer one holds.
func items(i *incident.Incident, lang incident.Lang, segments []incident.Segment) string {
	certainties := []incident.Certainty{incident.Leaked, incident.Likely, incident.Unconfirmed}
	var lines, named []string
	for _, c := range certainties {
		var these []string
		for _, s := range segments {
			for _, item := range s.Items {
				if name := item.Name[lang]; item.Certainty == c && !slices.Contains(named, name) {
					these, named = append(these, name), append(named, name)
				}
			}
		}
		if len(these) > 0 {
			lines = append(lines, fill(i.Texts[texts.OfCertainty(string(c))].Local[lang], map[string]string{"items": incident.List(lang, these)}))
		}
	}
	return strings.Join(lines, "\n")
}

func advice(segments []incident.Segment, lang incident.Lang) string {
	var parts []string
	for _, s := range segments {
		if a := s.Advice[lang]; a != "" && !slices.Contains(parts, a) {
			parts = append(parts, a)
		}
	}
	return strings.Join(parts, "\n")
}
