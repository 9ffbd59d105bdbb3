// Package datafile is the one file in which a desk on one machine keeps everything, with the
// secrets beside it.
package datafile

import (
	"crypto/hkdf"
	"crypto/rand"
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	bbolt "go.etcd.io/bbolt"
	bolterrors "go.etcd.io/bbolt/errors"

	"madoguchi/internal/keyring"
)

// ErrInUse is a file that another process has.
var ErrInUse = errors.New("is in use by another process")

// File is the one file of a desk, with the secret beside it: whoever has only the
// file reads nothing.
type File struct {
	Dir      string
	Db       *bbolt.DB
	Keys     *keyring.Ring
	Sessions []byte // seals the cookies of the staff pages
}

// Open opens the file in a folder, both made where they are missing. The error wraps
// [ErrInUse] where another process has it.
func Open(dir string) (*File, error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, err
	}
	secret, err := localSecret(filepath.Join(dir, "secret.key"))
	if err != nil {
		return nil, err
	}
	f := &File{Dir: dir}
	if f.Sessions, err = sessionKey(secret); err != nil {
		return nil, err
	}
	if f.Keys, err = keyring.New(rand.Reader, 1, map[uint16][]byte{1: secret}); err != nil {
		return nil, err
	}
	f.Db, err = bbolt.Open(filepath.Join(dir, "madoguchi.db"), 0o600, &bbolt.Options{Timeout: 100 * time.Millisecond})
	if errors.Is(err, bolterrors.ErrTimeout) {
		return nil, fmt.Errorf("%s %w", dir, ErrInUse)
	}
	return f, err
}

// Close ends the use of the file.
func (f *File) Close() error { return f.Db.Close() }

// Hold opens the file of a desk that does not run.
func Hold(dir string) (*File, error) {
	if dir == "" {
		return nil, errors.New("-data DIR, please: the folder of the desk")
	}
	f, err := Open(dir)
	if errors.Is(err, ErrInUse) {
		err = fmt.Errorf("%w: stop the desk first", err)
	}
	return f, err
}

// HoldOld is hold for what makes sense only where there was a desk before.
func HoldOld(dir string) (*File, error) {
	if _, err := os.Stat(filepath.Join(dir, "madoguchi.db")); dir != "" && errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("%s is not the folder of a desk", dir)
	}
	return Hold(dir)
}

// localSecret reads the desk's secret, or draws one that only its owner reads.
func localSecret(path string) ([]byte, error) {
	secret, err := os.ReadFile(path)
	if !errors.Is(err, fs.ErrNotExist) {
		return secret, err
	}
	secret = make([]byte, keyring.SecretSize)
	rand.Read(secret)
	return secret, os.WriteFile(path, secret, 0o600)
}

// sessionKey seals the cookies of the staff pages.
func sessionKey(secret []byte) ([]byte, error) {
	return hkdf.Key(sha256.New, secret, nil, "madoguchi staff sessions", keyring.SecretSize)
}

// RosterTable is the second table of the one file.
const RosterTable = "roster"
