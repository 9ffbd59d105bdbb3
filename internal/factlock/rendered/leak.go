package rendered

import (
	"fmt"
	"slices"
	"strings"
)

// hedges are what is said of a leak in the clause around it.
var hedges = [...]string{likely, may, suspect, whether}

// hard are the meanings whose denial does most harm.
var hard = [...]string{leak, confirm, announce}

// leaks compares each mention of a leak with that of the text, in order: how sure it is. What is
// denied is compared for what does most harm: that something leaked, was confirmed or announced.
func (c *check) leaks(text, said sentence) {
	there, here := text.leaks(), said.leaks()
	if !slices.Equal(there, here) && !(c.label && len(here) == 0) {
		why := fmt.Sprintf("says %s, the text %s", surely(here), surely(there))
		c.refuse(said.first[leak], why, "be as sure as the text, each time in its order")
	}
	for _, m := range hard {
		if n, than := c.to.denied(said, m), c.from.denied(text, m); n != than && !(c.label && n < than) {
			c.refuse(said.first[m], fmt.Sprintf("is denied %d times, in the text %d times (%s)", n, than, m), "deny what the text denies")
		}
	}
}

func surely(leaks []string) string {
	if len(leaks) == 0 {
		return "of no leak anything"
	}
	return "of the leak: " + strings.Join(leaks, ", then ")
}

// leaks are the mentions of a leak, each with what is said of it in its clause.
func (s sentence) leaks() []string {
	var all []string
	for _, m := range s.marks {
		if m.meaning != leak {
			continue
		}
		from, to := s.clause(m)
		var how []string
		for _, hedge := range hedges {
			if slices.ContainsFunc(s.marks, func(o mark) bool { return o.meaning == hedge && o.at >= from && o.end <= to }) {
				how = append(how, hedge)
			}
		}
		if len(how) == 0 {
			how = []string{"plainly"}
		}
		if said := strings.Join(how, " and "); len(all) == 0 || all[len(all)-1] != said {
			all = append(all, said)
		}
	}
	return all
}

// clause is where the clause around a mark begins and ends: at commas, and in Japanese not at
// those of a list.
func (s sentence) clause(m mark) (from, to int) {
	cut := func(r rune) bool { return strings.ContainsRune(",;:，；", r) }
	for from = m.at; from > 0 && !s.cuts(from-1, cut); from-- {
	}
	for to = m.end; to < len(s.runes) && !s.cuts(to, cut); to++ {
	}
	return from, to
}

// cuts reports whether a clause ends at i: at a comma, and at 、 where no list goes on.
func (s sentence) cuts(i int, cut func(rune) bool) bool {
	if s.runes[i] != '、' {
		return cut(s.runes[i])
	}
	before := func(words string) bool { return strings.HasSuffix(string(s.runes[:i]), words) }
	return slices.ContainsFunc([]string{"し", "が", "て", "で", "こと", "ことと", "され", "ず", "ば", "も", "は"}, before)
}

// near is within how many characters a denial belongs to what it denies.
const near = 8

// denied is how often a meaning is denied: that before the denial in Japanese and in Korean,
// else that behind it.
func (r *reader) denied(s sentence, meaning string) int {
	n := 0
	for i, m := range s.marks {
		if m.meaning != deny {
			continue
		}
		step := 1
		if r.lang == Japanese || r.lang == Korean && !strings.HasPrefix(m.words, " ") {
			step = -1
		}
		for k := i + step; k >= 0 && k < len(s.marks); k += step {
			o := s.marks[k]
			if apart := max(o.at-m.end, m.at-o.end); apart > near {
				break
			}
			if o.meaning == meaning {
				n++
			}
			if slices.Contains(hard[:], o.meaning) {
				break
			}
		}
	}
	return n
}
