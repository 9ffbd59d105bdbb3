// Command pack puts folders into archives as Lambda takes them. The same files make the same
// bytes, whenever and in whatever order they were written: what did not change is not uploaded
// again, and whoever builds a release can compare.
//
//	go run ./infra/pack dist/line dist/answer     writes dist/line.zip and dist/answer.zip
package main

import (
	"archive/zip"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"time"
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "pack:", err)
		os.Exit(1)
	}
}

func run(folders []string) error {
	for _, folder := range folders {
		f, err := os.Create(filepath.Clean(folder) + ".zip")
		if err != nil {
			return err
		}
		if err := errors.Join(pack(f, os.DirFS(folder)), f.Close()); err != nil {
			return err
		}
	}
	return nil
}

// program is the file that Lambda starts (platform fact 26).
const program = "bootstrap"

// written is the time that all files bear: the first that an archive can.
func written() time.Time { return time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC) }

// pack writes a folder, in the order of its names.
func pack(w io.Writer, folder fs.FS) error {
	archive := zip.NewWriter(w)
	err := fs.WalkDir(folder, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		content, err := fs.ReadFile(folder, name)
		if err != nil {
			return err
		}
		header := &zip.FileHeader{Name: name, Method: zip.Deflate, Modified: written()}
		header.SetMode(0o644)
		if name == program {
			header.SetMode(0o755)
		}
		file, err := archive.CreateHeader(header)
		if err != nil {
			return err
		}
		_, err = file.Write(content)
		return err
	})
	return errors.Join(err, archive.Close())
}
