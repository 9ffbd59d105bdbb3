package factlock

import (
	"madoguchi/internal/dates"
	"slices"
	"strings"
	"time"
)

// calendar holds what a text says of open and closed days against the hours.
func (r *reading) calendar() {
	for k, c := range r.clauses {
		computed := r.Own && strings.Contains(r.Text.Text, "{{")
		if r.Label || computed || c.end == '?' || asks(c) || requests(c.text) || r.ground.quotes(c.text) || openWordsList().in(c.text) || announcedNothingList().in(c.text) {
			continue
		}
		r.replies(c)
		switch way := r.wayOf(k); {
		case way == byCall:
			r.always(c)
			r.weekdaysOf(k)
		case way == anyWay && openDayWords().in(c.text), way == byMail && containsAny(c.text, replying):
			r.weekdaysOf(k)
		}
	}
}

// way is how customers reach the desk.
type way int

const (
	anyWay way = iota
	byCall
	byMail
)

// wayOf is the way of which clause k speaks: the one that it names, or the one
// named last in front of it in its sentence.
func (r *reading) wayOf(k int) way {
	for j := k; j >= 0 && r.clauses[j].sentence == r.clauses[k].sentence; j-- {
		if w := namedWay(r.clauses[j].text); w != anyWay {
			return w
		}
	}
	return anyWay
}

func namedWay(s string) way {
	switch {
	case containsAny(s, []string{"メール", "email", "emails", "e-mail", "mail", "website", "ホームページ", "フォーム", "form"}):
		return byMail
	case containsAny(s, []string{"電話", "フリーダイヤル", "コールセンター", "phone", "telephone", "call", "calls", "the line", "our line", "line is", "lines are", "hotline", "helpline"}):
		return byCall
	}
	return anyWay
}

var atAnyHour = []string{"24時間", "昼夜", "いつでも", "終日", "夜間も", "深夜", "24 hours", "around the clock", "at any hour", "at any time", "day and night", "at all hours", "24/7"}

var replying = []string{"返信", "返事", "返答", "回答", "折り返し", "reply", "replies", "answer", "answers", "answered", "respond", "responds", "write back", "get back"}

// replies refuses answers at any hour where the facts only say that mail may be
// sent at any.
func (r *reading) replies(c clause) {
	w := firstOf(c.text, atAnyHour)
	if w == "" || !containsAny(c.text, replying) || closedWords().in(c.text) || slices.ContainsFunc(r.ground.clauses, func(g groundClause) bool {
		return containsAny(g.text, atAnyHour) && containsAny(g.text, replying)
	}) {
		return
	}
	r.refuseLine(c.line, "%q is said of answers, which no cited fact does; write when messages are received", short(w))
}

// always refuses calls at any hour where there are hours.
func (r *reading) always(c clause) {
	h := r.in.Hours
	if h.Close-h.Open >= 24*time.Hour || closedWords().in(c.text) {
		return
	}
	for _, w := range atAnyHour {
		if strings.Contains(c.text, w) {
			r.refuseLine(c.line, "%q is said of calls, which are taken at set hours; write the hours", w)
			return
		}
	}
}

// weekdaysOf holds the weekdays and holidays of a clause against the hours.
func (r *reading) weekdaysOf(k int) {
	c := r.clauses[k]
	if containsAny(c.text, []string{"一部", "もあり", "もござい", "特別", "ただし", "但し", "次の", "以下", "some", "special", "these", "following"}) || datedIn(c.text) {
		return
	}
	named := daysIn(c.text)
	closed := closedWords().in(c.text)
	for j := k - 1; j >= 0 && r.clauses[j].sentence == c.sentence && !closed && !openDayWords().in(c.text); j-- {
		closed = closedWords().in(r.clauses[j].text) // "except Saturdays, Sundays"
	}
	for _, d := range named {
		open := slices.Contains(r.in.Hours.Weekdays, d)
		if closed == open {
			said := map[bool]string{true: "closed", false: "open"}[closed]
			r.refuseLine(c.line, "%v is said to be %s, by the hours it is not; write the days of the hours", d, said)
			return
		}
	}
	if !closed && containsAny(c.text, []string{"祝日", "祝祭日", "休日", "年中無休", "無休", "holiday", "holidays"}) {
		r.refuseLine(c.line, "holidays are said to be open, which the hours do not say; write the days of the hours")
	}
}

// datedIn reports whether a clause, in small letters, names a day of the
// calendar.
func datedIn(s string) bool {
	for _, w := range datesIn([]rune(s)) {
		if w.Day != 0 {
			return true
		}
	}
	return false
}

