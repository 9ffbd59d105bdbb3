package stage

import (
	"bytes"
	"crypto/rand"
	"encoding/binary"
	"encoding/json"
	"path/filepath"
	"testing"
	"time"

	bbolt "go.etcd.io/bbolt"

	"madoguchi/infra/local/standin"
	"madoguchi/internal/inquiry"
	"madoguchi/internal/keyring"
)

// A mailbox that an earlier desk left in clear is sealed the moment it is opened, and
// read as before.
func TestAMailboxInClearIsSealed(t *testing.T) {
	path := filepath.Join(t.TempDir(), "madoguchi.db")
	db, err := bbolt.Open(path, 0o600, &bbolt.Options{NoSync: true})
	if err != nil {
		t.Fatal(err)
	}
	keys, err := keyring.New(rand.Reader, 1, map[uint16][]byte{1: bytes.Repeat([]byte{7}, keyring.SecretSize)})
	if err != nil {
		t.Fatal(err)
	}
	raw := []byte("Subject: code\r\n\r\n123456\r\n")
	err = db.Update(func(tx *bbolt.Tx) error {
		bucket, err := tx.CreateBucket([]byte(standin.MailBucket))
		if err != nil {
			return err
		}
		seq, _ := bucket.NextSequence()
		value, _ := json.Marshal(standin.SentMail{ID: "1", To: []string{"taro@example.jp"}, Subject: "code", Raw: raw})
		return bucket.Put(binary.BigEndian.AppendUint64(nil, seq), value)
	})
	if err != nil {
		t.Fatal(err)
	}
	m, err := standin.NewMailbox(db, keys, time.Now)
	if err != nil {
		t.Fatal(err)
	}
	if err := m.Send(t.Context(), "desk@example.jp", inquiry.NewAddress("hanako@example.jp"), raw); err != nil {
		t.Fatal(err)
	}
	if mail, err := m.Get("1"); err != nil || !bytes.Equal(mail.Raw, raw) || mail.To[0] != "taro@example.jp" {
		t.Errorf("the old one: %+v, %v", mail, err)
	}
	if all, err := m.List(); err != nil || len(all) != 2 || all[1].To[0] != "hanako@example.jp" || all[1].Raw != nil {
		t.Errorf("all: %+v, %v", all, err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	file := dump(t, filepath.Dir(path))
	for _, word := range []string{"taro", "hanako", "123456", "code"} {
		if bytes.Contains([]byte(file), []byte(word)) {
			t.Errorf("the file holds %s", word)
		}
	}
}
