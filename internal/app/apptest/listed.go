package apptest

import (
	"context"
	"crypto/rand"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	bbolt "go.etcd.io/bbolt"

	"madoguchi/internal/affected"
	"madoguchi/internal/cases"
	"madoguchi/internal/casework"
	"madoguchi/internal/inquiry"
	"madoguchi/internal/keyring"
	"madoguchi/internal/roster"
	"madoguchi/internal/table"
	"madoguchi/internal/table/bolt"
	"madoguchi/internal/table/tabletest"
	"madoguchi/internal/verifier"
)

// Listed is a stage with people on a roster.
type Listed struct {
	*Stage
	Roster *roster.Index
	Asked  Asked
}

// Asked counts how often staff ask a roster.
type Asked struct {
	casework.Roster
	mu    sync.Mutex
	Times int
}

// Compare implements [casework.Roster].
func (a *Asked) Compare(ctx context.Context, given affected.Person, by ...affected.Field) (map[affected.Field]bool, []string, error) {
	a.mu.Lock()
	a.Times++
	a.mu.Unlock()
	return a.Roster.Compare(ctx, given, by...)
}

// NewListed opens a stage with [People] on its roster.
func NewListed(t testing.TB) *Listed {
	t.Helper()
	return ListedOn(t, tabletest.Bolt(t))
}

// ListedOn is [NewListed] on a given table.
func ListedOn(t testing.TB, engine table.Engine) *Listed {
	t.Helper()
	o := &Listed{Stage: On(t, engine)}
	db, err := bbolt.Open(filepath.Join(t.TempDir(), "roster.db"), 0o600, &bbolt.Options{NoSync: true})
	o.Must(err)
	t.Cleanup(func() { db.Close() })
	list, err := bolt.Table(db, "roster")
	o.Must(err)
	keys, err := keyring.New(rand.Reader, 1, map[uint16][]byte{1: []byte(strings.Repeat("r", keyring.SecretSize))})
	o.Must(err)
	o.Roster = roster.New(list, keys, func() time.Time { return o.Now })
	o.Import(People()...)
	o.Asked.Roster = o.Roster
	o.Parts.Verifier, o.Parts.Roster = verifier.New(o.Store, o.Roster), &o.Asked
	o.Rebuild()
	return o
}

// People are a couple under one roof, each with a letter, and somebody else.
func People() []affected.Person {
	taro := affected.Person{ID: "1", Segment: "card_member", Name: "見本太郎", Kana: "みほんたろう", Postal: "0000001",
		Address: "例県見本市1-2-3", Phone: "09000000001", Email: "taro@example.jp", Letter: "2MBG-F7ZE-HNVM-WQQM"}
	jiro := affected.Person{ID: "3", Segment: "member", Name: "例示次郎", Postal: "0000009", Phone: "09000000009", Email: "jiro@example.jp"}
	hanako := taro
	hanako.ID, hanako.Segment, hanako.Name, hanako.Kana = "2", "member", "見本花子", "みほんはなこ"
	hanako.Email, hanako.Letter = "hanako@example.jp", "H8GG-9CJB-W8DQ-NT6W"
	return []affected.Person{taro, hanako, jiro}
}

// Import takes in a list.
func (o *Listed) Import(all ...affected.Person) {
	o.T.Helper()
	generation, _, err := o.Roster.Begin(o.T.Context(), "list")
	if err == nil {
		err = o.Roster.Add(o.T.Context(), generation, all, len(all))
	}
	if err == nil {
		err = o.Roster.Switch(o.T.Context(), generation, nil)
	}
	o.Must(err)
}

// Opened is a new customer's case, which the agent has.
func (o *Listed) Opened(user string) cases.Receipt {
	o.T.Helper()
	in := o.Tap("asks-"+user, "speak_to_human")
	in.Address = inquiry.NewAddress("U" + user)
	in.Customer = inquiry.NewCustomerKey(o.Keys.Hash, inquiry.LINE, in.Address)
	return o.Taken(in)
}

// Mailed is Opened, for somebody who writes a mail.
func (o *Listed) Mailed(from string, authenticated bool) cases.Receipt {
	o.T.Helper()
	o.Parts.Channels[inquiry.Email] = o.LINE
	in := o.Tap("asks-"+from, "speak_to_human")
	in.Channel, in.Address, in.Mail = inquiry.Email, inquiry.NewAddress(from), &inquiry.Mail{Authenticated: authenticated}
	in.Customer = inquiry.NewCustomerKey(o.Keys.Hash, inquiry.Email, in.Address)
	return o.Taken(in)
}

// Taken is the case that a message opens, as the agent takes it.
func (o *Listed) Taken(in inquiry.Inbound) cases.Receipt {
	o.T.Helper()
	o.Handle(in)
	all := o.Cases(false)
	r := all[slices.IndexFunc(all, func(c cases.Case) bool { return c.Customer == in.Customer })].Receipt
	o.Act(r, casework.Action{By: Agent, Verb: casework.Take})
	return r
}

// Checks compares what only one person can say, and returns the error.
func (o *Listed) Checks(r cases.Receipt, by string) error {
	taro := People()[0]
	_, err := o.Office.Check(o.T.Context(), r, by, affected.Person{Name: taro.Name, Postal: taro.Postal, Letter: taro.Letter})
	return err
}

// Tells has the desk tell the status.
func (o *Listed) Tells(r cases.Receipt, by, id string) error {
	return o.Office.Act(o.T.Context(), r, casework.Action{By: by, Verb: casework.Tell, ID: id})
}
