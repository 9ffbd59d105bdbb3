package hours

import (
	_ "embed"
	"fmt"
	"strings"

	"madoguchi/internal/dates"
	"madoguchi/internal/jatext"
)

//go:embed holidays_jp.txt
var japan string

// holidaysOf reads a holiday calendar by name; "" is the one without holidays.
func holidaysOf(name string) (map[dates.Date]bool, error) {
	switch name {
	case "":
		return nil, nil
	case "jp":
		return parseHolidays(japan)
	}
	return nil, fmt.Errorf("hours: no holiday calendar %q; write \"jp\", or \"\" and list the closings", name)
}

// parseHolidays reads lines of a year and its days: "2019 01-01 01-14 ...".
func parseHolidays(table string) (map[dates.Date]bool, error) {
	days := map[dates.Date]bool{}
	for line := range jatext.Lines(table) {
		year, rest, _ := strings.Cut(line, " ")
		for day := range strings.FieldsSeq(rest) {
			d, err := dates.Parse(year + "-" + day)
			if err != nil {
				return nil, fmt.Errorf("hours: holiday table: %w", err)
			}
			days[d] = true
		}
	}
	return days, nil
}
