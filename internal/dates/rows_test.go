package dates_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"golang.org/x/text/unicode/norm"

	"madoguchi/internal/dates"
)

// said is what a text means on a day: 2019-05-03, 2019-05-03..2019-05-06 for a span,
// "none" for a day that no calendar has, a "!" behind a day on which the weekday
// does not fit.
func said(t *testing.T, text, lang, on string, about dates.Direction) string {
	t.Helper()
	today, err := dates.Parse(on)
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, m := range dates.Find([]rune(norm.NFKC.String(text)), lang) {
		r := m.On(today, about)
		for range r.Missing {
			all = append(all, "none")
		}
		for _, s := range r.Spans {
			one := s.First.String()
			if s.First != s.Last {
				one += ".." + s.Last.String()
			}
			if r.Misfit {
				one += "!"
			}
			all = append(all, one)
		}
	}
	return strings.Join(all, " ")
}

type row struct{ why, on, lang, text, want string }

func try(t *testing.T, about dates.Direction, rows []row) {
	t.Helper()
	for _, r := range rows {
		if got := said(t, r.text, r.lang, r.on, about); got != r.want {
			t.Errorf("%s, on %s: %s\nis read as %q, want %q", r.why, r.on, r.text, got, r.want)
		}
	}
}

func TestDaysToCome(t *testing.T) {
	try(t, dates.Ahead, []row{
		{"over the year's end", "2019-12-27", "ja", "1月6日は電話できますか", "2020-01-06"},
		{"a week on, on the same weekday", "2019-04-15", "ja", "来週の月曜は電話できますか", "2019-04-22"},
		{"over a month's end", "2019-04-15", "ja", "30日から3日は？", "2019-04-30..2019-05-03"},
		{"the month stands once", "2019-04-15", "ja", "5月3日から6日まで休みですか", "2019-05-03..2019-05-06"},
		{"over the year's end, as a span", "2019-12-17", "ja", "12月29日から1月3日は休みですか", "2019-12-29..2020-01-03"},
		{"a span that has begun", "2019-05-04", "ja", "5月3日から6日まで休みですか", "2019-05-03..2019-05-06"},
		{"from today on", "2019-04-29", "ja", "今日から3日まで", "2019-04-29..2019-05-03"},
		{"with the hour", "2019-04-15", "ja", "明日は何時から電話できますか", "2019-04-16"},
		{"days in a row", "2019-04-15", "ja", "4月29日と30日は？", "2019-04-29 2019-04-30"},
		{"of which the month ends", "2019-04-15", "ja", "4月30日と3日は？", "2019-04-30 2019-05-03"},
		{"with dots", "2019-04-15", "ja", "5月3・4・5日は開いていますか", "2019-05-03 2019-05-04 2019-05-05"},
		{"the month stands behind", "2019-04-12", "ja", "13日と20日、4月の。電話できますか", "2019-04-13 2019-04-20 2019-04-01..2019-04-30"},
		{"the month stands in front", "2019-03-20", "ja", "4月の13日と20日は電話できますか", "2019-04-13 2019-04-20"},
		{"the month stands somewhere", "2019-04-12", "ja", "3月に登録しましたが、20日は電話できますか", "2020-03-01..2020-03-31"},
		{"the weekday fits", "2019-04-12", "ja", "4月20日の土曜日は電話できますか", "2019-04-20"},
		{"it does not", "2026-01-05", "ja", "1月10日(金)は電話できますか", "2026-01-10!"},
		{"it is that of the day that has been", "2019-04-15", "ja", "4月12日(金)", "2019-04-12"},
		{"in kanji, a bare day", "2019-04-15", "ja", "十日はやっていますか", "2019-05-10"},
		{"in kanji, by place", "2019-04-15", "ja", "二〇一九年五月三日", "2019-05-03"},
		{"the first year of an era", "2019-04-15", "ja", "令和元年5月7日", "2019-05-07"},
		{"an era in short", "2019-12-27", "ja", "R2.1.6は電話できますか", "2020-01-06"},
		{"both years", "2019-04-15", "ja", "2019年(令和元年)5月7日", "2019-05-07"},
		{"the month's end", "2019-04-15", "ja", "月末は電話できますか", "2019-04-30"},
		{"next month's end", "2020-01-31", "ja", "来月末は電話できますか", "2020-02-29"},
		{"next year", "2019-12-27", "ja", "来年の1月6日は電話できますか", "2020-01-06"},
		{"next year, with a slash", "2019-12-27", "ja", "来年1/6は電話できますか", "2020-01-06"},
		{"the weekend", "2019-04-17", "ja", "今週末は電話できますか", "2019-04-20..2019-04-21"},
		{"a week", "2019-04-17", "ja", "来週は電話できますか", "2019-04-22..2019-04-28"},
		{"a week's days", "2019-04-17", "ja", "来週の月曜から水曜は電話できますか", "2019-04-22..2019-04-24"},
		{"February 29", "2019-12-27", "ja", "2月29日は電話できますか", "2020-02-29"},
		{"no February 30", "2019-12-27", "ja", "2月30日は電話できますか", "none"},
		{"no February 29 in that year", "2018-12-27", "ja", "2019年2月29日は電話できますか", "none"},
		{"no April 31, in English", "2019-04-15", "en", "Are you open on April 31?", "none"},
		{"no thirteenth month", "2019-04-15", "ja", "13月5日は電話できますか", "none"},
		{"the last night of the year", "2019-12-27", "ja", "大晦日と元日は電話できますか", "2019-12-31 2020-01-01"},
		{"two ways of saying a day", "2019-04-12", "ja", "明日4月13日は電話できますか", "2019-04-13"},
		{"the next such weekday is not today", "2019-04-15", "ja", "次の月曜は電話できますか", "2019-04-22"},
		{"next Monday, on a Monday", "2019-04-15", "en", "Are you open next Monday?", "2019-04-22"},
		{"next Friday may be either", "2019-04-15", "en", "Are you open next Friday?", "2019-04-19 2019-04-26"},
		{"this Friday", "2019-04-15", "en", "are you open this friday?", "2019-04-19"},
		{"tomorrow", "2019-12-31", "en", "Is anybody there tomorrow?", "2020-01-01"},
		{"in three days", "2019-04-29", "en", "Can I call in three days?", "2019-05-02"},
		{"a span", "2019-04-15", "en", "Are you closed from May 3 to 6?", "2019-05-03..2019-05-06"},
		{"a span with its month behind", "2019-04-15", "en", "Are you closed between 3 and 6 May?", "2019-05-03..2019-05-06"},
		{"a short one", "2019-04-15", "en", "closed 3-6 May?", "2019-05-03..2019-05-06"},
		{"over the year's end", "2019-12-17", "en", "Are you open from 29 Dec through 3 Jan?", "2019-12-29..2020-01-03"},
		{"the year stands at the end", "2019-12-17", "en", "December 29 to January 3, 2020", "2019-12-29..2020-01-03"},
		{"days before their month", "2026-02-24", "en", "Are you open on 3, 4 and 6 April?", "2026-04-03 2026-04-04 2026-04-06"},
		{"days behind their month", "2019-04-12", "en", "Are you open on April 13 and 14?", "2019-04-13 2019-04-14"},
		{"the 30th", "2019-04-15", "en", "Are you open on the 30th?", "2019-04-30"},
		{"next week", "2019-04-17", "en", "Are you open next week?", "2019-04-22..2019-04-28"},
		{"next year", "2019-12-27", "en", "Will you be open on January 6 next year?", "2020-01-06"},
		{"written out", "2019-04-15", "en", "Are you open on the third of May?", "2019-05-03"},
		{"a slash that may be either", "2019-04-15", "en", "Are you open on 4/5?", ""},
		{"a slash that may be one only", "2019-04-15", "en", "Are you open on 14/5?", "2019-05-14"},
		{"full width, with slashes", "2019-04-15", "ja", "５／３（金）から５／６（月）まで", "2019-05-03..2019-05-06"},
		{"a list with slashes", "2019-04-15", "ja", "5/3,4,5は開いていますか", "2019-05-03 2019-05-04 2019-05-05"},
		{"a span and a day", "2019-04-15", "ja", "4月30日〜5月2日と5月7日は", "2019-04-30..2019-05-02 2019-05-07"},
		{"the year's end", "2019-04-15", "ja", "年末の30日と31日は電話できますか", "2019-12-30 2019-12-31"},
		{"the week after next", "2019-04-15", "ja", "さ来週の水曜", "2019-05-01"},
		{"a day of a weekend", "2019-04-15", "ja", "来週末の土曜は", "2019-04-27"},
		{"this month to next", "2019-04-15", "ja", "今月30日から来月3日は", "2019-04-30..2019-05-03"},
		{"both with weekdays", "2019-04-15", "ja", "5月1日水曜日と2日木曜日は", "2019-05-01 2019-05-02"},
		{"dashes", "2019-04-15", "en", "Are you open April 29-May 3?", "2019-04-29..2019-05-03"},
		{"to the next month", "2019-04-15", "en", "from the 29th to the 3rd", "2019-04-29..2019-05-03"},
		{"ordinals in front", "2019-04-15", "en", "the 3rd, 4th and 5th of May", "2019-05-03 2019-05-04 2019-05-05"},
		{"weekdays of one week", "2019-04-15", "ja", "来週の火曜と水曜は電話できますか", "2019-04-23 2019-04-24"},
		{"weekdays of one week, in Korean", "2019-04-15", "ko", "다음주 화요일이랑 수요일", "2019-04-23 2019-04-24"},
		{"weekdays of one week, in English", "2019-04-15", "en", "next Tuesday and Wednesday", "2019-04-16 2019-04-23 2019-04-17 2019-04-24"},
		{"weekdays that do not fit a span", "2019-04-15", "en", "Mon 29 Dec – Sat 3 Jan", "2019-12-29..2020-01-03!"},
		{"slashes, of which one may be one only", "2019-04-15", "en", "12/29-1/3", "2019-12-29..2020-01-03"},
		{"slashes the other way round", "2019-04-15", "en", "29/12-3/1", "2019-12-29..2020-01-03"},
		{"slashes that may all be either", "2019-04-15", "en", "5/3-5/6", ""},
		{"Chinese, short", "2019-04-15", "zh", "3到6号可以打电话吗", "2019-05-03..2019-05-06"},
		{"Korean, short", "2019-04-15", "ko", "5월3~6일에 여나요", "2019-05-03..2019-05-06"},
		{"Korean, the coming one", "2019-04-15", "ko", "오는 월요일에", "2019-04-22"},
		{"Chinese", "2019-04-15", "zh", "5月3日到6日可以打电话吗", "2019-05-03..2019-05-06"},
		{"Chinese, a weekday", "2019-04-15", "zh", "下周一可以打电话吗？", "2019-04-22"},
		{"Chinese, next year", "2019-12-27", "zh", "明年1月6号可以打电话吗", "2020-01-06"},
		{"Chinese, days", "2019-04-15", "zh", "5月4号和5号有人接电话吗", "2019-05-04 2019-05-05"},
		{"Korean", "2019-04-15", "ko", "5월 3일부터 6일까지 쉬나요?", "2019-05-03..2019-05-06"},
		{"Korean, a weekday", "2019-04-15", "ko", "다음 주 월요일에 전화할 수 있나요?", "2019-04-22"},
		{"Korean, next year", "2019-12-27", "ko", "내년 1월 6일에 전화되나요?", "2020-01-06"},
		{"a weekday that only says what day it is", "2019-04-15", "en", "Are you there on 5/13? That is a Monday.", "2019-05-13"},
		{"the last day of a month", "2019-04-15", "en", "Is the last day of the month a working day for you?", "2019-04-30"},
		{"the last day of a month, in Japanese", "2019-04-15", "ja", "来月の最終日はつながりますか", "2019-05-31"},
		{"the last day of a month, in Chinese", "2019-04-15", "zh", "下个月最后一天有人吗", "2019-05-31"},
		{"every day of a span", "2019-12-17", "en", "Can I call every day from 28 December to 2 January?", "2019-12-28..2020-01-02"},
		{"Korean, a slash", "2019-04-15", "ko", "4/9에 전화하면 받나요", "2020-04-09"},
		{"Korean, days counted in words", "2019-04-15", "ko", "이틀 뒤에 전화해도 되나요", "2019-04-17"},
		{"Korean, days", "2019-04-15", "ko", "5월 4일과 5일에 여나요?", "2019-05-04 2019-05-05"},
	})
}

