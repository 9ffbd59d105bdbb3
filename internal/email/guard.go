package email

import (
	"slices"
	"strings"

	"madoguchi/internal/email/rawmail"
)

// route says who deals with a mail.
type route string

const (
	toDesk   route = "desk"   // the desk may answer it
	toPerson route = "person" // a person must look; nothing is answered by itself
	toNobody route = "nobody" // a machine wrote it, beyond doubt
)

// Guard knows who we are, so that the desk never talks to itself. Addresses and
// domains are compared without regard to case.
//
// Only what proves a machine lets a mail go to nobody (platform fact 18). What merely
// looks like one also stands on mail of people: behind a mailing list, from a form,
// through a provider that marks all its mail. It goes to a person, and is not
// answered. So does what a mail says of itself, in its subject or its words; ownword.go
// looks for that.
type Guard struct {
	Addresses []string // of the desk; their +tags are included
	Domains   []string // ours: mail from there is answered only where DMARC passed
	Staff     []string // people who may share our domain; they are asked first
	Forms     []string // senders of the company's forms on the web: their Reply-To is the customer
}

// Why a mail goes to nobody or to a person. The reason is logged and counted; it
// holds nothing of the mail. Staff read those of weak signs, see [inquiry.Mail].
const (
	robotAutoSubmitted = "auto-submitted"
	robotReturnPath    = "null return-path"
	robotReport        = "delivery report"
	robotLoop          = "our own loop token"

	// A new one needs a word of the pages, weak-… in internal/desk/page/words.tsv.
	weakMarked   = "marked"   // it says of itself that it answers by itself
	weakSubject  = "subject"  // so does its subject
	weakWords    = "words"    // so do its words
	weakList     = "list"     // List-*
	weakBulk     = "bulk"     // Precedence
	weakSuppress = "suppress" // X-Auto-Response-Suppress
	weakFeedback = "feedback" // Feedback-ID
	weakForward  = "forward"  // a machine passed it on
	weakSender   = "sender"   // a sender whom nobody answers
	weakOurs     = "ours"     // our own address
	weakDomain   = "domain"   // our own domain, and nobody vouches for it
	weakForm     = "form"     // a form that does not say, or not clearly, who filled it in

	suspectSpam  = "spam"
	suspectVirus = "virus"
)

// machine returns what proves that no person wrote a mail (RFC 3834, 2 and 5; RFC
// 5321, 4.5.5), "" for nothing. A form is a machine on behalf of a person.
func (g Guard) machine(c *content, form bool) string {
	h := c.Header
	switch {
	case submitted(h) && !form:
		return robotAutoSubmitted
	case h.Has("return-path") && emptyPath(h.Get("return-path")):
		return robotReturnPath
	case report(c.Root.Media):
		return robotReport
	case slices.ContainsFunc(h.All("x-loop"), func(v string) bool {
		return containsFold(g.Addresses, strings.Trim(rawmail.WithoutComments(v), "<> \t"))
	}):
		return robotLoop
	}
	return ""
}

// submitted: auto-generated, auto-replied, auto-notified, or whatever comes. What was
// only forwarded by a machine was written by somebody.
func submitted(h rawmail.Header) bool {
	return anyToken(h, "auto-submitted", func(v string) bool { return v != "no" && v != "auto-forwarded" })
}

// report is a mail that is as a whole the report of a mail system. One that hangs on
// a mail was passed on by a person.
func report(media string) bool {
	switch media {
	case "multipart/report", "message/delivery-status", "message/global-delivery-status", "message/disposition-notification",
		"message/feedback-report":
		return true
	}
	return false
}

// weak returns what makes a machine likely, "" for nothing. A form is allowed what
// programs that send mail put on it.
func (g Guard) weak(c *content, authenticated, form bool) string {
	if own := ownWord(c); own != "" {
		return own
	}
	if form {
		return ""
	}
	for _, sign := range weakSigns() {
		if sign.holds(c.Header) {
			return sign.reason
		}
	}
	if robotName(c.from.Claimed) {
		return weakSender
	}
	return g.ours(c.from.Claimed, authenticated)
}

// ours reports our own addresses and domains. The desk's address is never
// staff: a copy of our own mail must not start a talk.
func (g Guard) ours(from string, authenticated bool) string {
	_, domain := rawmail.SplitAddress(from)
	switch {
	case from == "":
		return ""
	case g.own(from):
		return weakOurs
	case containsFold(g.Staff, from), authenticated:
		return ""
	case containsFold(g.Domains, domain):
		return weakDomain
	}
	return ""
}

// own reports whether an address is the desk's own, whatever its tag.
func (g Guard) own(address string) bool {
	local, domain := rawmail.SplitAddress(address)
	local, _, _ = strings.Cut(local, "+")
	return containsFold(g.Addresses, local+"@"+domain)
}

