package dates_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"golang.org/x/text/unicode/norm"

	"madoguchi/internal/dates"
)

// The table holds the reader against the calendar: a sentence is made of a day,
// and what it must mean is found by walking the calendar of package time day by
// day, which the reader does not do.

// clocks are days around which dates are easily misread.
var clocks = []string{"2019-12-27", "2019-12-31", "2020-01-01", "2019-01-31", "2020-02-28", "2020-02-29", "2021-03-01", "2019-04-15",
	"2019-04-27", "2019-05-06",
	"2020-04-30", "2024-02-27", "2025-12-17"}

// form is a way to write a day. A day is meant if fits says so.
type form struct {
	lang  string
	write func(d time.Time) string
	fits  func(d, written, today time.Time) bool
}

func monthAndDay(d, w, _ time.Time) bool { return d.Month() == w.Month() && d.Day() == w.Day() }
func dayOnly(d, w, _ time.Time) bool     { return d.Day() == w.Day() }
func exactly(d, w, _ time.Time) bool     { return d.Equal(w) }
func weekday(d, w, _ time.Time) bool     { return d.Weekday() == w.Weekday() }
func withWeekday(d, w, today time.Time) bool {
	return monthAndDay(d, w, today) && d.Weekday() == w.Weekday()
}

var names = map[string][]string{
	"ja": {"日", "月", "火", "水", "木", "金", "土"},
	"zh": {"日", "一", "二", "三", "四", "五", "六"},
	"ko": {"일", "월", "화", "수", "목", "금", "토"},
}

func name(lang string, d time.Time) string { return names[lang][d.Weekday()] }

func in(layout string) func(time.Time) string {
	return func(d time.Time) string { return d.Format(layout) }
}

func kanji(n int) string {
	digits := []string{"", "一", "二", "三", "四", "五", "六", "七", "八", "九"}
	switch tens := n / 10; tens {
	case 0:
		return digits[n]
	case 1:
		return "十" + digits[n%10]
	default:
		return digits[tens] + "十" + digits[n%10]
	}
}

// era writes R2.1.6.
func era(d time.Time) string {
	if d.Year() > 2018 {
		return fmt.Sprintf("R%d.%s", d.Year()-2018, d.Format("1.2"))
	}
	return fmt.Sprintf("H%d.%s", d.Year()-1988, d.Format("1.2"))
}

// wide writes full-width digits.
func wide(d time.Time) string {
	return strings.Map(func(r rune) rune {
		if '0' <= r && r <= '9' {
			return r - '0' + '０'
		}
		return r
	}, d.Format("1月2日"))
}

func th(n int) string {
	switch {
	case n%10 == 1 && n != 11:
		return fmt.Sprint(n, "st")
	case n%10 == 2 && n != 12:
		return fmt.Sprint(n, "nd")
	case n%10 == 3 && n != 13:
		return fmt.Sprint(n, "rd")
	}
	return fmt.Sprint(n, "th")
}

func both(lang string) []form {
	return map[string][]form{
		"ja": {
			{lang, in("1月2日"), monthAndDay},
			{lang, in("1/2"), monthAndDay},
			{lang, wide, monthAndDay},
			{lang, func(d time.Time) string { return kanji(int(d.Month())) + "月" + kanji(d.Day()) + "日" }, monthAndDay},
			{lang, in("2日"), dayOnly},
			{lang, in("2006年1月2日"), exactly},
			{lang, in("2006-01-02"), exactly},
			{lang, in("2006.1.2"), exactly},
			{lang, func(d time.Time) string { return d.Format("1月2日") + "(" + name("ja", d) + ")" }, withWeekday},
			{lang, func(d time.Time) string { return d.Format("1月2日の") + name("ja", d) + "曜日" }, withWeekday},
			{lang, func(d time.Time) string { return name("ja", d) + "曜日" }, weekday},
			{lang, func(d time.Time) string { return fmt.Sprintf("平成%d年%s", d.Year()-1988, d.Format("1月2日")) }, exactly},
			{lang, era, exactly},
		},
		"en": {
			{lang, in("January 2"), monthAndDay},
			{lang, in("2 Jan"), monthAndDay},
			{lang, func(d time.Time) string { return d.Month().String() + " " + th(d.Day()) }, monthAndDay},
			{lang, func(d time.Time) string { return "the " + th(d.Day()) + " of " + d.Month().String() }, monthAndDay},
			{lang, func(d time.Time) string { return "the " + th(d.Day()) }, dayOnly},
			{lang, in("Monday, January 2"), withWeekday},
			{lang, in("Mon 2 Jan"), withWeekday},
			{lang, in("January 2, 2006"), exactly},
			{lang, in("2 January 2006"), exactly},
			{lang, in("Monday"), weekday},
		},
		"zh": {
			{lang, in("1月2日"), monthAndDay},
			{lang, in("1月2号"), monthAndDay},
			{lang, in("2号"), dayOnly},
			{lang, in("2006年1月2日"), exactly},
			{lang, func(d time.Time) string { return d.Format("1月2日") + "星期" + name("zh", d) }, withWeekday},
			{lang, func(d time.Time) string { return "周" + name("zh", d) }, weekday},
		},
		"ko": {
			{lang, in("1월 2일"), monthAndDay},
			{lang, in("1월2일"), monthAndDay},
			{lang, in("2일"), dayOnly},
			{lang, in("2006년 1월 2일"), exactly},
			{lang, in("2006. 1. 2."), exactly},
			{lang, func(d time.Time) string { return d.Format("1월 2일 ") + name("ko", d) + "요일" }, withWeekday},
			{lang, func(d time.Time) string { return name("ko", d) + "요일" }, weekday},
		},
	}[lang]
}

