package conversation

import (
	"slices"
	"strconv"
	"strings"

	"madoguchi/internal/incident"
	"madoguchi/internal/incident/texts"
)

// inPeriod tells where a date lies to the announced period. Where groups of people
// have periods of their own it tells so of each: whom the question is about is not
// known, and a date outside of one period may lie in another.
func (t *step) inPeriod(d incident.Date) string {
	periods := t.incident.Periods()
	if len(periods) == 1 && !periods[0].Open() {
		return t.text(texts.OfDate(where(periods[0], d)), map[string]string{"asked_date": longDate(t.lang, d)})
	}
	var lines []string
	for _, p := range periods {
		lines = append(lines, t.text(texts.OfPeriod(where(p, d)), map[string]string{
			"asked_date": longDate(t.lang, d), "segments": incident.List(t.lang, t.during(p)), "period": fromTo(t.lang, p)}))
	}
	return join(lines)
}

// during names the segments of a period.
func (t *step) during(p incident.Period) []string {
	var all []string
	for _, s := range t.incident.Segments {
		if s.Period == p {
			all = append(all, s.Name[t.lang])
		}
	}
	return all
}

// where is "before", "within" or "after", or "unknown" where it is not known from
// when on the data leaked.
func where(p incident.Period, d incident.Date) string {
	switch {
	case d.Compare(p.Last) > 0:
		return "after"
	case p.Open():
		return "unknown"
	case d.Compare(p.First) < 0:
		return "before"
	}
	return "within"
}

// periods are those of the segments, each with whose it is where they differ.
func periods(segments []incident.Segment, lang incident.Lang) string {
	var all []string
	one := !slices.ContainsFunc(segments, func(s incident.Segment) bool { return s.Period != segments[0].Period })
	for _, s := range segments {
		said := fromTo(lang, s.Period)
		if !one {
			said += brackets(lang, s.Name[lang])
		}
		if !slices.Contains(all, said) {
			all = append(all, said)
		}
	}
	return strings.Join(all, "\n")
}

func brackets(lang incident.Lang, s string) string {
	if lang == incident.Japanese {
		return "（" + s + "）"
	}
	return " (" + s + ")"
}

// fromTo writes a period with both of its days.
func fromTo(lang incident.Lang, p incident.Period) string {
	last := longDate(lang, p.Last)
	switch {
	case p.Open() && lang == incident.Japanese:
		return last + "まで"
	case p.Open():
		return "until " + last
	case lang == incident.Japanese:
		return longDate(lang, p.First) + "～" + last
	}
	return longDate(lang, p.First) + " to " + last
}

// longDate writes a date with its year.
func longDate(lang incident.Lang, d incident.Date) string {
	if lang == incident.Japanese {
		return strconv.Itoa(d.Year) + "年" + strconv.Itoa(int(d.Month)) + "月" + strconv.Itoa(d.Day) + "日"
	}
	return d.Month.String() + " " + strconv.Itoa(d.Day) + ", " + strconv.Itoa(d.Year)
}