func TestDaysThatHaveBeen(t *testing.T) {
	try(t, dates.Back, []row{
		{"last year", "2019-01-04", "ja", "12月29日に届きました", "2018-12-29"},
		{"this year", "2019-12-27", "ja", "1月6日に登録しました", "2019-01-06"},
		{"the weekday decides", "2019-04-12", "ja", "3月10日の土曜日に買いました", "2018-03-10"},
		{"a span over the year's end", "2020-02-01", "ja", "12月29日から1月3日に旅行しました", "2019-12-29..2020-01-03"},
		{"last month", "2019-04-12", "ja", "先月20日に買いました", "2019-03-20"},
		{"a year ago", "2019-04-12", "ja", "去年の5月3日に買いました", "2018-05-03"},
		{"three years ago", "2019-04-12", "ja", "3年前の5月3日に買いました", "2016-05-03"},
		{"this Monday", "2019-04-17", "ja", "この前の月曜に届きました", "2019-04-15"},
		{"last Monday may be either", "2019-04-17", "en", "It came last Monday.", "2019-04-15 2019-04-08"},
		{"a leap day", "2019-04-12", "en", "I bought it on 29 February.", "2016-02-29"},
		{"a year only", "2019-04-12", "ja", "2015年に買いました", "2015-01-01..2015-12-31"},
		{"a month", "2019-04-12", "ja", "5月に買いました", "2018-05-01..2018-05-31"},
		{"a list of two years", "2019-04-12", "ja", "2018年12月30日と1月3日に注文しました", "2018-12-30 2019-01-03"},
		{"Chinese", "2020-01-04", "zh", "我是去年12月29号注册的", "2019-12-29"},
		{"days in a run", "2019-04-12", "ja", "20181130に申し込みました", "2018-11-30"},
		{"a fortnight", "2019-04-15", "en", "I rang a fortnight ago", "2019-04-01"},
		{"Korean, days counted in words", "2019-04-15", "ko", "닷새 전에 편지를 보냈어요", "2019-04-10"},
		{"Korean, a week", "2019-04-15", "ko", "일주일 전에 물어봤는데요", "2019-04-08"},
		{"Korean", "2020-01-04", "ko", "작년 12월 29일에 샀어요", "2019-12-29"},
	})
}

