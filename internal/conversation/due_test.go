package conversation_test

import (
	"testing"
	"time"
)

// A day by which something is to come is no question for opening hours, and whether mail is read nobody can say.
func TestADayThatIsNoOpening(t *testing.T) {
	c := newCustomer(t, saturday)
	c.says("購入した商品の明細を再発行してほしいのですが")
	c.waits(5 * time.Minute)
	out := c.hears("5月10日までに届くかだけ教えてください", "case_due")
	if lacks(t, out, "9:00～18:00"); out.Append == "" {
		t.Error("the case does not learn of it")
	}
	c.waits(5 * time.Minute)
	if out = c.hears("金曜までに返事をもらえますか", "case_limit"); out.Append == "" { // of the answer itself
		t.Error("the case does not learn until when they want to hear")
	}

	c = newCustomer(t, saturday)
	c.hears("Eメールだと休みの日でも読んでもらえるのでしょうか", "mail_read_closed")
	c.waits(5 * time.Minute)
	holds(t, c.says("月曜まで誰も出ないのですか"), "より前には、お電話の受付がありません")
}
