package claim

import (
	"slices"
	"strings"

	"madoguchi/internal/factlock/clause"
	"madoguchi/internal/factlock/evidence"
	"madoguchi/internal/factlock/follow"
	"madoguchi/internal/factlock/reading"
	"madoguchi/internal/factlock/words"
)

// denial are the rules about what is denied.
type denial struct{ check }

// notFinished says that something is still to come.
var notFinished = words.Of("済んでおらず", "済んでおりません", "済んでいません", "済んでいない", "終わっておらず", "終わっておりません", "終わっていません")

// refuse refuses a denial that no cited fact makes: 流出していません, was not affected, no damage.
// It reports whether there was one.
func (d denial) refuse(k int) bool {
	c := d.Clauses[k]
	text := c.Text
	if k+1 < len(d.Clauses) && d.Clauses[k+1].Sentence == c.Sentence && words.Ends(text, "は", "も", "が", "には", "では") {
		text += d.Clauses[k+1].Text // a subject whose verb stands behind a comma
	}
	word := denies(notFinished.BlankIn(text))
	if word == "" || clause.LeavesOpen(text) || c.End == '?' || asksBehind(text, word) {
		return false
	}
	if !d.backed(text) && !d.backed(d.UpTo(k)) {
		d.RefuseLine(c.Line, word, "denies what no fact denies",
			"write what has been announced, or that nothing has been announced about it")
	}
	return true
}

// openly leave open what they seem to deny.
var openly = words.Of("cannot be ruled out", "not be ruled out", "cannot rule out", "not rule out", "could not be ruled out")

// denies is how a text denies, "" where it does not.
func denies(s string) string {
	if clause.NotConfirmed(s) || clause.AnnouncedNothing(s) || clause.CannotSay(s) {
		return ""
	}
	if word, _ := denied.Find(openly.BlankIn(s)); word != "" {
		return word
	}
	if word := deniedBehind(s); word != "" {
		return word
	}
	return deniedInFront(s)
}

// asksBehind reports whether the denial is asked, not said: 影響はありませんか.
func asksBehind(s, word string) bool {
	_, after, ok := strings.Cut(s, word)
	return ok && strings.HasPrefix(after, "か") && !strings.HasPrefix(after, "から")
}

// deniedBehind finds a Japanese negation close behind 流出, 影響 and their like.
func deniedBehind(s string) string {
	for rest := s; ; {
		w, at := happened.Find(rest)
		if at < 0 {
			return ""
		}
		rest = rest[at+len(w):]
		near := []rune(rest)
		near = near[:min(len(near), 14)]
		for _, no := range []string{"ません", "なかった", "ない", "無い"} {
			before, behind, ok := strings.Cut(string(near), no)
			if ok && !words.Starts(behind, "よう", "か") && !ruledOut.In(before) {
				return w + before + no
			}
		}
	}
}

// finite are verbs behind which a "without" denies nothing.
var finite = []string{"is", "are", "was", "were", "may", "might", "has", "have", "had"}

// deniedInFront finds an English negation at most six words in front of what happened.
func deniedInFront(s string) string {
	if !words.Latin(strings.TrimLeft(s, "-・ \"("+string(words.Blank))) {
		return ""
	}
	all := strings.FieldsFunc(s, func(r rune) bool { return !words.IsLetter(r) && r != '\'' })
	no := []string{"not", "no", "never", "none", "nothing", "nobody", "nobody's", "neither", "without"}
	for i, w := range all {
		if !happenedEnglish.In(w) {
			continue
		}
		for j := i - 1; j >= max(0, i-6); j-- {
			if all[j] == "no" && strings.HasPrefix(all[j+1], "record") && slices.Contains(all[i:], "found") {
				break // that nothing of it was found is held by what facts tell
			}
			if all[j] == "without" && slices.ContainsFunc(all[j:i], func(w string) bool { return slices.Contains(finite, w) }) {
				break // those who joined without a card are affected
			}
			if slices.Contains(no, all[j]) || strings.HasSuffix(all[j], "n't") {
				return strings.Join(all[j:i+1], " ")
			}
		}
	}
	return ""
}

// backed reports whether a cited fact denies the same.
func (d denial) backed(said string) bool {
	cut := slices.DeleteFunc(d.Cut(said), d.Harmless)
	if strings.Contains(d.On.Raw, "口座") && strings.Contains(said, "bank account") {
		cut = slices.DeleteFunc(cut, func(w words.Word) bool { return w.Text == "bank" }) // 口座
	}
	long := slices.DeleteFunc(slices.Clone(cut), func(w words.Word) bool { return !w.Known() && len([]rune(w.Text)) < 2 })
	if d.ofOthers(said) || follow.NotThem(d.Reading, said) && d.held(cut) {
		return true
	}
	if strings.Count(said, "も") > 1 && d.each(cut) {
		return true // neither this nor that, each by a fact of its own
	}
	return d.backedBy(said, cut) || len(long) > 0 && len(long) < len(cut) && d.backedBy(said, long)
}

// traces are what somebody looks for and does not find.
var traces = words.Of("痕跡", "形跡", "兆候", "trace", "traces", "sign", "signs")

