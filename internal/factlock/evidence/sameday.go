package evidence

import (
	"slices"
	"strings"

	"madoguchi/internal/factlock/figure"
	"madoguchi/internal/factlock/words"
)

// holdToldDays adds to what a fact holds the days that its "today" and its "same day" are.
func holdToldDays(f *Fact, notice string, today figure.Parts) {
	for _, quote := range f.Says {
		in := words.Fold(quote)
		if today.Month != 0 && words.Has(quote, "本日", "today") {
			f.Held.Dates = append(f.Held.Dates, today)
		}
		at := SameDayIn(in)
		if at < 0 {
			continue
		}
		dated := func(g figure.Figure) bool { return g.Kind == figure.Date && g.From < at && g.Day.Named() }
		if day := DayBefore(notice, quote); day.Month != 0 && !slices.ContainsFunc(figure.Find(in), dated) {
			f.Held.Dates = append(f.Held.Dates, day)
		}
	}
}

// SameDayIn is where a text says "the same day", -1 for nowhere.
func SameDayIn(in []rune) int {
	text := strings.ToLower(string(in))
	for _, w := range []string{"同日", "当日", "the same day", "the same morning", "the same afternoon", "the same evening", "that day"} {
		if i := strings.Index(text, w); i >= 0 {
			return len([]rune(text[:i]))
		}
	}
	return -1
}

// DayBefore is the last date with a month and a day that the notice names in front of a quote,
// none of a span; its parts are 0 where there is none.
func DayBefore(notice, quote string) figure.Parts {
	before, _, ok := strings.Cut(notice, quote)
	if !ok {
		return figure.Parts{}
	}
	runes := []rune(before)
	found := figure.Find(words.Fold(string(runes[max(0, len(runes)-600):])))
	spans := func(i int) bool { // two dates near each other
		return i >= 0 && i+1 < len(found) && found[i].Kind == figure.Date && found[i+1].Kind == figure.Date &&
			found[i+1].From-found[i].To < 12
	}
	for i, f := range slices.Backward(found) {
		if f.Kind == figure.Date && f.Day.Named() && !spans(i-1) && !spans(i) {
			return f.Day
		}
	}
	return figure.Parts{}
}

// calledToday is the day that the notice calls today: 本日(2024年9月24日(火)).
func calledToday(notice string) figure.Parts {
	_, behind, ok := strings.Cut(notice, "本日(")
	if !ok {
		_, behind, ok = strings.Cut(notice, "本日（")
	}
	in := words.Fold(string([]rune(behind)[:min(16, len([]rune(behind)))]))
	if found := figure.Find(in); ok && len(found) > 0 && found[0].Kind == figure.Date && found[0].From == 0 {
		return found[0].Day
	}
	return figure.Parts{}
}

// published is the day that the notice calls today, that stands alone on a line of it, or that it starts with:
// "today" is that day. Its parts are 0 where there is none.
func published(notice string) figure.Parts {
	if day := calledToday(notice); day.Named() {
		return day
	}
	for line := range strings.Lines(strings.TrimSpace(notice)) {
		in := words.Fold(strings.TrimSpace(line))
		found := figure.Find(in)
		leads := len(found) > 0 && found[0].Kind == figure.Date && found[0].From == 0
		switch {
		case leads && found[0].Day.Year != 0 && strings.HasPrefix(strings.TrimSpace(notice), strings.TrimSpace(line)):
			return found[0].Day
		case leads && len(found) == 1 && found[0].To == len(in):
			if found[0].Day.Day == 0 {
				return figure.Parts{}
			}
			return found[0].Day
		}
	}
	return figure.Parts{}
}
