// Package kept learns the same questions once on a machine. A folder with questions of its own
// takes half a minute to learn, and who writes one asks it again and again.
package kept

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"time"

	"madoguchi/internal/bundle"
	"madoguchi/internal/faq"
	"madoguchi/internal/understand"
	"madoguchi/internal/understand/trained"
)

// version counts the ways of learning. What was kept by another one is not read.
const version = 1

// most files are kept; the oldest make room.
const most = 48

// variable names a folder in place of the user's cache folder.
const variable = "MADOGUCHI_KEPT"

// Folder is where trainings are kept; "" keeps none.
type Folder string

// Here is the folder of this machine: the one that MADOGUCHI_KEPT names, or madoguchi in the
// user's cache folder, or none.
func Here() Folder {
	if named := os.Getenv(variable); named != "" {
		return Folder(named)
	}
	cache, err := os.UserCacheDir()
	if err != nil {
		return ""
	}
	return Folder(filepath.Join(cache, "madoguchi"))
}

// Reader makes a reader from training questions by way of what a bundle holds, as functions read it.
func (f Folder) Reader(examples []faq.Example) (*understand.Reader, error) {
	b, err := f.bundle(examples)
	if err != nil {
		return nil, err
	}
	return trained.Open(b)
}

// Sections is [trained.Sections].
func (f Folder) Sections(examples []faq.Example) (map[string][]byte, error) {
	b, err := f.bundle(examples)
	if err != nil {
		return nil, err
	}
	all := map[string][]byte{}
	for _, name := range b.Names() {
		section, err := b.Section(name)
		if err != nil {
			return nil, err
		}
		all[name] = []byte(section)
	}
	return all, nil
}

// bundle holds what a reader is made from.
func (f Folder) bundle(examples []faq.Example) (*bundle.Bundle, error) {
	file, err := f.file("reader", examples, func() ([]byte, error) {
		sections, err := trained.Sections(examples)
		if err != nil {
			return nil, err
		}
		var b bytes.Buffer
		_, err = bundle.Write(&b, sections)
		return b.Bytes(), err
	})
	if err != nil {
		return nil, err
	}
	return bundle.Open(bytes.NewReader(file), int64(len(file)))
}

// Grams is [faq.Train].
func (f Folder) Grams(examples []faq.Example) (*faq.Model, error) {
	file, err := f.file("grams", examples, func() ([]byte, error) {
		m, err := faq.Train(examples)
		if err != nil {
			return nil, err
		}
		var b bytes.Buffer
		err = faq.WriteModel(&b, m, examples)
		return b.Bytes(), err
	})
	if err != nil {
		return nil, err
	}
	return faq.ReadModel(bytes.NewReader(file), examples)
}

// file is what was learned, from the folder where it is there and whole.
func (f Folder) file(kind string, examples []faq.Example, learn func() ([]byte, error)) ([]byte, error) {
	path := filepath.Join(string(f), kind+"-"+key(examples))
	if f != "" {
		if b, ok := sealed(path); ok {
			return b, nil
		}
	}
	b, err := learn()
	if err != nil || f == "" {
		return b, err
	}
	f.put(path, b) // a full or read-only disk costs time, and nothing else
	return b, nil
}

// key names what is learned from questions, by this program's way and with its encoder.
func key(examples []faq.Example) string {
	h := sha256.New()
	fmt.Fprintln(h, version, trained.Fits())
	for _, e := range examples {
		fmt.Fprintf(h, "%q %q\n", e.Entry, e.Question)
	}
	return hex.EncodeToString(h.Sum(nil)[:16])
}

// sealed reads a file whose end is the checksum of what stands before it.
func sealed(path string) ([]byte, bool) {
	b, err := os.ReadFile(path)
	if err != nil || len(b) < sha256.Size {
		return nil, false
	}
	content, end := b[:len(b)-sha256.Size], b[len(b)-sha256.Size:]
	sum := sha256.Sum256(content)
	if !bytes.Equal(sum[:], end) {
		return nil, false
	}
	now := time.Now()
	_ = os.Chtimes(path, now, now) // what is used stays
	return content, true
}

// put writes a file at once, so that nobody reads half of it.
func (f Folder) put(path string, content []byte) error {
	if err := os.MkdirAll(string(f), 0o700); err != nil {
		return err
	}
	f.prune()
	temp, err := os.CreateTemp(string(f), "new-*")
	if err != nil {
		return err
	}
	sum := sha256.Sum256(content)
	_, err = temp.Write(slices.Concat(content, sum[:]))
	if err = errors.Join(err, temp.Close()); err != nil {
		return errors.Join(err, os.Remove(temp.Name()))
	}
	return os.Rename(temp.Name(), path)
}

// prune takes the oldest files away until there is room for one more.
func (f Folder) prune() {
	entries, err := os.ReadDir(string(f))
	if err != nil || len(entries) < most {
		return
	}
	age := func(e os.DirEntry) time.Time {
		info, err := e.Info()
		if err != nil {
			return time.Time{}
		}
		return info.ModTime()
	}
	slices.SortFunc(entries, func(a, b os.DirEntry) int { return age(a).Compare(age(b)) })
	for _, e := range entries[:len(entries)-most+1] {
		_ = os.Remove(filepath.Join(string(f), e.Name()))
	}
}
