package check

import (
	"cmp"
	"errors"
	"hash/fnv"
	"slices"
	"sync"

	"madoguchi/internal/conversation/intent"
	"madoguchi/internal/faq"
	"madoguchi/internal/incident"
)

// learn makes a matcher from training questions.
type learn func([]faq.Example) (intent.Matcher, error)

// left is a training question and what it asks for by a matcher that did not learn it.
type left struct {
	faq.Example
	entry string  // the likeliest, "" for none
	score float64 // how likely its topic is
	sure  bool    // the desk would answer
}

// astray reports whether the desk would answer the phrase with another topic.
func (l left) astray() bool { return l.sure && intent.Topic(l.entry) != intent.Topic(l.Entry) }

// How many parts the questions are cut into: each is judged by what was learned from the
// others. Of many questions it takes few parts to leave each topic most of its phrases,
// and learning from many takes seconds.
const (
	fewParts  = 4
	manyParts = 10
	many      = 2000 // questions
)

// leaveOut judges each training question by a matcher that learned without it, each text
// once.
func leaveOut(examples []faq.Example, learn learn) ([]left, error) {
	parts := manyParts
	if len(examples) > many {
		parts = fewParts
	}
	found, errs := make([][]left, parts), make([]error, parts)
	var running sync.WaitGroup
	for n := range parts {
		running.Go(func() { found[n], errs[n] = judgePart(examples, n, parts, learn) })
	}
	running.Wait()
	return slices.Concat(found...), cmp.Or(errs...)
}

var errFew = errors.New("there are too few phrases to judge some by the others")

// judgePart judges the questions of one part.
func judgePart(examples []faq.Example, n, parts int, learn learn) ([]left, error) {
	var others, these []faq.Example
	seen := map[faq.Example]bool{}
	for _, e := range examples {
		switch {
		case part(e.Question, parts) != n:
			others = append(others, e)
		case !seen[e]:
			seen[e] = true
			these = append(these, e)
		}
	}
	if len(these) == 0 {
		return nil, nil
	}
	if len(others) == 0 {
		return nil, errFew
	}
	matcher, err := learn(others)
	if err != nil {
		return nil, err
	}
	var all []left
	for _, e := range these {
		l := left{Example: e}
		if m := matcher.Match(e.Question); len(m.Ranked) > 0 {
			l.entry, l.score, l.sure = m.Ranked[0].Entry, m.Ranked[0].Score, m.Verdict == faq.Sure
		}
		all = append(all, l)
	}
	return all, nil
}

// part is the part to which a text belongs, wherever it stands.
func part(text string, parts int) int {
	h := fnv.New32a()
	h.Write([]byte(text))
	return int(h.Sum32() % uint32(parts))
}

// crossing is two topics, and the phrases of the first that lead to the second, the surest
// first.
type crossing struct {
	from, to string
	phrases  []left
}

// crossings are the phrases that would bring another answer than their own, by topics, the
// most frequent first. Where both say the same, nothing is wrong.
func crossings(i *incident.Incident, all []left) []crossing {
	by := map[[2]string]*crossing{}
	var order []*crossing
	for _, l := range all {
		if !l.astray() || alike(i, l.Entry, l.entry) {
			continue
		}
		key := [2]string{intent.Topic(l.Entry), intent.Topic(l.entry)}
		if by[key] == nil {
			by[key] = &crossing{from: key[0], to: key[1]}
			order = append(order, by[key])
		}
		by[key].phrases = append(by[key].phrases, l)
	}
	var sorted []crossing
	for _, c := range order {
		slices.SortStableFunc(c.phrases, func(a, b left) int { return cmp.Compare(b.score, a.score) })
		sorted = append(sorted, *c)
	}
	slices.SortFunc(sorted, func(a, b crossing) int {
		return cmp.Or(len(b.phrases)-len(a.phrases), cmp.Compare(a.from, b.from), cmp.Compare(a.to, b.to))
	})
	return sorted
}

// alike reports whether two entries say the same to whoever asks.
func alike(i *incident.Incident, a, b string) bool {
	first, _ := i.Entry(a)
	second, _ := i.Entry(b)
	return first.Lane == second.Lane && first.Answer[i.Languages[0]] == second.Answer[i.Languages[0]]
}

// unreached are the entries to which none of their own phrases leads.
func unreached(i *incident.Incident, all []left) []incident.Entry {
	reached := map[string]bool{}
	for _, l := range all {
		reached[l.entry] = reached[l.entry] || l.sure && l.entry == l.Entry
	}
	var lost []incident.Entry
	for _, e := range i.Entries {
		if !reached[e.ID] && !slices.Contains(incident.ByRule(), e.ID) {
			lost = append(lost, e)
		}
	}
	return lost
}
