// Package meant holds what a reading makes of a message against what its words plainly say: whether they speak of their
// writer at all, of another company, of where they lived, or of a contact that may come. A reading weighs what words are
// near to; these words decide.
package meant

import (
	"slices"

	"madoguchi/internal/conversation/intent"
)

// Read is what a message asks for.
func Read(r *intent.Reader, m intent.Message) intent.Meaning {
	found := placed(r, m, r.Plainly(m, r.Read(m)))
	found = toCome(r, m, ofFirm(r, m, ofStatus(r, m, found)))
	return ofThing(r, m, ofBusy(r, m, ofOurs(r, m, found)))
}

// firm is how probable something must be that a reading finds for no such words to decide: of a sure reading they are
// more often wrong than right.
const firm = 0.95

// sure reports whether a reading is sure of a topic, or of any where none is named.
func sure(found intent.Meaning, topics ...string) bool {
	first := found.Considered[0]
	return first.Score >= firm && (len(topics) == 0 || slices.Contains(topics, intent.Topic(first.Entry)))
}

// The topics that these words decide on.
const (
	unnotified = "notification_not_received"
	notified   = "notification_received"
	third      = "third_party_lookup"
	company    = ".company"
	sentTo     = "gift_recipient_fields.sender"
	genuine    = "phishing_suspicious_mail"
	stopping   = "card_stop_or_reissue_how"
)
