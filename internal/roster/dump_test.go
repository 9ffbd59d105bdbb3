package roster_test

import (
	"bytes"
	"crypto/rand"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"testing"
	"time"

	bbolt "go.etcd.io/bbolt"

	"madoguchi/internal/affected"
	"madoguchi/internal/keyring"
	"madoguchi/internal/roster"
	"madoguchi/internal/table/bolt"
)

func onFile(t testing.TB, db *bbolt.DB) *roster.Index {
	t.Helper()
	secret := make([]byte, keyring.SecretSize)
	rand.Read(secret)
	keys, err := keyring.New(rand.Reader, 1, map[uint16][]byte{1: secret})
	if err != nil {
		t.Fatal(err)
	}
	engine, err := bolt.Table(db, "affected")
	if err != nil {
		t.Fatal(err)
	}
	return roster.New(engine, keys, time.Now)
}

// invented is somebody with everything that a list may say.
func invented(n int) affected.Person {
	return affected.Person{ID: fmt.Sprintf("A-%07d", n), Segment: "train_delivery", Name: fmt.Sprintf("見本一郎%07d", n),
		Kana:   fmt.Sprintf("みほんいちろう%07d", n),
		Postal: fmt.Sprintf("000%04d", n%10000), Address: fmt.Sprintf("例県見本市1-%07d", n), Phone: fmt.Sprintf("0900%07d", n),
		Email: fmt.Sprintf("mihon%07d@example.jp", n), Letter: fmt.Sprintf("K7PMABCDE%07d", n)}
}

func inventedPeople(from, to int) []affected.Person {
	people := make([]affected.Person, 0, to-from)
	for n := from; n < to; n++ {
		people = append(people, invented(n))
	}
	return people
}

func TestTheFileHoldsNobody(t *testing.T) {
	db, path := file(t, &bbolt.Options{NoSync: true})
	r, people := onFile(t, db), inventedPeople(0, 200)
	generation, _, err := r.Begin(t.Context(), "list")
	if err != nil {
		t.Fatal(err)
	}
	if err := r.Add(t.Context(), generation, people, len(people)); err != nil {
		t.Fatal(err)
	}
	if err := r.Switch(t.Context(), generation, map[string]int{"train_delivery": len(people)}); err != nil {
		t.Fatal(err)
	}
	dump := read(t, db, path)
	if !bytes.Contains(dump, []byte("G#"+generation+"#")) {
		t.Error("the file holds no roster")
	}
	leaks(t, dump, people)
}

// BenchmarkImport takes in one row an operation; -benchtime 1000000x is a million.
// peak-MiB is the Go heap, bbolt's mapping apart, at its highest after a batch.
func BenchmarkImport(b *testing.B) {
	for _, how := range []struct {
		name    string
		options bbolt.Options
		batch   int
	}{
		{"unsynced", bbolt.Options{NoSync: true}, 2000},
		{"synced", bbolt.Options{}, 2000},
		{"synced/batches of 500", bbolt.Options{}, 500},
	} {
		b.Run(how.name, func(b *testing.B) {
			db, _ := file(b, &how.options)
			load(b, onFile(b, db), how.batch)
		})
	}
}

func load(b *testing.B, r *roster.Index, batch int) {
	generation, _, err := r.Begin(b.Context(), "list")
	if err != nil {
		b.Fatal(err)
	}
	early, peak := 0.0, 0.0
	b.ResetTimer()
	for done := 0; done < b.N; done += batch {
		next := min(done+batch, b.N)
		if err := r.Add(b.Context(), generation, inventedPeople(done, next), next); err != nil {
			b.Fatal(err)
		}
		if peak = max(peak, heap()); done < b.N/10 {
			early = peak
		}
	}
	if err := r.Switch(b.Context(), generation, nil); err != nil {
		b.Fatal(err)
	}
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "rows/s")
	b.ReportMetric(peak, "peak-MiB")
	b.ReportMetric(peak-early, "growth-MiB")
}

func heap() float64 {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return float64(m.HeapAlloc) / (1 << 20)
}

// file is a bbolt file and where it is.
func file(t testing.TB, options *bbolt.Options) (*bbolt.DB, string) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "desk.db")
	db, err := bbolt.Open(path, 0o600, options)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	return db, path
}

// read is every byte of a file that is closed by then.
func read(t *testing.T, db *bbolt.DB, path string) []byte {
	t.Helper()
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return b
}
