package inquiry

import (
	"bytes"
	"crypto/aes"
	"crypto/cipher"
	"crypto/hkdf"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"encoding/gob"
	"errors"
	"fmt"
	"io"
)

// SecretSize is the length in bytes of one version of the desk's secret.
const SecretSize = 32

// ErrSealed is returned for anything that does not open: another key, another
// place, a changed byte.
var ErrSealed = errors.New("inquiry: does not open with these keys")

// ErrNoKey is returned for a key version that the ring has not, or has no more.
var ErrNoKey = errors.New("inquiry: no key of this version")

// Sealed is a value that only [Keys.Open] reads: two bytes of key version, a
// 12-byte nonce, then AES-256-GCM ciphertext and tag.
type Sealed []byte

// Keys is the key ring of one desk. Destroying its secrets ends everything that
// was sealed or indexed under them.
type Keys struct {
	current uint16
	hmac    map[uint16][]byte
	aead    map[uint16]cipher.AEAD
	rand    io.Reader
}

// NewKeys derives a hash key and a sealing key from each version of the secret.
// New values are sealed under the version current; older versions still open.
// random must be cryptographically secure.
func NewKeys(random io.Reader, current uint16, secrets map[uint16][]byte) (*Keys, error) {
	k := &Keys{current: current, hmac: map[uint16][]byte{}, aead: map[uint16]cipher.AEAD{}, rand: random}
	for version, secret := range secrets {
		if len(secret) != SecretSize {
			return nil, fmt.Errorf("inquiry: version %d of the secret has %d bytes, not %d", version, len(secret), SecretSize)
		}
		if err := k.add(version, secret); err != nil {
			return nil, err
		}
	}
	if _, ok := k.aead[current]; !ok {
		return nil, fmt.Errorf("inquiry: no secret for the current version %d", current)
	}
	return k, nil
}

// Version is the version under which the ring hashes and seals.
func (k *Keys) Version() uint16 { return k.current }

// Under returns the ring that hashes and seals under one of its versions, to find
// what was indexed under an older one. The error is [ErrNoKey] where it has none:
// a hash under no key would be a plain one.
func (k *Keys) Under(version uint16) (*Keys, error) {
	if _, ok := k.hmac[version]; !ok {
		return nil, fmt.Errorf("version %d: %w", version, ErrNoKey)
	}
	under := *k
	under.current = version
	return &under, nil
}

// add derives the two keys of one version (RFC 5869), so that a hash key that
// leaks opens nothing.
func (k *Keys) add(version uint16, secret []byte) error {
	index, err := hkdf.Key(sha256.New, secret, nil, "madoguchi index", 32)
	if err != nil {
		return fmt.Errorf("inquiry: derive index key: %w", err)
	}
	sealing, err := hkdf.Key(sha256.New, secret, nil, "madoguchi seal", 32)
	if err != nil {
		return fmt.Errorf("inquiry: derive sealing key: %w", err)
	}
	block, err := aes.NewCipher(sealing)
	if err != nil {
		return fmt.Errorf("inquiry: %w", err)
	}
	k.hmac[version] = index
	k.aead[version], err = cipher.NewGCM(block)
	return err
}

// Customer returns the key under which the desk knows an address.
func (k *Keys) Customer(channel Channel, address Address) CustomerKey {
	return CustomerKey(string(channel) + ":" + k.Hash("customer "+string(channel), address.Value()))
}

// Hash is the keyed hash of a value in one domain, 22 characters (128 bits) of
// URL-safe base64. The same value in two domains has two hashes (platform fact 33).
func (k *Keys) Hash(domain, value string) string {
	h := hmac.New(sha256.New, k.hmac[k.current])
	var size [8]byte
	binary.BigEndian.PutUint64(size[:], uint64(len(domain)))
	h.Write(size[:])
	io.WriteString(h, domain)
	io.WriteString(h, value)
	return base64.RawURLEncoding.EncodeToString(h.Sum(nil)[:16])
}

// Seal encrypts a value for one place, for example the key of the item that
// will hold it; it opens in no other place. Values are coded with encoding/gob,
// which tolerates fields that come and go.
func (k *Keys) Seal(place string, value any) (Sealed, error) {
	var plain bytes.Buffer
	if err := gob.NewEncoder(&plain).Encode(value); err != nil {
		return nil, fmt.Errorf("inquiry: encode for sealing: %w", err)
	}
	return k.SealBytes(place, plain.Bytes())
}

// SealBytes is Seal for what is coded already. The length shows: 30 bytes more
// than what was given.
func (k *Keys) SealBytes(place string, plain []byte) (Sealed, error) {
	aead := k.aead[k.current]
	sealed := make([]byte, 2+aead.NonceSize(), 2+aead.NonceSize()+len(plain)+aead.Overhead())
	binary.BigEndian.PutUint16(sealed, k.current)
	if _, err := io.ReadFull(k.rand, sealed[2:]); err != nil {
		return nil, fmt.Errorf("inquiry: nonce: %w", err)
	}
	return aead.Seal(sealed, sealed[2:], plain, []byte(place)), nil
}

// Open decrypts what Seal made for the same place into the value that the
// pointer names. The error is [ErrSealed] where it does not open. Hand it a zero
// value: gob leaves out what is zero, and an old field would stay.
func (k *Keys) Open(place string, sealed Sealed, value any) error {
	plain, err := k.OpenBytes(place, sealed)
	if err != nil {
		return err
	}
	if err := gob.NewDecoder(bytes.NewReader(plain)).Decode(value); err != nil {
		return fmt.Errorf("inquiry: decode sealed value: %w", err)
	}
	return nil
}

// OpenBytes is Open for what SealBytes made.
func (k *Keys) OpenBytes(place string, sealed Sealed) ([]byte, error) {
	if len(sealed) < 2 {
		return nil, ErrSealed
	}
	aead, ok := k.aead[binary.BigEndian.Uint16(sealed)]
	if !ok || len(sealed) < 2+aead.NonceSize() {
		return nil, ErrSealed
	}
	nonce, body := sealed[2:2+aead.NonceSize()], sealed[2+aead.NonceSize():]
	plain, err := aead.Open(nil, nonce, body, []byte(place))
	if err != nil {
		return nil, ErrSealed
	}
	return plain, nil
}

// sealedText is the one form in which a Text is written down; gob is used for
// nothing but sealing.
type sealedText struct {
	Masked string
	Found  []Secret
}

// GobEncode serves [Keys.Seal].
func (t Text) GobEncode() ([]byte, error) {
	var b bytes.Buffer
	err := gob.NewEncoder(&b).Encode(sealedText{t.Words(), t.Secrets()})
	return b.Bytes(), err
}

// GobDecode serves [Keys.Open].
func (t *Text) GobDecode(b []byte) error {
	var s sealedText
	err := gob.NewDecoder(bytes.NewReader(b)).Decode(&s)
	*t = written(s.Masked, s.Found)
	return err
}

// GobEncode serves [Keys.Seal].
func (a Address) GobEncode() ([]byte, error) { return []byte(a.Value()), nil }

// GobDecode serves [Keys.Open].
func (a *Address) GobDecode(b []byte) error {
	*a = NewAddress(string(b))
	return nil
}
