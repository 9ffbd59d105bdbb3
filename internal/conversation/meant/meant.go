// Package meant holds what a reading makes of a message against what its words plainly say: whether they speak of their
// writer at all, of another company, of where they lived, or of a contact that may come. A reading weighs what words are
// near to; these words decide.
package meant

import "madoguchi/internal/conversation/intent"

// Read is what a message asks for.
func Read(r *intent.Reader, m intent.Message) intent.Meaning {
	found := ofMoney(r, m, r.Plainly(m, r.Read(m)))
	if found.Plain() {
		return ofUnlisted(r, m, found)
	}
	found = toCome(r, m, ofFirm(r, m, ofStatus(r, m, found)))
	found = ofItems(r, m, ofKind(r, m, placed(r, m, ofThing(r, m, ofBusy(r, m, ofOurs(r, m, found))))))
	return ofUnlisted(r, m, found)
}

// surest is how probable something must be that a reading finds for no such words to decide: of a sure reading they are
// more often wrong than right.
const surest = 0.95

// sure reports whether a reading is sure of a topic.
func sure(found intent.Meaning, topic string) bool {
	first := found.Considered[0]
	return first.Score >= surest && intent.Topic(first.Entry) == topic
}

// The topics that these words decide on.
const (
	unnotified = "notification_not_received"
	notified   = "notification_received"
	third      = intent.Third
	company    = ".company"
	sentTo     = "gift_recipient_fields.sender"
	genuine    = "phishing_suspicious_mail"
	stopping   = "card_stop_or_reissue_how"
)
