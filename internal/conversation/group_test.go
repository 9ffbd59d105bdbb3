package conversation_test

import (
	"slices"
	"strings"
	"testing"
)

// Who says of which group they are is told of these people for the whole talk, and of no others.
func TestWhatLeakedIsToldOfOnesOwnGroup(t *testing.T) {
	for _, row := range []struct {
		talk  string // messages, with bars between
		want  string
		never string
	}{
		{"友人から贈り物を送ってもらいました。会員ではありません。|担当者は何時までいますか|私の何が流出したのでしょうか", "gift_recipient_fields", "member_fields_leaked"},
		{"列車に乗ったときに買った器を家に送ってもらいました|わたしのカードは漏れましたか", "train_delivery_fields", "am_i_affected"},
		{"We rode the train last year and had a bowl shipped home. Was my credit card leaked?", "train_delivery_fields", "am_i_affected"},
		{"I live in Toronto and ordered a bowl. What of mine was leaked?", "overseas_fields", "member_fields_leaked"},
		{"会員の方と届け先の方、それぞれどの項目が漏れたのですか", "member_fields_leaked gift_recipient_fields", "third_party_lookup"},
		{"当社は取引先に品物を送りました。取引先のような送り先の人は何が流出したのですか", "gift_recipient_fields", "third_party_lookup"},
		{"去年会員登録してカードで買い物をしました。私のカードは流出しましたか", "am_i_affected", "member_fields_leaked"},
		{"会員です。何が漏れましたか", "member_fields_leaked", ""},
		{"I live in Lisbon and bought a bowl from you. Which of my details got out?", "overseas_fields", "gift_recipient_fields"},
		{"My grandfather died in spring and you wrote to him. What of his was taken?", "family_or_deceased", "gift_recipient_fields"},
		{"私は対象ですか", "am_i_affected", ""},
	} {
		c := newCustomer(t, friday)
		var topics []string
		for _, words := range strings.Split(row.talk, "|") {
			topics = c.says(words).Topics
		}
		for _, want := range strings.Fields(row.want) {
			if !slices.Contains(topics, want) {
				t.Errorf("%s: %v, want %s", row.talk, topics, want)
			}
		}
		if row.never != "" && slices.Contains(topics, row.never) {
			t.Errorf("%s: %v", row.talk, topics)
		}
	}
}
