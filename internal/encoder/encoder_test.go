package encoder

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"errors"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
)

// The file of the tests has the shape of the real one, small layers, and weights by
// chance. infra/encoder/tiny.py made it, and beside it what SentencePiece and the model in
// JAX make of some texts.
const tinyFile = "testdata/tiny.bin"

type expected struct {
	Text   string
	Pieces []int32
	Vector []float32
}

func texts(t *testing.T) []expected {
	t.Helper()
	f, err := os.Open("testdata/tiny.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var out []expected
	for d := json.NewDecoder(f); d.More(); {
		var e expected
		if err := d.Decode(&e); err != nil {
			t.Fatal(err)
		}
		out = append(out, e)
	}
	return out
}

func open(t testing.TB) *Encoder {
	t.Helper()
	e, err := Open(tinyFile)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := e.Close(); err != nil {
			t.Error(err)
		}
	})
	return e
}

// A text is cut as by SentencePiece, and its vector is that of the model in JAX.
func TestAgreesWithPython(t *testing.T) {
	e := open(t)
	for _, want := range texts(t) {
		r := e.Read(want.Text)
		var ids []int32
		for _, p := range r.Pieces {
			ids = append(ids, p.ID)
		}
		if !slices.Equal(ids, want.Pieces) {
			t.Errorf("pieces of %q are %v, want %v", want.Text, ids, want.Pieces)
			continue
		}
		if c := cosine(e.Encode(want.Text), want.Vector); c < .99999 {
			t.Errorf("cosine of %q is %.7f", want.Text, c)
		}
	}
}

func cosine(a, b []float32) float64 {
	ab, aa, bb := 0.0, 0.0, 0.0
	for i := range a {
		ab += float64(a[i]) * float64(b[i])
		aa += float64(a[i]) * float64(a[i])
		bb += float64(b[i]) * float64(b[i])
	}
	return ab / math.Sqrt(aa*bb)
}

// Every processor makes the same bits: this sum was made on amd64.
func TestSameBitsEverywhere(t *testing.T) {
	const want = "f034f8594cdeac1bd7b040efa0cffa3fc8c7f8a4787bbd739dbeac668cfd51e5"
	e, sum := open(t), sha256.New()
	for _, x := range texts(t) {
		if err := binary.Write(sum, binary.LittleEndian, e.Encode(x.Text)); err != nil {
			t.Fatal(err)
		}
	}
	if got := hex.EncodeToString(sum.Sum(nil)); got != want {
		t.Errorf("the vectors have the sum %s, want %s", got, want)
	}
}

// What is remembered of the texts before changes nothing, not even while others read.
func TestMemoChangesNothing(t *testing.T) {
	e, all := open(t), texts(t)
	var first [][]float32
	for _, x := range all {
		first = append(first, open(t).Encode(x.Text))
	}
	var readers sync.WaitGroup
	for range 4 {
		readers.Go(func() {
			for i, x := range all {
				if !slices.Equal(e.Encode(x.Text), first[i]) {
					t.Errorf("%q has another vector after others", x.Text)
				}
			}
		})
	}
	readers.Wait()
}

func TestMemoForgets(t *testing.T) {
	m := newMemo()
	for id := range int32(3 * remembered) {
		m.keep(id, []float32{float32(id)})
		if id%100 == 0 && m.find(0) == nil {
			t.Fatalf("a piece that is used again and again is forgotten after %d", id)
		}
	}
	if m.find(1) != nil {
		t.Error("a piece that was used once is remembered for ever")
	}
	if w := m.find(3*remembered - 1); len(w) != 1 || w[0] != 3*remembered-1 {
		t.Error("the last piece is forgotten")
	}
	if n := len(m.young) + len(m.old); n > 2*remembered {
		t.Errorf("%d pieces are remembered", n)
	}
}