func TestWhatIsNoDate(t *testing.T) {
	for _, r := range []struct{ lang, text string }{
		{"ja", "0120-772-962にかけましたがつながりません"}, {"ja", "090-0000-0000です"}, {"ja", "〒812-8566の者です"}, {"ja", "24/7ですか"}, {"ja", "注文番号は20181130です"}, {"ja",
			"3,300円と言われました"},
		{"ja", "注文番号は2019-0413-22です"}, {"ja", "注文番号 A-2019-04-13"}, {"ja", "10:30に電話します"}, {"ja", "10時30分まで"}, {"ja", "3月分の請求"}, {"ja",
			"35歳です"}, {"ja", "3月号に載っていた"},
		{"ja", "もう3日も待っています"}, {"ja", "3日たっても届きません"}, {"ja", "2、3日で届きますか"}, {"ja", "10日間つながりません"}, {"ja", "3日以内に返事をください"}, {"ja",
			"1日1回電話しています"},
		{"ja", "一日も早く"}, {"ja", "一日中つながりません"}, {"ja", "二三日かかりますか"}, {"ja", "十分に注意します"}, {"ja", "第三者に渡りましたか"}, {"ja", "届いてから3日後に電話しました"},
		{"ja", "発表の3日後"},
		{"ja", "翌日に届きました"}, {"ja", "翌5月3日"}, {"ja", "毎週月曜は休みですか"}, {"ja", "毎月3日"}, {"ja", "月曜から金曜まで電話できますか"}, {"ja", "日曜以外は電話できますか"},
		{"ja", "第2土曜日は休みですか"},
		{"ja", "31年4月3日に買いました"}, {"ja", "19/4/13に買いました"}, {"ja", "興味きょうみ"}, {"ja", "192.168.1.1"}, {"ja", "https://example.jp/2019/4/13"}, {"ja", "2019年度"}, {"ja", "1985年5月3日生まれです"},
		{"ja", "3日待っていますが"}, {"ja", "4月3名で乗りました"}, {"ja", "3割引"}, {"ja", "1/1000の確率"}, {"ja", "2,816名"}, {"ja", "2019000413"}, {"ja",
			"3年前に買いました"}, {"ja", "5月3日の翌日"},
		{"ja", "5月3日の次の日"}, {"ja", "5月3日の3日後"}, {"ja", "去年の今日"}, {"ja", "一週間前の月曜"}, {"ja", "半月後"}, {"ja", "四日市に住んでいます"}, {"ja", "1日何回まで電話できますか"},
		{"ja", "1日8時間です"}, {"ja", "10/50件"}, {"ja", "二日酔い"}, {"ja", "明日香です"}, {"ko", "그제서야 알았어요"}, {"ja", "3~6日で届きますか"}, {"ja", "次の日"},
		{"ja", "前の日"},
		{"en", "Call 020 7946 0000"}, {"en", "open 24/7?"}, {"en", "at 3 pm"}, {"en", "I may call you"}, {"en", "May I call?"}, {"en",
			"it costs 3,300 yen"}, {"en", "a third party"}, {"en", "the 3rd party"},
		{"en", "every Monday"}, {"en", "Are you open on Sundays?"}, {"en", "Monday to Friday"}, {"en", "within 3 days"}, {"en",
			"a week from Monday"}, {"en", "order 2019-04"}, {"en", "I sat in the sun"},
		{"en", "room 5-3"}, {"en", "3 days after the notice"}, {"en", "second question"}, {"en", "the first and the last day"},
		{"en", "the Monday after next"}, {"en", "Monday week"}, {"en", "a week today"}, {"en", "the first Monday of May"}, {"en",
			"the last Monday in May"}, {"en", "the day after May 3"}, {"en", "Good Friday"}, {"en", "my wife and I, aged 30 and 31"},
		{"en", "they took 3 of 5 cards"},
		{"zh", "订单3号线"}, {"zh", "3天内回复"}, {"zh", "周一到周五可以打电话吗"}, {"zh", "每周一"}, {"zh", "我今年30岁"},
		{"ko", "3일 동안 기다렸어요"}, {"ko", "3일 안에 답장 주세요"}, {"ko", "월요일부터 금요일까지"}, {"ko", "매주 월요일"}, {"ko", "일요일마다 3일치"}, {"ko", "오후 3시"},
	} {
		in := []rune(norm.NFKC.String(r.text))
		for _, m := range dates.Find(in, r.lang) {
			if m.Whole() {
				t.Errorf("%s\n%q is read as a day", r.text, string(in[m.From():m.To()]))
			}
		}
	}
}

