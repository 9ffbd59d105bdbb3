package store

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"madoguchi/internal/turn"
)

// FeedbackKind is what a mail service says of a mail with a code.
type FeedbackKind string

const (
	Bounced    FeedbackKind = "bounce"    // for good
	Complained FeedbackKind = "complaint" // the reader called it unwanted
)

// Feedback is one thing that became of a mail with a code. To whom it went is not in
// it: the figures need numbers only.
type Feedback struct {
	Kind    FeedbackKind
	Message string    // the mail service's id of the mail
	At      time.Time // when it happened
}

// feedbackKept is how long it is kept; the figures look back one day.
const feedbackKept = 3 * 24 * time.Hour

// noted is the body of an item, in clear.
type noted struct {
	At time.Time `json:"at"`
}

func feedbackPartition(at time.Time, shard int) string {
	return fmt.Sprintf("B#%s#%d", at.UTC().Format("20060102"), shard)
}

// Feedback keeps what became of a mail. Called again with the same it changes
// nothing: such events come more than once.
func (s *Store) Feedback(ctx context.Context, f Feedback) error {
	hash := s.keys.Hash("feedback", f.Message)
	body, err := json.Marshal(noted{f.At.UTC()})
	if err != nil {
		return fmt.Errorf("store: encode feedback: %w", err)
	}
	key := Key{feedbackPartition(f.At, shardOf(hash)), string(f.Kind) + "#" + hash}
	return s.engine.Write(ctx, Write{Item{Key: key, Version: 1, Body: body, Expires: f.At.Add(feedbackKept)}, Always})
}

// CodeFigures counts what happened up to now. No counter is shared by turns, so it
// reads the rows of two days.
func (s *Store) CodeFigures(ctx context.Context, now time.Time) (turn.CodeFigures, error) {
	var f turn.CodeFigures
	err := s.sent(ctx, now, &f)
	if err == nil {
		err = s.feedback(ctx, now, &f)
	}
	return f, err
}

// sent counts codes. Their sort key begins with their moment.
func (s *Store) sent(ctx context.Context, now time.Time, f *turn.CodeFigures) error {
	hourAgo, dayAgo := moment(now.Add(-time.Hour)), moment(now.Add(-24*time.Hour))
	for _, day := range []time.Time{now.Add(-24 * time.Hour), now} {
		for shard := range shards {
			key := sentKey(day, shard, "")
			items, err := s.engine.Query(ctx, Query{Partition: key.Partition})
			if err != nil {
				return err
			}
			for _, item := range items {
				f.Hour += count(item.Sort > hourAgo)
				f.Day += count(item.Sort > dayAgo)
			}
		}
	}
	return nil
}

func (s *Store) feedback(ctx context.Context, now time.Time, f *turn.CodeFigures) error {
	dayAgo := now.Add(-24 * time.Hour)
	for _, day := range []time.Time{dayAgo, now} {
		for shard := range shards {
			items, err := s.engine.Query(ctx, Query{Partition: feedbackPartition(day, shard)})
			if err != nil {
				return err
			}
			for _, item := range items {
				var n noted
				if err := decode(item, &n); err != nil {
					return err
				}
				recent := n.At.After(dayAgo)
				f.Bounces += count(recent && kindOf(item.Key) == string(Bounced))
				f.Complaints += count(recent && kindOf(item.Key) == string(Complained))
			}
		}
	}
	return nil
}

func count(one bool) int {
	if one {
		return 1
	}
	return 0
}