// A text that was just read is read as it was, whatever somebody did with what they got.
func TestRecentChangesNothing(t *testing.T) {
	e := open(t)
	for _, x := range texts(t) {
		first := open(t).Encode(x.Text)
		for range 2 {
			got := e.Encode(x.Text)
			if !slices.Equal(got, first) {
				t.Fatalf("%q has another vector", x.Text)
			}
			clear(got)
			if r := e.Read(x.Text); !slices.Equal(e.Unit(r.Part(0, len(r.Pieces))), first) {
				t.Fatalf("%q is another sum", x.Text)
			}
		}
	}
}

func TestRecentForgets(t *testing.T) {
	var r recent
	for i := range 3 * mostRecent {
		r.keep(heard{text: strconv.Itoa(i)})
		if _, ok := r.find("0"); !ok {
			t.Fatalf("a text that is read again and again is forgotten after %d", i)
		}
	}
	if _, ok := r.find("1"); ok || len(r.all) != mostRecent {
		t.Errorf("%d texts are remembered", len(r.all))
	}
	r.keep(heard{text: "0", unit: []float32{1}})
	if h, _ := r.find("0"); len(h.unit) != 1 || len(r.all) != mostRecent {
		t.Errorf("what is known of a text is %v, of %d", h.unit, len(r.all))
	}
}

// Parts of a text, added, are the text; and an added part is no other one.
func TestPartsAddUp(t *testing.T) {
	e := open(t)
	r := e.Read("カードの番号は漏れましたか。再発行の費用は？")
	n := len(r.Pieces)
	whole := e.Unit(r.Part(0, n))
	for cut := 0; cut <= n; cut++ {
		if c := cosine(e.Unit(r.Part(0, cut).Add(r.Part(cut, n))), whole); c < .999999 {
			t.Errorf("cut at %d, the cosine to the whole is %.7f", cut, c)
		}
	}
	if c := cosine(e.Unit(r.Part(0, n/2)), whole); c > .99 {
		t.Errorf("half of the text is the whole of it: %.7f", c)
	}
	if v := e.Unit(r.Part(3, 3)); slices.ContainsFunc(v, func(x float32) bool { return x != 0 }) {
		t.Error("no pieces have a vector")
	}
}

// Parts have the same vectors one by one and together, bit for bit.
func TestUnitsAreEachTheUnit(t *testing.T) {
	e := open(t)
	r := e.Read("手数料はかかりますか。いつ届きますか。")
	var parts []Part
	for from := range r.Pieces {
		for to := from; to <= len(r.Pieces); to++ {
			parts = append(parts, r.Part(from, to))
		}
	}
	for i, v := range e.Units(parts) {
		if !slices.Equal(v, e.Unit(parts[i])) {
			t.Fatalf("part %d of %d has another vector among others", i, len(parts))
		}
	}
	if all := e.Units(nil); len(all) > 0 {
		t.Error(all)
	}
}

// A text whose pieces count the same is that text; one piece that counts nothing is not there.
func TestWeights(t *testing.T) {
	e := open(t)
	r := e.Read("カードの番号は漏れましたか。")
	n := len(r.Pieces)
	weights := slices.Repeat([]float32{1}, n)
	if got, want := e.Unit(r.Weighted(weights)), e.Unit(r.Part(0, n)); !slices.Equal(got, want) {
		t.Error("with weights of 1 the text is another one")
	}
	weights[1], weights[2] = 0, 2
	twice := r.Part(0, 1).Add(r.Part(2, n)).Add(r.Part(2, 3))
	if c := cosine(e.Unit(r.Weighted(weights)), e.Unit(twice)); c < .999999 {
		t.Errorf("a piece twice and another one not at all: cosine %.7f", c)
	}
}

// The pieces of a text lie one behind the other and cover it.
func TestPiecesCoverTheText(t *testing.T) {
	e := open(t)
	for _, x := range texts(t) {
		r := e.Read(x.Text)
		at := 0
		for i, p := range r.Pieces {
			if p.Start < at || p.End < p.Start || p.End > len(x.Text) {
				t.Errorf("piece %d of %q is from %d to %d, after %d", i, x.Text, p.Start, p.End, at)
			}
			at = p.Start
		}
		if n := len(r.Pieces); n > 2 && n < MostPieces && r.Pieces[n-2].End != len(x.Text) {
			t.Errorf("the last piece of %q ends at %d", x.Text, r.Pieces[n-2].End)
		}
	}
}

