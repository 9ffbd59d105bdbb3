// Package keyring holds the desk's secret: it hashes what must be found again and
// seals what must be read again, under versions of the secret that can be rotated.
//
// It knows nothing of what it seals. Personal data that refuses every other way
// out of the process (inquiry.Text, inquiry.Address) implements encoding/gob, which
// no other package may import, so that [Ring.Seal] is the only way to write it down.
package keyring

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
var ErrSealed = errors.New("keyring: does not open with these keys")

// ErrNoKey is returned for a key version that the ring has not, or has no more.
var ErrNoKey = errors.New("keyring: no key of this version")

// Sealed is a value that only [Ring.Open] reads: two bytes of key version, a
// 12-byte nonce, then AES-256-GCM ciphertext and tag.
type Sealed []byte

// Ring is the key ring of one desk. Destroying its secrets ends everything that
// was sealed or indexed under them.
type Ring struct {
	current uint16 // seals
	index   uint16 // hashes
	hmac    map[uint16][]byte
	aead    map[uint16]cipher.AEAD
	rand    io.Reader
}

// New derives a hash key and a sealing key from each version of the secret.
// New values are hashed and sealed under the version current; older versions still open.
// random must be cryptographically secure.
func New(random io.Reader, current uint16, secrets map[uint16][]byte) (*Ring, error) {
	r := &Ring{current: current, index: current, hmac: map[uint16][]byte{}, aead: map[uint16]cipher.AEAD{}, rand: random}
	for version, secret := range secrets {
		if len(secret) != SecretSize {
			return nil, fmt.Errorf("keyring: version %d of the secret has %d bytes, not %d", version, len(secret), SecretSize)
		}
		if err := r.add(version, secret); err != nil {
			return nil, err
		}
	}
	if _, ok := r.aead[current]; !ok {
		return nil, fmt.Errorf("keyring: no secret for the current version %d", current)
	}
	return r, nil
}

// Version is the version under which the ring seals and, unless [Ring.Indexed] says otherwise,
// hashes.
func (r *Ring) Version() uint16 { return r.current }

// Indexed returns the ring that seals as before and hashes under one of its versions: what is
// known by its hash keeps it while the key that seals is renewed. The error is [ErrNoKey] where
// it has none.
func (r *Ring) Indexed(version uint16) (*Ring, error) {
	if _, ok := r.hmac[version]; !ok {
		return nil, fmt.Errorf("version %d: %w", version, ErrNoKey)
	}
	indexed := *r
	indexed.index = version
	return &indexed, nil
}

// Under returns the ring that hashes and seals under one of its versions, to find
// what was indexed under an older one. The error is [ErrNoKey] where it has none:
// a hash under no key would be a plain one.
func (r *Ring) Under(version uint16) (*Ring, error) {
	if _, ok := r.hmac[version]; !ok {
		return nil, fmt.Errorf("version %d: %w", version, ErrNoKey)
	}
	under := *r
	under.current, under.index = version, version
	return &under, nil
}

// add derives the two keys of one version (RFC 5869), so that a hash key that
// leaks opens nothing.
func (r *Ring) add(version uint16, secret []byte) error {
	index, err := hkdf.Key(sha256.New, secret, nil, "madoguchi index", 32)
	if err != nil {
		return fmt.Errorf("keyring: derive index key: %w", err)
	}
	sealing, err := hkdf.Key(sha256.New, secret, nil, "madoguchi seal", 32)
	if err != nil {
		return fmt.Errorf("keyring: derive sealing key: %w", err)
	}
	block, err := aes.NewCipher(sealing)
	if err != nil {
		return fmt.Errorf("keyring: %w", err)
	}
	r.hmac[version] = index
	r.aead[version], err = cipher.NewGCM(block)
	return err
}

// Hash is the keyed hash of a value in one domain, 22 characters (128 bits) of
// URL-safe base64. The same value in two domains has two hashes (platform fact 33).
func (r *Ring) Hash(domain, value string) string {
	h := hmac.New(sha256.New, r.hmac[r.index])
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
func (r *Ring) Seal(place string, value any) (Sealed, error) {
	var plain bytes.Buffer
	if err := gob.NewEncoder(&plain).Encode(value); err != nil {
		return nil, fmt.Errorf("keyring: encode for sealing: %w", err)
	}
	return r.SealBytes(place, plain.Bytes())
}

// SealBytes is Seal for what is coded already. The length shows: 30 bytes more
// than what was given.
func (r *Ring) SealBytes(place string, plain []byte) (Sealed, error) {
	aead := r.aead[r.current]
	sealed := make([]byte, 2+aead.NonceSize(), 2+aead.NonceSize()+len(plain)+aead.Overhead())
	binary.BigEndian.PutUint16(sealed, r.current)
	if _, err := io.ReadFull(r.rand, sealed[2:]); err != nil {
		return nil, fmt.Errorf("keyring: nonce: %w", err)
	}
	return aead.Seal(sealed, sealed[2:], plain, []byte(place)), nil
}

// Open decrypts what Seal made for the same place into the value that the
// pointer names. The error is [ErrSealed] where it does not open. Hand it a zero
// value: gob leaves out what is zero, and an old field would stay.
func (r *Ring) Open(place string, sealed Sealed, value any) error {
	plain, err := r.OpenBytes(place, sealed)
	if err != nil {
		return err
	}
	if err := gob.NewDecoder(bytes.NewReader(plain)).Decode(value); err != nil {
		return fmt.Errorf("keyring: decode sealed value: %w", err)
	}
	return nil
}

// OpenBytes is Open for what SealBytes made.
func (r *Ring) OpenBytes(place string, sealed Sealed) ([]byte, error) {
	if len(sealed) < 2 {
		return nil, ErrSealed
	}
	aead, ok := r.aead[binary.BigEndian.Uint16(sealed)]
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
