package casework_test

import (
	"context"
	"errors"
	"testing"
	"time"

	"madoguchi/internal/app/apptest"
	"madoguchi/internal/casework"
	"madoguchi/internal/inquiry"
	"madoguchi/internal/outbox"
)

// formed notes which form a mail is rendered with.
type formed struct {
	outbox.Channel
	forms []string
}

func (f *formed) Render(in inquiry.Inbound, lang string, replies []inquiry.Reply, now time.Time) ([]byte, error) {
	f.forms = append(f.forms, replies[0].Form)
	return f.Channel.Render(in, lang, replies, now)
}

func (f *formed) Send(context.Context, outbox.Parcel) error { return nil }

// A form goes by mail alone. The conversation shows that it went, and the audit which.
func TestAFormGoesByMailAlone(t *testing.T) {
	o := newOffice(t)
	mail := &formed{Channel: o.LINE}
	o.Parts.Channels[inquiry.Email] = mail
	form := &casework.Form{ID: "request", SHA256: "0123456789abcdef0123", File: inquiry.Attachment{Name: inquiry.NewText("書式.pdf"), Kind: "application/pdf", Size: 9}}
	answer := casework.Action{By: apptest.Agent, Verb: casework.Answer, Text: inquiry.NewText("書式をお送りします。"), Form: form}
	r := o.Opened("a")
	if err := o.Office.Act(t.Context(), r, answer); !errors.Is(err, casework.ErrNoForms) {
		t.Errorf("on LINE: %v", err)
	}
	in := o.Tap("mail1", "speak_to_human")
	in.Channel, in.Address = inquiry.Email, inquiry.NewAddress("customer@example.jp")
	in.Mail = &inquiry.Mail{Authenticated: true}
	in.Customer = inquiry.NewCustomerKey(o.Keys.Hash, inquiry.Email, in.Address)
	r = o.Taken(in)
	mail.forms = nil
	answer.Against = "promise 1"
	o.Must(o.Office.Act(t.Context(), r, answer))
	file := o.File(r)
	last := file.Lines[len(file.Lines)-1]
	if len(mail.forms) != 1 || mail.forms[0] != "request" || len(last.Content.Files) != 1 || last.Content.Files[0].Name.Words() != "書式.pdf" {
		t.Errorf("sent with %q, the conversation has %+v", mail.forms, last.Content)
	}
	if got := audit(file, casework.Answer).Detail; got != "promise 1 form request@0123456789abcdef" {
		t.Errorf("the audit has %q", got)
	}
}
