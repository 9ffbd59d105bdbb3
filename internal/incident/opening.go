package incident

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"gopkg.in/yaml.v3"
)

// readHours reads when people answer.
func (l *loader) readHours(d *document, n *yaml.Node) {
	f := d.object(n, "zone", "open", "close", "weekdays", "holidays?", "openings?", "closings?", "due?")
	l.head.hours = f
	if f == nil {
		return
	}
	h := &l.incident.Hours
	h.Zone = readZone(d, f["zone"])
	h.Open, h.Close = readClock(d, f["open"]), readClock(d, f["close"])
	if f["open"] != nil && f["close"] != nil && h.Open >= h.Close {
		d.add(d.at(f["close"]), "the desk closes before it opens; write a later hour")
	}
	h.Weekdays = readWeekdays(d, f["weekdays"])
	if f["holidays"] != nil {
		h.Holidays = d.phrase(f["holidays"]).text
	}
	if !slices.Contains([]string{"", "jp"}, h.Holidays) {
		d.add(d.at(f["holidays"]), "unknown calendar %s; use jp, or \"\" for none", short(h.Holidays))
	}
	h.Openings, h.Closings = readDays(d, f["openings"]), readDays(d, f["closings"])
	for k, day := range h.Openings {
		if slices.Contains(h.Closings, day) {
			d.add(d.at(f["openings"].Content[k]), "%v is an opening and a closing; keep one", day)
		}
	}
	h.Due = readDue(d, f["due"], h.Close-h.Open)
}

// lanes are those in which cases stand; package cases says what for.
func lanes() []string {
	return []string{"urgent", "legal", "press", "rights", "identity", "complaint", "undecodable", "general"}
}

// readDue reads by when staff owe an answer, in staffed days or hours. The law says
// "without delay" and no number, so the number is the incident's.
func readDue(d *document, n *yaml.Node, day time.Duration) map[string]time.Duration {
	if n == nil {
		return nil
	}
	var known []string
	for _, lane := range lanes() {
		known = append(known, lane+"?")
	}
	due := map[string]time.Duration{}
	for lane, value := range d.object(n, known...) {
		due[lane] = readStaffed(d, value, day)
	}
	return due
}

// mostDue is the longest time that a lane may be given: later nobody looks.
const mostDue = 60

func readStaffed(d *document, n *yaml.Node, day time.Duration) time.Duration {
	count, unit, _ := strings.Cut(d.text(n), " ")
	number, err := strconv.Atoi(count)
	each := map[string]time.Duration{"hour": time.Hour, "hours": time.Hour, "day": day, "days": day}[unit]
	if err != nil || number < 1 || number > mostDue || each <= 0 {
		d.add(d.at(n), "%q is no staffed time; write it like 4 hours or 10 days, at most %d", short(n.Value), mostDue)
		return 0
	}
	return time.Duration(number) * each
}

// readZone takes names of the zone database only: "Local" would differ from one
// machine to the next.
func readZone(d *document, n *yaml.Node) *time.Location {
	name := d.text(n)
	if n == nil {
		return nil
	}
	zone, err := time.LoadLocation(name)
	if err != nil || name == "" || name == "Local" {
		d.add(d.at(n), "%q is no time zone; write it like Asia/Tokyo", short(name))
		return nil
	}
	return zone
}

func readClock(d *document, n *yaml.Node) time.Duration {
	if n == nil {
		return 0
	}
	var hour, minute int
	text := d.text(n)
	_, err := fmt.Sscanf(text, "%d:%02d", &hour, &minute)
	if err != nil || text != fmt.Sprintf("%d:%02d", hour, minute) || hour < 0 || minute < 0 || minute > 59 || hour*60+minute > 24*60 {
		d.add(d.at(n), "%q is no time of day; write it in quotes like \"9:00\"", short(text))
		return 0
	}
	return time.Duration(hour)*time.Hour + time.Duration(minute)*time.Minute
}

func readWeekdays(d *document, n *yaml.Node) []time.Weekday {
	var all []time.Weekday
	for _, c := range d.list(n) {
		i := slices.Index([]string{"sun", "mon", "tue", "wed", "thu", "fri", "sat"}, d.text(c))
		if i < 0 || slices.Contains(all, time.Weekday(i)) {
			d.add(d.at(c), "%q is no new weekday; write mon tue wed thu fri sat sun, each once", short(c.Value))
			continue
		}
		all = append(all, time.Weekday(i))
	}
	return all
}

func readDays(d *document, n *yaml.Node) []Date {
	days := d.dates(n)
	for i := 1; i < len(days); i++ {
		if days[i] != (Date{}) && days[i-1].Compare(days[i]) >= 0 {
			d.add(d.at(n.Content[i]), "%v does not come after %v; write the days in order, each once", days[i], days[i-1])
		}
	}
	return days
}

// readPeriod reads a period; one of a segment may name no first day.
func readPeriod(d *document, n *yaml.Node) Period {
	f := d.object(n, "first?", "last")
	if f == nil {
		return Period{}
	}
	p := Period{Last: d.date(f["last"])}
	if f["first"] != nil {
		p.First = d.date(f["first"])
	}
	if !p.Open() && p.First.Compare(p.Last) > 0 {
		d.add(d.at(n), "the period ends before it starts; turn first and last round")
	}
	return p
}
