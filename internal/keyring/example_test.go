package keyring_test

import (
	"bytes"
	"crypto/rand"
	"errors"
	"fmt"

	"madoguchi/internal/keyring"
)

// What is sealed opens in its place only, and under a newer version of the secret too.
func Example() {
	secret := func(b byte) []byte { return bytes.Repeat([]byte{b}, keyring.SecretSize) }
	ring, err := keyring.New(rand.Reader, 1, map[uint16][]byte{1: secret(1)})
	if err != nil {
		panic(err)
	}
	sealed, err := ring.Seal("case 7", "a question")
	if err != nil {
		panic(err)
	}
	rotated, err := keyring.New(rand.Reader, 2, map[uint16][]byte{1: secret(1), 2: secret(2)})
	if err != nil {
		panic(err)
	}
	var words string
	fmt.Println(rotated.Open("case 7", sealed, &words), words)
	fmt.Println(errors.Is(rotated.Open("case 8", sealed, &words), keyring.ErrSealed))
	// Output:
	// <nil> a question
	// true
}

// A hash finds a value again without keeping it; each domain has its own.
func ExampleRing_Hash() {
	ring, err := keyring.New(rand.Reader, 1, map[uint16][]byte{1: make([]byte, keyring.SecretSize)})
	if err != nil {
		panic(err)
	}
	kept := ring.Hash("mail", "taro@example.jp")
	fmt.Println(ring.Hash("mail", "taro@example.jp") == kept, ring.Hash("phone", "taro@example.jp") == kept)
	// Output:
	// true false
}
