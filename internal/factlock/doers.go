package factlock

import (
	"slices"
	"strconv"
	"strings"
)

// doer is somebody whom the notice names, with the telling words of the sentences
// that name them.
type doer struct {
	names    []string // folded
	features features
	police   bool
}

// doers lists whom facts.yaml agrees on and a fact names. The company itself, and
// what stands in most sentences, does everything.
func (l *Lock) readDoers() []doer {
	var all []doer
	own := l.companyNames()
	for _, group := range l.in.Names {
		if slices.ContainsFunc(group, func(n string) bool { return slices.Contains(own, foldWidth(n)) || slices.Contains(l.ownForms(own), n) }) {
			continue
		}
		d := doer{features: features{}}
		for _, n := range group {
			d.names = append(d.names, strings.ToLower(foldWidth(n)))
		}
		sentences := 0
		for _, id := range l.factIDs {
			for _, quote := range l.facts[id].Says {
				for _, s := range sentencesOf(foldSmall(quote)) {
					if d.in(s) {
						sentences++
						d.features.join(featuresOf([]rune(d.without(s)), l.first()))
					}
				}
			}
		}
		if 0 < sentences && sentences <= 3 {
			d.police = slices.ContainsFunc(d.names, namesPolice)
			all = append(all, d)
		}
	}
	return all
}

// ownForms lists the other names of the company.
func (l *Lock) ownForms(own []string) []string {
	var all []string
	for _, group := range l.in.Names {
		if slices.ContainsFunc(group, func(n string) bool { return slices.Contains(own, foldWidth(n)) }) {
			all = append(all, group...)
		}
	}
	return all
}

func (d doer) in(s string) bool {
	return slices.ContainsFunc(d.names, func(n string) bool { return strings.Contains(s, n) })
}

// namesPolice reports whether a text speaks of the police: who is one of them in
// the notice is meant by "the police".
func namesPolice(s string) bool {
	police := lockVocabulary().english["police"]
	return slices.ContainsFunc(lockVocabulary().wordsOf([]rune(s)), func(w word) bool { return w.meaning == police })
}

// without takes the names themselves out of a sentence.
func (d doer) without(s string) string {
	for _, n := range d.names {
		s = strings.ReplaceAll(s, n, string(blank))
	}
	return s
}

func sentencesOf(s string) []string {
	s = strings.ReplaceAll(s, "。)", ")")
	return strings.FieldsFunc(s, func(r rune) bool { return r == '。' || r == '\n' })
}

// misnamed refuses to say of one whom the notice names what it says of another.
func (r *reading) misnamed(doers []doer, original []rune) {
	if r.Label || r.Own || len(doers) < 2 {
		return
	}
	for _, s := range sentencesOf(strings.ToLower(string(original))) {
		var named []doer
		police := !requests(s) && namesPolice(s)
		for _, d := range doers {
			if d.in(s) || d.police && police {
				named = append(named, d)
			}
		}
		if len(named) != 1 || announcedNothingList().in(s) {
			continue
		}
		if r.others(doers, named[0], s) {
			line := strings.Count(textBefore(string(original), s), "\n")
			r.refuseLine(line, "%q did not do this by the notice; name who did", short(named[0].names[0]))
		}
	}
}

// others reports whether a sentence about one says nothing of what the notice says of
// them, and something that it says of others or of nobody by name.
func (r *reading) others(doers []doer, named doer, s string) bool {
	f := featuresOf([]rune(named.without(s)), r.Lang)
	delete(f, "#"+strconv.Itoa(lockVocabulary().counting())) // a day is of nobody
	own, other := bindingsOf(doers, named).fits(f, token{})
	elsewhere := !requests(s) && slices.ContainsFunc(keysOf(f), func(k string) bool { return r.nobody[k] })
	return own == 0 && (other > margin || elsewhere)
}

// bindingsOf are all doers, the one who is named as the one who holds.
func bindingsOf(doers []doer, named doer) *bindings {
	var owners []owner
	for _, d := range doers {
		own := d.names[0] == named.names[0]
		owners = append(owners, owner{d.features, func(token) bool { return own }})
	}
	return newBindings(owners)
}

// nobodys are the telling words of the sentences that name none of the doers, such as the
// cause.
func (l *Lock) nobodys(doers []doer) features {
	f := features{}
	for _, id := range l.factIDs {
		for _, quote := range l.facts[id].Says {
			for _, s := range sentencesOf(foldSmall(quote)) {
				if !slices.ContainsFunc(doers, func(d doer) bool { return d.in(s) }) {
					f.join(featuresOf([]rune(s), l.first()))
				}
			}
		}
	}
	return f
}

func textBefore(text, s string) string {
	head, _, _ := strings.Cut(strings.ToLower(text), s)
	return head
}
