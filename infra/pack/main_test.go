package main

import (
	"archive/zip"
	"bytes"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"testing"
	"testing/fstest"
	"time"
)

// TestPackTwice: neither times nor rights nor the order of writing show in an archive.
func TestPackTwice(t *testing.T) {
	of := func(at time.Time, mode os.FileMode) []byte {
		var b bytes.Buffer
		folder := fstest.MapFS{"bootstrap": {Data: []byte("program"), ModTime: at, Mode: mode}, "incident.bundle": {Data: []byte("bundle"), ModTime: at, Mode: mode}}
		if err := pack(&b, folder); err != nil {
			t.Fatal(err)
		}
		return b.Bytes()
	}
	first := of(time.Unix(1, 0), 0o600)
	if !bytes.Equal(first, of(time.Unix(2e9, 0), 0o777)) {
		t.Error("the same files make other bytes")
	}
	archive, err := zip.NewReader(bytes.NewReader(first), int64(len(first)))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, f := range archive.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, f.Mode().String()+" "+f.Name+" "+string(content))
	}
	if want := []string{"-rwxr-xr-x bootstrap program", "-rw-r--r-- incident.bundle bundle"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

// TestBuildTwice builds a function as it is deployed, in two places.
func TestBuildTwice(t *testing.T) {
	var built [2][]byte
	for i := range built {
		dist := filepath.Join(t.TempDir(), "dist")
		c := exec.Command("../build", "line")
		c.Env = append(os.Environ(), "DIST="+dist)
		if out, err := c.CombinedOutput(); err != nil {
			t.Fatalf("%v: %s", err, out)
		}
		var err error
		if built[i], err = os.ReadFile(filepath.Join(dist, "line.zip")); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(built[0], built[1]) {
		t.Error("the same sources make other bytes")
	}
}
