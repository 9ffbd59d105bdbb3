package figures

import (
	"net/http"
	"strconv"
	"time"

	"madoguchi/internal/desk/page"
	"madoguchi/internal/desk/session"
)

// File hands the figures out as CSV (RFC 4180): numbers only, one a line,
// with fixed names, so that no spreadsheet takes anything for a formula.
//
//	day,lane,figure,value
//
// Where day is empty the figure is of now or of the whole period, where lane is
// "all" of all lanes. Times are in minutes.
func (d Room) File(w http.ResponseWriter, r *http.Request, s session.Session) {
	if !s.Role.Exports() {
		d.Site.Refuse(w, r, s, http.StatusForbidden, "notYourRole")
		return
	}
	p, ok := d.page(w, r, s, false)
	if !ok {
		return
	}
	page.CSV(w, "figures-"+p.date(p.Moment).String()+".csv", p.records())
}

func (p figuresPage) records() [][]string {
	all := [][]string{{"day", "lane", "figure", "value"}}
	for _, l := range append(p.Lanes, p.All) {
		all = append(all, l.records()...)
	}
	for _, day := range p.PerDay {
		for i, c := range append(day.Lanes, day.All) {
			lane := "all"
			if i < len(p.Lanes) {
				lane = string(p.Lanes[i].Lane)
			}
			all = append(all,
				[]string{day.Day.String(), lane, "opened", strconv.Itoa(c.Opened)},
				[]string{day.Day.String(), lane, "answered", strconv.Itoa(c.Answered)})
		}
	}
	if p.Outside == nil {
		return all
	}
	for i, day := range p.PerDay {
		all = append(all, p.Outside.records(day.Day.String(), p.Outside.PerDay[i].Reads)...)
	}
	return all
}

func (l laneCount) records() [][]string {
	lane := string(l.Lane)
	if lane == "" {
		lane = "all"
	}
	var all [][]string
	add := func(figure string, value int) { all = append(all, []string{"", lane, figure, strconv.Itoa(value)}) }
	add("waiting", l.Waiting)
	add("overdue", l.Overdue)
	add("opened", l.Opened)
	add("answered", l.Answered)
	add("first_answers", len(l.Wall.all))
	add("longest_wait_now", minutes(l.LongestNow))
	if len(l.Wall.all) > 0 { // nothing is not the same as no time
		add("first_answer_median", minutes(l.Wall.Median))
		add("first_answer_longest", minutes(l.Wall.Longest))
		add("first_answer_staffed_median", minutes(l.Staffed.Median))
		add("first_answer_staffed_longest", minutes(l.Staffed.Longest))
	}
	return all
}

func minutes(d time.Duration) int { return int(d.Minutes()) }
