package main

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

// keyFile holds the secrets of the roster, and of nothing else: destroying it ends
// the roster. Whoever has only the database reads nothing of it.
//
//	{"current": 2, "secrets": {"1": "base64", "2": "base64"}}
type keyFile struct {
	Current uint16            `json:"current"`
	Secrets map[uint16][]byte `json:"secrets"`
}

func rosterKeyPath(dir string) string { return filepath.Join(dir, "roster.key") }

// readRosterKeys reads the secrets; the error is [fs.ErrNotExist] where there are
// none, because no roster was ever imported or it was purged.
func readRosterKeys(dir string) (keyFile, error) {
	var k keyFile
	b, err := os.ReadFile(rosterKeyPath(dir))
	if err != nil {
		return k, err
	}
	if err := json.Unmarshal(b, &k); err != nil {
		return k, fmt.Errorf("%s is damaged; without it nobody can be looked up, import the roster again after removing it", rosterKeyPath(dir))
	}
	return k, nil
}

// drawRosterKey adds a version, which is the current one from now on. Lookups go
// on under the version of the roster that counts until another one is imported.
func drawRosterKey(dir string) (keyFile, error) {
	k, err := readRosterKeys(dir)
	if errors.Is(err, fs.ErrNotExist) {
		k, err = keyFile{Secrets: map[uint16][]byte{}}, nil
	}
	if err != nil {
		return k, err
	}
	k.Current++
	k.Secrets[k.Current] = make([]byte, keyring.SecretSize)
	rand.Read(k.Secrets[k.Current])
	return k, k.write(dir)
}

// write replaces the file in one step, so that a crash leaves one or the other.
func (k keyFile) write(dir string) error {
	b, err := json.Marshal(k)
	if err != nil {
		return err
	}
	if err := os.WriteFile(rosterKeyPath(dir)+".new", b, 0o600); err != nil {
		return err
	}
	return os.Rename(rosterKeyPath(dir)+".new", rosterKeyPath(dir))
}

func (k keyFile) ring() (*keyring.Ring, error) {
	return keyring.New(rand.Reader, k.Current, k.Secrets)
}
