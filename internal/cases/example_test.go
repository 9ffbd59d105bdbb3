package cases_test

import (
	"fmt"
	"time"

	"madoguchi/internal/cases"
)

// dayAndNight is a calendar of a desk that never closes.
type dayAndNight struct{}

func (dayAndNight) Add(t time.Time, d time.Duration) time.Time { return t.Add(d) }
func (dayAndNight) Promised(string) time.Duration              { return 0 }

// A case from its opening to its end.
func Example() {
	now := time.Date(2019, 4, 12, 10, 0, 0, 0, time.UTC)
	c := cases.Case{Lane: cases.Legal, State: cases.Open, OpenedAt: now, DueAt: cases.Due(cases.Legal, now, dayAndNight{})}
	fmt.Println(c.State, "due", c.DueAt.Format("15:04"))

	fmt.Println(c.Take("agent1@staff.example.jp", now), c.State, c.Human())
	fmt.Println(c.Take("agent2@staff.example.jp", now))
	fmt.Println(c.Answer("agent1@staff.example.jp", now), c.State)

	c.Follow(now.Add(time.Hour), dayAndNight{}) // the customer writes again
	fmt.Println(c.State, "due", c.DueAt.Format("15:04"))
	fmt.Println(c.Close("agent1@staff.example.jp", now), c.State, c.Human())
	// Output:
	// open due 14:00
	// <nil> owned true
	// cases: somebody has the case
	// <nil> answered
	// owned due 15:00
	// <nil> closed false
}

func ExampleParseReceipt() {
	for _, typed := range []string{"KM7P-3XQD", "ｋｍ７ｐー３ｘｑｄ", " km7p 3xqd ", "KM7P-3XQE"} {
		r, err := cases.ParseReceipt(typed)
		fmt.Println(r, err)
	}
	// Output:
	// KM7P-3XQD <nil>
	// KM7P-3XQD <nil>
	// KM7P-3XQD <nil>
	//  cases: no receipt number
}
