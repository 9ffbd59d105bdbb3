package incident_test

import (
	"strings"
	"testing"
)

// Whoever does what a refusal says gets no further one.
func TestTheRemedyOfARefusalWorks(t *testing.T) {
	for _, c := range []struct{ lang, wrong, cites, remedy, right, citing string }{
		{"ja", "最大36名です。", "total", "cite overseas", "海外のお客さまは最大36名です。", "overseas"},
		{"ja", "氏名が流出しました。", "member", "write 流出の可能性が高い", "氏名は、流出の可能性が高いです。", "member"},
		{"en", "Names were leaked.", "member", `write "likely" or "may"`, "Names may have been leaked.", "member"},
		{"en", "Names were leaked.", "member", `write "likely" or "may"`, "Names are likely to have been leaked.", "member"},
		{"ja", "全体で7,996名です。", "total", "write 最大", "全体で最大7,996名です。", "total"},
		{"en", "In total, 7,996 people.", "total", `write "up to"`, "In total, up to 7,996 people.", "total"},
		{"ja", "約36名です。", "overseas", "write 最大", "最大36名です。", "overseas"},
		{"ja", "3月11日の15時に連絡がありました。", "discovered", "頃", "3月11日の15時頃に連絡がありました。", "discovered"},
		{"ja", "カード番号は流出した可能性があります。", "card_items", "say so", "カード番号は流出しました。", "card_items"},
		{"ja", "補償いたします。", "", "say only that nothing has been announced about it", "補償については、公表しておりません。", ""},
		{"ja", "安全です。", "", "say that nothing has been announced about it", "安全かどうかについては、公表しておりません。", ""},
		{"en", "Your card is safe.", "", "say that nothing has been announced about it", "Nothing has been announced about whether your card is safe.", ""},
		{"ja", "暗証番号は流出していません。", "card_items", "that nothing has been announced about it", "暗証番号の流出の有無については、公表しておりません。", "card_items"},
		{"ja", "サイトは近日中に再開します。", "reopening", "leave it out", "サイトの再開については、決定次第お知らせいたします。", "reopening"},
		{"ja", "2019年3月28日にサイトを閉鎖しました。", "discovered, closed_same_day, report_submitted", "the date of what you name", "2019年3月11日にサイトを閉鎖しました。", "discovered, closed_same_day"},
		{"ja", "海外のお客さまは最大708名です。", "overseas, gift_recipient", "the number of those you name", "海外のお客さまは最大36名です。", "overseas"},
		{"ja", "原因は従業員の誤操作です。", "cause", "write its words", "原因は第三者の攻撃による不正アクセスです。", "cause"},
		{"ja", "海外のお客さまの生年月日は、流出の可能性が高い項目です。", "overseas, member", "write the items that its facts name", "海外のお客さまの氏名は、流出の可能性が高い項目です。", "overseas"},
		{"ja", "お電話は土曜日も受け付けております。", "hours", "write the days of the hours", "お電話は平日に受け付けております。", "hours"},
	} {
		got := strings.Join(said(t, c.lang, c.wrong, c.cites), "\n")
		if !strings.Contains(got, c.remedy) {
			t.Errorf("%s\nshould be told to %s, got: %s", c.wrong, c.remedy, got)
		}
		if got := said(t, c.lang, c.right, c.citing); len(got) > 0 {
			t.Errorf("%s\nfollows the remedy %q, but: %s", c.right, c.remedy, strings.Join(got, "\n"))
		}
	}
}
