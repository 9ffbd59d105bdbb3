package veil

import (
	"strings"

	"madoguchi/internal/redact/folded"
	"madoguchi/internal/signs"
)

var (
	shapeGroup  = lists.Pattern("shape_group")
	shapeJoint  = lists.Pattern("shape_joint")
	shapeTorn   = lists.Pattern("shape_torn")
	shapeUnit   = lists.Pattern("shape_unit")
	shapeWord   = lists.Pattern("shape_word")
	shapeBefore = lists.Pattern("shape_before")
	shapeBehind = lists.Pattern("shape_behind")
	codeNear    = lists.Pattern("code_near")
	solidValue  = lists.Pattern("solid_value")
	cluster     = lists.Pattern("cluster")
)

const (
	// groupSigns is how many signs a group of a receipt or of a letter's code has.
	groupSigns = 4

	// receiptSigns are those of a receipt.
	receiptSigns = 2 * groupSigns

	// fewestTurns is how often letters and digits change in signs that were drawn and
	// that nothing else tells from the name of a product.
	fewestTurns = 3
)

// group is a run of letters and digits, or of what stands for signs that are torn off.
type group struct {
	folded.Span
	torn bool
	odd  bool // as no word is: letters and digits, or letters without a vowel
	dash bool // joined to the group in front by more than a blank
}

// shaped are codes of letters and of receipts by their shape alone, whatever stands around
// them: groups of four signs such as no words are, or as many in one run.
func shaped(t *text) []folded.Span {
	if !t.Latin {
		return nil
	}
	var found []folded.Span
	var run []group
	for _, s := range shapeGroup.All(t) {
		g := t.group(s)
		if n := len(run); n > 0 {
			gap := t.Words[run[n-1].To:s.From]
			g.dash = strings.TrimSpace(gap) != ""
			if !shapeJoint.Match(gap) {
				found, run = append(found, t.codeIn(run)...), nil
			}
		}
		switch {
		case g.torn || s.To-s.From == groupSigns:
			run = append(run, g)
			continue
		case solid(t.In(s)):
			found = append(found, s)
		}
		found, run = append(found, t.codeIn(run)...), nil
	}
	return append(found, t.codeIn(run)...)
}

// group is the group of a part of the text.
func (t *text) group(s folded.Span) group {
	words := t.In(s)
	return group{Span: s, torn: shapeTorn.Match(words), odd: odd(words)}
}

// odd reports whether signs are such as no word has.
func odd(words string) bool {
	letters, figures := mix(words)
	switch {
	case letters == 0 || distinct(words) < 3 || shapeUnit.Match(words) || shapeWord.Match(words):
		return false
	}
	return figures > 0 || !strings.ContainsAny(words, "aeiou")
}

// solid reports whether signs in one run are the code of a letter, or most of one.
func solid(words string) bool {
	const fewest, most = 11, 17
	letters, figures := mix(words)
	drawn := figures == 0 && !strings.ContainsAny(words, "aeiou") || turns(words) > fewestTurns
	return letters > 0 && drawn && len(words) >= fewest && len(words) <= most && distinct(words) > groupSigns
}

// codeIn is the code that groups of four signs are, with what is left of groups around them.
func (t *text) codeIn(run []group) []folded.Span {
	if !dashed(run) {
		run = trimmed(run)
	}
	if len(run) == 0 {
		return nil
	}
	s := folded.Span{From: run[0].From, To: run[len(run)-1].To}
	before := len(shapeBefore.PartOf(t.Behind(s.From, groupSigns+1)))
	behind := len(shapeBehind.PartOf(t.Ahead(s.To, groupSigns+1)))
	with := folded.Span{From: s.From - before, To: s.To + behind}
	switch is := false; {
	case len(run) == 1:
		is = t.torn(run[0], with) || s == with && t.partOfCode(run[0])
		return spanIf(is, with)
	case len(run) == 2:
		is = t.pair(run)
		return spanIf(is, with)
	}
	return spanIf(most(run), with)
}

func spanIf(is bool, s folded.Span) []folded.Span {
	if !is {
		return nil
	}
	return []folded.Span{s}
}

// dashed reports whether dashes join three groups and more, of which one is no word.
func dashed(run []group) bool {
	odds := 0
	for i, g := range run {
		if i > 0 && !g.dash {
			return false
		}
		if g.odd {
			odds++
		}
	}
	return len(run) > 2 && odds > 0
}

// trimmed leaves out the words on both sides of groups that are none.
func trimmed(run []group) []group {
	for len(run) > 0 && !run[0].odd && !(run[0].torn && len(run) > 1 && run[1].dash) {
		run = run[1:]
	}
	for n := len(run); n > 0 && !run[n-1].odd && !(run[n-1].torn && run[n-1].dash); n-- {
		run = run[:n-1]
	}
	return run
}

// most reports whether all groups but one are no words, or torn off.
func most(run []group) bool {
	words := 0
	for _, g := range run {
		if !g.odd && !g.torn {
			words++
		}
	}
	return words <= 1 && words < len(run)-1 || dashed(run)
}

// pair reports whether two groups are a receipt, or two thirds of a letter's code.
func (t *text) pair(run []group) bool {
	a, b := run[0], run[1]
	whole := folded.Span{From: a.From, To: b.To}
	capitals := t.Raw(whole) == strings.ToUpper(t.Raw(whole))
	switch {
	case a.torn || b.torn:
		return a.odd || b.odd
	case !a.odd || !b.odd:
		return false
	}
	return b.dash || capitals || turns(t.In(a.Span))+turns(t.In(b.Span)) >= fewestTurns || t.nearCode(whole)
}

// torn reports whether a group with the rest of another one is a receipt with a sign that
// nobody can read: seven of eight, or less beside a word for one.
func (t *text) torn(g group, with folded.Span) bool {
	bare := strings.Map(asciiSign, t.In(with))
	rest := strings.Map(asciiSign, strings.Replace(t.In(with), t.In(g.Span), "", 1))
	letters, figures := mix(bare)
	if !g.odd || letters == 0 || figures == 0 || rest == "" || strings.Trim(bare, signs.Alphabet) != "" {
		return false
	}
	return len(bare) == receiptSigns-1 && mixed(rest) || t.nearCode(with)
}

// partOfCode reports whether four signs are a part of a code that is told: in capitals, beside
// a word for one.
func (t *text) partOfCode(g group) bool {
	return g.odd && t.Raw(g.Span) == strings.ToUpper(t.Raw(g.Span)) && t.nearCode(g.Span)
}

// nearCode reports whether a word for a code stands on either side.
func (t *text) nearCode(s folded.Span) bool {
	const near = 24
	return codeNear.Match(t.Behind(s.From, near)) || codeNear.Match(t.Ahead(s.To, near))
}

// distinct counts the signs that differ.
func distinct(words string) int {
	n := 0
	for i, r := range words {
		if strings.IndexRune(words, r) == i {
			n++
		}
	}
	return n
}

// turns counts how often letters and digits change.
func turns(words string) int {
	n, was := 0, false
	for i, r := range words {
		is := '0' <= r && r <= '9'
		if i > 0 && is != was {
			n++
		}
		was = is
	}
	return n
}
