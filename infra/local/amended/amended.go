// Package amended puts what staff proposed and a second person approved into the folder of an
// incident: all of it is loaded with the change before a byte is written, and what does not hold
// changes nothing.
package amended

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"madoguchi/infra/phrases/measured"
	"madoguchi/internal/incident/amend"
)

// Folder is a folder of an incident that changes are put into. It is safe for concurrent use.
type Folder struct {
	Dir   string
	Apart []string // files that measure the desk and lie elsewhere

	mu       sync.Mutex
	measures *measured.Set // read when the first change comes
}

// ErrChanged means that somebody else wrote to the folder meanwhile. Doing it again takes their work in.
var ErrChanged = errors.New("amended: the folder changed meanwhile; try again")

// Put puts a change into the folder. load is called with another folder that holds the same and the
// change; where it refuses that, its error comes back and nothing was written. It returns the names of
// the files that changed, none where the folder had the change already; load was called all the same.
func (f *Folder) Put(c amend.Change, load func(dir string) error) ([]string, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if err := f.unmeasured(c); err != nil {
		return nil, err
	}
	files, err := c.Files(os.DirFS(f.Dir))
	if err != nil {
		return nil, err
	}
	base, err := f.read(files)
	if err != nil {
		return nil, err
	}
	whole, err := f.with(files)
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(whole)
	if err := load(whole); err != nil {
		return nil, err
	}
	return f.write(files, base)
}

// Try is [Folder.Put] without writing.
func (f *Folder) Try(c amend.Change, load func(dir string) error) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	if err := f.unmeasured(c); err != nil {
		return err
	}
	files, err := c.Files(os.DirFS(f.Dir))
	if err != nil {
		return err
	}
	whole, err := f.with(files)
	if err != nil {
		return err
	}
	defer os.RemoveAll(whole)
	return load(whole)
}

// unmeasured refuses a change with a question that stands in a file that measures.
func (f *Folder) unmeasured(c amend.Change) error {
	if f.measures == nil && len(c.Content.Questions) > 0 {
		root, err := module()
		if err != nil {
			return err
		}
		if f.measures, err = measured.Read(measured.Files(root, f.Dir, f.Apart)); err != nil {
			return err
		}
	}
	for _, q := range c.Content.Questions {
		if err := f.measures.Refuse(q.Text); err != nil {
			return err
		}
	}
	return nil
}

// module is the folder of go.mod: the files that measure stand below it, so that questions are added
// nowhere else.
func module() (string, error) {
	for dir := "."; strings.Count(dir, "..") < 9; dir = filepath.Join("..", dir) {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			return dir, nil
		}
	}
	return "", errors.New("run it inside the project: the files that measure the desk must be there, so that nothing of them is learned")
}

// with is a copy of the folder with files changed, for the caller to remove.
func (f *Folder) with(files map[string][]byte) (string, error) {
	whole, err := os.MkdirTemp("", "incident-")
	if err != nil {
		return "", err
	}
	if err = copyTexts(whole, os.DirFS(f.Dir)); err == nil {
		for name, b := range files {
			if err = writeFile(filepath.Join(whole, name), b); err != nil {
				break
			}
		}
	}
	if err != nil {
		return "", errors.Join(err, os.RemoveAll(whole))
	}
	return whole, nil
}

// copyTexts copies what an incident is loaded from, and leaves what else lies in the folder.
func copyTexts(to string, from fs.FS) error {
	return fs.WalkDir(from, ".", func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && (strings.HasPrefix(d.Name(), ".") && name != "." || strings.Count(name, "/") > 1):
			return fs.SkipDir
		case !d.Type().IsRegular() || !slices.Contains([]string{".yaml", ".txt", ".pdf"}, filepath.Ext(name)):
			return nil
		}
		b, err := fs.ReadFile(from, name)
		if err != nil {
			return err
		}
		return writeFile(filepath.Join(to, name), b)
	})
}

func writeFile(path string, b []byte) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	return os.WriteFile(path, b, 0o644)
}

// read is what stands in files now, nil in one that is not there.
func (f *Folder) read(files map[string][]byte) (map[string][]byte, error) {
	all := map[string][]byte{}
	for name := range files {
		b, err := os.ReadFile(filepath.Join(f.Dir, name))
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return nil, err
		}
		all[name] = b
	}
	return all, nil
}

// write puts files in place, each whole or not at all. A change makes one file, or files of which each
// loads without the others.
func (f *Folder) write(files, base map[string][]byte) ([]string, error) {
	now, err := f.read(files)
	if err != nil {
		return nil, err
	}
	var names []string
	for name := range files {
		if !bytes.Equal(now[name], base[name]) {
			return nil, ErrChanged
		}
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		if err := f.place(name, files[name]); err != nil {
			return nil, fmt.Errorf("amended: %s: %w", name, err)
		}
	}
	return names, nil
}

// place writes a file beside the folders that are loaded, and then renames it.
func (f *Folder) place(name string, b []byte) error {
	path := filepath.Join(f.Dir, name)
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	half, err := os.CreateTemp(f.Dir, ".amended-")
	if err != nil {
		return err
	}
	_, err = half.Write(b)
	if err = errors.Join(err, half.Chmod(0o644), half.Sync(), half.Close()); err == nil {
		err = os.Rename(half.Name(), path)
	}
	if err != nil {
		return errors.Join(err, os.Remove(half.Name()))
	}
	return nil
}
