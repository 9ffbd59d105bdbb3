package casework_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"madoguchi/internal/app/apptest"
	"madoguchi/internal/cases"
	"madoguchi/internal/casework"
	"madoguchi/internal/inquiry"
	"madoguchi/internal/turn"
)

const mailbox = "taro@example.jp"

// proves has a customer on LINE have proven a mailbox by a code, as a turn keeps it.
func proves(o *apptest.Listed, user, address string) {
	o.T.Helper()
	o.Now = o.Now.Add(time.Second)
	in := o.Inbound("proves-"+user+address, inquiry.Message)
	in.Address = inquiry.NewAddress("U" + user)
	in.Customer = inquiry.NewCustomerKey(o.Keys.Hash, inquiry.LINE, in.Address)
	snap, err := o.Store.Load(o.T.Context(), in)
	o.Must(err)
	snap.State.Contact = o.Keys.Hash(inquiry.Contact, address)
	state := turn.Turn{Inbound: in, Owner: "test", Now: o.Now, Version: snap.Version}
	state.Outcome.State = snap.State
	o.Must(o.Store.Commit(o.T.Context(), state))
}

// both are the cases of a customer on LINE who proved a mailbox, and of who writes from it.
func both(t *testing.T) (o *apptest.Listed, line, mail cases.Receipt) {
	t.Helper()
	o = apptest.NewListed(t)
	line = o.Opened("taro")
	proves(o, "taro", mailbox)
	return o, line, o.Mailed(mailbox, true)
}

func links(o *apptest.Listed, r, to cases.Receipt, by string) error {
	return o.Office.Act(o.T.Context(), r, casework.Action{By: by, Verb: casework.Link, To: string(to)})
}

// notes reports whether the audit of a case has a deed of somebody about another case.
func notes(o *apptest.Listed, r cases.Receipt, v casework.Verb, about cases.Receipt) bool {
	return slices.ContainsFunc(o.File(r).Audit, func(a casework.Audit) bool {
		return a.Verb == v && a.By == apptest.Agent && a.Detail == string(about)
	})
}

func TestWhoProvedAMailboxIsLinkedToWhoWritesFromIt(t *testing.T) {
	o, line, mail := both(t)
	o.Must(links(o, line, mail, apptest.Agent))
	for r, other := range map[cases.Receipt]cases.Receipt{line: mail, mail: line} {
		if f := o.File(r); len(f.Others) != 1 || f.Others[0].Receipt != other || !notes(o, r, casework.Link, other) {
			t.Errorf("%s: beside it %+v, audit %+v", r, f.Others, f.Audit)
		}
	}
	o.Act(line, casework.Action{By: apptest.Agent, Verb: casework.HandBack})
	o.Act(mail, casework.Action{By: apptest.Colleague, Verb: casework.Take})
	if c, err := o.Office.Case(t.Context(), line); err != nil || c.Owner != apptest.Colleague {
		t.Errorf("taken by mail, the case on LINE is of %q, %v", c.Owner, err)
	}
	var taken *cases.TakenError
	if err := o.Office.Act(t.Context(), line, casework.Action{By: apptest.Agent, Verb: casework.Take}); !errors.As(err, &taken) {
		t.Errorf("the second got %v", err)
	}
	o.Act(mail, casework.Action{By: apptest.Colleague, Verb: casework.Close})
	o.Handle(o.From("again", mailbox, "delete_my_data", true))
	rights := inLane(o.Stage, cases.Rights)
	if f := o.File(rights); len(f.Others) != 1 || f.Others[0].Receipt != line {
		t.Errorf("a case that opens later stands beside %+v", f.Others)
	}
	o.Act(line, casework.Action{By: apptest.Colleague, Verb: casework.Unlink})
	for _, r := range []cases.Receipt{line, mail, rights} {
		if f := o.File(r); len(f.Case.Linked) != 0 || r == line && len(f.Others) != 0 {
			t.Errorf("taken apart, %s stands beside %+v", r, f.Others)
		}
	}
}

