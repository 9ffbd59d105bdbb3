package watch

import (
	"context"
	"errors"
	"time"

	"madoguchi/internal/affected"
	"madoguchi/internal/cases"
	"madoguchi/internal/notice"
)

// shutFor is how long the way of codes stays slow or shut after the clock, which comes
// each minute, last saw a reason: it opens as soon as that is gone, and if the clock
// itself stops.
const shutFor = 2 * time.Minute

// codes watches the way of one-time codes: it alarms first, then slows it, and shuts it
// where going on would end with the mail service shutting out the whole desk.
func (w *Watcher) codes(ctx context.Context) error {
	now := w.now()
	figures, err := w.Register.CodeFigures(ctx, now)
	if err != nil {
		return err
	}
	judged := w.Codes.Or(affected.UsualBounds()).Judge(figures)
	if judged == affected.Usual {
		return nil
	}
	w.Outbox.Log.Error("codes", "state", judged, "hour", figures.Hour, "day", figures.Day,
		"bounces", figures.Bounces, "complaints", figures.Complaints)
	if judged != affected.Busy {
		err = w.Register.Gate(ctx, judged, now.Add(shutFor))
	}
	return errors.Join(err, w.alarm(ctx, judged, now))
}

// alarm tells staff and who is on call, once an hour.
func (w *Watcher) alarm(ctx context.Context, judged affected.Judgement, now time.Time) error {
	news := notice.CodesShut
	switch judged {
	case affected.Busy:
		news = notice.CodesBusy
	case affected.Slow:
		news = notice.CodesSlow
	}
	name := string(news) + "-" + now.UTC().Format("20060102T15")
	return w.Teller.Tell(ctx, news, name, []cases.Case{}, w.Teller.Writer.Recipients(true))
}

// anchor lets the log say once a day where the disclosures stand: the log is kept
// apart from the table, so a table that was rewritten shows.
func (w *Watcher) anchor(ctx context.Context) error {
	day, hash, fresh, err := w.Register.AnchorDay(ctx, w.now())
	if err == nil && fresh {
		w.Outbox.Log.Info("disclosures anchored", "day", day, "hash", hash)
	}
	return err
}
