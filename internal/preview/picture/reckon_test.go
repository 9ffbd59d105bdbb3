package picture

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"image"
	"image/color"
	"strings"
	"testing"
)

// framed is a JPEG whose frame says another size, in scans or not.
func framed(t *testing.T, side uint16, scans bool) []byte {
	content := asJPEG(t, wall(40, 20))
	at := bytes.Index(content, []byte{0xff, 0xc0})
	binary.BigEndian.PutUint16(content[at+5:], side)
	binary.BigEndian.PutUint16(content[at+7:], side)
	if scans {
		content[at+1] = 0xc2
	}
	return content
}

// A WebP speaks of a canvas of one point, and behind it stands a frame of 268 million.
func TestTheFrameOfAWebPIsReckoned(t *testing.T) {
	lossless := "VP8L\x06\x00\x00\x00\x2f\xff\xff\xff\x0f\x00"
	canvas := "VP8X\x0a\x00\x00\x00" + strings.Repeat("\x00", 10)
	for _, chunks := range []string{lossless, canvas + lossless} {
		size := binary.LittleEndian.AppendUint32(nil, uint32(4+len(chunks)))
		if _, err := Of(t.Context(), []byte("RIFF"+string(size)+"WEBP"+chunks)); !errors.Is(err, ErrLarge) {
			t.Errorf("%.4s first: %v", chunks, err)
		}
	}
}

// A restart has no length: whoever reads one steps into the middle of something else, where a frame
// without scans may stand.
func TestNothingInFrontHidesThatThereAreScans(t *testing.T) {
	content := framed(t, 4000, true)
	body := make([]byte, 65533)
	copy(body[65509-8:], "\xff\xc0\x00\x0b\x08\x00\x14\x00\x28\x01\x00\x11\x00")
	front := append([]byte("\xff\xd8\xff\xd0\xff\xe1\xff\xff"), body...)
	if _, err := Of(t.Context(), append(front, content[2:]...)); !errors.Is(err, ErrLarge) {
		t.Error(err)
	}
}

// Colours that are RGB are put together beside what was decoded, wherever the file says so.
func TestRGBIsReckonedTwice(t *testing.T) {
	content := framed(t, 6000, false)
	if _, err := Of(t.Context(), content); !errors.Is(err, ErrBroken) {
		t.Fatalf("36 million points: %v, want them to be read and missed", err)
	}
	adobe := "\xff\xee\x00\x0eAdobe\x00\x64\x00\x00\x00\x00\x00"
	for why, with := range map[string][]byte{
		"in front": bytes.Join([][]byte{content[:2], []byte(adobe), content[2:]}, nil),
		"behind":   append(bytes.Clone(content[:len(content)-2]), adobe+"\xff\xd9"...),
	} {
		if _, err := Of(t.Context(), with); !errors.Is(err, ErrLarge) {
			t.Errorf("%s: %v", why, err)
		}
	}
}

func TestScansAreCounted(t *testing.T) {
	scans := func(n int) []byte { return bytes.Repeat([]byte{0xff, 0xda, 0, 2}, n) }
	for n, want := range map[int]error{10: ErrBroken, mostScans + 1: ErrLarge} {
		if _, err := Of(t.Context(), append(framed(t, 40, true), scans(n)...)); !errors.Is(err, want) {
			t.Errorf("%d scans: %v, want %v", n, err, want)
		}
	}
	if _, err := Of(t.Context(), append(asJPEG(t, wall(40, 20)), scans(300)...)); err != nil {
		t.Errorf("a photograph with a film behind it: %v", err)
	}
}

// patient is a context that ends when it was asked so often.
type patient struct {
	context.Context
	left int
}

func (p *patient) Err() error {
	if p.left--; p.left < 0 {
		return context.Canceled
	}
	return nil
}

func TestDecodingEndsWithTheRequest(t *testing.T) {
	for name, content := range map[string][]byte{"PNG": asPNG(t, wall(400, 200)), "JPEG": asJPEG(t, wall(400, 200)), "GIF": asGIF(t, wall(400, 200))} {
		if _, err := Of(&patient{t.Context(), 3}, content); !errors.Is(err, context.Canceled) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestWhatAPointOfAJPEGTakes(t *testing.T) {
	plain, scans := framed(t, 40, false), framed(t, 40, true)
	for _, row := range []struct {
		model          color.Model
		plain, scanned int
	}{{color.GrayModel, 1, 5}, {color.YCbCrModel, 3, 15}, {color.RGBAModel, 7, 19}, {color.CMYKModel, 8, 24}} {
		config := image.Config{ColorModel: row.model}
		if a, b := costOfJPEG(plain, config), costOfJPEG(scans, config); a != row.plain || b != row.scanned {
			t.Errorf("%T: %d and %d bytes, want %d and %d", row.model, a, b, row.plain, row.scanned)
		}
	}
}
