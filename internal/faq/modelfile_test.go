package faq

import (
	"bytes"
	"encoding/binary"
	"errors"
	"io"
	"math"
	"testing"
	"testing/iotest"

	"madoguchi/internal/incidents"
)

// few are training questions enough for a model of a few hundred bytes.
func few() []Example {
	return []Example{{Entry: "fee", Question: "手数料は?"}, {Entry: "fee", Question: "手数料いくら?"}, {Entry: "period", Question: "いつからいつまで?"}, {Entry: "period", Question: "期間はいつ?"}, {Entry: "hello", Question: "hello there"}, {Entry: "hello", Question: "hello you"}}
}

func file(t testing.TB, examples []Example) []byte {
	t.Helper()
	m, err := Train(examples)
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := WriteModel(&b, m, examples); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// TestFileKeepsVerdicts asks a model from a file every seventh training question of
// the incident: rounding the weights must not change what the desk does.
func TestFileKeepsVerdicts(t *testing.T) {
	i, err := incidents.Load("")
	if err != nil {
		t.Fatal(err)
	}
	examples := Examples(i)
	trained, err := Train(examples)
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := WriteModel(&b, trained, examples); err != nil {
		t.Fatal(err)
	}
	read, err := ReadModel(&b, examples)
	if err != nil {
		t.Fatal(err)
	}
	asked, changed, worst := 0, 0, 0.0
	for i := 0; i < len(examples); i += 7 {
		e := examples[i]
		asked++
		want, got := trained.Match(e.Question), read.Match(e.Question)
		if got.Verdict != want.Verdict || got.Ranked[0].Entry != want.Ranked[0].Entry {
			changed++
		}
		worst = max(worst, math.Abs(got.Ranked[0].Score-want.Ranked[0].Score))
	}
	if changed*1000 > asked {
		t.Errorf("%d of %d questions get another verdict or entry; one in a thousand may", changed, asked)
	}
	if worst > 0.01 {
		t.Errorf("a probability moves by %.4f, not by 0.01 at most", worst)
	}
}

// TestReadModelRefuses damages a good file in every way that has its own check.
func TestReadModelRefuses(t *testing.T) {
	good := file(t, few())
	counts := len(fileMagic) + 1 + 32 // where the numbers of entries and n-grams stand
	damage := func(at int, b ...byte) []byte {
		bad := bytes.Clone(good)
		copy(bad[at:], b)
		return bad
	}
	number := func(n uint32) []byte { return binary.LittleEndian.AppendUint32(nil, n) }
	float := func(v float64) []byte { return number(math.Float32bits(float32(v))) }
	twice := twins(t, good)
	others := append(few(), Example{Entry: "fee", Question: "手数料は無料?"})
	cases := []struct {
		name     string
		file     []byte
		examples []Example
		want     error
	}{
		{"a good file", good, few(), nil},
		{"a question was added since", good, others, ErrOtherExamples},
		{"a question moved to another entry", good, append(few()[:5], Example{Entry: "fee", Question: "hello you"}), ErrOtherExamples},
		{"nothing", nil, few(), ErrModelFile},
		{"another kind of file", []byte("PK\x03\x04 a zip archive, for example"), few(), ErrModelFile},
		{"a format of the future", damage(len(fileMagic), fileFormat+1), few(), ErrModelFile},
		{"no entries", damage(counts, number(0)...), few(), ErrModelFile},
		{"more entries than an incident has", damage(counts, number(mostEntries+1)...), few(), ErrModelFile},
		{"more n-grams than fit", damage(counts, append(number(1), number(mostGrams+1)...)...), few(), ErrModelFile},
		{"more weights than fit", damage(counts+4, number(math.MaxUint32)...), few(), ErrModelFile},
		{"a scale that is not a number", damage(counts+8, float(math.NaN())...), few(), ErrModelFile},
		{"a scale of zero", damage(counts+8, float(0)...), few(), ErrModelFile},
		{"an endless scale", damage(counts+8, float(math.Inf(1))...), few(), ErrModelFile},
		{"an entry as long as a novel", damage(counts+12, 0xff, 0xff, 0x03), few(), ErrModelFile},
		{"n-grams out of order", bytes.Replace(good, []byte("\x03^he"), []byte("\x03~he"), 1), few(), ErrModelFile},
		{"an n-gram stands there twice", twice, few(), ErrModelFile},
		{"a byte is missing", good[:len(good)-1], few(), ErrModelFile},
		{"a byte is too much", append(bytes.Clone(good), 0), few(), ErrModelFile},
	}
	for _, c := range cases {
		m, err := ReadModel(bytes.NewReader(c.file), c.examples)
		if !errors.Is(err, c.want) || (m == nil) != (c.want != nil) {
			t.Errorf("%s: error %v, want %v", c.name, err, c.want)
		}
	}
}

// twins makes two neighbouring n-grams of a file the same.
func twins(t *testing.T, file []byte) []byte {
	t.Helper()
	m, err := Train(few())
	if err != nil {
		t.Fatal(err)
	}
	all := m.lexemes()
	name := func(gram string) string { return string(rune(len(gram))) + gram }
	for i := range all[1:] {
		if one, other := name(all[i]), name(all[i+1]); len(one) == len(other) {
			return bytes.Replace(file, []byte(one+other), []byte(one+one), 1)
		}
	}
	t.Fatal("no two neighbours of one length")
	return nil
}

// TestReadModelTruncated cuts a good file at every byte.
func TestReadModelTruncated(t *testing.T) {
	good := file(t, few())
	for n := range good {
		if _, err := ReadModel(bytes.NewReader(good[:n]), few()); err != ErrModelFile {
			t.Fatalf("%d of %d bytes: error %v", n, len(good), err)
		}
	}
}

// TestReadModelKeepsTheReadersError tells a disk that fails from a bad file.
func TestReadModelKeepsTheReadersError(t *testing.T) {
	disk := errors.New("disk")
	good := file(t, few())
	for _, n := range []int{0, 20, len(good) - 1, len(good)} {
		r := io.MultiReader(bytes.NewReader(good[:n]), iotest.ErrReader(disk))
		if _, err := ReadModel(r, few()); !errors.Is(err, disk) {
			t.Errorf("fails after %d bytes: error %v", n, err)
		}
	}
}

func TestWriteModelTellsAFullDisk(t *testing.T) {
	m, err := Train(few())
	if err != nil {
		t.Fatal(err)
	}
	if err := WriteModel(full{}, m, few()); !errors.Is(err, io.ErrShortWrite) {
		t.Errorf("error %v", err)
	}
}

// TestWriteModelRefusesWhatIsTooLarge for ReadModel: the build fails, and not the
// start of a function.
func TestWriteModelRefusesWhatIsTooLarge(t *testing.T) {
	if err := WriteModel(io.Discard, &Model{weights: make([]float32, mostWeights+1)}, few()); err != errTooLarge {
		t.Errorf("error %v", err)
	}
	if err := WriteModel(io.Discard, &Model{entries: make([]string, mostEntries+1)}, few()); err != errTooLarge {
		t.Errorf("error %v", err)
	}
}

type full struct{}

func (full) Write([]byte) (int, error) { return 0, io.ErrShortWrite }

// FuzzReadModel reads hostile files: an error, or a model that answers.
func FuzzReadModel(f *testing.F) {
	good := file(f, few())
	f.Add(good)
	f.Add(good[:60])
	f.Add([]byte(fileMagic))
	f.Fuzz(func(t *testing.T, b []byte) {
		m, err := ReadModel(bytes.NewReader(b), few())
		if err != nil {
			return
		}
		match := m.Match("手数料はいくら? hello")
		for _, s := range match.Ranked {
			if !(s.Score >= 0 && s.Score <= 1.001) {
				t.Errorf("a probability of %v", s.Score)
			}
		}
	})
}
