package desk

import (
	"errors"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"
	"time"

	"madoguchi/internal/cases"
	"madoguchi/internal/casework"
	"madoguchi/internal/conversation"
	"madoguchi/internal/inquiry"
	"madoguchi/internal/outbox"
)

func has(t *testing.T, what, page string, words ...string) {
	t.Helper()
	for _, w := range words {
		if !strings.Contains(page, w) {
			t.Errorf("%s: %q is missing", what, w)
		}
	}
}

func hasNot(t *testing.T, what, page string, words ...string) {
	t.Helper()
	for _, w := range words {
		if strings.Contains(page, w) {
			t.Errorf("%s: %q is there", what, w)
		}
	}
}

func TestTheThinPath(t *testing.T) {
	s := start(t)
	r := s.office.fill(t, 1)[0]
	path := "/desk/case/" + string(r)
	a := s.as("agent1")
	_, queue := a.get("/desk/")
	has(t, "queue", queue, string(r), "緊急", "未対応", "覚えのない請求")
	_, page := a.get(path)
	has(t, "case", page, "担当する", "覚えのない請求")
	steps := []struct {
		verb   string
		fields []string
		state  cases.State
		owner  string
	}{
		{"take", nil, cases.Owned, "agent1@staff.example.jp"},
		{"answer", []string{"text", "ご連絡ありがとうございます。", "id", "1"}, cases.Answered, "agent1@staff.example.jp"},
		{"note", []string{"text", "折り返し不要"}, cases.Answered, "agent1@staff.example.jp"},
		{"hand_back", nil, cases.Answered, ""},
		{"take", nil, cases.Owned, "agent1@staff.example.jp"},
		{"transfer", []string{"to", "lead1@staff.example.jp"}, cases.Owned, "lead1@staff.example.jp"},
	}
	for _, step := range steps {
		if status, body := a.post(path+"/"+step.verb, step.fields...); status != http.StatusOK {
			t.Fatalf("%s: %d %s", step.verb, status, body)
		}
		if c := s.office.kase(r); c.State != step.state || c.Owner != step.owner {
			t.Fatalf("%s: %s of %q", step.verb, c.State, c.Owner)
		}
	}
	lead := s.as("lead1")
	lead.post(path + "/close")
	_, page = lead.get(path)
	has(t, "closed case", page, "終了しています", "折り返し不要", "社内のみ", "操作の記録")
	_, queue = lead.get("/desk/?closed=1")
	has(t, "closed cases", queue, string(r))
	lead.post(path + "/reopen")
	if c := s.office.kase(r); c.State != cases.Open {
		t.Errorf("reopened: %s", c.State)
	}
	if s.log.Len() > 0 {
		t.Errorf("the log has %s", s.log)
	}
}

func TestOfTwoTheLoserSeesWhoHasIt(t *testing.T) {
	s := start(t)
	r := s.office.fill(t, 1)[0]
	path := "/desk/case/" + string(r)
	first, second := s.as("agent1"), s.as("agent2")
	second.get(path)
	first.post(path + "/take")
	status, page := second.post(path + "/take")
	if status != http.StatusConflict {
		t.Errorf("the second: %d", status)
	}
	has(t, "the second", page, "先に別の担当者が担当しました。", "担当: agent1", "<b>agent1</b> が担当しています。")
	_, answer := second.do(second.request("POST", path+"/take", url.Values{"token": {second.token}}, "Desk-Script", "1"))
	has(t, "the second's script", answer, "agent1")
}

func TestAnAnswerThatFailsStaysAndIsKept(t *testing.T) {
	for _, row := range []struct {
		why      string
		err      error
		status   int
		sentence string
	}{
		{"somebody else was first", outbox.ErrConflict, http.StatusConflict, "同時に別の更新"},
		{"the case was closed", cases.ErrClosed, http.StatusConflict, "終了しているため"},
		{"the case went to a colleague", cases.ErrNotOwner, http.StatusConflict, "担当者ではない"},
		{"the store is down", errors.New("store: down"), http.StatusInternalServerError, "うまくいきませんでした"},
	} {
		t.Run(row.why, func(t *testing.T) {
			s := start(t)
			r := s.office.fill(t, 1)[0]
			a := s.as("agent1")
			a.post("/desk/case/" + string(r) + "/take")
			s.office.fail = row.err
			status, page := a.post("/desk/case/"+string(r)+"/answer", "text", "大切な文章です", "id", "7")
			if status != row.status {
				t.Errorf("status %d", status)
			}
			has(t, "the page", page, row.sentence, "大切な文章です</textarea>", `name="id" value="7"`)
			_, page = s.as("agent1").get("/desk/case/" + string(r))
			has(t, "after another sign-in", page, "大切な文章です</textarea>")
			hasNot(t, "the log", s.log.String(), "大切")
		})
	}
}

