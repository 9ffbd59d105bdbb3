package figure

import (
	"slices"
	"strings"
	"time"

	"madoguchi/internal/factlock/words"
)

// WeekdaysIn lists the weekdays that a clause names: each, ranges, weekends.
func WeekdaysIn(s string) []time.Weekday {
	weekend := []time.Weekday{time.Saturday, time.Sunday}
	week := []time.Weekday{time.Monday, time.Tuesday, time.Wednesday, time.Thursday, time.Friday}
	var all []time.Weekday
	if words.Has(s, "土日", "週末", "weekend", "weekends") {
		all = append(all, weekend...)
	}
	if words.Has(s, "平日", "weekday", "weekdays") {
		all = append(all, week...)
	}
	if words.Has(s, "毎日", "年中無休", "無休", "休まず", "休みなく", "daily", "every day", "seven days", "7 days a week", "all week", "each day") {
		all = slices.Concat(week, weekend)
	}
	return append(all, namedDays(s)...)
}

// namedDays lists the weekdays by name; those between the ends of a range, too.
func namedDays(s string) []time.Weekday {
	type place struct{ at, end, day int }
	var found []place
	for d, name := range []string{"日曜", "月曜", "火曜", "水曜", "木曜", "金曜", "土曜"} {
		for from := 0; strings.Contains(s[from:], name); {
			i := from + strings.Index(s[from:], name)
			found = append(found, place{i, i + len(name), d})
			from = i + len(name)
		}
		en := strings.ToLower(time.Weekday(d).String())
		if i := max(words.Index(s, en), words.Index(s, en+"s")); i >= 0 {
			found = append(found, place{i, i + len(en), d})
		}
	}
	slices.SortFunc(found, func(a, b place) int { return a.at - b.at })
	var days []time.Weekday
	for k, p := range found {
		days = append(days, time.Weekday(p.day))
		if k == 0 {
			continue
		}
		between := strings.Trim(s[found[k-1].end:p.at], " 日s")
		if slices.Contains([]string{"から", "~", "〜", "-", "–", "to", "through", "until"}, between) {
			for d := (found[k-1].day + 1) % 7; d != p.day; d = (d + 1) % 7 {
				days = append(days, time.Weekday(d))
			}
		}
	}
	return days
}
