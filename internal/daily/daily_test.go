package daily_test

import (
	"encoding/json"
	"math"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"
	"time"

	"madoguchi/internal/cases"
	"madoguchi/internal/daily"
)

// TestQuantilesKeepTheirBound: of waits from a minute to a year, added up in parts, the
// median and the 90th percentile are never off by more than the promised part.
func TestQuantilesKeepTheirBound(t *testing.T) {
	source := rand.New(rand.NewPCG(1, 2))
	for _, n := range []int{1, 2, 3, 10, 1000} {
		var waits []time.Duration
		days := make([]daily.Day, 7)
		for i := range n {
			minutes := math.Exp(source.Float64() * math.Log(365*24*60))
			waits = append(waits, time.Duration(minutes*float64(time.Minute)))
			days[i%7].Lane(cases.General, daily.Lane{First: daily.Wait(waits[i])})
		}
		var all daily.Day
		for _, day := range days {
			all.Add(day)
		}
		slices.Sort(waits)
		for _, q := range []float64{0.5, 0.9, 1} {
			want := waits[int(math.Ceil(q*float64(n)))-1]
			got := all.Lanes[cases.General].First.Quantile(q)
			if off := math.Abs(float64(got-want)) / float64(want); off > daily.Error+1e-9 {
				t.Errorf("%d waits: the quantile %v is %v, off %v by %.4f", n, q, got, want, off)
			}
		}
		if got := all.Lanes[cases.General].First.Count(); got != n {
			t.Errorf("%d of %d waits are counted", got, n)
		}
	}
}

func TestASketchOfNothingAndOfNoTime(t *testing.T) {
	if got := (daily.Sketch)(nil).Quantile(0.5); got != 0 {
		t.Errorf("nobody waited for %v", got)
	}
	for _, short := range []time.Duration{-time.Hour, 0, 59 * time.Second} {
		if got := daily.Wait(short).Quantile(0.5); got != 0 {
			t.Errorf("%v is kept as %v", short, got)
		}
	}
	if got := daily.Wait(time.Minute).Quantile(0.5).Round(time.Minute); got != time.Minute {
		t.Errorf("a minute is kept as %v", got)
	}
}

// TestADayComesBack: its counts have names of several parts, and what a platform or an
// incident calls something may hold anything.
func TestADayComesBack(t *testing.T) {
	day := daily.Day{
		Date:      "2019-04-12",
		Inquiries: map[daily.Inquiry]int{{Channel: "line", Lang: "ja", By: daily.Desk}: 3, {Channel: "email", Lang: "-", By: daily.Person}: 1},
		Topics:    map[daily.Topic]int{{ID: "refund_orders.coupon", By: daily.Back}: 2},
		Told:      map[daily.Told]int{{Proof: "email", Segment: daily.Nobody}: 1}, Tellings: 1,
		Masked: map[string]int{"card number": 2}, Maskings: 2,
		Lanes: map[cases.Lane]daily.Lane{cases.Rights: {Opened: 1, First: daily.Wait(time.Hour)}},
	}
	body, err := json.Marshal(day)
	if err != nil {
		t.Fatal(err)
	}
	var back daily.Day
	if err := json.Unmarshal(body, &back); err != nil || !reflect.DeepEqual(day, back) {
		t.Errorf("%s came back as %+v, %v", body, back, err)
	}
	if day.Total() != 4 {
		t.Errorf("%d inquiries", day.Total())
	}
	if odd, err := (daily.Inquiry{Channel: "a/b", By: daily.Desk}).MarshalText(); err != nil || string(odd) != "a_b/-/desk" {
		t.Errorf("%s, %v", odd, err)
	}
	if err := json.Unmarshal([]byte(`{"inquiries":{"line/ja":1}}`), &back); err == nil {
		t.Error("a count of too few parts is read")
	}
}
