package affected_test

import (
	"testing"

	"madoguchi/internal/affected"
)

func TestJudge(t *testing.T) {
	for _, row := range []struct {
		why  string
		of   affected.Codes
		want affected.Judgement
	}{
		{"nothing was sent", affected.Codes{}, affected.Usual},
		{"a quiet day", affected.Codes{Hour: 40, Day: 400, Bounces: 3}, affected.Usual},
		{"just below the first bound", affected.Codes{Hour: 999, Day: 20000}, affected.Usual},
		{"an alarm comes first", affected.Codes{Hour: 1000, Day: 20000}, affected.Busy},
		{"then it is slow", affected.Codes{Hour: 2000, Day: 20000}, affected.Slow},
		{"long before anything is shut", affected.Codes{Hour: 3999, Day: 20000}, affected.Slow},
		{"then it is shut", affected.Codes{Hour: 4000, Day: 20000}, affected.Shut},

		{"a few bounces say nothing, whatever their share", affected.Codes{Hour: 9, Day: 9, Bounces: 9, RecentBounces: 9}, affected.Usual},
		{"three of a hundred bounce", affected.Codes{Hour: 10, Day: 330, Bounces: 10}, affected.Busy},
		{"fewer than three", affected.Codes{Hour: 10, Day: 340, Bounces: 10}, affected.Usual},
		{"one of twenty bounces, half of what the mail service bears", affected.Codes{Hour: 10, Day: 400, Bounces: 20}, affected.Slow},
		{"fewer than that", affected.Codes{Hour: 10, Day: 401, Bounces: 20}, affected.Busy},
		{"many of this hour bounce", affected.Codes{Hour: 500, Day: 500, Bounces: 40, RecentBounces: 40}, affected.Shut},
		{"as many, but an hour ago", affected.Codes{Hour: 0, Day: 500, Bounces: 40}, affected.Slow},

		{"one complaint is worth a look", affected.Codes{Hour: 10, Day: 100000, Complaints: 1}, affected.Busy},
		{"two are too few to act on", affected.Codes{Hour: 10, Day: 100, Complaints: 2}, affected.Busy},
		{"three in three thousand", affected.Codes{Hour: 10, Day: 3000, Complaints: 3}, affected.Slow},
		{"three in more", affected.Codes{Hour: 10, Day: 3001, Complaints: 3}, affected.Busy},
		{"ten within an hour", affected.Codes{Hour: 10, Day: 2500, Complaints: 10, RecentComplaints: 10}, affected.Shut},
		{"ten, but an hour ago", affected.Codes{Hour: 10, Day: 2500, Complaints: 10}, affected.Slow},
	} {
		if got := affected.UsualBounds().Judge(row.of); got != row.want {
			t.Errorf("%s: %q, want %q", row.why, got, row.want)
		}
	}
}

// TestBounds: a list of millions has bounds of its own; what SES says of bounces holds for all.
func TestBounds(t *testing.T) {
	large := affected.Bounds{Slow: 10_000, Shut: 20_000}
	for _, row := range []struct {
		of   affected.Codes
		want affected.Judgement
	}{
		{affected.Codes{Hour: 4999, Day: 60000}, affected.Usual},
		{affected.Codes{Hour: 5000, Day: 60000}, affected.Busy},
		{affected.Codes{Hour: 10_000, Day: 60000}, affected.Slow},
		{affected.Codes{Hour: 20_000, Day: 60000}, affected.Shut},
		{affected.Codes{Hour: 500, Day: 500, Bounces: 40, RecentBounces: 40}, affected.Shut},
	} {
		if got := large.Judge(row.of); got != row.want {
			t.Errorf("%+v: %q, want %q", row.of, got, row.want)
		}
	}
	if got := (affected.Bounds{Shut: 9}).Or(affected.UsualBounds()); got != (affected.Bounds{Slow: 2000, Shut: 9}) {
		t.Errorf("one bound that is set: %+v", got)
	}
}

func TestOneCustomerClosesNobodysWay(t *testing.T) {
	for _, row := range []struct {
		why    string
		actors int
		each   affected.Codes
		want   affected.Judgement
	}{
		{"three complaints of one", 1, affected.Codes{Hour: 3, Day: 3, Complaints: 3, RecentComplaints: 3}, affected.Busy},
		{"a hundred complaints of one", 1, affected.Codes{Hour: 100, Day: 100, Complaints: 100, RecentComplaints: 100}, affected.Busy},
		{"twenty bounces of four", 4, affected.Codes{Hour: 5, Day: 5, Bounces: 5, RecentBounces: 5}, affected.Usual},
		{"a hundred bounces of four", 4, affected.Codes{Hour: 25, Day: 25, Bounces: 25, RecentBounces: 25}, affected.Usual},
		{"two bounces each of twenty", 20, affected.Codes{Hour: 2, Day: 2, Bounces: 2, RecentBounces: 2}, affected.Shut},
		{"one bounce each of twenty", 20, affected.Codes{Hour: 1, Day: 1, Bounces: 1, RecentBounces: 1}, affected.Slow},
	} {
		var all affected.Codes
		for range row.actors {
			all = all.Add(row.each)
		}
		if got := affected.UsualBounds().Judge(all); got != row.want {
			t.Errorf("%s: %q, want %q", row.why, got, row.want)
		}
	}
}

// severity puts judgements in order.
func severity(j affected.Judgement) int {
	return map[affected.Judgement]int{affected.Usual: 0, affected.Busy: 1, affected.Slow: 2, affected.Shut: 3}[j]
}

// On the way to shut there is always something milder: no single further code, bounce or
// complaint leads there at once.
func TestTheAlarmComesBeforeTheEnd(t *testing.T) {
	for _, day := range []int{400, 990, 1900} { // all of one hour
		for n := range 100 {
			at := func(what string, n int) affected.Judgement {
				return affected.UsualBounds().Judge(map[string]affected.Codes{"code": {Hour: n * 50, Day: day}, "bounce": {Hour: day, Day: day, Bounces: n, RecentBounces: n},
					"complaint": {Day: day, Complaints: n, RecentComplaints: n}}[what])
			}
			for _, what := range []string{"code", "bounce", "complaint"} {
				a, b := at(what, n), at(what, n+1)
				if severity(b) < severity(a) || severity(b)-severity(a) > 1 {
					t.Errorf("%d of a day's %d, one more %s: from %q to %q", n, day, what, a, b)
				}
			}
		}
	}
}
