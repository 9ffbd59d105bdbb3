package desk

import (
	"encoding/csv"
	"net/http"
	"strings"
	"testing"
	"time"

	"madoguchi/internal/cases"
	"madoguchi/internal/casework"
	"madoguchi/internal/daily"
	"madoguchi/internal/identity"
	"madoguchi/internal/inquiry"
)

// reported is a desk of two days and three requests.
func reported(t *testing.T) *stage {
	t.Helper()
	s := start(t) // 12 April, 10:00 in Tokyo
	day := func(date string, n int) daily.Day {
		return daily.Day{Date: date,
			Inquiries: map[daily.Inquiry]int{{Channel: "line", Lang: "ja", By: daily.Desk}: n, {Channel: "email", Lang: "en", By: daily.Person}: 1},
			Topics:    map[daily.Topic]int{{ID: "card_fields_leaked", By: daily.Desk}: n},
			Told:      map[daily.Told]int{{Proof: identity.ByCode, Segment: daily.Nobody}: 1}, Tellings: 1,
			Masked: map[string]int{"card": 2}, Maskings: 2,
			Lanes: map[cases.Lane]daily.Lane{cases.General: {Opened: 2, Answers: 1, Closed: 1, Late: 1,
				First: daily.Wait(90 * time.Minute), Close: daily.Wait(10 * time.Hour)}}}
	}
	at := s.now.AddDate(0, 0, -1)
	s.office.report = casework.Report{Until: s.now.Add(-time.Minute), Days: []daily.Day{day("2019-04-12", 7), day("2019-04-11", 3)},
		Requests: []casework.Request{
			{Receipt: "KM7P-3XQD", Topics: []string{"delete_my_data"}, State: cases.Open, Received: at, Due: at.Add(time.Hour)},
			{Receipt: "AB7P-3XQD", State: cases.Closed, Received: at, Due: at.Add(time.Hour), Answered: at.Add(time.Minute),
				Is: cases.Request{Wish: cases.Disclose, Proof: cases.ByCheck, Proven: at, Outcome: cases.Refused, Reason: cases.NotHeld, At: at}},
		}}
	return s
}

func TestTheReportOfARange(t *testing.T) {
	s := reported(t)
	status, page := s.as("officer1").get("/desk/report?from=2019-04-01&to=2019-04-12")
	flat := strings.Join(strings.Fields(page), " ")
	if status != http.StatusOK || s.office.from.String() != "2019-04-01" || s.office.to.String() != "2019-04-12" {
		t.Fatalf("%d, asked from %v to %v", status, s.office.from, s.office.to)
	}
	has(t, "the report", flat,
		`2019年4月11日(木)</th><td>4</td><td>3</td><td>1</td><td>3</td><td>1</td><td class="zero">0</td><td class="zero">0</td><td>2</td><td>1</td><td>1</td>`,
		`合計</th><td>12</td><td>10</td><td>2</td><td>10</td><td>2</td><td>0</td><td>0</td><td>4</td><td>2</td><td>2</td>`,
		`日本語</th><td>10</td><td>83%</td>`, `英語</th><td>2</td><td>17%</td>`, `カード情報の流出項目</th><td>10</td>`,
		`メールの確認コード</th><td class="text">該当なし</td><td>2</td>`, `カード番号</th><td>4</td>`,
		`KM7P-3XQD</a></th><td>利用停止・消去</td><td>2019-04-11</td><td>–</td><td class="late">2019-04-11 期限超過</td>`,
		`<td>応じなかった 2019-04-11</td><td>保有個人データがない</td>`, `report.csv?register=requests&amp;from=2019-04-01`)
	// Plots say in a title what they are, and the tables hold all of it.
	has(t, "a plot", flat, `<svg viewBox="0 0 720 220" role="img" aria-labelledby="over-time-t over-time-d"><title id="over-time-t">`, `<rect class="by-desk"`)
	hasNot(t, "the report", page, "style=", "NaN", "Inf")
}

// TestTheRangeIsRead: what is no range is the last thirty days, and none is longer than three years.
func TestTheRangeIsRead(t *testing.T) {
	s := reported(t)
	b := s.as("lead1")
	for _, row := range []struct{ query, from, to string }{
		{"", "2019-03-14", "2019-04-12"},
		{"?from=2019-04-12&to=2019-04-12", "2019-04-12", "2019-04-12"},
		{"?from=2019-05-01&to=2019-06-01", "2019-03-14", "2019-04-12"},
		{"?from=2019-04-12&to=2019-04-01", "2019-03-03", "2019-04-01"},
		{"?from=x&to=%3Cscript%3E", "2019-03-14", "2019-04-12"},
		{"?from=0001-01-01&to=2019-04-12", "2016-04-10", "2019-04-12"},
	} {
		status, _ := b.get("/desk/report" + row.query)
		if status != http.StatusOK || s.office.from.String() != row.from || s.office.to.String() != row.to {
			t.Errorf("%s: %d, from %v to %v, want %s to %s", row.query, status, s.office.from, s.office.to, row.from, row.to)
		}
	}
	if _, page := b.get("/desk/report?from=0001-01-01&to=2019-04-12"); !strings.Contains(page, "3 年まで") {
		t.Error("nothing says that the range was cut")
	}
}

