package intent

import (
	"slices"

	"madoguchi/internal/cases"
	"madoguchi/internal/conversation/prose"
	"madoguchi/internal/conversation/who"
	"madoguchi/internal/incident"
)

// The topic of who waits for a notice, and the variants for people who are not there to ask themselves.
const (
	unnotified = "notification_not_received"
	company    = ".company"
	minor      = ".minor"
	sentTo     = "gift_recipient_fields.sender"
	genuine    = "phishing_suspicious_mail"
	stopping   = "card_stop_or_reissue_how"
)

// OfWhom is what was found by whom the words are about, and whether that was decided by them: nobody proves
// who they are for what is another one's. What a company bought, a child and somebody who died are for staff
// to look into; the others can ask themselves, and what of recipients leaked is a fact. Died tells that the
// talk is about somebody who did.
func (r *Reader) OfWhom(found []incident.Entry, words string, died bool) (all []incident.Entry, decided bool) {
	found = r.ofSwindle(found, words)
	if all, decided = r.ofWhom(found, words, died); len(all) == 0 {
		return found, false // an incident may lack what would be said instead
	}
	return all, decided
}

func (r *Reader) ofWhom(found []incident.Entry, words string, died bool) (all []incident.Entry, decided bool) {
	if who.Press(prose.Plain(words)) {
		found = r.ForPress(found)
	}
	if len(found) == 1 && found[0].ID == notified+".others" && who.Before(words) { // a letter to whom one was is one's own
		return r.Or(incident.AmIAffected, found), true
	}
	if all, decided = r.ofOthers(found, words, died); decided {
		return all, true
	}
	if all = r.WithoutOthers(Third, genuine, all, words); len(all) != 1 {
		return all, false
	}
	topic := Topic(all[0].ID)
	if topic == incident.AmIAffected && who.AsksForAnother(words) {
		topic, all = Third, r.Or(Third, all)
	}
	if topic == Third && died {
		return r.Or(Family, all), true // nobody can ask who died to write themselves
	}
	return all, false
}

// ofOthers are entries with those about other people in place of the writer's own, and whether there are any.
func (r *Reader) ofOthers(found []incident.Entry, words string, died bool) (all []incident.Entry, changed bool) {
	instead, asks := r.instead(words, died)
	for _, was := range found {
		e := was
		switch {
		case replaces(instead, was, len(found) == 1):
			e = instead
		case asks && own(e):
			e.Kind, e.Lane = incident.FAQ, ""
		default:
			e = r.ofCompany(e, words, died)
		}
		changed = changed || e.ID != was.ID
		if (e.ID != "" || was.ID == "") && !slices.ContainsFunc(all, func(o incident.Entry) bool { return o.ID == e.ID }) {
			all = append(all, e)
		}
	}
	return all, changed
}

// replaces reports whether an entry is said in place of one's own status, or of somebody else's: what leaked of recipients
// only where nothing else was asked.
func replaces(instead, was incident.Entry, alone bool) bool {
	ofThem := Topic(was.ID) == Third && was.ID != Third+company && !aboutThem(instead) && (alone || instead.ID != sentTo)
	return instead.ID != "" && (Topic(was.ID) == incident.AmIAffected || ofThem)
}

// aboutThem reports whether what is said instead of one's own status leaves a question about somebody else's as it
// is: of a company's staff and clients nobody is told, whoever asks. What leaked of recipients was announced.
func aboutThem(instead incident.Entry) bool { return instead.ID == incident.AmIAffected+company }

// own reports whether an entry leads to the writer's own proof. What else of an incident does says itself for
// whom that is.
func own(e incident.Entry) bool {
	topic := Topic(e.ID)
	return e.Kind == incident.Verify && (topic == incident.AmIAffected || topic == unnotified)
}

// ofCompany is an entry as it is where somebody who left a company is no family, and who speaks of no company
// asks for themselves.
func (r *Reader) ofCompany(e incident.Entry, words string, died bool) incident.Entry {
	switch id := incident.AmIAffected + company; {
	case died && e.ID == Family+".agent" && r.entries[Family].ID != "":
		return r.entries[Family] // nobody writes on behalf of who died
	case e.ID == id && !who.Company(words):
		return r.entries[incident.AmIAffected]
	case Topic(e.ID) == Family && who.Left(words) && !died:
		return r.Unproven(id)
	case !died && e.ID == Family && r.entries[Family+".agent"].ID != "":
		return r.entries[Family+".agent"] // its words name the dead, and nobody spoke of any
	}
	return e
}

// instead is the entry for whom words ask about, where it is not their writer; the zero one for nobody else.
// For a company and for who died it is them alone of whom the message speaks.
func (r *Reader) instead(words string, died bool) (e incident.Entry, asks bool) {
	switch own := who.Own(words) || who.Jointly(words); {
	case died && !own:
		return r.entries[Family], true
	case who.Minor(words) && who.Others(words) && !own:
		return r.entries[Family+minor], true
	case who.Left(words):
		return r.Unproven(incident.AmIAffected + company), true
	case who.Company(words) && who.Recipients(words):
		e = r.entries[Third+company]
		e.Lane = cases.General
		return e, true
	case who.Company(words):
		return r.Unproven(incident.AmIAffected + company), !own
	case who.Themselves(words) && !own:
		return r.entries[Third], true
	case who.Recipients(words) && !own:
		return r.entries[sentTo], true
	}
	return incident.Entry{}, false
}

// Unproven is an entry that leads to a proof as one that leads to a person; the zero one for none.
func (r *Reader) Unproven(id string) incident.Entry {
	e := r.entries[id]
	if e.Kind == incident.Verify {
		e.Kind = incident.Escalate
	}
	return e
}
