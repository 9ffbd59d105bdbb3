package faq

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math"
	"math/bits"
	"slices"
)

// The model as a file. Training takes a second, which is too long at the start
// of a function; reading takes some milliseconds. All numbers are little endian:
//
//	8 bytes   "faqmodel"
//	1 byte    format
//	32 bytes  SHA-256 of the training questions, see digest
//	uint32    number of entries
//	uint32    number of n-grams
//	float32   scale of an unknown n-gram
//	strings   the entries, then the n-grams in ascending order: uvarint length, bytes
//	float32s  the scale of each n-gram
//	float32s  the step of each n-gram's row of weights
//	rows      the weights, for each n-gram: two bits for each entry, four to a byte, the
//	          lowest first: 0 for nothing, 1 and 2 for a step up and down, 3 for more;
//	          then those that are more, in steps, as int8s
//
// A weight is rounded to the nearest of 255 steps of its row where it is learned, so that small
// ones become nothing. That moves a probability by some thousandths, of one question in
// thousands by a hundredth. Four of five are a step or less, hence the two bits.
const (
	fileMagic  = "faqmodel"
	fileFormat = 2
	steps      = 127 // on each side of zero
)

// What a file may hold. A model above that is not written, so that nobody finds
// out at the start of a function.
const (
	mostFile    = 64 << 20 // bytes
	mostEntries = 4096
	mostGrams   = 1 << 20
	mostWeights = 32 << 20 // 128 MB in memory; the incident that ships has a quarter
	longestName = 1024     // bytes of an entry's id or of an n-gram
	leastScale  = 1e-9     // a scale of zero would make a question of no length
	largest     = 1e6      // far above any scale or step
)

// Errors of [ReadModel].
var (
	// ErrOtherExamples means a model of other training questions.
	ErrOtherExamples = errors.New("faq: the model file was trained on other questions")
	// ErrModelFile means that this is no model file, or a damaged one.
	ErrModelFile = errors.New("faq: not a model file")
)

var errTooLarge = errors.New("faq: the model is too large for a file")

// WriteModel writes a model and what it was trained on, for [ReadModel].
func WriteModel(w io.Writer, m *Model, examples []Example) error {
	if len(m.entries) > mostEntries || len(m.scale) > mostGrams || len(m.weights) > mostWeights {
		return errTooLarge
	}
	b := bufio.NewWriter(w)
	b.WriteString(fileMagic)
	b.WriteByte(fileFormat)
	sum := digest(examples)
	b.Write(sum[:])
	put(b, uint32(len(m.entries)), uint32(len(m.scale)), float32(m.unseen))
	for _, s := range slices.Concat(m.entries, m.lexemes()) {
		b.Write(binary.AppendUvarint(nil, uint64(len(s))))
		b.WriteString(s)
	}
	put(b, m.scale)
	for g := range m.scale {
		put(b, step(m.row(g)))
	}
	for g := range m.scale {
		b.Write(packed(quantised(m.row(g))))
	}
	if err := b.Flush(); err != nil {
		return fmt.Errorf("faq: write model: %w", err)
	}
	return nil
}

// put writes fixed-size values; the writer remembers its first error.
func put(w io.Writer, values ...any) {
	for _, v := range values {
		binary.Write(w, binary.LittleEndian, v)
	}
}

// lexemes are the n-grams in the order of their numbers, which is alphabetical.
func (m *Model) lexemes() []string {
	all := make([]string, len(m.grams))
	for gram, n := range m.grams {
		all[n] = gram
	}
	return all
}

// step is the distance of two neighbouring values of a row in the file.
func step(row []float32) float32 {
	top := float32(0)
	for _, w := range row {
		top = max(top, w, -w)
	}
	return top / steps
}

func quantised(row []float32) []int8 {
	values, step := make([]int8, len(row)), step(row)
	if step == 0 {
		return values
	}
	for i, w := range row {
		values[i] = int8(math.RoundToEven(float64(w / step)))
	}
	return values
}

// packed is a row as the file has it.
func packed(row []int8) []byte {
	codes := make([]byte, (len(row)+3)/4)
	var more []byte
	for i, v := range row {
		code := byte(3)
		switch v {
		case 0:
			code = 0
		case 1:
			code = 1
		case -1:
			code = 2
		default:
			more = append(more, byte(v))
		}
		codes[i/4] |= code << (2 * (i % 4))
	}
	return append(codes, more...)
}

// digest names the training questions: the same ones in the same order train the
// same model.
func digest(examples []Example) [sha256.Size]byte {
	h := sha256.New()
	for _, e := range examples {
		for _, s := range [...]string{e.Entry, e.Question} {
			h.Write(binary.AppendUvarint(nil, uint64(len(s))))
			io.WriteString(h, s)
		}
	}
	return [sha256.Size]byte(h.Sum(nil))
}

