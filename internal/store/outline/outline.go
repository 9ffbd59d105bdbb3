// Package outline codes what a list needs to know of a case. It is coded as JSON: gob describes
// its types anew in each item, and the queue reads hundreds at a time.
package outline

import (
	"bytes"
	"encoding/json"
	"time"

	"madoguchi/internal/cases"
	"madoguchi/internal/inquiry"
)

// listed is an outline as it stands in a list, sealed. A field that an earlier version of the
// desk did not write is zero.
type listed struct {
	Receipt  cases.Receipt         `json:"r"`
	Customer inquiry.CustomerKey   `json:"c"`
	Channel  inquiry.Channel       `json:"h"`
	Lang     string                `json:"l,omitempty"`
	Lane     cases.Lane            `json:"a"`
	State    cases.State           `json:"s"`
	Owner    string                `json:"o,omitempty"`
	Topics   []string              `json:"t,omitempty"`
	Words    []byte                `json:"w,omitempty"` // as gob has them: a text that is masked already is not masked again
	Mail     *listedMail           `json:"m,omitempty"`
	RawGone  int                   `json:"g,omitempty"`
	Opened   time.Time             `json:"at"`
	Due      time.Time             `json:"du"`
	Reopened time.Time             `json:"ro,omitzero"`
	Waiting  time.Time             `json:"wa,omitzero"`
	Owned    time.Time             `json:"ow,omitzero"`
	Followed time.Time             `json:"fo,omitzero"`
	Answered time.Time             `json:"an,omitzero"`
	Closed   time.Time             `json:"cl,omitzero"`
	Overdue  bool                  `json:"ov,omitempty"`
	Reminded bool                  `json:"re,omitempty"`
	Shelved  bool                  `json:"sh,omitempty"`
	Messages int                   `json:"n,omitempty"`
	Last     *last                 `json:"la,omitempty"`
	Linked   []inquiry.CustomerKey `json:"li,omitempty"`
	Labels   []string              `json:"lb,omitempty"`
	Moved    *moved                `json:"mv,omitempty"`
	Closing  string                `json:"cx,omitempty"`
}

// last is what was said last. Words that are the summary's are not repeated.
type last struct {
	At    time.Time
	By    string `json:",omitempty"`
	Words []byte `json:",omitempty"`
	Same  bool   `json:",omitempty"`
}

// moved is the last time that the case went from one colleague to another.
type moved struct {
	At           time.Time
	By, From, To string `json:",omitempty"`
	Reason       []byte `json:",omitempty"`
}

// listedMail is what is known of the sender of a mail.
type listedMail struct {
	Authenticated, KeepRaw, Attached, Suspect, Echo, Form bool   `json:",omitempty"`
	Weak                                                  string `json:",omitempty"`
}

// Encode codes the outline of a case.
func Encode(o cases.Case) ([]byte, error) {
	words, err := o.Summary.GobEncode()
	if err != nil {
		return nil, err
	}
	l := listed{
		Receipt: o.Receipt, Customer: o.Customer, Channel: o.Channel, Lang: o.Lang, Lane: o.Lane, State: o.State, Owner: o.Owner,
		Topics: o.Topics, Labels: o.Labels, Linked: o.Linked, Words: words, RawGone: o.RawGone, Messages: o.Messages,
		Opened: o.OpenedAt, Reopened: o.ReopenedAt, Waiting: o.WaitingAt, Due: o.DueAt, Owned: o.OwnedAt,
		Followed: o.FollowedAt, Answered: o.AnsweredAt, Closed: o.ClosedAt,
		Overdue: o.Overdue, Reminded: o.Reminded, Shelved: o.Shelved, Closing: o.Closing,
	}
	if m := o.Mail; m != nil {
		l.Mail = &listedMail{m.Authenticated, m.KeepRaw, m.Attached, m.Suspect, m.Echo, m.Form, m.Weak}
	}
	if !o.Last.At.IsZero() {
		if l.Last, err = lastOf(o.Last, words); err != nil {
			return nil, err
		}
	}
	if m := o.Moved; !m.At.IsZero() {
		reason, err := m.Reason.GobEncode()
		if err != nil {
			return nil, err
		}
		l.Moved = &moved{m.At, m.By, m.From, m.To, reason}
	}
	return json.Marshal(l)
}

func lastOf(said cases.Said, summary []byte) (*last, error) {
	words, err := said.Text.GobEncode()
	if err != nil {
		return nil, err
	}
	if bytes.Equal(words, summary) {
		return &last{At: said.At, By: said.By, Same: true}, nil
	}
	return &last{At: said.At, By: said.By, Words: words}, nil
}

// Decode reads what Encode wrote, in this version of the desk or an earlier one. The version
// of the case is none.
func Decode(plain []byte) (cases.Case, error) {
	var l listed
	var words inquiry.Text
	err := json.Unmarshal(plain, &l)
	if err == nil {
		err = words.GobDecode(l.Words)
	}
	if err != nil {
		return cases.Case{}, err
	}
	o := cases.Case{
		Receipt: l.Receipt, Customer: l.Customer, Channel: l.Channel, Lang: l.Lang, Lane: l.Lane, State: l.State, Owner: l.Owner,
		Topics: l.Topics, Labels: l.Labels, Linked: l.Linked, Summary: words, RawGone: l.RawGone, Messages: l.Messages,
		OpenedAt: l.Opened, ReopenedAt: l.Reopened, WaitingAt: l.Waiting, DueAt: l.Due, OwnedAt: l.Owned,
		FollowedAt: l.Followed, AnsweredAt: l.Answered, ClosedAt: l.Closed,
		Overdue: l.Overdue, Reminded: l.Reminded, Shelved: l.Shelved, Closing: l.Closing,
	}
	if m := l.Mail; m != nil {
		o.Mail = &inquiry.Mail{Authenticated: m.Authenticated, KeepRaw: m.KeepRaw, Attached: m.Attached, Suspect: m.Suspect, Echo: m.Echo,
			Form: m.Form, Weak: m.Weak}
	}
	if m := l.Moved; m != nil {
		o.Moved = cases.Moved{At: m.At, By: m.By, From: m.From, To: m.To}
		if err := o.Moved.Reason.GobDecode(m.Reason); err != nil {
			return o, err
		}
	}
	if l.Last != nil {
		o.Last = cases.Said{At: l.Last.At, By: l.Last.By, Text: words}
		if !l.Last.Same {
			o.Last.Text = inquiry.Text{}
			err = o.Last.Text.GobDecode(l.Last.Words)
		}
	}
	return o, err
}
