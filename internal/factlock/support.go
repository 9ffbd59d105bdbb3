package factlock

import "strings"

// support refuses what rests on nothing: a word that claims something and stands
// nowhere in the notice, such as a cause, a thing or a place that it lacks.
// Asking, thanking, apologising and declining to say need no fact.
func (r *reading) support() {
	if r.Label || r.Own {
		return
	}
	v := lockVocabulary()
	for k, c := range r.clauses {
		asked, declined := r.serves(k)
		if declined || r.ground.quotes(c.text) {
			continue
		}
		for _, w := range v.wordsOf([]rune(c.text)) {
			if !r.supported(w, asked) || !asked && r.onlyDenied(k, w) {
				r.refuseLine(c.line, "%q stands nowhere in the notice; write its words, or that nothing has been announced about it", short(w.text))
				break
			}
		}
	}
}

// supported reports whether a text may use a word: it claims nothing, stands in
// the notice or a cited fact or, where something is only asked, is none of the strong ones.
// What other rules judge is not judged again.
func (r *reading) supported(w word, asked bool) bool {
	switch {
	case r.harmless(w), r.ground.holds(w), r.whole.holds(w), freeWords().in(w.text), leakWords().in(w.text), safeWords().in(w.text), moneyWords()[0].in(w.text):
		return true
	case w.meaning < 0:
		return asked || len([]rune(w.text)) < 2
	}
	return asked && !lockVocabulary().meanings[w.meaning].strong
}

// onlyDenied reports whether a clause says plainly what the facts only deny or
// leave open.
func (r *reading) onlyDenied(k int, w word) bool {
	if w.meaning < 0 || r.harmless(w) || !r.whole.denied[w.meaning] || r.whole.affirmed[w.meaning] {
		return false
	}
	for _, c := range r.clauses {
		if c.sentence == r.clauses[k].sentence && (negates(c.text) || notConfirmed(c.text) || maybe(c.text) || deniedWords().in(c.text)) {
			return false
		}
	}
	return true
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
	declined = r.clauses[k].end == '?' || asks(r.clauses[k]) || announcedNothingList().in(text) || cannotSayList().in(text) || openWordsList().in(text)
	return requests(text) || serviceWords().in(text), declined
}
