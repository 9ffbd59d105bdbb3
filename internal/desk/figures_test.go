package desk

import (
	"encoding/csv"
	"net/http"
	"regexp"
	"strings"
	"testing"
	"time"

	"madoguchi/internal/cases"
	"madoguchi/internal/casework"
	"madoguchi/internal/conversation"
	"madoguchi/internal/inquiry"
)

// figured is a desk of two days: a case that waits, one that is late, a closed
// one, and three answers.
func figured(t *testing.T) *stage {
	t.Helper()
	s := start(t) // 12 April, 10:00 in Tokyo
	yesterday := s.now.AddDate(0, 0, -1)
	s.office.figures = casework.Figures{
		Cases: []cases.Case{
			{Receipt: "A", Lane: cases.General, State: cases.Open, OpenedAt: s.now.Add(-2 * time.Hour), DueAt: s.now.Add(time.Hour)},
			{Receipt: "B", Lane: cases.Urgent, State: cases.Open, OpenedAt: yesterday, DueAt: yesterday.Add(time.Hour)},
			{Receipt: "C", Lane: cases.General, State: cases.Closed, OpenedAt: yesterday, AnsweredAt: s.now},
			{Receipt: "D", Lane: cases.General, State: cases.Closed, OpenedAt: s.now.AddDate(0, 0, -20), AnsweredAt: s.now.AddDate(0, 0, -19)},
		},
		Answered: []casework.Answered{
			{At: s.now, Lane: cases.General, First: true, Waited: 24 * time.Hour, Staffed: 9 * time.Hour},
			{At: s.now, Lane: cases.General, First: true, Waited: 2 * time.Hour, Staffed: 2 * time.Hour},
			{At: s.now, Lane: cases.General, First: true, Waited: 3 * time.Hour, Staffed: 150 * time.Minute},
			{At: yesterday, Lane: cases.Legal},
		},
		Missed: []casework.Missed{{At: s.now, Channel: inquiry.LINE, Lang: "ja", GaveUp: true, Text: inquiry.NewText("<b>ねこ</b>の番号は 4111 1111 1111 1111"),
			Considered: []conversation.Considered{{Entry: "card_fields_leaked", Score: 0.214}, {Entry: "a topic that is gone", Score: 0.1}}}},
	}
	return s
}

func TestFiguresByLaneAndDay(t *testing.T) {
	s := figured(t)
	_, page := s.as("lead1").get("/desk/figures")
	flat := strings.Join(strings.Fields(page), " ")
	has(t, "all lanes", flat, `<tfoot><tr><th scope="row">合計</th><td>2</td><td>1</td><td>3</td><td>4</td><td>3時間 / 1日</td><td>2時間30分 / 9時間</td>`)
	has(t, "a lane", flat, `一般</span></th><td>1</td><td class="zero">0</td><td>2</td><td>3</td>`)
	has(t, "a lane that is late", flat, `緊急</span></th><td>1</td><td class="late">1</td><td>1</td><td class="zero">0</td><td class="zero">–</td>`)
	has(t, "the longest wait", flat, "<dt>最長の待ち</dt><dd>1日</dd>")
	has(t, "today", flat, `4月12日(金)</th>`, `<td>1 / 3</td></tr>`)
	has(t, "yesterday", flat, `4月11日(木)</th>`, `<td>2 / 1</td></tr>`)
	if got := s.office.since; !got.Equal(time.Date(2019, 4, 5, 15, 0, 0, 0, time.UTC)) {
		t.Errorf("a week begins at %v", got)
	}
	_, page = s.as("lead1").get("/desk/figures?days=30")
	has(t, "a month", strings.Join(strings.Fields(page), " "), `合計</th><td>2</td><td>1</td><td>4</td>`)
	for _, strange := range []string{"8", "-1", "1e9", "x", "99999999999999999999"} {
		if status, _ := s.as("lead1").get("/desk/figures?days=" + strange); status != http.StatusOK || s.office.since.Before(s.now.AddDate(0, 0, -8)) {
			t.Errorf("days=%s: %d, since %v", strange, status, s.office.since)
		}
	}
}

func TestUnansweredQuestionsAreMaskedAndSaidAsText(t *testing.T) {
	_, page := figured(t).as("officer1").get("/desk/figures")
	has(t, "the question", page, "&lt;b&gt;ねこ&lt;/b&gt;の番号は", "担当者へ", "カード情報の流出項目 <b>21%</b>", "a topic that is gone <b>10%</b>")
	hasNot(t, "the question", page, "4111", "<b>ねこ")
}

