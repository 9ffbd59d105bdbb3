package conversation_test

import (
	"bytes"
	"encoding/gob"
	"os"
	"testing"
	"time"

	"madoguchi/internal/affected"
	"madoguchi/internal/cases"
	"madoguchi/internal/conversation"
	"madoguchi/internal/conversation/memory"
	"madoguchi/internal/danger"
	"madoguchi/internal/identity"
	"madoguchi/internal/inquiry"
)

// testdata/state-1.gob is the state of a conversation as an earlier release wrote it, every
// field set. Nothing in it may be lost: it holds who wrote of danger, what was proven and what
// was counted. gob matches fields by their names, so the names of the fields of State and of
// all that is in it cannot change.
func TestAStateOfAnEarlierReleaseIsRead(t *testing.T) {
	at := time.Date(2019, 4, 12, 1, 0, 0, 0, time.UTC)
	after := func(n int) time.Time { return at.Add(time.Duration(n) * time.Second) }
	proof := func(email string) identity.Proof {
		return identity.Proof{
			Stage: "code", Touched: at, Mails: 2, Address: inquiry.NewAddress(email), Code: "hash of a code", CodeAt: after(1),
			Letter: inquiry.NewAddress("K7PM-3XQ9-H4RT-W2DA"), Proven: affected.Person{Email: email}, By: "email", ProvenAt: after(2), Told: 3,
			Attempts: affected.Attempts{
				Contacts: []affected.Contact{{Hash: "hash of a contact", Mails: []time.Time{at}, Wrong: []time.Time{at, at}}},
				Letters:  []time.Time{at},
			},
		}
	}
	want := conversation.State{
		Foreign: true, Greeted: true, Lang: "ko", Misses: 1, Pending: inquiry.NewText("むにゃむにゃ"), PendingAt: after(3), Joined: true,
		Tails:    []memory.Tail{{ID: "m1", At: at, Text: inquiry.NewText("パスワードは"), Doubtful: true}},
		Sure:     memory.Standing{Proof: proof("taro@example.jp")},
		Doubtful: memory.Standing{Proof: proof("hanako@example.jp")},
		Cases:    []conversation.CaseRef{{Receipt: "KM7P-3XQ9", Lane: cases.Urgent, State: cases.Owned, Human: true}},
		Danger:   memory.Danger{Receipt: "KM7P-3XQ9", Kind: danger.Threat, At: after(4), Told: after(5), Said: 2},
		Trail:    inquiry.NewText("元夫に"), TrailAt: after(6), Placed: true,
	}
	stored, err := os.ReadFile("testdata/state-1.gob")
	if err != nil {
		t.Fatal(err)
	}
	var got conversation.State
	if err := gob.NewDecoder(bytes.NewReader(stored)).Decode(&got); err != nil {
		t.Fatal(err)
	}
	// gob writes a value by its fields, so two states that are written alike are alike; comparing
	// them in memory would not do, for a text is a pointer and a person does not print.
	if !bytes.Equal(coded(t, got), coded(t, want)) {
		t.Error("something of the stored state is lost")
	}
	for _, change := range []func(*conversation.State){
		func(s *conversation.State) { s.Sure.Proof.Told++ },
		func(s *conversation.State) { s.Doubtful.Proof.Attempts.Letters = nil },
		func(s *conversation.State) { s.Trail = inquiry.Text{} },
	} {
		other := want
		if change(&other); bytes.Equal(coded(t, got), coded(t, other)) {
			t.Error("the comparison sees no difference")
		}
	}
}

func coded(t *testing.T, s conversation.State) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := gob.NewEncoder(&b).Encode(s); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}
