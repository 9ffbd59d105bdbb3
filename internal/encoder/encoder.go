// Package encoder turns a text into 512 numbers, so that texts which mean the same lie
// close together, in Japanese, English, Chinese and Korean alike. It knows no incident,
// no clock and no network.
//
// The model is Google's universal-sentence-encoder-multilingual v3 (Yang et al. 2019,
// arXiv 1907.04307), made smaller and trained further by infra/encoder, which also
// describes the file (infra/encoder/packed.py). A text is cut into pieces
// (internal/encoder/pieces); each has 512 numbers in a table. Beside these stand three
// branches, over 2, 3 and 5 neighbouring pieces, of two convolutions each; what comes out
// are the features of a piece. The features of all pieces are added, and five dense
// layers make the vector of that sum.
//
// Since only sums go further, the pieces of a message are read once, and each part of it
// has its own vector for little: [Reading.Part] adds the features of some pieces, [Part.Add]
// puts parts together, [Encoder.Unit] makes the vector.
//
// Every product is rounded before it is added, so that no compiler fuses the two, and
// tanh is our own: a text has the same vector, bit for bit, on amd64 and arm64.
package encoder

import (
	"errors"
	"slices"

	"madoguchi/internal/encoder/pieces"
)

// MostPieces is how many pieces of a text are read, its begin and end among them. What
// follows is not read.
const MostPieces = 160

// ErrFile says that a file is not one of this package's, or of another version.
var ErrFile = errors.New("encoder: not a file of this version")

// An Encoder is a model that is ready. It may be used by many goroutines at the same time.
type Encoder struct {
	words  *pieces.Vocabulary
	table  table
	net    net
	memo   *memo
	recent *recent
	close  func() error
}

// Close gives the file back. The encoder must not be used afterwards.
func (e *Encoder) Close() error { return e.close() }

// Size is how many numbers a vector has.
func (e *Encoder) Size() int { return e.net.d3.outputs }

// Encode returns the vector of a text, of length 1.
func (e *Encoder) Encode(text string) []float32 {
	h := e.hear(text)
	if h.unit == nil {
		h.unit = e.Unit(h.Part(0, len(h.Pieces)))
		e.recent.keep(h)
	}
	return slices.Clone(h.unit)
}

// A Reading holds the pieces of a text, and what the convolutions make of them.
type Reading struct {
	// Pieces are those of the text, one that marks its begin and one that marks its end
	// around them; these two are empty.
	Pieces   []pieces.Piece
	features []float32
	net      *net
}

// The ids of the pieces that stand around a text.
const (
	beginID = 1
	endID   = 2
	control = 3 // ids below are no text
)

// Read cuts a text and convolves it: the larger part of the work. Nobody may change what it returns.
func (e *Encoder) Read(text string) Reading { return e.hear(text).Reading }

// hear reads a text, or knows it.
func (e *Encoder) hear(text string) heard {
	h, ok := e.recent.find(text)
	if !ok {
		h = heard{text: text, Reading: e.read(text)}
		e.recent.keep(h)
	}
	return h
}

func (e *Encoder) read(text string) Reading {
	cut := e.words.Cut(text)
	cut = cut[:min(len(cut), MostPieces-2)]
	all := make([]pieces.Piece, 0, len(cut)+2)
	all = append(all, pieces.Piece{ID: beginID})
	all = append(all, cut...)
	all = append(all, pieces.Piece{ID: endID, Start: len(text), End: len(text)})
	return Reading{all, e.net.features(e.alone(all)), &e.net}
}

// alone returns what the net makes of each piece by itself.
func (e *Encoder) alone(all []pieces.Piece) [][]float32 {
	out := make([][]float32, len(all))
	made := map[int32]int{} // where the pieces are whose words are made now
	var ids []int32
	for i, p := range all {
		if out[i] = e.memo.find(p.ID); out[i] == nil {
			if _, ok := made[p.ID]; !ok {
				made[p.ID] = len(ids)
				ids = append(ids, p.ID)
			}
		}
	}
	rows := make([]float32, len(ids)*e.table.width)
	for i, id := range ids {
		e.table.row(int(id), rows[i*e.table.width:(i+1)*e.table.width])
	}
	found := e.net.alone(rows, len(ids))
	for i, id := range ids {
		e.memo.keep(id, found[i])
	}
	for i, p := range all {
		if out[i] == nil {
			out[i] = found[made[p.ID]]
		}
	}
	return out
}

// A Part stands for some pieces of a text.
type Part struct {
	sum    []float32
	pieces int
}

// Part returns what the pieces from one to before another stand for, as places in Pieces.
func (r Reading) Part(from, to int) Part {
	width := r.net.cnn.inputs
	sum := make([]float32, width)
	for i := from; i < to; i++ {
		for j, f := range r.features[i*width : (i+1)*width] {
			sum[j] += f
		}
	}
	return Part{r.net.narrow(sum, to-from), to - from}
}

// Weighted returns what the whole text stands for where some pieces count more than others,
// by a weight for each piece. The weights of a text are 1 in the mean, as the net has learned
// no other sums.
func (r Reading) Weighted(weights []float32) Part {
	width := r.net.cnn.inputs
	sum := make([]float32, width)
	for i, weight := range weights {
		for j, f := range r.features[i*width : (i+1)*width] {
			sum[j] += float32(weight * f)
		}
	}
	return Part{r.net.narrow(sum, len(weights)), len(weights)}
}

// Add returns what two parts of a text stand for together.
func (p Part) Add(q Part) Part {
	sum := make([]float32, len(p.sum))
	for i := range sum {
		sum[i] = p.sum[i] + q.sum[i]
	}
	return Part{sum, p.pieces + q.pieces}
}

// Unit returns the vector of a part, of length 1; of one without pieces, zeros.
func (e *Encoder) Unit(p Part) []float32 { return e.Units([]Part{p})[0] }

// Units returns the vectors of several parts, which costs less than one after the other.
func (e *Encoder) Units(parts []Part) [][]float32 {
	some := slices.DeleteFunc(slices.Clone(parts), func(p Part) bool { return p.pieces == 0 })
	found, all := e.net.units(some), make([][]float32, len(parts))
	for i, p := range parts {
		if p.pieces == 0 {
			all[i] = make([]float32, e.Size())
			continue
		}
		all[i], found = found[0], found[1:]
	}
	return all
}
