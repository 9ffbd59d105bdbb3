package conversation_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"madoguchi/internal/conversation"
	"madoguchi/internal/dates"
	"madoguchi/internal/hours"
	"madoguchi/internal/incident"
	"madoguchi/internal/incidents"
)

// The days around which dates are easily misread: the year's end, a month's end, the golden week, a leap day.
var hard = []string{"2019-12-27", "2019-12-31", "2020-01-01", "2019-01-31", "2020-02-28", "2020-02-29", "2019-04-15", "2019-04-27",
	"2019-05-02", "2024-02-27"}

// asking is a way to ask about a day: a date without its year.
type asking struct {
	lang, sentence string
	write          func(d time.Time) string
}

func layout(s string) func(time.Time) string { return func(d time.Time) string { return d.Format(s) } }

// named is a day as the desk names it.
func named(d, today time.Time, japanese bool) string {
	year := d.Year() != today.Year()
	switch {
	case japanese && year:
		return d.Format("2006年1月2日(") + [...]string{"日", "月", "火", "水", "木", "金", "土"}[d.Weekday()] + ")"
	case japanese:
		return d.Format("1月2日(") + [...]string{"日", "月", "火", "水", "木", "金", "土"}[d.Weekday()] + ")"
	case year:
		return d.Format("Monday, January 2, 2006")
	}
	return d.Format("Monday, January 2")
}

// A day without its year is the next one, and open or closed as the calendar says.
func TestDaysToComeKeepToTheCalendar(t *testing.T) {
	_, calendar := calendarOf(t)
	rows := 0
	for _, at := range hard {
		today, err := time.Parse(time.DateOnly, at)
		if err != nil {
			t.Fatal(err)
		}
		for _, a := range []asking{
			{"ja", "%sは電話できますか", layout("1月2日")}, {"ja", "%sは電話できますか", layout("1/2")}, {"ja", "%sの電話受付は何時までですか", layout("1月2日")},
			{"en", "Are you open on %s?", layout("January 2")}, {"en", "Can I call you on %s?", layout("2 January")},
			{"zh", "%s可以打电话吗？", layout("1月2日")}, {"zh", "%s可以打电话吗？", layout("1月2号")}, {"ko", "%s에 전화할 수 있나요?", layout("1월 2일")},
		} {
			for _, off := range []int{0, 1, 3, 6, 10} {
				day := today.AddDate(0, 0, off)
				words := fmt.Sprintf(a.sentence, a.write(day))
				want := "On " + named(day, today, false) + " the phone line is closed."
				open := calendar.OpenOn(dates.Of(day))
				switch {
				case a.lang == "ja" && open:
					want = named(day, today, true) + "は、9:00～18:00にお電話を受け付けております"
				case a.lang == "ja":
					want = named(day, today, true) + "は、お電話の受付を行っておりません"
				case open:
					want = "On " + named(day, today, false) + " the phone line is open,"
				}
				rows++
				if got := read(newCustomer(t, at+"T10:00:00+09:00").says(words)); !strings.Contains(got, want) {
					t.Errorf("on %s: %s\nwant %s, got\n%s", at, words, want, got)
				}
			}
		}
	}
	t.Logf("%d rows", rows)
}

// A date without its year that is about what happened is the last one.
func TestDaysThatHaveBeenKeepToTheCalendar(t *testing.T) {
	i, _ := calendarOf(t)
	last, rows := i.Periods()[0].Last, 0
	for _, at := range hard {
		today, err := time.Parse(time.DateOnly, at)
		if err != nil {
			t.Fatal(err)
		}
		for _, a := range []asking{
			{"ja", "%sに登録しました。期間に入りますか", layout("1月2日")},
			{"ja", "%sの購入は流出した期間に含まれますか", layout("1/2")},
			{"en", "I registered on %s. Is that within the period?", layout("January 2")},
			{"en", "Is a purchase on %s within the period?", layout("2 January")},
			{"zh", "我是%s注册的，在泄露期间内吗？", layout("1月2日")},
			{"zh", "%s买的，在泄露期间内吗？", layout("1月2号")},
			{"ko", "%s에 가입했는데 유출 기간에 포함되나요?", layout("1월 2일")},
		} {
			for _, off := range []int{0, 2, 29, 320} {
				day := today.AddDate(0, 0, -off)
				want := day.Format("January 2, 2006")
				if a.lang == "ja" {
					want = day.Format("2006年1月2日")
				}
				switch {
				case a.lang == "ja" && dates.Of(day).Compare(last) > 0:
					want += "は、サイト閉鎖日より後の日付です"
				case a.lang == "ja":
					want += "は、公表している期間の初日から最終日までの間の日付です"
				case dates.Of(day).Compare(last) > 0:
					want += " is after the day"
				default:
					want += " lies between"
				}
				rows++
				words := fmt.Sprintf(a.sentence, a.write(day))
				if got := read(newCustomer(t, at+"T10:00:00+09:00").says(words)); !strings.Contains(got, want) {
					t.Errorf("on %s: %s\nwant %s, got\n%s", at, words, want, got)
				}
			}
		}
	}
	t.Logf("%d rows", rows)
}

