package when

import (
	"slices"
	"strings"

	"madoguchi/internal/factlock/figure"
	"madoguchi/internal/factlock/reading"
	"madoguchi/internal/factlock/words"
)

// listed is a fact that gives days in a list hours of their own: 以下の日は10時から16時まで, with the days behind it.
type listed struct {
	days  []figure.Parts
	own   []figure.Figure // hours
	usual []figure.Figure // the hours of other days
}

var (
	leadsList = words.Of("以下の日", "次の日", "下記の日",
		"following days", "following dates", "days below", "dates below", "these days", "these dates")
	weekdays = words.Of("平日", "weekday", "weekdays")
)

// listedIn reads the days that a fact lists, with the hours of the sentence that leads to them.
func listedIn(says []string) (l listed, ok bool) {
	in := words.Fold(strings.Join(says, "\n"))
	all := figure.Find(in)
	to := -1 // the end of that sentence
	for _, f := range all {
		from, end := bounds(in, f)
		switch leads := leadsList.In(strings.ToLower(string(in[from:end]))); {
		case f.Kind == figure.Clock && leads:
			l.own, to = append(l.own, f), end
		case f.Kind == figure.Clock:
			l.usual = append(l.usual, f)
		case f.Kind == figure.Date && f.Day.Named() && to >= 0 && f.From >= to:
			l.days = append(l.days, f.Day)
		}
	}
	return l, len(l.days) > 0 && len(l.own) > 0
}

// listedHour refuses an hour of other days said of a listed one, and one of the listed said of weekdays.
func (l listed) listedHour(r *reading.Reading, in []rune, all []figure.Figure) {
	repeats := func(hours []figure.Figure, f figure.Figure) bool { return slices.ContainsFunc(hours, f.Repeats) }
	for i, f := range all {
		if f.Kind != figure.Clock || repeats(l.own, f) == repeats(l.usual, f) {
			continue
		}
		day, weekday := l.dayOf(in, all, i)
		switch {
		case day && repeats(l.usual, f):
			r.Refuse(f.From, f.Raw, "is an hour of other days by the cited facts", "write the hours of that day")
		case weekday && repeats(l.own, f):
			r.Refuse(f.From, f.Raw, "is an hour of some days only by the cited facts", "write the hours of weekdays")
		}
	}
}

// dayOf reports whether the hour is said of a listed day, or of weekdays: of what is named last in front of it in its
// sentence, else of what is named behind it.
func (l listed) dayOf(in []rune, all []figure.Figure, i int) (day, weekday bool) {
	from, to := bounds(in, all[i])
	at := func(part string) (day, weekday bool) {
		_, w := weekdays.Find(part)
		for _, o := range figure.Find([]rune(part)) {
			if o.Kind == figure.Date && o.Day.Named() {
				day = slices.ContainsFunc(l.days, o.Day.Same)
				weekday = false
				if w >= 0 && len([]rune(part[:w])) > o.From {
					day, weekday = false, true
				}
			}
		}
		return day, weekday || !day && w >= 0
	}
	front := strings.ToLower(string(in[from:all[i].From]))
	if day, weekday = at(front); day || weekday {
		return day, weekday
	}
	behind := strings.ToLower(string(in[all[i].To:to]))
	behind, _, _ = strings.Cut(behind, " and ")
	return at(behind)
}
