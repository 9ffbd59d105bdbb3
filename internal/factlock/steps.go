package factlock

import (
	"slices"
	"strings"
)

// step is how sure a text is that something leaked, the surest first.
type step int

const (
	plain    step = iota // it leaked
	likely               // it is likely to have
	possible             // it may have: おそれ, 懸念, 可能性が否定できません
	silent               // nothing of the kind is said
)

func stepOf(s string) step {
	switch {
	case likelyWords().in(s):
		return likely
	case possibleWords().in(s):
		return possible
	}
	return plain
}

// steps is the surest step at which facts say that something leaked.
func (g *ground) step() step {
	surest := silent
	for _, c := range g.clauses {
		if leakWords().in(c.text) && !notConfirmed(c.text) {
			surest = min(surest, stepOf(c.text))
		}
	}
	return surest
}

// oversteps refuses to be surer than the cited facts that something leaked.
func (r *reading) oversteps(c clause) {
	if r.Label || !leakWords().in(c.text) || notConfirmed(c.text) || openWordsList().in(c.text) ||
		announcedNothingList().in(c.text) || cannotSayList().in(c.text) || asks(c) || negates(possibleWords().cutFrom(c.text)) {
		return
	}
	said := stepOf(c.text)
	if said == plain && !asserts(c.text) {
		return
	}
	allowed := r.factStep(c.text)
	if said > allowed && allowed == plain && len(r.itemsOf(c.text)) > 0 && r.allPlain(c.text) {
		r.refuseLine(c.line, "the cited facts say plainly that it leaked; say so")
	}
	if said < allowed {
		r.refuseLine(c.line, "the cited facts do not say so surely that something leaked; %s", r.milder(allowed))
	}
}

// factStep is the surest step of the cited facts that are about the segments and
// the items that a clause names; where it names none, of all of them.
func (r *reading) factStep(clause string) step {
	ids := r.Cites
	if segments := r.segmentsIn(clause); len(segments) > 0 {
		ids = narrowed(ids, func(id string) bool {
			return slices.ContainsFunc(segments, func(s Segment) bool { return slices.Contains(s.Cites, id) })
		})
	}
	least := plain
	items := r.itemsOf(clause)
	for _, item := range items {
		own := r.ownName(item)
		least = max(least, r.surest(narrowed(ids, func(id string) bool {
			return r.facts[id] != nil && slices.Contains(r.facts[id].items, own)
		})))
	}
	if len(items) == 0 {
		return r.surest(ids)
	}
	return least
}

// allPlain reports whether the cited facts say plainly of each item of a clause
// that it leaked.
func (r *reading) allPlain(clause string) bool {
	return !slices.ContainsFunc(r.itemsOf(clause), func(item string) bool {
		own := r.ownName(item)
		return !slices.ContainsFunc(r.Cites, func(id string) bool {
			f := r.facts[id]
			return f != nil && f.step == plain && slices.Contains(f.items, own)
		})
	})
}

// narrowed keeps the ids that fit; where none does, all.
func narrowed(ids []string, fits func(string) bool) []string {
	kept := slices.DeleteFunc(slices.Clone(ids), func(id string) bool { return !fits(id) })
	if len(kept) == 0 {
		return ids
	}
	return kept
}

// ownName is the name of an item in the language of the notice.
func (r *reading) ownName(item string) string {
	for _, p := range r.in.Items {
		if name, _, _ := strings.Cut(foldSmall(p[r.Lang]), "("); strings.TrimSpace(name) == item {
			return p[r.first()]
		}
	}
	return item
}

func (r *reading) surest(ids []string) step {
	s := silent
	for _, id := range ids {
		if f := r.facts[id]; f != nil {
			s = min(s, f.step)
		}
	}
	return s
}

// factSteps reads how sure each fact is. A fact that only lists items is as sure
// as the line above it in the notice that says so, or as the author says.
func (l *Lock) factSteps(grounds map[string]*ground) {
	for _, id := range l.factIDs {
		f := l.facts[id]
		f.step = grounds[id].step()
		if f.step == silent && (f.Certainty == Likely || f.Certainty == "") && len(f.items) > 0 {
			f.step = l.headingStep(f)
		}
		if f.step == silent {
			f.step = map[Certainty]step{Leaked: plain, Likely: likely, "": silent, Unconfirmed: silent}[f.Certainty]
		}
	}
}

func (l *Lock) headingStep(f *fact) step {
	for _, quote := range f.Says {
		before, _, ok := strings.Cut(l.in.Notice, quote)
		if !ok {
			continue
		}
		lines := strings.Split(before, "\n")
		for n := len(lines) - 1; n >= max(0, len(lines)-12); n-- {
			if line := foldSmall(lines[n]); leakWords().in(line) && !notConfirmed(line) && !negates(line) {
				return stepOf(line)
			}
		}
	}
	return silent
}

// asserts reports whether the words for a leak are a verb, or end the clause:
// not 流出に関する.
func asserts(s string) bool {
	if isEnglish(s) {
		return containsAny(s, []string{"was", "were", "has", "have", "had", "are", "is", "did", "fell", "got", "stole", "took"})
	}
	w, at := leakWords().find(s)
	rest := s[at+len(w):]
	if !slices.Contains([]string{"流出", "漏えい", "漏洩", "漏出", "盗難", "窃取", "詐取"}, w) {
		return true
	}
	return rest == "" || slices.ContainsFunc([]string{"し", "さ", "で", "済", "が", "い"}, func(p string) bool { return strings.HasPrefix(rest, p) })
}

// milder is how to say what the facts say.
func (r *reading) milder(s step) string {
	switch {
	case s == silent:
		return "cite the fact that says it, or say that nothing has been announced about it"
	case s == likely:
		return "write " + r.likely()
	case r.Lang == english:
		return `write "may"`
	}
	return "write 流出した可能性がある"
}

// scope refuses to say of all, of most or of these alone that they are
// concerned, unless a cited fact says so or the text cites every segment.
func (r *reading) scope(c clause) {
	if r.Label || asks(c) || openWordsList().in(c.text) || announcedNothingList().in(c.text) || cannotSayList().in(c.text) || requests(c.text) {
		return
	}
	text := strings.NewReplacer("in all", "", "at all", "", "first of all", "", "at most", "", "at the most", "").Replace(c.text)
	if !leakWords().in(text) && !containsAny(text, []string{"対象", "該当", "影響", "被害", "concerned", "affected", "victims", "impacted"}) {
		return
	}
	w, at := everybodyWords().find(text)
	most := containsAny(w, []string{"大半", "大多数", "大部分", "ほとんど", "過半", "半数", "多く", "ほぼ", "most", "majority", "nearly", "almost", "half", "largely"})
	if at >= 0 && !r.backed(c.text, everybodyWords()) && (most || !r.citesEverySegment()) {
		r.refuseLine(c.line, "%q says it of more than the cited facts do; name whom and what they name", short(w))
	}
	if w, at := onlyWords().find(text); at >= 0 && !r.backed(c.text, onlyWords()) {
		r.refuseLine(c.line, "%q denies it of the others, which no cited fact does; leave it out", short(w))
	}
}

func (r *reading) citesEverySegment() bool {
	return !slices.ContainsFunc(r.in.Segments, func(s Segment) bool {
		return !slices.ContainsFunc(s.Cites, func(id string) bool { return slices.Contains(r.Cites, id) })
	})
}