func calendarOf(t *testing.T) (*incident.Incident, *hours.Calendar) {
	t.Helper()
	i, err := incidents.Load("")
	if err != nil {
		t.Fatal(err)
	}
	c, err := hours.New(i.Hours)
	if err != nil {
		t.Fatal(err)
	}
	return i, c
}

func TestDatesInQuestions(t *testing.T) {
	for _, row := range []struct{ why, at, words, holds, lacks string }{
		{"over the year's end", "2019-12-27", "1月6日は電話できますか", "2020年1月6日(月)は、9:00～18:00にお電話を受け付けております", "1月6日(日)"},
		{"next week on the weekday of today", "2019-04-15", "来週の月曜は電話できますか", "4月22日(月)は、9:00", "4月15日"},
		{"a span over a month's end", "2019-04-15", "30日から3日は？", "4月30日(火)～5月3日(金)は、毎日9:00～18:00", "4月3日"},
		{"each day of a span", "2019-04-15", "5月3日から6日まで休みですか", "受け付けるのは5月3日(金)、5月6日(月)(9:00～18:00)です。5月4日(土)、5月5日(日)は受け付けておりません", ""},
		{"each day of a long one", "2019-04-15", "4月27日から5月6日までの受付は？",
			"受け付けるのは4月29日(月)～5月3日(金)、5月6日(月)(9:00～18:00)です。4月27日(土)、4月28日(日)、5月4日(土)、5月5日(日)は", ""},
		{"a longer one", "2019-04-15", "今日から5月10日まで電話できますか",
			"4月15日(月)～5月10日(金)は、4月20日(土)～4月21日(日)、4月27日(土)～4月28日(日)、5月4日(土)～5月5日(日)を除いて、9:00", ""},
		{"over the year's end, too", "2019-12-17", "12月29日から1月3日は電話できますか",
			"受け付けるのは12月30日(月)、12月31日(火)、2020年1月2日(木)、2020年1月3日(金)(9:00～18:00)です。12月29日(日)、2020年1月1日(水)は", ""},
		{"closed throughout", "2019-04-15", "5月4日と5日は電話できますか", "5月5日(日)は、お電話の受付を行っておりません。その次の受付は5月6日(月) 9:00", ""},
		{"what is left of a span", "2019-05-04", "5月3日から6日まで休みですか", "受け付けるのは5月6日(月)", "5月3日(金)、"},
		{"tomorrow's hours", "2019-04-15", "明日は何時から", "4月16日(火)は、9:00～18:00", ""},
		{"in English", "2019-04-15", "What time do you open tomorrow?", "On Tuesday, April 16 the phone line is open, 9:00-18:00", ""},
		{"next Monday", "2019-04-15", "Are you open next Monday?", "On Monday, April 22 the phone line is open", "April 15"},
		{"a span in English", "2019-04-15", "Are you closed from May 3 to 6?",
			"open on Friday, May 3 and Monday, May 6 (9:00-18:00, Japan time) and closed on Saturday, May 4 and Sunday, May 5", ""},
		{"a span in Chinese", "2019-04-15", "5月3号到6号可以打电话吗？", "closed on Saturday, May 4 and Sunday, May 5", ""},
		{"next Monday in Chinese", "2019-04-15", "下周一可以打电话吗？", "On Monday, April 22 the phone line is open", ""},
		{"a span in Korean", "2019-04-15", "5월 3일부터 6일까지 전화할 수 있나요?", "closed on Saturday, May 4 and Sunday, May 5", ""},
		{"tomorrow in Korean", "2019-04-15", "내일 전화할 수 있어요?", "On Tuesday, April 16", ""},
		{"an era", "2019-12-27", "令和2年1月6日は電話できますか", "2020年1月6日(月)は、9:00", ""},
		{"kanji", "2019-04-15", "五月四日は電話できますか", "5月4日(土)は、お電話の受付を行っておりません", ""},
		{"a weekday that is not the day's", "2026-01-05", "1月10日の金曜日は電話できますか", "2026年1月10日は土曜日です。\n1月10日(土)は、お電話の受付を行っておりません", ""},
		{"a day that no calendar has", "2019-04-15", "2月30日は電話できますか", "2月30日という日付は、暦にありません", "3月"},
		{"a day that has been", "2019-04-15", "4月7日に電話したのにつながりませんでした。電話の受付時間を教えてください", "9:00", "4月7日"},
		{"that day told as a whole date", "2019-04-15", "2019年4月7日は電話できますか", "受付", "4月7日"},
		{"a year of which no holiday is known", "2019-04-15", "2051年1月6日は電話できますか", "受付", "2051"},
		{"what happened, with the weekday", "2019-04-12", "3月10日の土曜日に登録しました。期間に入りますか", "2018年3月10日は、公表している期間の初日", "2019年3月10日"},
		{"what has not happened yet", "2019-04-15", "5月4日に登録したら期間に入りますか", "流出した期間は", "5月4日は"},
		{"yesterday", "2019-04-12", "昨日登録しました。期間に入りますか", "2019年4月11日は、サイト閉鎖日より後の日付です", ""},
		{"the ends of a span", "2019-04-12", "3月9日から12日に登録しました。期間に入りますか", "2019年3月12日は、サイト閉鎖日より後の日付です", "3月9日は、サイト"},
		{"a day of the year's end", "2019-12-27", "12月30日の営業は？", "12月30日(月)は、9:00～18:00", ""},
		{"what happened beside a day to come", "2019-04-15", "I got your letter on April 10, are you open on May 4?",
			"On Saturday, May 4 the phone line is closed", "April 10"},
		{"opening hours beside what happened", "2019-04-12", "3月5日に登録しました。期間に入りますか。あと5月4日は電話できますか", "", "2018年5月4日"},
	} {
		out := newCustomer(t, row.at+"T10:00:00+09:00").says(row.words)
		if !strings.Contains(read(out), row.holds) {
			t.Errorf("%s, on %s: %s\nwant %s, got\n%s", row.why, row.at, row.words, row.holds, read(out))
		}
		if first := out.Replies[0].Text; row.lacks != "" && strings.Contains(leading(first), row.lacks) {
			t.Errorf("%s, on %s: %s\nsays %s in\n%s", row.why, row.at, row.words, row.lacks, first)
		}
		if out.Kind == conversation.Clarifying {
			t.Errorf("%s: %s is not understood", row.why, row.words)
		}
	}
}

