package store

import (
	"errors"
	"fmt"

	"madoguchi/internal/cases"
	"madoguchi/internal/store/outline"
	"madoguchi/internal/table"
)

// list seals an outline for its place.
func (p *plan) list(item table.Item, o cases.Case) {
	if p.err != nil {
		return
	}
	plain, err := outline.Encode(o)
	if err == nil {
		item.Body, err = p.base.keys.SealBytes(item.Place(), plain)
	}
	if err != nil {
		p.err = fmt.Errorf("store: seal %s: %w", item.Kind(), err)
		return
	}
	p.writes = append(p.writes, table.Write{Item: item, If: table.Always})
}

// outline opens what list sealed. Its version is none.
func (s Casework) outline(item table.Item) (cases.Case, error) {
	var o cases.Case
	plain, err := s.keys.OpenBytes(item.Place(), item.Body)
	if err == nil {
		o, err = outline.Decode(plain)
	}
	if err != nil {
		return o, fmt.Errorf("store: open %s: %w", item.Kind(), err)
	}
	return o, nil
}

// outlines opens what stands in a list: outlines, or what an earlier version of the
// desk put there, the cases themselves.
func (s Casework) outlines(items []table.Item) ([]cases.Case, error) {
	var whole []table.Item
	var all []cases.Case
	var failed error
	for _, item := range items {
		if item.Sort == caseKey("").Sort {
			whole = append(whole, item)
			continue
		}
		o, err := s.outline(item)
		if err != nil {
			failed = errors.Join(failed, err)
			continue
		}
		all = append(all, o)
	}
	opened, err := s.openCases(whole)
	for _, c := range opened {
		all = append(all, c.Outline())
	}
	return all, errors.Join(failed, err)
}
