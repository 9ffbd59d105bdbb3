package affected_test

import (
	"testing"

	"madoguchi/internal/affected"
)

func TestJudge(t *testing.T) {
	for _, row := range []struct {
		why                            string
		hour, day, bounces, complaints int
		want                           affected.Judgement
	}{
		{"nothing was sent", 0, 0, 0, 0, affected.Usual},
		{"a quiet day", 40, 400, 3, 0, affected.Usual},
		{"just below the first bound", 999, 20000, 0, 0, affected.Usual},
		{"an alarm comes first", 1000, 20000, 0, 0, affected.Busy},
		{"long before anything is shut", 3999, 20000, 0, 0, affected.Busy},
		{"then it is shut", 4000, 20000, 0, 0, affected.Shut},

		{"a few bounces say nothing, whatever their share", 9, 9, 9, 0, affected.Usual},
		{"three of a hundred bounce", 10, 330, 10, 0, affected.Busy},
		{"fewer than three", 10, 340, 10, 0, affected.Usual},
		{"too few to shut by", 19, 19, 19, 0, affected.Busy},
		{"one of twenty bounces, half of what the mail service bears", 10, 400, 20, 0, affected.Shut},
		{"fewer than that", 10, 401, 20, 0, affected.Busy},
		{"all of them came back, of codes that went out the day before", 0, 0, 20, 0, affected.Shut},

		{"one complaint is worth a look", 10, 100000, 0, 1, affected.Busy},
		{"two are too few to shut by", 10, 100, 0, 2, affected.Busy},
		{"three in three thousand", 10, 3000, 0, 3, affected.Shut},
		{"three in more", 10, 3001, 0, 3, affected.Busy},
		{"three of nothing", 0, 0, 0, 3, affected.Shut},
	} {
		if got := affected.Judge(row.hour, row.day, row.bounces, row.complaints); got != row.want {
			t.Errorf("%s: %q, want %q", row.why, got, row.want)
		}
	}
}

// severity puts judgements in order.
func severity(j affected.Judgement) int {
	return map[affected.Judgement]int{affected.Usual: 0, affected.Busy: 1, affected.Shut: 2}[j]
}

// On the way to shut there is always an alarm: no single further code or bounce leads
// from the usual straight to shut.
func TestTheAlarmComesBeforeTheEnd(t *testing.T) {
	for _, day := range []int{400, 1000, 5000} {
		for n := range 100 {
			for what, step := range map[string][2]affected.Judgement{
				"code":   {affected.Judge(n*50, day, 0, 0), affected.Judge((n+1)*50, day, 0, 0)},
				"bounce": {affected.Judge(0, day, n, 0), affected.Judge(0, day, n+1, 0)},
			} {
				if severity(step[1]) < severity(step[0]) || severity(step[1])-severity(step[0]) > 1 {
					t.Errorf("%d of a day's %d, one more %s: from %q to %q", n, day, what, step[0], step[1])
				}
			}
			if n > 0 && affected.Judge(0, day, 0, n) == affected.Usual {
				t.Errorf("%d complaints are nothing", n)
			}
		}
	}
}
