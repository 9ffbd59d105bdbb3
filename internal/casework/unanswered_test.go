package casework_test

import (
	"context"
	"testing"
	"time"

	"madoguchi/internal/cases"
	"madoguchi/internal/casework"
	"madoguchi/internal/inquiry"
)

// questions is a store with so many questions a day, and cases of customers.
type questions struct {
	casework.Cases
	casework.Counts
	perDay int
	days   []time.Time // that were asked for
	states map[inquiry.CustomerKey][]cases.State
}

func (q *questions) Missed(_ context.Context, day time.Time) ([]casework.Missed, error) {
	q.days = append(q.days, day)
	var all []casework.Missed
	for i := range q.perDay {
		all = append(all, casework.Missed{At: day.Truncate(24 * time.Hour).Add(-time.Duration(i)*time.Minute + 12*time.Hour)})
	}
	return all, nil
}

func (q *questions) CasesOf(_ context.Context, c inquiry.CustomerKey, _ time.Time) ([]cases.Case, error) {
	var all []cases.Case
	for _, s := range q.states[c] {
		all = append(all, cases.Case{State: s})
	}
	return all, nil
}

func TestTheLastQuestionsAreRead(t *testing.T) {
	now := time.Date(2019, 4, 12, 13, 0, 0, 0, time.UTC)
	for _, row := range []struct {
		why          string
		perDay, days int
		since        time.Time
		found, asked int
	}{
		{"few", 2, 30, now.AddDate(0, 0, -30), 60, 31},
		{"many: no more days than it takes", 50, 30, now.AddDate(0, 0, -30), 100, 2},
		{"those of the first day before the moment are left out", 2, 1, now.Add(-time.Hour), 1, 1},
	} {
		q := &questions{perDay: row.perDay}
		all, err := casework.Unanswered{Store: q, Now: func() time.Time { return now }}.Questions(t.Context(), row.since)
		if err != nil || len(all) != row.found || len(q.days) != row.asked {
			t.Errorf("%s: %v, %d found, %d days asked for", row.why, err, len(all), len(q.days))
		}
	}
}

func TestWordsAreShownBesideNoClosedCases(t *testing.T) {
	q := &questions{states: map[inquiry.CustomerKey][]cases.State{"closed": {cases.Closed, cases.Closed}, "one open": {cases.Closed, cases.Open}}}
	for customer, want := range map[inquiry.CustomerKey]bool{"closed": false, "one open": true, "no case": true} {
		if shown, err := (casework.Unanswered{Store: q, Now: time.Now}).Shown(t.Context(), customer); err != nil || shown != want {
			t.Errorf("%s: %v, %v", customer, shown, err)
		}
	}
}
