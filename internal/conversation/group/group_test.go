package group_test

import (
	"slices"
	"testing"

	"madoguchi/internal/conversation/group"
	"madoguchi/internal/incident"
	"madoguchi/internal/incidents"
)

// shipped is the incident whose groups the tests name.
func shipped(t *testing.T) *incident.Incident {
	t.Helper()
	files, err := incidents.Open("nanatsuboshi")
	if err != nil {
		t.Fatal(err)
	}
	i, err := incident.Load(files)
	if err != nil {
		t.Fatal(err)
	}
	return i
}

func TestOfWhichGroup(t *testing.T) {
	groups := group.New(shipped(t).Segments)
	for _, row := range []struct{ words, before, want string }{
		{"友人からお菓子を送ってもらいました", "", "gift_recipient"},
		{"わたしは送り先に指定されただけです", "card_member", "gift_recipient"},
		{"A friend ordered sweets and had them sent to my house", "", "gift_recipient"},
		{"我朋友买了点心寄到我家", "", "gift_recipient"},
		{"친구가 과자를 보내줬어요", "", "gift_recipient"},
		{"列車に乗ったとき、車内で買った器を自宅に送ってもらいました", "", "train_delivery"},
		{"We rode the train and had a tea set shipped home", "", "train_delivery"},
		{"我坐七星号的时候买了茶具，请他们寄到家里", "", "train_delivery"},
		{"열차를 탔을 때 산 물건을 집으로 배송받았어요", "", "train_delivery"},
		{"れっしゃに のりました", "", ""},
		{"おみやげは うちに おくって もらいました", "train_delivery:0", "train_delivery"},
		{"I live in Toronto", "", "overseas"},
		{"会員登録はしましたがカードは登録していません", "", "member"},
		{"I made an account with no card", "", "member"},
		{"会員です", "", "card_member"},
		{"会員ではありません", "", ""},
		{"会員ではありません", "train_delivery", "train_delivery"},
		{"カードは登録していません", "gift_recipient", "gift_recipient"},
		{"何が漏れましたか", "gift_recipient", "gift_recipient"},
	} {
		if got := group.Own(groups.Of(row.words, row.before)); got != row.want {
			t.Errorf("%q after %q: %q, want %q", row.words, row.before, got, row.want)
		}
	}
}

func TestNamed(t *testing.T) {
	groups := group.New(shipped(t).Segments)
	for words, want := range map[string][]string{
		"会員の分とお届け先の分を教えてください":                            {"card_member", "gift_recipient"},
		"What leaked of members and what of recipients?": {"card_member", "gift_recipient"},
		"乘客和收件人分别泄露了什么":                                  {"train_delivery", "gift_recipient"},
		"해외 고객은 무엇이 유출됐나요":                               {"overseas"},
		"会員ではないのですが、何が漏れましたか":                            nil,
		"an account and no card":                         {"member"},
	} {
		if got := groups.Named(words); !slices.Equal(got, want) {
			t.Errorf("%q: %q, want %q", words, got, want)
		}
	}
}

// Two half statements make one, in any order and with anything between.
func TestHalfAStatementIsKept(t *testing.T) {
	groups, state := group.New(shipped(t).Segments), ""
	for _, words := range []string{"I was on board in autumn", "What are your hours?", "会員ではありません", "The tea bowl was shipped to me"} {
		state = groups.Of(words, state)
	}
	if group.Own(state) != "train_delivery" {
		t.Errorf("%q", state)
	}
}

// Somebody for whom the writer asks is of a group, too: by what was said of them, and not of the writer.
func TestOfWhichGroupSomebodyElseIs(t *testing.T) {
	groups := group.New(shipped(t).Segments)
	for _, row := range []struct{ words, before, want string }{
		{"父が会員でした", "", "card_member"},
		{"My aunt was a member of the shop", "", "card_member"},
		{"妈妈以前是会员，她去年走了", "", "card_member"},
		{"어머니가 회원이셨어요", "", "card_member"},
		{"父は会員ではありませんでした", "", ""},
		{"友人がわたしに送ってくれました", "", ""},
		{"私は会員です", "", ""},
		{"何が漏れましたか", "card_member", "card_member"},
	} {
		if got := groups.Theirs(row.words, row.before); got != row.want {
			t.Errorf("%q after %q: %q, want %q", row.words, row.before, got, row.want)
		}
	}
}
