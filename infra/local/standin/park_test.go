package standin

import (
	"bytes"
	"context"
	"crypto/rand"
	"errors"
	"log/slog"
	"path/filepath"
	"slices"
	"testing"
	"time"

	bbolt "go.etcd.io/bbolt"

	"madoguchi/internal/inquiry"
	"madoguchi/internal/keyring"
)

// recorder notes what it is asked to do; it never manages to bury.
type recorder struct{ did []string }

func (r *recorder) Handle(_ context.Context, in inquiry.Inbound) error {
	r.did = append(r.did, "handle "+in.ID)
	return nil
}

func (r *recorder) Bury(context.Context, inquiry.Inbound) error { return errors.New("store: down") }

func (r *recorder) Park(_ context.Context, channel inquiry.Channel, key string) error {
	r.did = append(r.did, "park "+string(channel)+" "+key)
	return nil
}

// A message that does not open is put aside, as it is, and the customer's next one gets
// its turn.
func TestAMessageThatDoesNotOpenIsParked(t *testing.T) {
	db, err := bbolt.Open(filepath.Join(t.TempDir(), "db"), 0o600, &bbolt.Options{NoSync: true})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	lost, keys := keysOf(t, 1), keysOf(t, 2)
	if _, err := NewMailbox(db, keys, time.Now); err != nil {
		t.Fatal(err)
	}
	q, err := NewQueue(db, lost, slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	in := inquiry.Inbound{ID: "one", Customer: "line:somebody", Channel: inquiry.LINE}
	if err := q.Put(t.Context(), in); err != nil {
		t.Fatal(err)
	}
	q.keys, q.Blobs = keys, Blobs{db, keys, time.Now}
	in.ID = "two"
	if err := q.Put(t.Context(), in); err != nil {
		t.Fatal(err)
	}
	r := &recorder{}
	for n := 0; n <= tries; n++ {
		e, _ := q.next(t.Context())
		e.Tries = n
		if err := q.handle(t.Context(), r, e); err == nil {
			q.done(e, nil)
			break
		}
		q.again(e)
	}
	e, _ := q.next(t.Context())
	if err := q.handle(t.Context(), r, e); err != nil {
		t.Fatal(err)
	}
	if want := []string{"park line parked/1", "handle two"}; !slices.Equal(r.did, want) {
		t.Errorf("did %q, want %q", r.did, want)
	}
	body, err := q.Blobs.Get(t.Context(), "parked/1")
	if err != nil || !bytes.Contains(body, []byte(`"customer":"line:somebody"`)) {
		t.Errorf("kept %q, %v", body, err)
	}
	e.Tries = unburied
	if err := q.handle(t.Context(), r, e); err != nil || r.did[len(r.did)-1] != "park line parked/2" {
		t.Errorf("one that cannot be buried: %v, did %q", err, r.did)
	}
}

func keysOf(t *testing.T, fill byte) *keyring.Ring {
	t.Helper()
	keys, err := keyring.New(rand.Reader, 1, map[uint16][]byte{1: bytes.Repeat([]byte{fill}, keyring.SecretSize)})
	if err != nil {
		t.Fatal(err)
	}
	return keys
}
