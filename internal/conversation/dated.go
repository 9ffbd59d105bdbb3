package conversation

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"golang.org/x/text/unicode/norm"

	"madoguchi/internal/incident"
)

// maxDated is how many dates of one question are looked at.
const maxDated = 3

// dated are the sentences that follow from the dates in a question: is the desk
// staffed on that day, does that date lie in the period. It speaks of dates,
// never of the person: only a general answer takes them.
func (t *step) dated(e incident.Entry) []string {
	if e.Kind != incident.FAQ {
		return nil
	}
	words := norm.NFKC.String(t.in.Text.Words())
	var parts []string
	switch e.Asks {
	case incident.AsksDay:
		for _, d := range days(words, t.calendar.Day(t.now), t.out.State.Lang) {
			parts = append(parts, t.staffed(d))
		}
	case incident.AsksDate:
		for _, d := range dates(words) {
			parts = append(parts, t.inPeriod(d))
		}
	}
	return parts
}

// staffed tells whether somebody answers on a day, and if not, when after it.
func (t *step) staffed(d incident.Date) string {
	values := map[string]string{"asked_day": t.day(d), "hours": t.span()}
	if t.calendar.OpenOn(d) {
		return t.text("day_open", values)
	}
	values["after_day"] = t.opening(t.calendar.After(d))
	return t.text("day_closed", values)
}

// The ways in which people write a date, after NFKC. Groups: era or year, month, day.
var (
	fullJapanese = regexp.MustCompile(`(平成|令和|昭和|H|R|h|r)?\s*(元|\d{1,4})\s*[年./-]\s*(\d{1,2})\s*[月./-]\s*(\d{1,2})日?`)
	monthDay     = regexp.MustCompile(`(\d{1,2})\s*月\s*(\d{1,2})日?`)
	slashed      = regexp.MustCompile(`\b(\d{1,2})\s*/\s*(\d{1,2})(?:/(\d{4}))?\b`)
	monthOnly    = regexp.MustCompile(`(\d{1,2})月`)
	dayOnly      = regexp.MustCompile(`(\d{1,2})日`)
	english      = regexp.MustCompile(`(?i)\b(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+(\d{1,2})(?:st|nd|rd|th)?\b(?:,?\s+(\d{4}))?`)
	englishDay   = regexp.MustCompile(`(?i)\b(\d{1,2})(?:st|nd|rd|th)?\s+(?:of\s+)?(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?(?:,?\s+(\d{4}))?`)
)

// dates are the full dates in a text, each once, at most [maxDated].
func dates(s string) []incident.Date {
	var all []incident.Date
	for _, m := range fullJapanese.FindAllStringSubmatch(s, -1) {
		all = add(all, year(m[1], m[2]), atoi(m[3]), atoi(m[4]))
	}
	for _, m := range english.FindAllStringSubmatch(s, -1) {
		all = add(all, atoi(m[3]), month(m[1]), atoi(m[2]))
	}
	for _, m := range englishDay.FindAllStringSubmatch(s, -1) {
		all = add(all, atoi(m[3]), month(m[2]), atoi(m[1]))
	}
	return all
}

// days are the days of this year that a text names, by date or by a word such as
// tomorrow, each once.
func days(s string, today incident.Date, lang incident.Lang) []incident.Date {
	if full := dates(s); len(full) > 0 {
		return full
	}
	var all []incident.Date
	for _, m := range monthDay.FindAllStringSubmatch(s, -1) {
		all = add(all, today.Year, atoi(m[1]), atoi(m[2]))
	}
	all = slashedDays(all, s, today, lang)
	all = append(all, englishDays(s, today)...)
	all = bareDays(all, s, today)
	if len(all) == 0 {
		all = spoken(s, today)
	}
	return all[:min(len(all), maxDated)]
}

// slashedDays adds days like 4/13. In Japanese the month stands in front. Others
// write it in front or behind: 4/5 may be either, and is left alone.
func slashedDays(all []incident.Date, s string, today incident.Date, lang incident.Lang) []incident.Date {
	for _, found := range slashed.FindAllStringSubmatch(s, -1) {
		y, m, d := today.Year, atoi(found[1]), atoi(found[2])
		if found[3] != "" {
			y = atoi(found[3])
		}
		switch {
		case found[0] == "24/7": // day and night
		case lang == incident.Japanese || d > 12 || m == d:
			all = add(all, y, m, d)
		case m > 12:
			all = add(all, y, d, m)
		}
	}
	return all
}

func englishDays(s string, today incident.Date) []incident.Date {
	var all []incident.Date
	for _, m := range english.FindAllStringSubmatch(s, -1) {
		all = add(all, today.Year, month(m[1]), atoi(m[2]))
	}
	for _, m := range englishDay.FindAllStringSubmatch(s, -1) {
		all = add(all, today.Year, month(m[2]), atoi(m[1]))
	}
	return all
}

// bareDays adds days without a month beside them, 「13日と20日、4月の」: they are of
// the month that the text names, else of this one.
func bareDays(all []incident.Date, s string, today incident.Date) []incident.Date {
	m := int(today.Month)
	if found := monthOnly.FindStringSubmatch(s); found != nil {
		m = atoi(found[1])
	}
	for _, found := range dayOnly.FindAllStringSubmatch(slashed.ReplaceAllString(monthDay.ReplaceAllString(s, ""), ""), -1) {
		all = add(all, today.Year, m, atoi(found[1]))
	}
	return all
}

// spoken reads the words for days near by. A weekday is the next one to come.
func spoken(s string, today incident.Date) []incident.Date {
	s = strings.ToLower(s)
	from := func(n int) []incident.Date {
		return []incident.Date{incident.DateOf(today.In(time.UTC).AddDate(0, 0, n))}
	}
	// 明後日 holds 後日 and "day after tomorrow" holds "tomorrow": the longer word first
	for i, words := range [][]string{
		{"明後日", "あさって", "day after tomorrow"}, {"明日", "あした", "tomorrow"}, {"今日", "本日", "きょう", "today"},
	} {
		if slices.ContainsFunc(words, func(w string) bool { return strings.Contains(s, w) }) {
			return from(2 - i)
		}
	}
	for d := time.Sunday; d <= time.Saturday; d++ {
		if strings.Contains(s, weekdays(d)+"曜") || strings.Contains(s, strings.ToLower(d.String())) {
			return from((int(d-today.Weekday()) + 7) % 7)
		}
	}
	return nil
}

// add appends a date if the calendar has it and it is not there yet.
func add(all []incident.Date, y, m, d int) []incident.Date {
	date := incident.DateOf(time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC))
	if y < 1900 || y > 2100 || date.Day != d || int(date.Month) != m || len(all) == maxDated || slices.Contains(all, date) {
		return all
	}
	return append(all, date)
}

// year is the Gregorian year of a year in an era, or of a year written in full.
func year(era, digits string) int {
	n := atoi(digits)
	if digits == "元" {
		n = 1
	}
	switch strings.ToUpper(era) {
	case "令和", "R":
		return 2018 + n
	case "平成", "H":
		return 1988 + n
	case "昭和":
		return 1925 + n
	}
	return n
}

func month(name string) int {
	for m := time.January; m <= time.December; m++ {
		if strings.EqualFold(m.String()[:3], name) {
			return int(m)
		}
	}
	return 0
}

// atoi reads digits that a pattern matched; anything else is 0, which no
// calendar has.
func atoi(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil {
		return 0
	}
	return n
}
