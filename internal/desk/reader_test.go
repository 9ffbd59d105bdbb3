package desk

import (
	"errors"
	"net/http"
	"strings"
	"testing"
	"time"

	"madoguchi/internal/casework"
	"madoguchi/internal/desk/figures"
	"madoguchi/internal/desk/oidcsim"
	"madoguchi/internal/outbox"
)

// readOutside is a desk with a reader outside, of which a day and an hour of the day before
// are known.
func readOutside(t *testing.T) (*stage, *meter) {
	m := &meter{}
	s := start(t, func(c *Config, _ *oidcsim.Config) { c.Outside = &figures.Outside{Meter: m, Cap: 20000} }) // 12 April, 10:00 in Tokyo
	m.state = casework.Reader{Calls: 1234, Until: s.now.Add(-time.Minute)}
	m.reads = []casework.Reads{
		{From: s.now, Messages: 9, Read: 3, Calls: 4, Millis: 5000, Kept: map[string]int{"late": 1, "off": 2}, Agreed: map[string]int{"agreed": 2, "differed": 1},
			Tokens: casework.Tokens{Input: 1500, CacheRead: 45000, CacheWrite: 15000, Output: 240}},
		{From: s.now.Add(-2 * time.Hour), Messages: 1, Read: 1, Calls: 1, Millis: 1000, Agreed: map[string]int{"agreed": 1}, Tokens: casework.Tokens{Output: 80}},
		{From: s.now.Add(-11 * time.Hour), Messages: 5, Kept: map[string]int{"off": 1}},
		{From: s.now.Add(-8 * 24 * time.Hour), Messages: 100, Read: 100},
	}
	return s, m
}

func TestFiguresOfTheReaderOutside(t *testing.T) {
	s, m := readOutside(t)
	_, page := s.as("lead1").get("/desk/figures")
	flat := strings.Join(strings.Fields(page), " ")
	has(t, "the day", flat, "<b>1,234</b> · 1日の上限 20,000", `集計 4月12日(金) 09:00 – `, ` 09:59</span>`, "使用中</b>")
	has(t, "today", flat, `4月12日(金)</th><td>10</td><td>4</td><td>3</td><td>3</td><td>1.2秒</td><td>1,500</td><td>45,000 / 15,000</td><td>320</td>`)
	has(t, "yesterday", flat, `4月11日(木)</th><td>5</td><td class="zero">0</td><td>1</td><td>4</td><td class="zero">–</td>`)
	has(t, "all days", flat, `合計</th><td>15</td><td>4</td><td>4</td><td>7</td>`)
	has(t, "why", flat, `停止中</th><td>3</td></tr> <tr><th scope="row">時間切れ</th><td>1</td>`)
	has(t, "how the readers agree", flat, `一致</th><td>3</td></tr> <tr><th scope="row">食い違い（お客さまに聞き返し）</th><td>1</td>`)
	if got := m.since; !got.Equal(time.Date(2019, 4, 5, 15, 0, 0, 0, time.UTC)) {
		t.Errorf("a week begins at %v", got)
	}
	_, file := s.as("officer1").get("/desk/figures.csv")
	has(t, "the file", file, "2019-04-12,all,messages_read_outside,4\n", "2019-04-11,all,messages_kept_inside,1\n", "2019-04-12,all,tokens_output,320\n")
	_, page = figured(t).as("lead1").get("/desk/figures")
	hasNot(t, "a desk without one", page, `id="reader"`, "/desk/reader")
}

func TestWhoSwitchesTheReaderOutside(t *testing.T) {
	for who, may := range map[string]bool{"agent1": false, "lead1": true, "officer1": true} {
		s, m := readOutside(t)
		b := s.as(who).once()
		_, page := b.get("/desk/figures?days=14")
		if strings.Contains(page, `id="reader"`) != may || strings.Contains(page, `action="/desk/reader"`) != may {
			t.Errorf("%s sees it: %v", who, !may)
		}
		status, _ := b.post("/desk/reader", "to", "off", "next", "/desk/figures?days=14")
		if status == http.StatusSeeOther != may || m.state.Off != may {
			t.Errorf("%s: %d, off %v", who, status, m.state.Off)
		}
		told := strings.Contains(s.log.String(), "the reader outside was switched") && strings.Contains(s.log.String(), "to=off by="+who+"@staff.example.jp")
		if told != may {
			t.Errorf("%s: the log says %s", who, s.log)
		}
		if !may {
			continue
		}
		_, page = b.get("/desk/figures")
		has(t, "switched off", page, "停止中</b>", "4月12日(金) 10:00", `name="to" value="on"`)
		b.post("/desk/reader", "to", "on")
		if m.state.Off || len(m.switched) != 2 {
			t.Errorf("%s: switched %v", who, m.switched)
		}
	}
}

func TestTheReaderOutsideIsSwitchedByItsFormOnly(t *testing.T) {
	s, m := readOutside(t)
	b := s.as("lead1").once()
	for _, row := range []struct {
		why    string
		fail   error
		token  string
		to     string
		status int
	}{
		{"a form of somewhere else", nil, "another", "off", http.StatusForbidden},
		{"no such state", nil, b.token, "maybe", http.StatusBadRequest},
		{"the clock counted meanwhile, again and again", outbox.ErrConflict, b.token, "off", http.StatusConflict},
		{"the table is gone", errors.New("gone"), b.token, "off", http.StatusInternalServerError},
	} {
		b.token, m.fail = row.token, row.fail
		if status, _ := b.post("/desk/reader", "to", row.to); status != row.status || len(m.switched) > 0 {
			t.Errorf("%s: %d, switched %v", row.why, status, m.switched)
		}
	}
	if status, _ := s.browser().once().post("/desk/reader", "to", "off"); status != http.StatusUnauthorized {
		t.Errorf("nobody: %d", status)
	}
	if status, _ := start(t).as("lead1").post("/desk/reader", "to", "off"); status != http.StatusNotFound {
		t.Errorf("a desk without one: %d", status)
	}
}
