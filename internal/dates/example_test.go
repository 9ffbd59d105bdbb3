package dates_test

import (
	"fmt"

	"madoguchi/internal/dates"
)

// What is written says less than what is meant: that depends on the day on which it is
// read, and on whether it is about something to come.
func ExampleFind() {
	text := []rune("12月29日から1月3日は休みですか")
	today, err := dates.Parse("2019-12-17")
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, m := range dates.Find(text, "ja") {
		fmt.Println(string(text[m.From():m.To()]), m.On(today, dates.Ahead).Spans, m.On(today, dates.Back).Spans)
	}
	// Output: 12月29日から1月3日 [{2019-12-29 2020-01-03}] [{2018-12-29 2019-01-03}]
}
