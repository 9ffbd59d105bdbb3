package understand

import (
	"bytes"
	"encoding/binary"
	"errors"
	"io"
	"math"
)

// rowsMagic is what a file of rows begins with; infra/encoder/head.py describes the rest.
const rowsMagic = "mdghead\x00\x01\x00\x00\x00"

// errRows says that a file holds no rows.
var errRows = errors.New("understand: not a file of rows")

// What a file of rows may hold.
const (
	mostRows = 1 << 16
	mostSize = 1 << 12
)

// ReadRows reads the rows of a head by entry.
func ReadRows(b []byte) (map[string]Row, error) {
	r := bytes.NewReader(b)
	magic := make([]byte, len(rowsMagic))
	var count, size uint32
	if _, err := io.ReadFull(r, magic); err != nil || string(magic) != rowsMagic {
		return nil, errRows
	}
	if binary.Read(r, binary.LittleEndian, &count) != nil || binary.Read(r, binary.LittleEndian, &size) != nil ||
		count > mostRows || size > mostSize {
		return nil, errRows
	}
	rows := make(map[string]Row, count)
	for range count {
		name, row, err := readRow(r, int(size))
		if err != nil {
			return nil, errRows
		}
		rows[name] = row
	}
	if r.Len() > 0 {
		return nil, errRows
	}
	return rows, nil
}

func readRow(r *bytes.Reader, size int) (name string, row Row, err error) {
	long, err := r.ReadByte()
	if err != nil {
		return "", Row{}, err
	}
	rest := make([]byte, int(long)+8+size)
	if _, err := io.ReadFull(r, rest); err != nil {
		return "", Row{}, err
	}
	name, rest = string(rest[:long]), rest[long:]
	row.Bias = math.Float32frombits(binary.LittleEndian.Uint32(rest))
	step := math.Float32frombits(binary.LittleEndian.Uint32(rest[4:]))
	row.Weights = make([]float32, size)
	for i, b := range rest[8:] {
		row.Weights[i] = float32(int8(b)) * step
	}
	return name, row, nil
}
