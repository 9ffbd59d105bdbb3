package conversation_test

import (
	"slices"
	"testing"
)

// A question beside one that is answered is said to be read by somebody, and one that is answered needs no such word.
func TestNoQuestionOfSeveralGoesWithoutAWord(t *testing.T) {
	for _, row := range []struct {
		first, then string
		want        string // a reply
		not         string // and one that is not said
	}{
		{chargedUnknown, "再発行の手数料はかかりますか。この返事を社内の会議で配ってもよろしいでしょうか。", "remain_passed", "remain_again"},
		{"", "再発行の手数料はかかりますか。この返事を社内の会議で配ってもよろしいでしょうか。", "remain_again", "remain_passed"},
		{chargedUnknown, "再発行の手数料はかかりますか。", "card_reissue_fee", "remain_passed"},
		{chargedUnknown, "再発行の手数料はかかりますか。全部で何人の分が漏れたのですか。", "total_count", "remain_passed"},
		{chargedUnknown, "そろそろ寝ますわ。新しいカードのお金はそっちで持ってくれるんやろな", "card_reissue_fee", "case_added_1"},
		{chargedUnknown, "제 카드를 다시 만들 때 수수료가 드는지 궁금해요", "card_reissue_fee", "case_heard_1"},
	} {
		c := newCustomer(t, friday)
		if row.first != "" {
			c.says(row.first)
		}
		got := said(c.says(row.then))
		if !slices.Contains(got, row.want) || slices.Contains(got, row.not) {
			t.Errorf("%q: said %v, want %s and not %s", row.then, got, row.want, row.not)
		}
	}
}
