package store_test

import (
	"context"
	"crypto/rand"
	"fmt"
	"log/slog"
	"strings"
	"testing"
	"time"

	"madoguchi/internal/cases"
	"madoguchi/internal/casework"
	"madoguchi/internal/inquiry"
	"madoguchi/internal/notice"
	"madoguchi/internal/outbox"
	"madoguchi/internal/store"
	"madoguchi/internal/table"
	"madoguchi/internal/table/tabletest"
)

// metered notes the calls of a table: what is read, and how many items are written.
type metered struct {
	table.Engine
	calls []string
}

func (m *metered) Get(ctx context.Context, keys ...table.Key) ([]table.Item, error) {
	var kinds []string
	for _, k := range keys {
		kinds = append(kinds, k.Kind())
	}
	m.calls = append(m.calls, "get "+strings.Join(kinds, ","))
	return m.Engine.Get(ctx, keys...)
}

func (m *metered) Query(ctx context.Context, q table.Query) ([]table.Item, error) {
	m.calls = append(m.calls, "query "+table.Key{Sort: q.Prefix}.Kind())
	return m.Engine.Query(ctx, q)
}

func (m *metered) Write(ctx context.Context, writes ...table.Write) error {
	var kinds []string
	for _, w := range writes {
		kinds = append(kinds, w.Kind())
	}
	m.calls = append(m.calls, "write "+strings.Join(kinds, ","))
	return m.Engine.Write(ctx, writes...)
}

// platform takes every message, and is always open.
type platform struct{}

func (platform) Render(inquiry.Inbound, string, []inquiry.Reply, time.Time) ([]byte, error) {
	return []byte("rendered"), nil
}
func (platform) Send(context.Context, outbox.Parcel) error { return nil }
func (platform) Recipients(bool) []inquiry.Address         { return nil }
func (platform) Notice(notice.News, []cases.Case, inquiry.Address, time.Time) ([]byte, error) {
	return nil, nil
}
func (platform) Brief([]notice.Part, time.Time) string { return "" }

func (platform) Round([]notice.Part, inquiry.Address, time.Time) ([]byte, error) { return nil, nil }
func (platform) Promised(string) time.Duration                                   { return time.Hour }
func (platform) Open(time.Time) bool                                             { return true }
func (platform) Add(from time.Time, d time.Duration) time.Time                   { return from.Add(d) }
func (platform) Between(from, to time.Time) time.Duration                        { return to.Sub(from) }
func (platform) Status(string, []string) ([]inquiry.Reply, bool)                 { return nil, false }

// office is what staff work with, on the store of a desk.
func office(t *testing.T, d *desk) *casework.Office {
	t.Helper()
	out, err := outbox.New(outbox.Config{Rows: d.Store, Channels: map[inquiry.Channel]outbox.Channel{inquiry.LINE: platform{}},
		Humans: d.Store, Hash: d.keys.Hash,
		Now: start, Random: rand.Reader, Log: slog.New(slog.DiscardHandler)})
	if err != nil {
		t.Fatal(err)
	}
	teller, err := notice.New(notice.Config{Outbox: out, Writer: platform{}, Rows: d.Store, Boards: d.Store, Cases: d.Store,
		Calendar: platform{}})
	if err != nil {
		t.Fatal(err)
	}
	o, err := casework.New(casework.Config{Store: d.Store, Outbox: out.WithAlarm(teller), Teller: teller, Statuses: platform{},
		Calendar: platform{}, Hash: d.keys.Hash})
	if err != nil {
		t.Fatal(err)
	}
	return o
}

