package bind

import (
	"slices"
	"strings"

	"madoguchi/internal/dates"
	"madoguchi/internal/factlock/clause"
	"madoguchi/internal/factlock/evidence"
	"madoguchi/internal/factlock/figure"
	"madoguchi/internal/factlock/reading"
	"madoguchi/internal/factlock/words"
)

// apart is how a text says how many days lie between two events.
type apart struct {
	words []string
	days  int
}

var aparts = []apart{
	{[]string{"同日", "当日", "た日のうち", "その日のうち",
		"the very day", "the same day", "that same day", "on the day itself"}, 0},
	{[]string{"翌日", "翌朝", "次の日", "あくる日", "the next morning", "the following morning",
		"the next day", "the following day", "a day later", "one day later", "the day after"}, 1},
}

// Apart refuses "the same day" and "the next day" of events that the cited facts date otherwise:
// no two of their days lie so, nor does a fact say it itself.
func (b *Binder) Apart(r *reading.Reading) {
	days := citedDays(r)
	if r.Label || r.Own || len(days) < 2 && !aparts[0].saidIn(r.On.Sentences) {
		return
	}
	for _, c := range r.Clauses {
		for _, a := range aparts {
			w := words.First(c.Text, a.words...)
			if w != "" && !clause.Requests(c.Text) && c.End != '?' && !a.lie(days) && !a.saidIn(r.On.Sentences) {
				r.RefuseLine(c.Line, w, "is not how far apart the cited facts are", "write their dates")
			}
		}
	}
}

func (a apart) saidIn(sentences []evidence.Sentence) bool {
	return slices.ContainsFunc(sentences, func(s evidence.Sentence) bool {
		return words.Has(s.Text, a.words...) || a.days == 1 && strings.Contains(s.Text, "翌") ||
			a.days == 0 && evidence.SameDayIn([]rune(s.Text)) >= 0
	})
}

// lie reports whether two of the days are so many days apart.
func (a apart) lie(days []dates.Date) bool {
	for i, d := range days {
		for _, e := range days[i+1:] {
			if n := d.Days(e); n == a.days || n == -a.days {
				return true
			}
		}
	}
	return false
}

// citedDays are the full dates of the cited facts, each as often as a fact has it; those of the
// hours are no events.
func citedDays(r *reading.Reading) []dates.Date {
	var all []dates.Date
	h := r.Book.Hours
	for _, f := range r.On.Facts {
		if f.Derived != nil {
			continue
		}
		var own []figure.Parts
		for _, p := range f.Held.Dates {
			if slices.Contains(own, p) {
				continue
			}
			own = append(own, p)
			day, ok := f.Held.Complete(p, r.Book.Today)
			if ok && !slices.Contains(h.Openings, day) && !slices.Contains(h.Closings, day) {
				all = append(all, day)
			}
		}
	}
	return all
}

// TellsApart reports whether a statement tells of two days what the cited facts say of them:
// 翌日に停止しております is no promise.
func TellsApart(r *reading.Reading, s string) bool {
	if !words.Ends(s, "ております", "ています") {
		return false
	}
	days := citedDays(r)
	return slices.ContainsFunc(aparts, func(a apart) bool { return words.Has(s, a.words...) && a.lie(days) })
}
