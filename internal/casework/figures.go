package casework

import (
	"context"
	"errors"
	"time"

	"madoguchi/internal/cases"
	"madoguchi/internal/conversation"
	"madoguchi/internal/inquiry"
)

// Answered is one answer of a person to a customer, as the figures count it. It
// names nobody.
type Answered struct {
	At      time.Time       `json:"at"`
	Lane    cases.Lane      `json:"lane"`
	Channel inquiry.Channel `json:"channel"`
	First   bool            `json:"first"`          // since the case was opened or opened again
	Waited  time.Duration   `json:"waited"`         // until the first answer, on the wall clock
	Staffed time.Duration   `json:"staffed"`        // of which somebody was there
	Late    bool            `json:"late,omitempty"` // the first one, after it was due
	Told    *Told           `json:"told,omitempty"` // it was a status
}

// Told is a status that was told: how who it was told to had been proven, and their segments,
// none where nothing matched. To whom is not in it.
type Told struct {
	Proof    string   `json:"proof"`
	Segments []string `json:"segments,omitempty"`
}

// Ended is a case that was closed, as the figures count it. It names nobody.
type Ended struct {
	At      time.Time       `json:"at"`
	Lane    cases.Lane      `json:"lane"`
	Channel inquiry.Channel `json:"channel"`
	Waited  time.Duration   `json:"waited"`  // since it was opened, or opened again
	Staffed time.Duration   `json:"staffed"` // of which somebody was there
}

// Missed is a question that the desk could not answer.
type Missed struct {
	At         time.Time
	Customer   inquiry.CustomerKey // for [Unanswered.Shown]; no page shows it
	Channel    inquiry.Channel
	Lang       string
	GaveUp     bool         // it went to a person
	Beyond     bool         // it is about the incident, and no entry is for it
	Text       inquiry.Text // masked
	Considered []conversation.Considered
}

// Comparison is one check by staff, for who watches over them. Whom it was about is
// not in it.
type Comparison struct {
	At      time.Time
	By      string
	Receipt cases.Receipt
	Given   int  // fields
	Fits    int  // of them, as shown
	Agreed  bool // without a proof, a second person agreed
}

// Counts is what figures are made of; package store has it. Days are those of UTC.
type Counts interface {
	// Answered returns the answers that people gave on a day.
	Answered(ctx context.Context, day time.Time) ([]Answered, error)
	// Missed returns questions of a day that the desk could not answer, the
	// newest first, a bounded number of them.
	Missed(ctx context.Context, day time.Time) ([]Missed, error)
	// Compared returns the checks by staff of a day.
	Compared(ctx context.Context, day time.Time) ([]Comparison, error)
}

// Figures are the desk in numbers. They come from a bounded number of queries:
// the two shelves of cases, and some for each day.
type Figures struct {
	Cases    []cases.Case // open and closed
	Answered []Answered
	Missed   []Missed // the newest first
	Compared []Comparison
}

// Figures counts from the moment since until now. Without words the questions
// that the desk could not answer, and who checked whom, are left out.
func (o *Office) Figures(ctx context.Context, since time.Time, words bool) (Figures, error) {
	var f Figures
	open, err := o.Store.Cases(ctx, false)
	closed, err2 := o.Store.Cases(ctx, true)
	if err := errors.Join(err, err2); err != nil {
		return f, err
	}
	f.Cases = append(open, closed...)
	now := o.Outbox.Now()
	for day := now.UTC(); !day.Before(since.UTC().Truncate(24 * time.Hour)); day = day.AddDate(0, 0, -1) {
		answered, err := o.Store.Answered(ctx, day)
		if err != nil {
			return f, err
		}
		f.Answered = append(f.Answered, answered...)
		if !words {
			continue
		}
		compared, err := o.Store.Compared(ctx, day)
		if err != nil {
			return f, err
		}
		f.Compared = append(f.Compared, compared...)
		if len(f.Missed) >= mostMissed {
			continue
		}
		missed, err := o.Store.Missed(ctx, day)
		if err != nil {
			return f, err
		}
		f.Missed = append(f.Missed, missed...)
	}
	f.Missed = f.Missed[:min(mostMissed, len(f.Missed))]
	return f, nil
}

// mostMissed is how many questions the figures show.
const mostMissed = 50

// counted is an answer as the figures count it. The case is as it stood before.
func (o *Office) counted(c cases.Case, now time.Time) Answered {
	a := Answered{At: now, Lane: c.Lane, Channel: c.Channel, First: c.Unanswered()}
	if a.First {
		since := c.WaitsSince()
		a.Waited, a.Staffed, a.Late = now.Sub(since), o.Calendar.Between(since, now), now.After(c.DueAt)
	}
	return a
}

// ended is the end of a case as the figures count it. The case is as it stood before.
func (o *Office) ended(c cases.Case, now time.Time) *Ended {
	since := c.OpenedAt
	if c.ReopenedAt.After(since) {
		since = c.ReopenedAt
	}
	return &Ended{At: now, Lane: c.Lane, Channel: c.Channel, Waited: now.Sub(since), Staffed: o.Calendar.Between(since, now)}
}
