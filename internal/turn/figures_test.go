package turn_test

import (
	"testing"
	"time"

	"madoguchi/internal/casework"
)

// TestFiguresCountAStatusThatIsTold: the customer has waited for it as for an answer.
func TestFiguresCountAStatusThatIsTold(t *testing.T) {
	o := newOffice(t)
	r := o.opened("a")
	lane := o.file(r).Case.Lane
	o.now = o.now.Add(90 * time.Minute)
	o.fails("before a check", o.tells(r, agent, "early"), casework.ErrUnproven)
	o.proves(r)
	for range 2 { // pressed twice, it counts once
		o.must(o.tells(r, agent, "press"))
	}
	o.now = o.now.Add(time.Minute)
	o.proves(r)
	o.must(o.tells(r, agent, "once more"))
	answered, err := o.store.Answered(t.Context(), o.now)
	o.must(err)
	if len(answered) != 2 {
		t.Fatalf("counted %+v", answered)
	}
	first, again := answered[0], answered[1]
	if !first.First || first.Waited != 90*time.Minute || first.Staffed != 90*time.Minute || first.Lane != lane {
		t.Errorf("the first is %+v", first)
	}
	if again.First || again.Waited != 0 {
		t.Errorf("the second is %+v", again)
	}
}
