package email

import (
	"bytes"
	"crypto/rand"
	"encoding/base64"
	"fmt"
	"io"
	"mime"
	"net/mail"
	"strings"
	"testing"
	"time"

	"madoguchi/internal/cases"
	"madoguchi/internal/conversation"
	"madoguchi/internal/incidents"
	"madoguchi/internal/inquiry"
	"madoguchi/internal/keyring"
	"madoguchi/internal/notice"
)

// notices are those of the incident that ships with the desk.
func notices(t *testing.T) Notices {
	t.Helper()
	data, err := incidents.Load("")
	if err != nil {
		t.Fatal(err)
	}
	keys, err := keyring.New(rand.Reader, 1, map[uint16][]byte{1: make([]byte, keyring.SecretSize)})
	if err != nil {
		t.Fatal(err)
	}
	return Notices{Incident: data, From: "contact@example.jp", Desk: "https://desk.example.jp/", Keys: keys,
		Channel: Channel{Incident: data, From: "contact@example.jp", Random: rand.Reader}}
}

// TestEveryNewsIsSaid: a mail for each of the news, with a subject and a body, and a
// way to answer the customer only where an answer would reach one.
func TestEveryNewsIsSaid(t *testing.T) {
	n := notices(t)
	c := cases.Case{Receipt: "KM7P-3XQ9", Lane: cases.General, Channel: inquiry.LINE, OpenedAt: testNow(), DueAt: testNow().Add(time.Hour), Summary: inquiry.NewText("見本太郎と申します。\ntaro@example.jpか090-0000-0000へ。カードは漏れましたか")}
	one, mailed, danger := []cases.Case{c}, c, c
	mailed.Channel = inquiry.Email
	danger.Lane, danger.Topics = cases.Urgent, []string{conversation.Endangered}
	for _, row := range []struct {
		news          notice.News
		cases         []cases.Case
		subject, body string
		answerable    bool
	}{
		{notice.Opened, one, "[KM7P-3XQ9] 新しい案件(一般)", "新しい案件です", true},
		{notice.Opened, one, "[KM7P-3XQ9] 新しい案件(一般)", "経路：LINE\r\n", true},
		{notice.Opened, []cases.Case{mailed}, "[KM7P-3XQ9] 新しい案件(一般)", "経路：メール\r\n", true},
		{notice.Opened, []cases.Case{danger}, "[KM7P-3XQ9] 新しい案件(緊急・身の危険)", "緊急・身の危険", true},
		{notice.Followed, one, "[KM7P-3XQ9] お客さまから続き", "続きのご連絡", true},
		{notice.Digest, []cases.Case{c, c}, "受付開始時の案件一覧(2)", "受付開始時点で未対応の案件です。", false},
		{notice.Overdue, one, "[KM7P-3XQ9] 期限を過ぎた", "至急", true},
		{notice.Reminder, one, "[KM7P-3XQ9] まもなく期限", "期限が近づいています", true},
		{notice.Assigned, one, "[KM7P-3XQ9] 引き継がれた案件", "担当になりました", true},
		{notice.NotSent, one, "[KM7P-3XQ9] お客さまには送っていません", "別の担当者", false},
		{notice.Lost, one, "[KM7P-3XQ9] お客さまに届かなかった", "別の連絡方法", false},
		{notice.Quota, nil, "LINEの送信上限", "続けて試みます", false},
	} {
		raw, err := n.Notice(row.news, row.cases, inquiry.NewAddress("agent1@staff.example.jp"), testNow())
		if err != nil {
			t.Fatal(row.news, err)
		}
		m, err := mail.ReadMessage(bytes.NewReader(raw))
		if err != nil {
			t.Fatal(row.news, err)
		}
		subject, err := new(mime.WordDecoder).DecodeHeader(m.Header.Get("Subject"))
		if err != nil || !strings.HasPrefix(subject, row.subject) {
			t.Errorf("%s: subject %q, %v", row.news, subject, err)
		}
		body, err := io.ReadAll(base64.NewDecoder(base64.StdEncoding, m.Body))
		if err != nil || !bytes.Contains(body, []byte(row.body)) || bytes.Contains(body, []byte("{{")) {
			t.Errorf("%s: body %s, %v", row.news, body, err)
		}
		if row.cases != nil && !bytes.Contains(body, []byte("■■と申します。 ■■か■■へ。カードは漏れましたか")) {
			t.Errorf("%s: not the outline: %s", row.news, body)
		}
		if row.cases != nil && !bytes.Contains(body, []byte("https://desk.example.jp/desk/case/KM7P-3XQ9\r\n")) {
			t.Errorf("%s: no link to the case: %s", row.news, body)
		}
		if got := strings.Contains(m.Header.Get("Reply-To"), "+case-"); got != row.answerable {
			t.Errorf("%s: may be answered: %v", row.news, got)
		}
	}
}

