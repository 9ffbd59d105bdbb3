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
type recorder struct {
	did  []string
	wait time.Duration // where it takes nothing
}

func (r *recorder) Take(_ context.Context, all ...inquiry.Inbound) (int, time.Duration, error) {
	if r.wait > 0 {
		return 0, r.wait, nil
	}
	for _, in := range all {
		r.did = append(r.did, "handle "+in.ID)
	}
	return len(all), 0, nil
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
		lane, _ := q.next(t.Context())
		lane[0].Tries = n
		if done, _, err := q.take(t.Context(), r, lane); err == nil {
			q.done(lane, done, 0, nil)
			break
		}
		q.again("line:somebody")
	}
	lane, _ := q.next(t.Context())
	if _, _, err := q.take(t.Context(), r, lane); err != nil {
		t.Fatal(err)
	}
	if want := []string{"park line parked/1", "handle two"}; !slices.Equal(r.did, want) {
		t.Errorf("did %q, want %q", r.did, want)
	}
	body, err := q.Blobs.Get(t.Context(), "parked/1")
	if err != nil || !bytes.Contains(body, []byte(`"customer":"line:somebody"`)) {
		t.Errorf("kept %q, %v", body, err)
	}
	lane[0].Tries = unburied
	if _, _, err := q.take(t.Context(), r, lane); err != nil || r.did[len(r.did)-1] != "park line parked/2" {
		t.Errorf("one that cannot be buried: %v, did %q", err, r.did)
	}
}

// What waits for more is taken together with what came meanwhile, after a restart as well.
func TestMessagesThatWaitAreTakenTogether(t *testing.T) {
	db, err := bbolt.Open(filepath.Join(t.TempDir(), "db"), 0o600, &bbolt.Options{NoSync: true})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	open := func() *Queue {
		q, err := NewQueue(db, keysOf(t, 1), slog.New(slog.DiscardHandler))
		if err != nil {
			t.Fatal(err)
		}
		return q
	}
	q, r := open(), &recorder{wait: time.Millisecond}
	put := func(id string) {
		t.Helper()
		if err := q.Put(t.Context(), inquiry.Inbound{ID: id, Customer: "line:somebody", Channel: inquiry.LINE}); err != nil {
			t.Fatal(err)
		}
	}
	put("one")
	lane, _ := q.next(t.Context())
	put("two")
	done, wait, err := q.take(t.Context(), r, lane)
	if err != nil || len(lane) != 1 || done != 0 || wait == 0 {
		t.Fatalf("%d taken of %d, %v, %v", done, len(lane), wait, err)
	}
	q.done(lane, done, wait, nil)
	if lane, _ = q.next(t.Context()); len(lane) != 2 || lane[0].Tries != 0 {
		t.Fatalf("%d come back, after %d tries", len(lane), lane[0].Tries)
	}
	q, r.wait = open(), 0
	lane, _ = q.next(t.Context())
	done, _, err = q.take(t.Context(), r, lane)
	q.done(lane, done, 0, err)
	if len(q.Lanes) != 0 || !slices.Equal(r.did, []string{"handle one", "handle two"}) {
		t.Errorf("did %q, %d customers wait", r.did, len(q.Lanes))
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
