package bind

import (
	"slices"
	"strings"
	"unicode"

	"madoguchi/internal/factlock/clause"
	"madoguchi/internal/factlock/evidence"
	"madoguchi/internal/factlock/reading"
	"madoguchi/internal/factlock/words"
	"madoguchi/internal/lazyregexp"
)

// side is on whose side a sentence stands: of the company itself, or of one that works for it.
type side int

const (
	neither side = iota // none of the two, or both
	ourSide
	otherSide
)

var (
	oursWords  = words.Of("当法人", "当社", "弊社", "当院", "当店", "当行", "当校", "当会", "当館", "当組合", "弊会", "小社", "本学", "we", "our", "by us")
	otherWords = words.Of("同社", "委託先", "委託会社", "保守会社", "業者", "contractor", "contractor's", "vendor", "supplier", "supplier's",
		"maintenance company")
)

// stressed say that it was ourselves who did it.
var stressed = words.Of("ourselves", "our own", "our staff", "our employees", "in-house", "by us")

// recipients are words for a side as whom something was told, or which was asked: 調査会社に依頼しました.
var recipients = lazyregexp.New(`(当社|弊社|当院|当店|当会|本学|委託先)(への?|に対し)|当社に(連絡|報告)|(会社|委託先|業者)` +
	`(への[^、は]*(依頼|お願い|相談|委託|発注)|(へ|に)は?[^、は]*(依頼|お願い|相談|委託|発注)(いた)?し?(ました|ており|ています|、|$))`)

// sided is a clause of a fact.
type sided struct {
	side     side
	features words.Features
}

// sideOf is the side of a text that names one of them.
func (b *Binder) sideOf(s string) side {
	s = recipients.ReplaceAllString(s, "")
	named := func(d doer) bool { return d.company && d.in(s) }
	ours, other := oursWords.In(s), otherWords.In(s) || otherCompany(s) || slices.ContainsFunc(b.doers, named)
	switch {
	case ours == other:
		return neither
	case ours:
		return ourSide
	}
	return otherSide
}

// otherCompany reports whether a text names a company by what it does: 決済代行会社, not 当会社 or 株式会社.
func otherCompany(s string) bool {
	before, _, ok := strings.Cut(s, "会社")
	r := []rune(before)
	if !ok || len(r) < 2 {
		return false
	}
	last := r[len(r)-1]
	return unicode.Is(unicode.Han, last) && !strings.ContainsRune("式限同当弊本両各合", last)
}

// sideFeatures are the telling words of a text without those for the sides, and what is done in it.
func (b *Binder) sideFeatures(s, lang string) words.Features {
	in := []rune(b.withoutSides(s))
	f := words.FeaturesOf(in, lang)
	for _, w := range words.Cut(in) {
		if w.General() && !w.Telling() && len([]rune(w.Text)) > 1 && words.IsHan(w.Text) {
			f["="+w.Text] = true
		}
	}
	return f
}

// withoutSides takes the words for the sides out of a text.
func (b *Binder) withoutSides(s string) string {
	s = otherWords.BlankIn(oursWords.BlankIn(s))
	for _, d := range b.doers {
		s = d.without(s)
	}
	return s
}

// readSides reads the clauses of each fact.
func (b *Binder) readSides(book *evidence.Book) map[string][]sided {
	all := map[string][]sided{}
	for _, f := range book.Of(book.IDs) {
		for _, quote := range f.Says {
			clauses := clause.Split(words.Fold(evidence.WithCompany(book, quote)))
			subject := neither
			for k, c := range clauses {
				s := b.ofTopic(clauses, k)
				one := sided{b.sideOf(s), b.sideFeatures(s, book.First())}
				if k > 0 && clauses[k-1].Sentence != c.Sentence {
					subject = neither
				}
				if before, _, ok := strings.Cut(c.Text, "は"); ok && b.sideOf(before) != neither {
					subject = b.sideOf(before)
				} else if one.side == neither && !strings.Contains(c.Text, "が") {
					one.side = subject // 当社は、接続を遮断し、委託先のアカウントを無効に
				}
				all[f.ID] = append(all[f.ID], one)
			}
		}
	}
	return all
}

// ofTopic is clause k with what its sentence is of, where that stands in front of a side: カード情報は委託先が保管しており、当社では保有して….
func (b *Binder) ofTopic(all []clause.Clause, k int) string {
	s := withSubject(all, k)
	if k == 0 || all[k-1].Sentence != all[k].Sentence || b.sideOf(s) == neither {
		return s
	}
	if topic, rest, ok := strings.Cut(all[k-1].Text, "は"); ok && b.sideOf(topic) == neither && b.sideOf(rest) != neither {
		return topic + "は、" + s
	}
	return s
}

// withSubject is clause k with those in front of it of which it is the verb, and behind のは what it
// tells of: 遮断したのは、委託先です.
func withSubject(all []clause.Clause, k int) string {
	s := all[k].Text
	for j := k - 1; j >= 0 && all[j].Sentence == all[k].Sentence && words.Ends(all[j].Text, "は", "が", "を", "も") && !all[j].Turns(); j-- {
		s = all[j].Text + "、" + s
	}
	return s
}

// Sides refuses to say of the company what a cited fact says of one that works for it, and the other
// way round. It reads the folded text before names are blanked.
func (b *Binder) Sides(r *reading.Reading, named []rune) {
	if r.Label || r.Own {
		return
	}
	var clauses []sided
	for _, f := range r.On.Facts {
		clauses = append(clauses, b.sides[f.ID]...)
	}
	all := clause.Split(named)
	for k, c := range all {
		s := withSubject(all, k)
		if r.Foreign() && !stressed.In(strings.ToLower(s)) {
			continue // a translation may well say "we" of both
		}
		if strings.Contains(s, " and ") || clause.Requests(s) || clause.Unsaid(s) || clause.NotConfirmed(s) {
			continue
		}
		head, who, cleft := strings.Cut(s, "のは、") // 遮断したのは、委託先です
		if !cleft {
			head, who = s, s
		}
		if said := b.sideOf(who); said != neither && onOther(clauses, said, b.sideFeatures(head, r.Lang), cleft) {
			r.RefuseLine(c.Line, "", "says of one what the cited facts say of another", "name who did it")
		}
	}
}

// onOther reports whether the clauses that have most of these words, two at the least, or one where the
// text asks who it was, all stand on the other side.
func onOther(clauses []sided, said side, text words.Features, who bool) bool {
	best, other := 1, false
	if who {
		best = 0
	}
	delete(text, words.MeaningFeature(words.Counting()))
	for _, c := range clauses {
		shared := 0
		for k := range text {
			if c.features[k] {
				shared++
			}
			if c.features[k] && strings.HasPrefix(k, "=") {
				shared++ // what is done
			}
		}
		opposite := c.side != neither && c.side != said
		if shared > best {
			best, other = shared, opposite
		} else if shared == best {
			other = other && opposite
		}
	}
	return other && 2*best >= len(text)
}
