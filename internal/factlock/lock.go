// Package factlock holds a text that somebody may read against the facts that it
// cites.
//
//	figures    numbers, dates, hours, addresses stand in a cited fact, and
//	           counts count the same thing (figures.go, hold.go)
//	names      companies, authorities and other names are agreed ones (names.go)
//	certainty  leaked, likely and unconfirmed stay apart (certainty.go)
//	claims     no promise, no compensation, nothing called safe (claims.go)
//
// It reads the texts, not the replies made of them: what a placeholder puts in is
// typed and computed. It knows words, not meaning: it catches what slips in, not
// who wants to deceive. Where it errs it errs on refusing, and its message says
// what to write.
package factlock

import (
	"fmt"
	"slices"
	"strings"
)

// Lock is the facts, ready to be compared with texts. It is for one goroutine.
type Lock struct {
	in      Facts
	facts   map[string]*fact
	factIDs []string // in the order of the files

	agreed   nameList
	concerns []concern
	grounds  map[string]*ground // of each fact
	whole    *ground            // of the notice
	doers    []doer
	nobody   features  // of sentences that name none of the doers
	people   *bindings // what counts belong to
	days     *bindings // what dates belong to
	segments map[string][]named
	byCites  map[string]cited
	problems []Problem // of derived figures
}

// New reads the facts.
func New(in Facts) *Lock {
	l := &Lock{in: in, segments: map[string][]named{}, byCites: map[string]cited{}}
	l.readFacts()
	var names []string
	for _, group := range in.Names {
		for _, n := range group {
			names = append(names, foldWidth(n))
		}
	}
	l.agreed = newNames(slices.Concat(names, l.companyNames(), commonNames))
	l.concerns = l.concerned()
	l.grounds = l.readGrounds(l.agreed)
	l.factSteps(l.grounds)
	l.doers = l.readDoers()
	l.nobody = l.nobodys(l.doers)
	l.whole = joined(l.grounds, l.factIDs)
	l.whole.knowAll(in.Notice)
	l.people, l.days = l.peopleOwners(), l.dayOwners()
	for _, lang := range in.Languages {
		l.segments[lang] = l.segmentNames(lang)
	}
	return l
}

// first is the language of the notice.
func (l *Lock) first() string { return l.in.Languages[0] }

// Text is a text that somebody may read, and the facts that it rests on.
type Text struct {
	Lang  string
	Text  string
	Cites []string // ids of facts
	Label bool     // names a subject on a button and claims nothing
	Own   bool     // what the desk says of itself, and titles: nothing of the notice
	Inner bool     // staff read it, about their own work: names and figures count, claims do not
}

// Problem is what a text may not say.
type Problem struct {
	Fact   string // the id, where it is a derived figure that does not hold
	Line   int    // of the text, from 0
	reason string
}

// String says what was said, why it is refused and what to write instead.
func (p Problem) String() string { return p.reason }

// Check returns what is wrong with a text, in the order in which the rules find it.
func (l *Lock) Check(t Text) []Problem {
	r := reading{Lock: l, Text: t, runes: foldRunes(t.Text)}
	r.figures()
	original := slices.Clone(r.runes)
	r.names(l.agreed)
	if r.Inner {
		return r.found
	}
	r.clauses = split(r.runes)
	on, ok := l.byCites[r.citation()]
	if !ok {
		on = cited{l.terms(l.concerns, t.Cites), joined(l.grounds, t.Cites)}
		l.byCites[r.citation()] = on
	}
	r.ground = on.ground
	r.certainty(on.terms)
	r.claims()
	r.calendar()
	r.daysApart()
	r.support()
	r.misnamed(l.doers, original)
	r.against()
	return r.found
}

// cited is what a set of cited facts allows a text to say.
type cited struct {
	terms  terms
	ground *ground
}

func (l *Lock) companyNames() []string {
	var all []string
	for _, lang := range l.in.Languages {
		if name := l.in.Company[lang]; name != "" {
			all = append(all, foldWidth(name))
		}
	}
	return all
}

// reading is one text under the lock. Each rule blanks out what it has dealt
// with; a blank keeps its place, so that lines still count.
type reading struct {
	*Lock
	Text
	runes   []rune
	clauses []clause
	ground  *ground // of the cited facts
	found   []Problem
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
	r.found = append(r.found, Problem{Line: n, reason: fmt.Sprintf(format+" (cites: %s)", append(args, r.citation())...)})
}

func (r *reading) citation() string {
	if len(r.Cites) == 0 {
		return "nothing"
	}
	return strings.Join(r.Cites, " ")
}

// figures checks every figure of the text and blanks it.
func (r *reading) figures() {
	cited := r.heldBy(r.Cites)
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
	case r.Label || r.Inner:
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
	for _, id := range r.Cites {
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
	return slices.ContainsFunc(r.Cites, func(id string) bool {
		return r.facts[id] != nil && r.facts[id].Certainty == c
	})
}

// short keeps a token of a message readable.
func short(s string) string {
	const most = 60
	if r := []rune(s); len(r) > most {
		return string(r[:most]) + "..."
	}
	return s
}
