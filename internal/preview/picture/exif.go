package picture

import (
	"bytes"
	"encoding/binary"
	"image"
)

// segments calls visit with each segment of a JPEG before its points (ITU T.81, B.1.1), until it
// returns false. It steps as image/jpeg does, over stray bytes and markers without a length, for
// what is reckoned from a segment must be what the decoder goes by.
func segments(content []byte, visit func(marker byte, body []byte) bool) {
	for at := 2; at+4 <= len(content); {
		marker := content[at+1]
		switch {
		case content[at] != 0xff || marker == 0xff: // stray, fill
			at++
			continue
		case marker == 0 || marker >= 0xd0 && marker <= 0xd7: // an escape, a restart
			at += 2
			continue
		}
		size := int(binary.BigEndian.Uint16(content[at+2:]))
		if marker == 0xda || marker == 0xd9 || size < 2 || at+2+size > len(content) || !visit(marker, content[at+4:at+2+size]) {
			return
		}
		at += 2 + size
	}
}

// orientation is how a phone was held, 1 to 8 (Exif 2.3, tag 0x0112); 1 is upright, and what
// nothing is known of.
func orientation(content []byte) int {
	turned := 1
	if !bytes.HasPrefix(content, []byte{0xff, 0xd8}) {
		return turned
	}
	segments(content, func(marker byte, body []byte) bool {
		tiff, is := bytes.CutPrefix(body, []byte("Exif\x00\x00"))
		if marker == 0xe1 && is {
			turned = fromTIFF(tiff)
			return false
		}
		return true
	})
	return turned
}

func fromTIFF(tiff []byte) int {
	if len(tiff) < 8 {
		return 1
	}
	var order binary.ByteOrder = binary.BigEndian
	if tiff[0] == 'I' {
		order = binary.LittleEndian
	}
	at := int64(order.Uint32(tiff[4:]))
	if at+2 > int64(len(tiff)) {
		return 1
	}
	entries := tiff[at:]
	for n := order.Uint16(entries); n > 0 && len(entries) >= 14; n-- {
		if entry := entries[2:]; order.Uint16(entry) == 0x0112 {
			if turned := int(order.Uint16(entry[8:])); turned >= 1 && turned <= 8 {
				return turned
			}
		}
		entries = entries[12:]
	}
	return 1
}

// upright turns a picture as its orientation says.
func upright(p *image.RGBA, turned int) image.Image {
	w, h := p.Rect.Dx(), p.Rect.Dy()
	at := map[int]func(x, y int) (int, int){ // where a point goes
		2: func(x, y int) (int, int) { return w - 1 - x, y },
		3: func(x, y int) (int, int) { return w - 1 - x, h - 1 - y },
		4: func(x, y int) (int, int) { return x, h - 1 - y },
		5: func(x, y int) (int, int) { return y, x },
		6: func(x, y int) (int, int) { return h - 1 - y, x },
		7: func(x, y int) (int, int) { return h - 1 - y, w - 1 - x },
		8: func(x, y int) (int, int) { return y, w - 1 - x },
	}[turned]
	if at == nil {
		return p
	}
	size := image.Rect(0, 0, w, h)
	if turned >= 5 {
		size = image.Rect(0, 0, h, w)
	}
	out := image.NewRGBA(size)
	for y := range p.Rect.Dy() {
		for x := range p.Rect.Dx() {
			i, j := at(x, y)
			copy(out.Pix[j*out.Stride+4*i:], p.Pix[y*p.Stride+4*x:][:4])
		}
	}
	return out
}
