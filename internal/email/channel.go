package email

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"madoguchi/internal/identity"
	"madoguchi/internal/incident"
	"madoguchi/internal/incident/forms"
	"madoguchi/internal/incident/texts"
	"madoguchi/internal/inquiry"
	"madoguchi/internal/outbox"
)

// Channel is mail as a turn sees it.
type Channel struct {
	Incident *incident.Incident
	From     string // the desk's address
	Mailer   Mailer
	Random   io.Reader
}

var _ outbox.Channel = Channel{}

// Render implements [outbox.Channel]: one raw mail that threads with the inquiry. Who
// forges a sender does not choose what stands in the subject.
func (c Channel) Render(in inquiry.Inbound, lang string, replies []inquiry.Reply, now time.Time) ([]byte, error) {
	mail := in.Mail
	if mail == nil {
		mail = &inquiry.Mail{}
	}
	subject := mail.Subject
	if !mail.Authenticated {
		subject = inquiry.NewText(c.text(texts.MailSubject, lang))
	}
	answer := answer{From: c.From, Name: c.Incident.In(c.Incident.Company, c.lang(lang)), To: in.Address, Subject: subject,
		InReplyTo: mail.MessageID, References: mail.References, Body: c.Body(lang, replies),
		Date: now.In(c.Incident.Hours.Zone), Human: human(replies)}
	if human(replies) && replies[0].Form != "" {
		form, ok := forms.Named(c.Incident.Forms, replies[0].Form)
		if !ok {
			return nil, errors.New("email: the incident has no such form")
		}
		answer.File, answer.FileName = form.Content, form.Name(string(c.lang(lang)), string(c.Incident.Languages[0]))
	}
	return render(c.Random, answer)
}

// Send implements [outbox.Channel]. A mail has no idempotency key: where the
// outcome was not seen it may go twice (platform fact 20).
func (c Channel) Send(ctx context.Context, p outbox.Parcel) error {
	err := c.Mailer.Send(ctx, c.From, p.To, p.Body)
	switch {
	case err == nil:
		return nil
	case errors.Is(err, ErrRefused):
		return fmt.Errorf("%w: %w", outbox.ErrNever, err)
	}
	return fmt.Errorf("%w: %w", outbox.ErrLater, err)
}

// Body is the text of the mail: all replies, the next questions as a list, for
// mail has no buttons, and who it is from.
func (c Channel) Body(lang string, replies []inquiry.Reply) string {
	if human(replies) {
		return replies[0].Text + "\n\n" + c.text(texts.StaffClosing, lang) + "\n"
	}
	parts := []string{c.text(texts.MailOpening, lang)}
	var next []inquiry.Choice
	for _, r := range replies {
		parts = append(parts, r.Text)
		next = r.Quick
	}
	if len(next) > 0 {
		lines := []string{c.text(invites(next), lang)}
		for _, choice := range next {
			lines = append(lines, c.bullet(lang)+choice.Label)
		}
		parts = append(parts, strings.Join(lines, "\n"))
	}
	return strings.Join(append(parts, c.text(texts.MailClosing, lang)), "\n\n") + "\n"
}

// human reports whether a person wrote what is said. What a person lets the desk say in its
// own words, as a status, is automatic.
func human(replies []inquiry.Reply) bool {
	return len(replies) == 1 && replies[0].Entry == outbox.StaffAnswer
}

// bullet starts a line of a list.
func (c Channel) bullet(lang string) string {
	if base := c.lang(lang).Base(); base == incident.Japanese || base == incident.Simplified.Base() {
		return "・"
	}
	return "- "
}

func (c Channel) text(id texts.ID, lang string) string {
	return c.Incident.In(c.Incident.Texts[id].Local, c.lang(lang))
}

// lang is the language of an answer to somebody who wrote in another one; it is
// the conversation's choice as well.
func (c Channel) lang(written string) incident.Lang {
	return c.Incident.AnswerLang(incident.Lang(written))
}

// invites is the text above the choices: ways to go on, where the desk has asked for
// something, or more that one may ask.
func invites(next []inquiry.Choice) texts.ID {
	if identity.IsTap(next[0].Entry) {
		return texts.MailWays
	}
	return texts.MailChoices
}
