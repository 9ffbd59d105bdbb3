package queue

import (
	"context"
	"net/http"
	"net/url"

	"madoguchi/internal/cases"
	"madoguchi/internal/desk/page"
	"madoguchi/internal/desk/session"
)

// List is the list as it stands beside a case, narrowed by the query of the case's page, for the
// template "list", and how many cases have news. It is nil where it cannot be read: the case is
// shown all the same.
func (d Room) List(r *http.Request, s session.Session, at cases.Receipt) (list any, unread int) {
	p, err := d.list(r.Context(), d.Site.Frame(r, s, "queue"), r.URL.Query())
	if err != nil {
		d.Site.Log.Warn("desk: the list beside a case", "err", err)
		return nil, 0
	}
	p.At = at
	return p, p.Unread
}

// ListFragment is that list for a page that keeps it fresh.
func (d Room) ListFragment(w http.ResponseWriter, r *http.Request, s session.Session) {
	p, err := d.list(r.Context(), d.Site.Frame(r, s, "queue"), r.URL.Query())
	if err != nil {
		d.Site.Failed(w, r, s, err)
		return
	}
	if at, err := cases.ParseReceipt(r.URL.Query().Get("at")); err == nil {
		p.At = at
	}
	d.Site.Fragment(w, r, "list-live", p)
}

func (d Room) list(ctx context.Context, f page.Frame, narrowed url.Values) (queuePage, error) {
	p := queuePage{Frame: f, Filter: readFilter(narrowed)}
	all, err := d.Cases(ctx, p.Filter.Closed)
	if err != nil {
		return p, err
	}
	p.seen = d.seen(ctx, f.Staff)
	p.fill(all)
	return p, nil
}

// Beside is the query of the list's fragment.
func (p queuePage) Beside() string {
	q, _ := url.ParseQuery(p.Query()[min(1, len(p.Query())):])
	q.Set("at", string(p.At))
	return "?" + q.Encode()
}
