package roster_test

import (
	"bytes"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"strings"
	"testing"
	"time"

	"madoguchi/internal/keyring"
	"madoguchi/internal/roster"
)

// TestCertificate prints what was destroyed. The last line covers all others.
func TestCertificate(t *testing.T) {
	at := time.Date(2019, 9, 30, 12, 0, 0, 0, time.FixedZone("JST", 9*3600))
	counted := roster.Generation{ID: "4", KeyVersion: 2, At: at.AddDate(0, -5, 0), Totals: map[string]int{"member": 3148, "overseas": 36}}
	c := roster.Certificate{Incident: "nanatsuboshi", At: at, Tables: []string{"affected"},
		Keys:    []roster.Fingerprint{{Version: 2, Sign: "0badc0de"}},
		Purged:  roster.Purged{Generations: []roster.Generation{counted, {ID: "5"}}, Items: 9},
		Remains: []string{"copies: until 2019-11-04"}}
	const want = `Certificate of the end of a roster

incident             nanatsuboshi
at                   2019-09-30T03:00:00Z
tables               affected
generations deleted  2
rows of people       3184
items deleted        9
generation           4, counted from 2019-04-30T03:00:00Z, 3184 rows, key version 2
generation           5, never counted
key                  version 2, fingerprint 0badc0de
still recoverable    copies: until 2019-11-04
`
	text, last, ok := strings.Cut(c.String(), "SHA-256              ")
	sum := sha256.Sum256([]byte(want))
	if text != want || !ok || last != hex.EncodeToString(sum[:])+"\n" {
		t.Errorf("prints:\n%s\nwant:\n%s and its SHA-256", c, want)
	}
	c.Remains = nil
	if !strings.Contains(c.String(), "still recoverable    nothing\n") {
		t.Error("a certificate that says nothing of what remains:", c)
	}
}

// TestFingerprints tell keys apart, stay the same for a key, and hold none of it.
func TestFingerprints(t *testing.T) {
	one, two := bytes.Repeat([]byte{1}, keyring.SecretSize), bytes.Repeat([]byte{2}, keyring.SecretSize)
	prints := func(secrets map[uint16][]byte, versions ...uint16) []roster.Fingerprint {
		t.Helper()
		keys, err := keyring.New(rand.Reader, 1, secrets)
		if err != nil {
			t.Fatal(err)
		}
		all, err := roster.New(nil, keys, time.Now).Fingerprints(versions...)
		if err != nil {
			t.Fatal(err)
		}
		return all
	}
	both := prints(map[uint16][]byte{1: one, 2: two}, 1, 2)
	alone := prints(map[uint16][]byte{1: two}, 1)
	if both[0].Sign == both[1].Sign || both[1].Sign != alone[0].Sign || len(both[0].Sign) != 8 || both[1].Version != 2 {
		t.Errorf("%v and %v", both, alone)
	}
	sum := sha256.Sum256(one)
	if both[0].Sign == hex.EncodeToString(sum[:4]) {
		t.Error("a fingerprint of the bare key can be guessed at")
	}
	keys, _ := keyring.New(rand.Reader, 1, map[uint16][]byte{1: one})
	if _, err := roster.New(nil, keys, time.Now).Fingerprints(3); !errors.Is(err, keyring.ErrNoKey) {
		t.Error("a version that is not there:", err)
	}
}
