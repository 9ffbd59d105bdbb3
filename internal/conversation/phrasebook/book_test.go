package phrasebook_test

import (
	"fmt"
	"testing"
	"time"

	"madoguchi/internal/conversation/phrasebook"
	"madoguchi/internal/dates"
	"madoguchi/internal/incident"
	"madoguchi/internal/incident/texts"
)

// books are the books of an incident of four texts and an entry, in both languages.
func books() (ja, en phrasebook.Book) {
	local := func(ja, en string) incident.Local { return incident.Local{"ja": ja, "en": en} }
	i := &incident.Incident{
		Languages: []incident.Lang{"ja", "en"},
		Hours:     incident.Hours{Open: 9 * time.Hour, Close: 17*time.Hour + 30*time.Minute},
		Texts: map[texts.ID]incident.Text{
			texts.Released:       {Local: local("番号は{{receipt}}です", "It is {{receipt}}")},
			texts.HumanLabel:     {Local: local("担当者", "A person")},
			texts.OtherLabel:     {Local: local("ほか", "Other")},
			texts.ProofMailLabel: {Local: local("メール", "By mail")},
		},
	}
	entries := map[string]incident.Entry{"fee": {ID: "fee", Label: local("手数料", "The fee")}}
	return phrasebook.Open(i, entries, "ja"), phrasebook.Open(i, entries, "en")
}

func day(year int, month time.Month, d int) incident.Date {
	return incident.Date{Year: year, Month: month, Day: d}
}

func Example() {
	ja, en := books()
	span := dates.Span{First: day(2019, 12, 30), Last: day(2020, 1, 2)}
	period := incident.Period{First: day(2013, 10, 5), Last: day(2019, 3, 11)}
	for _, b := range []phrasebook.Book{ja, en} {
		fmt.Println(b.Text(texts.Released, map[string]string{"receipt": "KM7P-3XQ9"}))
		fmt.Println(b.Opening(time.Date(2019, 4, 13, 9, 0, 0, 0, time.UTC)), "/", b.Hours())
		fmt.Println(b.Between(span, 2019), "/", b.Weekday(span.First))
		fmt.Println(b.Period(period), "/", b.Period(incident.Period{Last: period.Last}))
		fmt.Println(b.Spans([]dates.Span{span, {First: day(2019, 5, 4), Last: day(2019, 5, 5)}}, 1, 2019))
		fmt.Println(b.Written(dates.Written{Month: 2, Day: 30}))
	}
	// Output:
	// 番号はKM7P-3XQ9です
	// 4月13日(土) 9:00 / 9:00～17:30
	// 12月30日(月)～2020年1月2日(木) / 月曜日
	// 2013年10月5日～2019年3月11日 / 2019年3月11日まで
	// 12月30日(月)～2020年1月2日(木)、5月4日(土)、5月5日(日)
	// 2月30日
	// It is KM7P-3XQ9
	// Saturday, April 13, 9:00 / 9:00-17:30
	// Monday, December 30 to Thursday, January 2, 2020 / Monday
	// October 5, 2013 to March 11, 2019 / until March 11, 2019
	// Monday, December 30 to Thursday, January 2, 2020; Saturday, May 4; Sunday, May 5
	// February 30
}

func TestChoices(t *testing.T) {
	_, en := books()
	got := fmt.Sprint(en.Choices([]string{"fee", "speak_to_human", "fee", "no such entry", "proof_mail", phrasebook.Other}))
	if want := "[{fee The fee} {speak_to_human A person} {proof_mail By mail} {other Other}]"; got != want {
		t.Errorf("choices %s, want %s", got, want)
	}
	if n := len(en.Choices([]string{"fee"})); n != 1 {
		t.Errorf("%d choices", n)
	}
}

func TestWhoWritesAnotherLanguageIsAnsweredInOneOfTheIncident(t *testing.T) {
	i := &incident.Incident{Languages: []incident.Lang{"ja", "en"}}
	for lang, want := range map[incident.Lang]incident.Lang{"ja": "ja", "en": "en", "ko": i.AnswerLang("ko"), "zh": i.AnswerLang("zh")} {
		if got := phrasebook.Open(i, nil, lang).Lang; got != want {
			t.Errorf("%s is answered in %s", lang, got)
		}
	}
}

// Days, hours and periods in the languages into which an incident may be translated; a text that
// is not says them in its own.
func TestDaysInTranslations(t *testing.T) {
	local := func(ko string) incident.Local {
		return incident.Local{"ja": "日は{{day}}", "en": "On {{day}}", "ko": ko}
	}
	i := &incident.Incident{
		Languages: []incident.Lang{"ja", "en"}, Spoken: []incident.Lang{"zh-Hans", "zh-Hant", "ko"},
		Hours: incident.Hours{Open: 9 * time.Hour, Close: 18 * time.Hour},
		Texts: map[texts.ID]incident.Text{texts.Released: {Local: local("{{day}}에")}, texts.CaseNone: {Local: incident.Local{"en": "On {{day}}"}}},
	}
	span := dates.Span{First: day(2019, 12, 30), Last: day(2020, 1, 2)}
	for lang, want := range map[incident.Lang]string{
		"zh-Hans": "4月13日(周六) 9:00 9:00～18:00 12月30日(周一)～2020年1月2日(周四) 星期一 截至2020年1月2日 On Monday, December 30",
		"zh-Hant": "4月13日(週六) 9:00 9:00～18:00 12月30日(週一)～2020年1月2日(週四) 星期一 截至2020年1月2日 On Monday, December 30",
		"ko":      "4월 13일(토) 9:00 9:00~18:00 12월 30일(월)~2020년 1월 2일(목) 월요일 2020년 1월 2일까지 12월 30일(월)에",
	} {
		b := phrasebook.Open(i, nil, lang)
		got := fmt.Sprint(b.Opening(time.Date(2019, 4, 13, 9, 0, 0, 0, time.UTC)), " ", b.Hours(), " ", b.Between(span, 2019), " ", b.Weekday(span.First), " ",
			b.Period(incident.Period{Last: span.Last}), " ", b.Text(texts.Released, map[string]string{"day": b.Day(span.First, 2019)}))
		if got != want {
			t.Errorf("%s:\n%s, want\n%s", lang, got, want)
		}
		if got := b.Text(texts.CaseNone, map[string]string{"day": b.Day(span.First, 2019)}); got != "On Monday, December 30" {
			t.Errorf("%s: what is not translated says %q", lang, got)
		}
	}
}

func TestLines(t *testing.T) {
	if got := phrasebook.Lines("a", "", " ", "b"); got != "a\nb" {
		t.Errorf("got %q", got)
	}
}
