package store_test

import (
	"bytes"
	"context"
	"crypto/rand"
	"slices"
	"testing"
	"time"

	bbolt "go.etcd.io/bbolt"

	"madoguchi/internal/affected"
	"madoguchi/internal/cases"
	"madoguchi/internal/casework"
	"madoguchi/internal/identity"
	"madoguchi/internal/keyring"
	"madoguchi/internal/notice"
	"madoguchi/internal/outbox"
	"madoguchi/internal/roster"
	"madoguchi/internal/store"
	"madoguchi/internal/table/bolt"
	"madoguchi/internal/table/tabletest"
)

// frozen is the file of a desk that was written before the packages had their present
// names, and is never written anew: whatever moves or is renamed, keys, sealed contexts
// and encodings stay. It holds two customers, U-frozen on LINE with an open case and
// hanako@example.jp with a closed one, and a list of two people. The desk's key is 32
// times 7, the list's 32 times 9.
func frozen(t *testing.T) *bbolt.DB {
	t.Helper()
	path := tabletest.Unpacked(t, "testdata/desk-before-rooms.db.gz")
	db, err := bbolt.Open(path, 0o600, &bbolt.Options{NoSync: true})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	return db
}

func frozenKeys(t *testing.T, fill byte) *keyring.Ring {
	t.Helper()
	keys, err := keyring.New(rand.Reader, 1, map[uint16][]byte{1: bytes.Repeat([]byte{fill}, keyring.SecretSize)})
	if err != nil {
		t.Fatal(err)
	}
	return keys
}

// thawed is a store on the frozen file.
func thawed(t *testing.T) *desk {
	t.Helper()
	engine, err := bolt.New(frozen(t))
	if err != nil {
		t.Fatal(err)
	}
	keys, w := frozenKeys(t, 7), &watched{Engine: engine}
	return &desk{store.New(w, keys, keep), w, keys}
}

func TestAFrozenConversationIsRead(t *testing.T) {
	d := thawed(t)
	snap := d.load(t, d.message("U-frozen", "in1"))
	s := snap.State
	if snap.Version != 3 || snap.Claimed != "owner of in1" || !s.Greeted || !s.Placed || s.Lang != "ja" || s.Pending.Words() != "わたしは対象ですか" {
		t.Errorf("loaded %+v", snap)
	}
	if p := s.Sure.Proof; p.Proven.Email != "taro@example.jp" || p.By != identity.ByCode || !p.ProvenAt.Equal(start()) ||
		p.Told != 1 || p.Address.Value() != "U-frozen" {
		t.Errorf("the proof is %+v", p)
	}
}

func TestWhatBelongsToAFrozenConversationIsRead(t *testing.T) {
	d := thawed(t)
	snap := d.load(t, d.message("U-frozen", "in1"))
	if len(snap.Cases) != 1 || snap.Cases[0].Receipt != "KM7P-3XQ9" || snap.Cases[0].State != cases.Owned ||
		snap.Cases[0].Lane != cases.General {
		t.Errorf("the cases are %+v", snap.Cases)
	}
	if taken := d.load(t, d.message("U-frozen", "in3")); !taken.Unsent {
		t.Error("a message that was taken back is not known")
	}
	if mail := d.load(t, d.mail("hanako@example.jp", "next", false)); mail.Mailed.LastHour(start()) != 1 || mail.Crowd.Day != 1 {
		t.Errorf("of the mailbox %+v, of all doubtful mail %+v", mail.Mailed, mail.Crowd)
	}
}

func TestAFrozenOutboxIsRead(t *testing.T) {
	d := thawed(t)
	row, there, err := d.Mailed(t.Context(), "00112233445566778899aabbccddeeff")
	if err != nil || !there || row.State != outbox.Delivered || row.Inbound != "in1" || row.Kept[0].Entry != "am_i_affected" {
		t.Errorf("there %t, %+v, %v", there, row, err)
	}
	left := d.leftovers(t, start().Add(24*time.Hour), 10)
	i := slices.IndexFunc(left, func(r outbox.Row) bool { return r.Inbound == "answer1" })
	if len(left) != 3 || i < 0 || string(left[i].Parcel.Body) != "the answer of a person" || left[i].Parcel.To.Value() != "U-frozen" ||
		left[i].Parcel.RetryKey != "retry" {
		t.Errorf("left are %+v", left)
	}
	d.save(t, left[i])
	b, err := d.Bulletin(t.Context(), notice.Board{News: notice.Opened, Urgent: true}, nil)
	if err != nil || len(b.Untold) != 1 || len(b.Cases) != 1 || b.Untold[0].Receipt != "KM7P-3XQ9" {
		t.Errorf("on the board %+v, %v", b, err)
	}
}

func TestFrozenCasesAreListed(t *testing.T) {
	d := thawed(t)
	for closed, want := range map[bool]cases.Receipt{false: "KM7P-3XQ9", true: "KM7P-3XQA"} {
		if all, err := d.Cases(t.Context(), closed); err != nil || len(all) != 1 || all[0].Receipt != want ||
			all[0].Summary.Words() != "わたしは対象ですか" {
			t.Errorf("closed %t: %+v, %v", closed, all, err)
		}
	}
}

