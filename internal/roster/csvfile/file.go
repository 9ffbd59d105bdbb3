package csvfile

import (
	"bufio"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/transform"
)

// File is a list on disk that can be read from its beginning as often as needed.
// It does not change while it is open.
type File struct {
	file     *os.File
	size     int64
	digest   string // SHA-256 of the bytes, in hexadecimal digits
	encoding string
	columns  []string
	width    int // columns of the header, the ones without a name too
	segments []string
}

// Open reads the file once to find its digest and its encoding, and then the
// header. The segments are the ids that rows may name. A pipe would end before the
// rows are read, so only a regular file is taken.
func Open(path string, segments []string) (*File, error) {
	if info, err := os.Stat(path); err == nil && !info.Mode().IsRegular() {
		return nil, fmt.Errorf("roster: %s is a folder, a pipe or a device; save the list as a file and name that", path)
	}
	file, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("roster: %w", err)
	}
	f := &File{file: file, segments: slices.Clone(segments)}
	if err := f.survey(); err != nil {
		return nil, errors.Join(err, file.Close())
	}
	return f, nil
}

// rules names the rules of this package and of [affected.Normal]. Change it with
// them, so that no import goes on under rules with which it did not begin. A new field
// or way changes nothing here: package roster tells their imports apart.
const rules = "1"

// ImportKey is the idempotency key of an import: it names the bytes, the segments that they were
// checked against, and the rules.
func (f *File) ImportKey() string {
	parts := append([]string{rules, f.digest}, slices.Sorted(slices.Values(f.segments))...)
	sum := sha256.Sum256([]byte(strings.Join(parts, "\n")))
	return hex.EncodeToString(sum[:])
}

// Encoding is "UTF-8" or "CP932".
func (f *File) Encoding() string { return f.encoding }

// Close ends the reading.
func (f *File) Close() error { return f.file.Close() }

// survey is the one pass over the whole file.
func (f *File) survey() error {
	digest, found := sha256.New(), &guess{utf8: true}
	sjis := transform.NewWriter(&found.sjis, japanese.ShiftJIS.NewDecoder())
	euc := transform.NewWriter(&found.euc, japanese.EUCJP.NewDecoder())
	size, err := io.Copy(io.MultiWriter(digest, found, sjis, euc), f.file)
	if err = errors.Join(err, sjis.Close(), euc.Close()); err != nil {
		return fmt.Errorf("roster: read: %w", err)
	}
	f.size, f.digest = size, hex.EncodeToString(digest.Sum(nil))
	if f.encoding, err = found.encoding(); err != nil {
		return err
	}
	return f.header()
}

// header reads the names of the columns.
func (f *File) header() error {
	records := newRecords(f.text())
	header, ok := records.next()
	err := errors.New("roster: no header in the first line; write the names of the columns there")
	if ok && header.problem == "" {
		f.width = len(header.fields)
		f.columns, err = columns(header.fields)
	}
	if err == nil {
		return nil
	}
	line, _ := bufio.NewReader(io.LimitReader(f.text(), maxRow)).ReadString('\n')
	if sign := apart(line); sign != "" {
		return fmt.Errorf("roster: the columns stand apart by %s: save the list with commas (CSV UTF-8)", sign)
	}
	return err
}

// text is the file from its beginning in UTF-8.
func (f *File) text() io.Reader {
	raw := io.NewSectionReader(f.file, 0, f.size)
	if f.encoding == encodingCP932 {
		return transform.NewReader(raw, japanese.ShiftJIS.NewDecoder())
	}
	return raw
}
