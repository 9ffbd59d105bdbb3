package datafile

import (
	"crypto/rand"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"madoguchi/internal/keyring"
)

// RosterKeys holds the secrets of the roster, and of nothing else: destroying it ends
// the roster. Whoever has only the database reads nothing of it.
//
//	{"current": 2, "secrets": {"1": "base64", "2": "base64"}}
type RosterKeys struct {
	Current uint16            `json:"current"`
	Secrets map[uint16][]byte `json:"secrets"`
}

// RosterKeyPath is where the secrets lie in a folder.
func RosterKeyPath(dir string) string { return filepath.Join(dir, "roster.key") }

// ReadRosterKeys reads the secrets; the error is [fs.ErrNotExist] where there are
// none, because no roster was ever imported or it was purged.
func ReadRosterKeys(dir string) (RosterKeys, error) {
	var k RosterKeys
	b, err := os.ReadFile(RosterKeyPath(dir))
	if err != nil {
		return k, err
	}
	if err := json.Unmarshal(b, &k); err != nil {
		return k, fmt.Errorf("%s is damaged; without it nobody can be looked up, import the roster again after removing it",
			RosterKeyPath(dir))
	}
	return k, nil
}

// DrawRosterKey adds a version, which is the current one from now on. Lookups go
// on under the version of the roster that counts until another one is imported.
func DrawRosterKey(dir string) (RosterKeys, error) {
	k, err := ReadRosterKeys(dir)
	if errors.Is(err, fs.ErrNotExist) {
		k, err = RosterKeys{Secrets: map[uint16][]byte{}}, nil
	}
	if err != nil {
		return k, err
	}
	k.Current++
	k.Secrets[k.Current] = make([]byte, keyring.SecretSize)
	rand.Read(k.Secrets[k.Current])
	return k, k.Write(dir)
}

// Write replaces the file in one step, so that a crash leaves one or the other.
func (k RosterKeys) Write(dir string) error {
	b, err := json.Marshal(k)
	if err != nil {
		return err
	}
	if err := os.WriteFile(RosterKeyPath(dir)+".new", b, 0o600); err != nil {
		return err
	}
	return os.Rename(RosterKeyPath(dir)+".new", RosterKeyPath(dir))
}

// Ring are the secrets, ready to hash and seal.
func (k RosterKeys) Ring() (*keyring.Ring, error) {
	return keyring.New(rand.Reader, k.Current, k.Secrets)
}
