package desk

import (
	"context"
	"maps"
	"math/rand/v2"
	"slices"
	"sync"
	"testing"
	"time"

	"madoguchi/internal/cases"
	"madoguchi/internal/casework"
	"madoguchi/internal/casework/search"
	"madoguchi/internal/incident"
	"madoguchi/internal/inquiry"
)

// always is a calendar on which the desk never closes.
type always struct{}

func (always) Next(t time.Time) time.Time                 { return t }
func (always) Open(time.Time) bool                        { return true }
func (always) Add(t time.Time, d time.Duration) time.Time { return t.Add(d) }
func (always) Promised(string) time.Duration              { return 0 }

// office keeps cases in memory by the rules of package cases.
type office struct {
	mu     sync.Mutex
	now    func() time.Time
	files  map[cases.Receipt]*casework.File
	drafts map[string]inquiry.Text
	acts   []casework.Action
	queues int
	looks  int   // how often a whole file was read
	fail   error // of the next action that is no draft
	outs   map[string]time.Time
	broken error // of asking who signed out
	seen   map[string]map[cases.Receipt]time.Time
	here   map[cases.Receipt]map[string]casework.Presence
	sent   []string
	unseen error // of asking what somebody has seen

	assigned casework.Assignment // on the board
	results  []casework.Assigned
	report   casework.Report
	from, to incident.Date // of the report that was asked for

	typed   string        // of the last search
	found   search.Result // and what it finds
	figures casework.Figures
	since   time.Time // of the figures that were asked for
}

func (o *office) Figures(_ context.Context, since time.Time, words bool) (casework.Figures, error) {
	f := o.figures
	if o.since = since; !words {
		f.Missed = nil
	}
	return f, nil
}

// Search notes what was typed, and finds what a test says.
func (o *office) Search(_ context.Context, typed string) (search.Result, error) {
	o.typed = typed
	if receipt, err := cases.ParseReceipt(typed); err == nil {
		return search.Result{Kind: search.Number, Receipt: receipt}, nil
	}
	return o.found, nil
}

func (o *office) Report(_ context.Context, from, to incident.Date, _ *time.Location) (casework.Report, error) {
	o.from, o.to = from, to
	return o.report, nil
}

func (o *office) Assign(_ context.Context, a casework.Assignment) (all []casework.Assigned) {
	o.assigned = a
	return o.results
}

func (o *office) Questions(_ context.Context, since time.Time) ([]casework.Missed, error) {
	o.since = since
	return o.figures.Missed, nil
}

func (o *office) Shown(_ context.Context, c inquiry.CustomerKey) (bool, error) {
	return c != "all closed", nil
}

func (o *office) Seen(_ context.Context, by string) (map[cases.Receipt]time.Time, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	return maps.Clone(o.seen[by]), o.unseen
}

func (o *office) SignedOut(_ context.Context, email string) (time.Time, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.outs[email], o.broken
}

func (o *office) SignOut(_ context.Context, email string, at time.Time) error {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.outs[email] = at
	return nil
}

func (o *office) Queue(_ context.Context, closed bool) ([]cases.Case, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.queues++
	var all []cases.Case
	for _, f := range o.files {
		if (f.Case.State == cases.Closed) == closed {
			all = append(all, f.Case)
		}
	}
	slices.SortFunc(all, func(a, b cases.Case) int { return a.DueAt.Compare(b.DueAt) })
	return all, nil
}

func (o *office) Case(_ context.Context, r cases.Receipt) (cases.Case, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	f, ok := o.files[r]
	if !ok {
		return cases.Case{}, casework.ErrNoCase
	}
	return f.Case, nil
}

func (o *office) File(_ context.Context, r cases.Receipt, by string) (casework.File, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.looks++
	f, ok := o.files[r]
	if !ok {
		return casework.File{}, casework.ErrNoCase
	}
	if o.seen[by] == nil {
		o.seen[by] = map[cases.Receipt]time.Time{}
	}
	o.seen[by][r] = f.Case.NewsAt()
	file := *f
	for _, p := range o.here[r] {
		if p.By != by && o.now().Before(p.Until) {
			file.Present = append(file.Present, p)
		}
	}
	file.Others = o.others(f.Case)
	for _, other := range o.files {
		if other.Case.Receipt != r && other.Case.State == cases.Closed && f.Case.Together(other.Case) {
			file.Ended = append(file.Ended, other.Case)
		}
	}
	file.Draft = o.drafts[string(r)+by]
	return file, nil
}

func (o *office) Here(_ context.Context, r cases.Receipt, by string, typing, gone bool) error {
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.files[r] == nil {
		return casework.ErrNoCase
	}
	if o.here[r] == nil {
		o.here[r] = map[string]casework.Presence{}
	}
	o.here[r][by] = casework.Presence{By: by, Typing: typing, Until: o.now().Add(casework.Lease)}
	if gone {
		delete(o.here[r], by)
	}
	return nil
}

// Send notes who asks for which answer.
func (o *office) Send(_ context.Context, r cases.Receipt, by, id string) error {
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.files[r] == nil {
		return casework.ErrNoCase
	}
	o.sent = append(o.sent, by+" "+id)
	return nil
}

