package picture

import (
	"image"
	"image/color"
	"image/draw"
	"math"

	"golang.org/x/image/vector"
)

// Icons are lines on a grid of 24, as those of the desk's pages are.
const (
	gridSize = 24
	drawn    = 190 // pixels across
	pen      = 1.7 // on the grid
)

type point struct{ x, y float64 }

// strokes are the lines of an icon.
func strokes(name string) [][]point {
	switch name {
	case "person":
		return [][]point{arc(12, 8, 3.6, 0, 360), arc(12, 20.5, 7.2, 180, 360), {{4.8, 20.5}, {19.2, 20.5}}}
	case "notice":
		sheet := []point{{6, 3.5}, {18, 3.5}, {18, 20.5}, {6, 20.5}, {6, 3.5}}
		return [][]point{sheet, {{9, 8}, {15, 8}}, {{9, 12}, {15, 12}}, {{9, 16}, {12.5, 16}}}
	case "card":
		return [][]point{{{3.5, 6}, {20.5, 6}, {20.5, 18}, {3.5, 18}, {3.5, 6}}, {{3.5, 10}, {20.5, 10}}, {{6.5, 14.5}, {10.5, 14.5}}}
	case "warning":
		return [][]point{{{12, 3.5}, {21, 19.5}, {3, 19.5}, {12, 3.5}}, {{12, 9.5}, {12, 13.5}}, {{12, 16.4}, {12, 16.6}}}
	case "staff":
		balloon := []point{{8.5, 17}, {6, 20.5}, {6, 17}, {3.5, 17}, {3.5, 5}, {20.5, 5}, {20.5, 17}, {8.5, 17}}
		return [][]point{balloon, {{8, 11}, {8.1, 11}}, {{12, 11}, {12.1, 11}}, {{16, 11}, {16.1, 11}}}
	case "status":
		return [][]point{arc(12, 12, 8.5, 0, 360), {{12, 7}, {12, 12.2}, {15.5, 14.2}}}
	}
	return nil
}

// arc goes around a point, clockwise in degrees from the right.
func arc(x, y, radius, from, to float64) []point {
	const steps = 48
	var all []point
	for n := range steps + 1 {
		angle := (from + (to-from)*float64(n)/steps) * math.Pi / 180
		all = append(all, point{x + radius*math.Cos(angle), y + radius*math.Sin(angle)})
	}
	return all
}

// icon draws an icon around a point.
func (p *sheet) icon(name string, middle image.Point, c color.Color) {
	scale := float64(drawn) / gridSize
	place := func(q point) point {
		return point{float64(middle.X) + (q.x-gridSize/2)*scale, float64(middle.Y) + (q.y-gridSize/2)*scale}
	}
	for _, stroke := range strokes(name) {
		for n := range len(stroke) - 1 {
			p.segment(place(stroke[n]), place(stroke[n+1]), pen*scale/2, c)
		}
		for _, q := range stroke {
			at := place(q)
			p.round(at, pen*scale/2, c)
		}
	}
}

// segment draws a straight line of a pen.
func (p *sheet) segment(a, b point, half float64, c color.Color) {
	length := math.Hypot(b.x-a.x, b.y-a.y)
	if length == 0 {
		return
	}
	nx, ny := (b.y-a.y)/length*half, (a.x-b.x)/length*half
	p.polygon([]point{{a.x + nx, a.y + ny}, {b.x + nx, b.y + ny}, {b.x - nx, b.y - ny}, {a.x - nx, a.y - ny}}, c)
}

func (p *sheet) disc(middle image.Point, radius int, c color.Color) {
	p.round(point{float64(middle.X), float64(middle.Y)}, float64(radius), c)
}

func (p *sheet) round(at point, radius float64, c color.Color) {
	p.polygon(arc(at.x, at.y, radius, 0, 360), c)
}

// polygon fills a shape, and looks at no more of the sheet than it lies on.
func (p *sheet) polygon(corners []point, c color.Color) {
	low, high := corners[0], corners[0]
	for _, q := range corners {
		low, high = point{min(low.x, q.x), min(low.y, q.y)}, point{max(high.x, q.x), max(high.y, q.y)}
	}
	box := image.Rect(int(low.x)-1, int(low.y)-1, int(high.x)+2, int(high.y)+2)
	z := vector.NewRasterizer(box.Dx(), box.Dy())
	z.DrawOp = draw.Over
	at := func(q point) (float32, float32) {
		return float32(q.x - float64(box.Min.X)), float32(q.y - float64(box.Min.Y))
	}
	z.MoveTo(at(corners[0]))
	for _, q := range corners[1:] {
		z.LineTo(at(q))
	}
	z.ClosePath()
	z.Draw(p, box, image.NewUniform(c), image.Point{})
}
