package conversation_test

import (
	"slices"
	"testing"
)

// Nobody is told how to do what they say is done, and nobody is warned of a charge of whom they say that there
// was none.
func TestWhatIsToldIsNotAnswered(t *testing.T) {
	for _, row := range []struct {
		before, words string
		want, never   string
	}{
		{"", "使っていたクレジットカードは昨日のうちに止めてもらいました。新しいカードの手数料は誰が払うのですか？", "card_reissue_fee", "card_stop_or_reissue_how"},
		{"", "My bank has already blocked the card. Who pays the fee for the new one?", "card_reissue_fee", "card_stop_or_reissue_how"},
		{"何が流出したのですか", "念のためカードは停止しました。再発行の料金はかかりますか？", "card_reissue_fee", "card_stop_or_reissue_how"},
		{"泄露了什么信息？", "信用卡我昨天已经挂失了。补发新卡要手续费吗？", "card_reissue_fee", "card_stop_or_reissue_how"},
		{"무엇이 유출됐나요?", "카드는 어제 정지했어요. 재발급 수수료는 누가 내나요?", "card_reissue_fee", "card_stop_or_reissue_how"},
		{"何が流出したのですか", "怪しい請求は来ていません。カードの再発行は無料ですか？", "card_reissue_fee", "fraud_charge_what_to_do"},
		{"", "カードは止めたほうがいいですか？手数料はかかりますか？", "card_stop_or_reissue_how", ""},
	} {
		c := newCustomer(t, friday)
		if row.before != "" {
			c.says(row.before)
		}
		out := c.says(row.words)
		if !slices.Contains(out.Topics, row.want) || row.never != "" && slices.Contains(out.Topics, row.never) {
			t.Errorf("%q: %v", row.words, out.Topics)
		}
	}
}
