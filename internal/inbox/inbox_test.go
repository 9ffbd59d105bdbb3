package inbox_test

import (
	"bytes"
	"crypto/rand"
	"encoding/json"
	"errors"
	"fmt"
	"testing"

	"madoguchi/internal/inbox"
	"madoguchi/internal/inquiry"
	"madoguchi/internal/keyring"
)

func ring(t *testing.T, secret byte) *keyring.Ring {
	t.Helper()
	keys, err := keyring.New(rand.Reader, 1, map[uint16][]byte{1: bytes.Repeat([]byte{secret}, keyring.SecretSize)})
	if err != nil {
		t.Fatal(err)
	}
	return keys
}

func TestAMessageOpensForItsCustomerAlone(t *testing.T) {
	keys := ring(t, 1)
	m, err := inbox.Seal(keys, inquiry.Inbound{ID: "in1", Customer: "line:a", Text: inquiry.NewText("いつ漏れたのですか")})
	if err != nil {
		t.Fatal(err)
	}
	stored, err := json.Marshal(m)
	if err != nil || bytes.Contains(stored, []byte("漏れた")) {
		t.Fatalf("stored %s, %v", stored, err)
	}
	var read inbox.Message
	if err := json.Unmarshal(stored, &read); err != nil {
		t.Fatal(err)
	}
	if in, err := read.Open(keys); err != nil || in.ID != "in1" || in.Text.Words() != "いつ漏れたのですか" {
		t.Errorf("opened %v, %v", in.ID, err)
	}
	moved := read
	moved.Customer = "line:b"
	if _, err := moved.Open(keys); !errors.Is(err, keyring.ErrSealed) {
		t.Errorf("under another customer: %v", err)
	}
	if _, err := read.Open(ring(t, 2)); !errors.Is(err, keyring.ErrSealed) {
		t.Errorf("under other keys: %v", err)
	}
}

func TestTheChannelOfWhatDoesNotOpen(t *testing.T) {
	for customer, want := range map[inquiry.CustomerKey]inquiry.Channel{"line:a": inquiry.LINE, "email:a": inquiry.Email, "": inquiry.Email} {
		if got := (inbox.Message{Customer: customer}).Channel(); got != want {
			t.Errorf("%q: %s, want %s", customer, got, want)
		}
	}
}

func ExampleBackoff() {
	for _, tries := range []int{1, 2, 3, 6, 7, 100} {
		fmt.Println(tries, inbox.Backoff(tries))
	}
	// Output:
	// 1 1s
	// 2 2s
	// 3 4s
	// 6 32s
	// 7 1m0s
	// 100 1m0s
}
