package approval_test

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/sha256"
	"crypto/x509"
	"encoding/base64"
	"errors"
	"slices"
	"testing"

	"madoguchi/internal/approval"
)

// person is somebody with a key.
type person struct {
	name string
	key  *ecdsa.PrivateKey
}

func somebody(t *testing.T, name string, curve elliptic.Curve) person {
	t.Helper()
	key, err := ecdsa.GenerateKey(curve, rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	return person{name, key}
}

// public is a key as the parameter has it.
func (p person) public(t *testing.T) string {
	t.Helper()
	der, err := x509.MarshalPKIXPublicKey(&p.key.PublicKey)
	if err != nil {
		t.Fatal(err)
	}
	return p.name + ":" + base64.StdEncoding.EncodeToString(der)
}

// signs signs a sum in a name.
func (p person) signs(t *testing.T, sum, as string) approval.Signature {
	t.Helper()
	digest := sha256.Sum256(approval.Statement(sum, as))
	signature, err := ecdsa.SignASN1(rand.Reader, p.key, digest[:])
	if err != nil {
		t.Fatal(err)
	}
	return approval.Signature{By: as, Signature: signature}
}

// TestTwoPeopleApprove: two names with two keys, and nothing less.
func TestTwoPeopleApprove(t *testing.T) {
	alice, bob, eve := somebody(t, "alice", elliptic.P256()), somebody(t, "bob", elliptic.P256()), somebody(t, "eve", elliptic.P256())
	keys, err := approval.ParseKeys(alice.public(t) + ", " + bob.public(t))
	if err != nil {
		t.Fatal(err)
	}
	const sum, other = "aa11", "bb22"
	for _, c := range []struct {
		name string
		all  []approval.Signature
		good bool
	}{
		{"both", []approval.Signature{alice.signs(t, sum, "alice"), bob.signs(t, sum, "bob")}, true},
		{"both, and somebody whom nobody knows", []approval.Signature{eve.signs(t, sum, "eve"), alice.signs(t, sum, "alice"), bob.signs(t, sum, "bob")}, true},
		{"nobody", nil, false},
		{"one", []approval.Signature{alice.signs(t, sum, "alice")}, false},
		{"one, twice", []approval.Signature{alice.signs(t, sum, "alice"), alice.signs(t, sum, "alice")}, false},
		{"one, in both names", []approval.Signature{alice.signs(t, sum, "alice"), alice.signs(t, sum, "bob")}, false},
		{"one, and somebody whom nobody knows", []approval.Signature{alice.signs(t, sum, "alice"), eve.signs(t, sum, "eve")}, false},
		{"one of another bundle", []approval.Signature{alice.signs(t, sum, "alice"), bob.signs(t, other, "bob")}, false},
		{"a signature under another name", []approval.Signature{alice.signs(t, sum, "alice"), {By: "bob", Signature: bob.signs(t, sum, "alice").Signature}}, false},
		{"no signature at all", []approval.Signature{alice.signs(t, sum, "alice"), {By: "bob"}}, false},
	} {
		if err := keys.Check(sum, c.all); (err == nil) != c.good || err != nil && !errors.Is(err, approval.ErrTooFew) {
			t.Errorf("%s: %v", c.name, err)
		}
	}
	if err := (approval.Keys{}).Check(sum, []approval.Signature{alice.signs(t, sum, "alice"), bob.signs(t, sum, "bob")}); err == nil {
		t.Error("without keys something is approved")
	}
}

// TestKeysAsAParameterHasThem: one key under two names would be one person.
func TestKeysAsAParameterHasThem(t *testing.T) {
	alice, bob, curve := somebody(t, "alice", elliptic.P256()), somebody(t, "bob", elliptic.P256()), somebody(t, "carol", elliptic.P384())
	twin := person{"twin", alice.key}
	for _, c := range []struct {
		name, list string
		want       []string
	}{
		{"nothing", "", []string{}},
		{"two", alice.public(t) + "," + bob.public(t) + ",", []string{"alice", "bob"}},
		{"a name twice", alice.public(t) + "," + person{"alice", bob.key}.public(t), nil},
		{"a key twice", alice.public(t) + "," + twin.public(t), nil},
		{"another curve", alice.public(t) + "," + curve.public(t), nil},
		{"no name", person{"", bob.key}.public(t), nil},
		{"no key", "bob:", nil},
		{"no base64", "bob:hello", nil},
		{"no colon", "bob", nil},
	} {
		keys, err := approval.ParseKeys(c.list)
		names := []string{}
		for name := range keys {
			names = append(names, name)
		}
		slices.Sort(names)
		if (err == nil) != (c.want != nil) || err == nil && !slices.Equal(names, c.want) {
			t.Errorf("%s: %v, %v", c.name, names, err)
		}
	}
}
