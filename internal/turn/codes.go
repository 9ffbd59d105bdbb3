package turn

import (
	"context"
	"errors"
	"time"

	"madoguchi/internal/affected"
	"madoguchi/internal/escalation"
)

// CodeFigures is what became of one-time codes lately, counted from rows that turns
// leave; no turn ever counts.
type CodeFigures struct {
	Hour       int // sent within the last hour
	Day        int // sent within the last day
	Bounces    int // for good, within the last day
	Complaints int // within the last day
}

// Register is what the clock looks after besides cases; package store has it.
type Register interface {
	// CodeFigures counts codes.
	CodeFigures(ctx context.Context, now time.Time) (CodeFigures, error)
	// Shut lets no code out until a moment, for all customers alike.
	Shut(ctx context.Context, until time.Time) error
	// AnchorDay notes where the disclosure log stands on a day. The hash is to be
	// kept elsewhere as well; fresh is true once a day.
	AnchorDay(ctx context.Context, now time.Time) (day, hash string, fresh bool, err error)
}

// shutFor is how long the way of codes stays shut after the clock last saw a
// reason: if the clock itself stops, nobody is shut out for long.
const shutFor = 10 * time.Minute

// News of the way of codes.
const (
	CodesBusy News = "codes_busy" // more codes than usual, and nothing is shut yet
	CodesShut News = "codes_shut" // no code goes to anybody
)

// codes watches the way of one-time codes: it alarms first, and shuts it where
// going on would end with the mail service shutting out the whole desk.
func (s *Staff) codes(ctx context.Context) error {
	now := s.Desk.Now()
	figures, err := s.Register.CodeFigures(ctx, now)
	if err != nil {
		return err
	}
	switch affected.Judge(figures.Hour, figures.Day, figures.Bounces, figures.Complaints) {
	case affected.Shut:
		s.Desk.Log.Error("codes", "state", "shut", "hour", figures.Hour, "day", figures.Day, "bounces", figures.Bounces, "complaints", figures.Complaints)
		err = s.Register.Shut(ctx, now.Add(shutFor))
		return errors.Join(err, s.alarm(ctx, CodesShut, now))
	case affected.Busy:
		s.Desk.Log.Error("codes", "state", "busy", "hour", figures.Hour, "day", figures.Day, "bounces", figures.Bounces, "complaints", figures.Complaints)
		return s.alarm(ctx, CodesBusy, now)
	}
	return nil
}

// alarm tells staff and who is on call, once an hour.
func (s *Staff) alarm(ctx context.Context, news News, now time.Time) error {
	return s.Desk.inform(ctx, news, string(news)+"-"+now.UTC().Format("20060102T15"), []escalation.Case{}, s.Desk.Notices.Recipients(true))
}

// anchor lets the log say once a day where the disclosures stand: the log is kept
// apart from the table, so a table that was rewritten shows.
func (s *Staff) anchor(ctx context.Context) error {
	day, hash, fresh, err := s.Register.AnchorDay(ctx, s.Desk.Now())
	if err == nil && fresh {
		s.Desk.Log.Info("disclosures anchored", "day", day, "hash", hash)
	}
	return err
}
