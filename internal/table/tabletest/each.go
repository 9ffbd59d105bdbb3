package tabletest

import (
	"compress/gzip"
	"io"
	"os"
	"path/filepath"
	"testing"

	bbolt "go.etcd.io/bbolt"

	"madoguchi/internal/table"
	"madoguchi/internal/table/bolt"
	"madoguchi/internal/table/dynamo/dynamotest"
)

// OnEach runs a test on each engine. newTable returns an empty table that is laid out as
// the desk's.
func OnEach(t *testing.T, test func(t *testing.T, newTable func(testing.TB) table.Engine)) {
	t.Run("bolt", func(t *testing.T) { test(t, func(t testing.TB) table.Engine { return Bolt(t) }) })
	t.Run("DynamoDB", func(t *testing.T) { test(t, dynamotest.Engine) })
}

// OnEachBulk is [OnEach] with tables that are laid out as the roster's.
func OnEachBulk(t *testing.T, test func(t *testing.T, newTable func(testing.TB) table.Bulk)) {
	t.Run("bolt", func(t *testing.T) { test(t, func(t testing.TB) table.Bulk { return Bolt(t) }) })
	t.Run("DynamoDB", func(t *testing.T) { test(t, dynamotest.Bulk) })
}

// Bolt is an empty table in a new file. No test pulls the plug, so none waits for the
// disk.
func Bolt(t testing.TB) *bolt.Engine {
	t.Helper()
	db, err := bbolt.Open(filepath.Join(t.TempDir(), "desk.db"), 0o600, &bbolt.Options{NoSync: true})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	engine, err := bolt.New(db)
	if err != nil {
		t.Fatal(err)
	}
	return engine
}

// Unpacked is the path of a file that was packed with gzip.
func Unpacked(t testing.TB, name string) string {
	t.Helper()
	packed, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer packed.Close()
	plain, err := gzip.NewReader(packed)
	if err != nil {
		t.Fatal(err)
	}
	content, err := io.ReadAll(plain)
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "unpacked")
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}
