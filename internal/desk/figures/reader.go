package figures

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"maps"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"

	"madoguchi/internal/casework"
	"madoguchi/internal/desk/session"
	"madoguchi/internal/outbox"
)

// Outside is the reader outside of the desk, where there is one.
type Outside struct {
	Meter Meter
	Cap   int // calls a day, 0 for any number
}

// Meter knows and switches it; package store has it.
type Meter interface {
	Reader(ctx context.Context, now time.Time) (casework.Reader, error)
	// Reads returns what became of messages, an hour each.
	Reads(ctx context.Context, since, now time.Time) ([]casework.Reads, error)
	// Switch turns it off for all customers, or on again. The error is
	// [outbox.ErrConflict] where something else was written at the same moment.
	Switch(ctx context.Context, off bool, now time.Time) error
}

// Switch turns the reader outside off for all customers, or on again, and notes in the log
// who did.
func (d Room) Switch(w http.ResponseWriter, r *http.Request, s session.Session) {
	to, now := r.PostForm.Get("to"), d.Site.Now()
	switch {
	case d.Outside == nil:
		d.Site.Refuse(w, r, s, http.StatusNotFound, "notFound")
		return
	case !s.Role.Switches():
		d.Site.Refuse(w, r, s, http.StatusForbidden, "notYourRole")
		return
	case to != "off" && to != "on":
		d.Site.Refuse(w, r, s, http.StatusBadRequest, "badForm")
		return
	}
	switch err := d.Outside.Meter.Switch(r.Context(), to == "off", now); {
	case errors.Is(err, outbox.ErrConflict):
		d.Site.Refuse(w, r, s, http.StatusConflict, "conflict")
		return
	case err != nil:
		d.Site.Failed(w, r, s, err)
		return
	}
	d.Site.Log.Warn("desk: the reader outside was switched", "to", to, "by", s.Email, "role", s.Role, "at", now.UTC())
	http.Redirect(w, r, session.Local(r.PostForm.Get("next")), http.StatusSeeOther)
}

// outside is what the page shows of the reader outside.
type outside struct {
	casework.Reader
	Cap    int
	Today  time.Time // the beginning of the day to which the cap belongs
	All    reads
	PerDay []reads // the newest first
	Kept   []named
	Agreed []named
}

// reads are the messages of a day, or of all days, as numbers.
type reads struct {
	Name string
	casework.Reads
}

// named is a count with its name.
type named struct {
	Name  string
	Count int
}

// reader adds the reader outside to the page.
func (p *figuresPage) reader(ctx context.Context, o *Outside, first time.Time) error {
	if o == nil || !p.Audits() {
		return nil
	}
	now, err := o.Meter.Reader(ctx, p.Moment)
	if err != nil {
		return err
	}
	all, err := o.Meter.Reads(ctx, first, p.Moment)
	if err != nil {
		return err
	}
	p.Outside = &outside{Reader: now, Cap: o.Cap, Today: p.Moment.UTC().Truncate(24 * time.Hour)}
	for _, day := range p.PerDay {
		p.Outside.PerDay = append(p.Outside.PerDay, reads{Name: day.Name})
	}
	for _, hour := range all {
		day := p.date(hour.From)
		i := slices.IndexFunc(p.PerDay, func(c dayCount) bool { return c.Day == day })
		if i >= 0 { // hours of UTC need not begin with those of the desk
			p.Outside.PerDay[i].Add(hour)
			p.Outside.All.Add(hour)
		}
	}
	p.Outside.Kept = p.named("kept-", p.Outside.All.Kept)
	p.Outside.Agreed = p.named("read-", p.Outside.All.Agreed)
	return nil
}

// named are counts by their names on the pages, the largest first.
func (p *figuresPage) named(prefix string, counts map[string]int) []named {
	var all []named
	for _, id := range slices.Sorted(maps.Keys(counts)) {
		all = append(all, named{cmp.Or(p.T(prefix+id), id, "–"), counts[id]})
	}
	slices.SortStableFunc(all, func(a, b named) int { return b.Count - a.Count })
	return all
}

// Inside is how many of the messages the desk read although the reader outside was due.
func (r reads) Inside() (n int) {
	for _, kept := range r.Kept {
		n += kept
	}
	return n
}

// Undue is for how many of the messages no reader outside was due.
func (r reads) Undue() int { return max(0, r.Messages-r.Read-r.Inside()) }

// cell is a number in a table.
type cell struct {
	Text string
	Zero bool
}

// Cells are the numbers of a day, or of all days.
func (p figuresPage) Cells(r reads) []cell {
	number := func(n int) cell { return cell{p.Grouped(n), n == 0} }
	cache := cell{p.Grouped(r.Tokens.CacheRead) + " / " + p.Grouped(r.Tokens.CacheWrite), r.Tokens.CacheRead+r.Tokens.CacheWrite == 0}
	return []cell{number(r.Messages), number(r.Read), number(r.Inside()), number(r.Undue()), {p.mean(r), r.Calls == 0},
		number(r.Tokens.Input), cache, number(r.Tokens.Output)}
}

// mean writes how long calls took on average, or a dash where there were none.
func (p figuresPage) mean(r reads) string {
	if r.Calls == 0 {
		return "–"
	}
	return fmt.Sprintf("%.1f", float64(r.Millis)/float64(r.Calls)/1000) + p.T("seconds")
}

// Grouped writes a number with commas between its thousands.
func (p figuresPage) Grouped(n int) string {
	digits := strconv.Itoa(n)
	var groups []string
	for len(digits) > 3 {
		groups, digits = append(groups, digits[len(digits)-3:]), digits[:len(digits)-3]
	}
	slices.Reverse(groups)
	return strings.Join(append([]string{digits}, groups...), ",")
}

// records are the lines of the reader outside in the file of figures.
func (o *outside) records(day string, r casework.Reads) [][]string {
	var all [][]string
	add := func(figure string, value int) { all = append(all, []string{day, "all", figure, strconv.Itoa(value)}) }
	add("messages", r.Messages)
	add("messages_read_outside", r.Read)
	add("messages_kept_inside", reads{Reads: r}.Inside())
	add("model_calls", r.Calls)
	add("model_milliseconds", int(r.Millis))
	add("tokens_input", r.Tokens.Input)
	add("tokens_cache_read", r.Tokens.CacheRead)
	add("tokens_cache_write", r.Tokens.CacheWrite)
	add("tokens_output", r.Tokens.Output)
	return all
}
