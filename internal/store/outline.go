package store

import (
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"madoguchi/internal/cases"
	"madoguchi/internal/inquiry"
	"madoguchi/internal/table"
)

// listed is the outline of a case as it stands in a list, sealed. It is coded as JSON:
// gob describes its types anew in each item, and the queue reads hundreds at a time.
type listed struct {
	Receipt  cases.Receipt       `json:"r"`
	Customer inquiry.CustomerKey `json:"c"`
	Channel  inquiry.Channel     `json:"h"`
	Lang     string              `json:"l,omitempty"`
	Lane     cases.Lane          `json:"a"`
	State    cases.State         `json:"s"`
	Owner    string              `json:"o,omitempty"`
	Topics   []string            `json:"t,omitempty"`
	Words    []byte              `json:"w,omitempty"` // as gob has them: a text that is masked already is not masked again
	Mail     *listedMail         `json:"m,omitempty"`
	RawGone  int                 `json:"g,omitempty"`
	Opened   time.Time           `json:"at"`
	Due      time.Time           `json:"du"`
	Reopened time.Time           `json:"ro,omitzero"`
	Waiting  time.Time           `json:"wa,omitzero"`
	Owned    time.Time           `json:"ow,omitzero"`
	Followed time.Time           `json:"fo,omitzero"`
	Answered time.Time           `json:"an,omitzero"`
	Closed   time.Time           `json:"cl,omitzero"`
	Overdue  bool                `json:"ov,omitempty"`
	Reminded bool                `json:"re,omitempty"`
	Shelved  bool                `json:"sh,omitempty"`
	Messages int                 `json:"n,omitempty"`
}

// listedMail is what is known of the sender of a mail.
type listedMail struct {
	Authenticated, KeepRaw, Attached, Suspect, Echo, Form bool   `json:",omitempty"`
	Weak                                                  string `json:",omitempty"`
}

// list seals an outline for its place.
func (p *plan) list(item table.Item, o cases.Case) {
	if p.err != nil {
		return
	}
	words, err := o.Summary.GobEncode()
	l := listed{
		Receipt: o.Receipt, Customer: o.Customer, Channel: o.Channel, Lang: o.Lang, Lane: o.Lane, State: o.State, Owner: o.Owner,
		Topics: o.Topics, Words: words, RawGone: o.RawGone, Messages: o.Messages,
		Opened: o.OpenedAt, Reopened: o.ReopenedAt, Waiting: o.WaitingAt, Due: o.DueAt, Owned: o.OwnedAt, Followed: o.FollowedAt, Answered: o.AnsweredAt, Closed: o.ClosedAt,
		Overdue: o.Overdue, Reminded: o.Reminded, Shelved: o.Shelved,
	}
	if m := o.Mail; m != nil {
		l.Mail = &listedMail{m.Authenticated, m.KeepRaw, m.Attached, m.Suspect, m.Echo, m.Form, m.Weak}
	}
	var plain []byte
	if err == nil {
		plain, err = json.Marshal(l)
	}
	if err == nil {
		item.Body, err = p.base.keys.SealBytes(item.Place(), plain)
	}
	if err != nil {
		p.err = fmt.Errorf("store: seal %s: %w", item.Kind(), err)
		return
	}
	p.writes = append(p.writes, table.Write{Item: item, If: table.Always})
}

// outline opens what list sealed. Its version is none.
func (s Casework) outline(item table.Item) (cases.Case, error) {
	var l listed
	var words inquiry.Text
	plain, err := s.keys.OpenBytes(item.Place(), item.Body)
	if err == nil {
		err = json.Unmarshal(plain, &l)
	}
	if err == nil {
		err = words.GobDecode(l.Words)
	}
	if err != nil {
		return cases.Case{}, fmt.Errorf("store: open %s: %w", item.Kind(), err)
	}
	o := cases.Case{
		Receipt: l.Receipt, Customer: l.Customer, Channel: l.Channel, Lang: l.Lang, Lane: l.Lane, State: l.State, Owner: l.Owner,
		Topics: l.Topics, Summary: words, RawGone: l.RawGone, Messages: l.Messages,
		OpenedAt: l.Opened, ReopenedAt: l.Reopened, WaitingAt: l.Waiting, DueAt: l.Due, OwnedAt: l.Owned, FollowedAt: l.Followed, AnsweredAt: l.Answered, ClosedAt: l.Closed,
		Overdue: l.Overdue, Reminded: l.Reminded, Shelved: l.Shelved,
	}
	if m := l.Mail; m != nil {
		o.Mail = &inquiry.Mail{Authenticated: m.Authenticated, KeepRaw: m.KeepRaw, Attached: m.Attached, Suspect: m.Suspect, Echo: m.Echo,
			Form: m.Form, Weak: m.Weak}
	}
	return o, nil
}

// outlines opens what stands in a list: outlines, or what an earlier version of the
// desk put there, the cases themselves.
func (s Casework) outlines(items []table.Item) ([]cases.Case, error) {
	var whole []table.Item
	var all []cases.Case
	var failed error
	for _, item := range items {
		if item.Sort == caseKey("").Sort {
			whole = append(whole, item)
			continue
		}
		o, err := s.outline(item)
		if err != nil {
			failed = errors.Join(failed, err)
			continue
		}
		all = append(all, o)
	}
	opened, err := s.openCases(whole)
	for _, c := range opened {
		all = append(all, c.Outline())
	}
	return all, errors.Join(failed, err)
}
