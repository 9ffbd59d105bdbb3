package picture

import (
	"bytes"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"image/png"
	"math/rand/v2"
	"strings"
	"testing"
)

// wall is a picture with a red left half.
func wall(width, height int) *image.RGBA {
	p := image.NewRGBA(image.Rect(0, 0, width, height))
	for y := range height {
		for x := range width {
			p.SetRGBA(x, y, color.RGBA{B: 255, A: 255})
			if x < width/2 {
				p.SetRGBA(x, y, color.RGBA{R: 255, A: 255})
			}
		}
	}
	return p
}

func written(t testing.TB, write func(b *bytes.Buffer) error) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func asPNG(t testing.TB, p image.Image) []byte {
	return written(t, func(b *bytes.Buffer) error { return png.Encode(b, p) })
}

func asJPEG(t testing.TB, p image.Image) []byte {
	return written(t, func(b *bytes.Buffer) error { return jpeg.Encode(b, p, nil) })
}

func asGIF(t testing.TB, p image.Image) []byte {
	return written(t, func(b *bytes.Buffer) error { return gif.Encode(b, p, nil) })
}

// looked is what is shown, as a browser would decode it.
func looked(t *testing.T, content []byte) image.Image {
	t.Helper()
	p, err := Of(t.Context(), content)
	if err != nil {
		t.Fatal(err)
	}
	shown, err := jpeg.Decode(bytes.NewReader(p.JPEG))
	if err != nil {
		t.Fatal(err)
	}
	return shown
}

// red reports whether a point is rather red than blue.
func red(c color.Color) bool {
	r, _, b, _ := c.RGBA()
	return r > b
}

func TestEveryKindIsWrittenAnew(t *testing.T) {
	for name, content := range map[string][]byte{
		"PNG": asPNG(t, wall(40, 20)), "JPEG": asJPEG(t, wall(40, 20)), "GIF": asGIF(t, wall(40, 20)),
	} {
		shown := looked(t, content)
		if b := shown.Bounds(); b.Dx() != 40 || b.Dy() != 20 || !red(shown.At(5, 10)) || red(shown.At(35, 10)) {
			t.Errorf("%s: %v, left %v, right %v", name, b, shown.At(5, 10), shown.At(35, 10))
		}
	}
}

func TestWhatIsLargeIsMadeSmall(t *testing.T) {
	shown := looked(t, asPNG(t, wall(6500, 100)))
	if b := shown.Bounds(); b.Dx() != 2167 || b.Dy() != 34 || !red(shown.At(900, 10)) || red(shown.At(1300, 10)) {
		t.Errorf("%v", b)
	}
}

func TestWhatIsTransparentLiesOnWhite(t *testing.T) {
	if r, g, b, _ := looked(t, asPNG(t, image.NewRGBA(image.Rect(0, 0, 9, 9)))).At(4, 4).RGBA(); r>>8 != 255 || g>>8 != 255 || b>>8 != 255 {
		t.Errorf("%d %d %d", r>>8, g>>8, b>>8)
	}
}

// held is a JPEG with what a phone writes down about how it was held, and a place.
func held(t testing.TB, turned uint16, order binary.AppendByteOrder) []byte {
	mark := "MM\x00*"
	if order.String() == "LittleEndian" {
		mark = "II*\x00"
	}
	tiff := order.AppendUint32([]byte(mark), 8)
	tiff = order.AppendUint16(tiff, 1)
	tiff = order.AppendUint16(order.AppendUint16(tiff, 0x0112), 3)
	tiff = order.AppendUint16(order.AppendUint32(tiff, 1), turned)
	tiff = append(tiff, "\x00\x00\x00\x00\x00\x00GPS 35.0000N 139.0000E"...)
	body := append([]byte("Exif\x00\x00"), tiff...)
	segment := binary.BigEndian.AppendUint16([]byte{0xff, 0xe1}, uint16(len(body)+2))
	content := asJPEG(t, wall(40, 20))
	return bytes.Join([][]byte{content[:2], segment, body, content[2:]}, nil)
}

func TestAPhotographStandsUpright(t *testing.T) {
	for turned, want := range map[uint16]struct {
		width, height int
		x, y          int // of a point that is red
	}{
		0: {40, 20, 5, 10}, 1: {40, 20, 5, 10}, 2: {40, 20, 35, 10}, 3: {40, 20, 35, 10}, 4: {40, 20, 5, 10},
		5: {20, 40, 10, 5}, 6: {20, 40, 10, 5}, 7: {20, 40, 10, 35}, 8: {20, 40, 10, 35}, 9: {40, 20, 5, 10},
	} {
		for _, order := range []binary.AppendByteOrder{binary.BigEndian, binary.LittleEndian} {
			shown := looked(t, held(t, turned, order))
			if b := shown.Bounds(); b.Dx() != want.width || b.Dy() != want.height || !red(shown.At(want.x, want.y)) {
				t.Errorf("%d, %s: %v", turned, order, b)
			}
		}
	}
}

func TestNothingOfWhatCameSurvives(t *testing.T) {
	page := "<html><script>alert(1)</script></html>"
	for name, content := range map[string][]byte{
		"where it was taken":         held(t, 1, binary.BigEndian),
		"a page behind a PNG":        append(asPNG(t, wall(9, 9)), page...),
		"a page behind a JPEG":       append(asJPEG(t, wall(9, 9)), page...),
		"a page in and behind a GIF": append(commented(asGIF(t, wall(9, 9)), page), page...),
	} {
		p, err := Of(t.Context(), content)
		if err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if !bytes.HasPrefix(p.JPEG, []byte{0xff, 0xd8}) || bytes.Contains(p.JPEG, []byte("script")) || bytes.Contains(p.JPEG, []byte("GPS")) {
			t.Errorf("%s: something is left", name)
		}
	}
}

