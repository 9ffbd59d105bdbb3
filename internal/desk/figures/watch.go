package figures

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"madoguchi/internal/casework"
	"madoguchi/internal/incident"
)

// From how many checks on a day on, and how many of them that fitted nothing, a lead
// should ask why.
const (
	manyChecks = 10
	manyMisses = 3
)

// watched is how one member of staff uses the identity check.
type watched struct {
	By                     string
	Checks, Missed, Agreed int
	Most                   int // on one day
	Last                   time.Time
	Unusual                bool
	perDay, missedDay      map[incident.Date]int
}

// watch adds up checks by who made them, the unusual first.
func (p *figuresPage) watch(all []casework.Comparison, first time.Time) {
	by := map[string]*watched{}
	for _, c := range all {
		if c.At.Before(first) {
			continue // days of UTC begin before those of the desk
		}
		w := by[c.By]
		if w == nil {
			w = &watched{By: c.By, perDay: map[incident.Date]int{}, missedDay: map[incident.Date]int{}}
			by[c.By] = w
		}
		w.add(c, p.date(c.At))
	}
	for _, w := range by {
		p.Watched = append(p.Watched, *w)
	}
	slices.SortFunc(p.Watched, func(a, b watched) int {
		if a.Unusual != b.Unusual {
			return map[bool]int{true: -1, false: 1}[a.Unusual]
		}
		return cmp.Or(b.Missed-a.Missed, b.Checks-a.Checks, strings.Compare(a.By, b.By))
	})
}

func (w *watched) add(c casework.Comparison, day incident.Date) {
	w.Checks++
	w.perDay[day]++
	w.Most = max(w.Most, w.perDay[day])
	if c.Fits == 0 {
		w.Missed++
		w.missedDay[day]++
	}
	if c.Agreed {
		w.Agreed++
	}
	if c.At.After(w.Last) {
		w.Last = c.At
	}
	w.Unusual = w.Unusual || w.perDay[day] >= manyChecks || w.missedDay[day] >= manyMisses
}
