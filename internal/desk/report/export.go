package report

import (
	"cmp"
	"maps"
	"net/http"
	"slices"
	"strconv"
	"time"

	"madoguchi/internal/cases"
	"madoguchi/internal/daily"
	"madoguchi/internal/desk/page"
	"madoguchi/internal/desk/session"
)

// File hands a register out as CSV (RFC 4180): numbers, dates and fixed ids only, so that no
// spreadsheet takes anything for a formula. Times are in staffed minutes, dates of the desk's wall.
//
//	inquiries    day,channel,language,taken_by,count
//	topics       day,topic,taken_by,count
//	waits        day,lane,opened,answers,first_answers,late,first_median,first_p90,closed,close_median,close_p90
//	disclosures  day,proof,segment,count
//	masking      day,kind,count
//	requests     receipt,kind,received,identity,identity_on,due,late,state,outcome,decided,reason
func (d Room) File(w http.ResponseWriter, r *http.Request, s session.Session) {
	if !s.Role.Exports() {
		d.Site.Refuse(w, r, s, http.StatusForbidden, "notYourRole")
		return
	}
	p, ok := d.page(w, r, s)
	if !ok {
		return
	}
	register := r.URL.Query().Get("register")
	write, known := registers()[register]
	if !known {
		d.Site.Refuse(w, r, s, http.StatusNotFound, "notFound")
		return
	}
	page.CSV(w, register+"-"+p.From.String()+"-"+p.To.String()+".csv", write(p))
}

// registers are the files by their names.
func registers() map[string]func(*reportPage) [][]string {
	return map[string]func(*reportPage) [][]string{
		"inquiries": perDay([]string{"channel", "language", "taken_by"}, func(d daily.Day) map[daily.Inquiry]int { return d.Inquiries },
			func(i daily.Inquiry) []string { return []string{i.Channel, i.Lang, string(i.By)} }),
		"topics": perDay([]string{"topic", "taken_by"}, func(d daily.Day) map[daily.Topic]int { return d.Topics },
			func(t daily.Topic) []string { return []string{t.ID, string(t.By)} }),
		"disclosures": perDay([]string{"proof", "segment"}, func(d daily.Day) map[daily.Told]int { return d.Told },
			func(t daily.Told) []string { return []string{t.Proof, t.Segment} }),
		"masking": perDay([]string{"kind"}, func(d daily.Day) map[string]int { return d.Masked },
			func(kind string) []string { return []string{kind} }),
		"waits":    waits,
		"requests": requests,
	}
}

// perDay writes counts of each day, a line a name.
func perDay[K comparable](head []string, of func(daily.Day) map[K]int, name func(K) []string) func(*reportPage) [][]string {
	return func(p *reportPage) [][]string {
		all := [][]string{append(append([]string{"day"}, head...), "count")}
		for _, d := range p.Days {
			var lines [][]string
			for key, n := range of(d) {
				lines = append(lines, append(append([]string{d.Date}, name(key)...), strconv.Itoa(n)))
			}
			slices.SortFunc(lines, slices.Compare)
			all = append(all, lines...)
		}
		return all
	}
}

func waits(p *reportPage) [][]string {
	all := [][]string{{"day", "lane", "opened", "answers", "first_answers", "late", "first_median", "first_p90",
		"closed", "close_median", "close_p90"}}
	add := func(day string, id cases.Lane, l daily.Lane) {
		all = append(all, []string{day, string(id), strconv.Itoa(l.Opened), strconv.Itoa(l.Answers),
			strconv.Itoa(l.First.Count()), strconv.Itoa(l.Late), inMinutes(l.First, 0.5), inMinutes(l.First, 0.9),
			strconv.Itoa(l.Closed), inMinutes(l.Close, 0.5), inMinutes(l.Close, 0.9)})
	}
	for _, d := range p.Days {
		for _, id := range slices.Sorted(maps.Keys(d.Lanes)) {
			add(d.Date, id, d.Lanes[id])
		}
	}
	for _, l := range p.Lanes {
		add("", l.ID, l.Lane)
	}
	add("", "all", p.All)
	return all
}

// inMinutes is a quantile, "" where nobody waited: that is not the same as no time.
func inMinutes(s daily.Sketch, q float64) string {
	if s.Count() == 0 {
		return ""
	}
	return strconv.Itoa(int(s.Quantile(q).Round(time.Minute).Minutes()))
}

func requests(p *reportPage) [][]string {
	all := [][]string{{"receipt", "kind", "received", "identity", "identity_on", "due", "late", "state", "outcome", "decided", "reason"}}
	on := func(t time.Time) string {
		if t.IsZero() {
			return ""
		}
		return p.On(t)
	}
	for _, r := range p.Requests {
		all = append(all, []string{string(r.Receipt), string(r.Wish()), on(r.Received), cmp.Or(string(r.Is.Proof), "none"),
			on(r.Is.Proven), on(r.Due),
			strconv.FormatBool(r.Late), string(r.State), string(r.Is.Outcome), on(r.Is.At), string(r.Is.Reason)})
	}
	return all
}
