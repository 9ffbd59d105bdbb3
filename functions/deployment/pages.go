package deployment

import (
	"context"
	"crypto/rand"
	"strings"

	"github.com/aws/aws-lambda-go/lambda"

	"madoguchi/internal/app"
	"madoguchi/internal/aws"
	"madoguchi/internal/casework/search"
	"madoguchi/internal/desk"
	"madoguchi/internal/desk/figures"
	"madoguchi/internal/desk/session"
	"madoguchi/internal/email/rawmail"
	"madoguchi/internal/factlock"
	"madoguchi/internal/preview"
	"madoguchi/internal/proofread"
	"madoguchi/internal/store"
)

// mostRaw is the largest raw mail that leaves by API Gateway: a function answers with
// 6 MB at most, base64 included (platform fact 25).
const mostRaw = 4 << 20

// Pages is the function behind /desk/: the staff pages. They sign in with the
// provider that the settings name, and with no other. Documents are handed in, so that other
// functions do not carry the reader of PDF.
func (d *Deployment) Pages(ctx context.Context, table Table, mails Mails, documents preview.Documents) (lambda.Handler, error) {
	env := d.environment()
	s, bucket := env.settings(), env.must("RAW_MAIL_BUCKET")
	provider := session.OIDC{Issuer: env.must("OIDC_ISSUER"), ClientID: env.must("OIDC_CLIENT_ID"), RoleClaim: env.may("OIDC_ROLE_CLAIM"),
		RedirectURL: strings.TrimSuffix(env.must("DESK_URL"), "/") + "/desk/callback"}
	secret, people := env.both("ROSTER_SECRET_ID", "AFFECTED_TABLE")
	outside, most, w := env.outside(), env.number("READER_DAILY_CAP"), env.wheel()
	roles := roles(s, env.list("LEAD_ADDRESSES"), env.list("OFFICER_ADDRESSES"))
	g, err := d.ground(ctx, env, callAWS)
	if err != nil {
		return nil, err
	}
	c, err := d.prepared(deaf) // staff understand questions themselves
	if err != nil {
		return nil, err
	}
	steered, err := d.steering(g, w, c, deaf)
	if err != nil {
		return nil, err
	}
	return d.renewed(basis{ground: g, matter: c}, steered, func(b basis) (lambda.Handler, error) {
		g, c := b.ground, b.matter.under(b.switches)
		rows := store.New(table(g.cfg, s.table), g.keys, keep)
		client, err := d.line(g, s.lineEndpoint)
		if err != nil {
			return nil, err
		}
		parts := d.connected(g, s, rows, c, client, mails)
		if people != "" {
			roster := d.lookup(g, secret, rows, table(g.cfg, people))
			parts.Verifier, parts.Roster = roster, roster
		}
		whole, err := app.New(parts)
		if err != nil {
			return nil, err
		}
		provider.ClientSecret = g.secret.OIDC.ClientSecret
		sessions, err := g.secret.Sessions()
		if err != nil {
			return nil, err
		}
		var reader *figures.Outside
		if outside {
			reader = &figures.Outside{Meter: rows, Cap: most}
		}
		proofs := proofread.New(c.incident, func() (factlock.Facts, error) { return c.incident.Facts, nil })
		pages, err := desk.New(desk.Config{
			Office:    whole.Office,
			Search:    search.On(whole.Office, rows).Search,
			Incident:  c.incident,
			Calendar:  c.calendar,
			OIDC:      provider,
			Roles:     roles,
			SignOuts:  rows,
			Sessions:  sessions,
			Now:       d.now,
			Random:    rand.Reader,
			Raw:       aws.NewBlobs(g.cfg, bucket).Get,
			MostRaw:   mostRaw,
			Readable:  rawmail.Readable,
			Plain:     rawmail.Plain,
			Doubts:    proofs.Read,
			Answers:   d.proposing(g, rows, table(g.cfg, s.table), c.incident, proofs),
			Outside:   reader,
			Switches:  b.switches,
			Media:     client.Content,
			Documents: documents,
			Log:       d.Log,
		})
		if err != nil {
			return nil, err
		}
		return handler(aws.Gateway(pages, d.Log)), nil
	})
}

// roles are what the lists of addresses say, the last list first: an officer who is
// on the list of staff, too, is an officer.
func roles(s settings, leads, officers []string) map[string]session.Role {
	all := map[string]session.Role{}
	add := func(list []string, role session.Role) {
		for _, address := range list {
			all[strings.ToLower(address)] = role
		}
	}
	add(s.staff, session.Agent)
	add(s.onCall, session.Agent)
	add(leads, session.Lead)
	add(officers, session.Officer)
	return all
}
