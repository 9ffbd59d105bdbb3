package cases

import (
	"slices"
	"testing"
	"time"

	"madoguchi/internal/incident/texts"
)

func TestEachLaneIsOneCompleteRow(t *testing.T) {
	seen := map[Lane]bool{"": true}
	for _, r := range table {
		if seen[r.lane] || r.due <= 0 {
			t.Errorf("%+v", r)
		}
		seen[r.lane] = true
		if texts.OfLane(string(r.lane)) == 0 {
			t.Errorf("no text for %s in package texts", r.lane)
		}
	}
}

func TestWhatALaneIsFor(t *testing.T) {
	only := func(has func(Lane) bool) []Lane {
		return slices.DeleteFunc(Lanes(), func(l Lane) bool { return !has(l) })
	}
	if got := only(Lane.Wakes); !slices.Equal(got, []Lane{Urgent}) {
		t.Errorf("%v wake people", got)
	}
	if got := only(Lane.Apart); !slices.Equal(got, []Lane{Urgent, Legal, Press, Rights}) {
		t.Errorf("%v stand apart", got)
	}
	if slices.Contains(only(Lane.Asked), Undecodable) || len(only(Lane.Asked)) != len(Lanes())-1 {
		t.Errorf("%v are asked for", only(Lane.Asked))
	}
}

func TestALaneThatIsNotKnownIsTreatedAsGeneral(t *testing.T) {
	later := Lane("later")
	if later.Apart() || later.Wakes() || later.Asked() || later.row().due != 18*time.Hour || Lane("").Asked() {
		t.Errorf("%+v", later.row())
	}
}