// ReadModel reads the model that was trained on these examples, to the end of
// the reader. It allocates 400 MB at most, whatever the file says. The error is
// [ErrOtherExamples] or [ErrModelFile], or wraps what the reader returned.
func ReadModel(r io.Reader, examples []Example) (*Model, error) {
	return readModel(r, func(sum []byte) bool {
		own := digest(examples)
		return bytes.Equal(sum, own[:])
	})
}

// ReadTrained is [ReadModel] for who knows otherwise on what the model was trained, and that
// it is the one that was written.
func ReadTrained(r io.Reader) (*Model, error) {
	return readModel(r, func([]byte) bool { return true })
}

func readModel(r io.Reader, trainedOn func(sum []byte) bool) (*Model, error) {
	f := &modelFile{r: bufio.NewReaderSize(io.LimitReader(r, mostFile), 1<<16)}
	head := f.bytes(make([]byte, len(fileMagic)+1))
	if string(head) != fileMagic+string(rune(fileFormat)) {
		return nil, f.failure()
	}
	if !trainedOn(f.bytes(make([]byte, sha256.Size))) && f.err == nil {
		return nil, ErrOtherExamples
	}
	m := f.model()
	if f.err != nil {
		return nil, f.failure()
	}
	if _, err := f.r.ReadByte(); err != io.EOF { // nothing may follow
		f.err = err
		return nil, f.failure()
	}
	return m, nil
}

// modelFile reads a file and remembers the first thing that was wrong with it.
// After that it returns nothing but zeros.
type modelFile struct {
	r   *bufio.Reader
	err error
}

// failure is the error for the caller: a file that is too short is a bad file.
func (f *modelFile) failure() error {
	if f.err == nil || f.err == io.EOF || f.err == io.ErrUnexpectedEOF || f.err == ErrModelFile {
		return ErrModelFile
	}
	return fmt.Errorf("faq: read model: %w", f.err)
}

func (f *modelFile) fail() {
	if f.err == nil {
		f.err = ErrModelFile
	}
}

// model reads everything behind the digest; what it returns counts only where
// nothing went wrong.
func (f *modelFile) model() *Model {
	entries, grams := f.number(), f.number()
	m := &Model{unseen: float64(f.floats(1, leastScale)[0])}
	if entries == 0 || entries > mostEntries || grams > min(mostGrams, mostWeights/entries) {
		f.fail()
	}
	if f.err != nil {
		return nil
	}
	m.entries = f.names(entries)
	lexicon := f.names(grams)
	m.grams = make(map[string]int, len(lexicon))
	for i, gram := range lexicon {
		if i > 0 && gram <= lexicon[i-1] {
			f.fail()
		}
		m.grams[gram] = i
	}
	m.scale = f.floats(grams, leastScale)
	m.weights = f.weights(f.floats(grams, 0), entries)
	return m
}

// bytes fills b.
func (f *modelFile) bytes(b []byte) []byte {
	if f.err == nil {
		_, f.err = io.ReadFull(f.r, b)
	}
	if f.err != nil {
		clear(b)
	}
	return b
}

func (f *modelFile) number() int {
	return int(binary.LittleEndian.Uint32(f.bytes(make([]byte, 4))))
}

// floats reads numbers from least to largest. One that is not finite would spoil
// every sum.
func (f *modelFile) floats(n int, least float32) []float32 {
	all, b := make([]float32, n), make([]byte, 4)
	for i := range all {
		v := math.Float32frombits(binary.LittleEndian.Uint32(f.bytes(b)))
		if !(least <= v && v <= largest) {
			f.fail()
		}
		all[i] = v
	}
	return all
}

// names reads n strings. The list grows with what is really there.
func (f *modelFile) names(n int) []string {
	var all []string
	for len(all) < n && f.err == nil {
		size, err := binary.ReadUvarint(f.r)
		if err != nil || size > longestName {
			f.fail()
			break
		}
		all = append(all, string(f.bytes(make([]byte, size))))
	}
	return all
}

func (f *modelFile) weights(steps []float32, entries int) []float32 {
	if f.err != nil {
		return nil
	}
	all := make([]float32, len(steps)*entries)
	codes := make([]byte, (entries+3)/4)
	more := make([]byte, 4*len(codes))
	for g, step := range steps {
		f.bytes(codes)
		unpack(all[g*entries:(g+1)*entries], step, codes, f.bytes(more[:counted(codes)]))
	}
	return all
}

// counted is how many weights of a row stand behind its codes.
func counted(codes []byte) int {
	n := 0
	for _, four := range codes {
		n += bits.OnesCount8(four & (four >> 1) & 0b01010101)
	}
	return n
}

func unpack(row []float32, step float32, codes, more []byte) {
	one := [4]float32{0, step, -step}
	for i, four := range codes {
		for k := 4 * i; four != 0 && k < len(row); k++ {
			if code := four & 3; code != 3 {
				row[k] = one[code]
			} else {
				row[k], more = float32(int8(more[0]))*step, more[1:]
			}
			four >>= 2
		}
	}
}