func TestWrongForms(t *testing.T) {
	s := start(t)
	r := s.office.fill(t, 1)[0]
	a := s.as("agent1")
	a.post("/desk/case/" + string(r) + "/take")
	n := len(s.office.acts)
	for _, row := range []struct {
		why, verb, field, value string
		status                  int
	}{
		{"an answer without words", "answer", "text", " \n", http.StatusUnprocessableEntity},
		{"an answer that no channel takes", "answer", "text", strings.Repeat("あ", 5001), http.StatusUnprocessableEntity},
		{"an entry that nobody approved", "answer", "attach", "no_such_entry", http.StatusUnprocessableEntity},
		{"a note without words", "note", "text", "", http.StatusUnprocessableEntity},
		{"a colleague that nobody knows", "transfer", "to", "x@example.com", http.StatusUnprocessableEntity},
		{"the officer does not answer", "transfer", "to", "officer1@staff.example.jp", http.StatusUnprocessableEntity},
		{"a verb that is none", "delete", "", "", http.StatusNotFound},
		{"seeing is not posted", "see", "", "", http.StatusNotFound},
	} {
		if status, _ := a.post("/desk/case/"+string(r)+"/"+row.verb, row.field, row.value); status != row.status {
			t.Errorf("%s: %d", row.why, status)
		}
	}
	if len(s.office.acts) != n {
		t.Error("something was done")
	}
}

func TestTheSameAnswerTwiceHasOneID(t *testing.T) {
	s := start(t)
	r := s.office.fill(t, 1)[0]
	a := s.as("agent1")
	path := "/desk/case/" + string(r)
	a.post(path + "/take")
	for _, text := range []string{"はい", "はい", "いいえ"} {
		a.post(path+"/answer", "text", text, "id", "form")
	}
	ids := []string{}
	for _, act := range s.office.acts {
		if act.Verb == casework.Answer {
			ids = append(ids, act.ID)
		}
	}
	if len(ids) != 3 || ids[0] == "" || ids[0] != ids[1] || ids[0] == ids[2] {
		t.Errorf("the IDs are %q", ids)
	}
}

func TestAnEntryIsAttachedInTheCustomersLanguage(t *testing.T) {
	s := start(t)
	r := s.office.fill(t, 1)[0]
	a := s.as("agent1")
	path := "/desk/case/" + string(r)
	a.post(path + "/take")
	a.post(path+"/answer", "text", "Hello.", "attach", "card_fields_leaked", "lang", "en")
	last := s.office.acts[len(s.office.acts)-1]
	has(t, "the answer", last.Text.Words(), "Hello.\n\nThe card items leaked")
	_, snippets := a.get("/desk/snippets/ja")
	has(t, "the snippets", snippets, "card_fields_leaked", "流出したカード情報")
	hasNot(t, "the snippets", snippets, "{next_opening}", "{asked_day}")
	if first, then := strings.Index(snippets, `"lang":"ja"`), strings.Index(snippets, `"lang":"en"`); first < 0 || then < first {
		t.Error("those in the customer's language do not come first")
	}
}

func TestDraftsSurviveASignIn(t *testing.T) {
	s := start(t)
	r := s.office.fill(t, 1)[0]
	path := "/desk/case/" + string(r)
	a := s.as("agent1")
	response, _ := a.do(a.request("POST", path+"/draft", url.Values{"token": {a.token}, "text": {"途中まで\n書いた"}}, "Desk-Script", "1"))
	if response.StatusCode != http.StatusNoContent {
		t.Fatalf("draft: %d", response.StatusCode)
	}
	_, page := s.as("agent1").get(path)
	has(t, "the same person again", page, "途中まで\n書いた</textarea>")
	_, page = s.as("agent2").get(path)
	hasNot(t, "somebody else", page, "途中まで")
}

