package aws

import (
	"bytes"
	"cmp"
	"context"
	"crypto/hkdf"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"time"

	sdk "github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/secretsmanager"
	"github.com/aws/aws-sdk-go-v2/service/secretsmanager/types"

	"madoguchi/internal/keyring"
)

// Secret is everything that the desk must keep to itself, one JSON document in
// Secrets Manager:
//
//	{
//	  "keys":  {"current": 1, "index": 1, "versions": {"1": "32 bytes in base64"}},
//	  "line":  {"channel_id": "1234567890", "secret": "...", "next": "..."},
//	  "email": {"secret": "...", "next": "..."},
//	  "oidc":  {"client_secret": "..."},
//	  "told":  {"webhook": "https://...", "line_group": "C..."}
//	}
//
// "oidc" is of the provider with which staff sign in; leave it out where it gave
// none. "told" is where staff are told besides their mail: a chat room by its incoming webhook, a
// group on LINE, both or, left out, neither.
//
// The version "current" seals, all of them open. The version "index" makes the names under which
// customers are known, and seals the cookies of staff: it stays when another version becomes the
// current one, or everybody would be somebody new. It may be left out where there is one version.
//
// A key changes in two steps: first add its version and let every function read it, which takes
// ten minutes, then make it the current one; else a function that runs would meet what it cannot
// open. "next" is a secret that is about to take over, or was until a moment ago; leave it out
// else. It never prints.
type Secret struct {
	Keys struct {
		Current  uint16            `json:"current"`
		Index    uint16            `json:"index"` // 0 for none
		Versions map[uint16][]byte `json:"versions"`
	} `json:"keys"`
	Line struct {
		ChannelID string `json:"channel_id"`
		shared
	} `json:"line"`
	Email shared `json:"email"`
	OIDC  struct {
		ClientSecret string `json:"client_secret"`
	} `json:"oidc"`

	Told struct {
		Webhook string `json:"webhook"`
		Group   string `json:"line_group"`
	} `json:"told"`

	written time.Time         // the version that was read
	sum     [sha256.Size]byte // of the document
}

// Same reports whether another reading found the same document.
func (s Secret) Same(other Secret) bool { return s.sum == other.sum }

// Days returns for how many days the secret has been as it is; known is false where Secrets
// Manager did not say.
func (s Secret) Days(now time.Time) (days int, known bool) {
	return int(now.Sub(s.written) / (24 * time.Hour)), !s.written.IsZero()
}

// shared is a secret that somebody else knows too, and its successor.
type shared struct {
	Secret string `json:"secret"`
	Next   string `json:"next"`
}

// All returns the secrets that may have signed, none where none is set.
func (s shared) All() [][]byte {
	var all [][]byte
	for _, v := range []string{s.Secret, s.Next} {
		if v != "" {
			all = append(all, []byte(v))
		}
	}
	return all
}

// errSecret is a document that is not as described at [Secret]. The cause is left
// out: it could quote the document.
var errSecret = errors.New("aws: the desk's secret is not the JSON document that it must be")

// ErrNoSecret is returned where there is no secret of that name, where nobody has put
// a value into it yet, or where it is about to be deleted.
var ErrNoSecret = errors.New("aws: there is no such secret, or nothing in it, or it is being deleted")

// ReadSecret reads the secret with that name or ARN.
func ReadSecret(ctx context.Context, cfg sdk.Config, id string) (Secret, error) {
	var s Secret
	out, err := secretsmanager.NewFromConfig(cfg).GetSecretValue(ctx, &secretsmanager.GetSecretValueInput{SecretId: &id})
	var missing *types.ResourceNotFoundException
	var deleted *types.InvalidRequestException
	if errors.As(err, &missing) || errors.As(err, &deleted) {
		return s, ErrNoSecret
	}
	if err != nil {
		return s, failed("GetSecretValue", err)
	}
	read := []byte(sdk.ToString(out.SecretString))
	d := json.NewDecoder(bytes.NewReader(read))
	d.DisallowUnknownFields() // a misspelt name would be a secret that is not there
	if d.Decode(&s) != nil {
		return Secret{}, errSecret
	}
	s.written, s.sum = sdk.ToTime(out.CreatedDate), sha256.Sum256(read)
	return s, nil
}

// EndSecret lets a secret be deleted when the days are over, 7 at least, and returns
// when that is. Nobody reads it meanwhile; until then it can be restored.
func EndSecret(ctx context.Context, cfg sdk.Config, id string, days int64) (time.Time, error) {
	request := &secretsmanager.DeleteSecretInput{SecretId: &id, RecoveryWindowInDays: &days}
	out, err := secretsmanager.NewFromConfig(cfg).DeleteSecret(ctx, request)
	if err != nil {
		return time.Time{}, failed("DeleteSecret", err)
	}
	return sdk.ToTime(out.DeletionDate), nil
}

// Ring builds the key ring of the roster, which notes with each list under which version it was
// hashed. random must be cryptographically secure.
func (s Secret) Ring(random io.Reader) (*keyring.Ring, error) {
	return keyring.New(random, s.Keys.Current, s.Keys.Versions)
}

// errIndex is a document of which nobody said whether customers keep their names.
var errIndex = errors.New(`aws: "keys" has several versions and no "index": write the one that was "current" when customers wrote first`)

// Desk builds the key ring of the desk. random must be cryptographically secure.
func (s Secret) Desk(random io.Reader) (*keyring.Ring, error) {
	if s.Keys.Index == 0 && len(s.Keys.Versions) > 1 {
		return nil, errIndex
	}
	ring, err := s.Ring(random)
	if err != nil {
		return nil, err
	}
	return ring.Indexed(s.index())
}

func (s Secret) index() uint16 { return cmp.Or(s.Keys.Index, s.Keys.Current) }

// Sessions derives from the key of the index the one that seals the cookies of the staff
// pages (RFC 5869): whoever signed in under another one signs in again.
func (s Secret) Sessions() ([]byte, error) {
	key, err := hkdf.Key(sha256.New, s.Keys.Versions[s.index()], nil, "madoguchi staff sessions", keyring.SecretSize)
	if err != nil {
		return nil, fmt.Errorf("aws: derive the key of sessions: %w", err)
	}
	return key, nil
}

// The ways in which a value is printed all tell the same.
const hidden = "secret"

func (Secret) String() string { return hidden }

// GoString prints nothing of it.
func (Secret) GoString() string { return hidden }

// LogValue prints nothing of it.
func (Secret) LogValue() slog.Value { return slog.StringValue(hidden) }
func (shared) String() string       { return hidden }
func (shared) GoString() string     { return hidden }
func (shared) LogValue() slog.Value { return slog.StringValue(hidden) }