func TestLongTextIsCutOff(t *testing.T) {
	r := open(t).Read(strings.Repeat("長い文です。", 1000))
	if len(r.Pieces) != MostPieces || r.Pieces[MostPieces-1].ID != endID {
		t.Errorf("%d pieces, the last is %+v", len(r.Pieces), r.Pieces[len(r.Pieces)-1])
	}
}

// What is not UTF-8 is read as unknown signs.
func TestBrokenText(t *testing.T) {
	if v := open(t).Encode("カード\xff\xfe\xe3\x82"); math.Abs(cosine(v, v)-1) > 1e-6 || math.IsNaN(float64(v[0])) {
		t.Error(v)
	}
}

// A file that is cut short is refused. One in which a byte is wrong is, or is not if the
// lists fit each other all the same; nothing falls over.
func TestBrokenFile(t *testing.T) {
	whole, err := os.ReadFile(tinyFile)
	if err != nil {
		t.Fatal(err)
	}
	for n := 0; n < len(whole); n += 1 + n/64 {
		if _, err := New(whole[:n]); !errors.Is(err, ErrFile) {
			t.Fatalf("of %d bytes: %v", n, err)
		}
	}
	for at := 0; at < len(whole); at += 1 + at/256 {
		b := bytes.Clone(whole)
		b[at] ^= 0x11
		if e, err := New(b); err == nil {
			e.Encode("カードの番号は漏れましたか。")
		} else if !errors.Is(err, ErrFile) {
			t.Errorf("byte %d changed: %v", at, err)
		}
	}
}

func TestCheck(t *testing.T) {
	b, err := os.ReadFile(tinyFile)
	if err != nil {
		t.Fatal(err)
	}
	if err := Check(b); err != nil {
		t.Error(err)
	}
	b[len(b)-1] ^= 1
	if err := Check(b); !errors.Is(err, ErrFile) {
		t.Errorf("a changed byte is not found: %v", err)
	}
}

func TestOpenRefuses(t *testing.T) {
	empty := filepath.Join(t.TempDir(), "empty.bin")
	if err := os.WriteFile(empty, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(empty); !errors.Is(err, ErrFile) {
		t.Errorf("an empty file: %v", err)
	}
	if _, err := Open("testdata/tiny.jsonl"); !errors.Is(err, ErrFile) {
		t.Errorf("a file of texts: %v", err)
	}
	if _, err := Open("testdata/none.bin"); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("no file: %v", err)
	}
}

func TestTanh(t *testing.T) {
	for x := float32(-30); x <= 30; x += 1.0 / 128 {
		if got, want := tanh(x), math.Tanh(float64(x)); math.Abs(float64(got)-want) > 1e-7 {
			t.Errorf("tanh(%g) is %g, want %g", x, got, want)
		}
	}
	if tanh(float32(math.Inf(1))) != 1 || tanh(-1e9) != -1 || tanh(0) != 0 {
		t.Error("tanh is wrong at its ends")
	}
}

// However the work is divided, an output is the same sum.
func TestTimesIsTheSameInAnyOrder(t *testing.T) {
	m := matrix{outputs: 7, inputs: 5}
	for i := range m.outputs * m.inputs {
		m.weights = append(m.weights, float32(math.Sin(float64(i))))
	}
	x := make([]float32, 3*m.inputs)
	for i := range x {
		x[i] = float32(math.Cos(float64(i)))
	}
	together := m.times(x, m.inputs, 3)
	for i := range 3 {
		alone := m.times(x[i*m.inputs:], m.inputs, 1)
		if !slices.Equal(alone, together[i*m.outputs:(i+1)*m.outputs]) {
			t.Errorf("vector %d: %v alone, %v among others", i, alone, together[i*m.outputs:])
		}
		for o := range m.outputs {
			if one := dot(m.row(o), x[i*m.inputs:]); one != alone[o] {
				t.Errorf("output %d of vector %d: %v, want %v", o, i, alone[o], one)
			}
		}
	}
}
