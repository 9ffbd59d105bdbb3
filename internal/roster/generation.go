package roster

import (
	"context"
	"errors"
	"fmt"
	"strconv"

	"madoguchi/internal/affected"
	"madoguchi/internal/table"
)

// Begin starts a new generation, or resumes one: it returns the generation and how
// many rows of it are in already. digest names the file and whatever else decides
// what is taken in; an import of another digest, or under another key version, is
// not resumed but given up, and swept later. A digest that was imported last is
// returned with all its rows, so that doing it again changes nothing.
//
// It takes over from any import that is still running; that one then gets
// [ErrSuperseded].
func (r *Index) Begin(ctx context.Context, digest string) (generation string, done int, err error) {
	s, err := r.standing(ctx)
	if err != nil {
		return "", 0, err
	}
	// Hashed under the current version, so that under another one nothing is resumed.
	digest = r.keys.Hash("roster digest", importName(digest, layout, len(affected.Ways())))
	if s.progress.Digest == digest {
		return s.progress.Generation, s.progress.Done, nil
	}
	// The version of IMPORT only rises, through a purge too, so no name comes again.
	next := progress{Generation: strconv.FormatInt(s.progressVersion+1, 10), Digest: digest, KeyVersion: r.keys.Version()}
	writes, err := s.givingUp()
	if err != nil {
		return "", 0, err
	}
	begin, err := table.Replace(progressKey(), s.progressVersion, next)
	if err != nil {
		return "", 0, err
	}
	return next.Generation, 0, superseded(r.engine.Write(ctx, append(writes, begin)...))
}

// importName is the digest of an import together with how its rows are written, so that
// a list which an older version took in, wholly or in part, is taken in anew once there
// are more marks or ways. What the first version writes adds nothing: its imports go on.
func importName(digest string, layout, ways int) string {
	const firstWays = 5
	if layout == 1 && ways == firstWays {
		return digest
	}
	return fmt.Sprintf("%s\nlayout %d, %d ways", digest, layout, ways)
}

// givingUp hands an unfinished generation over to be swept.
func (s standing) givingUp() ([]table.Write, error) {
	if s.progress.Generation == "" || s.progress.Finished {
		return nil, nil
	}
	w, err := retire(Generation{ID: s.progress.Generation, KeyVersion: s.progress.KeyVersion})
	return []table.Write{w}, err
}

// Add keeps people; when it returns, the rows before done are in. It is called with
// the rows in order, and may be called again with the same; a generation that counts
// takes no more.
func (r *Index) Add(ctx context.Context, generation string, people []affected.Person, done int) error {
	s, err := r.underWay(ctx, generation)
	if err != nil {
		return err
	}
	if done <= s.progress.Done {
		return nil
	}
	if s.progress.Finished {
		return ErrSuperseded
	}
	items := make([]table.Item, 0, len(affected.Ways())*len(people))
	for i, p := range people {
		places, err := r.items(generation, p)
		if err != nil {
			return fmt.Errorf("row %d of a batch: %w", i+1, err)
		}
		items = append(items, places...)
	}
	if err := r.engine.Put(ctx, items...); err != nil {
		return err
	}
	// An import that was superseded by now leaves these items behind in a generation
	// that never counts; the second sweep of it finds them.
	s.progress.Done = done
	checkpoint, err := table.Replace(progressKey(), s.progressVersion, s.progress)
	if err != nil {
		return err
	}
	return superseded(r.engine.Write(ctx, checkpoint))
}

// underWay is the standing where this generation is being taken in.
func (r *Index) underWay(ctx context.Context, generation string) (standing, error) {
	s, err := r.standing(ctx)
	if err != nil {
		return s, err
	}
	if s.progress.Generation != generation || s.progress.KeyVersion != r.keys.Version() {
		return s, ErrSuperseded
	}
	return s, nil
}

// Switch makes a generation the one that counts, in one transaction; the one before
// it is left to [Index.Sweep]. Called again it changes nothing. totals are its rows
// by segment.
func (r *Index) Switch(ctx context.Context, generation string, totals map[string]int) error {
	s, err := r.underWay(ctx, generation)
	if err != nil || s.current.ID == generation {
		return err
	}
	writes, err := s.switching(Generation{ID: generation, KeyVersion: s.progress.KeyVersion, KeySign: sign(r.keys), At: r.now().UTC(),
		Totals: totals})
	if err != nil {
		return err
	}
	err = superseded(r.engine.Write(ctx, writes...))
	if errors.Is(err, ErrSuperseded) {
		return r.mine(ctx, generation)
	}
	return err
}

// mine looks whether what stood in the way was the own write: an engine may repeat
// one whose answer was lost (platform fact 29).
func (r *Index) mine(ctx context.Context, generation string) error {
	g, _, err := r.Current(ctx)
	if err == nil && g.ID != generation {
		return ErrSuperseded
	}
	return err
}

func (s standing) switching(next Generation) ([]table.Write, error) {
	s.progress.Finished = true
	current, err := table.Replace(currentKey(), s.currentVersion, next)
	if err != nil {
		return nil, err
	}
	finished, err := table.Replace(progressKey(), s.progressVersion, s.progress)
	if err != nil || s.current.ID == "" {
		return []table.Write{current, finished}, err
	}
	old, err := retire(s.current)
	return []table.Write{current, finished, old}, err
}

// superseded is what a conflict means to an import.
func superseded(err error) error {
	if errors.Is(err, table.ErrConflict) {
		return ErrSuperseded
	}
	return err
}
