package bind

import (
	"maps"
	"slices"
	"strings"

	"madoguchi/internal/dates"
	"madoguchi/internal/factlock/evidence"
	"madoguchi/internal/factlock/figure"
	"madoguchi/internal/factlock/reading"
	"madoguchi/internal/factlock/words"
)

// moment is when something happened by the notice, with the telling words of what.
type moment struct {
	day      dates.Date
	minute   int // since midnight, -1 where the notice names no time of day
	features words.Features
}

// before reports whether one moment lies in front of another; of one day it needs both times.
func (m moment) before(n moment) bool {
	if d := m.day.Compare(n.day); d != 0 || m.minute < 0 || n.minute < 0 {
		return d < 0
	}
	return m.minute < n.minute
}

// readMoments reads the moments of each fact. In Japanese what happened follows its time, in
// English it stands around it.
func readMoments(b *evidence.Book) map[string][]moment {
	all := map[string][]moment{}
	for _, f := range b.Of(b.IDs) {
		if f.Derived != nil {
			continue
		}
		for _, quote := range f.Says {
			in := words.Fold(quote)
			a := around{in, figure.Find(in), b.First() == "en"}
			all[f.ID] = append(all[f.ID], a.moments(f.Held, b, quote)...)
		}
	}
	return all
}

func (a around) moments(held *figure.Held, b *evidence.Book, quote string) []moment {
	var all []moment
	day, known := dates.Date{}, false
	if evidence.SameDayIn(a.in) >= 0 {
		day, known = held.Complete(evidence.DayBefore(b.Notice, quote), b.Today)
	}
	for i, f := range a.figures {
		m := moment{day: day, minute: -1}
		switch {
		case figure.InSpan(a.in, a.figures, i), f.Kind != figure.Date && f.Kind != figure.Clock:
			continue
		case f.Kind == figure.Date:
			if day, known = held.Complete(f.Day, b.Today); a.timed(i) {
				continue // its time of day follows
			}
			m.day = day
		default:
			m.minute = f.Minute()
		}
		if known && !slices.Contains(b.Hours.Openings, day) && !slices.Contains(b.Hours.Closings, day) {
			m.features = words.FeaturesOf(a.happens(i), b.First())
			all = append(all, m)
		}
	}
	return all
}

// timed reports whether a time of day follows date i at once.
func (a around) timed(i int) bool {
	return i+1 < len(a.figures) && a.figures[i+1].Kind == figure.Clock &&
		a.figures[i+1].From-figure.BehindBracket(a.in, a.figures[i].To) <= 4
}

// happens is what happened at the moment that figure i names: what follows it in its sentence,
// up to the part in which the next one stands.
func (a around) happens(i int) []rune {
	from, end := a.sentence(a.figures[i].From, a.figures[i].To)
	if a.english {
		return a.in[from:end]
	}
	start := from
	from = figure.BehindBracket(a.in, a.figures[i].To)
	if head, ok := a.cleft(start, a.figures[i].From); ok && a.saysNothing(from, end) {
		return head
	}
	for _, next := range a.figures[i+1:] {
		later := next.Kind == figure.Count && strings.HasPrefix(string(a.in[next.To:min(len(a.in), next.To+1)]), "後") // 35分後に
		if (next.Kind == figure.Date || next.Kind == figure.Clock || later) && next.From < end {
			end = from + lastComma(a.in[from:next.From])
			break
		}
	}
	return a.in[min(from, end):end]
}

// cleft is what stands in front of のは in a sentence that tells when it was: 報告を受けたのは、3日です.
func (a around) cleft(from, to int) ([]rune, bool) {
	head := strings.TrimRight(string(a.in[from:to]), " 、翌同")
	for _, f := range a.figures {
		if f.Kind == figure.Date && f.From >= from && f.To <= to && f.From > from {
			head = strings.TrimRight(string(a.in[from:f.From]), " 、翌同")
			break
		}
	}
	head, ok := strings.CutSuffix(head, "のは")
	return []rune(head), ok
}

// saysNothing reports whether a part of the text has no telling word.
func (a around) saysNothing(from, to int) bool {
	return len(words.FeaturesOf(a.in[min(from, to):to], "ja")) == 0
}

// lastComma is where the last 、 stands, the end where there is none.
func lastComma(in []rune) int {
	for i, c := range slices.Backward(in) {
		if c == '、' {
			return i
		}
	}
	return len(in)
}

// whatever are moments without those who did something, who tell no time of day from another.
func whatever(all []moment) []moment {
	all = slices.Clone(all)
	for i := range all {
		all[i].features = maps.Clone(all[i].features)
		for _, who := range []string{"contractor", "employee", "maintenance"} {
			delete(all[i].features, words.MeaningFeature(words.Meaning(who)))
		}
	}
	return all
}

// citedMoments are those of the cited facts.
func (b *Binder) citedMoments(r *reading.Reading) []moment {
	var all []moment
	for _, f := range r.On.Facts {
		all = append(all, b.moments[f.ID]...)
	}
	return all
}

// meant is the moment of which words speak: it has more of them than any other has.
func meant(all []moment, text, lang string) (moment, bool) {
	f := words.FeaturesOf([]rune(strings.ToLower(text)), lang)
	best, most, next := moment{}, 0, 0
	for _, m := range all {
		n := 0
		for k := range f {
			if m.features[k] {
				n++
			}
		}
		if n > most {
			best, most, next = m, n, most
		} else {
			next = max(next, n)
		}
	}
	return best, most > next
}
