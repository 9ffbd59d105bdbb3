package incident

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
	if r.label || !leakWords().in(c.text) || notConfirmed(c.text) || containsAny(c.text, openWords) ||
		containsAny(c.text, announcedNothing) || containsAny(c.text, cannotSay) || asks(c) || negates(c.text) {
		return
	}
	said := stepOf(c.text)
	if said == plain && !asserts(c.text) {
		return
	}
	if allowed := r.factStep(c.text); said < allowed {
		r.refuseLine(c.line, "the cited facts do not say so surely that something leaked; %s", r.milder(allowed))
	}
}

// factStep is the surest step of the cited facts that name what the clause names;
// where it names no item, of all of them.
func (r *reading) factStep(clause string) step {
	all := r.ground.step()
	least := plain
	found := false
	for id, p := range r.items {
		name, _, _ := strings.Cut(foldSmall(p[r.lang].text), "(")
		if name = strings.TrimSpace(name); name == "" || !inAnyNumber(clause, name) {
			continue
		}
		if s, ok := r.itemStep(r.items[id][r.first()].text); ok {
			least, found = max(least, s), true
		}
	}
	if found && least != silent {
		return max(all, least)
	}
	return all
}

// itemStep is the surest step of the cited facts that name an item.
func (r *reading) itemStep(item string) (step, bool) {
	surest, found := silent, false
	for _, id := range r.cites {
		if f := r.facts[id]; f != nil && slices.Contains(f.items, item) {
			surest, found = min(surest, r.grounds[id].step()), true
		}
	}
	return surest, found
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
	case r.lang == English:
		return `write "may"`
	}
	return "write 流出した可能性がある"
}

// scope refuses to say of all, of most or of these alone that they are
// concerned, unless a cited fact says so or the text cites every segment.
func (r *reading) scope(c clause) {
	if r.label || asks(c) || containsAny(c.text, openWords) || containsAny(c.text, announcedNothing) || containsAny(c.text, cannotSay) || requests(c.text) {
		return
	}
	text := strings.NewReplacer("in all", "", "at all", "", "first of all", "").Replace(c.text)
	if !leakWords().in(text) && !containsAny(text, []string{"対象", "該当", "影響", "被害", "concerned", "affected", "victims", "impacted"}) {
		return
	}
	if w, at := everybodyWords().find(text); at >= 0 && !r.backed(c.text, everybodyWords()) && !r.citesEverySegment() {
		r.refuseLine(c.line, "%q says it of more than the cited facts do; name whom and what they name", short(w))
	}
	if w, at := onlyWords().find(text); at >= 0 && !r.backed(c.text, onlyWords()) {
		r.refuseLine(c.line, "%q denies it of the others, which no cited fact does; leave it out", short(w))
	}
}

func (r *reading) citesEverySegment() bool {
	return !slices.ContainsFunc(r.incident.Segments, func(s Segment) bool {
		return !slices.ContainsFunc(s.Cites, func(id string) bool { return slices.Contains(r.cites, id) })
	})
}
