package when

import (
	"slices"
	"strings"

	"madoguchi/internal/factlock/figure"
	"madoguchi/internal/factlock/reading"
	"madoguchi/internal/factlock/words"
)

// dayPart is a part of the day by its words, from one hour to another; one that ends after midnight does so past 24.
type dayPart struct {
	said     *words.List
	from, to int
}

var dayParts = []dayPart{
	{words.Of("早朝", "明け方", "early morning", "early in the morning"), 3, 9},
	{words.Of("午前中", "午前に", "今朝", "の朝", "朝に", "朝、", "in the morning", "morning of"), 0, 12},
	{words.Of("正午", "昼に", "昼頃", "お昼", "at noon", "around noon"), 10, 14},
	{words.Of("午後に", "午後、", "の午後", "in the afternoon", "afternoon of"), 12, 24},
	{words.Of("夕方", "in the evening", "evening of"), 15, 24},
	{words.Of("の夜", "夜に", "夜間に", "夜、", "at night", "night of"), 17, 29},
	{words.Of("深夜", "真夜中", "around midnight"), 21, 29},
	{words.Of("未明"), 0, 6},
}

// otherPart refuses a part of the day, without an hour, on a day that has its hour in the cited facts in another part.
func (d days) otherPart(r *reading.Reading, in []rune, all []figure.Figure) {
	for i, f := range all {
		from, to := bounds(in, f)
		text := strings.ToLower(string(in[from:to]))
		inside := func(o figure.Figure) bool { return o.Kind == figure.Clock && o.From >= from && o.To <= to }
		timed := slices.ContainsFunc(all, inside) || words.Has(text, "まで", "until")
		if f.Kind != figure.Date || !f.Day.Named() || figure.InSpan(in, all, i) || timed {
			continue
		}
		for _, p := range dayParts {
			word, _ := p.said.Find(text)
			if word == "" || words.Has(r.On.Raw, strings.Trim(word, "のに、")) {
				continue
			}
			if hours := d.hoursOf(f.Day); len(hours) > 0 && !slices.ContainsFunc(hours, p.has) {
				r.Refuse(f.From, word, "is another time of that day by the cited facts", "write the hour as they do")
				break
			}
		}
	}
}

// hoursOf are the hours of a day in the cited facts.
func (d days) hoursOf(day figure.Parts) []int {
	var all []int
	for _, h := range d.hours {
		if h.day.Same(day) {
			all = append(all, h.at.Minute())
		}
	}
	return all
}

// has reports whether a time of day, in minutes, lies in the part.
func (p dayPart) has(minute int) bool {
	return minute >= p.from*60 && minute < p.to*60 || minute+24*60 < p.to*60
}
