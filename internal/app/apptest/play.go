package apptest

import (
	"fmt"
	"time"

	"madoguchi/internal/cases"
	"madoguchi/internal/casework"
	"madoguchi/internal/inquiry"
	"madoguchi/internal/outbox"
)

// Inbound is something that the one customer on LINE does.
func (s *Stage) Inbound(id string, kind inquiry.Kind) inquiry.Inbound {
	address := inquiry.NewAddress("U0123456789abcdef0123456789abcdef")
	return inquiry.Inbound{ID: id, Kind: kind, Channel: inquiry.LINE, Address: address,
		Customer:  inquiry.NewCustomerKey(s.Keys.Hash, inquiry.LINE, address),
		MessageID: "m-" + id, At: s.Now, Received: s.Now, ReplyToken: "token-" + id}
}

// Tap is a message that asks for an entry.
func (s *Stage) Tap(id, entry string) inquiry.Inbound {
	in := s.Inbound(id, inquiry.Message)
	in.Entry, in.Text = entry, inquiry.NewText("ひかりと申します")
	return in
}

// From is a customer's mail that asks for an entry; the mail system vouches for its sender
// where it is sure.
func (s *Stage) From(id, address, entry string, sure bool) inquiry.Inbound {
	in := s.Tap(id, entry)
	in.Channel, in.Address, in.ReplyToken, in.MessageID = inquiry.Email, inquiry.NewAddress(address), "", ""
	in.Mail = &inquiry.Mail{Authenticated: sure}
	name := address
	if !sure {
		name = "doubtful " + address // as the email channel names them
	}
	in.Customer = inquiry.NewCustomerKey(s.Keys.Hash, inquiry.Email, inquiry.NewAddress(name))
	return in
}

// Unsend takes a message back.
func (s *Stage) Unsend(id string, of inquiry.Inbound) inquiry.Inbound {
	in := s.Inbound(id, inquiry.Unsend)
	in.MessageID = of.MessageID
	return in
}

// Handle takes a turn.
func (s *Stage) Handle(in inquiry.Inbound) {
	s.T.Helper()
	s.Must(s.Turns.Handle(s.T.Context(), in))
}

// Bury takes the turn of a message that was given up.
func (s *Stage) Bury(in inquiry.Inbound) {
	s.T.Helper()
	s.Must(s.Turns.Bury(s.T.Context(), in))
}

// Flood takes the turns of mails that ask for an entry, one a second, each from another
// customer.
func (s *Stage) Flood(n int, entry string, sure bool) {
	s.T.Helper()
	for i := range n {
		s.Now = s.Now.Add(time.Second)
		s.Handle(s.From(fmt.Sprintf("flood%d", i), fmt.Sprintf("customer%d@example.com", i), entry, sure))
	}
}

// Tick lets time pass, and then the clock deliver.
func (s *Stage) Tick(later time.Duration) {
	s.T.Helper()
	s.Now = s.Now.Add(later)
	s.Must(s.Watcher.Deliver(s.T.Context()))
}

// Watch lets time pass, and then the clock do all that is due.
func (s *Stage) Watch(later time.Duration) {
	s.T.Helper()
	s.Tick(later)
	s.Must(s.Watcher.Watch(s.T.Context()))
}

// Act does something on a case.
func (s *Stage) Act(r cases.Receipt, a casework.Action) {
	s.T.Helper()
	s.Must(s.Office.Act(s.T.Context(), r, a))
}

// Must ends the test at an error.
func (s *Stage) Must(err error) {
	s.T.Helper()
	if err != nil {
		s.T.Fatal(err)
	}
}

// Tried checks how often a delivery on LINE was tried.
func (s *Stage) Tried(when string, want int) {
	s.T.Helper()
	if got := len(s.LINE.Tries); got != want {
		s.T.Errorf("%s: %d tries, want %d", when, got, want)
	}
}

// Row is the one row that an inbound planned.
func (s *Stage) Row(in inquiry.Inbound) outbox.Row {
	s.T.Helper()
	rows, err := s.Store.Rows(s.T.Context(), in)
	if err != nil || len(rows) != 1 {
		s.T.Fatalf("%d rows: %v", len(rows), err)
	}
	return rows[0]
}

// Cases are the cases that the list names, whole.
func (s *Stage) Cases(closed bool) []cases.Case {
	s.T.Helper()
	listed, err := s.Store.Cases(s.T.Context(), closed)
	s.Must(err)
	var all []cases.Case
	for _, l := range listed {
		c, err := s.Store.Case(s.T.Context(), l.Receipt)
		s.Must(err)
		all = append(all, c)
	}
	return all
}

// Open is the file of a case as the agent opens it; the audit says so.
func (s *Stage) Open(r cases.Receipt) casework.File {
	s.T.Helper()
	file, err := s.Office.File(s.T.Context(), r, Agent)
	s.Must(err)
	return file
}

// File is the file of a case as it is stored.
func (s *Stage) File(r cases.Receipt) casework.File {
	s.T.Helper()
	file, err := s.Store.File(s.T.Context(), r, Agent)
	s.Must(err)
	return file
}