func TestFragmentsChangeOnlyWithTheDesk(t *testing.T) {
	s := start(t)
	r := s.office.fill(t, 3)[0]
	a := s.as("agent1")
	for _, path := range []string{"/desk/fragment/queue", "/desk/case/" + string(r) + "/fragment"} {
		response, _ := a.do(a.request("GET", path, nil))
		tag := response.Header.Get("ETag")
		if tag == "" || response.StatusCode != http.StatusOK {
			t.Fatalf("%s: %d, tag %q", path, response.StatusCode, tag)
		}
		if status, body := a.get(path, "If-None-Match", tag); status != http.StatusNotModified || body != "" {
			t.Errorf("%s unchanged: %d", path, status)
		}
		s.as("agent2").post("/desk/case/" + string(r) + "/take")
		if status, _ := a.get(path, "If-None-Match", tag); status != http.StatusOK {
			t.Errorf("%s after somebody took it: %d", path, status)
		}
		s.as("agent2").post("/desk/case/" + string(r) + "/hand_back")
	}
	_, fragment := a.get("/desk/case/" + string(r) + "/fragment")
	hasNot(t, "the fragment", fragment, "<textarea")
}

func TestTheQueueIsNarrowed(t *testing.T) {
	s := start(t)
	all := s.office.fill(t, 120)
	mine, answered := s.office.files[all[0]], s.office.files[all[8]]
	mine.Case.Owner, mine.Case.State = "agent1@staff.example.jp", cases.Owned
	s.office.files[all[1]].Case.Owner, s.office.files[all[1]].Case.State = "agent2@staff.example.jp", cases.Owned
	answered.Case.State = cases.Answered
	a := s.as("agent1")
	row := regexp.MustCompile(`<tr class="case`)
	for _, test := range []struct {
		why, query string
		rows       int
	}{
		{"a page", "", 50},
		{"the second page", "?page=2", 50},
		{"the rest", "?page=3", 20},
		{"a page that is not there is the last", "?page=99", 20},
		{"a page that is no number is the first", "?page=x", 50},
		{"one lane", "?lane=urgent", 15},
		{"mine", "?owner=%40me", 1},
		{"mine, by a link that was kept from before", "?mine=1", 1},
		{"a colleague's, by how they are called", "?owner=agent2", 1},
		{"nobody's", "?owner=%40none&page=3", 18},
		{"of somebody who has none", "?owner=agent9", 0},
		{"what is late", "?late=1&lane=urgent", 13},
		{"whose customers have waited for four hours", "?wait=4h&page=2", 35},
		{"and for three days", "?wait=3d", 0},
		{"for a time that is no choice", "?wait=x", 0},
		{"one state", "?state=answered", 1},
		{"two filters", "?lane=urgent&state=open", 13},
		{"one channel", "?channel=email&page=2", 10},
		{"a lane that is none", "?lane=x", 0},
		{"closed cases", "?closed=1", 0},
	} {
		before := s.office.queues
		_, page := a.get("/desk/" + test.query)
		if n := len(row.FindAllString(page, -1)); n != test.rows {
			t.Errorf("%s: %d rows, want %d", test.why, n, test.rows)
		}
		if s.office.queues != before+1 {
			t.Errorf("%s: the office was asked %d times", test.why, s.office.queues-before)
		}
	}
}

func TestTheQueueStandsByPriority(t *testing.T) {
	s := start(t)
	all := s.office.fill(t, 16) // two of each lane; the second of each is older
	s.office.files[all[8]].Case.State = cases.Answered
	s.office.files[all[0]].Case.DueAt = s.now.Add(-90 * time.Minute)
	s.office.files[all[7]].Case.DueAt = s.now.Add(-time.Minute)
	_, page := s.as("agent1").get("/desk/")
	at := func(r cases.Receipt) int { return strings.Index(page, `data-receipt="`+string(r)) }
	for _, row := range []struct {
		why           string
		first, second cases.Receipt
	}{
		{"of what is late, urgent before general", all[0], all[7]},
		{"what is late before what is not, whatever its lane", all[7], all[1]},
		{"legal before press", all[1], all[2]},
		{"of one lane the one that is due first", all[9], all[1]},
		{"unreadable before general", all[6], all[15]},
		{"the customer's turn comes last", all[15], all[8]},
	} {
		if at(row.first) < 0 || at(row.first) > at(row.second) {
			t.Errorf("%s: %d, %d", row.why, at(row.first), at(row.second))
		}
	}
	has(t, "the queue", page, "1時間30分超過", `class="case late`)
}

