package wire_test

import (
	"bytes"
	"reflect"
	"testing"

	"madoguchi/internal/bundle/wire"
)

// name is a text of a type of its own.
type name string

type value struct {
	Name    name
	Again   string
	Count   int
	Number  int64
	Flag    bool
	Floats  []float32
	List    []value
	ByName  map[name]string
	Nothing []string
	Empty   []string
}

func describe(c *wire.Coder, v *value) {
	wire.Text(c, &v.Name)
	c.Again(&v.Again, string(v.Name))
	c.Count(&v.Count)
	wire.Number(c, &v.Number)
	c.Flag(&v.Flag)
	c.Floats(&v.Floats)
	wire.List(c, &v.List, describe)
	wire.Map(c, &v.ByName, wire.Text, wire.Text)
	wire.List(c, &v.Nothing, wire.Text)
	wire.List(c, &v.Empty, wire.Text)
}

func example() *value {
	return &value{Name: "窓口", Again: "窓口", Count: 300, Number: -5 << 40, Flag: true, Floats: []float32{0, -1.5}, Empty: []string{},
		List: []value{{Name: "a", Floats: []float32{}}, {Again: "other", Floats: []float32{}}}, ByName: map[name]string{"b": "2", "a": "1", "c": ""}}
}

func TestWhatIsWrittenIsRead(t *testing.T) {
	b := wire.Write(example(), describe)
	got, err := wire.Read(string(b), describe)
	if err != nil || !reflect.DeepEqual(got, example()) {
		t.Errorf("%+v, %v", got, err)
	}
	if !bytes.Equal(b, wire.Write(example(), describe)) {
		t.Error("equal values are other bytes")
	}
}

// Bytes that hold something else are an error, and cost no more than they are.
func TestWhatIsCutIsRefused(t *testing.T) {
	b := string(wire.Write(example(), describe))
	for i := range b {
		if _, err := wire.Read(b[:i], describe); err == nil {
			t.Errorf("%d bytes of %d pass", i, len(b))
		}
	}
	for _, other := range []string{b + "\x00", "\xff\xff\xff\xff\x0f", "\x80\x80\x80\x80\x80\x80\x80\x80\x80\x80\x80"} {
		if _, err := wire.Read(other, describe); err == nil {
			t.Errorf("%q passes", other)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add(string(wire.Write(example(), describe)))
	f.Fuzz(func(_ *testing.T, from string) { wire.Read(from, describe) })
}
