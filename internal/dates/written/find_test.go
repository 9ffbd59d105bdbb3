package written_test

import (
	"fmt"
	"testing"

	"madoguchi/internal/dates/written"
	"madoguchi/internal/jatext"
)

// What is written is read without a calendar: a month that stands once counts for both days.
func ExampleFind() {
	text := []rune("5月3日から6日(月)まで")
	for _, m := range written.Find(text, "ja") {
		fmt.Println(string(text[m.From():m.To()]), m.Span)
		fmt.Println(m.First.Month, m.First.Day, m.First.HasWeekday)
		fmt.Println(m.Last.Month, m.Last.Day, m.Last.HasWeekday, m.Last.Weekday)
	}
	// Output:
	// 5月3日から6日(月) true
	// 5 3 false
	// 5 6 true Monday
}

// TestLanguagesDoNotMix: phrases that begin in English go on in English.
func TestLanguagesDoNotMix(t *testing.T) {
	for _, row := range []struct{ why, lang, text, want string }{
		{"in 11 days, and the 11th", "zh", "in 11 日", "11 日"},
		{"in two months, and a length of time", "ko", "in 2 ヶ月", ""},
		{"last Monday, and the sign of the month", "ja", "lastつぎの月", ""},
		{"any case", "en", "IN 11 DAYS", "IN 11 DAYS"},
		{"a Korean word beside a Latin one", "ko", "Seoul 내일", "내일"},
	} {
		in := []rune(jatext.Width(row.text))
		got := ""
		for _, m := range written.Find(in, row.lang) {
			got += string(in[m.From():m.To()])
		}
		if got != row.want {
			t.Errorf("%s: in %q %q is a date, want %q", row.why, row.text, got, row.want)
		}
	}
}

// TestErasHaveTheirBounds: a year of an era is in it from its first day to its last.
func TestErasHaveTheirBounds(t *testing.T) {
	for _, row := range []struct {
		text string
		in   bool
	}{
		{"平成31年4月30日", true}, {"平成31年5月1日", false}, {"令和元年5月1日", true}, {"令和元年4月", false}, {"平成31年", true}, {"平成32年", false},
		{"昭和64年1月7日", true}, {"昭和64年1月8日", false}, {"2019年5月1日", true},
	} {
		found := written.Find([]rune(row.text), "ja")
		if len(found) != 1 || found[0].First.InEra() != row.in {
			t.Errorf("%s: %d dates, want one, in its era: %v", row.text, len(found), row.in)
		}
	}
}
