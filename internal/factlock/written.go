package factlock

import (
	"slices"
	"strings"
	"unicode"

	"madoguchi/internal/factlock/claim"
	"madoguchi/internal/factlock/clause"
	"madoguchi/internal/factlock/evidence"
	"madoguchi/internal/factlock/figure"
	"madoguchi/internal/factlock/reading"
	"madoguchi/internal/factlock/words"
)

// Doubt is why a sentence that a person wrote may say more than the notice does, or something else.
type Doubt string

const (
	Promised  Doubt = "promise"   // money, safety, or anything that nobody has announced
	Unsure    Doubt = "certainty" // that something leaked, or did not, otherwise than the facts say
	Misdated  Doubt = "figure"    // a number, a day or an address of the incident that stands in no fact
	Misopened Doubt = "hours"     // other hours or days than those of the desk
	Contrary  Doubt = "contrary"  // the facts say the opposite
	Untold    Doubt = "untold"    // who did it, or how
)

// Doubts are all of them.
func Doubts() []Doubt { return []Doubt{Promised, Unsure, Misdated, Misopened, Contrary, Untold} }

// Doubted is a sentence that somebody should read again before it is sent.
type Doubted struct {
	Sentence string // as it was written
	Said     string // what in it, "" for all of it
	Doubt    Doubt
}

var (
	ofIncident = words.Part(tables, "written", "of the incident")
	ofHours    = words.Part(tables, "written", "of the hours")
	grave      = words.Part(tables, "written", "grave")
	declined   = words.Part(tables, "written", "declines")
	wishes     = words.Part(tables, "written", "wishes")
)

// Written reads what a person wrote to a customer, sentence by sentence, and returns those that
// contradict the facts, or promise or claim what none of them holds. People write of much that no
// notice speaks of: of a sentence it asks less than [Lock.Check] of a text that cites its facts, and
// nothing of words, names and errands that are new. It reads Japanese and English, whatever the
// languages of the incident are otherwise; of other sentences it says nothing.
func (l *Lock) Written(text string) []Doubted {
	var all []Doubted
	for _, s := range sentences(text) {
		lang := languageOf(s)
		if lang == "" || !slices.Contains(l.Languages, lang) || asks(s) {
			continue
		}
		if doubt, said := l.doubt(lang, s); doubt != "" {
			all = append(all, Doubted{s, said, doubt})
		}
	}
	return all
}

// rule is one way to look at a sentence.
type rule struct {
	doubt Doubt
	check func(*reading.Reading)
}

func (l *Lock) doubt(lang, sentence string) (doubt Doubt, said string) {
	small := words.Small(sentence)
	if declined.In(small) || clause.Unsaid(small) {
		return "", ""
	}
	if raw := l.misdated(lang, sentence); raw != "" {
		return Misdated, raw
	}
	rules := []rule{{Unsure, claim.Certainty}, {Unsure, claim.Denials}, {Promised, claim.Promises}, {Misopened, l.binder.Calendar},
		{Contrary, claim.Against}}
	for _, rule := range rules {
		if rule.doubt == Promised && wishes.In(small) {
			continue
		}
		r := l.open(lang, sentence)
		r.Own = rule.doubt == Promised // what people are asked to do is theirs to say
		if rule.check(r); len(r.Problems) > 0 {
			return rule.doubt, r.Problems[0].Said
		}
	}
	if word := l.unfound(small); word != "" {
		return Unsure, word
	}
	if word, _ := grave.Find(small); word != "" && !words.Has(words.Small(l.Notice), word) && !clause.Requests(small) {
		return Untold, word
	}
	return "", ""
}

// open is a sentence that rests on all facts.
func (l *Lock) open(lang, sentence string) *reading.Reading {
	r := reading.Open(l.Book, Text{Lang: lang, Text: sentence, Cites: l.IDs})
	l.BlankNames(r.Runes)
	r.Split()
	return r
}

// misdated is the first figure of a sentence that speaks of the incident, or of the desk's hours, and
// that no fact holds there, "" for none.
func (l *Lock) misdated(lang, sentence string) string {
	r := reading.Open(l.Book, Text{Lang: lang, Text: sentence, Cites: l.IDs})
	figures := figure.Find(r.Runes)
	small := words.Small(sentence)
	l.binder.Figures(r)
	l.when.Check(r)
	for _, p := range r.Problems {
		if slices.ContainsFunc(figures, func(f figure.Figure) bool { return f.Raw == p.Said && ofNotice(f, small) }) {
			return p.Said
		}
	}
	return ""
}

// few is how many people a sentence may count without speaking of the incident.
const few = 20

// ofNotice reports whether a figure is one that only a notice gives.
func ofNotice(f figure.Figure, sentence string) bool {
	switch f.Kind {
	case figure.Address:
		return true
	case figure.Date:
		return ofIncident.In(sentence)
	case figure.Clock:
		return ofHours.In(sentence)
	case figure.Count:
		return f.OfPeople() && (f.Value >= few || ofIncident.In(sentence) && f.Value > 1)
	}
	return false
}

// unfound is what a sentence says to have leaked of which the facts say only that nothing was found.
func (l *Lock) unfound(small string) string {
	if !clause.Leaks(small) || clause.NotConfirmed(small) || clause.Negates(small) {
		return ""
	}
	for _, f := range l.Of(l.IDs) {
		for _, about := range f.About {
			if f.Certainty == evidence.Unconfirmed && words.InAnyNumber(small, about) {
				return about
			}
		}
	}
	return ""
}

// Beyond long a sentence is cut at its commas, so that what the rules cost stays in bounds; what is longer
// than longest even so is no sentence that anybody wrote, and is not read. In runes.
const (
	long    = 300
	longest = 600
)

// sentences cuts a text at the ends of its sentences and lines.
func sentences(text string) []string {
	var all []string
	runes := []rune(text)
	from := 0
	for i, c := range runes {
		last := i+1 == len(runes)
		ends := strings.ContainsRune("。！？!?\n", c) || c == '.' && (last || unicode.IsSpace(runes[i+1]))
		if i-from >= long && strings.ContainsRune("、,，", c) {
			ends = true
		}
		if !ends && !last {
			continue
		}
		if s := strings.TrimSpace(string(runes[from : i+1])); s != "" && i-from < longest {
			all = append(all, s)
		}
		from = i + 1
	}
	return all
}

// asks reports whether a sentence is a question.
func asks(s string) bool {
	s = strings.TrimRight(s, "。.")
	return strings.HasSuffix(s, "?") || strings.HasSuffix(s, "？") || strings.HasSuffix(s, "か")
}

// languageOf is ja or en by the letters of a sentence, "" for another one.
func languageOf(s string) string {
	lang := ""
	for _, c := range s {
		switch {
		case unicode.In(c, unicode.Hiragana, unicode.Katakana):
			return "ja"
		case unicode.In(c, unicode.Han, unicode.Hangul):
			lang = "other"
		case words.IsLetter(c) && lang == "":
			lang = "en"
		}
	}
	if lang == "other" {
		return ""
	}
	return lang
}
