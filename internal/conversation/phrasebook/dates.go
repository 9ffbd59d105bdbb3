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

// form is how a language writes days where they are numbers and signs: in all but English.
type form struct {
	year, month, day string // what stands behind each
	gap              string // and between them
	weekday          string // in front of the sign of one, and behind it
	after            string
	short            string // in front of the sign in brackets
	signs            [7]string
	to               string // between two days
	until            string // a day without a beginning: the format
}

// forms are those of the languages in which an incident may be answered.
func forms(lang incident.Lang) (f form, ok bool) {
	chinese := [7]string{"日", "一", "二", "三", "四", "五", "六"}
	switch lang {
	case incident.Japanese:
		return form{"年", "月", "日", "", "", "曜日", "", [7]string{"日", "月", "火", "水", "木", "金", "土"}, "～", "%sまで"}, true
	case incident.Simplified:
		return form{"年", "月", "日", "", "星期", "", "周", chinese, "～", "截至%s"}, true
	case incident.Traditional:
		return form{"年", "月", "日", "", "星期", "", "週", chinese, "～", "截至%s"}, true
	case incident.Korean:
		return form{"년", "월", "일", " ", "", "요일", "", [7]string{"일", "월", "화", "수", "목", "금", "토"}, "~", "%s까지"}, true
	}
	return form{}, false
}

// written is a date of which the year may be 0.
func (f form) written(year, month, day int) string {
	said := ""
	if year != 0 {
		said = strconv.Itoa(year) + f.year + f.gap
	}
	return said + strconv.Itoa(month) + f.month + f.gap + strconv.Itoa(day) + f.day
}

// language writes days and hours of an incident.
type language struct {
	incident *incident.Incident
	Lang     incident.Lang
}

// both renders something in the language of the book, and notes how a text says it that is not
// translated.
func (b Book) both(render func(language) string) string {
	said := render(language{b.incident, b.Lang})
	if b.Partly() {
		b.twins[said] = render(language{b.incident, b.incident.AnswerLang(unknown)})
	}
	return said
}

// unknown is a language that no incident has.
const unknown = "und"

// Opening names a moment at which the desk opens: 4月13日(土) 9:00. It is "" for none.
func (b Book) Opening(at time.Time) string {
	return b.both(func(l language) string { return l.opening(at) })
}

func (b language) opening(at time.Time) string {
	if at.IsZero() {
		return ""
	}
	sep := ", "
	if _, ok := forms(b.Lang); ok {
		sep = " "
	}
	return b.day(incident.DateOf(at)) + sep + clock(at.Hour(), at.Minute())
}

// Day names a day, with its year where that is not the given one.
func (b Book) Day(d incident.Date, year int) string {
	return b.both(func(l language) string { return l.dayOf(d, year) })
}

func (b language) dayOf(d incident.Date, year int) string {
	f, ok := forms(b.Lang)
	switch {
	case d.Year == year:
		return b.day(d)
	case ok:
		return strconv.Itoa(d.Year) + f.year + f.gap + b.day(d)
	}
	return b.day(d) + ", " + strconv.Itoa(d.Year)
}

// day names a day without its year: 4月13日(土).
func (b language) day(d incident.Date) string {
	if f, ok := forms(b.Lang); ok {
		return f.written(0, int(d.Month), d.Day) + "(" + f.short + f.signs[d.Weekday()] + ")"
	}
	return fmt.Sprintf("%s, %s %d", d.Weekday(), d.Month, d.Day)
}

// Weekday names the day of the week.
func (b Book) Weekday(d incident.Date) string {
	return b.both(func(l language) string { return l.weekday(d) })
}

func (b language) weekday(d incident.Date) string {
	if f, ok := forms(b.Lang); ok {
		return f.weekday + f.signs[d.Weekday()] + f.after
	}
	return d.Weekday().String()
}

// to stands between the two ends of a span.
func (b language) to() string {
	if f, ok := forms(b.Lang); ok {
		return f.to
	}
	return " to "
}

