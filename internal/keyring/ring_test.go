package keyring

import (
	"bytes"
	"errors"
	"io"
	"math/rand/v2"
	"strings"
	"testing"
	"testing/iotest"
)

const private = "ひみつの相談 private words"

// random is a repeatable source; the real one is crypto/rand.
func random() io.Reader { return rand.NewChaCha8([32]byte{1}) }

func secret(b byte) []byte { return bytes.Repeat([]byte{b}, SecretSize) }

func newRing(t *testing.T, current uint16, secrets map[uint16][]byte) *Ring {
	t.Helper()
	k, err := New(random(), current, secrets)
	if err != nil {
		t.Fatal(err)
	}
	return k
}

func testRing(t *testing.T) *Ring { return newRing(t, 1, map[uint16][]byte{1: secret(1)}) }

func seal(t *testing.T, k *Ring, place string, v any) Sealed {
	t.Helper()
	s, err := k.Seal(place, v)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestSealedBytesShowNothing(t *testing.T) {
	k := testRing(t)
	if s := seal(t, k, "p", private); strings.Contains(string(s), "private") {
		t.Error("the words stand in the sealed bytes")
	}
	if a, b := seal(t, k, "p", "x"), seal(t, k, "p", "x"); bytes.Equal(a, b) {
		t.Error("the same value sealed twice is equal")
	}
}

func TestSealedOpensInItsPlaceOnly(t *testing.T) {
	k := testRing(t)
	s := seal(t, k, "case A", "words")
	var out string
	if err := k.Open("case B", s, &out); !errors.Is(err, ErrSealed) || out != "" {
		t.Errorf("in another place: %q, %v", out, err)
	}
}

func TestSealedOpensWithItsKeyOnly(t *testing.T) {
	s := seal(t, testRing(t), "p", "words")
	for name, k := range map[string]*Ring{
		"another secret":  newRing(t, 1, map[uint16][]byte{1: secret(2)}),
		"another version": newRing(t, 2, map[uint16][]byte{2: secret(1)}),
	} {
		var out string
		if err := k.Open("p", s, &out); !errors.Is(err, ErrSealed) || out != "" {
			t.Errorf("%s: %q, %v", name, out, err)
		}
	}
}

func TestAnyChangedByteKeepsItShut(t *testing.T) {
	k := testRing(t)
	s := seal(t, k, "p", "words")
	for i := range s {
		changed := bytes.Clone(s)
		changed[i] ^= 1
		var out string
		if err := k.Open("p", changed, &out); !errors.Is(err, ErrSealed) {
			t.Errorf("byte %d changed: %q, %v", i, out, err)
		}
	}
	for n := range s {
		var out string
		if err := k.Open("p", s[:n], &out); !errors.Is(err, ErrSealed) {
			t.Errorf("cut to %d bytes: %q, %v", n, out, err)
		}
	}
}

func TestOlderVersionsStillOpen(t *testing.T) {
	old := seal(t, testRing(t), "p", "words")
	rotated := newRing(t, 2, map[uint16][]byte{1: secret(1), 2: secret(2)})
	var out string
	if err := rotated.Open("p", old, &out); err != nil || out != "words" {
		t.Errorf("%q, %v", out, err)
	}
	if s := seal(t, rotated, "p", "x"); s[0] != 0 || s[1] != 2 {
		t.Errorf("sealed under version % x, want 2", s[:2])
	}
}

func TestBytesSealAsTheyAre(t *testing.T) {
	k := testRing(t)
	for _, plain := range []string{"", "words", strings.Repeat("x", 1000)} {
		sealed, err := k.SealBytes("p", []byte(plain))
		if err != nil || len(sealed) != len(plain)+30 {
			t.Errorf("%d bytes are sealed as %d: %v", len(plain), len(sealed), err)
		}
		if out, err := k.OpenBytes("p", sealed); err != nil || string(out) != plain {
			t.Errorf("%q comes back as %q, %v", plain, out, err)
		}
		if out, err := k.OpenBytes("q", sealed); !errors.Is(err, ErrSealed) || out != nil {
			t.Errorf("in another place: %q, %v", out, err)
		}
	}
}

// What was indexed before a rotation is found under the version of that time.
func TestUnderAnotherVersion(t *testing.T) {
	old := testRing(t)
	rotated := newRing(t, 2, map[uint16][]byte{1: secret(1), 2: secret(2)})
	under, err := rotated.Under(1)
	if err != nil {
		t.Fatal(err)
	}
	if under.Hash("mail", "x") != old.Hash("mail", "x") || under.Hash("mail", "x") == rotated.Hash("mail", "x") {
		t.Error("the hash is not that of version 1")
	}
	if under.Version() != 1 || rotated.Version() != 2 {
		t.Errorf("versions %d and %d", under.Version(), rotated.Version())
	}
	if s := seal(t, under, "p", "x"); s[1] != 1 {
		t.Errorf("sealed under version %d", s[1])
	}
	for _, gone := range []uint16{0, 3} {
		if ring, err := rotated.Under(gone); !errors.Is(err, ErrNoKey) || ring != nil {
			t.Errorf("version %d: %v, %v", gone, ring, err)
		}
	}
}

func TestSecretsAreChecked(t *testing.T) {
	for name, c := range map[string]struct {
		current uint16
		secrets map[uint16][]byte
	}{
		"no secret at all":             {1, nil},
		"none for the current version": {2, map[uint16][]byte{1: secret(1)}},
		"a short secret":               {1, map[uint16][]byte{1: secret(1)[1:]}},
		"a long older secret":          {2, map[uint16][]byte{1: append(secret(1), 1), 2: secret(2)}},
	} {
		if _, err := New(random(), c.current, c.secrets); err == nil || !strings.HasPrefix(err.Error(), "keyring: ") {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestSealFailsWithoutRandomness(t *testing.T) {
	k, err := New(iotest.ErrReader(io.ErrUnexpectedEOF), 1, map[uint16][]byte{1: secret(1)})
	if err != nil {
		t.Fatal(err)
	}
	if s, err := k.Seal("p", "words"); s != nil || !errors.Is(err, io.ErrUnexpectedEOF) {
		t.Errorf("%x, %v", s, err)
	}
}

func TestSealErrorsHoldNoWords(t *testing.T) {
	k := testRing(t)
	if _, err := k.Seal("p", func() {}); err == nil {
		t.Error("a function was sealed")
	}
	var out int
	if err := k.Open("p", seal(t, k, "p", private), &out); err == nil || strings.Contains(err.Error(), private) {
		t.Errorf("a text opened as a number: %v", err)
	}
}

func TestHash(t *testing.T) {
	k := testRing(t)
	base := k.Hash("mail", "a@example.jp")
	if len(base) != 22 || strings.ContainsAny(base, "+/=") {
		t.Errorf("%q is not 22 characters of URL-safe base64", base)
	}
	if base != k.Hash("mail", "a@example.jp") {
		t.Error("the same value has two hashes")
	}
	for why, other := range map[string]string{
		"another domain":          k.Hash("phone", "a@example.jp"),
		"another value":           k.Hash("mail", "b@example.jp"),
		"a shifted boundary":      k.Hash("maila", "@example.jp"),
		"another secret":          newRing(t, 1, map[uint16][]byte{1: secret(2)}).Hash("mail", "a@example.jp"),
		"the secret's next value": newRing(t, 2, map[uint16][]byte{1: secret(1), 2: secret(2)}).Hash("mail", "a@example.jp"),
	} {
		if other == base {
			t.Errorf("%s has the same hash", why)
		}
	}
}

// TestIndexOutlivesAKey: what was hashed before a new version seals is found by the same hash.
func TestIndexOutlivesAKey(t *testing.T) {
	before := testRing(t)
	both, err := newRing(t, 2, map[uint16][]byte{1: secret(1), 2: secret(2)}).Indexed(1)
	if err != nil {
		t.Fatal(err)
	}
	if both.Hash("customer", "U1") != before.Hash("customer", "U1") {
		t.Error("another hash under the same index")
	}
	if s := seal(t, both, "p", "words"); s[1] != 2 || both.Version() != 2 {
		t.Errorf("sealed under version %d", s[1])
	}
	if under, err := both.Under(2); err != nil || under.Hash("customer", "U1") == before.Hash("customer", "U1") {
		t.Error("under the other version the hash is the same", err)
	}
	if _, err := both.Indexed(3); !errors.Is(err, ErrNoKey) {
		t.Errorf("an index under no key: %v", err)
	}
}
