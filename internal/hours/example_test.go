package hours_test

import (
	"fmt"
	"time"

	"madoguchi/internal/hours"
	"madoguchi/internal/incident"
)

func ExampleCalendar() {
	c, err := hours.New(incident.Hours{Zone: time.UTC, Open: 9 * time.Hour, Close: 17 * time.Hour,
		Weekdays: []time.Weekday{time.Monday, time.Tuesday, time.Wednesday, time.Thursday, time.Friday}})
	if err != nil {
		fmt.Println(err)
		return
	}
	friday := time.Date(2026, time.March, 6, 16, 0, 0, 0, time.UTC)
	fmt.Println(c.Open(friday), c.Open(friday.Add(time.Hour))) // at the closing time nobody is there
	fmt.Println(c.Add(friday, 2*time.Hour).Format("Monday 15:04"))
	// Output:
	// true false
	// Monday 10:00
}