// commented puts a comment in front of the first picture of a GIF (GIF89a, 24).
func commented(content []byte, text string) []byte {
	at := 13 + 3*(2<<(content[10]&7))
	comment := append([]byte{0x21, 0xfe, byte(len(text))}, text...)
	return bytes.Join([][]byte{content[:at], append(comment, 0), content[at:]}, nil)
}

// claims is a PNG whose header says something else than what follows.
func claims(content []byte, width, height uint32, depth, colour byte) []byte {
	content = bytes.Clone(content)
	binary.BigEndian.PutUint32(content[16:], width)
	binary.BigEndian.PutUint32(content[20:], height)
	content[24], content[25] = depth, colour
	binary.BigEndian.PutUint32(content[29:], crc32.ChecksumIEEE(content[12:29]))
	return content
}

func TestWhatIsNotShown(t *testing.T) {
	small := asPNG(t, wall(9, 9))
	photo := asJPEG(t, wall(40, 20))
	for _, row := range []struct {
		why     string
		content []byte
		want    error
	}{
		{"nothing", nil, ErrKind},
		{"SVG, which is a program", []byte(`<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>`), ErrKind},
		{"SVG that says it is XML", []byte(`<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>`), ErrKind},
		{"a page", []byte("<!doctype html><script>alert(1)</script>"), ErrKind},
		{"a page that says GIF further behind", []byte("<script>/*GIF89a*/alert(1)</script>"), ErrKind},
		{"a page that says GIF first", []byte("GIF89a/*<html>*/=1;alert(1)//"), ErrLarge}, // "/*" are 10,799 points
		{"PDF", []byte("%PDF-1.7"), ErrKind},
		{"TIFF", []byte("II*\x00\x08\x00\x00\x00"), ErrKind},
		{"a PNG of four billion points", claims(small, 65535, 65535, 8, 2), ErrLarge},
		{"a PNG that is wide", claims(small, 1<<30, 1, 8, 2), ErrLarge},
		{"a PNG with points of eight bytes", claims(small, 5000, 5000, 16, 6), ErrLarge},
		{"a real bomb: 400 million points in half a megabyte", bomb(t), ErrLarge},
		{"a PNG of nothing", claims(small, 0, 9, 8, 2), ErrBroken},
		{"a PNG that says more than it has", claims(small, 900, 900, 8, 2), ErrBroken},
		{"a PNG that ends in its header", small[:20], ErrBroken},
		{"a PNG that ends in its points", small[:len(small)-20], ErrBroken},
		{"a JPEG that ends in its points", photo[:len(photo)-200], ErrBroken},
		{"a JPEG of nothing but its beginning", photo[:3], ErrBroken},
		{"WebP that is none", []byte("RIFF\x10\x00\x00\x00WEBPVP8X\x0a\x00\x00\x00"), ErrBroken},
		{"more bytes than are read", append(small, make([]byte, MostBytes)...), ErrLarge},
	} {
		if p, err := Of(t.Context(), row.content); !errors.Is(err, row.want) || p.JPEG != nil {
			t.Errorf("%s: %v, %d bytes, want %v", row.why, err, len(p.JPEG), row.want)
		}
	}
}

// bomb is a picture of one colour and 20,000 points a side.
func bomb(t testing.TB) []byte {
	return claims(asPNG(t, image.NewPaletted(image.Rect(0, 0, 900, 900), color.Palette{color.Black})), 20_000, 20_000, 1, 3)
}

// A JPEG in scans takes five times the memory of its points, which is reckoned before.
func TestScansAreReckonedBefore(t *testing.T) {
	content := asJPEG(t, wall(40, 20))
	at := bytes.Index(content, []byte{0xff, 0xc0})
	binary.BigEndian.PutUint16(content[at+5:], 4000)
	binary.BigEndian.PutUint16(content[at+7:], 4000)
	if _, err := Of(t.Context(), content); !errors.Is(err, ErrBroken) {
		t.Errorf("sixteen million points: %v, want them to be read and missed", err)
	}
	content[at+1] = 0xc2
	if _, err := Of(t.Context(), content); !errors.Is(err, ErrLarge) {
		t.Errorf("in scans: %v", err)
	}
}

// Whatever bytes come, there is a picture or an error.
func TestBrokenBytesEndNothing(t *testing.T) {
	source := rand.New(rand.NewPCG(1, 2))
	for name, content := range map[string][]byte{"PNG": asPNG(t, wall(30, 30)), "JPEG": held(t, 6, binary.BigEndian), "GIF": asGIF(t, wall(30, 30))} {
		for range 300 {
			broken := bytes.Clone(content)
			for range 1 + source.IntN(8) {
				broken[source.IntN(len(broken))] = byte(source.IntN(256))
			}
			if p, err := Of(t.Context(), broken[:1+source.IntN(len(broken))]); (err == nil) != (p.JPEG != nil) {
				t.Fatalf("%s: %v with %d bytes", name, err, len(p.JPEG))
			}
		}
	}
	if _, err := Of(t.Context(), []byte("\xff\xd8\xff"+strings.Repeat("\xff", 1<<16))); err == nil {
		t.Error("nothing but fill is a picture")
	}
}
