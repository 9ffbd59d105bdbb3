package table_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	bbolt "go.etcd.io/bbolt"

	"madoguchi/internal/table"
	"madoguchi/internal/table/bolt"
)

// Two writers read the same version of an item; the second one has to read again.
func Example() {
	dir, err := os.MkdirTemp("", "table")
	if err != nil {
		fmt.Println(err)
		return
	}
	defer os.RemoveAll(dir)
	db, err := bbolt.Open(filepath.Join(dir, "desk.db"), 0o600, nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	defer db.Close()
	engine, err := bolt.New(db)
	if err != nil {
		fmt.Println(err)
		return
	}
	ctx, key := context.Background(), table.Key{Partition: "K#KM7P-3XQ9", Sort: "CASE"}
	first := table.Item{Key: key, Version: 1, Work: &table.Key{Partition: "CASE#open#0", Sort: "20190412#KM7P-3XQ9"}}
	fmt.Println(engine.Write(ctx, table.Write{Item: first, If: table.Absent}))

	next := table.Item{Key: key, Version: 2}
	fmt.Println(engine.Write(ctx, table.Write{Item: next, If: table.Unchanged}))
	fmt.Println(errors.Is(engine.Write(ctx, table.Write{Item: next, If: table.Unchanged}), table.ErrConflict))

	open, err := engine.Query(ctx, table.Query{Partition: "CASE#open#0", Work: true})
	fmt.Println(len(open), err)
	// Output:
	// <nil>
	// <nil>
	// true
	// 0 <nil>
}

// An item that names nobody has its body in clear.
func ExampleReplace() {
	type head struct {
		Number int `json:"number"`
	}
	write, err := table.Replace(table.Key{Partition: "D#3", Sort: "HEAD"}, 7, head{8})
	fmt.Println(write.Version, write.If == table.Unchanged, string(write.Body), err)
	var read head
	fmt.Println(table.Decode(write.Item, &read), read.Number)
	// Output:
	// 8 true {"number":8} <nil>
	// <nil> 8
}
