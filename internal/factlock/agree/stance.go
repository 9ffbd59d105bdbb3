package agree

import (
	"embed"
	"slices"
	"strings"

	"madoguchi/internal/factlock/clause"
	"madoguchi/internal/factlock/words"
)

//go:embed *.txt
var tables embed.FS

var (
	unknowns = words.Part(tables, "phrases", "unknown")
	traces   = words.Part(tables, "phrases", "no trace")
	nots     = words.Part(tables, "phrases", "not")
	saysNot  = words.Part(tables, "phrases", "says not")
	noDenial = words.Part(tables, "phrases", "no denial")
	found    = words.Part(tables, "phrases", "found")
	plans    = words.Part(tables, "phrases", "planned")
	dones    = words.Part(tables, "phrases", "done")
	openEnds = words.Of("検討", "協議中", "協議しております", "協議しています", "協議しているところ", "話し合い中", "話し合っており",
		"調整中", "調整しております", "不明", "未定", "調査中", "調べて", "調査しており", "調査してい", "未確")
)

// stance is how a statement is meant.
type stance int

const (
	so        stance = iota // it is so
	done                    // it has been done
	planned                 // it is to be done
	possible                // it may be so
	unknown                 // nobody knows, or has decided
	noTrace                 // nothing of it was found
	denied                  // it is not so
	unplanned               // it is not to be done
)

// stanceOf is the stance of a statement in small letters.
func stanceOf(s string) stance {
	if words.English(s) {
		return englishStance(s)
	}
	s = noDenial.BlankIn(s)
	end := tail(s, 18)
	switch {
	case clause.Maybe(end):
		return possible
	case leavesOpen(end):
		return unknown
	case nots.In(tail(s, 9)) && traces.In(end):
		return noTrace
	case nots.In(tail(s, 6)) && plans.In(tail(s, 12)):
		return unplanned
	case nots.In(tail(s, 6)), saysNot.In(s):
		return denied
	case plans.In(tail(s, 12)), words.Has(s, "これから") && !clause.Past(s):
		return planned
	case dones.In(s), clause.Past(s):
		return done
	}
	return so
}

// leavesOpen reports whether the end of a statement says that nobody knows, or has decided.
func leavesOpen(end string) bool {
	word, at := unknowns.Find(end)
	return at >= 0 && (nots.In(end[at+len(word):]) || openEnds.In(end))
}

func englishStance(s string) stance {
	s = mainClause(noDenial.BlankIn(s))
	not := nots.In(s) || strings.Contains(s, "n't")
	switch {
	case unknowns.In(s):
		return unknown
	case clause.Maybe(s):
		return possible
	case traces.In(s), not && found.In(s):
		return noTrace
	case not && plans.In(s):
		return unplanned
	case not:
		return denied
	case plans.In(s):
		return planned
	case dones.In(s), clause.Past(s):
		return done
	}
	return so
}

// mainClause cuts an English clause in front of what only tells of whom or when it speaks.
func mainClause(s string) string {
	if words.Starts(s, "if ", "when ", "where ", "unless ") {
		if _, behind, ok := strings.Cut(s, "、"); ok {
			s = behind // if our email does not reach you, we send a letter
		}
	}
	for _, w := range []string{" where ", " who ", " which ", " if ", " when ", " whose ", " unless ", " why ", " how "} {
		s, _, _ = strings.Cut(s, w)
	}
	return s
}

// claims is what somebody does who says so.
func (s stance) claims() string {
	return map[stance]string{
		planned: "plans something", possible: "says only that it may be so", unknown: "leaves something open",
		noTrace: "says that nothing of it was found", denied: "denies something", unplanned: "says that it is not planned",
	}[s]
}

// says is what the facts do that say so.
func (s stance) says() string {
	return map[stance]string{
		planned: "the cited facts only plan", unknown: "the cited facts leave open", denied: "the cited facts deny",
		noTrace: "of which, by the cited facts, nothing was found", unplanned: "the cited facts do not plan",
	}[s]
}

// tail is the last runes of a text, without the marks that end it.
func tail(s string, n int) string {
	r := []rune(strings.TrimRight(s, "、。,.!) 」"))
	return string(r[max(0, len(r)-n):])
}

// borne are the stances of facts that bear a statement of each stance.
var borne = map[stance][]stance{
	so:        {so, done, planned, possible},
	done:      {so, done, possible},
	planned:   {so, planned, possible, unknown},
	possible:  {so, done, planned, possible, unknown},
	unknown:   {unknown, noTrace},
	noTrace:   {noTrace, denied},
	denied:    {denied, unplanned},
	unplanned: {unplanned},
}

// allows reports whether a statement of the facts bears one of a text.
func (s stance) allows(text stance) bool { return slices.Contains(borne[text], s) }
