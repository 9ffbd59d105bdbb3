package email

import (
	"bytes"
	"strings"
	"time"

	"madoguchi/internal/email/rawmail"
	"madoguchi/internal/inquiry"
	"madoguchi/internal/keyring"
	"madoguchi/internal/lazyregexp"
)

// nameHeader carries the desk's own name of a mail: SES overwrites Message-ID, and hands
// this on, to the reader's mail system and into what it says of the mail (platform fact
// 19). It is drawn at random, so that only who has the mail can name it.
const nameHeader = "X-Desk-Mail"

var mailName = lazyregexp.New(`^[0-9a-f]{32}$`)

// MailName is the desk's own name of a rendered mail.
func (c Channel) MailName(raw []byte) string { return nameIn(raw) }

func nameIn(raw []byte) string {
	h, _, _ := rawmail.SplitHeader(bytes.TrimLeft(raw, "\r\n"))
	if name := strings.TrimSpace(h.Get(strings.ToLower(nameHeader))); mailName.MatchString(name) {
		return name
	}
	return ""
}

// MailNameIn looks for the name among the headers that somebody repeats of a mail.
func MailNameIn(name, value string) (string, bool) {
	return value, strings.EqualFold(name, nameHeader) && mailName.MatchString(value)
}

// returned reads a report of a mail system (RFC 3464) or of a complaint (RFC 5965) about
// a mail of ours: that it will not arrive, or is not wanted. Anybody can write one; it
// counts for nothing without the name of the mail.
func returned(p rawmail.Part) (name string, complaint, ok bool) {
	if p.Media != "multipart/report" {
		return "", false, false
	}
	failed := false
	for _, part := range p.Below() {
		switch part.Media {
		case "message/delivery-status", "message/global-delivery-status":
			failed = failed || gaveUp.Match(status(part.Body))
		case "message/feedback-report":
			complaint = complaint || abuse.Match(status(part.Body))
		case "message/rfc822", "message/rfc822-headers", "text/rfc822-headers", "message/global", "message/global-headers":
			name = nameIn(part.Body)
		}
	}
	return name, complaint, name != "" && (failed || complaint)
}

// status is as much of a report as is looked at: a few fields for each recipient.
func status(body []byte) []byte { return body[:min(len(body), 64<<10)] }

// A delay is no failure: the mail may still arrive.
var (
	gaveUp = lazyregexp.New(`(?im)^Action:\s*failed\b`)
	abuse  = lazyregexp.New(`(?im)^Feedback-Type:\s*(?:abuse|fraud)\b`)
)

// ReturnedMail is the inbound that says so. It is nobody's, and the same each time.
func ReturnedMail(keys *keyring.Ring, name string, complaint bool, at time.Time) inquiry.Inbound {
	entry := ""
	if complaint {
		entry = inquiry.Complaint
	}
	id := keys.Hash("returned", name+entry)
	return inquiry.Inbound{
		ID:        id,
		Channel:   inquiry.Email,
		Customer:  inquiry.NewCustomerKey(keys.Hash, inquiry.Email, inquiry.NewAddress("returned "+id)),
		Kind:      inquiry.Returned,
		MessageID: name,
		Entry:     entry,
		At:        at,
		Received:  at,
		Mail:      &inquiry.Mail{},
	}
}
