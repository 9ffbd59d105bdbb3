// Package picture draws a menu. The font is given, for the desk ships none: without one the
// icons stand alone, and the words of the areas are shown by whoever shows the picture.
package picture

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/image/font"
	"golang.org/x/image/math/fixed"

	"madoguchi/internal/incident"
	"madoguchi/internal/incident/menu"
	"madoguchi/internal/richmenu"
)

// Paper, ink and indigo, as on the desk's pages.
var (
	paper  = color.RGBA{0xff, 0xfe, 0xfb, 0xff}
	line   = color.RGBA{0xd5, 0xcd, 0xbe, 0xff}
	ink    = color.RGBA{0x22, 0x29, 0x3a, 0xff}
	indigo = color.RGBA{0x2b, 0x4a, 0x6f, 0xff}
	tint   = color.RGBA{0xe3, 0xe9, 0xf1, 0xff}
)

// What stands where, in pixels.
const (
	rule    = 6   // between two cells
	around  = 300 // the disc around an icon
	leading = 112 // from one line of words to the next
)

// Face is a font in the two sizes that a menu has; the zero Face draws no words.
type Face struct{ Item, Tab font.Face }

// Draw draws the menu of some languages in one of them.
func Draw(m menu.Menu, langs []incident.Lang, lang incident.Lang, face Face) image.Image {
	p := &sheet{image.NewRGBA(image.Rect(0, 0, richmenu.Width, richmenu.Height)), face}
	p.fill(p.Bounds(), paper)
	for n, tab := range richmenu.Tabs(langs) {
		p.tab(rectangle(tab), langs[n], langs[n] == lang)
	}
	for n, cell := range richmenu.Cells(langs) {
		p.item(rectangle(cell), m.Items[n].Icon, m.Items[n].Label[string(lang)])
	}
	return p
}

// PNG is a picture as LINE takes it: with few colours a menu has some tens of kilobytes.
func PNG(picture image.Image) ([]byte, error) {
	few := image.NewPaletted(picture.Bounds(), palette())
	draw.Draw(few, few.Bounds(), picture, picture.Bounds().Min, draw.Src)
	var out bytes.Buffer
	encoder := png.Encoder{CompressionLevel: png.BestCompression}
	if err := encoder.Encode(&out, few); err != nil {
		return nil, fmt.Errorf("picture: %w", err)
	}
	return out.Bytes(), nil
}

// palette has the colours and what lies between those that meet: edges stay smooth.
func palette() color.Palette {
	const steps = 16
	colours := color.Palette{line}
	for _, pair := range [][2]color.RGBA{{paper, ink}, {tint, indigo}, {paper, tint}, {paper, indigo}} {
		for n := range steps + 1 {
			colours = append(colours, between(pair[0], pair[1], n, steps))
		}
	}
	return colours
}

func between(a, b color.RGBA, n, of int) color.RGBA {
	mix := func(a, b uint8) uint8 { return uint8((int(a)*(of-n) + int(b)*n) / of) }
	return color.RGBA{mix(a.R, b.R), mix(a.G, b.G), mix(a.B, b.B), 0xff}
}

type sheet struct {
	*image.RGBA
	face Face
}

func rectangle(b richmenu.Bounds) image.Rectangle {
	return image.Rect(b.X, b.Y, b.X+b.Width, b.Y+b.Height)
}

func (p *sheet) fill(r image.Rectangle, c color.Color) {
	draw.Draw(p, r, image.NewUniform(c), image.Point{}, draw.Src)
}

func (p *sheet) tab(r image.Rectangle, lang incident.Lang, here bool) {
	ground, words := tint, indigo
	if here {
		ground, words = indigo, paper
	}
	p.fill(r, ground)
	p.words(p.face.Tab, []string{richmenu.Tongue(lang)}, image.Pt((r.Min.X+r.Max.X)/2, (r.Min.Y+r.Max.Y)/2+28), words)
}

func (p *sheet) item(r image.Rectangle, icon, label string) {
	above := image.Rectangle{Min: r.Min, Max: image.Pt(r.Max.X, r.Min.Y+rule)}
	beside := image.Rectangle{Min: r.Min, Max: image.Pt(r.Min.X+rule, r.Max.Y)}
	for _, edge := range []image.Rectangle{above, beside} {
		p.fill(edge, line)
	}
	lines := wrap(label)
	middle := image.Pt((r.Min.X+r.Max.X)/2, r.Min.Y+r.Dy()*2/5)
	p.disc(middle, around/2, tint)
	p.icon(icon, middle, indigo)
	p.words(p.face.Item, lines, middle.Add(image.Pt(0, around/2+leading)), ink)
}

// words stand in the middle, a line below the other.
func (p *sheet) words(face font.Face, lines []string, at image.Point, c color.Color) {
	if face == nil {
		return
	}
	for n, words := range lines {
		d := font.Drawer{Dst: p, Src: image.NewUniform(c), Face: face}
		d.Dot = fixed.Point26_6{X: fixed.I(at.X) - d.MeasureString(words)/2, Y: fixed.I(at.Y + n*leading)}
		d.DrawString(words)
	}
}

// wrap cuts a label into lines that fit: words stay whole, and so do Japanese ones as long as a
// line is.
func wrap(label string) []string {
	const most = 16 // half-width places
	var lines []string
	current := ""
	for _, word := range words(label) {
		if current != "" && places(current+word) > most {
			lines, current = append(lines, strings.TrimSpace(current)), ""
		}
		current += word
	}
	return append(lines, strings.TrimSpace(current))
}

// words are what may stand on a line of its own: Latin words with the blank behind them, and
// signs of Japanese, except small kana and marks, which stay with what is before them.
func words(label string) []string {
	var all []string
	for _, r := range label {
		first := len(all) == 0
		last := rune(0)
		if !first {
			last, _ = utf8.DecodeLastRuneInString(all[len(all)-1])
		}
		latin := r < 0x80 && last < 0x80 && last != ' '
		if first || !latin && !stays(r) {
			all = append(all, "")
		}
		all[len(all)-1] += string(r)
	}
	return all
}

func stays(r rune) bool {
	return strings.ContainsRune("ゃゅょっァィゥェォッャュョー、。・」）？！", r) || unicode.IsSpace(r)
}

func places(s string) int {
	n := 0
	for _, r := range s {
		n++
		if r >= 0x2e80 {
			n++
		}
	}
	return n
}
