package desk

import (
	"errors"
	"net/http"
	"regexp"
	"strings"
	"testing"

	"madoguchi/internal/casework"
	"madoguchi/internal/desk/oidcsim"
	"madoguchi/internal/factlock"
	"madoguchi/internal/proofread"
)

// doubting is a desk that holds answers against the facts.
func doubting(t *testing.T) *stage {
	return start(t, func(c *Config, _ *oidcsim.Config) {
		c.Doubts = proofread.New(c.Incident, func() (factlock.Facts, error) { return c.Incident.Facts, nil }).Read
	})
}

const promise = "お待たせいたしました。ご利用代金は弊社が全額返金いたします。"

var sure = regexp.MustCompile(`name="sure" value="([0-9a-f]{24})"`)

func TestAPromiseThatNobodyAnnouncedIsNotSentAtOnce(t *testing.T) {
	s := doubting(t)
	receipt := s.office.fill(t, 1)[0]
	path := "/desk/case/" + string(receipt)
	agent := s.as("agent1")
	agent.post(path + "/take")
	status, page := agent.post(path+"/answer", "id", "form", "text", promise+"<b>")
	if status != http.StatusUnprocessableEntity || len(s.office.acts) != 1 {
		t.Fatalf("%d, done: %+v", status, s.office.acts)
	}
	has(t, "the page", page, "まだ送信していません", "<q class=\"words\" lang=\"ja\">ご利用代金は弊社が全額返金いたします。</q>", "公表していない約束", "<b lang=\"ja\">全額</b>", "&lt;b&gt;</textarea>",
		"このまま送れるのはリーダーだけです", path+"/note")
	hasNot(t, "the page", page, "このまま送信<", "<q class=\"words\" lang=\"ja\">お待たせ")
	if draft := s.office.drafts[string(receipt)+"agent1@staff.example.jp"]; draft.Words() != promise+"<b>" {
		t.Errorf("the draft: %v", draft)
	}

	// An agent who knows what a lead would send back cannot send it either.
	lead := s.as("lead1")
	lead.post(path + "/take_over")
	_, page = lead.post(path+"/answer", "text", promise)
	mark := sure.FindStringSubmatch(page)
	if mark == nil {
		t.Fatal("a lead cannot send it all the same")
	}
	s.office.files[receipt].Case.Owner = "agent1@staff.example.jp"
	if status, _ := agent.post(path+"/answer", "text", promise, "sure", mark[1]); status != http.StatusUnprocessableEntity {
		t.Errorf("an agent sent it: %d", status)
	}
}

func TestALeadSendsItAllTheSameAndTheAuditKeepsThat(t *testing.T) {
	s := doubting(t)
	receipt := s.office.fill(t, 1)[0]
	path := "/desk/case/" + string(receipt)
	lead := s.as("lead1")
	lead.post(path + "/take")
	_, page := lead.post(path+"/answer", "text", promise+"お電話は0120-555-123まで。")
	mark := sure.FindStringSubmatch(page)
	if mark == nil {
		t.Fatal("no second click")
	}
	if status, _ := lead.post(path+"/answer", "text", promise+"必ず返金いたします。", "sure", mark[1]); status != http.StatusUnprocessableEntity {
		t.Errorf("other words than those that were shown were sent: %d", status)
	}
	if status, _ := lead.post(path+"/answer", "text", promise+"お電話は0120-555-123まで。", "sure", mark[1]); status != http.StatusOK {
		t.Fatalf("status %d", status)
	}
	answer := s.office.acts[1]
	if answer.Verb != casework.Answer || answer.Against != "promise 1 figure 1" || !answer.Hold {
		t.Errorf("answered with %+v", answer)
	}
	s.office.files[receipt].Audit = []casework.Audit{{By: answer.By, Verb: casework.Answer, Detail: answer.Against}}
	_, page = lead.get(path)
	has(t, "the audit", page, "注意を承知で送信： 約束 1, 数・日付 1")
}

func TestTheScriptIsShownTheDoubtsAlone(t *testing.T) {
	s := doubting(t)
	path := "/desk/case/" + string(s.office.fill(t, 1)[0])
	agent := s.as("agent1")
	agent.post(path + "/take")
	response, body := agent.do(agent.request("POST", path+"/answer", map[string][]string{"token": {agent.token}, "text": {promise}}, "Desk-Script", "1"))
	if response.StatusCode != http.StatusUnprocessableEntity || !strings.HasPrefix(response.Header.Get("Content-Type"), "text/html") {
		t.Errorf("%d %s", response.StatusCode, response.Header.Get("Content-Type"))
	}
	has(t, "the part", body, `<div id="doubts"`, "公表していない約束")
	hasNot(t, "the part", body, "<html", "<textarea")
}

// What asks, thanks or tells of an errand is sent at once, and a desk whose facts cannot be read
// goes on answering.
func TestWhatIsOrdinaryIsSentAtOnce(t *testing.T) {
	s := doubting(t)
	path := "/desk/case/" + string(s.office.fill(t, 1)[0])
	agent := s.as("agent1")
	agent.post(path + "/take")
	for _, text := range []string{"担当の佐藤です。受付番号をお知らせください。", "4月15日の14時にこちらからお電話いたします。よろしいでしょうか。"} {
		if status, _ := agent.post(path+"/answer", "text", text); status != http.StatusOK {
			t.Errorf("%s: %d", text, status)
		}
	}
	broken := start(t, func(c *Config, _ *oidcsim.Config) {
		c.Doubts = func(string) ([]factlock.Doubted, error) { return nil, errors.New("no facts") }
	})
	path = "/desk/case/" + string(broken.office.fill(t, 1)[0])
	agent = broken.as("agent1")
	agent.post(path + "/take")
	if status, _ := agent.post(path+"/answer", "text", promise); status != http.StatusOK {
		t.Errorf("status %d", status)
	}
	has(t, "the log", broken.log.String(), "not held against the facts")
	hasNot(t, "the log", broken.log.String(), "返金")
}