func TestWhoSeesTheReport(t *testing.T) {
	s := reported(t)
	for _, row := range []struct {
		who         string
		page, files bool
	}{{"agent1", false, false}, {"lead1", true, false}, {"officer1", true, true}} {
		b := s.as(row.who)
		status, page := b.get("/desk/report")
		if (status == http.StatusOK) != row.page || strings.Contains(page, "report.csv") != row.files {
			t.Errorf("%s: %d", row.who, status)
		}
		if status, _ := b.get("/desk/report.csv?register=requests"); (status == http.StatusOK) != row.files {
			t.Errorf("%s: a file gives %d", row.who, status)
		}
	}
	if status, _ := s.as("officer1").get("/desk/report.csv?register=words"); status != http.StatusNotFound {
		t.Errorf("a register that is none: %d", status)
	}
}

// TestFilesOfTheReport are numbers, dates and ids, and hold what the page holds.
func TestFilesOfTheReport(t *testing.T) {
	b := reported(t).as("officer1")
	for _, row := range []struct {
		register string
		lines    int
		has      string
	}{
		{"inquiries", 5, "2019-04-11,line,ja,desk,3"},
		{"topics", 3, "2019-04-12,card_fields_leaked,desk,7"},
		{"disclosures", 3, "2019-04-12,email,none,1"},
		{"masking", 3, "2019-04-11,card,2"},
		{"waits", 4 + len(cases.Lanes()), ",all,4,2,2,2,88,88,2,588,588"},
		{"requests", 3, "AB7P-3XQD,disclose,2019-04-11,check,2019-04-11,2019-04-11,false,closed,refused,2019-04-11,not_held"},
	} {
		status, file := b.get("/desk/report.csv?register=" + row.register + "&from=2019-04-01&to=2019-04-12")
		lines, err := csv.NewReader(strings.NewReader(file)).ReadAll()
		if status != http.StatusOK || err != nil || len(lines) != row.lines || !strings.Contains(file, row.has+"\n") {
			t.Errorf("%s: %d, %d lines, %v\n%s", row.register, status, len(lines), err, file)
		}
	}
}

// TestARangeWithoutAnything is a page that says so.
func TestARangeWithoutAnything(t *testing.T) {
	s := start(t)
	status, page := s.as("officer1").get("/desk/report")
	if status != http.StatusOK || strings.Contains(page, "<rect") || !strings.Contains(page, "まだ集計がありません") {
		t.Errorf("%d", status)
	}
}

func TestADecisionOnARequest(t *testing.T) {
	s := start(t)
	rights := cases.Receipt("KM7P-3XQD")
	s.office.files[rights] = &casework.File{Case: cases.Case{Receipt: rights, Lane: cases.Rights, State: cases.Owned, Owner: "agent1@staff.example.jp",
		Topics: []string{"disclosure_request"}, Channel: inquiry.LINE, OpenedAt: s.now, DueAt: s.now, Lang: "ja"}}
	agent, path := s.as("agent1"), "/desk/request/KM7P-3XQD"
	_, page := agent.get(path)
	has(t, "the wish is that of the topic", page, `<option value="disclose" selected>`)
	hasNot(t, "a check that never was", page, `value="check"`)
	for _, row := range []struct {
		why    string
		fields []string
		status int
	}{
		{"a refusal without a reason", []string{"wish", "stop", "outcome", "refused"}, http.StatusUnprocessableEntity},
		{"granted to nobody knows whom", []string{"wish", "stop", "outcome", "granted"}, http.StatusUnprocessableEntity},
		{"a proof that only a check gives", []string{"wish", "stop", "outcome", "granted", "proof", "check"}, http.StatusUnprocessableEntity},
		{"words", []string{"wish", "stop", "outcome", "refused", "reason", "customer was rude"}, http.StatusUnprocessableEntity},
		{"a document that was seen", []string{"wish", "disclose", "proof", "document"}, http.StatusOK},
		{"and then granted", []string{"wish", "disclose", "proof", "document", "outcome", "granted"}, http.StatusOK},
	} {
		if status, page := agent.post(path, row.fields...); status != row.status {
			t.Errorf("%s: %d %s", row.why, status, page)
		}
	}
	if got := s.office.kase(rights).Request; got.Outcome != cases.Granted || got.Proof != cases.ByDocument || !got.At.Equal(s.now) || !got.Proven.Equal(s.now) {
		t.Errorf("kept %+v", got)
	}
	if status, _ := s.as("agent2").post(path, "wish", "stop"); status != http.StatusConflict {
		t.Errorf("who does not have it: %d", status)
	}
	if status, _ := s.as("lead1").post(path, "wish", "stop"); status != http.StatusOK {
		t.Errorf("a lead: %d", status)
	}
	if status, _ := s.as("officer1").post(path, "wish", "stop"); status != http.StatusForbidden {
		t.Errorf("the officer: %d", status)
	}
	s.office.files[rights].Case.Lane = cases.General
	if status, _ := agent.get(path); status != http.StatusNotFound {
		t.Errorf("no request: %d", status)
	}
}
