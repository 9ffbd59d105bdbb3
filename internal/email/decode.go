package email

import (
	"crypto/sha256"
	"log/slog"
	"strings"
	"time"
	"unicode/utf8"

	"madoguchi/internal/email/quote"
	"madoguchi/internal/email/rawmail"
	"madoguchi/internal/inquiry"
	"madoguchi/internal/keyring"
)

// decoded is what a raw mail comes to.
type decoded struct {
	Inbound inquiry.Inbound
	Route   route
	Reason  string // why it does not go to the desk, "" where it does
}

// LogValue shows nothing of the mail.
func (m decoded) LogValue() slog.Value {
	return slog.GroupValue(slog.String("route", string(m.Route)), slog.String("reason", m.Reason))
}

const (
	maxSubject = 4096   // bytes of a raw Subject that is read
	maxBad     = 3      // unreadable characters in a text that still makes sense
	maxCut     = 15_000 // characters of what is cut from the words, for staff
	maxAside   = 6_000  // bytes of that which the desk reads where the words ask nothing
	maxWords   = 20_000 // characters that the desk reads; an inbox item must fit a queue
)

// decode reads a raw mail that arrived at now. It never fails: the kind of the
// inquiry is
//
//   - [inquiry.Message] where there are words, in the subject or the body;
//   - [inquiry.Media] where there are none, only attachments;
//   - [inquiry.Unread] where it cannot be read, holds nothing at all, or does not
//     say who is to be answered. Then Address may be empty and Customer is a key of this mail's own.
//
// The text is "件名：SUBJECT", an empty line, and the body without what it
// quotes; a part that is empty is left out, and so is the subject of a mail that was
// passed on with a question. What belongs to no person goes
// [toNobody] and need not be stored.
func decode(raw []byte, verdict Verdict, guard Guard, keys *keyring.Ring, now time.Time) decoded {
	c := read(raw)
	filled, form := guard.form(&c, verdict)
	if filled != "" {
		c.from, verdict.Authenticated = rawmail.Sender{Address: filled, Claimed: filled}, false
	}
	m := decoded{Inbound: c.inbound(verdict, keys, now), Route: toDesk}
	if reason := guard.machine(&c, form); reason != "" {
		m.Route, m.Reason = toNobody, reason
		if name, complaint, ok := returned(c.Root); ok {
			m.Route, m.Inbound = toDesk, ReturnedMail(keys, name, complaint, now)
		}
		return m
	}
	c.weigh(&m, guard, form, filled)
	if own := ownWord(&c); own == "" {
		c.answers(&m, guard, keys) // also through a list or group: the token and DMARC prove more than that denies
	}
	switch {
	case verdict.Virus:
		m.Route, m.Reason = toPerson, suspectVirus
	case verdict.Spam:
		m.Route, m.Reason = toPerson, suspectSpam
	case c.Fault != "":
		m.Route, m.Reason = toPerson, c.Fault
	}
	return m
}

// weigh looks for signs that are no proof. To whom a form is not to be answered, staff
// see in the raw mail, and so they do where a sender that nobody answers names another.
func (c *content) weigh(m *decoded, guard Guard, form bool, filled string) {
	mail := m.Inbound.Mail
	mail.Form = filled != ""
	mail.Weak = guard.weak(c, mail.Authenticated, form)
	if mail.Weak == "" && form && (filled == "" || submitted(c.Header)) {
		mail.Weak = weakForm
	}
	if mail.Weak == "" {
		return
	}
	m.Route, m.Reason = toPerson, mail.Weak
	mail.KeepRaw = mail.KeepRaw || filled == "" && c.Header.Has("reply-to")
	mail.Echo = (mail.Weak == weakMarked || mail.Weak == weakSubject) && !mail.KeepRaw && guard.echoes(c.Header)
}

// content is a raw mail sorted into what its author wrote and the rest.
type content struct {
	rawmail.Message
	from    rawmail.Sender
	subject string
	// forwarded: the subject is of the mail that was passed on, not of the question
	forwarded bool
	reply     bool // to a mail, or it passes one on
	taken     quote.Pieces
	body      string // without what it quotes
}

func read(raw []byte) content {
	m := rawmail.Read(raw)
	c := content{Message: m, from: rawmail.SenderOf(m.Header)}
	c.subject, c.reply, c.forwarded = readSubject(m.Root.Params["charset"], m.Header.Get("subject"))
	c.reply = c.reply || m.Header.Has("in-reply-to") || m.Header.Has("references")
	c.taken = quote.Sort(m.Text, c.reply, m.Markup)
	c.body = c.cut(c.taken.Words, maxWords)
	c.taken.Cut = c.cut(c.taken.Cut, maxCut)
	c.taken.Below, c.taken.Among = rawmail.HeadLines(c.taken.Below, maxAside), rawmail.HeadLines(c.taken.Among, maxAside)
	if c.from.Address == "" {
		c.Fail(rawmail.FaultSender)
	}
	if c.subject == "" && c.body == "" && !c.Attached {
		c.Fail(rawmail.FaultEmpty) // to our eyes: what it holds may be an image from elsewhere
	}
	c.judge(strings.Count(c.subject+c.body, rawmail.Unreadable))
	return c
}

