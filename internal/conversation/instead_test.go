package conversation_test

import (
	"strings"
	"testing"
)

// Who says what they mean instead of what was answered is answered that, with a case open or not: a sum that they name
// is no detail for it, and no misunderstanding to note.
func TestWhatIsMeantInsteadIsAnswered(t *testing.T) {
	for _, row := range []struct {
		before []string
		words  string
		want   string
	}{
		{[]string{"会員情報を削除してください", "再発行に手数料はかかりますか"}, "手数料じゃなくて、カード番号が漏れたのかを聞いています", "card_fields_leaked"},
		{[]string{"please delete my data", "who attacked you?"}, "I did not ask who did it. What leaked of customers overseas?", "overseas_fields"},
		{[]string{"请删除我的资料", "补发卡要手续费吗"}, "不是手续费，我想知道网站什么时候重新开放", "site_reopen"},
		{[]string{"제 정보를 삭제해 주세요", "재발급 수수료가 있나요"}, "수수료 말고요, 사이트는 언제 다시 열어요?", "site_reopen"},
	} {
		c := newCustomer(t, friday)
		for _, words := range row.before {
			c.says(words)
		}
		if out := c.says(row.words); len(out.Topics) != 1 || out.Topics[0] != row.want {
			t.Errorf("%q: %v, want %s\n%s", row.words, out.Topics, row.want, read(out))
		}
	}
}

// Whose card was used and who wants their money back means what was taken, unless they name what they bought or a fee.
func TestWhatMoneyShallComeBack(t *testing.T) {
	for _, row := range []struct {
		charged, words string
		taken          bool
	}{
		{"カードに覚えのない請求が6万円ありました", "このお金は戻ってきますか", true},
		{"there is a charge of 300 dollars on my card that I did not make", "will I get my money back?", true},
		{"我的卡被盗刷了三万日元", "这些钱能退给我吗", true},
		{"카드에서 모르는 결제가 50만원 나갔어요", "돈은 돌려받을 수 있나요?", true},
		{"カードに覚えのない請求が6万円ありました", "注文した器の代金は返金されますか", false},
	} {
		c := newCustomer(t, friday)
		c.says(row.charged)
		got := strings.Contains(strings.Join(entries(c.says(row.words)), " "), "fraud_charge_what_to_do.who_pays")
		if got != row.taken {
			t.Errorf("%q, then %q: %v", row.charged, row.words, got)
		}
	}
}

// A card that may be used wakes nobody; one that was used does, whatever else is supposed.
func TestACardThatMayBeUsedWakesNobody(t *testing.T) {
	for words, wakes := range map[string]bool{
		"その間に僕のカードが使われてたらどうするつもりだったんですか": false, "and what if someone already used my card?": false,
		"カードで知らない店に5万円使われました。また使われたらどうすればいいですか": true, "someone used my card yesterday for 300 dollars. what if they use it again?": true,
	} {
		out := newCustomer(t, friday).says(words)
		if got := out.Open != nil && out.Open.Lane.Wakes(); got != wakes {
			t.Errorf("%q: %v\n%s", words, got, read(out))
		}
	}
}
