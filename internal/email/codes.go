package email

import (
	"time"

	"madoguchi/internal/incident/texts"
	"madoguchi/internal/inquiry"
	"madoguchi/internal/outbox"
)

// Codes is the channel of one-time codes: a mail of its own that answers no other,
// from an address of its own. The same mail goes to everybody, on the list or
// not; only the code differs, and the subject holds none.
type Codes struct{ Channel }

var _ outbox.Channel = Codes{}

// Render implements [outbox.Channel].
func (c Codes) Render(in inquiry.Inbound, lang string, replies []inquiry.Reply, now time.Time) ([]byte, error) {
	body := ""
	for _, r := range replies {
		body += r.Text + "\n\n"
	}
	return render(c.Random, answer{
		From:    c.From,
		Name:    c.Incident.In(c.Incident.Company, c.lang(lang)),
		To:      in.Address,
		Notice:  true,
		Date:    now.In(c.Incident.Hours.Zone),
		Subject: inquiry.NewText(c.text(texts.CodeSubject, lang)),
		Body:    body + c.text(texts.MailClosing, lang) + "\n",
	})
}