// daysIn lists the weekdays that a clause names: each, ranges, weekends.
func daysIn(s string) []time.Weekday {
	weekend := []time.Weekday{time.Saturday, time.Sunday}
	week := []time.Weekday{time.Monday, time.Tuesday, time.Wednesday, time.Thursday, time.Friday}
	var days []time.Weekday
	for words, add := range map[string][]time.Weekday{
		"土日 週末 weekend weekends": weekend, "平日 weekday weekdays": week,
		"毎日 年中無休 無休 休まず 休みなく daily": slices.Concat(week, weekend),
	} {
		if containsAny(s, strings.Fields(words)) {
			days = append(days, add...)
		}
	}
	if containsAny(s, []string{"every day", "seven days", "7 days a week", "all week", "each day"}) {
		days = slices.Concat(week, weekend)
	}
	return append(days, namedDays(s)...)
}

// namedDays lists the weekdays by name; those between the ends of a range, too.
func namedDays(s string) []time.Weekday {
	type place struct{ at, end, day int }
	var found []place
	for d, name := range []string{"日", "月", "火", "水", "木", "金", "土"} {
		for from := 0; ; {
			i := strings.Index(s[from:], name+"曜")
			if i < 0 {
				break
			}
			found = append(found, place{from + i, from + i + len(name+"曜"), d})
			from += i + len(name)
		}
		en := strings.ToLower(weekdayNames[d])
		if i := max(indexOf(s, en), indexOf(s, en+"s")); i >= 0 {
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
		if between := strings.Trim(s[found[k-1].end:p.at], " 日s"); slices.Contains([]string{"から", "~", "〜", "-", "–", "to", "through", "until"}, between) {
			for d := (found[k-1].day + 1) % 7; d != p.day; d = (d + 1) % 7 {
				days = append(days, time.Weekday(d))
			}
		}
	}
	return days
}

// endsOfDay refuses the opening hour as the closing one, or the other way round.
func (r *reading) endsOfDay(t token) {
	h := r.in.Hours
	before := strings.ToLower(strings.TrimRight(string(r.runes[max(0, t.from-12):t.from]), " "))
	behind := string(r.runes[t.to:min(len(r.runes), t.to+4)])
	ends := strings.HasPrefix(behind, "まで") || endsWithAny(before, "until", "till", "closes at", "close at", "to")
	starts := strings.HasPrefix(behind, "から") || strings.HasPrefix(behind, "より") || endsWithAny(before, "from", "opens at", "open at", "after", "start at")
	at := time.Duration(t.minute) * time.Minute
	if ends && at == h.Open || starts && at == h.Close {
		r.refuse(t.from, "%q is the other end of the hours; write them as they are", short(t.raw))
	}
}

func endsWithAny(s string, ends ...string) bool {
	return slices.ContainsFunc(ends, func(e string) bool { return strings.HasSuffix(s, e) })
}

// saidOf is the clause of a date; where that says of a day named in the hours neither
// open nor closed, what follows in its sentence up to the next date, too:
// 4月29日は祝日ですので、お休みです.
func (r *reading) saidOf(t token) string {
	from, to := r.clauseAround(t.from, t.to)
	text := strings.ToLower(string(r.runes[from:to]))
	if openDayWords().in(text) || closedWords().in(text) || !r.namedInHours(t) {
		return text
	}
	_, end := r.sentenceAround(t.from, t.to)
	rest := strings.ToLower(string(r.runes[to:end]))
	if datedIn(rest) {
		return text
	}
	return text + strings.ReplaceAll(rest, "休日です", "") // which is no word for the desk here
}

func (r *reading) namedInHours(t token) bool {
	h := r.in.Hours
	return slices.ContainsFunc(slices.Concat(h.Openings, h.Closings), func(d dates.Date) bool { return sameDay(t.date, partsOf(d)) })
}

// ofHours reports whether a date is an opening or a closing of which the clause
// speaks; what it says of it is held against the hours.
func (r *reading) ofHours(t token) bool {
	text := r.saidOf(t)
	return (openDayWords().in(text) || closedWords().in(text)) && r.namedInHours(t)
}

// openOrClosed holds a day of the calendar against the openings, the closings
// and the weekdays of the hours.
func (r *reading) openOrClosed(t token, day dates.Date) {
	text := r.saidOf(t)
	h := r.in.Hours
	closed := closedWords().in(text)
	shut := containsAny(text, []string{"休み", "休業", "休止", "定休", "closed"})
	if r.Label || !shut && !openDayWords().in(text) || namedWay(text) == byMail || openWordsList().in(text) || strings.Contains(text, "{{") {
		return
	}
	opening, closing := slices.Contains(h.Openings, day), slices.Contains(h.Closings, day)
	switch {
	case closed && opening, !closed && closing, !closed && !opening && !slices.Contains(h.Weekdays, day.Weekday()):
		r.refuse(t.from, "%q is %s by the hours; write what they say", short(t.raw), map[bool]string{true: "open", false: "closed"}[closed])
	}
}
