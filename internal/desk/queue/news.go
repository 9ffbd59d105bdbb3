package queue

import (
	"context"
	"encoding/json"
	"net/http"
	"time"

	"madoguchi/internal/cases"
	"madoguchi/internal/desk/page"
	"madoguchi/internal/desk/session"
)

// seen is what somebody who acts has seen, nil for others. Where that cannot be read, the list
// is shown without it.
func (d Room) seen(ctx context.Context, s session.Session) map[cases.Receipt]time.Time {
	if !s.Role.Acts() {
		return nil
	}
	seen, err := d.Seen(ctx, s.Email)
	if err != nil {
		d.Site.Log.Warn("desk: what was seen", "err", err)
		return nil
	}
	if seen == nil {
		seen = map[cases.Receipt]time.Time{}
	}
	return seen
}

// isNew reports whether a customer waits who has written what the person at the page has not
// seen: in a case of theirs, or in one that nobody has. What a colleague has is the colleague's.
func (p *queuePage) isNew(c cases.Case) bool {
	owner := p.owner(c)
	if p.seen == nil || c.Shelved || !c.Waits() || owner != "" && owner != p.Staff.Email {
		return false
	}
	return c.NewsAt().After(p.seen[c.Receipt])
}

// news are the cases that are new to the person at the page.
func (p *queuePage) news(all []cases.Case) []cases.Case {
	var fresh []cases.Case
	for _, c := range all {
		if p.isNew(c) {
			fresh = append(fresh, c)
		}
	}
	return fresh
}

// newsBody tells a page how much is new and, for a notification, of the last news what may
// stand on a screen that others see: the receipt number and the lane, and no word.
type newsBody struct {
	Unread int    `json:"unread"`
	Stamp  int64  `json:"stamp"` // of the last news, in milliseconds
	Title  string `json:"title,omitempty"`
	Text   string `json:"text,omitempty"`
	Link   string `json:"link,omitempty"`
}

// News is what the title of an open page says, also while the page is out of view. It reads
// the outlines that the list reads.
func (d Room) News(w http.ResponseWriter, r *http.Request, s session.Session) {
	all, err := d.Cases(r.Context(), false)
	if err != nil {
		d.Site.Failed(w, r, s, err)
		return
	}
	p := queuePage{Frame: d.Site.Frame(r, s, "queue"), seen: d.seen(r.Context(), s)}
	p.group(all)
	fresh := p.news(all)
	body := newsBody{Unread: len(fresh)}
	for _, c := range fresh {
		if at := c.NewsAt().UnixMilli(); at > body.Stamp {
			body.Stamp, body.Title = at, p.T("newOne")
			body.Text, body.Link = string(c.Receipt)+" "+p.T("lane-"+string(c.Lane)), "/desk/case/"+string(c.Receipt)
		}
	}
	answer, err := json.Marshal(body)
	if err != nil {
		d.Site.Failed(w, r, s, err)
		return
	}
	w.Header().Set("Content-Type", "application/json")
	page.Tagged(w, r, answer)
}
