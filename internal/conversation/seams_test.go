package conversation_test

import (
	"strings"
	"testing"
)

// A condolence is followed by no other feeling, a journalist is told none, and whether somebody answers now comes
// first.
func TestAnswersFitTogether(t *testing.T) {
	c := newCustomer(t, friday)
	out := c.says("母が亡くなりました。母あてに書面が届きましたが、何かする必要はありますか")
	all := ""
	for _, r := range out.Replies {
		all += r.Text + "\n"
	}
	if !strings.HasPrefix(all, "お悔やみ") || strings.Contains(all, "存じます") || strings.Contains(all, "代わって") {
		t.Errorf("to the bereaved: %s", all)
	}
	if out := c.says("母あての封書を開けてもいいでしょうか"); !strings.Contains(out.Replies[0].Text, "開封") {
		t.Errorf("may it be opened: %q", out.Replies[0].Text)
	}
	for _, r := range newCustomer(t, friday).says("新聞社の記者です。不正利用の被害は出ていますか").Replies {
		if strings.Contains(r.Text, "ご不安") {
			t.Errorf("to a journalist: %q", r.Text)
		}
	}
	if out := newCustomer(t, friday).says("今電話してもつながりますか"); !strings.HasPrefix(out.Replies[0].Text, "ただいま") {
		t.Errorf("now: %q", out.Replies[0].Text)
	}
}
