package deployment

import (
	"crypto/rand"
	"net/http"
	"time"

	"madoguchi/internal/app"
	"madoguchi/internal/aws"
	"madoguchi/internal/hook"
	"madoguchi/internal/line"
	"madoguchi/internal/outbox"
	"madoguchi/internal/store"
)

const (
	// keep is how long the desk keeps what it need not; the incident tells customers.
	keep = 30 * 24 * time.Hour
	// callLINE ends a call to LINE: token, reply and push fit into one turn.
	callLINE = 2500 * time.Millisecond
	// callAWS ends an attempt at a call to a service of AWS.
	callAWS = 2 * time.Second
)

// settings are those of the functions that deliver.
type settings struct {
	table, address, configurationSet string
	codeAddress, codeSet             string // the way of one-time codes
	lineEndpoint, desk               string
	staff, onCall                    []string
}

func (e *environment) settings() settings {
	return settings{e.must("DESK_TABLE"), e.must("DESK_ADDRESS"), e.may("MAIL_CONFIGURATION_SET"),
		e.must("CODE_ADDRESS"), e.may("CODE_CONFIGURATION_SET"), e.may("LINE_API_ENDPOINT"), e.may("DESK_URL"),
		e.list("STAFF_ADDRESSES"), e.list("ON_CALL_ADDRESSES")}
}

// parts are those of a desk on an incident.
func (d *Deployment) parts(g ground, s settings, rows *store.Store, c *matter, mails Mails) (app.Config, error) {
	client, err := d.line(g, s.lineEndpoint)
	if err != nil {
		return app.Config{}, err
	}
	return d.connected(g, s, rows, c, client, mails), nil
}

// connected are parts of a desk on an incident, with a client for LINE.
func (d *Deployment) connected(g ground, s settings, rows *store.Store, c *matter, client *line.Client, mails Mails) app.Config {
	parts := app.Config{Store: rows, Register: rows, Conversation: c.conversation, Now: d.now, Random: rand.Reader, Log: d.Log}
	return parts.Connect(app.Outside{Incident: c.incident.StaffedBy(s.staff, s.onCall), Keys: g.keys, LINE: client, Desk: s.desk,
		Rooms: d.rooms(g.secret),
		Mail:  app.Sender{From: s.address, Mailer: mails(g.cfg, s.configurationSet)},
		Codes: app.Sender{From: s.codeAddress, Mailer: mails(g.cfg, s.codeSet)}})
}

// rooms are where staff are told besides their mail. One that means nothing is left out, and a line
// says so: customers are not to wait for it.
func (d *Deployment) rooms(s aws.Secret) (r app.Rooms) {
	if s.Told.Webhook != "" {
		channel, err := hook.New(s.Told.Webhook, nil)
		if r.Webhook = &channel; err != nil {
			r.Webhook = nil
			d.Log.Error("room not told", "channel", outbox.Webhook, "err", err)
		}
	}
	if r.Group = s.Told.Group; r.Group != "" && !line.IsGroup(r.Group) {
		r.Group = ""
		d.Log.Error("room not told", "channel", outbox.Group, "why", "no id of a group")
	}
	return r
}

// line is a client that fetches its channel token when it first needs one.
func (d *Deployment) line(g ground, endpoint string) (*line.Client, error) {
	calls := &http.Client{Timeout: callLINE}
	channel := g.secret.Line
	source, err := line.NewTokenSource(line.TokenConfig{
		ClientID:     channel.ChannelID,
		ClientSecret: channel.Secret,
		Endpoint:     endpoint,
		HTTP:         calls,
		Now:          d.now,
	})
	if err != nil {
		return nil, errNoLine
	}
	return line.NewClient(line.Config{Endpoint: endpoint, Token: source.Token, HTTP: calls})
}
