package linesim

import (
	"bytes"
	"image"
	"image/color"
	"image/jpeg"
	"net/http"
	"slices"
	"time"
)

// kept is for how long the stand-in keeps what users sent. LINE names no time:
// https://developers.line.biz/en/reference/messaging-api/#get-content.
const kept = 14 * 24 * time.Hour

// content is a picture that a user sent: the one of [Config], else one that is drawn. LINE has
// none that was taken back, and none that is old.
func (p api) content(_ http.ResponseWriter, r *http.Request) answer {
	id := r.PathValue("id")
	for _, screen := range p.state.Transcripts {
		i := slices.IndexFunc(screen, func(b Bubble) bool { return b.ID == id && b.Mine && b.Type == "image" })
		if i < 0 || screen[i].Unsent || p.config.Now().Sub(screen[i].At) >= kept {
			continue
		}
		if p.config.Picture != nil {
			return answer{http.StatusOK, p.config.Picture}
		}
		return answer{http.StatusOK, photograph(id)}
	}
	return refusal(http.StatusNotFound, "Not found")
}

// photograph is a picture that differs with its id, and shows nothing.
func photograph(id string) []byte {
	shade := byte(0)
	for i := range len(id) {
		shade += id[i] * 31
	}
	p := image.NewRGBA(image.Rect(0, 0, 480, 360))
	for y := range 360 {
		for x := range 480 {
			p.SetRGBA(x, y, color.RGBA{shade, byte(x / 2), byte(y / 2), 255})
		}
	}
	var b bytes.Buffer
	if err := jpeg.Encode(&b, p, nil); err != nil {
		panic(err) // it is written into memory
	}
	return b.Bytes()
}
