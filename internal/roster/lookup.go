package roster

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"madoguchi/internal/affected"
	"madoguchi/internal/keyring"
	"madoguchi/internal/table"
)

var errNothingGiven = errors.New("roster: nothing was given by which the roster finds somebody")

// ByEmail returns the segments of the people with this address, as [affected.Normal]
// returns it: sorted, each once, none for nobody. Where it cannot know, it says so
// with an error ([affected.ErrNoRoster], or [keyring.ErrNoKey] where the key is gone or was
// replaced under its own number) and never with no segments.
func (r *Index) ByEmail(ctx context.Context, email string) ([]string, error) {
	return r.segments(ctx, affected.Person{Email: email})
}

// ByLetter is ByEmail for a letter code together with the postal code to which the
// letter went, both normalised.
func (r *Index) ByLetter(ctx context.Context, code, postal string) ([]string, error) {
	return r.segments(ctx, affected.Person{Letter: code, Postal: postal})
}

func (r *Index) segments(ctx context.Context, p affected.Person) ([]string, error) {
	_, rows, err := r.find(ctx, p)
	return segmentsOf(rows), err
}

func segmentsOf(rows []row) []string {
	var segments []string
	for _, row := range rows {
		segments = append(segments, row.segment)
	}
	slices.Sort(segments)
	return slices.Compact(segments)
}

// Compare is the check by staff: what a customer gave against the one person whom it
// fits best. It finds people by [affected.Ways]; a person whom none of these finds
// is not there, so that every given field is false. It tells whether each given field
// is that person's, and the person's segments, and never what is on the list. Where it fits several people
// equally well, the segments are those of all of them. Only people count whom all of
// the fields by fit; without such a person every given field is false, too.
func (r *Index) Compare(ctx context.Context, given affected.Person, by ...affected.Field) (map[affected.Field]bool, []string, error) {
	asked, rows, err := r.find(ctx, given)
	if err != nil {
		return nil, nil, err
	}
	matching, rows := asked.best(rows, fieldsOf(by))
	told := map[affected.Field]bool{}
	for i, f := range compared() {
		if given.Field(f) != "" {
			told[f] = matching.has(i)
		}
	}
	return told, segmentsOf(rows), nil
}

// find returns the marks of what was given, and the rows under each of its anchors.
// The work depends on what was given, not on what is there.
//
// The roster may change on the way, and a sweep may delete what is being read. So it
// counts only where the same generation is the current one before and after.
func (r *Index) find(ctx context.Context, p affected.Person) (marks, []row, error) {
	for {
		before, err := r.counting(ctx)
		if err != nil {
			return marks{}, nil, err
		}
		asked, rows, failed := r.findIn(ctx, before, p)
		after, err := r.counting(ctx)
		switch {
		case err != nil:
			return marks{}, nil, err
		case after.ID == before.ID:
			return asked, rows, failed
		}
	}
}

func (r *Index) counting(ctx context.Context) (Generation, error) {
	if err := ctx.Err(); err != nil {
		return Generation{}, err
	}
	g, there, err := r.Current(ctx)
	if err == nil && !there {
		err = affected.ErrNoRoster
	}
	return g, err
}

func (r *Index) findIn(ctx context.Context, g Generation, p affected.Person) (marks, []row, error) {
	keys, err := r.under(g)
	if err != nil {
		return marks{}, nil, err
	}
	asked, err := marksOf(keys, p)
	if err != nil {
		return marks{}, nil, err
	}
	anchors := anchorsOf(keys, p)
	if len(anchors) == 0 {
		return marks{}, nil, errNothingGiven
	}
	var rows []row
	for _, a := range anchors {
		found, err := r.rows(ctx, bucketOf(g.ID, a.hash), a.prefix())
		if err != nil {
			return marks{}, nil, err
		}
		rows = append(rows, found...)
	}
	return asked, rows, nil
}

// under is the ring that hashes as the generation was hashed. Another key of the same
// version would find nobody, and everybody would be told so.
func (r *Index) under(g Generation) (*keyring.Ring, error) {
	keys, err := r.keys.Under(g.KeyVersion)
	if err != nil {
		return nil, fmt.Errorf("roster: %w", err)
	}
	if g.KeySign != "" && g.KeySign != sign(keys) {
		return nil, fmt.Errorf("roster: version %d is another key by now: %w", g.KeyVersion, keyring.ErrNoKey)
	}
	return keys, nil
}

// rows reads the rows under one hash.
func (r *Index) rows(ctx context.Context, partition, prefix string) ([]row, error) {
	items, err := r.engine.Query(ctx, table.Query{Partition: partition, Prefix: prefix})
	if err != nil {
		return nil, err
	}
	rows := make([]row, len(items))
	for i, item := range items {
		body, err := r.keys.OpenBytes(item.Place(), item.Body)
		if err != nil {
			return nil, fmt.Errorf("roster: open a row: %w", err)
		}
		if rows[i], err = decodeRow(body); err != nil {
			return nil, err
		}
	}
	return rows, nil
}
