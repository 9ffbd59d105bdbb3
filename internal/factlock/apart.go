package factlock

import (
	"slices"

	"madoguchi/internal/dates"
)

// apart is how a text says how many days lie between two events.
type apart struct {
	words []string
	days  int
}

var aparts = []apart{
	{[]string{"同日", "当日", "た日のうち", "その日のうち", "the very day", "the same day", "that same day", "on the day itself"}, 0},
	{[]string{"翌日", "次の日", "あくる日", "the next day", "the following day", "a day later", "one day later", "the day after"}, 1},
}

// daysApart refuses "the same day" and "the next day" of events that the cited facts
// date otherwise: no two of their days lie so, nor does a fact say it itself.
func (r *reading) daysApart() {
	if r.Label || r.Own {
		return
	}
	days := r.citedDays()
	if len(days) < 2 {
		return
	}
	for _, c := range r.clauses {
		for _, a := range aparts {
			w := firstOf(c.text, a.words)
			if w == "" || requests(c.text) || c.end == '?' || r.lie(days, a.days) || r.saysApart(a) {
				continue
			}
			r.refuseLine(c.line, "%q is not how far apart the cited facts are; write their dates", short(w))
		}
	}
}

func (r *reading) saysApart(a apart) bool {
	return slices.ContainsFunc(r.ground.clauses, func(g groundClause) bool {
		return containsAny(g.text, a.words) || a.days == 0 && sameDayIn([]rune(g.text)) >= 0
	})
}

// lie reports whether two of the days are so many days apart.
func (r *reading) lie(days []dates.Date, n int) bool {
	for i, a := range days {
		for _, b := range days[i+1:] {
			if d := a.Days(b); d == n || d == -n {
				return true
			}
		}
	}
	return false
}

// citedDays are the full dates of the cited facts, each as often as a fact has it;
// those of the hours are no events.
func (r *reading) citedDays() []dates.Date {
	var all []dates.Date
	h := r.in.Hours
	for _, id := range r.Cites {
		f := r.facts[id]
		if f == nil || f.held == nil || f.Derived != nil {
			continue
		}
		var own []dateParts
		for _, d := range f.held.dates {
			if slices.Contains(own, d) {
				continue
			}
			own = append(own, d)
			day, ok := r.day(token{kind: date, date: d}, f.held)
			if ok && !slices.Contains(h.Openings, day) && !slices.Contains(h.Closings, day) {
				all = append(all, day)
			}
		}
	}
	return all
}

// tellsApart reports whether a statement tells of two days what the cited facts say of
// them: 翌日に停止しております is no promise.
func (r *reading) tellsApart(s string) bool {
	if !endsWithAny(s, "ております", "ています") {
		return false
	}
	days := r.citedDays()
	return slices.ContainsFunc(aparts, func(a apart) bool { return containsAny(s, a.words) && r.lie(days, a.days) })
}
