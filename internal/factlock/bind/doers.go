package bind

import (
	"slices"
	"strings"

	"madoguchi/internal/factlock/clause"
	"madoguchi/internal/factlock/evidence"
	"madoguchi/internal/factlock/figure"
	"madoguchi/internal/factlock/reading"
	"madoguchi/internal/factlock/words"
)

// doer is somebody whom the notice names, with the telling words of the sentences that name
// them.
type doer struct {
	names     []string // small
	features  words.Features
	police    bool
	company   bool
	consulted bool // by a sentence of the notice
}

// readDoers lists whom facts.yaml agrees on and a fact names. The company itself, and what
// stands in many sentences and is no company, does everything.
func readDoers(b *evidence.Book) []doer {
	own := b.OwnNames()
	for _, group := range b.Names {
		if named(group, b.OwnNames()) {
			own = append(own, group...)
		}
	}
	var all []doer
	for _, group := range b.Names {
		if named(group, own) {
			continue
		}
		d := doer{features: words.Features{}}
		for _, n := range group {
			d.names = append(d.names, words.Small(n))
		}
		sentences := 0
		for _, s := range factSentences(b) {
			if d.in(s) {
				sentences++
				d.consulted = d.consulted || words.Has(s, asked...)
				d.features.Join(words.FeaturesOf([]rune(d.without(s)), b.First()))
			}
		}
		d.company = slices.ContainsFunc(d.names, func(n string) bool { return strings.Contains(n, "会社") })
		if 0 < sentences && (sentences <= 3 || d.company) {
			d.police = slices.ContainsFunc(d.names, namesPolice)
			all = append(all, d)
		}
	}
	return all
}

// named reports whether a name of a group is among others.
func named(group, others []string) bool {
	return slices.ContainsFunc(group, func(n string) bool { return slices.Contains(others, n) || slices.Contains(others, words.Width(n)) })
}

// nobodys are the telling words of the sentences that name none of the doers.
func nobodys(b *evidence.Book, doers []doer) words.Features {
	f := words.Features{}
	for _, s := range factSentences(b) {
		if !slices.ContainsFunc(doers, func(d doer) bool { return d.in(s) }) {
			f.Join(words.FeaturesOf([]rune(s), b.First()))
		}
	}
	return f
}

// factSentences are those of all quotes, in small letters.
func factSentences(b *evidence.Book) []string {
	var all []string
	for _, f := range b.Of(b.IDs) {
		for _, quote := range f.Says {
			all = append(all, sentencesOf(words.Small(evidence.WithCompany(b, quote)))...)
		}
	}
	return all
}

func sentencesOf(s string) []string {
	s = strings.ReplaceAll(s, "。)", ")")
	return strings.FieldsFunc(s, func(r rune) bool { return r == '。' || r == '\n' })
}

func (d doer) in(s string) bool {
	return slices.ContainsFunc(d.names, func(n string) bool { return strings.Contains(s, n) })
}

// without takes the names themselves out of a sentence.
func (d doer) without(s string) string {
	for _, n := range d.names {
		s = strings.ReplaceAll(s, n, string(words.Blank))
	}
	return s
}

// asked are the ways in which the police are told of something.
var asked = []string{"相談", "通報", "届け出", "連絡", "報告"}

// told reports whether a sentence says of the police what the notice does: that they were told, or asked for advice.
func (d doer) told(s string) bool {
	if !d.police || !d.consulted {
		return false
	}
	if words.Has(s, "警察に", "警察へ", "警察署に", "警察署へ", "県警に", "県警へ", "警視庁に", "警視庁へ") && words.Has(s, "相談", "通報") {
		return true
	}
	return strings.Contains(s, "police") &&
		words.Has(s, "consulted", "called the", "notified the", "informed the", "contacted the", "cannot comment")
}

// namesPolice reports whether a text speaks of the police: who is one of them in the notice is
// meant by "the police".
func namesPolice(s string) bool {
	police := words.Meaning("police")
	return slices.ContainsFunc(words.Cut([]rune(s)), func(w words.Word) bool { return w.Meaning == police })
}

// Deeds refuses to say of one whom the notice names what it says of another. The text is the
// folded one, before names are blanked.
func (b *Binder) Deeds(r *reading.Reading, text string) {
	if r.Label || r.Own || len(b.doers) < 2 {
		return
	}
	text = strings.ToLower(text)
	sentences := sentencesOf(text)
	if r.English() {
		sentences = strings.Split(strings.Join(sentences, " and "), " and ")
	}
	for _, s := range sentences {
		named := slices.DeleteFunc(slices.Clone(b.doers), func(d doer) bool {
			return d.told(s) || !d.in(s) && !(d.police && !clause.Requests(s) && namesPolice(s))
		})
		if len(named) == 1 && !clause.AnnouncedNothing(s) && b.others(named[0], s, r.Lang) {
			before, _, _ := strings.Cut(text, s)
			r.RefuseLine(strings.Count(before, "\n"), named[0].names[0], "did not do this by the notice", "name who did")
		}
	}
}

// others reports whether a sentence about one says nothing of what the notice says of them, and
// something that it says of others or of nobody by name.
func (b *Binder) others(named doer, s, lang string) bool {
	f := words.FeaturesOf([]rune(named.without(s)), lang)
	delete(f, words.MeaningFeature(words.Counting())) // a day is of nobody
	var all []owner
	for _, d := range b.doers {
		own := d.names[0] == named.names[0]
		all = append(all, owner{features: d.features, holds: func(figure.Figure) bool { return own }})
	}
	own, other := newOwners(all).fits(f, figure.Figure{})
	elsewhere := !clause.Requests(s) && slices.ContainsFunc(f.Words(), func(k string) bool { return b.nobody[k] })
	return own == 0 && (other > margin || elsewhere)
}