// Of which year a day is, is said by the words around it; in doubt it is not answered.
func TestADayThatHasBeenIsNotTakenForTheNext(t *testing.T) {
	for _, words := range []string{
		"4月7日に電話したのに出ませんでした。受付時間は何時までですか", "4月7日は電話を受け付けていましたか", "4月7日に届いたはがきのことで電話したいです。土日は開いていますか",
		"4月7日にご連絡をいただきましたが、電話の受付時間は", "I called on April 6 and nobody answered. What are your opening hours?", "Were you open on April 6?",
		"我4月6号打过电话，没有人接。几点可以打电话？", "4월 6일에 전화했는데 안 받았어요. 몇 시까지 전화할 수 있나요?",
	} {
		got := read(newCustomer(t, "2019-04-15T10:00:00+09:00").says(words))
		for _, wrong := range []string{"2020", "4月6日", "4月7日", "April 6"} {
			if strings.Contains(got, wrong) {
				t.Errorf("%s\nspeaks of %s in\n%s", words, wrong, got)
			}
		}
	}
}

// leading are the lines in front of the general answer.
func leading(reply string) string {
	before, _, _ := strings.Cut(reply, "お電話の受付は土日祝日")
	before, _, _ = strings.Cut(before, "流出した期間は")
	return before
}
