package standin

import (
	"bytes"
	"context"
	"encoding/base64"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"mime"
	"mime/quotedprintable"
	"net/mail"
	"strconv"
	"time"

	bbolt "go.etcd.io/bbolt"

	"madoguchi/internal/email"
	"madoguchi/internal/inquiry"
	"madoguchi/internal/keyring"
)

const (
	MailBucket = "mailbox"
	BlobBucket = "blobs"
	blobTimes  = "blob times" // when each was put down
)

// Mailbox takes the mail that the desk sends, sealed like the rest: it stands in the
// same file, one-time codes and all.
type Mailbox struct {
	db   *bbolt.DB
	keys *keyring.Ring
	now  func() time.Time
}

// SentMail is a mail in the mailbox.
type SentMail struct {
	ID      string    `json:"id"`
	From    string    `json:"from"`
	To      []string  `json:"to"`
	Subject string    `json:"subject"`
	At      time.Time `json:"at"`
	Raw     []byte    `json:"raw,omitempty"`
}

// NewMailbox opens the mailbox of a file; mail is dated by the desk's clock.
func NewMailbox(db *bbolt.DB, keys *keyring.Ring, now func() time.Time) (*Mailbox, error) {
	m := &Mailbox{db, keys, now}
	err := db.Update(func(tx *bbolt.Tx) error {
		for _, name := range []string{BlobBucket, blobTimes} {
			if _, err := tx.CreateBucketIfNotExists([]byte(name)); err != nil {
				return err
			}
		}
		bucket, err := tx.CreateBucketIfNotExists([]byte(MailBucket))
		if err != nil {
			return err
		}
		return m.reseal(bucket)
	})
	if err != nil {
		return nil, fmt.Errorf("mailbox: open: %w", err)
	}
	return m, nil
}

// reseal seals what an earlier version of the desk left in clear, as JSON.
func (m *Mailbox) reseal(bucket *bbolt.Bucket) error {
	open := map[string]SentMail{}
	err := bucket.ForEach(func(key, value []byte) error {
		if !bytes.HasPrefix(value, []byte("{")) {
			return nil
		}
		var s SentMail
		err := json.Unmarshal(value, &s)
		open[string(key)] = s
		return err
	})
	for key, s := range open {
		err = errors.Join(err, m.put(bucket, []byte(key), s))
	}
	return err
}

func (m *Mailbox) put(bucket *bbolt.Bucket, key []byte, s SentMail) error {
	sealed, err := m.keys.Seal(sealedFor(key), s)
	if err != nil {
		return err
	}
	return bucket.Put(key, sealed)
}

func sealedFor(key []byte) string { return "mailbox|" + hex.EncodeToString(key) }

// Send implements [email.Mailer].
func (m *Mailbox) Send(_ context.Context, from string, to inquiry.Address, raw []byte) error {
	parsed, err := mail.ReadMessage(bytes.NewReader(raw))
	if err != nil {
		return fmt.Errorf("mailbox: %w", err)
	}
	subject, err := new(mime.WordDecoder).DecodeHeader(parsed.Header.Get("Subject"))
	if err != nil {
		return fmt.Errorf("mailbox: subject: %w", err)
	}
	return m.db.Batch(func(tx *bbolt.Tx) error {
		bucket := tx.Bucket([]byte(MailBucket))
		seq, err := bucket.NextSequence()
		if err != nil {
			return err
		}
		sent := SentMail{strconv.FormatUint(seq, 10), from, []string{to.Value()}, subject, m.now(), raw}
		return m.put(bucket, binary.BigEndian.AppendUint64(nil, seq), sent)
	})
}

// List returns all mails, newest last, without their text.
func (m *Mailbox) List() ([]SentMail, error) {
	all := []SentMail{}
	err := m.db.View(func(tx *bbolt.Tx) error {
		return tx.Bucket([]byte(MailBucket)).ForEach(func(key, value []byte) error {
			var s SentMail
			err := m.keys.Open(sealedFor(key), value, &s)
			s.Raw = nil
			all = append(all, s)
			return err
		})
	})
	return all, err
}

// Count is how many mails there are.
func (m *Mailbox) Count() (n int) {
	m.db.View(func(tx *bbolt.Tx) error {
		n = int(tx.Bucket([]byte(MailBucket)).Sequence())
		return nil
	})
	return n
}

