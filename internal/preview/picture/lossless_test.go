package picture

import (
	"encoding/binary"
	"errors"
	"testing"
)

// stream is written bit by bit, the lowest first.
type stream struct {
	bytes []byte
	n     int
}

func (s *stream) put(value uint32, bits int) {
	for i := range bits {
		if s.n&7 == 0 {
			s.bytes = append(s.bytes, 0)
		}
		s.bytes[s.n>>3] |= byte(value>>i&1) << (s.n & 7)
		s.n++
	}
}

// plain is a prefix code of one symbol.
func (s *stream) plain(symbol uint32) { s.put(1|1<<2, 3); s.put(symbol, 8) }

// colour is a group with which all points are of one colour.
func (s *stream) colour(red, green, blue uint32) {
	for _, symbol := range []uint32{green, red, blue, 255} {
		s.plain(symbol)
	}
	s.plain(0)
}

// pictured begins a lossless picture without transforms and without a colour cache.
func pictured(w, h int) *stream {
	s := &stream{}
	s.put(0x2f, 8)
	s.put(uint32(w-1), 14)
	s.put(uint32(h-1), 14)
	s.put(0, 4)
	s.put(0, 1) // no transform
	s.put(0, 1) // no cache
	return s
}

// parted says that the picture has parts of four points each way, and begins the image that tells their groups.
func (s *stream) parted() { s.put(1, 1); s.put(0, 3); s.put(0, 1) }

// asWebP puts chunks into a file, each with its name in front.
func asWebP(chunks ...string) []byte {
	var all []byte
	for _, c := range chunks {
		all = binary.LittleEndian.AppendUint32(append(all, c[:4]...), uint32(len(c)-4))
		if all = append(all, c[4:]...); len(c)&1 == 1 {
			all = append(all, 0)
		}
	}
	return append(binary.LittleEndian.AppendUint32([]byte("RIFF"), uint32(4+len(all))), append([]byte("WEBP"), all...)...)
}

// The left part of a picture has one group and the right one another.
func TestALosslessWebPOfTwoPartsIsShown(t *testing.T) {
	s := pictured(8, 4)
	s.parted()
	s.put(1|1<<1, 3) // green, which is the low byte of a group: one of the two symbols 0 and 1
	s.put(0, 1)
	s.put(1, 8)
	for range 4 {
		s.plain(0)
	}
	s.put(0b10, 2)
	s.colour(255, 0, 0)
	s.colour(0, 0, 255)
	content := asWebP("VP8L" + string(s.bytes))
	shown := looked(t, content)
	if b := shown.Bounds(); b.Dx() != 8 || b.Dy() != 4 || !red(shown.At(1, 2)) || red(shown.At(6, 2)) {
		t.Errorf("%v, left %v, right %v", b, shown.At(1, 2), shown.At(6, 2))
	}
}

// many is a picture all of whose parts name the last of 65,536 groups, so many of which follow.
func many(w, h, follow int) string {
	s := pictured(w, h)
	s.parted()
	s.colour(255, 255, 0)
	for range follow {
		s.colour(0, 0, 0)
	}
	return string(s.bytes)
}

// Forty bytes would have the decoder make 65,536 groups of prefix codes, 180 MB, for 256 parts; half a megabyte
// has it fill them.
func TestGroupsOfALosslessWebPAreBounded(t *testing.T) {
	alpha := func(w, h uint16, stream string) string {
		canvas := "VP8X\x10\x00\x00\x00" + string([]byte{byte(w - 1), byte((w - 1) >> 8), 0, byte(h - 1), byte((h - 1) >> 8), 0})
		return canvas + "|ALPH\x01" + stream
	}
	small := pictured(8, 4)
	small.put(0, 1)
	small.colour(0, 0, 0)
	frame := "VP8L" + string(small.bytes)
	if _, err := Of(t.Context(), asWebP(frame)); err != nil {
		t.Fatal("a picture of one colour:", err)
	}
	for why, content := range map[string][]byte{
		"more groups than parts":             asWebP("VP8L" + many(64, 64, 0)),
		"as many as parts, and too many":     asWebP("VP8L" + many(3000, 3000, 20_000)),
		"in how transparent it is":           asWebP(append(parted(alpha(64, 64, many(64, 64, 0)[5:])), frame)...),
		"how transparent a large canvas is":  asWebP(append(parted(alpha(16384, 16384, "")), frame)...),
		"and it is not compressed, of these": asWebP(parted(alpha(16384, 16384, "\x00"))[0], "ALPH\x00", frame),
	} {
		if _, err := Of(t.Context(), content); !errors.Is(err, ErrLarge) {
			t.Errorf("%s: %v", why, err)
		}
	}
}

func parted(chunks string) []string {
	at := len("VP8X") + 10
	return []string{chunks[:at], chunks[at+1:]}
}
