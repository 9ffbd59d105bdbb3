package conversation_test

import (
	"testing"
)

// What leaked of somebody else for whom they write is told by the group of which they said that person is.
func TestWhatLeakedOfSomebodyElse(t *testing.T) {
	for _, row := range []struct{ said, asks string }{
		{"祖母が会員でした。先月他界しました", "祖母の分は何が漏れましたか"},
		{"My late father was a member of your shop", "Which of his data got out?"},
		{"爸爸是你们的会员，去年去世了", "他的哪些资料泄露了？"},
		{"어머니가 회원이셨는데 돌아가셨어요", "어머니 것은 뭐가 유출됐어요?"},
	} {
		c := newCustomer(t, friday)
		c.says(row.said)
		if out := c.says(row.asks); len(out.Topics) == 0 || out.Topics[0] != "member_fields_leaked" {
			t.Errorf("%q, then %q: %v\n%s", row.said, row.asks, out.Topics, read(out))
		}
	}
}

// Who asks of nobody in particular is not told of the group of somebody else.
func TestNobodyElseIsMeant(t *testing.T) {
	for _, row := range []struct{ said, asks string }{
		{"爸爸是你们的会员，去年去世了", "收件人的其他哪些资料泄露了？"},
		{"祖母が会員でした。先月他界しました", "本人確認をすると、贈り物を受け取った人は何が漏れたと分かりますか"},
	} {
		c := newCustomer(t, friday)
		c.says(row.said)
		if out := c.says(row.asks); len(out.Topics) > 0 && out.Topics[0] == "member_fields_leaked" {
			t.Errorf("%q, then %q:\n%s", row.said, row.asks, read(out))
		}
	}
}
