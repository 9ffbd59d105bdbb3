// Package approval is how two people put their names to a bundle: each signs its sum with a key of
// their own, ECDSA on P-256, which KMS has and files may have. Whoever serves the bundle knows the
// public keys and no other.
package approval

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/sha256"
	"crypto/x509"
	"encoding/base64"
	"errors"
	"fmt"
	"slices"
	"strings"
)

// Enough is how many people must have signed.
const Enough = 2

// Signature is what somebody put to a bundle.
type Signature struct {
	By        string `json:"by"`        // the name of the key
	Signature []byte `json:"signature"` // ASN.1, as KMS gives it
}

// Errors of [ParseKeys] and [Keys.Check].
var (
	ErrKeys = errors.New("approval: keys are written NAME:BASE64, by commas, each name and each key once; " +
		"a key is one of P-256, as KMS gives it")
	ErrTooFew = errors.New("approval: fewer than two people have signed this bundle with keys that the desk knows")
)

// Statement is what is signed: SHA-256 of it, by ECDSA.
func Statement(sum, by string) []byte { return []byte("madoguchi bundle\n" + sum + "\n" + by) }

// Keys are the public keys of those who may sign, by their names. None is nobody's.
type Keys map[string]*ecdsa.PublicKey

// ParseKeys reads keys as a parameter holds them: alice:MFkw…,bob:MFkw….
func ParseKeys(list string) (Keys, error) {
	keys := Keys{}
	for item := range strings.SplitSeq(list, ",") {
		if item = strings.TrimSpace(item); item == "" {
			continue
		}
		name, encoded, _ := strings.Cut(item, ":")
		der, err := base64.StdEncoding.DecodeString(encoded)
		if err != nil {
			return nil, ErrKeys
		}
		key, err := public(der)
		if err != nil || name == "" || keys[name] != nil || keys.holds(key) {
			return nil, ErrKeys
		}
		keys[name] = key
	}
	return keys, nil
}

func public(der []byte) (*ecdsa.PublicKey, error) {
	key, err := x509.ParsePKIXPublicKey(der)
	if err != nil {
		return nil, err
	}
	p, ok := key.(*ecdsa.PublicKey)
	if !ok || p.Curve != elliptic.P256() {
		return nil, ErrKeys
	}
	return p, nil
}

func (k Keys) holds(key *ecdsa.PublicKey) bool {
	for _, other := range k {
		if other.Equal(key) {
			return true
		}
	}
	return false
}

// Signed are the names of those who signed a sum, in their order. Who signed twice is there once.
func (k Keys) Signed(sum string, all []Signature) []string {
	var names []string
	for _, s := range all {
		digest := sha256.Sum256(Statement(sum, s.By))
		if key := k[s.By]; key != nil && ecdsa.VerifyASN1(key, digest[:], s.Signature) && !slices.Contains(names, s.By) {
			names = append(names, s.By)
		}
	}
	slices.Sort(names)
	return names
}

// Check says whether enough people have signed a sum. The error wraps [ErrTooFew].
func (k Keys) Check(sum string, all []Signature) error {
	if names := k.Signed(sum, all); len(names) < Enough {
		return fmt.Errorf("%w: %s of %d", ErrTooFew, strings.Join(append(names, "nobody")[:max(1, len(names))], " and "), len(k))
	}
	return nil
}
