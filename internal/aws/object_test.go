package aws

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"testing"

	"madoguchi/internal/aws/awstest"
)

// TestObject: what is read a block at a time is what is there, wherever one begins, and what was read is not
// fetched again.
func TestObject(t *testing.T) {
	c := awstest.New(t)
	cfg := Config(0)
	whole := make([]byte, 2*block+100)
	for i := range whole {
		whole[i] = byte(i / 251)
	}
	c.SetObject("control", "whole", whole)
	blobs := NewBlobs(cfg, "control")
	o, err := blobs.Open(t.Context(), "whole", int64(len(whole)))
	if err != nil || o.Size() != int64(len(whole)) {
		t.Fatal(o, err)
	}
	for _, row := range []struct{ at, size, fetched int }{{0, 12, 1}, {12, 1000, 1}, {block - 10, 20, 2}, {block, 10, 2}, {2*block + 90, 10, 3}, {2*block + 95, 4, 3}, {0, len(whole), 4}} {
		got := make([]byte, row.size)
		n, err := o.ReadAt(got, int64(row.at))
		if n != row.size || err != nil || !bytes.Equal(got, whole[row.at:row.at+row.size]) {
			t.Errorf("%d bytes from %d on: %d, %v", row.size, row.at, n, err)
		}
		if calls := len(c.Calls("GetObject")); calls != row.fetched {
			t.Errorf("%d bytes from %d on: %d calls, want %d", row.size, row.at, calls, row.fetched)
		}
	}
	if n, err := o.ReadAt(make([]byte, 10), int64(len(whole)-4)); n != 4 || err != io.EOF {
		t.Errorf("over the end: %d, %v", n, err)
	}
	if _, err := blobs.Open(t.Context(), "whole", int64(len(whole)-1)); err != ErrTooLarge {
		t.Error(err)
	}
	if _, err := blobs.Open(t.Context(), "nothing", 1); !errors.Is(err, fs.ErrNotExist) || errors.Is(err, ErrCall) {
		t.Error(err)
	}
	if o, err = blobs.Open(t.Context(), "whole", int64(len(whole))); err != nil {
		t.Fatal(err)
	}
	c.Fail("GetObject", awstest.Fault{Status: 403, Code: "AccessDenied"})
	if _, err := o.ReadAt(make([]byte, 1), block); !errors.Is(err, ErrCall) {
		t.Error(err)
	}
}
