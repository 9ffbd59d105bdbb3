package inquiry

import (
	"bytes"
	"crypto/rand"
	"reflect"
	"strings"
	"testing"
	"time"

	"madoguchi/internal/keyring"
)

func newRing(t *testing.T) *keyring.Ring {
	t.Helper()
	k, err := keyring.New(rand.Reader, 1, map[uint16][]byte{1: bytes.Repeat([]byte{1}, keyring.SecretSize)})
	if err != nil {
		t.Fatal(err)
	}
	return k
}

func seal(t *testing.T, k *keyring.Ring, place string, v any) keyring.Sealed {
	t.Helper()
	s, err := k.Seal(place, v)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestSealedTextShowsNothing(t *testing.T) {
	if s := seal(t, newRing(t), "p", NewText(private)); strings.Contains(string(s), "private") {
		t.Error("the words stand in the sealed bytes")
	}
}

func TestSealedValuesComeBack(t *testing.T) {
	k := newRing(t)
	at := time.Date(2019, 4, 12, 10, 0, 0, 0, time.UTC)
	for _, in := range []Inbound{
		{},
		{ID: "01H", Channel: LINE, Customer: "line:x", Address: NewAddress("U00"), Kind: Message, Text: NewText("漏れた？ pw: Hunter2"), At: at},
		{Channel: Email, Address: NewAddress(privateMail), Mail: &Mail{Subject: NewText(private), Suspect: true}},
	} {
		var out Inbound
		if err := k.Open("inbox", seal(t, k, "inbox", in), &out); err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(in, out) {
			t.Errorf("sealed %+v, opened %+v", in, out)
		}
	}
}

func TestTextAndAddressSealByThemselves(t *testing.T) {
	k := newRing(t)
	for _, words := range []string{"", private} {
		var text Text
		if err := k.Open("p", seal(t, k, "p", NewText(words)), &text); err != nil || text.Words() != words {
			t.Errorf("text %q comes back as %q, %v", words, text.Words(), err)
		}
		var address Address
		if err := k.Open("p", seal(t, k, "p", NewAddress(words)), &address); err != nil || address.Value() != words {
			t.Errorf("address %q comes back as %q, %v", words, address.Value(), err)
		}
	}
}

func TestCustomerKeys(t *testing.T) {
	k := newRing(t)
	line, mail := NewCustomerKey(k.Hash, LINE, NewAddress("x")), NewCustomerKey(k.Hash, Email, NewAddress("x"))
	if !strings.HasPrefix(string(line), "line:") || !strings.HasPrefix(string(mail), "email:") {
		t.Errorf("keys %q, %q do not begin with their channel", line, mail)
	}
	if strings.TrimPrefix(string(line), "line:") == strings.TrimPrefix(string(mail), "email:") {
		t.Error("an address on two channels has one hash")
	}
	if strings.Contains(string(NewCustomerKey(k.Hash, Email, NewAddress(privateMail))), "private") {
		t.Error("the key shows the address")
	}
}
