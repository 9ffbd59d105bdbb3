package turn

import (
	"context"
	"errors"
	"time"

	"madoguchi/internal/affected"
	"madoguchi/internal/cases"
)

// Register is what the clock looks after besides cases; package store has it.
type Register interface {
	// CodeFigures counts codes and what became of them, from rows that turns leave; no
	// turn ever counts.
	CodeFigures(ctx context.Context, now time.Time) (affected.Codes, error)
	// Gate makes the way of codes slow or shuts it until a moment, for all customers
	// alike.
	Gate(ctx context.Context, j affected.Judgement, until time.Time) error
	// AnchorDay notes where the disclosure log stands on a day. The hash is to be
	// kept elsewhere as well; fresh is true once a day.
	AnchorDay(ctx context.Context, now time.Time) (day, hash string, fresh bool, err error)
}

// shutFor is how long the way of codes stays slow or shut after the clock, which comes
// each minute, last saw a reason: it opens as soon as that is gone, and if the clock
// itself stops.
const shutFor = 2 * time.Minute

// News of the way of codes.
const (
	CodesBusy News = "codes_busy" // more codes than usual, and nothing is shut yet
	CodesSlow News = "codes_slow" // each customer gets one code a day
	CodesShut News = "codes_shut" // no code goes to anybody
)

// codes watches the way of one-time codes: it alarms first, then slows it, and shuts it
// where going on would end with the mail service shutting out the whole desk.
func (s *Staff) codes(ctx context.Context) error {
	now := s.Desk.Now()
	figures, err := s.Register.CodeFigures(ctx, now)
	if err != nil {
		return err
	}
	judged := affected.Judge(figures)
	if judged == affected.Usual {
		return nil
	}
	s.Desk.Log.Error("codes", "state", judged, "hour", figures.Hour, "day", figures.Day, "bounces", figures.Bounces, "complaints", figures.Complaints)
	if judged != affected.Busy {
		err = s.Register.Gate(ctx, judged, now.Add(shutFor))
	}
	news := map[affected.Judgement]News{affected.Busy: CodesBusy, affected.Slow: CodesSlow, affected.Shut: CodesShut}[judged]
	return errors.Join(err, s.alarm(ctx, news, now))
}

// alarm tells staff and who is on call, once an hour.
func (s *Staff) alarm(ctx context.Context, news News, now time.Time) error {
	return s.Desk.inform(ctx, news, string(news)+"-"+now.UTC().Format("20060102T15"), []cases.Case{}, s.Desk.Notices.Recipients(true))
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