// TestCosts bounds what staff cause, on a case with a long conversation. A file is read
// where a page shows it and nowhere else.
func TestCosts(t *testing.T) {
	m := &metered{Engine: tabletest.Bolt(t)}
	d := newDesk(t, m)
	in := d.message("U-a", "in0")
	d.commit(t, withCase(d.turn(in, 0), "KM7P-3XQ9", start()))
	for i := range 20 {
		next := d.turn(d.message("U-a", fmt.Sprint("in", i+1)), int64(i+1))
		next.Outcome.State.Cases = d.load(t, in).State.Cases
		d.commit(t, next)
	}
	office := office(t, d)
	const agent = "agent1@staff.example.jp"
	for _, step := range []struct {
		verb casework.Verb
		want string
	}{
		{casework.Take, "get CASE; get CONV; write CASE,LIST,FIND,A"},
		{casework.Draft, "get CASE; write DRAFT"},
		{casework.Answer, "get CASE; query OUT; write DRAFT,CASE,LIST,FIND,A,OUT,MSG,S; write OUT"},
		{casework.Note, "get CASE; write CASE,LIST,FIND,A,MSG"},
		{casework.SeeRaw, "get CASE; write A"},
		{casework.BareRaw, "get CASE; write A"},
		{casework.SaveRaw, "get CASE; write A"},
		{casework.Preview, "get CASE; write A"},
		{casework.Close, "get CASE; query OUT; write KEEP,CASE,LIST,FIND,A,S"},
	} {
		m.calls = nil
		if err := office.Act(t.Context(), "KM7P-3XQ9", casework.Action{By: agent, Verb: step.verb, Text: inquiry.NewText("言葉")}); err != nil {
			t.Fatal(step.verb, err)
		}
		// The figures' key is a moment.
		got := strings.ReplaceAll(strings.Join(m.calls, "; "), ","+table.Key{Sort: start().Format("20060102T150405.000Z")}.Kind(), ",S")
		if got != step.want {
			t.Errorf("%s: %s, want %s", step.verb, got, step.want)
		}
	}
	m.calls = nil
	if c, err := office.Case(t.Context(), "KM7P-3XQ9"); err != nil || c.State != cases.Closed || strings.Join(m.calls, "; ") != "get CASE" {
		t.Errorf("a case took %q: %v", m.calls, err)
	}
	m.calls = nil
	if _, err := office.File(t.Context(), "KM7P-3XQ9", agent); err != nil || !strings.HasSuffix(strings.Join(m.calls, "; "), "get SEEN; write SEEN") {
		t.Errorf("a first look took %q: %v", m.calls, err)
	}
	m.calls = nil
	if _, err := office.File(t.Context(), "KM7P-3XQ9", agent); err != nil || len(m.calls) != 6 {
		t.Errorf("a file took %q: %v", m.calls, err)
	}
	if strings.Contains(strings.Join(m.calls, " "), "write") {
		t.Errorf("a second look is written down again: %q", m.calls)
	}
}

// A turn is one write, also where its case stands in the register of requests and something of
// it was masked: what a report counts is noted with the turn.
func TestCostsOfACommit(t *testing.T) {
	m := &metered{Engine: tabletest.Bolt(t)}
	d := newDesk(t, m)
	in := d.message("U-a", "in1")
	in.Text = inquiry.NewText("4111 1111 1111 1111")
	turn := withCase(d.turn(in, 0), "KM7P-3XQ9", start())
	for i := range turn.Cases {
		turn.Cases[i].Lane = cases.Rights
	}
	m.calls = nil
	d.commit(t, turn)
	register := "," + table.Key{Sort: table.Moment(start())}.Kind()
	if len(m.calls) != 1 || !strings.HasPrefix(m.calls[0], "write ") || !strings.Contains(m.calls[0], "CASE"+register) {
		t.Errorf("a commit took %q", m.calls)
	}
}

// A turn costs no call more where there is a reader outside, and reads nothing more where
// there is none.
func TestCostsOfATurn(t *testing.T) {
	m := &metered{Engine: tabletest.Bolt(t)}
	d := newDesk(t, m)
	in := d.message("U-a", "in1")
	for _, row := range []struct {
		store *store.Store
		want  string
	}{{d.Store, "get CONV,IN,MSG"}, {d.Store.WithOutside(), "get CONV,IN,MSG,READER"}} {
		m.calls = nil
		if _, err := row.store.Load(t.Context(), in); err != nil || strings.Join(m.calls, "; ") != row.want {
			t.Errorf("a load took %q, want %q: %v", m.calls, row.want, err)
		}
	}
}
