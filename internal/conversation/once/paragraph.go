package once

import (
	"slices"
	"strings"

	"madoguchi/internal/incident/told"
	"madoguchi/internal/inquiry"
	"madoguchi/internal/lazyregexp"
)

// line is a line of a reply, and what it tells.
type line struct {
	text  string
	tells told.Line
	left  bool // it is left out
}

// paragraph are the lines of a reply.
type paragraph []line

// leave leaves out the lines of which everything is told already.
func (p paragraph) leave(already []string) {
	for i, l := range p {
		p[i].left = l.left || len(l.tells.Names) > 0 && !slices.ContainsFunc(l.tells.Names, func(name string) bool {
			return !slices.Contains(already, name)
		})
	}
	p.follow()
}

// leaveUnlessAll does so where something is left then that the customer does not know: who asks the same
// again hears it again.
func (p paragraph) leaveUnlessAll(already []string) {
	tried := slices.Clone(p)
	tried.leave(already)
	if slices.ContainsFunc(tried, func(l line) bool { return !l.left && !l.tells.Heads && l.text != "" }) {
		copy(p, tried)
	}
}

// leaveReach leaves out the lines that say where to call or write, where said says that.
func (p paragraph) leaveReach(reach map[string]string, said []inquiry.Reply) {
	for i, l := range p {
		where := reach[strings.TrimSpace(l.text)]
		stands := func(r inquiry.Reply) bool { return strings.Contains(r.Text, where) }
		p[i].left = l.left || where != "" && slices.ContainsFunc(said, stands)
	}
}

// follow leaves out what says nothing without the lines that are left out.
func (p paragraph) follow() {
	for i := range p {
		p[i].left = p[i].left || p[i].tells.Follows && i > 0 && p[i-1].left
	}
	for i := range slices.Backward(p) {
		p[i].left = p[i].left || p[i].tells.Heads && p.bare(i+1)
	}
}

// stray leaves out the points of a list of which nothing else is left.
func (p paragraph) stray() {
	stands := func(l line) bool { return !l.left && strings.TrimSpace(l.text) != "" && !point.MatchString(l.text) }
	if !slices.ContainsFunc(p, func(l line) bool { return l.left }) || slices.ContainsFunc(p, stands) {
		return
	}
	for i := range p {
		p[i].left = true
	}
}

// point is one of a list.
var point = lazyregexp.New(`^\s*(?:[・•*]|- )`)

// bare reports whether nothing is left of the lines from the k-th on that tell something by name.
func (p paragraph) bare(k int) bool {
	from := k
	for ; k < len(p) && len(p[k].tells.Names) > 0; k++ {
		if !p[k].left {
			return false
		}
	}
	return k > from
}

// names are those of what is told.
func (p paragraph) names() (all []string) {
	for _, l := range p {
		if !l.left {
			all = append(all, l.tells.Names...)
		}
	}
	return all
}

func (p paragraph) text() string {
	var kept []string
	for _, l := range p {
		if !l.left {
			kept = append(kept, l.text)
		}
	}
	return strings.Join(kept, "\n")
}
