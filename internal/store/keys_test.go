package store

import (
	"crypto/rand"
	"slices"
	"strings"
	"testing"
	"time"

	"madoguchi/internal/keyring"
	"madoguchi/internal/table"
)

func testStore(t *testing.T) *Store {
	t.Helper()
	keys, err := keyring.New(rand.Reader, 1, map[uint16][]byte{1: make([]byte, keyring.SecretSize)})
	if err != nil {
		t.Fatal(err)
	}
	return New(nil, keys, time.Hour)
}

func TestSafeKeepsOnlyIDsThatCannotBreakAKey(t *testing.T) {
	s := testStore(t)
	tests := []struct {
		name, id string
		kept     bool
	}{
		{"LINE's event id", "01FZ74A0TDDPYRVKNK77XKC3ZR", true},
		{"LINE's message id", "444573844083572737", true},
		{"a buried inbound", "dead-01FZ74A0TDDPYRVKNK77XKC3ZR", true},
		{"a hash of ours", s.keys.Hash("mail", "x"), true},
		{"nothing, which would be no id", "", false},
		{"the separator of keys", "a#b", false},
		{"a mail's Message-ID, which may name a person", "<a@example.jp>", false},
		{"a space", "a b", false},
		{"a zero byte, which bolt separates with", "a\x00b", false},
		{"words", "ひかり", false},
		{"longer than any platform's", strings.Repeat("a", 65), false},
	}
	for _, test := range tests {
		got := s.safe(test.id)
		if (got == test.id) != test.kept {
			t.Errorf("%s: %q became %q", test.name, test.id, got)
		}
		if s.safe(got) != got || s.safe(test.id) != got {
			t.Errorf("%s: %q is not settled", test.name, got)
		}
	}
}

func TestMomentsSortLikeTimes(t *testing.T) {
	base := time.Date(2019, 4, 12, 23, 59, 59, 0, time.FixedZone("", 9*3600))
	times := []time.Time{base, base.Add(time.Millisecond), base.Add(time.Second), base.Add(time.Minute), base.Add(10 * time.Hour),
		base.AddDate(1, 0, 0), base.AddDate(100, 0, 0)}
	var moments []string
	for _, at := range times {
		moments = append(moments, table.Moment(at))
		if elsewhere := table.Moment(at.In(time.UTC)); elsewhere != table.Moment(at) {
			t.Errorf("%s in another zone is %s", table.Moment(at), elsewhere)
		}
	}
	if !slices.IsSorted(moments) || len(slices.Compact(moments)) != len(times) {
		t.Errorf("%q", moments)
	}
}

func TestRowsOfAnInboundAreNotThoseOfALongerID(t *testing.T) {
	s := testStore(t)
	short, long := s.rowKey("line:c", "in1", 0), s.rowKey("line:c", "in10", 0)
	if prefix := short.Sort[:len(short.Sort)-1]; strings.HasPrefix(long.Sort, prefix) {
		t.Errorf("%q holds %q", prefix, long.Sort)
	}
}

func TestErrorsNameAKindAndNobody(t *testing.T) {
	if got := (table.Key{Partition: "C#line:abc", Sort: "MSG#444573844083572737"}).Kind(); got != "MSG" {
		t.Errorf("got %q", got)
	}
}