// bodyOf is the text of a mail.
func bodyOf(t *testing.T, raw []byte) string {
	t.Helper()
	m, err := mail.ReadMessage(bytes.NewReader(raw))
	if err != nil {
		t.Fatal(err)
	}
	body, err := io.ReadAll(base64.NewDecoder(base64.StdEncoding, m.Body))
	if err != nil {
		t.Fatal(err)
	}
	return strings.ReplaceAll(string(body), "\r\n", "\n")
}

// TestANoticeSaysHowACaseStands: since when the customer waits and what they wrote last,
// and no due time that has passed or that nobody waits for.
func TestANoticeSaysHowACaseStands(t *testing.T) {
	n := notices(t)
	c := cases.Case{Receipt: "KM7P-3XQ9", Lane: cases.General, Channel: inquiry.LINE, OpenedAt: testNow(), DueAt: testNow().Add(time.Hour),
		Summary: inquiry.NewText("カードは漏れましたか")}
	c.Say("", c.Summary, "m1", testNow())
	written, late, answered, doubtful := c, c, c, c
	written.WaitingAt = testNow().Add(10 * time.Minute)
	written.Say("", inquiry.NewText("まだですか。taro@example.jpへお願いします"), "m2", testNow().Add(10*time.Minute))
	late.DueAt = testNow()
	answered.State, answered.AnsweredAt = cases.Answered, testNow().Add(time.Minute)
	answered.Say("agent1@staff.example.jp", inquiry.NewText("お答えします"), "", answered.AnsweredAt)
	doubtful.Channel, doubtful.Mail = inquiry.Email, &inquiry.Mail{}
	doubtful.Say("", inquiry.NewText("別の人の言葉"), "m3", testNow().Add(time.Minute))
	for _, row := range []struct {
		why          string
		c            cases.Case
		holds, lacks []string
	}{
		{"new", c, []string{"期限：2019-04-12 11:15", "お待ちの時間：2019-04-12 10:15から"}, []string{"新しいご連絡", "過ぎています"}},
		{"the customer wrote again", written, []string{"新しいご連絡(伏せ字あり)：まだですか。■■へお願いします", "お待ちの時間：2019-04-12 10:25から"}, []string{"taro"}},
		{"overdue", late, []string{"期限：過ぎています"}, []string{"期限：2019"}},
		{"answered", answered, []string{"期限：なし"}, []string{"お待ちの時間", "新しいご連絡", "期限：2019"}},
		{"nobody vouches for the sender", doubtful, []string{"送信元を確認できないメール", "別の人の言葉"}, nil},
	} {
		raw, err := n.Notice(notice.Followed, []cases.Case{row.c}, inquiry.NewAddress("agent1@staff.example.jp"), testNow())
		if err != nil {
			t.Fatal(row.why, err)
		}
		body := bodyOf(t, raw)
		for _, want := range row.holds {
			if !strings.Contains(body, want) {
				t.Errorf("%s: lacks %q:\n%s", row.why, want, body)
			}
		}
		for _, unwanted := range row.lacks {
			if strings.Contains(body, unwanted) {
				t.Errorf("%s: says %q:\n%s", row.why, unwanted, body)
			}
		}
	}
}

// TestARoundIsOneMail: news of several kinds, each case once with its link; beyond what one mail
// describes the rest is counted.
func TestARoundIsOneMail(t *testing.T) {
	n := notices(t)
	made := func(from, count int) []cases.Case {
		var all []cases.Case
		for i := range count {
			all = append(all, cases.Case{Receipt: cases.Receipt(fmt.Sprintf("KM7P-%04d", from+i)), Lane: cases.General, Channel: inquiry.LINE,
				OpenedAt: testNow(), DueAt: testNow().Add(time.Hour), Owner: "agent1@staff.example.jp", Summary: inquiry.NewText("私は対象ですか")})
		}
		return all
	}
	parts := []notice.Part{{News: notice.Assigned, About: made(0, 1)}, {News: notice.Opened, About: made(1, 60)}}
	raw, err := n.Round(parts, inquiry.NewAddress("agent1@staff.example.jp"), testNow())
	if err != nil {
		t.Fatal(err)
	}
	m, err := mail.ReadMessage(bytes.NewReader(raw))
	if err != nil {
		t.Fatal(err)
	}
	if subject, err := new(mime.WordDecoder).DecodeHeader(m.Header.Get("Subject")); err != nil || subject != "案件のお知らせ(61件)" || m.Header.Get("Reply-To") != "" {
		t.Errorf("subject %q, Reply-To %q, %v", subject, m.Header.Get("Reply-To"), err)
	}
	body := bodyOf(t, raw)
	for want, times := range map[string]int{"担当になりました": 1, "新しい案件です": 1, "https://desk.example.jp/desk/case/KM7P-00": 50, "ほかに11件あります": 1,
		"https://desk.example.jp/desk/\n": 1} {
		if got := strings.Count(body, want); got != times {
			t.Errorf("%q stands there %d times, want %d:\n%s", want, got, times, body)
		}
	}
}
