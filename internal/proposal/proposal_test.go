package proposal_test

import (
	"errors"
	"testing"
	"time"

	"madoguchi/internal/proposal"
)

const author, second = "lead1@staff.example.jp", "officer1@staff.example.jp"

var now = time.Date(2019, 4, 12, 10, 0, 0, 0, time.UTC)

// in is a proposal of the author in a state.
func in(t *testing.T, s proposal.State) proposal.Proposal {
	t.Helper()
	p := proposal.Proposal{}
	steps := map[proposal.State][]proposal.Verb{proposal.Draft: nil, proposal.Offered: {proposal.Offer}, proposal.Withdrawn: {proposal.Withdraw},
		proposal.Approved: {proposal.Offer, proposal.Approve}}
	err := p.Write(author, proposal.Content{Kind: proposal.Entry, Entry: "parking"}, now)
	for _, v := range steps[s] {
		err = errors.Join(err, p.Do(second, v, now))
	}
	if err != nil || p.State != s {
		t.Fatal(p.State, err)
	}
	return p
}

func TestWhatMayHappenToAProposal(t *testing.T) {
	for _, row := range []struct {
		why  string
		from proposal.State
		by   string
		verb proposal.Verb
		to   proposal.State
		err  error
	}{
		{"its writer has finished", proposal.Draft, author, proposal.Offer, proposal.Offered, nil},
		{"nobody approves what is not finished", proposal.Draft, second, proposal.Approve, "", proposal.ErrState},
		{"a second person approves", proposal.Offered, second, proposal.Approve, proposal.Approved, nil},
		{"the writer does not", proposal.Offered, author, proposal.Approve, "", proposal.ErrOwn},
		{"it goes back to its writer", proposal.Offered, second, proposal.Return, proposal.Draft, nil},
		{"it is given up", proposal.Offered, author, proposal.Withdraw, proposal.Withdrawn, nil},
		{"what was approved is not taken back here", proposal.Approved, author, proposal.Withdraw, "", proposal.ErrState},
		{"nothing is approved twice", proposal.Approved, second, proposal.Approve, "", proposal.ErrState},
		{"what was approved is loaded", proposal.Approved, second, proposal.Load, proposal.Approved, nil},
		{"nothing else is", proposal.Offered, second, proposal.Load, "", proposal.ErrState},
		{"writing is no move", proposal.Draft, author, proposal.Wrote, "", proposal.ErrState},
		{"what was given up stays so", proposal.Withdrawn, second, proposal.Offer, "", proposal.ErrState},
	} {
		p := in(t, row.from)
		want := row.to
		if row.err != nil {
			want = row.from
		}
		if err := p.Do(row.by, row.verb, now); !errors.Is(err, row.err) || p.State != want {
			t.Errorf("%s: %v, %s", row.why, err, p.State)
		}
	}
}

// Whoever mends a proposal of somebody else has written it, too: a third person reads it then.
func TestWhoMendsItDoesNotApproveIt(t *testing.T) {
	p := in(t, proposal.Offered)
	if err := p.Write(second, p.Content, now); err != nil || p.State != proposal.Draft {
		t.Fatal(err, p.State)
	}
	if err := p.Do(author, proposal.Offer, now); err != nil {
		t.Fatal(err)
	}
	for _, by := range []string{author, second} {
		if err := p.Do(by, proposal.Approve, now); !errors.Is(err, proposal.ErrOwn) {
			t.Errorf("%s: %v", by, err)
		}
	}
	if err := p.Do("officer2@staff.example.jp", proposal.Approve, now); err != nil {
		t.Error(err)
	}
	if err := p.Write(author, p.Content, now); !errors.Is(err, proposal.ErrState) {
		t.Errorf("what was approved is changed: %v", err)
	}
	if p.Last(proposal.Approve).By != "officer2@staff.example.jp" || len(p.Deeds) != 5 || p.Loaded() {
		t.Errorf("the history is %+v", p.Deeds)
	}
}
