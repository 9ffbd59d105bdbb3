package picture

import (
	"bytes"
	"context"
	"image"
	"image/color"
	"io"

	"golang.org/x/image/riff"
	"golang.org/x/image/vp8l"
	"golang.org/x/image/webp"
)

// mostScans is in how many scans a JPEG may come. Encoders write some ten; each goes over all
// points again, and may be forty bytes long.
const mostScans = 100

// costOfPNG is what a point takes in its own colours, twice where the picture comes in passes
// (PNG, 8.2): the passes and the whole stand side by side.
func costOfPNG(content []byte, c image.Config) int {
	cost := 4
	switch c.ColorModel {
	case color.NRGBA64Model, color.RGBA64Model:
		cost = 8
	case color.GrayModel:
		cost = 1
	case color.Gray16Model:
		cost = 2
	}
	if len(content) > 28 && content[28] != 0 {
		cost *= 2
	}
	return cost
}

// costOfJPEG is a byte for each colour, the four of a coefficient besides where it comes in scans
// (ITU T.81, G), and the four of what the colours are put together to where they are no YCbCr.
func costOfJPEG(content []byte, c image.Config) int {
	colours, together := 3, 0
	switch c.ColorModel {
	case color.GrayModel:
		colours = 1
	case color.CMYKModel:
		colours, together = 4, 4
	case color.RGBAModel:
		together = 4
	}
	if colours == 3 && untransformed(content) {
		together = 4
	}
	if progressive(content) {
		return 5*colours + together
	}
	return colours + together
}

// untransformed reports whether a segment of Adobe's says that the colours are RGB. It looks
// anywhere: the header ends before the points, and such a segment may follow them.
func untransformed(content []byte) bool {
	for rest := content; ; {
		at := bytes.Index(rest, []byte{0xff, 0xee})
		if at < 0 {
			return false
		}
		if rest = rest[at+2:]; len(rest) > 13 && string(rest[2:7]) == "Adobe" && rest[13] == 0 {
			return true
		}
	}
}

// progressive reports whether a JPEG comes in scans. What cannot be told does. The first frame
// counts, as the decoder refuses a second one.
func progressive(content []byte) bool {
	scans := true
	segments(content, func(marker byte, _ []byte) bool {
		switch marker {
		case 0xc0, 0xc1:
			scans = false
			return false
		case 0xc2:
			return false
		}
		return true
	})
	return scans
}

// endless reports whether a JPEG comes in more scans than are decoded. It counts whatever looks
// like the beginning of one, wherever it stands.
func endless(content []byte) bool {
	return bytes.HasPrefix(content, []byte{0xff, 0xd8}) && bytes.Count(content, []byte{0xff, 0xda}) > mostScans && progressive(content)
}

// configOfWebP is the header of the frame that is decoded. The canvas that the file speaks of first
// need not be as large as its lossless frame (VP8L), and the decoder compares the two only when it
// has made the picture; the other kind of frames (VP8) it compares before.
func configOfWebP(r io.Reader) (image.Config, error) {
	content, err := io.ReadAll(r)
	if err != nil {
		return image.Config{}, err
	}
	_, chunks, err := riff.NewReader(bytes.NewReader(content))
	for err == nil {
		var id riff.FourCC
		var chunk io.Reader
		switch id, _, chunk, err = chunks.Next(); {
		case err != nil:
		case id == riff.FourCC{'V', 'P', '8', ' '}:
			return webp.DecodeConfig(bytes.NewReader(content))
		case id == riff.FourCC{'V', 'P', '8', 'L'}:
			return vp8l.DecodeConfig(chunk)
		}
	}
	return image.Config{}, err
}

// until is a reader that ends with a context. It gives little at a time: many points may come of a
// few bytes, and a decoder looks here only when it wants more.
type until struct {
	ctx context.Context
	r   io.Reader
}

func (u until) Read(p []byte) (int, error) {
	if err := u.ctx.Err(); err != nil {
		return 0, err
	}
	return u.r.Read(p[:min(len(p), 64)])
}
