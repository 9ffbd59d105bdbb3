package desk

import (
	"net/http"
	"testing"
	"time"

	"madoguchi/internal/cases"
	"madoguchi/internal/casework"
	"madoguchi/internal/inquiry"
	"madoguchi/internal/outbox"
)

func TestAnAnswerThatWaitsCanBeTakenBack(t *testing.T) {
	s := start(t)
	receipt := s.office.fill(t, 1)[0]
	path := "/desk/case/" + string(receipt)
	agent := s.as("agent1")
	agent.post(path + "/take")
	agent.post(path+"/answer", "id", "form", "text", "担当の者です。")
	answer := s.office.acts[1]
	if !answer.Hold || answer.ID == "" {
		t.Fatalf("answered with %+v", answer)
	}
	file := s.office.files[receipt]
	file.Case.Answering.ID = answer.ID
	line := &file.Lines[len(file.Lines)-1]
	line.ID, line.State, line.Leaves = answer.ID, outbox.Planned, s.office.now().Add(casework.Hold)

	_, page := agent.get(path)
	has(t, "the writer", page, "取り消す", answer.ID, path+"/deliver")
	_, page = s.as("agent2").get(path)
	has(t, "a colleague", page, "送信予定")
	hasNot(t, "a colleague", page, "取り消す", answer.ID)

	s.office.drafts[string(receipt)+answer.By] = inquiry.NewText("担当の者です。")
	response, body := agent.do(agent.request("POST", path+"/take_back", map[string][]string{"token": {agent.token}, "id": {answer.ID}}, "Desk-Script", "1"))
	if response.StatusCode != http.StatusOK || body != `{"text":"担当の者です。"}`+"\n" {
		t.Errorf("%d %s", response.StatusCode, body)
	}
	if back := s.office.acts[2]; back.Verb != casework.TakeBack || back.To != answer.ID || back.By != answer.By {
		t.Errorf("taken back with %+v", back)
	}
	for err, sentence := range map[error]string{cases.ErrSent: "すでに送信されたため", casework.ErrTakenBack: "この返信は取り消されています"} {
		s.office.fail = err
		status, page := agent.post(path+"/take_back", "id", answer.ID)
		if status != http.StatusConflict {
			t.Errorf("status %d", status)
		}
		has(t, "the page", page, sentence)
	}
	line.State, line.Leaves, line.Left = outbox.Delivered, time.Time{}, s.office.now()
	_, page = agent.get(path)
	has(t, "after it left", page, "送信済み <time")
	hasNot(t, "after it left", page, "取り消す")
}

func TestThePageAsksForDelivery(t *testing.T) {
	s := start(t)
	path := "/desk/case/" + string(s.office.fill(t, 1)[0]) + "/deliver"
	if status, _ := s.as("agent1").post(path, "id", "one"); status != http.StatusNoContent {
		t.Errorf("an agent: %d", status)
	}
	if status, _ := s.as("officer1").post(path, "id", "one"); status != http.StatusForbidden {
		t.Errorf("who reads only: %d", status)
	}
	stranger := s.as("agent2")
	stranger.token = "forged"
	if status, _ := stranger.post(path, "id", "one"); status != http.StatusForbidden {
		t.Errorf("a forged form: %d", status)
	}
	if len(s.office.sent) != 1 || s.office.sent[0] != "agent1@staff.example.jp one" {
		t.Errorf("asked for %v", s.office.sent)
	}
}