// form returns who filled in a form of the company's, which sent the mail: the one
// address of its one Reply-To. Anybody can write any address into a form, so it proves
// nothing. Is is true where the mail is from such a form, and DMARC says so.
func (g Guard) form(c *content, verdict Verdict) (filled string, is bool) {
	if !verdict.Authenticated || !c.from.Plain || !containsFold(g.Forms, c.from.Address) {
		return "", false
	}
	reply := rawmail.Mailbox(c.Header.All("reply-to"))
	if reply.Address == "" || g.own(reply.Address) || robotName(reply.Address) || reply.Address == c.from.Address {
		return "", true
	}
	return reply.Address, true
}

func containsFold(list []string, s string) bool {
	return slices.ContainsFunc(list, func(x string) bool { return strings.EqualFold(strings.TrimSpace(x), s) })
}

// weakSign is a sign in the header; those in what a mail says of itself are in ownword.go.
type weakSign struct {
	reason string
	holds  func(rawmail.Header) bool
}

func weakSigns() []weakSign {
	return []weakSign{
		{weakForward, func(h rawmail.Header) bool { return anyToken(h, "auto-submitted", isOneOf("auto-forwarded")) }},
		{weakList, func(h rawmail.Header) bool { return slices.ContainsFunc(h, ofAList) }},
		{weakBulk, func(h rawmail.Header) bool { return slices.ContainsFunc(h, sentInBulk) }},
		{weakBulk, func(h rawmail.Header) bool {
			return robotName(strings.ToLower(strings.Trim(h.Get("return-path"), "<> ")))
		}},
		{weakBulk, func(h rawmail.Header) bool { return anyToken(h, "precedence", isOneOf("bulk", "junk", "list")) }},
		{weakSuppress, func(h rawmail.Header) bool {
			return anyToken(h, "x-auto-response-suppress", isOneOf("all", "autoreply", "oof", "dr"))
		}},
		{weakFeedback, func(h rawmail.Header) bool { return h.Has("feedback-id") || h.Has("x-feedback-id") }},
		{weakMarked, func(h rawmail.Header) bool { return h.Has("x-loop") || h.Has("x-failed-recipients") }},
	}
}

// ofAList are the fields of mailing lists (RFC 2369, RFC 2919) and of list servers
// before them.
func ofAList(f rawmail.Field) bool {
	switch f.Name {
	case "mailing-list", "x-mailing-list", "x-ml-name", "x-mlserver", "x-ml-count", "x-mailman-version", "x-beenthere":
		return true
	}
	return strings.HasPrefix(f.Name, "list-")
}

// sentInBulk are fields of services that send newsletters and notices. They count by
// name alone: a field of which the value tells is a row of [weakSigns], with [anyToken].
func sentInBulk(f rawmail.Field) bool {
	switch f.Name {
	case "x-mandrill-user", "x-mc-user", "x-sg-eid", "x-mailgun-sid", "x-csa-complaints", "x-report-abuse", "x-report-abuse-to",
		"x-msfbl", "x-sfmc-stack",
		"x-pm-message-id", "x-campaign", "x-campaignid", "x-campaign-id", "x-mailer-recptid", "x-unsubscribe":
		return true
	}
	return false
}

// anyToken reports whether one of the words of a field is as asked: the values
// of all fields of that name, without comments and parameters, cut at commas.
func anyToken(h rawmail.Header, name string, asked func(string) bool) bool {
	for _, value := range h.All(name) {
		value, _, _ = strings.Cut(rawmail.WithoutComments(value), ";")
		for token := range strings.SplitSeq(value, ",") {
			if token = strings.ToLower(strings.TrimSpace(token)); token != "" && asked(token) {
				return true
			}
		}
	}
	return false
}

func isOneOf(words ...string) func(string) bool {
	return func(s string) bool { return slices.Contains(words, s) }
}

// emptyPath is the return path of a bounce, RFC 5321, 4.5.5.
func emptyPath(value string) bool {
	return strings.Join(strings.Fields(rawmail.WithoutComments(value)), "") == "<>"
}

// robotName knows the senders that no person reads (RFC 3834, 2, and RFC 2142).
func robotName(from string) bool {
	local, _ := rawmail.SplitAddress(from)
	local, _, _ = strings.Cut(local, "+")
	name := strings.NewReplacer("-", "", "_", "", ".", "").Replace(local)
	switch strings.TrimRight(name, "0123456789") {
	case "postmaster", "root", "bounce", "bounces", "mailer", "automailer", "cron", "nobody", "wwwdata", "apache", "nginx",
		"notification", "notifications", "notify", "news", "enews", "promo", "promotions", "offers", "announcements",
		"digest", "automated", "alert", "alerts", "newsletter", "newsletters", "mailman", "majordomo", "listserv", "listmaster":
		return true
	}
	for _, part := range []string{"noreply", "donotreply", "dontreply", "mailerdaemon", "autoreply", "autorespon", "autoconfirm",
		"noresponder", "norespond", "nepasrepondre", "nichtantworten", "naoresponda", "nonrispondere"} {
		if strings.Contains(name, part) {
			return true
		}
	}
	return strings.HasSuffix(local, "-request") || strings.HasSuffix(local, "-owner") || strings.HasPrefix(local, "owner-") ||
		strings.HasSuffix(local, "-bounces") || strings.HasPrefix(local, "bounce-") || strings.HasPrefix(local, "bounces-")
}