// Each row is somebody who would like to see two customers as one, and may not.
func TestWhatIsNotLinked(t *testing.T) {
	for _, row := range []struct {
		why     string
		prepare func(o *apptest.Listed) (one, other cases.Receipt)
		want    error
		noted   bool
	}{
		{"an agent's own mailbox, to see what a stranger on LINE has", func(o *apptest.Listed) (one, other cases.Receipt) {
			return o.Opened("stranger"), o.Mailed("private@example.com", true)
		}, casework.ErrNotSame, true},
		{"a stranger who proved another mailbox", func(o *apptest.Listed) (one, other cases.Receipt) {
			one = o.Opened("stranger")
			proves(o, "stranger", "other@example.jp")
			return one, o.Mailed(mailbox, true)
		}, casework.ErrNotSame, true},
		{"two strangers who proved nothing", func(o *apptest.Listed) (one, other cases.Receipt) {
			return o.Opened("one"), o.Opened("two")
		}, casework.ErrNotSame, true},
		{"who only says that they write from the mailbox", func(o *apptest.Listed) (one, other cases.Receipt) {
			one = o.Opened("taro")
			proves(o, "taro", mailbox)
			return one, o.Mailed(mailbox, false)
		}, casework.ErrNoLink, false},
		{"the mailbox of who links, which they proved on LINE", func(o *apptest.Listed) (one, other cases.Receipt) {
			one = o.Opened("agent")
			proves(o, "agent", apptest.Agent)
			return one, o.Mailed(apptest.Agent, true)
		}, casework.ErrNotSame, true},
		{"a case with itself", func(o *apptest.Listed) (one, other cases.Receipt) {
			one = o.Opened("taro")
			return one, one
		}, casework.ErrNoLink, false},
		{"a case that a colleague has", func(o *apptest.Listed) (one, other cases.Receipt) {
			one = o.Opened("taro")
			proves(o, "taro", mailbox)
			other = o.Mailed(mailbox, true)
			o.Act(other, casework.Action{By: apptest.Agent, Verb: casework.Transfer, To: apptest.Colleague})
			return one, other
		}, cases.ErrNotOwner, false},
		{"a case that is none", func(o *apptest.Listed) (one, other cases.Receipt) {
			return o.Opened("taro"), "KM7P-3XQ9"
		}, casework.ErrNoCase, false},
	} {
		t.Run(row.why, func(t *testing.T) {
			o := apptest.NewListed(t)
			one, other := row.prepare(o)
			if err := links(o, one, other, apptest.Agent); !errors.Is(err, row.want) {
				t.Errorf("got %v", err)
			}
			for _, c := range o.Cases(false) {
				if len(c.Linked) != 0 {
					t.Errorf("%s is linked", c.Receipt)
				}
			}
			if got := notes(o, one, casework.NoLink, other); got != row.noted {
				t.Errorf("noted %t", got)
			}
			if row.noted && !notes(o, other, casework.NoLink, one) {
				t.Error("the other case does not say that somebody tried")
			}
		})
	}
}

// A form on the web proves no address: anybody may have typed it. Nor does what a machine may have
// sent.
func TestAMailThatAnybodyMayHaveSentProvesNothing(t *testing.T) {
	for why, change := range map[string]func(*inquiry.Mail){
		"a form":    func(m *inquiry.Mail) { m.Form = true },
		"a machine": func(m *inquiry.Mail) { m.Weak = "marked" },
		"a virus":   func(m *inquiry.Mail) { m.Suspect = true },
	} {
		o, line, mail := both(t)
		c, err := o.Office.Case(t.Context(), mail)
		o.Must(err)
		m := *c.Mail
		change(&m)
		c.Mail = &m
		o.Must(o.Store.Act(t.Context(), casework.Deed{Case: c, Action: casework.Action{By: "clock", Verb: casework.Late, ID: why}, Now: o.Now}))
		if err := links(o, line, mail, apptest.Agent); !errors.Is(err, casework.ErrNotSame) {
			t.Errorf("%s: %v", why, err)
		}
	}
}

