package report

import (
	"math"
	"strconv"
	"time"

	"madoguchi/internal/cases"
	"madoguchi/internal/daily"
)

// plot is a picture of a table that stands beside it: bars, labels and lines in the units of its
// view box. It says nothing that the table does not, for who cannot see it.
type plot struct {
	ID            string
	Width, Height int
	Bars          []bar
	Labels        []label
	Rules         []rule
	Legend        []legend
}

// bar is a part of a column or of a row.
type bar struct {
	X, Y, W, H float64
	Class      string // what it is of, by which the style colours it
	Title      string
}

type label struct {
	X, Y  float64
	Text  string
	Class string
}

type rule struct{ X1, Y1, X2, Y2 float64 }

type legend struct{ Class, Name string }

// Any reports whether there is anything to see.
func (p plot) Any() bool { return len(p.Bars) > 0 }

// Sizes of the plots, in the units of their view boxes.
const (
	wide, high         = 720, 220
	left, bottom, head = 44, 26, 12
	rowHigh            = 26
	named              = 220 // of a row, for its name
	mostTopics         = 12
	mostBars           = 92 // of days; a longer range shows weeks
)

// overTime is a column for each day of the range, or for each week of a long one, by who took care.
func (p *reportPage) overTime() plot {
	columns, step := p.columns()
	out := plot{ID: "over-time", Width: wide, Height: high}
	most := 0
	for _, c := range columns {
		most = max(most, c.Total)
	}
	if most == 0 {
		return plot{}
	}
	for _, by := range p.Bys {
		out.Legend = append(out.Legend, legend{"by-" + string(by), p.T("by-" + string(by))})
	}
	top := nice(most)
	scale := float64(high-bottom-head) / float64(top)
	base := float64(high - bottom)
	for _, tick := range []int{0, top / 2, top} {
		y := base - float64(tick)*scale
		out.Rules = append(out.Rules, rule{left, y, wide, y})
		out.Labels = append(out.Labels, label{left - 6, y + 4, strconv.Itoa(tick), "end"})
	}
	space := float64(wide-left) / float64(len(columns))
	every := int(math.Ceil(64 / space))
	for i, c := range columns {
		x, y := left+float64(i)*space, base
		for b, n := range c.By {
			if n > 0 {
				h := float64(n) * scale
				y -= h
				out.Bars = append(out.Bars, p.part(c.Name, b, n, bar{X: x + space*0.1, Y: y, W: space * 0.8, H: h}))
			}
		}
		if i%every == 0 {
			day := p.From.Add(i * step)
			name := strconv.Itoa(int(day.Month)) + "/" + strconv.Itoa(day.Day)
			out.Labels = append(out.Labels, label{x + space/2, base + 18, name, "middle"})
		}
	}
	return out
}

// part is what one of those who took care has of a column or a row.
func (p *reportPage) part(name string, by, n int, at bar) bar {
	at.Class = "by-" + string(p.Bys[by])
	at.Title = name + ": " + p.T(at.Class) + " " + strconv.Itoa(n)
	return at
}

// columns are the days of the range, also those on which nothing happened, or its weeks.
func (p *reportPage) columns() (all []line, step int) {
	days := int(p.To.In(time.UTC).Sub(p.From.In(time.UTC))/(24*time.Hour)) + 1
	if step = 1; days > mostBars {
		step = 7
	}
	byDate := map[string]daily.Day{}
	for _, d := range p.Days {
		byDate[d.Date] = d
	}
	for n := 0; n < days; n += step {
		var sum daily.Day
		for i := n; i < min(n+step, days); i++ {
			sum.Add(byDate[p.From.Add(i).String()])
		}
		column := p.Of(sum)
		column.Name = p.From.Add(n).String()
		all = append(all, column)
	}
	return all, step
}

// nice is a round number that is not below n, and even.
func nice(n int) int {
	for size := 1; ; size *= 10 {
		for _, round := range []int{2, 4, 6, 10} {
			if round*size >= n {
				return round * size
			}
		}
	}
}

// topTopics is a row for each of the largest topics, by who took care.
func (p *reportPage) topTopics() plot {
	rows := p.Topics[:min(len(p.Topics), mostTopics)]
	out := plot{ID: "top-topics", Width: wide, Height: len(rows)*rowHigh + 8}
	for i, row := range rows {
		y := float64(i*rowHigh + 4)
		out.Labels = append(out.Labels, label{named - 8, y + 15, short(row.Name), "end"})
		x := float64(named)
		for b, n := range row.By {
			if n > 0 {
				w := float64(n) / float64(rows[0].Total) * (wide - named - 50)
				out.Bars = append(out.Bars, p.part(row.Name, b, n, bar{X: x, Y: y, W: w, H: rowHigh - 8}))
				x += w
			}
		}
		out.Labels = append(out.Labels, label{x + 6, y + 15, strconv.Itoa(row.Total), ""})
	}
	return out
}

// firsts is, for each lane with a first answer, the median and the 90th percentile of the wait.
func (p *reportPage) firsts() plot {
	out := plot{ID: "first-answers", Width: wide,
		Legend: []legend{{"median", p.T("median")}, {"p90", p.T("p90")}}}
	var longest time.Duration
	var lanes []lane
	for _, l := range append(p.Lanes, lane{cases.Lane("all"), p.All}) {
		if l.First.Count() > 0 {
			lanes, longest = append(lanes, l), max(longest, l.First.Quantile(0.9), time.Minute)
		}
	}
	for i, l := range lanes {
		y := float64(i*rowHigh + 4)
		name := p.T("lane-" + string(l.ID))
		if l.ID == "all" {
			name = p.T("total")
		}
		out.Labels = append(out.Labels, label{named - 8, y + 15, name, "end"})
		to := func(q float64) float64 {
			return max(1, float64(l.First.Quantile(q))/float64(longest)*(wide-named-130))
		}
		median, p90 := p.Wait(l.First, 50), p.Wait(l.First, 90)
		out.Bars = append(out.Bars, bar{named, y + 4, to(0.9), rowHigh - 16, "p90", name + ": " + p.T("p90") + " " + p90},
			bar{named, y, to(0.5), rowHigh - 8, "median", name + ": " + p.T("median") + " " + median})
		out.Labels = append(out.Labels, label{named + to(0.9) + 6, y + 15, median + " / " + p90, ""})
	}
	out.Height = len(lanes)*rowHigh + 8
	return out
}

// short is a name that fits beside a row.
func short(name string) string {
	const most = 15
	runes, width := []rune(name), 0.0
	for i, r := range runes {
		if width++; r < 0x2000 {
			width -= 0.45
		}
		if width > most && i < len(runes)-1 {
			return string(runes[:i]) + "…"
		}
	}
	return name
}

// Number writes a coordinate.
func (p plot) Number(f float64) string { return strconv.FormatFloat(f, 'f', 1, 64) }