// around are sentences in which a day is asked for, and in which it is told.
var around = map[string]struct{ ask, tell string }{
	"ja": {"%sは電話できますか？", "%sに届きました。"},
	"en": {"Are you open on %s?", "I bought it on %s."},
	"zh": {"%s可以打电话吗？", "我是%s买的。"},
	"ko": {"%s에 전화할 수 있나요?", "%s에 샀어요."},
}

// walk looks for the first day, from today on or back, that fits.
func walk(today time.Time, step int, fits func(time.Time) bool) (time.Time, bool) {
	d := today
	for range 9 * 366 {
		if fits(d) {
			return d, true
		}
		d = d.AddDate(0, 0, step)
	}
	return d, false
}

func read(text, lang string, today time.Time, about dates.Direction) []dates.Span {
	var all []dates.Span
	for _, m := range dates.Find([]rune(norm.NFKC.String(text)), lang) {
		all = append(all, m.On(dates.Of(today), about).Spans...)
	}
	return all
}

// table counts the rows that it tries.
type table struct {
	*testing.T
	rows, happened int
}

func (t *table) try(text, lang string, today time.Time, about dates.Direction, first, last time.Time) {
	t.Helper()
	if t.rows++; about == dates.Back {
		t.happened++
	}
	want := dates.Span{First: dates.Of(first), Last: dates.Of(last)}
	if got := read(text, lang, today, about); len(got) != 1 || got[0] != want {
		t.Errorf("on %s: %s\nis read as %v, want %v", today.Format("Mon 2006-01-02"), text, got, want)
	}
}

func TestTheReaderKeepsToTheCalendar(t *testing.T) {
	all := &table{T: t}
	for _, c := range clocks {
		today, err := time.Parse(time.DateOnly, c)
		if err != nil {
			t.Fatal(err)
		}
		for lang := range around {
			all.singleDays(lang, today)
			all.spans(lang, today)
			all.told(lang, today)
		}
	}
	if all.rows < 200 || all.happened < 60 {
		t.Errorf("%d rows, %d of them about what happened", all.rows, all.happened)
	}
	t.Logf("%d rows, %d of them about what happened", all.rows, all.happened)
}

func (t *table) singleDays(lang string, today time.Time) {
	for _, f := range both(lang) {
		for _, off := range []int{0, 1, 2, 9, 33, 61, 300} {
			for _, way := range []struct {
				about dates.Direction
				step  int
				say   string
			}{{dates.Ahead, 1, around[lang].ask}, {dates.Back, -1, around[lang].tell}} {
				written := today.AddDate(0, 0, off*way.step)
				want, ok := walk(today, way.step, func(d time.Time) bool { return f.fits(d, written, today) })
				if !ok {
					t.Fatalf("no day fits %s", written)
				}
				t.try(fmt.Sprintf(way.say, f.write(written)), lang, today, way.about, want, want)
			}
		}
	}
}

func (t *table) spans(lang string, today time.Time) {
	for _, r := range spans(lang) {
		for _, off := range []int{0, 1, 4, 20, r.far} {
			last := today.AddDate(0, 0, off+3)
			first := last.AddDate(0, 0, -r.days)
			t.try(fmt.Sprintf(around[lang].ask, r.write(first, last)), lang, today, dates.Ahead, first, last)
			last = today.AddDate(0, 0, -off)
			first = last.AddDate(0, 0, -r.days)
			t.try(fmt.Sprintf(around[lang].tell, r.write(first, last)), lang, today, dates.Back, first, last)
		}
	}
}

func (t *table) told(lang string, today time.Time) {
	for _, r := range told(lang) {
		want, _ := walk(today.AddDate(0, 0, -70), 1, func(d time.Time) bool { return r.fits(d, today) })
		t.try(fmt.Sprintf(around[lang].ask, r.words), lang, today, dates.Ahead, want, want)
		t.try(fmt.Sprintf(around[lang].tell, r.words), lang, today, dates.Back, want, want)
	}
}

