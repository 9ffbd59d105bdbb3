package factlock

import (
	"slices"
	"strings"
)

// peopleOwners are the groups of people whose counts the notice gives: the
// segments, and what facts count besides.
func (l *Lock) peopleOwners() *bindings {
	var owners []owner
	inSegment := map[string]bool{}
	for _, s := range l.in.Segments {
		o := owner{features: features{}}
		var counts []token
		for _, id := range s.Cites {
			if f := l.facts[id]; f != nil && f.held != nil {
				inSegment[id] = true
				if l.segmentsCiting(id) == 1 {
					o.features.join(l.featuresOfFact(f))
				}
				counts = append(counts, f.held.counts...)
			}
		}
		for lang, name := range s.Name {
			o.features.join(featuresOf([]rune(foldWidth(name)), lang))
			o.features.polarity(foldWidth(name))
		}
		o.holds = holdsCount(counts)
		owners = append(owners, o)
	}
	for _, id := range l.factIDs {
		if f := l.facts[id]; !inSegment[id] && f.Derived == nil && slices.ContainsFunc(f.held.counts, ofPeople) {
			o := owner{features: l.featuresOfFact(f), holds: holdsCount(f.held.counts)}
			if l.holdsTotal(f) {
				o.features.polarity("合計")
			}
			owners = append(owners, o)
		}
	}
	return newBindings(owners)
}

func (l *Lock) segmentsCiting(id string) int {
	n := 0
	for _, s := range l.in.Segments {
		if slices.Contains(s.Cites, id) {
			n++
		}
	}
	return n
}

func (l *Lock) featuresOfFact(f *fact) features {
	return l.withoutItems(featuresOf(foldRunes(strings.Join(f.Says, "\n")), l.first()))
}

// withoutItems takes the items out of features: any group may have them.
func (l *Lock) withoutItems(f features) features {
	for _, p := range l.in.Items {
		for lang, name := range p {
			for k := range featuresOf([]rune(foldWidth(name)), lang) {
				delete(f, k)
			}
		}
	}
	return f
}

func ofPeople(t token) bool { return t.unit == "person" || t.unit == "record" }

func holdsCount(counts []token) func(token) bool {
	return func(t token) bool {
		return slices.ContainsFunc(counts, func(c token) bool { return c.value == t.value })
	}
}

// holdsTotal reports whether a fact counts at least as many people as any.
func (l *Lock) holdsTotal(f *fact) bool {
	most := int64(0)
	for _, id := range l.factIDs {
		for _, c := range l.facts[id].held.counts {
			if c.unit == "person" {
				most = max(most, c.value)
			}
		}
	}
	return slices.ContainsFunc(f.held.counts, func(c token) bool { return c.unit == "person" && c.value == most })
}

// dayOwners are the dated events of the notice. A fact that says "the same day"
// belongs to the date that the notice names last in front of it.
func (l *Lock) dayOwners() *bindings {
	byDay := map[dateParts]features{}
	add := func(d dateParts, f features) {
		if d.month == 0 || d.day == 0 {
			return
		}
		if byDay[d] == nil {
			byDay[d] = features{}
		}
		byDay[d].join(f)
	}
	today, dated := l.published()
	for _, id := range l.factIDs {
		f := l.facts[id]
		if f.Derived != nil {
			continue
		}
		for _, quote := range f.Says {
			l.dayFeatures(quote, add)
			if dated && containsAny(foldSmall(quote), []string{"本日", "today"}) {
				add(today, featuresOf(foldRunes(quote), l.first()))
			}
		}
	}
	var owners []owner
	for d, f := range byDay {
		owners = append(owners, owner{f, func(t token) bool { return sameDay(t.date, d) }})
	}
	return newBindings(owners)
}

func (l *Lock) dayFeatures(quote string, add func(dateParts, features)) {
	r := &reading{Lock: l, Text: Text{Lang: l.first()}, runes: foldRunes(quote)}
	tokens := figures(r.runes)
	for i, t := range tokens {
		if t.kind == date {
			for _, w := range r.windows(tokens, i) {
				add(t.date, featuresOf(w, l.first()))
			}
		}
	}
	at := sameDayIn(r.runes)
	if at < 0 {
		return
	}
	d, ok := l.dayBefore(quote)
	for i, t := range tokens {
		if t.kind == date && t.from < at && t.date.month != 0 && t.date.day != 0 && !r.inSpan(tokens, i) {
			d, ok = t.date, true
		}
	}
	if from, to := r.sentenceAround(at, at); ok {
		add(d, featuresOf(r.runes[from:to], l.first()))
	}
}

// published is the day that stands alone on a line of the notice: "today" is
// that day.
func (l *Lock) published() (dateParts, bool) {
	for line := range strings.Lines(l.in.Notice) {
		in := foldRunes(strings.TrimSpace(line))
		tokens := figures(in)
		if len(tokens) == 1 && tokens[0].kind == date && tokens[0].from == 0 && tokens[0].to == len(in) {
			return tokens[0].date, tokens[0].date.year != 0 && tokens[0].date.day != 0
		}
	}
	return dateParts{}, false
}

// sameDayIn is where a text says "the same day", -1 for nowhere.
func sameDayIn(in []rune) int {
	text := strings.ToLower(string(in))
	for _, w := range []string{"同日", "当日", "the same day", "the same morning", "the same afternoon", "the same evening", "that day"} {
		if i := strings.Index(text, w); i >= 0 {
			return len([]rune(text[:i]))
		}
	}
	return -1
}

// dayBefore is the last full date that the notice names in front of a quote.
func (l *Lock) dayBefore(quote string) (dateParts, bool) {
	before, _, ok := strings.Cut(l.in.Notice, quote)
	if !ok {
		return dateParts{}, false
	}
	runes := []rune(before)
	tokens := figures(foldRunes(string(runes[max(0, len(runes)-600):])))
	spanned := func(tokens []token, i int) bool {
		behind := i > 0 && tokens[i].from-tokens[i-1].to < 12 && tokens[i-1].kind == date
		return behind || i+1 < len(tokens) && tokens[i+1].from-tokens[i].to < 12 && tokens[i+1].kind == date
	}
	for i, t := range slices.Backward(tokens) {
		if t.kind == date && t.date.month != 0 && t.date.day != 0 && !spanned(tokens, i) {
			return t.date, true
		}
	}
	return dateParts{}, false
}

// sameDay compares dates of which parts may be missing.
func sameDay(a, b dateParts) bool {
	return (a.year == 0 || b.year == 0 || a.year == b.year) && (a.month == 0 || a.month == b.month) && (a.day == 0 || a.day == b.day)
}

// noTotal reports whether a text calls the count of one segment a total.
func (r *reading) noTotal(tokens []token, i int) bool {
	windows := r.windows(tokens, i)
	if len(r.in.Segments) < 2 || len(windows) == 0 {
		return false
	}
	f := features{}
	f.polarity(string(windows[0]))
	if !f["total"] || len(r.segmentsIn(strings.ToLower(string(windows[0])))) > 0 {
		return false
	}
	for _, id := range r.Cites {
		if f := r.facts[id]; f != nil && (f.Derived != nil || !r.ofOneSegment(id)) && holdsCount(f.held.counts)(tokens[i]) {
			return false
		}
	}
	return true
}

func (r *reading) ofOneSegment(id string) bool {
	return slices.ContainsFunc(r.in.Segments, func(s Segment) bool { return slices.Contains(s.Cites, id) })
}