// judge decides whether a text with that many unreadable characters still counts
// as read.
func (c *content) judge(unreadable int) {
	c.Faulty = c.Faulty || unreadable > 0
	if unreadable > maxBad {
		c.Fail(rawmail.FaultCharset)
	}
}

// readSubject also tells whether the mail answers another one or passes it on, and
// whether it is the latter.
func readSubject(hint, value string) (subject string, reply, forwarded bool) {
	subject = strings.Join(strings.Fields(rawmail.Tidy(rawmail.DecodeWords(hint, value[:min(len(value), maxSubject)]))), " ")
	bare, forwarded := quote.Subject(subject)
	return bare, bare != strings.TrimSpace(subject), forwarded
}

// cut bounds what the desk reads, in characters; what is beyond is in the raw mail. It
// cuts at the end of a line, so that no number is cut in two and escapes the masking.
func (c *content) cut(text string, most int) string {
	if utf8.RuneCountInString(text) <= most {
		return text
	}
	c.Faulty = true
	text = string([]rune(text)[:most])
	if i := strings.LastIndexByte(text, '\n'); i > 0 {
		return text[:i]
	}
	return strings.TrimRight(text, "0123456789０１２３４５６７８９ -－")
}

func (c *content) inbound(verdict Verdict, keys *keyring.Ring, now time.Time) inquiry.Inbound {
	id := c.id(keys)
	return inquiry.Inbound{
		ID:       id,
		Channel:  inquiry.Email,
		Customer: c.customer(keys, id, verdict.Authenticated && c.from.Plain),
		Address:  inquiry.NewAddress(c.from.Address),
		Kind:     c.kind(),
		Text:     c.asked(),
		Content:  inquiry.Content{Files: c.files()},
		At:       now, // Date is whatever its sender wants it to be
		Received: now,
		Mail: &inquiry.Mail{
			MessageID:     firstID(c.Header.Get("message-id")),
			References:    parentReferences(c.Header),
			Subject:       inquiry.NewText(c.subject),
			Cut:           inquiry.NewText(c.taken.Cut),
			Below:         inquiry.NewText(c.taken.Below),
			Among:         inquiry.NewText(c.taken.Among),
			Authenticated: verdict.Authenticated && c.from.Plain,
			KeepRaw:       c.Attached || c.Faulty || c.Fault != "" || verdict.Spam || verdict.Virus,
			Attached:      c.Attached,
			Scanned:       verdict.Scanned && !verdict.Virus,
			Suspect:       verdict.Spam || verdict.Virus,
		},
	}
}

// id is the same for a mail that arrives twice, whatever trace the way left in
// its header. Message-ID alone would not do: it may be missing or reused.
func (c *content) id(keys *keyring.Ring) string {
	h, hash := c.Header, sha256.Sum256(c.Root.Body)
	return keys.Hash("email id", strings.Join([]string{
		c.from.Address, h.Get("message-id"), h.Get("date"), h.Get("subject"), string(hash[:]),
	}, "\x00"))
}

// customer gives a mail that names no sender a key that no other mail has, and one
// whose sender nobody vouches for a key apart from that sender's own: what a forger
// writes is a conversation of its own, with a case of its own, until somebody joins it.
func (c *content) customer(keys *keyring.Ring, id string, sure bool) inquiry.CustomerKey {
	name := c.from.Address
	switch {
	case name == "":
		name = "unknown " + id
	case !sure:
		name = inquiry.Unproven + name
	}
	return inquiry.NewCustomerKey(keys.Hash, inquiry.Email, inquiry.NewAddress(name))
}

// mostFiles is how many files that hang on a mail are listed; more are in the raw mail.
const mostFiles = 20

// files are what hangs on the mail, by name, size and kind.
func (c *content) files() []inquiry.Attachment {
	var all []inquiry.Attachment
	for _, f := range rawmail.Files(c.Root, mostFiles) {
		all = append(all, inquiry.Attachment{Name: inquiry.NewText(f.Name), Kind: f.Media, Size: f.Size})
	}
	return all
}

func (c *content) kind() inquiry.Kind {
	switch {
	case c.Fault != "":
		return inquiry.Unread
	case c.subject == "" && c.body == "":
		return inquiry.Media
	}
	return inquiry.Message
}

func (c *content) asked() inquiry.Text {
	if c.Fault != "" {
		return inquiry.Text{}
	}
	var parts []string
	if c.subject != "" && !(c.forwarded && c.body != "") {
		parts = append(parts, "件名："+c.subject)
	}
	if c.body != "" {
		parts = append(parts, c.body)
	}
	return inquiry.NewText(strings.Join(parts, "\n\n"))
}
