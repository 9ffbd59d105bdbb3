package incident_test

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"
)

// saidInWinter loads an incident whose clock stands before a year's end and whose notice
// names days on both sides of it without their years, in which one answer says the
// sentence; it returns what the lock has against it.
func saidInWinter(t *testing.T, clock, notice, sentence string) []string {
	t.Helper()
	dir := folder(t)
	edit(t, dir, "incident.yaml", "clock: 2019-04-12T10:00:00+09:00", "clock: "+clock)
	edit(t, dir, "incident.yaml",
		"openings: [2019-04-13, 2019-04-14, 2019-04-29, 2019-04-30, 2019-05-01, 2019-05-02, 2019-05-03, 2019-05-06]", "openings: []")
	edit(t, dir, "notice.ja.txt", "受付時間：", "お休み："+notice+"\n\n受付時間：")
	edit(t, dir, "facts.yaml", "  - id: hours\n", fmt.Sprintf("  - id: winter\n    says: [%q]\n  - id: hours\n", notice))
	dir["answers/all.yaml"] = &fstest.MapFile{Data: []byte(entry("period", map[string]string{
		"cites": "[winter]", "answer": fmt.Sprintf("{en: Here it is., ja: %q}", sentence),
	}))}
	return refusals(dir)
}

func TestDatesWithoutAYearAreReadByTheClockOfTheIncident(t *testing.T) {
	const days = "12月29日(月)から1月3日(土)まで"
	for _, row := range []struct{ why, clock, notice, sentence, refusal string }{
		{"the notice's own words", "2025-12-17T10:00:00+09:00", days, "12月29日(月)から1月3日(土)までです。", ""},
		{"the day is of the next year", "2025-12-17T10:00:00+09:00", days, "1月3日(金)までです。", `"1月3日(金)" has the wrong weekday; that day is a Saturday`},
		{"read after the year's end", "2026-01-05T10:00:00+09:00", days, "12月29日(月)から1月3日(土)までです。", ""},
		{"the wrong weekday in front", "2025-12-17T10:00:00+09:00", days, "12月29日(日)からです。", "that day is a Monday"},
		{"with its year", "2025-12-17T10:00:00+09:00", days, "2026年1月3日までです。", ""},
		{"with another", "2025-12-17T10:00:00+09:00", days, "2025年1月3日までです。", `"2025年1月3日"`},
		{"a day of the span", "2025-12-17T10:00:00+09:00", days, "12月31日(水)も含みます。", ""},
		{"a day of the span on the other side", "2025-12-17T10:00:00+09:00", days, "元日は1月1日(木)です。", ""},
		{"its weekday", "2025-12-17T10:00:00+09:00", days, "1月1日(水)です。", "that day is a Thursday"},
		{"a day outside", "2025-12-17T10:00:00+09:00", days, "1月4日(日)も含みます。", `"1月4日(日)"`},
		{"a span with its years", "2025-12-17T10:00:00+09:00", "2025年12月29日～2026年1月3日", "1月1日(木)も含みます。", ""},
		{"the weekdays decide", "2019-12-17T10:00:00+09:00", "12月29日(日)から1月3日(金)まで", "2020年1月2日(木)です。", ""},
		{"no weekday in the notice", "2025-12-17T10:00:00+09:00", "12月29日から1月3日まで", "1月3日(金)までです。", "that day is a Saturday"},
	} {
		t.Run(row.why, func(t *testing.T) {
			got := strings.Join(saidInWinter(t, row.clock, row.notice, row.sentence), "\n")
			if row.refusal == "" && strings.Contains(got, "all.yaml") || !strings.Contains(got, row.refusal) {
				t.Errorf("%s\nwant %q, got: %s", row.sentence, row.refusal, got)
			}
		})
	}
}

func TestAPeriodHoldsItsDaysWhereATextSpeaksOfIt(t *testing.T) {
	try(t, []row{
		{"in the period", "ja", "2015年3月11日は、公表している期間に含まれる日付です。", "period", ""},
		{"in English", "en", "March 11, 2015 lies within the period.", "period", ""},
		{"after it", "ja", "2019年3月15日は、公表している期間に含まれる日付です。", "period", `"2019年3月15日"`},
		{"denied", "ja", "2015年3月11日は期間に含まれません。", "period", `"2015年3月11日"`},
		{"as the day of something", "ja", "2015年3月11日に流出が始まりました。", "period", `"2015年3月11日"`},
		{"without its year", "ja", "3月15日は期間に含まれる日付です。", "period", `"3月15日"`},
	})
}

func TestErasFollowFromTheYear(t *testing.T) {
	try(t, []row{
		{"the year of the era", "ja", "平成31年3月11日に閉鎖しました。", "discovered", ""},
		{"another", "ja", "平成30年3月11日に閉鎖しました。", "discovered", `"平成30年3月11日"`},
		{"an era that had not begun", "ja", "令和元年3月11日に閉鎖しました。", "discovered", `"令和元年3月11日"`},
		{"the year alone", "en", "It was closed in Heisei 31.", "discovered", ""},
		{"the wrong one", "en", "It was closed in Heisei 30.", "discovered", `"Heisei 30"`},
		{"an era that began within the year", "ja", "令和元年5月6日は受け付けます。", "special_openings", ""},
		{"and one that had ended", "ja", "平成31年5月6日は受け付けます。", "special_openings", `"平成31年5月6日"`},
	})
}
