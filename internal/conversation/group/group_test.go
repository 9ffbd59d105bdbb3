package group_test

import (
	"slices"
	"testing"

	"madoguchi/internal/conversation/group"
)

func TestOfWhichGroup(t *testing.T) {
	for _, row := range []struct {
		words  string
		before group.Group
		want   group.Group
	}{
		{"友人からお菓子を送ってもらいました", group.None, group.Recipient},
		{"わたしは送り先に指定されただけです", group.Member, group.Recipient},
		{"A friend ordered sweets and had them sent to my house", group.None, group.Recipient},
		{"我朋友买了点心寄到我家", group.None, group.Recipient},
		{"친구가 과자를 보내줬어요", group.None, group.Recipient},
		{"列車に乗ったとき、車内で買った器を自宅に送ってもらいました", group.None, group.Passenger},
		{"We rode the train and had a tea set shipped home", group.None, group.Passenger},
		{"我坐七星号的时候买了茶具，请他们寄到家里", group.None, group.Passenger},
		{"열차를 탔을 때 산 물건을 집으로 배송받았어요", group.None, group.Passenger},
		{"れっしゃに のりました", group.None, group.Rode},
		{"おみやげは うちに おくって もらいました", group.Rode, group.Passenger},
		{"I live in Toronto", group.None, group.Overseas},
		{"会員登録はしましたがカードは登録していません", group.None, group.NoCard},
		{"I made an account with no card", group.None, group.NoCard},
		{"会員です", group.None, group.Member},
		{"会員ではありません", group.None, group.None},
		{"会員ではありません", group.Passenger, group.Passenger},
		{"カードは登録していません", group.Recipient, group.Recipient},
		{"何が漏れましたか", group.Recipient, group.Recipient},
	} {
		if got := group.Of(row.words, row.before); got != row.want {
			t.Errorf("%q after %q: %q, want %q", row.words, row.before, got, row.want)
		}
	}
}

func TestNamed(t *testing.T) {
	for words, want := range map[string][]group.Group{
		"会員の分とお届け先の分を教えてください":                            {group.Member, group.Recipient},
		"What leaked of members and what of recipients?": {group.Member, group.Recipient},
		"乘客和收件人分别泄露了什么":                                  {group.Recipient, group.Passenger},
		"해외 고객은 무엇이 유출됐나요":                               {group.Overseas},
		"会員ではないのですが、何が漏れましたか":                            nil,
		"an account and no card":                         {group.NoCard},
	} {
		if got := group.Named(words); !slices.Equal(got, want) {
			t.Errorf("%q: %q, want %q", words, got, want)
		}
	}
}
