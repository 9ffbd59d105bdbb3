package incident

import (
	"slices"
	"strings"
)

// support refuses what rests on nothing: a word that claims something and stands
// in no cited fact, such as a cause, a thing or a place that the notice lacks.
// Asking, thanking, apologising and declining to say need no fact.
func (r *reading) support() {
	if r.label || r.own {
		return
	}
	v := lockVocabulary()
	for k, c := range r.clauses {
		asked, declined := r.serves(k)
		if declined || r.ground.quotes(c.text) {
			continue
		}
		for _, w := range v.wordsOf([]rune(c.text)) {
			if !r.supported(w, asked) {
				r.refuseLine(c.line, "%q stands in no cited fact; %s", short(w.text), r.elsewhere(w))
				break
			}
		}
	}
}

// supported reports whether a text may use a word: it claims nothing, stands in
// a cited fact or, where something is only asked, is none of the strong ones.
// What other rules judge is not judged again.
func (r *reading) supported(w word, asked bool) bool {
	switch {
	case r.harmless(w), r.ground.holds(w), freeWords().in(w.text), leakWords().in(w.text), safeWords().in(w.text), slices.ContainsFunc(moneyWords(), func(l wordList) bool { return l.in(w.text) }):
		return true
	case w.meaning < 0:
		return asked || len([]rune(w.text)) < 2
	}
	return asked && !lockVocabulary().meanings[w.meaning].strong
}

// elsewhere names the fact that holds a word, or what to do without one.
func (r *reading) elsewhere(w word) string {
	for _, id := range r.factIDs {
		if g := r.grounds[id]; g != nil && r.facts[id].derived == nil && g.holds(w) {
			return "cite " + id + ", which says it"
		}
	}
	return "write what they say, or that nothing has been announced about it"
}

// serves reports whether the sentence of clause k only asks, thanks or
// apologises, or declines to say. A list does what the sentence above it does.
func (r *reading) serves(k int) (asked, declined bool) {
	for k > 0 && r.clauses[k].bullet && r.clauses[k-1].line >= r.clauses[k].line-1 && !requests(r.clauses[k].text) {
		k--
	}
	var all []string
	for _, c := range r.clauses {
		if c.sentence == r.clauses[k].sentence {
			all = append(all, c.text)
		}
	}
	text := strings.Join(all, ",")
	declined = r.clauses[k].end == '?' || asks(r.clauses[k]) || containsAny(text, announcedNothing) || containsAny(text, cannotSay) || containsAny(text, openWords)
	return requests(text) || serviceWords().in(text), declined
}
