package phrasebook

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"madoguchi/internal/dates"
	"madoguchi/internal/incident"
)

// Opening names a moment at which the desk opens: 4月13日(土) 9:00. It is "" for none.
func (b Book) Opening(at time.Time) string {
	if at.IsZero() {
		return ""
	}
	sep := ", "
	if b.Lang == incident.Japanese {
		sep = " "
	}
	return b.day(incident.DateOf(at)) + sep + clock(at.Hour(), at.Minute())
}

// Day names a day, with its year where that is not the given one.
func (b Book) Day(d incident.Date, year int) string {
	switch {
	case d.Year == year:
		return b.day(d)
	case b.Lang == incident.Japanese:
		return strconv.Itoa(d.Year) + "年" + b.day(d)
	}
	return b.day(d) + ", " + strconv.Itoa(d.Year)
}

// day names a day without its year: 4月13日(土).
func (b Book) day(d incident.Date) string {
	if b.Lang == incident.Japanese {
		return fmt.Sprintf("%d月%d日(%s)", d.Month, d.Day, weekday(d))
	}
	return fmt.Sprintf("%s, %s %d", d.Weekday(), d.Month, d.Day)
}

func weekday(d incident.Date) string {
	return [...]string{"日", "月", "火", "水", "木", "金", "土"}[d.Weekday()]
}

// Weekday names the day of the week.
func (b Book) Weekday(d incident.Date) string {
	if b.Lang == incident.Japanese {
		return weekday(d) + "曜日"
	}
	return d.Weekday().String()
}

// Between names the days of a span: 4月29日(月)～5月3日(金).
func (b Book) Between(s dates.Span, year int) string {
	if b.Lang == incident.Japanese {
		return b.Day(s.First, year) + "～" + b.Day(s.Last, year)
	}
	return b.Day(s.First, year) + " to " + b.Day(s.Last, year)
}

// Spans names runs of days, those of at most so many days on by each day, the others by
// their ends. In English the names have commas of their own.
func (b Book) Spans(runs []dates.Span, each, year int) string {
	var names []string
	for _, r := range runs {
		switch n := r.First.Days(r.Last); {
		case n == 0:
			names = append(names, b.Day(r.First, year))
		case n <= each:
			names = append(names, b.Day(r.First, year), b.Day(r.Last, year))
		default:
			names = append(names, b.Between(r, year))
		}
	}
	switch {
	case b.Lang == incident.Japanese:
		return incident.List(b.Lang, names)
	case len(names) == 2:
		return names[0] + " and " + names[1]
	}
	return strings.Join(names, "; ")
}

// Date writes a date with its year: 2013年10月5日.
func (b Book) Date(d incident.Date) string {
	if b.Lang == incident.Japanese {
		return strconv.Itoa(d.Year) + "年" + strconv.Itoa(int(d.Month)) + "月" + strconv.Itoa(d.Day) + "日"
	}
	return d.Month.String() + " " + strconv.Itoa(d.Day) + ", " + strconv.Itoa(d.Year)
}

// Written names a date that no calendar has as it was written: 2月30日.
func (b Book) Written(w dates.Written) string {
	year := ""
	if b.Lang == incident.Japanese {
		if w.Year != 0 {
			year = strconv.Itoa(w.Year) + "年"
		}
		return year + strconv.Itoa(w.Month) + "月" + strconv.Itoa(w.Day) + "日"
	}
	if w.Year != 0 {
		year = ", " + strconv.Itoa(w.Year)
	}
	return time.Month(w.Month).String() + " " + strconv.Itoa(w.Day) + year
}

// Hours names the hours of a staffed day: 9:00～18:00.
func (b Book) Hours() string {
	h := b.incident.Hours
	sep := "-"
	if b.Lang == incident.Japanese {
		sep = "～"
	}
	return clock(int(h.Open.Hours()), int(h.Open.Minutes())%60) + sep + clock(int(h.Close.Hours()), int(h.Close.Minutes())%60)
}

func clock(hour, minute int) string { return fmt.Sprintf("%d:%02d", hour, minute) }

// Period writes a period with both of its days, or the last where the first is not known.
func (b Book) Period(p incident.Period) string {
	last := b.Date(p.Last)
	switch {
	case p.Open() && b.Lang == incident.Japanese:
		return last + "まで"
	case p.Open():
		return "until " + last
	case b.Lang == incident.Japanese:
		return b.Date(p.First) + "～" + last
	}
	return b.Date(p.First) + " to " + last
}

// Periods are those of some segments, one to a line, each with whose it is where they
// differ.
func (b Book) Periods(segments []incident.Segment) string {
	var all []string
	one := !slices.ContainsFunc(segments, func(s incident.Segment) bool { return s.Period != segments[0].Period })
	for _, s := range segments {
		said := b.Period(s.Period)
		if !one {
			said += b.brackets(s.Name[b.Lang])
		}
		if !slices.Contains(all, said) {
			all = append(all, said)
		}
	}
	return strings.Join(all, "\n")
}

func (b Book) brackets(s string) string {
	if b.Lang == incident.Japanese {
		return "（" + s + "）"
	}
	return " (" + s + ")"
}