// Between names the days of a span: 4月29日(月)～5月3日(金).
func (b Book) Between(s dates.Span, year int) string {
	return b.both(func(l language) string { return l.between(s, year) })
}

func (b language) between(s dates.Span, year int) string {
	return b.dayOf(s.First, year) + b.to() + b.dayOf(s.Last, year)
}

// Spans names runs of days, those of at most so many days on by each day, the others by
// their ends. In English the names have commas of their own.
func (b Book) Spans(runs []dates.Span, each, year int) string {
	return b.both(func(l language) string { return l.spans(runs, each, year) })
}

func (b language) spans(runs []dates.Span, each, year int) string {
	var names []string
	for _, r := range runs {
		switch n := r.First.Days(r.Last); {
		case n == 0:
			names = append(names, b.dayOf(r.First, year))
		case n <= each:
			names = append(names, b.dayOf(r.First, year), b.dayOf(r.Last, year))
		default:
			names = append(names, b.between(r, year))
		}
	}
	_, ok := forms(b.Lang)
	switch {
	case ok:
		return incident.List(b.Lang, names)
	case len(names) == 2:
		return names[0] + " and " + names[1]
	}
	return strings.Join(names, "; ")
}

// Date writes a date with its year: 2013年10月5日.
func (b Book) Date(d incident.Date) string {
	return b.both(func(l language) string { return l.date(d) })
}

func (b language) date(d incident.Date) string {
	return b.written(dates.Written{Year: d.Year, Month: int(d.Month), Day: d.Day})
}

// Written names a date that no calendar has as it was written: 2月30日.
func (b Book) Written(w dates.Written) string {
	return b.both(func(l language) string { return l.written(w) })
}

func (b language) written(w dates.Written) string {
	if f, ok := forms(b.Lang); ok {
		return f.written(w.Year, w.Month, w.Day)
	}
	year := ""
	if w.Year != 0 {
		year = ", " + strconv.Itoa(w.Year)
	}
	return time.Month(w.Month).String() + " " + strconv.Itoa(w.Day) + year
}

// Hours names the hours of a staffed day: 9:00～18:00.
func (b Book) Hours() string {
	return b.both(func(l language) string { return l.hours() })
}

func (b language) hours() string {
	h := b.incident.Hours
	sep := "-"
	if f, ok := forms(b.Lang); ok {
		sep = f.to
	}
	return clock(int(h.Open.Hours()), int(h.Open.Minutes())%60) + sep + clock(int(h.Close.Hours()), int(h.Close.Minutes())%60)
}

// Hour writes a time of day.
func (b Book) Hour(since time.Duration) string {
	return clock(int(since.Hours()), int(since.Minutes())%60)
}

func clock(hour, minute int) string { return fmt.Sprintf("%d:%02d", hour, minute) }

// Period writes a period with both of its days, or the last where the first is not known.
func (b Book) Period(p incident.Period) string {
	return b.both(func(l language) string { return l.period(p) })
}

func (b language) period(p incident.Period) string {
	last := b.date(p.Last)
	if !p.Open() {
		return b.date(p.First) + b.to() + last
	}
	if f, ok := forms(b.Lang); ok {
		return fmt.Sprintf(f.until, last)
	}
	return "until " + last
}

// Periods are those of some segments, one to a line, each with whose it is where they
// differ.
func (b Book) Periods(segments []incident.Segment) string {
	return b.both(func(l language) string { return l.periods(segments) })
}

func (b language) periods(segments []incident.Segment) string {
	var all []string
	one := !slices.ContainsFunc(segments, func(s incident.Segment) bool { return s.Period != segments[0].Period })
	for _, s := range segments {
		said := b.period(s.Period)
		if !one {
			said += b.brackets(b.incident.In(s.Name, b.Lang))
		}
		if !slices.Contains(all, said) {
			all = append(all, said)
		}
	}
	return strings.Join(all, "\n")
}

func (b language) brackets(s string) string {
	switch b.Lang.Base() {
	case incident.Japanese, "zh":
		return "（" + s + "）"
	case incident.Korean:
		return "(" + s + ")"
	}
	return " (" + s + ")"
}
