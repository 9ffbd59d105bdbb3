package pieces

import (
	"encoding/binary"
	"errors"
	"slices"
	"strings"
	"testing"
)

// noRules is a double array without a key: texts stay as they are, but for their spaces.
func noRules() []byte { return []byte{4, 0, 0, 0, 0, 0, 0, 0} }

// vocabulary makes one of pieces and their scores.
func vocabulary(t testing.TB, charsmap []byte, scores map[string]float32) (*Vocabulary, []string) {
	t.Helper()
	names := []string{"<unk>", "<s>", "</s>"}
	for name := range scores {
		names = append(names, name)
	}
	slices.Sort(names[3:])
	var lengths []byte
	var list []float32
	for _, name := range names {
		lengths = append(lengths, byte(len(name)))
		list = append(list, scores[name])
	}
	v, err := New(charsmap, []byte(strings.Join(names, "")), lengths, list, 3)
	if err != nil {
		t.Fatal(err)
	}
	return v, names
}

func TestCut(t *testing.T) {
	v, names := vocabulary(t, noRules(), map[string]float32{
		"▁": -4, "c": -5, "a": -5, "r": -5, "d": -5, "▁car": -7, "▁card": -9, "ca": -6, "rd": -6, "番": -8, "番号": -9, "号": -8, "s": -5,
		"xy": -5, "yz": -5, "x": -5, "z": -5,
	})
	for _, c := range []struct{ text, want, because string }{
		{"card", "▁card", "one piece is likelier than two"},
		{"cards", "▁card s", ""},
		{"  card \u3000 ", "▁card ▁ <unk>", "an ideographic space is a sign like any other where no rule replaces it"},
		{"card card", "▁card ▁card", "a piece may begin with a space"},
		{"番号", "▁ 番号", "a space stands before the text, whatever it begins with"},
		{"番 号", "▁ 番 ▁ 号", ""},
		{"号番", "▁ 号 番", ""},
		{"漏えい番", "▁ <unk> 番", "unknown signs beside each other are one piece"},
		{"xyz", "▁ x yz", "of two ways that are as likely, the one whose last piece begins earlier"},
		{"<s>", "▁ <unk> s <unk>", "what marks the begin of a text cannot be written"},
		{"a\xff\xfer", "▁ a <unk> r", "what is not UTF-8 is unknown"},
		{"", "", "nothing has no pieces"},
		{"   ", "", "nor have spaces"},
	} {
		var got []string
		for _, p := range v.Cut(c.text) {
			got = append(got, names[p.ID])
		}
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("%q is cut into %q, want %q: %s", c.text, s, c.want, c.because)
		}
	}
}

func TestPlaces(t *testing.T) {
	v, names := vocabulary(t, noRules(), map[string]float32{"▁": -4, "▁my": -5, "▁card": -5, "番号": -5, "?": -3})
	text := " my  card番号 ?"
	var got []string
	for _, p := range v.Cut(text) {
		got = append(got, names[p.ID]+"="+text[p.Start:p.End])
	}
	want := []string{"▁my=my  ", "▁card=card", "番号=番号 ", "▁=", "?=?"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// units writes a double array by hand: the key "Ａ" (EF BC A1) with the replacement "a",
// and the key "\t" with a space.
func units() []byte {
	const leaf = 1 << 8
	array := make([]uint32, 1024)
	put := func(place, label, next uint32, key bool) {
		array[place] = label | (place^next)<<10
		if key {
			array[place] |= leaf
		}
	}
	array[0] = 512 << 10 // the children of the root are at 512 and the byte
	put(512^0xef, 0xef, 256, false)
	put(256^0xbc, 0xbc, 128, false)
	put(128^0xa1, 0xa1, 100, true)
	array[100] = 1 << 31
	put(512^'\t', '\t', 101, true)
	array[101] = 1<<31 | 2
	b := binary.LittleEndian.AppendUint32(nil, uint32(4*len(array)))
	for _, u := range array {
		b = binary.LittleEndian.AppendUint32(b, u)
	}
	return append(b, "a\x00 \x00"...)
}

func TestRules(t *testing.T) {
	r, ok := parseRules(units())
	if !ok {
		t.Fatal("the rules cannot be read")
	}
	for text, want := range map[string]string{
		"Ａ":         "▁a",
		"ＡＡ\tb":     "▁aa▁b",
		"\t\t Ａ\t ": "▁a",
		"Ｂ\xef\xbc": "▁Ｂ\ufffd\ufffd",
	} {
		if got := string(r.normalize(text).text); got != want {
			t.Errorf("%q is normalised to %q, want %q", text, got, want)
		}
	}
}

func TestListsThatDoNotFit(t *testing.T) {
	for name, err := range map[string]error{
		"rules":   second(New([]byte{9, 0, 0, 0, 0, 0, 0, 0}, nil, nil, nil, 0)),
		"none":    second(New(nil, nil, nil, nil, 0)),
		"lengths": second(New(noRules(), []byte("ab"), []byte{1}, []float32{0}, 0)),
		"scores":  second(New(noRules(), []byte("a"), []byte{1}, nil, 0)),
		"control": second(New(noRules(), []byte("a"), []byte{1}, []float32{0}, 3)),
	} {
		if !errors.Is(err, ErrLists) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func second(_ *Vocabulary, err error) error { return err }
