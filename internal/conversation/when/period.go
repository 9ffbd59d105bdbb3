package when

import (
	"madoguchi/internal/conversation/phrasebook"
	"madoguchi/internal/incident"
	"madoguchi/internal/incident/texts"
)

// inPeriod tells where a date lies to the announced period. Where groups of people
// have periods of their own it tells so of each: whom the question is about is not
// known, and a date outside of one period may lie in another.
func (a Answerer) inPeriod(d incident.Date) string {
	periods := a.Incident.Periods()
	if len(periods) == 1 && !periods[0].Open() {
		return a.Book.Text(texts.OfDate(where(periods[0], d)), map[string]string{"asked_date": a.Book.Date(d)})
	}
	var lines []string
	for _, p := range periods {
		lines = append(lines, a.Book.Text(texts.OfPeriod(where(p, d)), map[string]string{
			"asked_date": a.Book.Date(d), "segments": a.Book.Names(a.during(p)), "period": a.Book.Period(p)}))
	}
	return phrasebook.Lines(lines...)
}

// during names the segments of a period.
func (a Answerer) during(p incident.Period) []incident.Local {
	var all []incident.Local
	for _, s := range a.Incident.Segments {
		if s.Period == p {
			all = append(all, s.Name)
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
