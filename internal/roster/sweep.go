package roster

import (
	"context"
	"errors"

	"madoguchi/internal/table"
)

// retired is a generation to sweep. It is swept twice: an import that did not hear
// that it was superseded may write a last batch behind the first sweep.
type retired struct {
	Generation
	Swept bool `json:"swept"`
}

func retire(g Generation) (table.Write, error) {
	return table.Replace(oldKey(g.ID), 0, retired{Generation: g})
}

// Purged is what a purge or a sweep deleted.
type Purged struct {
	Generations []Generation // those whose items were deleted; an import that never counted has no time and no totals
	Items       int          // of them, in this call
}

// Sweep deletes the generations that count no more. It may be broken off and called
// again.
func (r *Index) Sweep(ctx context.Context) error {
	_, err := r.sweep(ctx)
	return err
}

// Purge ends the roster: nothing counts any more, no import goes on, and every
// generation is deleted item by item, each partition read until it is empty. It may
// be broken off and called again; what it returns then is what that call did. What
// point-in-time copies hold it cannot delete: that ends with the key.
func (r *Index) Purge(ctx context.Context) (Purged, error) {
	for {
		err := r.retireAll(ctx)
		if err == nil {
			return r.sweep(ctx)
		}
		if !errors.Is(err, table.ErrConflict) || ctx.Err() != nil {
			return Purged{}, err
		}
		// An import wrote its checkpoint in between.
	}
}

// retireAll leaves no generation that counts and none under way.
func (r *Index) retireAll(ctx context.Context) error {
	s, err := r.standing(ctx)
	if err != nil {
		return err
	}
	writes, err := s.givingUp()
	if err != nil {
		return err
	}
	if s.current.ID != "" {
		old, err := retire(s.current)
		if err != nil {
			return err
		}
		none, err := table.Replace(currentKey(), s.currentVersion, Generation{})
		if err != nil {
			return err
		}
		writes = append(writes, old, none)
	}
	if s.progress.Generation != "" {
		none, err := table.Replace(progressKey(), s.progressVersion, progress{})
		if err != nil {
			return err
		}
		writes = append(writes, none)
	}
	if len(writes) == 0 {
		return nil
	}
	return r.engine.Write(ctx, writes...)
}

func (r *Index) sweep(ctx context.Context) (Purged, error) {
	var purged Purged
	items, err := r.engine.Query(ctx, table.Query{Partition: rosterPartition, Prefix: oldKey("").Sort})
	if err != nil {
		return purged, err
	}
	for _, item := range items {
		var old retired
		if err := table.Decode(item, &old); err != nil {
			return purged, err
		}
		n, err := r.clear(ctx, old.ID)
		purged.Items += n
		if err != nil {
			return purged, err
		}
		if err := r.swept(ctx, item, old); err != nil {
			return purged, err
		}
		if n > 0 || !old.Swept {
			purged.Generations = append(purged.Generations, old.Generation)
		}
	}
	return purged, nil
}

// swept notes the first sweep of a generation and forgets it after the second.
func (r *Index) swept(ctx context.Context, item table.Item, old retired) error {
	if old.Swept {
		return r.engine.Delete(ctx, item.Key)
	}
	old.Swept = true
	w, err := table.Replace(item.Key, item.Version, old)
	if err != nil {
		return err
	}
	if err := r.engine.Write(ctx, w); !errors.Is(err, table.ErrConflict) {
		return err
	}
	return nil // somebody else sweeps, too
}

// clear deletes all items of a generation and counts them.
func (r *Index) clear(ctx context.Context, generation string) (int, error) {
	total := 0
	for n := range buckets {
		deleted, err := r.empty(ctx, bucket(generation, n))
		if total += deleted; err != nil {
			return total, err
		}
	}
	return total, nil
}

// empty reads a partition and deletes what it reads until there is nothing left.
func (r *Index) empty(ctx context.Context, partition string) (int, error) {
	const page = 1000
	for total := 0; ; {
		if err := ctx.Err(); err != nil {
			return total, err
		}
		items, err := r.engine.Query(ctx, table.Query{Partition: partition, Limit: page})
		if err != nil || len(items) == 0 {
			return total, err
		}
		keys := make([]table.Key, len(items))
		for i, item := range items {
			keys[i] = item.Key
		}
		if err := r.engine.Delete(ctx, keys...); err != nil {
			return total, err
		}
		total += len(items)
	}
}
