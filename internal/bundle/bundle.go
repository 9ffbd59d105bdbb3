// Package bundle is a file of named sections, each verified before it is read: what was checked
// once, where it was built, is opened by programs that check no more than that it is still the
// same, and read no more of it than they need. It knows nothing of what its sections hold.
//
// All numbers are little endian:
//
//	8 bytes   "mdgbundl"
//	uint32    format
//	uint32    length of the table
//	table     for each section, in the order of their names: uint8 length of the name, name,
//	          uint64 length, 32 bytes SHA-256 of the section
//	sections  in that order, without gaps, to the end of the file
//
// The SHA-256 of all that stands in front of the sections, which names each with its own, is
// the sum of the whole: whoever knows it from elsewhere knows the file.
package bundle

import (
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"slices"
	"strings"
)

const (
	magic  = "mdgbundl"
	format = 1
	front  = len(magic) + 8 // bytes before the table

	mostFile  = 256 << 20
	mostTable = 64 << 10
	mostName  = 255
)

// Errors of [Open] and of [Bundle.Section].
var (
	ErrOther   = errors.New("bundle: not a bundle, or one of another version; build it again")
	ErrDamaged = errors.New("bundle: damaged; build it again")
)

var (
	errTable    = fmt.Errorf("%w: its table", ErrDamaged)
	errTooLarge = errors.New("bundle: too large, or a name too long")
)

// Sum is the SHA-256 that names a bundle.
type Sum [sha256.Size]byte

func (s Sum) String() string { return fmt.Sprintf("%x", s[:]) }

// Bundle is an open bundle. It is immutable and safe for concurrent use.
type Bundle struct {
	from     io.ReaderAt
	sum      Sum
	sections map[string]section
}

// section is where one lies, and what it must be.
type section struct {
	at, size int64
	sum      Sum
}

// Sum names the bundle.
func (b *Bundle) Sum() Sum { return b.sum }

// Names are those of its sections, in their order.
func (b *Bundle) Names() []string { return slices.Sorted(maps.Keys(b.sections)) }

// Section reads a section and verifies it. The error says that there is none of that name, or
// wraps [ErrDamaged].
func (b *Bundle) Section(name string) (string, error) {
	s, ok := b.sections[name]
	if !ok {
		return "", fmt.Errorf("bundle: no section %q; build it again", name)
	}
	var content strings.Builder // whose string is no copy
	content.Grow(int(s.size))
	h := sha256.New()
	_, err := io.Copy(io.MultiWriter(&content, h), io.NewSectionReader(b.from, s.at, s.size))
	if Sum(h.Sum(nil)) != s.sum {
		return "", errors.Join(fmt.Errorf("%w: its section %q", ErrDamaged, name), err)
	}
	return content.String(), nil
}

// Verify reads all sections and verifies them. The error wraps [ErrDamaged].
func (b *Bundle) Verify() error {
	for _, name := range b.Names() {
		if _, err := b.Section(name); err != nil {
			return err
		}
	}
	return nil
}

// Write writes sections as a bundle, the same bytes for the same sections.
func Write(w io.Writer, sections map[string][]byte) (Sum, error) {
	var table []byte
	names, size := slices.Sorted(maps.Keys(sections)), 0
	for _, name := range names {
		if len(name) > mostName {
			return Sum{}, errTooLarge
		}
		content := sections[name]
		size += len(content)
		sum := sha256.Sum256(content)
		table = append(append(table, byte(len(name))), name...)
		table = append(binary.LittleEndian.AppendUint64(table, uint64(len(content))), sum[:]...)
	}
	if len(table) > mostTable || front+len(table)+size > mostFile {
		return Sum{}, errTooLarge
	}
	head := binary.LittleEndian.AppendUint32([]byte(magic), format)
	head = append(binary.LittleEndian.AppendUint32(head, uint32(len(table))), table...)
	for _, part := range append([][]byte{head}, contents(names, sections)...) {
		if _, err := w.Write(part); err != nil {
			return Sum{}, fmt.Errorf("bundle: %w", err)
		}
	}
	return sha256.Sum256(head), nil
}

func contents(names []string, sections map[string][]byte) [][]byte {
	var all [][]byte
	for _, name := range names {
		all = append(all, sections[name])
	}
	return all
}

// OpenFile opens the bundle in a file, which stays open as long as the program runs.
func OpenFile(path string) (*Bundle, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("bundle: %w", err)
	}
	info, err := f.Stat()
	if err != nil {
		return nil, errors.Join(fmt.Errorf("bundle: %w", err), f.Close())
	}
	b, err := Open(f, info.Size())
	if err != nil {
		return nil, errors.Join(err, f.Close())
	}
	return b, nil
}

// Open opens a bundle of so many bytes. It reads and verifies the table; a section is read when
// it is asked for. The error is or wraps [ErrOther] or [ErrDamaged].
func Open(from io.ReaderAt, size int64) (*Bundle, error) {
	head := make([]byte, front)
	n, _ := from.ReadAt(head, 0)
	if n < front || string(head[:len(magic)]) != magic || binary.LittleEndian.Uint32(head[len(magic):]) != format {
		return nil, ErrOther
	}
	length := binary.LittleEndian.Uint32(head[len(magic)+4:])
	if length > mostTable || int64(front)+int64(length) > size || size > mostFile {
		return nil, errTable
	}
	table := make([]byte, length)
	if n, err := from.ReadAt(table, int64(front)); n < len(table) {
		return nil, errors.Join(errTable, err)
	}
	b := &Bundle{from: from, sum: sha256.Sum256(append(head, table...)), sections: map[string]section{}}
	return b, b.read(table, int64(front)+int64(length), size)
}

// read reads the table of a bundle whose sections begin at a place and fill the rest of it.
func (b *Bundle) read(table []byte, at, end int64) error {
	before := ""
	for len(table) > 0 {
		n := 1 + int(table[0])
		if len(table) < n+8+sha256.Size {
			return errTable
		}
		name, size := string(table[1:n]), binary.LittleEndian.Uint64(table[n:])
		if size > uint64(end-at) || before != "" && name <= before {
			return errTable
		}
		b.sections[name] = section{at, int64(size), Sum(table[n+8 : n+8+sha256.Size])}
		table, at, before = table[n+8+sha256.Size:], at+int64(size), name
	}
	if at != end {
		return errTable
	}
	return nil
}