// span is a way to write some days in a row, of which the last is the next such
// day, or the last one that has been.
type span struct {
	days  int
	far   int // how many days off they may be
	write func(first, last time.Time) string
}

func spans(lang string) []span {
	join := func(days int, first, gap, last string) span {
		far := 20
		if strings.Contains(first, "1") || strings.Contains(first, "Jan") {
			far = 200
		}
		return span{days, far, func(a, b time.Time) string { return a.Format(first) + gap + b.Format(last) }}
	}
	return map[string][]span{
		"ja": {join(3, "1月2日", "から", "1月2日まで"), join(5, "1月2日", "～", "1月2日"), join(3, "2日", "から", "2日"), join(6, "2006年1月2日", "から",
			"2006年1月2日"),
			join(3, "1月2日", "から", "2日まで"), join(5, "1/2", "-", "1/2"), join(3, "2006年1月2日", "から", "1月2日まで")},
		"en": {join(3, "January 2", " to ", "January 2"), join(4, "Jan 2", "-", "Jan 2"), join(3, "2 January", " until ", "2 January 2006"),
			join(2, "January 2", " to ", "2"), {3, 20, func(a,
				b time.Time) string {
				return "the " + th(a.Day()) + " to the " + th(b.Day())
			}}},
		"zh": {join(3, "1月2日", "到", "1月2日"), join(3, "1月2号", "至", "2号"), join(3, "2号", "到", "2号")},
		"ko": {join(3, "1월 2일", "부터 ", "1월 2일까지"), join(3, "1월 2일", "~", "2일"), join(3, "2일", "부터 ", "2일까지")},
	}[lang]
}

// near is a day told from today.
type near struct {
	words string
	fits  func(d, today time.Time) bool
}

func told(lang string) []near {
	off := func(words string, n int) near {
		return near{words, func(d, today time.Time) bool { return d.Equal(today.AddDate(0, 0, n)) }}
	}
	week := func(words string, n int, day time.Weekday) near {
		return near{words, func(d, today time.Time) bool {
			year, week := d.ISOWeek()
			y, w := today.AddDate(0, 0, 7*n).ISOWeek()
			return d.Weekday() == day && year == y && week == w
		}}
	}
	month := func(words string, n, day int) near {
		return near{words, func(d, today time.Time) bool {
			then := time.Date(today.Year(), today.Month(), 15, 0, 0, 0, 0, time.UTC).AddDate(0, n, 0)
			return d.Year() == then.Year() && d.Month() == then.Month() && d.Day() == day
		}}
	}
	return map[string][]near{
		"ja": {off("明日", 1), off("明後日", 2), off("あさって", 2), off("昨日", -1), off("一昨日", -2), off("おととい", -2), off("本日", 0), off("3日後", 3),
			off("三日前", -3),
			off("2週間後", 14), off("１週間前", -7), week("来週の月曜", 1, time.Monday), week("再来週の金曜日", 2, time.Friday), week("先週の火曜", -1,
				time.Tuesday),
			week("来週水曜日", 1, time.Wednesday), week("今週の木曜", 0, time.Thursday), month("来月5日", 1, 5), month("先月の20日", -1, 20),
			month("今月10日", 0, 10)},
		"en": {off("tomorrow", 1), off("the day after tomorrow", 2), off("yesterday", -1), off("the day before yesterday", -2),
			off("today", 0),
			week("Monday next week", 1, time.Monday), week("Tuesday of last week", -1, time.Tuesday), month("the 5th of next month", 1,
				5), month("the 20th of last month", -1, 20),
			off("2 weeks ago", -14), off("three days from now", 3)},
		"zh": {off("明天", 1), off("后天", 2), off("大后天", 3), off("昨天", -1), off("前天", -2), off("今天", 0), off("三天后", 3), off("3天前", -3),
			off("两周后", 14),
			week("下周一", 1, time.Monday), week("上周五", -1, time.Friday), week("下个星期三", 1, time.Wednesday), week("这周日", 0, time.Sunday),
			month("下个月5号", 1, 5), month("上个月20日", -1, 20)},
		"ko": {off("내일", 1), off("모레", 2), off("내일모레", 2), off("어제", -1), off("그저께", -2), off("오늘", 0), off("3일 후", 3), off("2주 전", -14),
			week("다음 주 월요일", 1, time.Monday), week("지난주 금요일", -1, time.Friday), week("이번 주 목요일", 0, time.Thursday), month("다음 달 5일", 1,
				5), month("지난달 20일", -1, 20)},
	}[lang]
}
