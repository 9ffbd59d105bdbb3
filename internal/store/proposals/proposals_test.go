package proposals_test

import (
	"bytes"
	"crypto/rand"
	"errors"
	"strings"
	"testing"
	"time"

	"madoguchi/internal/keyring"
	"madoguchi/internal/outbox"
	"madoguchi/internal/proposal"
	"madoguchi/internal/store/proposals"
	"madoguchi/internal/table"
	"madoguchi/internal/table/tabletest"
)

var now = time.Date(2019, 4, 12, 10, 0, 0, 0, time.UTC)

const keep = 30 * 24 * time.Hour

func book(t *testing.T, e table.Engine) proposals.Book {
	t.Helper()
	keys, err := keyring.New(rand.Reader, 1, map[uint16][]byte{1: bytes.Repeat([]byte{7}, keyring.SecretSize)})
	if err != nil {
		t.Fatal(err)
	}
	return proposals.Book{Engine: e, Keys: keys, Keep: keep}
}

func TestAProposalIsKept(t *testing.T) {
	tabletest.OnEach(t, func(t *testing.T, newTable func(testing.TB) table.Engine) {
		e := newTable(t)
		b := book(t, e)
		p := proposal.Proposal{ID: "9f2c"}
		if err := p.Write("lead1@staff.example.jp", proposal.Content{Entry: "parking", Questions: []proposal.Question{{Lang: "ja", Text: "駐車場は"}}}, now); err != nil {
			t.Fatal(err)
		}
		if err := b.Put(t.Context(), p); err != nil {
			t.Fatal(err)
		}
		if err := b.Put(t.Context(), p); !errors.Is(err, outbox.ErrConflict) {
			t.Errorf("written twice: %v", err)
		}
		read, err := b.Proposal(t.Context(), "9f2c", now)
		if err != nil || read.Version != 1 || read.Content.Questions[0].Text != "駐車場は" {
			t.Fatalf("%v: %+v", err, read)
		}
		for _, item := range tabletest.Query(t, e, table.Query{Partition: proposals.Partition}) {
			if strings.Contains(string(item.Body), "駐車場") || strings.Contains(string(item.Body), "lead1") {
				t.Error("the item is not sealed")
			}
		}
		slow := read
		if err := errors.Join(read.Do("lead1@staff.example.jp", proposal.Offer, now.Add(time.Hour)), b.Put(t.Context(), read)); err != nil {
			t.Fatal(err)
		}
		if err := b.Put(t.Context(), slow); !errors.Is(err, outbox.ErrConflict) {
			t.Errorf("over what somebody else wrote: %v", err)
		}
		second := proposal.Proposal{ID: "1a2b"}
		if err := errors.Join(second.Write("lead1@staff.example.jp", proposal.Content{}, now.Add(time.Minute)), b.Put(t.Context(), second)); err != nil {
			t.Fatal(err)
		}
		all, err := b.Proposals(t.Context(), now)
		if err != nil || len(all) != 2 || all[0].ID != "9f2c" {
			t.Errorf("%v: %+v", err, all)
		}
	})
}

// What nobody approved goes; what somebody did is the record of it.
func TestHowLongAProposalIsKept(t *testing.T) {
	b := book(t, tabletest.Bolt(t))
	for _, id := range []string{"draft", "approved"} {
		p := proposal.Proposal{ID: id}
		err := p.Write("a", proposal.Content{}, now)
		if id == "approved" {
			err = errors.Join(err, p.Do("a", proposal.Offer, now), p.Do("b", proposal.Approve, now))
		}
		if err = errors.Join(err, b.Put(t.Context(), p)); err != nil {
			t.Fatal(err)
		}
	}
	for _, row := range []struct {
		at   time.Time
		left int
	}{{now.Add(keep - time.Hour), 2}, {now.Add(keep), 1}, {now.AddDate(2, 11, 0), 1}, {now.AddDate(3, 0, 0), 0}} {
		if all, err := b.Proposals(t.Context(), row.at); err != nil || len(all) != row.left {
			t.Errorf("%s: %v, %d are left", row.at, err, len(all))
		}
	}
	if _, err := b.Proposal(t.Context(), "draft", now.Add(keep)); !errors.Is(err, proposal.ErrNone) {
		t.Error(err)
	}
}