// Who tries one customer after the other is stopped, and every try is in the audit.
func TestLinksAreNotGuessed(t *testing.T) {
	o := apptest.NewListed(t)
	line := o.Opened("stranger")
	for n := range 5 {
		if err := links(o, line, o.Mailed(fmt.Sprintf("customer%d@example.com", n), true), apptest.Agent); !errors.Is(err, casework.ErrNotSame) {
			t.Fatalf("try %d: %v", n, err)
		}
	}
	proves(o, "stranger", "customer5@example.com")
	last := o.Mailed("customer5@example.com", true)
	if err := links(o, line, last, apptest.Agent); !errors.Is(err, casework.ErrTooMany) {
		t.Errorf("the sixth try: %v", err)
	}
	o.Now = o.Now.Add(25 * time.Hour)
	for _, r := range []cases.Receipt{line, last} {
		o.Act(r, casework.Action{By: apptest.Agent, Verb: casework.Take})
	}
	if err := links(o, line, last, apptest.Agent); err != nil {
		t.Errorf("a day later: %v", err)
	}
}

// Customers learn nothing by a link: neither hears of the other's cases, of their words or of what
// they proved, and an answer goes where its case came from.
func TestALinkTellsNobodyAnything(t *testing.T) {
	o, line, mail := both(t)
	in := o.Tap("secret", "speak_to_human")
	in.Channel, in.Address, in.Mail = inquiry.Email, inquiry.NewAddress(mailbox), &inquiry.Mail{Authenticated: true}
	in.Customer, in.Text = inquiry.NewCustomerKey(o.Keys.Hash, inquiry.Email, in.Address), inquiry.NewText("秘密の相談です")
	o.Handle(in)
	o.Must(links(o, line, mail, apptest.Agent))
	for _, l := range o.File(line).Lines {
		if strings.Contains(l.Text.Words(), "秘密") {
			t.Error("the words of one customer stand in the conversation of the other")
		}
	}
	before := len(o.LINE.Tries)
	o.Act(line, casework.Action{By: apptest.Agent, Verb: casework.Answer, Text: inquiry.NewText("お答えします"), ID: "a1", Also: []cases.Receipt{mail}})
	if tries := o.LINE.Tries[before:]; len(tries) != 1 || tries[0].To.Value() != "Utaro" {
		t.Errorf("an answer went to %d places", len(tries))
	}
	if c, err := o.Office.Case(t.Context(), mail); err != nil || c.State == cases.Answered {
		t.Errorf("an answer on LINE counts for the mail: %s, %v", c.State, err)
	}
	asks := o.Inbound("numbers", inquiry.Message)
	asks.Address = inquiry.NewAddress("Utaro")
	asks.Customer, asks.Text = inquiry.NewCustomerKey(o.Keys.Hash, inquiry.LINE, asks.Address), inquiry.NewText("受付番号を教えてください")
	o.Handle(asks)
	if kept := o.Row(asks).Kept; len(kept) != 1 || kept[0].Values["receipt"] != string(line) {
		t.Errorf("asked for the number of a case the customer reads %+v", kept)
	}
	snap, err := o.Store.Load(t.Context(), asks)
	o.Must(err)
	for _, c := range snap.Cases {
		if c.Receipt != line {
			t.Errorf("a turn of the one customer knows case %s", c.Receipt)
		}
	}
}

// More than two accounts and two mailboxes are no one person.
func TestNotEverybodyIsOnePerson(t *testing.T) {
	o, line, mail := both(t)
	o.Must(links(o, line, mail, apptest.Agent))
	for n := range 3 {
		user := fmt.Sprint("account", n)
		other := o.Opened(user)
		proves(o, user, mailbox)
		err := links(o, other, mail, apptest.Agent)
		if n < 2 && err != nil || n == 2 && !errors.Is(err, casework.ErrManyLinked) {
			t.Errorf("customer %d: %v", n+3, err)
		}
	}
	if f := o.File(line); len(f.Others) != 3 {
		t.Errorf("beside it stand %d", len(f.Others))
	}
}
