package conversation_test

import (
	"strings"
	"testing"
	"time"
)

// What somebody says of their case who was misread, cannot phone or waits: each hears what fits it, and
// nothing that was told before.
func TestWhoHasACaseIsTakenAtTheirWord(t *testing.T) {
	for _, row := range []struct {
		why    string
		says   []string
		holds  string
		hasNot string
	}{
		{"a person at once", []string{"慰謝料はありますか", "人を出してください"}, "お急ぎのときは、お電話で", "承知いたしました。\n"},
		{"a call that is waited for", []string{"慰謝料はありますか", "木曜に電話を待っていればよいのでしょうか"}, "お電話を差し上げるかどうかは", "はい、"},
		{"no telephone", []string{"I want compensation", "I am not able to phone anybody."}, "You do not have to phone.", "how you would like"},
		{"a busy line", []string{"慰謝料はありますか", "そちらへ掛けましたが話し中です。"}, "つながらなかったとのこと、申し訳ございません", "お知らせの内容"},
		{"who will call", []string{"慰謝料はありますか", "それでは明日の朝に電話いたします。"}, "お電話をお待ちしております", "お知らせの内容"},
		{"a worry", []string{"慰謝料はありますか", "近所の人に知られたら困ります。"}, "お察しします", "お知らせの内容"},
		{"no lawyer", []string{"慰謝料はありますか", "うちは弁護士でも記者でもありません。"}, "お客さまご自身のお問い合わせとして", "ご所属"},
		{"a threat", []string{"慰謝料はありますか", "答えないなら弁護士に頼みます。"}, "弁護士などへのご相談", "ご所属"},
		{"a hurry", []string{"慰謝料はありますか", "至急でお願いいたします。"}, "お急ぎとのこと", "お知らせの内容"},
	} {
		c := newCustomer(t, friday)
		for _, words := range row.says[:len(row.says)-1] {
			c.says(words)
			c.waits(time.Minute)
		}
		out := c.says(row.says[len(row.says)-1])
		if got := read(out); !strings.Contains(got, row.holds) || strings.Contains(got, row.hasNot) || out.Open != nil {
			t.Errorf("%s: got\n%s", row.why, got)
		}
	}
}