func (o *office) Older(_ context.Context, f casework.File, before string) (casework.File, error) {
	f.Lines, f.Older = []casework.Line{{From: "customer", Text: inquiry.NewText("before " + before)}}, ""
	return f, nil
}

func (o *office) Act(_ context.Context, r cases.Receipt, a casework.Action) error {
	o.mu.Lock()
	defer o.mu.Unlock()
	f, ok := o.files[r]
	if !ok {
		return casework.ErrNoCase
	}
	if a.Verb == casework.Draft {
		o.drafts[string(r)+a.By] = a.Text
		return nil
	}
	if err := o.fail; err != nil {
		o.fail = nil
		return err
	}
	if a.Verb == casework.Take || a.Verb == casework.TakeOver {
		all := cases.Customer{Case: f.Case, Others: o.others(f.Case)}
		err := all.Take(a.By, o.now())
		if a.Verb == casework.TakeOver {
			err = all.TakeOver(a.By, a.Lead, o.now())
		}
		if err != nil {
			return err
		}
		f.Case = all.Case
		for _, c := range all.Others {
			o.files[c.Receipt].Case = c
		}
	}
	if err := o.change(&f.Case, a); err != nil {
		return err
	}
	o.acts = append(o.acts, a)
	f.Audit = append(f.Audit, casework.Audit{At: o.now(), By: a.By, Verb: a.Verb, Detail: a.Text.Words()})
	if a.Verb == casework.Answer || a.Verb == casework.Note {
		f.Lines = append(f.Lines, casework.Line{At: o.now(), From: a.By, Text: a.Text, Note: a.Verb == casework.Note})
	}
	if a.Verb == casework.Answer {
		delete(o.drafts, string(r)+a.By)
	}
	return nil
}

// others are the customer's other cases that are not closed.
func (o *office) others(c cases.Case) []cases.Case {
	var all []cases.Case
	for _, f := range o.files {
		if f.Case.Receipt != c.Receipt && f.Case.State != cases.Closed && c.Together(f.Case) {
			all = append(all, f.Case)
		}
	}
	slices.SortFunc(all, func(a, b cases.Case) int { return a.OpenedAt.Compare(b.OpenedAt) })
	return all
}

func (o *office) change(c *cases.Case, a casework.Action) error {
	switch a.Verb {
	case casework.Take:
		return c.Take(a.By, o.now())
	case casework.Tell:
		c.Checked = cases.Checked{}
		return c.Answer(a.By, o.now())
	case casework.Answer:
		return c.Answer(a.By, o.now())
	case casework.HandBack:
		return c.HandBack(a.By)
	case casework.Transfer:
		if a.Lead {
			return c.Assign(a.To, o.now())
		}
		return c.Transfer(a.By, a.To, o.now())
	case casework.Close:
		return c.Close(a.By, o.now())
	case casework.Decide:
		return c.Decide(a.By, a.Lead, a.Request, o.now())
	case casework.BareRaw, casework.SaveRaw, casework.SeeAddress, casework.Preview:
		return c.Owned(a.By)
	case casework.Agree:
		return c.Agree(a.By, o.now())
	case casework.Reopen:
		c.Reopen(o.now(), always{})
	}
	return nil
}

func (o *office) kase(r cases.Receipt) cases.Case {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.files[r].Case
}

// fill adds n open cases, the same each time, and returns their receipts.
func (o *office) fill(t testing.TB, n int) []cases.Receipt {
	t.Helper()
	source := rand.NewChaCha8([32]byte{7})
	lanes := cases.Lanes()
	channels := []inquiry.Channel{inquiry.LINE, inquiry.Email}
	var all []cases.Receipt
	for i := range n {
		r, err := cases.NewReceipt(source)
		if err != nil {
			t.Fatal(err)
		}
		opened := o.now().Add(-time.Duration(i) * 7 * time.Minute)
		lane := lanes[i%len(lanes)]
		c := cases.Case{Receipt: r, Channel: channels[i%2], Lang: "ja", Lane: lane, State: cases.Open, OpenedAt: opened,
			DueAt: cases.Due(lane, opened, always{}), Messages: 1, Topics: []string{"card_fields_leaked"},
			Summary: inquiry.NewText("カードの明細に覚えのない請求があります。どうすればよいでしょうか。")}
		o.files[r] = &casework.File{Case: c, Lines: []casework.Line{{At: opened, From: "customer", Text: c.Summary}}}
		all = append(all, r)
	}
	return all
}

// meter is a reader outside of which two days are known.
type meter struct {
	state    casework.Reader
	reads    []casework.Reads
	since    time.Time
	switched []bool
	fail     error
}

func (m *meter) Reader(context.Context, time.Time) (casework.Reader, error) { return m.state, m.fail }

func (m *meter) Reads(_ context.Context, since, _ time.Time) ([]casework.Reads, error) {
	m.since = since
	return m.reads, m.fail
}

func (m *meter) Switch(_ context.Context, off bool, now time.Time) error {
	if m.fail != nil {
		return m.fail
	}
	m.switched, m.state.Off, m.state.Since = append(m.switched, off), off, now
	return nil
}