// A link that narrows keeps what is narrowed already, and one that is kept opens the same list.
func TestFiltersAreLinks(t *testing.T) {
	s := start(t)
	s.office.fill(t, 30)
	a := s.as("agent1")
	_, page := a.get("/desk/?late=1&lane=urgent")
	has(t, "the page", page, `href="/desk/?lane=urgent&amp;late=1&amp;wait=4h"`, `href="/desk/?lane=urgent&amp;late=1&amp;owner=%40none"`, `href="/desk/?lane=urgent"`,
		`data-fragment="/desk/fragment/queue?lane=urgent&amp;late=1"`, "絞り込みを解除")
	_, page = a.get("/desk/")
	hasNot(t, "the whole list", page, "絞り込みを解除")
}

// wide is what a Japanese keyboard gives unless told otherwise.
func wide(s string) string {
	return strings.Map(func(r rune) rune { return r + '！' - '!' }, s)
}

func TestReceiptsAreFoundAsPeopleTypeThem(t *testing.T) {
	s := start(t)
	r := s.office.fill(t, 1)[0]
	a := s.as("agent1")
	for _, typed := range []string{string(r), strings.ToLower(string(r)), strings.ReplaceAll(string(r), "-", ""), " " + string(r) + " ", strings.ReplaceAll(string(r), "-", "ー"), wide(string(r))} {
		if _, page := a.get("/desk/?q=" + url.QueryEscape(typed)); !strings.Contains(page, `data-fragment="/desk/case/`+string(r)) {
			t.Errorf("%q leads elsewhere", typed)
		}
	}
	_, page := a.get("/desk/?q=" + url.QueryEscape(`"><script>`))
	has(t, "a wrong number", page, "受付番号として読み取れません", "&#34;&gt;&lt;script&gt;")
}

func TestWhatDidNotArriveIsSeen(t *testing.T) {
	for _, state := range []outbox.State{outbox.Refused, outbox.Expired} {
		s := start(t)
		r := s.office.fill(t, 1)[0]
		f := s.office.files[r]
		f.Lines = append(f.Lines, casework.Line{At: s.now, From: "desk", Entries: []outbox.Kept{{Entry: "card_fields_leaked"}}, State: state})
		_, page := s.as("agent1").get("/desk/case/" + string(r))
		has(t, string(state), page, "お客さまに届かなかったメッセージ", "届きませんでした", "カード情報の流出項目", "流出したカード情報は")
	}
}

func TestTheConversationShowsWhoSaidWhat(t *testing.T) {
	s := start(t)
	r := s.office.fill(t, 1)[0]
	f := s.office.files[r]
	f.Lines = append(f.Lines,
		casework.Line{From: "customer", Unsent: true},
		casework.Line{At: s.now, From: "desk", Entries: []outbox.Kept{{Entry: "handover_open", Values: map[string]string{"receipt": "QQ11-TEST"}}}, State: outbox.Delivered},
		casework.Line{At: s.now, From: "agent2@staff.example.jp", Text: inquiry.NewText("はい"), State: outbox.Planned})
	_, page := s.as("agent1").get("/desk/case/" + string(r))
	has(t, "the case", page, "送信を取り消しました", "窓口の定型文", "受付番号：QQ11-TEST", "agent2", "送信待ち", "送信済み", "未確認")
}

func TestRoles(t *testing.T) {
	s := start(t)
	r := s.office.fill(t, 1)[0]
	path := "/desk/case/" + string(r)
	for _, row := range []struct {
		who          string
		acts, audits bool
	}{
		{"agent1", true, false}, {"oncall", true, false}, {"lead1", true, true}, {"officer1", false, true},
	} {
		b := s.as(row.who)
		_, page := b.get(path)
		if got := strings.Contains(page, `id="trail"`); got != row.audits {
			t.Errorf("%s reads the audit: %v", row.who, got)
		}
		if got := strings.Contains(page, `<textarea`); got != row.acts {
			t.Errorf("%s writes: %v", row.who, got)
		}
		for _, verb := range []string{"take", "answer", "note", "draft", "hand_back", "transfer", "close", "reopen"} {
			if status, _ := b.post(path+"/"+verb, "text", "x"); (status != http.StatusForbidden) != row.acts {
				t.Errorf("%s: %s gives %d", row.who, verb, status)
			}
		}
		b.post(path + "/hand_back")
		b.post(path + "/reopen")
	}
}