// Get returns one mail. The error wraps [fs.ErrNotExist] where there is none.
func (m *Mailbox) Get(id string) (SentMail, error) {
	var s SentMail
	seq, err := strconv.ParseUint(id, 10, 64)
	if err != nil {
		return s, fs.ErrNotExist
	}
	err = m.db.View(func(tx *bbolt.Tx) error {
		key := binary.BigEndian.AppendUint64(nil, seq)
		value := tx.Bucket([]byte(MailBucket)).Get(key)
		if value == nil {
			return fs.ErrNotExist
		}
		return m.keys.Open(sealedFor(key), value, &s)
	})
	return s, err
}

// Text is the body of a mail as its reader sees it; the desk writes plain text.
func (s SentMail) Text() (body, messageID string, err error) {
	parsed, err := mail.ReadMessage(bytes.NewReader(s.Raw))
	if err != nil {
		return "", "", err
	}
	decoded, err := io.ReadAll(transferred(parsed))
	return string(decoded), parsed.Header.Get("Message-ID"), err
}

// Blobs keeps raw mail, sealed: what S3 with its own key is on AWS.
type Blobs struct {
	db   *bbolt.DB
	keys *keyring.Ring
	now  func() time.Time
}

var (
	_ email.Blobs  = Blobs{}
	_ email.Lister = Blobs{}
)

// NewBlobs returns the store of raw mails in a file.
func NewBlobs(db *bbolt.DB, keys *keyring.Ring, now func() time.Time) Blobs {
	return Blobs{db, keys, now}
}

// Put implements [email.Blobs].
func (b Blobs) Put(_ context.Context, key string, raw []byte) error {
	sealed, err := b.keys.Seal("blob|"+key, raw)
	if err != nil {
		return err
	}
	at, err := b.now().MarshalBinary()
	if err != nil {
		return err
	}
	return b.db.Batch(func(tx *bbolt.Tx) error {
		return errors.Join(tx.Bucket([]byte(BlobBucket)).Put([]byte(key), sealed), tx.Bucket([]byte(blobTimes)).Put([]byte(key), at))
	})
}

// List implements [email.Lister].
func (b Blobs) List(_ context.Context, prefix string, before time.Time, most int) ([]string, error) {
	var keys []string
	err := b.db.View(func(tx *bbolt.Tx) error {
		times := tx.Bucket([]byte(blobTimes))
		cursor := tx.Bucket([]byte(BlobBucket)).Cursor()
		for k, _ := cursor.Seek([]byte(prefix)); bytes.HasPrefix(k, []byte(prefix)) && len(keys) < most; k, _ = cursor.Next() {
			var at time.Time // zero where an earlier version put it down
			if value := times.Get(k); value != nil {
				if err := at.UnmarshalBinary(value); err != nil {
					return err
				}
			}
			if at.Before(before) {
				keys = append(keys, string(k))
			}
		}
		return nil
	})
	return keys, err
}

// Get implements [email.Blobs].
func (b Blobs) Get(_ context.Context, key string) ([]byte, error) {
	var raw []byte
	err := b.db.View(func(tx *bbolt.Tx) error {
		sealed := tx.Bucket([]byte(BlobBucket)).Get([]byte(key))
		if sealed == nil {
			return fs.ErrNotExist
		}
		return b.keys.Open("blob|"+key, sealed, &raw)
	})
	return raw, err
}

// Delete implements [email.Blobs].
func (b Blobs) Delete(_ context.Context, key string) error {
	return b.db.Batch(func(tx *bbolt.Tx) error {
		return errors.Join(tx.Bucket([]byte(BlobBucket)).Delete([]byte(key)), tx.Bucket([]byte(blobTimes)).Delete([]byte(key)))
	})
}

// transferred undoes the transfer encoding of a mail's body.
func transferred(m *mail.Message) io.Reader {
	switch m.Header.Get("Content-Transfer-Encoding") {
	case "base64":
		return base64.NewDecoder(base64.StdEncoding, m.Body)
	case "quoted-printable":
		return quotedprintable.NewReader(m.Body)
	}
	return m.Body
}
