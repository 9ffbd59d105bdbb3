package email

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"madoguchi/internal/cases"
	"madoguchi/internal/conversation"
	"madoguchi/internal/inquiry"
	"madoguchi/internal/notice"
)

// TestARoomIsToldNoWords: receipt, lane, due time and link of a case, and nothing that the customer
// wrote, not even in outline.
func TestARoomIsToldNoWords(t *testing.T) {
	n := notices(t)
	c := cases.Case{Receipt: "KM7P-3XQ9", Lane: cases.General, Channel: inquiry.LINE, OpenedAt: testNow(), DueAt: testNow().Add(time.Hour),
		Summary: inquiry.NewText("見本太郎です。taro@example.jpへ。カードは漏れましたか")}
	late, danger := c, c
	late.Receipt, late.DueAt = "AAAA-AAAA", testNow()
	late.Channel, late.Mail = inquiry.Email, &inquiry.Mail{Subject: inquiry.NewText("退会の件")}
	danger.Lane, danger.Topics = cases.Urgent, []string{conversation.Endangered}
	for _, row := range []struct {
		why  string
		told []notice.Part
		want string
	}{
		{"one", []notice.Part{{News: notice.Opened, About: []cases.Case{danger}}},
			"■ 新しい案件です。\nKM7P-3XQ9(緊急・身の危険) 期限：2019-04-12 11:15\n担当者の画面：https://desk.example.jp/desk/case/KM7P-3XQ9"},
		{"of several kinds", []notice.Part{{News: notice.Overdue, About: []cases.Case{late}}, {News: notice.Opened, About: []cases.Case{c}}},
			"■ 期限を過ぎています。至急ご対応ください。\nAAAA-AAAA(一般) 期限：過ぎています\n" +
				"【送信元を確認できないメール】差出人の表示が本人のものとは限りません。\n担当者の画面：https://desk.example.jp/desk/case/AAAA-AAAA\n" +
				"■ 新しい案件です。\nKM7P-3XQ9(一般) 期限：2019-04-12 11:15\n担当者の画面：https://desk.example.jp/desk/case/KM7P-3XQ9"},
		{"the shelf", []notice.Part{{News: notice.Shelf, About: []cases.Case{late, late}}},
			"■ 送信元を確認できないメールが多いため、自動の返信をせずに棚に置いています(2件)。他の案件のあとで、担当者の画面の一覧の最後をご確認ください。"},
	} {
		if got := n.Brief(row.told, testNow()); got != row.want {
			t.Errorf("%s:\n%s\nwant\n%s", row.why, got, row.want)
		}
	}
	var many []cases.Case
	for i := range 400 {
		c.Receipt = cases.Receipt(fmt.Sprintf("AAAA-%04d", i))
		many = append(many, c)
	}
	got := n.Brief([]notice.Part{{News: notice.Opened, About: many}}, testNow())
	if !strings.HasSuffix(got, "ほかに390件あります。担当者の画面の一覧でご確認ください。\n担当者の画面：https://desk.example.jp/desk/") || len([]rune(got)) > 2000 {
		t.Errorf("of many: %s", got)
	}
}
