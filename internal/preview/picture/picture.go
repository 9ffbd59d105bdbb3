// Package picture makes a picture that a stranger sent safe to look at: it is decoded within
// bounds that are known before anything is decoded, made small enough for a screen, and written
// anew as a JPEG. Nothing of the bytes that came survives: no metadata (a phone writes down where
// it was), nothing behind the picture, no second meaning of the file.
//
// Only what the first bytes say counts, never a name or a media type. SVG is a program, and not
// among the kinds.
package picture

import (
	"bytes"
	"context"
	"errors"
	"image"
	"image/draw"
	"image/gif"
	"image/jpeg"
	"image/png"
	"io"

	"golang.org/x/image/webp"
)

// Errors of what is not shown.
var (
	ErrKind   = errors.New("picture: none of the kinds that are shown")
	ErrLarge  = errors.New("picture: larger than what is decoded")
	ErrBroken = errors.New("picture: cannot be decoded")
)

// The bounds. What a picture costs is reckoned from its header; a phone's photograph of 48 million
// points fits, and so does a scanned page.
const (
	MostBytes  = 15 << 20  // of the file
	mostPoints = 50e6      // width times height
	mostSide   = 20_000    // width or height
	mostMemory = 160 << 20 // bytes that its decoder takes
	mostShown  = 3200      // the longer side of what is shown: a phone's screen as it is
	mostOut    = 4 << 20   // bytes of what is shown: a function answers with 6 MB, base64 included (platform fact 25)
	quality    = 82
)

// Picture is what is shown.
type Picture struct {
	JPEG          []byte
	Width, Height int // of what was sent
}

// Is reports whether the first bytes are those of a kind that is shown.
func Is(content []byte) bool { return kindOf(content) != nil }

// Of decodes a picture, the first one of several, and writes it anew. It never panics. The error is
// one of this package, or that of the context.
func Of(ctx context.Context, content []byte) (p Picture, err error) {
	defer func() {
		if recover() != nil { // a decoder that met what it did not expect
			p, err = Picture{}, ErrBroken
		}
	}()
	k := kindOf(content)
	switch {
	case k == nil:
		return p, ErrKind
	case len(content) > MostBytes:
		return p, ErrLarge
	}
	config, err := k.config(bytes.NewReader(content))
	if err != nil || config.Width < 1 || config.Height < 1 {
		return p, ErrBroken
	}
	if !fits(config, k.cost(content, config)) || endless(content) {
		return p, ErrLarge
	}
	if err := crowded(content); err != nil {
		return p, err
	}
	decoded, err := k.decode(until{ctx, bytes.NewReader(content)})
	switch {
	case ctx.Err() != nil:
		return p, ctx.Err()
	case err != nil:
		return p, ErrBroken
	}
	if b := decoded.Bounds(); b.Empty() || b.Dx() > config.Width || b.Dy() > config.Height {
		return p, ErrBroken
	}
	p.Width, p.Height = config.Width, config.Height
	p.JPEG, err = encode(decoded, orientation(content))
	return p, err
}

// fits reports whether a picture is within the bounds; cost is in bytes a point.
func fits(c image.Config, cost int) bool {
	points := int64(c.Width) * int64(c.Height)
	return c.Width <= mostSide && c.Height <= mostSide && points <= mostPoints && points*int64(cost) <= mostMemory
}

// kind is one kind of pictures.
type kind struct {
	config func(io.Reader) (image.Config, error)
	decode func(io.Reader) (image.Image, error)
	cost   func(content []byte, c image.Config) int // bytes that the decoder takes for a point, at most
}

// kindOf is that of the first bytes, nil for any other.
func kindOf(content []byte) *kind {
	begins := func(with string) bool { return bytes.HasPrefix(content, []byte(with)) }
	switch {
	case begins("\x89PNG\r\n\x1a\n"):
		return &kind{png.DecodeConfig, png.Decode, costOfPNG}
	case begins("\xff\xd8\xff"):
		return &kind{jpeg.DecodeConfig, jpeg.Decode, costOfJPEG}
	case begins("GIF87a"), begins("GIF89a"):
		return &kind{gif.DecodeConfig, gif.Decode, func([]byte, image.Config) int { return 1 }}
	case begins("RIFF") && len(content) > 12 && string(content[8:12]) == "WEBP":
		return &kind{configOfWebP, webp.Decode, func([]byte, image.Config) int { return 12 }}
	}
	return nil
}

// encode makes a decoded picture small enough, upright and opaque, and writes it as JPEG.
func encode(decoded image.Image, turned int) ([]byte, error) {
	for parts := shrink(decoded.Bounds()); ; parts *= 2 {
		var out bytes.Buffer
		if err := jpeg.Encode(&out, upright(smaller(decoded, parts), turned), &jpeg.Options{Quality: quality}); err != nil {
			return nil, ErrBroken
		}
		if out.Len() <= mostOut {
			return out.Bytes(), nil
		}
	}
}

// shrink is how many points in a row become one.
func shrink(b image.Rectangle) int { return (max(b.Dx(), b.Dy()) + mostShown - 1) / mostShown }

// smaller averages squares of points, on white. It holds no more than a row of squares besides
// what comes out.
func smaller(from image.Image, parts int) *image.RGBA {
	b := from.Bounds()
	out := image.NewRGBA(image.Rect(0, 0, (b.Dx()+parts-1)/parts, (b.Dy()+parts-1)/parts))
	strip := image.NewRGBA(image.Rect(0, 0, b.Dx(), parts))
	for y := range out.Rect.Dy() {
		draw.Draw(strip, strip.Rect, image.White, image.Point{}, draw.Src)
		draw.Draw(strip, strip.Rect, from, image.Pt(b.Min.X, b.Min.Y+y*parts), draw.Over)
		if parts == 1 {
			copy(out.Pix[y*out.Stride:], strip.Pix)
			continue
		}
		rows := min(parts, b.Dy()-y*parts)
		for x := range out.Rect.Dx() {
			square := image.Rect(x*parts, 0, min((x+1)*parts, b.Dx()), rows)
			copy(out.Pix[y*out.Stride+4*x:], average(strip, square))
		}
	}
	return out
}

// average is the mean colour of a part of a picture.
func average(p *image.RGBA, of image.Rectangle) []byte {
	var sum [4]int
	for y := of.Min.Y; y < of.Max.Y; y++ {
		row := p.Pix[y*p.Stride+4*of.Min.X : y*p.Stride+4*of.Max.X]
		for i, v := range row {
			sum[i%4] += int(v)
		}
	}
	n := of.Dx() * of.Dy()
	return []byte{byte(sum[0] / n), byte(sum[1] / n), byte(sum[2] / n), byte(sum[3] / n)}
}
