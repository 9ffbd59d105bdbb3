package conversation_test

import (
	"slices"
	"strings"
	"testing"

	"madoguchi/internal/conversation/phrasebook"
)

// A question beside one that is answered is said to be read by somebody, and one that is answered needs no such word.
func TestNoQuestionOfSeveralGoesWithoutAWord(t *testing.T) {
	for _, row := range []struct {
		first, then string
		want        string // a reply
		not         string // and one that is not said
	}{
		{chargedUnknown, "再発行の手数料はかかりますか。この案内を社内の会議で配ってもよろしいでしょうか。", "remain_passed", "remain_again"},
		{"", "再発行の手数料はかかりますか。この案内を社内の会議で配ってもよろしいでしょうか。", "remain_again", "remain_passed"},
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

// Who is angry hears an apology in front of the answer, once, and who was misread that this was the desk's mistake.
func TestWhoIsAngryHearsAnApologyFirst(t *testing.T) {
	c := newCustomer(t, friday)
	out := c.says("ふざけるな！再発行の手数料はそっちが払うんだろうな？")
	if first := out.Replies[0]; first.Entry != "card_reissue_fee" || !phrasebook.Regrets(strings.Split(first.Text, "\n")[0]) {
		t.Errorf("said %v: %s", said(out), first.Text)
	}
	out = c.says("ふざけるな！何人分が漏れたんだ？")
	if first := out.Replies[0]; first.Entry != "total_count" || phrasebook.Regrets(strings.Split(first.Text, "\n")[0]) {
		t.Errorf("said %v: %s", said(out), first.Text)
	}
	out = c.says("人数の話はしていません。サイトはいつ再開しますか？")
	if first := out.Replies[0]; first.Entry != "site_reopen" || !phrasebook.Regrets(strings.Split(first.Text, "\n")[0]) {
		t.Errorf("said %v: %s", said(out), first.Text)
	}
}
