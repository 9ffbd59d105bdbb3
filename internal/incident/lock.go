package incident

import (
	"slices"
	"strings"
)

// The fact lock holds every text that a customer may read against the facts
// that it cites. It reads the texts, not the replies made of them: what a
// placeholder puts in is typed and computed.
//
//	figures    numbers, dates, hours, addresses stand in a cited fact, and
//	           counts count the same thing (lock_figures.go, lock_hold.go)
//	names      companies, authorities and other names are agreed ones (lock_names.go)
//	certainty  leaked, likely and unconfirmed stay apart (lock_certainty.go)
//	claims     no promise, no compensation, nothing called safe (lock_claims.go)
//
// It knows words, not meaning: it catches what slips in, not who wants to
// deceive. Where it errs it errs on refusing, and its message says what to
// write.
func (l *loader) lock() {
	if len(l.spoken) == 0 {
		return
	}
	names := newNames(slices.Concat(l.names, l.companyNames(), commonNames))
	items, byCites := l.concerned(), map[string]cited{}
	grounds := l.grounds(names)
	l.factSteps(grounds)
	doers := l.doers()
	nobody := l.nobodys(doers)
	whole := joined(grounds, l.factIDs)
	whole.knowAll(l.notice)
	people, days := l.peopleOwners(), l.dayOwners()
	segments := map[Lang][]named{}
	for _, lang := range l.incident.Languages {
		segments[lang] = l.segmentNames(lang)
	}
	for _, s := range l.spoken {
		// A text beyond what LINE takes is refused already, and could be of any
		// length.
		if l.full() || units(s.text) > maxUnits {
			continue
		}
		r := reading{loader: l, spoken: s, runes: foldRunes(s.text), grounds: grounds, whole: whole, people: people, days: days,
			segmentsBy: segments, nobody: nobody}
		r.figures()
		original := slices.Clone(r.runes)
		r.names(names)
		if r.inner {
			continue
		}
		r.clauses = split(r.runes)
		on, ok := byCites[r.citation()]
		if !ok {
			on = cited{l.terms(items, s.cites), joined(grounds, s.cites)}
			byCites[r.citation()] = on
		}
		r.ground = on.ground
		r.certainty(on.terms)
		r.claims()
		r.calendar()
		r.daysApart()
		r.support()
		r.misnamed(doers, original)
		r.against()
	}
}

// cited is what a set of cited facts allows a text to say.
type cited struct {
	terms  terms
	ground *ground
}

func (l *loader) companyNames() []string {
	var all []string
	for _, lang := range l.incident.Languages {
		if name := l.incident.Company[lang]; name != "" {
			all = append(all, foldWidth(name))
		}
	}
	return all
}

// reading is one text under the lock. Each rule blanks out what it has dealt
// with; a blank keeps its place, so that lines still count.
type reading struct {
	*loader
	spoken
	runes   []rune
	clauses []clause
	grounds map[string]*ground // of each fact
	ground  *ground            // of the cited ones
	whole   *ground            // of the notice
	people  *bindings          // what counts belong to
	days    *bindings          // what dates belong to
	nobody  features           // of sentences that name none of the doers

	segmentsBy map[Lang][]named
}

const blank = '◇'

func blankOut(in []rune, from, to int) {
	for i := from; i < to; i++ {
		if in[i] != '\n' {
			in[i] = blank
		}
	}
}

// refuse reports a token at a position of the folded text.
func (r *reading) refuse(at int, format string, args ...any) {
	n := 0
	for _, c := range r.runes[:at] {
		if c == '\n' {
			n++
		}
	}
	r.refuseLine(n, format, args...)
}

func (r *reading) refuseLine(n int, format string, args ...any) {
	r.add(r.line(n), format+" (cites: %s)", append(args, r.citation())...)
}

func (r *reading) citation() string {
	if len(r.cites) == 0 {
		return "nothing"
	}
	return strings.Join(r.cites, " ")
}

// figures checks every figure of the text and blanks it.
func (r *reading) figures() {
	cited := r.heldBy(r.cites)
	tokens := figures(r.runes)
	bounds(r.runes, tokens)
	for i := range tokens {
		r.figure(tokens, i, cited)
	}
	for _, t := range tokens {
		if t.kind == address {
			blankOut(r.runes, t.from, t.to)
		}
	}
}

func (r *reading) figure(tokens []token, i int, cited *held) {
	t := tokens[i]
	if !cited.holds(t) && r.summed(t) {
		return
	}
	if !cited.holds(t) && !r.lies(t, cited) {
		r.refuse(t.from, "%q is in none of the cited facts; %s", short(t.raw), r.remedy(t))
		return
	}
	day, dated := r.day(t, cited)
	if dated && t.hasWeekday && day.Weekday() != t.weekday {
		r.refuse(t.from, "%q has the wrong weekday; that day is a %v", short(t.raw), day.Weekday())
		return
	}
	if s, ok := r.spanAt(tokens, i); ok && !r.spanHeld(s) {
		r.refuse(t.from, "%q starts a time that no cited fact names; write its first and its last day as there", short(t.raw))
		return
	}
	r.unbound(tokens, i, cited)
	r.belongs(tokens, i)
	if t.kind == clock {
		r.endsOfDay(t)
	} else if dated {
		r.openOrClosed(t, day)
	}
}

// belongs refuses a figure that stands among the words of another one.
func (r *reading) belongs(tokens []token, i int) {
	switch t := tokens[i]; {
	case r.label || r.inner:
	case t.kind == date && !r.ofHours(t) && r.days.misplaced(r, tokens, i):
		r.refuse(t.from, "%q is the date of something else; write what happened on that day, or the date of what you name", short(t.raw))
	case t.kind == count && ofPeople(t) && (r.people.misplaced(r, tokens, i) || r.noTotal(tokens, i)):
		r.refuse(t.from, "%q counts others than those named here; write whom it counts, or the number of those you name", short(t.raw))
	}
}

// remedy names the fact that holds a token, or what the facts say instead.
func (r *reading) remedy(t token) string {
	for _, id := range r.factIDs {
		if r.facts[id].held.holds(t) {
			return "cite " + id + ", which holds it"
		}
	}
	for _, id := range r.cites {
		if f := r.facts[id]; f != nil && t.kind == count {
			if c, ok := f.held.count(t.value); ok {
				return "there it counts " + unitName(c.unit) + ", not " + unitName(t.unit)
			}
		}
	}
	return "write what they say or leave it out"
}

// cited reports whether the text cites a fact of that certainty.
func (r *reading) cited(c Certainty) bool {
	return slices.ContainsFunc(r.cites, func(id string) bool {
		return r.facts[id] != nil && r.facts[id].certainty == c
	})
}