func TestNoticesAreReadByTheirOwnDay(t *testing.T) {
	try(t, dates.Near, []row{
		{"over the year's end", "2025-12-17", "ja", "12月29日(月)から1月3日(土)までお休みします", "2025-12-29..2026-01-03"},
		{"a day past", "2019-04-12", "ja", "3月28日(木)に提出されました", "2019-03-28"},
		{"the weekday decides", "2025-12-17", "ja", "1月3日(金)", "2025-01-03"},
		{"with what the days were", "2019-04-12", "ja", "2013年10月5日(サイト開設日)～2019年3月11日(サイト閉鎖日)", "2013-10-05..2019-03-11"},
		{"in English", "2026-02-24", "en", "Between Monday 19 January 2026 and Monday 9 February 2026", "2026-01-19..2026-02-09"},
		{"a list before its month", "2026-02-24", "en", "closed on Friday 3 and Monday 6 April 2026 and on Monday 4 May 2026",
			"2026-04-03 2026-04-06 2026-05-04"},
	})
}

func FuzzFind(f *testing.F) {
	for _, s := range []string{"5月3日から6日", "May 3 to 6", "下周一", "다음 주 월요일", "R2.1.6", "3、4日", "(月)"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		in := []rune(norm.NFKC.String(s))
		end := 0
		for _, lang := range []string{"ja", "en", "zh", "ko"} {
			end = 0
			for _, m := range dates.Find(in, lang) {
				if m.From() < end || m.To() <= m.From() || m.To() > len(in) {
					t.Fatalf("%d to %d, behind %d of %d runes", m.From(), m.To(), end, len(in))
				}
				end = m.To()
				for _, about := range []dates.Direction{dates.Ahead, dates.Back, dates.Near} {
					for _, s := range m.On(dates.Date{Year: 2020, Month: 2, Day: 29}, about).Spans {
						if s.First.Compare(s.Last) > 0 {
							t.Fatalf("%v", s)
						}
					}
				}
			}
		}
	})
}

// Twice the text takes at most twice the time, whatever is repeated in it.
func BenchmarkFind(b *testing.B) {
	for _, s := range []string{"5月3日から6日まで、来週の月曜は電話できますか。", "1日", "1 and ", "3日と", "(月"} {
		for _, n := range []int{20_000, 40_000, 80_000} {
			text := []rune(strings.Repeat(s, n/len([]rune(s))))
			b.Run(fmt.Sprint(s, len(text)), func(b *testing.B) {
				for b.Loop() {
					dates.Find(text, "ja")
				}
			})
		}
	}
}

func TestADateKnowsItsCalendar(t *testing.T) {
	leap := dates.Date{Year: 2020, Month: time.February, Day: 28}
	if next := leap.Add(1); next.String() != "2020-02-29" || next.Weekday() != time.Saturday || leap.Days(next) != 1 || leap.Compare(next) != -1 {
		t.Errorf("after %v comes %v", leap, next)
	}
	for _, s := range []string{"2019-02-29", "2019-4-1", "yesterday", ""} {
		if d, err := dates.Parse(s); err == nil {
			t.Errorf("%q is read as %v", s, d)
		}
	}
}