func TestLanguage(t *testing.T) {
	s := start(t)
	r := s.office.fill(t, 1)[0]
	a := s.as("agent1")
	_, page := a.post("/desk/language", "lang", "en", "next", "/desk/case/"+string(r))
	has(t, "the case in English", page, `<html lang="en">`, "Take the case", "Fri 12 Apr 10:00")
	_, page = a.post("/desk/language", "lang", "ja", "next", "/desk/")
	has(t, "the queue in Japanese", page, `<html lang="ja">`, "4月12日(金) 10:00")
}

func BenchmarkQueueOf500(b *testing.B) {
	s := start(b)
	s.office.fill(b, 500)
	a := s.as("agent1")
	began := time.Now()
	for b.Loop() {
		if status, _ := a.get("/desk/"); status != http.StatusOK {
			b.Fatal(status)
		}
	}
	b.ReportMetric(float64(time.Since(began).Milliseconds())/float64(b.N), "ms/page")
}

func TestWordsWhoseSenderNobodyVouchesForAreMarked(t *testing.T) {
	s := start(t)
	all := s.office.fill(t, 3)
	doubtful, shelved, sure := all[0], all[1], all[2]
	s.office.files[doubtful].Case.Mail, s.office.files[shelved].Case.Mail = &inquiry.Mail{}, &inquiry.Mail{}
	s.office.files[sure].Case.Mail = &inquiry.Mail{Authenticated: true}
	s.office.files[shelved].Case.Shelved, s.office.files[shelved].Case.Lane = true, cases.Legal
	s.office.files[doubtful].Lines[0].Doubtful = true
	a := s.as("agent1")
	_, queue := a.get("/desk/")
	if n := strings.Count(queue, `class="doubtful">送信元未確認`); n != 2 {
		t.Errorf("the queue marks %d cases", n)
	}
	if strings.Index(queue, string(shelved)) < strings.Index(queue, string(sure)) {
		t.Error("a shelved case stands before others")
	}
	has(t, "the queue", queue, "後回しの棚")
	_, page := a.get("/desk/case/" + string(doubtful))
	has(t, "the case", page, `id="doubtful"`, `<b class="doubtful">送信元未確認</b>`)
	hasNot(t, "a case that nobody has", page, "do-join")
	a.post("/desk/case/" + string(doubtful) + "/take")
	_, page = a.get("/desk/case/" + string(doubtful))
	has(t, "the owner", page, "do-join")
	_, page = a.get("/desk/case/" + string(sure))
	hasNot(t, "a sure one", page, "送信元未確認", "do-join")
}

func TestALongConversationIsShownInParts(t *testing.T) {
	s := start(t)
	r := s.office.fill(t, 1)[0]
	s.office.files[r].Older = "20190412T010000.000Z#m 1"
	a := s.as("agent1")
	_, page := a.get("/desk/case/" + string(r))
	has(t, "the last part", page, `href="/desk/case/`+string(r)+`?before=20190412T010000.000Z%23m&#43;1"`)
	_, page = a.get("/desk/case/" + string(r) + "?before=" + url.QueryEscape("20190412T010000.000Z#m 1"))
	has(t, "the part before", page, "before 20190412T010000.000Z#m 1", `/fragment?before=20190412T010000.000Z%23m&#43;1"`, "最新のやりとりへ")
	_, fragment := a.get("/desk/case/" + string(r) + "/fragment?before=x")
	has(t, "the part before, while it is open", fragment, "before x")
	_, page = a.get("/desk/case/" + string(r) + "?before=" + strings.Repeat("9", 2000))
	hasNot(t, "a part with no such name", page, "最新のやりとりへ")
}

// That somebody is in danger is said at first sight, in the list and on the case.
func TestDangerIsNamed(t *testing.T) {
	s := start(t)
	r := s.office.fill(t, 1)[0]
	f := s.office.files[r]
	f.Case.Lane, f.Case.Topics = cases.Urgent, []string{conversation.Endangered}
	_, list := s.as("agent1").get("/desk/")
	has(t, "the list", list, `<span class="chip urgent">緊急・身の危険</span>`)
	_, page := s.as("agent1").get("/desk/case/" + string(r))
	has(t, "the case", page, `<span class="chip urgent">緊急・身の危険</span>`)
}
