// Package strictyaml reads a folder of YAML files that people write by hand. Each value
// knows its line; a field that is unknown, missing or there twice is a problem, and so is
// what YAML would take for something else than its author. All problems of a folder are
// collected, so that the author sees them at once, each as
//
//	file:line: what is wrong; what to write instead
//
// Of YAML it takes the plain part: no anchors, aliases, tags or second documents.
package strictyaml

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
)

// maxFile caps a file: one of this size is an accident or an attack.
const maxFile = 4 << 20

// Folder is a folder that is read, with the problems found so far.
type Folder struct {
	fsys   fs.FS
	manual string
	unread bool
	list   []problem
}

// Open starts reading a folder. To a file that is missing or empty a problem adds where
// the manual shows one.
func Open(fsys fs.FS, manual string) *Folder { return &Folder{fsys: fsys, manual: manual} }

// Unread reports whether a file that was asked for is missing or could not be read to
// its end: what rests on it cannot be checked.
func (f *Folder) Unread() bool { return f.unread }

// Has reports whether a file is there that need not be.
func (f *Folder) Has(file string) bool {
	_, err := fs.Stat(f.fsys, file)
	return !errors.Is(err, fs.ErrNotExist)
}

// Files lists a folder inside this one, "" for none, by name.
func (f *Folder) Files(folder string) []fs.DirEntry {
	list, err := fs.ReadDir(f.fsys, folder)
	if err != nil || len(list) == 0 {
		f.unread = true
		return nil
	}
	return list
}

// Plain reads a file that is no YAML; false where there is nothing to read on.
func (f *Folder) Plain(file string) (string, bool) {
	b, ok := f.bytes(file, true)
	return string(b), ok
}

// YAML reads a YAML file; the node is not there where there is nothing to read on.
func (f *Folder) YAML(file string) Node {
	top := Node{f, file, nil}
	if b, ok := f.bytes(file, false); ok {
		top = f.Parse(file, b)
		f.unread = f.unread || !top.There()
	}
	return top
}

// bytes reads a file of at most maxFile bytes.
func (f *Folder) bytes(file string, tabs bool) ([]byte, bool) {
	b, err := f.limited(file)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		f.Add(Place{file, 0}, "the file is missing; add it, %s", f.manual)
	case errors.Is(err, errTooLarge):
		f.Add(Place{file, 0}, "the file is %v; split it or take out what is no text", err)
	case err != nil:
		f.Add(Place{file, 0}, "the file cannot be read; see that it is a plain file and readable")
	}
	if err == nil {
		b = f.lint(file, b, tabs)
	}
	f.unread = f.unread || err != nil || b == nil
	return b, err == nil && b != nil
}

// Bytes is a file that is no text, of at most 4 MiB, as it is. The error is for who calls: no
// problem is added.
func (f *Folder) Bytes(file string) ([]byte, error) { return f.limited(file) }

var errTooLarge = fmt.Errorf("larger than %d MiB", maxFile>>20)

func (f *Folder) limited(file string) ([]byte, error) {
	r, err := f.fsys.Open(file)
	if err != nil {
		return nil, fmt.Errorf("open: %w", err)
	}
	defer r.Close()
	b, err := io.ReadAll(io.LimitReader(r, maxFile+1))
	if err != nil {
		return nil, fmt.Errorf("read: %w", err)
	}
	if len(b) > maxFile {
		return nil, errTooLarge
	}
	return b, nil
}
