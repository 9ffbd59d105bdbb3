// Package staffed reads when people answer: the hours of a desk, its openings and closings.
package staffed

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"madoguchi/internal/cases"
	"madoguchi/internal/dates"
	"madoguchi/internal/strictyaml"
)

// Hours is when people answer. A dated opening beats a holiday, a holiday beats
// the weekday.
type Hours struct {
	Zone     *time.Location
	Open     time.Duration // since midnight
	Close    time.Duration // the first moment at which nobody is there any more
	Weekdays []time.Weekday
	Holidays string       // a calendar that package hours knows: "jp", or "" for none
	Openings []dates.Date // open although weekend or holiday
	Closings []dates.Date // closed although a weekday

	Due map[string]time.Duration // by lane: the staffed time in which staff owe an answer; others have a default
}

// Read reads when people answer, with its fields where they stand.
func Read(n strictyaml.Node, h *Hours) strictyaml.Fields {
	f := n.Object("zone", "open", "close", "weekdays", "holidays?", "openings?", "closings?", "due?")
	if !f.There() {
		return f
	}
	h.Zone = readZone(f.Get("zone"))
	h.Open, h.Close = readHour(f.Get("open")), readHour(f.Get("close"))
	if f.Get("open").There() && f.Get("close").There() && h.Open >= h.Close {
		f.Get("close").Add("the desk closes before it opens; write a later hour")
	}
	h.Weekdays = readWeekdays(f.Get("weekdays"))
	h.Holidays = f.Get("holidays").Phrase().Text
	if !slices.Contains([]string{"", "jp"}, h.Holidays) {
		f.Get("holidays").Add("unknown calendar %s; use jp, or \"\" for none", strictyaml.Short(h.Holidays))
	}
	h.Openings, h.Closings = readDays(f.Get("openings")), readDays(f.Get("closings"))
	for k, day := range h.Openings {
		if slices.Contains(h.Closings, day) {
			f.Get("openings").List()[k].Add("%v is an opening and a closing; keep one", day)
		}
	}
	h.Due = readDue(f.Get("due"), h.Close-h.Open)
	return f
}

// readDue reads by when staff owe an answer, in staffed days or hours. The law says
// "without delay" and no number, so the number is the incident's.
func readDue(n strictyaml.Node, day time.Duration) map[string]time.Duration {
	if !n.There() {
		return nil
	}
	var known []string
	for _, lane := range cases.Lanes() {
		known = append(known, string(lane)+"?")
	}
	due, f := map[string]time.Duration{}, n.Object(known...)
	for _, lane := range f.Names() {
		due[lane] = readStaffed(f.Get(lane), day)
	}
	return due
}

// mostDue is the longest time that a lane may be given: later nobody looks.
const mostDue = 60

func readStaffed(n strictyaml.Node, day time.Duration) time.Duration {
	count, unit, _ := strings.Cut(n.Text(), " ")
	number, err := strconv.Atoi(count)
	each := map[string]time.Duration{"hour": time.Hour, "hours": time.Hour, "day": day, "days": day}[unit]
	if err != nil || number < 1 || number > mostDue || each <= 0 {
		n.Add("%q is no staffed time; write it like 4 hours or 10 days, at most %d", strictyaml.Short(n.Raw()), mostDue)
		return 0
	}
	return time.Duration(number) * each
}

// readZone takes names of the zone database only: "Local" would differ from one
// machine to the next.
func readZone(n strictyaml.Node) *time.Location {
	name := n.Text()
	if !n.There() {
		return nil
	}
	zone, err := time.LoadLocation(name)
	if err != nil || name == "" || name == "Local" {
		n.Add("%q is no time zone; write it like Asia/Tokyo", strictyaml.Short(name))
		return nil
	}
	return zone
}

// readHour reads a time of day as the time since midnight.
func readHour(n strictyaml.Node) time.Duration {
	if !n.There() {
		return 0
	}
	var hour, minute int
	text := n.Text()
	_, err := fmt.Sscanf(text, "%d:%02d", &hour, &minute)
	written := text == fmt.Sprintf("%d:%02d", hour, minute) // no sign, no blank, no second 0
	if err != nil || !written || hour < 0 || minute < 0 || minute > 59 || hour*60+minute > 24*60 {
		n.Add("%q is no time of day; write it in quotes like \"9:00\"", strictyaml.Short(text))
		return 0
	}
	return time.Duration(hour)*time.Hour + time.Duration(minute)*time.Minute
}

func readWeekdays(n strictyaml.Node) []time.Weekday {
	var all []time.Weekday
	for _, c := range n.List() {
		i := slices.Index([]string{"sun", "mon", "tue", "wed", "thu", "fri", "sat"}, c.Text())
		if i < 0 || slices.Contains(all, time.Weekday(i)) {
			c.Add("%q is no new weekday; write mon tue wed thu fri sat sun, each once", strictyaml.Short(c.Raw()))
			continue
		}
		all = append(all, time.Weekday(i))
	}
	return all
}

func readDays(n strictyaml.Node) []dates.Date {
	days := n.Dates()
	for i := 1; i < len(days); i++ {
		if days[i] != (dates.Date{}) && days[i-1].Compare(days[i]) >= 0 {
			n.List()[i].Add("%v does not come after %v; write the days in order, each once", days[i], days[i-1])
		}
	}
	return days
}