func TestAFrozenFileIsRead(t *testing.T) {
	d := thawed(t)
	const agent = "agent1@staff.example.jp"
	file, err := d.File(t.Context(), "KM7P-3XQ9", agent)
	if err != nil || file.Draft.Words() != "書きかけ" || file.Case.Owner != agent || file.Case.Checked.By != agent || file.Case.Version != 3 {
		t.Fatalf("%+v, %v", file, err)
	}
	var said []string
	for _, l := range file.Lines {
		said = append(said, l.From+" "+l.Text.Words())
	}
	for _, want := range []string{"customer わたしは対象ですか", "desk ", agent + " 担当者からのお返事です"} {
		if !slices.Contains(said, want) {
			t.Errorf("%q is missing in %q", want, said)
		}
	}
	if len(file.Audit) != 2 || file.Audit[0].Verb != casework.Answer || file.Audit[1].Detail != "email+" {
		t.Errorf("the audit is %+v", file.Audit)
	}
}

func TestAFrozenClosedCaseIsRead(t *testing.T) {
	d := thawed(t)
	closed, err := d.Case(t.Context(), "KM7P-3XQA")
	if err != nil || closed.Mail == nil || closed.Mail.Subject.Words() != "件名" || closed.Mail.Authenticated ||
		closed.Address.Value() != "hanako@example.jp" || len(closed.RawKeys) != 1 {
		t.Errorf("the closed case is %+v, %v", closed, err)
	}
	var gone []string
	if err := d.Retain(t.Context(), start().Add(3*time.Hour),
		func(_ context.Context, key string) error {
			gone = append(gone,
				key)
			return nil
		}); err != nil || !slices.Equal(gone, []string{"mail/1"}) {
		t.Errorf("deleted %v, %v", gone, err)
	}
}

func TestFrozenFiguresAreRead(t *testing.T) {
	d := thawed(t)
	answered, err := d.Answered(t.Context(), start())
	if err != nil || len(answered) != 1 || answered[0].Staffed != 30*time.Minute {
		t.Errorf("answered %+v, %v", answered, err)
	}
	missed, err := d.Missed(t.Context(), start())
	if err != nil || len(missed) != 1 || missed[0].Considered[0].Entry != "site" {
		t.Errorf("missed %+v, %v", missed, err)
	}
	compared, err := d.Compared(t.Context(), start())
	if err != nil || len(compared) != 1 || compared[0].Receipt != "KM7P-3XQ9" || compared[0].Fits != 1 {
		t.Errorf("compared %+v, %v", compared, err)
	}
}

func TestFrozenLimitsAreRead(t *testing.T) {
	d := thawed(t)
	d.figures(t, start(), affected.Codes{Hour: 1, Day: 1, Bounces: 1, RecentBounces: 1})
	found := d.find(t, needMail("taro@example.jp"), start())
	if len(found.Tally.Times) != 1 || !found.Slow || found.Closed {
		t.Errorf("the limits are %+v", found)
	}
	if at, err := d.SignedOut(t.Context(), "agent1@staff.example.jp"); err != nil || !at.Equal(start()) {
		t.Errorf("signed out %v, %v", at, err)
	}
}

func TestAFrozenLogIsRead(t *testing.T) {
	d := thawed(t)
	published := map[string]string{
		"2019-04-12": "4d79c77d43ce72107e74eb4cf2ab82f71e583b2520f5c5b9e40bf89e040e53de",
		"2019-04-13": "507e333c98015101c7a7cf2cfeb86c673f7a425dbe9f4552536e4fe37c9f07fe"}
	verified, flaws, err := d.Disclosures().Verify(t.Context(), published)
	if err != nil || len(flaws) != 0 || verified.Entries != 1 || verified.Anchors != 2 {
		t.Errorf("%+v, %v, %v", verified, flaws, err)
	}
	d.commit(t, d.telling("U-next", "in9", "member")) // the chain goes on
	if _, flaws, err := d.Disclosures().Verify(t.Context(), published); err != nil || len(flaws) != 0 {
		t.Errorf("after one more: %v, %v", flaws, err)
	}
}

func TestAFrozenListIsRead(t *testing.T) {
	engine, err := bolt.Table(frozen(t), "roster")
	if err != nil {
		t.Fatal(err)
	}
	list := roster.New(engine, frozenKeys(t, 9), start)
	mail, err := list.ByEmail(t.Context(), "mihon0001@example.jp")
	if err != nil || !slices.Equal(mail, []string{"member"}) {
		t.Errorf("by address %v, %v", mail, err)
	}
	letter, err := list.ByLetter(t.Context(), "K7PMABCDEFGH0002", "0000001")
	if err != nil || !slices.Equal(letter, []string{"card_member"}) {
		t.Errorf("by letter %v, %v", letter, err)
	}
	told, _, err := list.Compare(t.Context(), affected.Person{Name: "見本一郎0001", Kana: "みほんいちろう0001", Postal: "0000001", Address: "例県見本市1-0001",
		Phone: "09000000001", Email: "mihon0001@example.jp", Letter: "K7PMABCDEFGH0001"})
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range affected.Fields() {
		if same := told[f]; !same {
			t.Errorf("%s does not fit", f)
		}
	}
	if generation, done, err := list.Begin(t.Context(), "next list"); err != nil || done != 1 {
		t.Errorf("the import that was under way stands at row %d of generation %s: %v", done, generation, err)
	}
	if purged, err := list.Purge(t.Context()); err != nil || purged.Items != 3*5 {
		t.Errorf("purged %+v, %v", purged, err)
	}
}