func (d denial) backedBy(said string, cut []words.Word) bool {
	if len(cut) == 0 {
		unfound := func(s evidence.Sentence) bool { return traces.In(s.Text) && clause.Negates(s.Text) }
		if d.excepted(said) || d.needless(said) {
			return true
		}
		return d.Foreign() && traces.In(said) && slices.ContainsFunc(d.On.Sentences, unfound) ||
			d.Foreign() && concern.In(said) && against(d).nobodyConcerned()
	}
	return d.deniesAlike(cut)
}

// deniesAlike reports whether a sentence of a cited fact denies something with these words.
func (d denial) deniesAlike(cut []words.Word) bool {
	return d.On.Any(func(f *evidence.Fact) bool {
		return slices.ContainsFunc(f.Ground.Sentences, func(s evidence.Sentence) bool {
			denies := (clause.Negates(s.Text) || denied.In(s.Text)) && !clause.NotConfirmed(s.Text) && !notKnown.In(s.Text)
			own := slices.DeleteFunc(slices.Clone(cut), func(w words.Word) bool { return !s.Says([]words.Word{w}) && d.Book.Refers(f, w) })
			return denies && len(own) > 0 && s.Says(own)
		})
	})
}

// held reports whether the cited facts hold all words.
func (d denial) held(cut []words.Word) bool {
	return !slices.ContainsFunc(cut, func(w words.Word) bool { return !d.On.Holds(w) })
}

// each reports whether cited facts deny something with each of these words.
func (d denial) each(cut []words.Word) bool {
	return len(cut) > 0 && !slices.ContainsFunc(cut, func(w words.Word) bool { return !d.deniesAlike([]words.Word{w}) })
}

// needless reports whether a clause says that something need not be done, as a cited fact does.
func (d denial) needless(said string) bool {
	return needNot.In(said) && slices.ContainsFunc(d.On.Sentences, func(s evidence.Sentence) bool { return needNot.In(s.Text) })
}

// Those who did not do what a fact says that others did, whose data alone is concerned.
var (
	othersOf = words.Of("ていない方", "ていなかった方", "ておられない方", "おられなかった方", "いない方", "でない方", "以外の方", "以外のお客さま", "ていないお客さま", "ていなかったお客さま")
	thoseOf  = words.Of("に限り", "に限って", "に限られ", "のみ", "だけ")
)

// ofOthers reports whether a clause denies of those who did not do something what a cited fact says of those alone who did.
func (d denial) ofOthers(said string) bool {
	cut := slices.DeleteFunc(d.Cut(said), func(w words.Word) bool { return w.Known() && !w.Telling() || !w.Known() && d.Foreign() })
	bears := func(s evidence.Sentence) bool {
		return !slices.ContainsFunc(cut, func(w words.Word) bool { return !s.Has(w) })
	}
	return othersOf.In(said) && len(cut) > 0 && slices.ContainsFunc(d.On.Sentences, func(s evidence.Sentence) bool {
		return thoseOf.In(s.Text) && !clause.Negates(s.Text) && bears(s)
	})
}

// excepted reports whether a clause says of somebody by name that they are not concerned, as a
// cited fact does.
func (d denial) excepted(said string) bool {
	line := d.namesOn(said)
	return len(line) > 0 && concern.In(said) && d.On.Any(func(f *evidence.Fact) bool {
		says := words.Small(strings.Join(f.Says, "\n"))
		all := !slices.ContainsFunc(line, func(group []string) bool { return !namedIn(says, group) })
		return all && slices.ContainsFunc(f.Ground.Sentences, func(s evidence.Sentence) bool {
			return concern.In(s.Text) && clause.DeniesAtEnd(s.Text)
		})
	})
}

// namesOn lists the agreed names, each in all its forms, of the line on which a clause stands.
func (d denial) namesOn(said string) [][]string {
	k := slices.IndexFunc(d.Clauses, func(c clause.Clause) bool { return strings.Contains(said, c.Text) })
	if k < 0 {
		return nil
	}
	lines := strings.Split(words.Small(d.Text.Text), "\n")
	if d.Clauses[k].Line >= len(lines) {
		return nil
	}
	return slices.DeleteFunc(slices.Clone(d.Book.Names), func(group []string) bool { return !namedIn(lines[d.Clauses[k].Line], group) })
}

func namedIn(s string, group []string) bool {
	return slices.ContainsFunc(group, func(n string) bool { return strings.Contains(s, words.Small(n)) })
}

// Denials refuses a denial of what happened that no cited fact makes in a sentence that itself denies
// such a thing: that a fee does not arise bears nothing about a leak.
func Denials(r *reading.Reading) {
	d := denial{check{r}}
	for _, c := range d.Clauses {
		word := denies(notFinished.BlankIn(c.Text))
		if word == "" || clause.LeavesOpen(c.Text) || c.Asks() || asksBehind(c.Text, word) {
			continue
		}
		cut := slices.DeleteFunc(d.Cut(c.Text), d.Harmless)
		if !slices.ContainsFunc(d.On.Sentences, func(s evidence.Sentence) bool { return denies(s.Text) != "" && s.Says(cut) }) {
			d.RefuseLine(c.Line, word, "denies what no fact denies", "write what has been announced")
		}
	}
}
