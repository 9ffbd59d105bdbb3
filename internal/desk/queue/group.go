package queue

import (
	"cmp"
	"slices"

	"madoguchi/internal/cases"
	"madoguchi/internal/inquiry"
)

// group is what stands together in the list: the cases of one customer, or one case whose sender
// nobody vouches for.
type group struct {
	cases []cases.Case
	size  int // how many there are, whatever is left out
}

// group puts the cases of one customer together and finds out who has each customer. What is
// closed stands by its end alone.
func (p *queuePage) group(all []cases.Case) []*group {
	p.holders = map[cases.Receipt]string{}
	if p.Filter.Closed {
		var each []*group
		for _, c := range all {
			each = append(each, &group{cases: []cases.Case{c}, size: 1})
		}
		return each
	}
	groups := grouped(all)
	for _, g := range groups {
		g.size = len(g.cases)
		holder := cases.Holder(g.cases)
		for _, c := range g.cases {
			p.holders[c.Receipt] = holder
		}
	}
	return groups
}

// owner is whose case is: an open one of a customer whom somebody has is theirs, too, unless it
// does not wait for them.
func (p *queuePage) owner(c cases.Case) string {
	if c.Owner != "" || c.Overtaken() {
		return c.Owner
	}
	return p.holders[c.Receipt]
}

// people finds out which cases are one customer's.
type people struct {
	same map[inquiry.CustomerKey]inquiry.CustomerKey // towards one of them that stands for all
}

// grouped are the cases in groups, each in the order in which its first one was given.
func grouped(all []cases.Case) []*group {
	p := people{map[inquiry.CustomerKey]inquiry.CustomerKey{}}
	for _, c := range all {
		if !c.Doubtful() {
			for _, other := range c.Linked {
				p.same[p.one(other)] = p.one(c.Customer)
			}
		}
	}
	var groups []*group
	of := map[inquiry.CustomerKey]*group{}
	for _, c := range all {
		if c.Customer == "" || c.Doubtful() {
			groups = append(groups, &group{cases: []cases.Case{c}})
			continue
		}
		one := p.one(c.Customer)
		if of[one] == nil {
			of[one] = &group{}
			groups = append(groups, of[one])
		}
		of[one].cases = append(of[one].cases, c)
	}
	return groups
}

// one is the customer that stands for all who are the same person.
func (p people) one(c inquiry.CustomerKey) inquiry.CustomerKey {
	for next, there := p.same[c]; there && next != c; next, there = p.same[c] {
		c = next
	}
	return c
}

// arrange puts the groups into the order of the page by the first case of each, and those of
// doubtful cases apart, behind all that waits.
func (p *queuePage) arrange(groups []*group) {
	order := p.order()
	for _, g := range groups {
		slices.SortStableFunc(g.cases, order)
	}
	slices.SortStableFunc(groups, func(a, b *group) int {
		return cmp.Or(p.apart(a)-p.apart(b), order(a.cases[0], b.cases[0]))
	})
}

// apart is 1 for a group that stands apart.
func (p *queuePage) apart(g *group) int {
	if !p.Filter.Closed && g.cases[0].Doubtful() {
		return 1
	}
	return 0
}

// pages cuts groups into pages of about perPage cases; none is torn apart.
func pages(groups []*group) [][]*group {
	var all [][]*group
	n := perPage
	for _, g := range groups {
		if n+len(g.cases) > perPage {
			all, n = append(all, nil), 0
		}
		all[len(all)-1] = append(all[len(all)-1], g)
		n += len(g.cases)
	}
	return all
}