// TestUnansweredQuestionsNameNobody, other than the file of the case does.
func TestUnansweredQuestionsNameNobody(t *testing.T) {
	s := figured(t)
	s.office.figures.Missed[0].Text = inquiry.NewText("見本太郎と申します。電話は090-0000-0000、taro@example.jp です。ねこは漏れましたか" + strings.Repeat("ね", 300))
	_, page := s.as("officer1").get("/desk/figures")
	has(t, "the question", page, "■■と申します。電話は■■、■■ です。ねこは漏れましたかね", "ね…</p>")
	hasNot(t, "the question", page, "見本太郎", "0000-0000", "taro@")
}

func TestWhoSeesWhichFigures(t *testing.T) {
	s := figured(t)
	for _, row := range []struct {
		who        string
		words, csv bool
	}{{"agent1", false, false}, {"lead1", true, false}, {"officer1", true, true}} {
		b := s.as(row.who)
		status, page := b.get("/desk/figures")
		if status != http.StatusOK || strings.Contains(page, "ねこ") != row.words || strings.Contains(page, "中央値") != row.words || strings.Contains(page, "figures.csv") != row.csv {
			t.Errorf("%s: %d, words %v, file %v", row.who, status, strings.Contains(page, "ねこ"), strings.Contains(page, "figures.csv"))
		}
		if status, _ := b.get("/desk/figures.csv"); (status == http.StatusOK) != row.csv {
			t.Errorf("%s: the file gives %d", row.who, status)
		}
	}
	if status, page := s.browser().once().get("/desk/figures.csv"); status != http.StatusSeeOther || strings.Contains(page, "general") {
		t.Errorf("nobody: %d", status)
	}
}

func TestTheFileOfFiguresHoldsNumbersOnly(t *testing.T) {
	b := figured(t).as("officer1")
	response, body := b.do(b.request("GET", "/desk/figures.csv?days=7", nil))
	if got := response.Header.Get("Content-Disposition"); got != `attachment; filename="figures-2019-04-12.csv"` {
		t.Errorf("it is %s", got)
	}
	records, err := csv.NewReader(strings.NewReader(body)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for _, record := range records[1:] {
		if strings.Trim(record[3], "0123456789") != "" || strings.Trim(record[0], "0123456789-") != "" {
			t.Errorf("%q", record)
		}
	}
	has(t, "the file", body, "day,lane,figure,value\n", ",general,first_answer_median,180\n", ",general,first_answer_staffed_longest,540\n", "2019-04-11,legal,answered,1\n", "2019-04-12,all,opened,1\n")
	hasNot(t, "the file", body, "ねこ", "urgent,first_answer_median")
}

func TestALeadSeesUnusualChecks(t *testing.T) {
	s := start(t)
	check := func(by string, before time.Duration, fits int, agreed bool) {
		s.office.figures.Compared = append(s.office.figures.Compared, casework.Comparison{At: s.now.Add(-before), By: by, Given: 3, Fits: fits, Agreed: agreed})
	}
	for range 9 {
		check("busy@staff.example.jp", time.Hour, 3, false)
	}
	for day := range 3 {
		check("unlucky@staff.example.jp", time.Duration(day)*24*time.Hour, 0, true)
	}
	for range 3 {
		check("fishing@staff.example.jp", 2*time.Hour, 0, false)
	}
	for range 10 {
		check("eager@staff.example.jp", 25*time.Hour, 2, false)
	}
	check("past@staff.example.jp", 7*24*time.Hour, 0, false)
	rows := regexp.MustCompile(`<th scope="row">(\S+?@\S+?)( <b>要確認</b>)?</th><td>(\d+)</td><td class="\w+">(\d+)</td><td[^>]*>(\d+)</td><td>(\d+)</td>`)
	for _, who := range []string{"lead1", "officer1"} {
		_, page := s.as(who).get("/desk/figures")
		var got []string
		for _, m := range rows.FindAllStringSubmatch(page, -1) {
			got = append(got, strings.Join(m[1:], " "))
		}
		want := []string{
			"fishing@staff.example.jp  <b>要確認</b> 3 3 0 3",
			"eager@staff.example.jp  <b>要確認</b> 10 0 0 10",
			"unlucky@staff.example.jp  3 3 3 1",
			"busy@staff.example.jp  9 0 0 9",
		}
		if strings.Join(got, "\n") != strings.Join(want, "\n") {
			t.Errorf("%s sees\n%s\nwant\n%s", who, strings.Join(got, "\n"), strings.Join(want, "\n"))
		}
	}
	_, page := s.as("agent1").get("/desk/figures")
	hasNot(t, "an agent's page", page, "fishing", "watch-title")
}
