package understand

import (
	"encoding/binary"
	"errors"
	"maps"
	"math"
	"slices"
	"strings"
	"testing"
)

// step is what the whole numbers of a written row are taken times: halves are exact.
const step = 0.5

// written is a file of rows whose weights are halves.
func written(size int, rows map[string]Row) []byte {
	b := []byte(rowsMagic)
	b = binary.LittleEndian.AppendUint32(b, uint32(len(rows)))
	b = binary.LittleEndian.AppendUint32(b, uint32(size))
	for _, name := range slices.Sorted(maps.Keys(rows)) {
		b = append(append(b, byte(len(name))), name...)
		b = binary.LittleEndian.AppendUint32(b, math.Float32bits(rows[name].Bias))
		b = binary.LittleEndian.AppendUint32(b, math.Float32bits(step))
		for _, w := range rows[name].Weights {
			b = append(b, byte(int8(w/step)))
		}
	}
	return b
}

func some() map[string]Row {
	return map[string]Row{
		"fee":        {Bias: -1.25, Weights: []float32{0, 0.5, -0.5}},
		"fee.refund": {Bias: 3, Weights: []float32{63.5, -64, 2}},
		"":           {Weights: []float32{1, 1, 1}},
	}
}

func TestReadRows(t *testing.T) {
	got, err := ReadRows(written(3, some()))
	if err != nil {
		t.Fatal(err)
	}
	if !maps.EqualFunc(got, some(), func(a, b Row) bool { return a.Bias == b.Bias && slices.Equal(a.Weights, b.Weights) }) {
		t.Errorf("read %v", got)
	}
}

func TestReadRowsRefuses(t *testing.T) {
	whole := written(3, some())
	for n := range whole {
		if _, err := ReadRows(whole[:n]); !errors.Is(err, errRows) {
			t.Errorf("the first %d bytes: %v", n, err)
		}
	}
	number := func(at int, n uint32) []byte {
		b := slices.Clone(whole)
		binary.LittleEndian.PutUint32(b[at:], n)
		return b
	}
	for what, b := range map[string][]byte{
		"another magic":  []byte(strings.Replace(string(whole), "head", "tail", 1)),
		"a byte more":    append(slices.Clone(whole), 0),
		"too many rows":  number(len(rowsMagic), mostRows+1),
		"more than come": number(len(rowsMagic), 4),
		"too long":       number(len(rowsMagic)+4, mostSize+1),
	} {
		if _, err := ReadRows(b); !errors.Is(err, errRows) {
			t.Errorf("%s: %v", what, err)
		}
	}
}

func FuzzReadRows(f *testing.F) {
	f.Add(written(3, some()))
	f.Add(written(0, nil))
	f.Add([]byte(rowsMagic + "\xff\xff\x00\x00\xff\x0f\x00\x00\xff"))
	f.Fuzz(func(t *testing.T, b []byte) {
		rows, err := ReadRows(b)
		if err != nil && !errors.Is(err, errRows) {
			t.Error(err)
		}
		size := -1
		for _, r := range rows {
			if size >= 0 && len(r.Weights) != size {
				t.Errorf("rows of %d and %d numbers", size, len(r.Weights))
			}
			size = len(r.Weights)
		}
	})
}
