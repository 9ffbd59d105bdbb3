package conversation_test

import (
	"strings"
	"testing"

	"madoguchi/internal/inquiry"
)

// Who was misread hears that it was the desk's mistake, also where the rest is added to a case or handed over; who
// only tells that something is not so, or puts right what they wrote themself, is owed nothing.
func TestWhoWasMisreadHearsThatItWas(t *testing.T) {
	for _, row := range []struct {
		first, then string
		owed        bool
	}{
		{"注文した品物を返品したいです", "返品の話ではなく、届いた手紙を捨ててよいかという話です", true},
		{"責任をとって謝りに来てください", "腹を立てているわけではありません。開示の請求はできますか", true},
		{"退会させてください", "私の言っていることが通じていませんね。担当の人に代わってください", true},
		{"配送先に指定された人の項目は何ですか", "うちにFAXはありません。なぜ会員でない私も対象なのですか", false},
		{"退会させてください", "すみません、さっきの番号は書き間違えました。末尾は0001です", false},
	} {
		c := newCustomer(t, friday)
		c.says(row.first)
		if text := read(c.says(row.then)); strings.Contains(text, "取り違え") != row.owed {
			t.Errorf("%q: owed %v\n%s", row.then, row.owed, text)
		}
	}
}

// A wish is passed on, and not granted; a threat is not thanked for; a mail thanks once.
func TestWhatIsAddedIsNamedAsWhatItIs(t *testing.T) {
	c := newCustomer(t, friday)
	c.says("父が亡くなりました。手紙はどうすればよいですか")
	out := c.says("父あてのご案内は、これから送らないようにしていただけますと助かります")
	holds(t, out, "ご希望を、受付番号KM7P-3XQ9の件に書き添えました")
	lacks(t, out, "承知いたしました。お知らせ")

	c = newCustomer(t, friday)
	c.says("退会の手続きをお願いします")
	out = c.says("いい返事がないなら訴えることも考えます")
	lacks(t, out, "ありがとうございます", "お知らせの内容")

	c = newCustomer(t, friday)
	in := c.inbound()
	in.Channel, in.Text, in.Mail = inquiry.Email, inquiry.NewText("領収書の再発行をお願いします。"), &inquiry.Mail{Authenticated: true}
	c.does(in)
	in = c.inbound()
	in.Channel, in.Text, in.Mail = inquiry.Email, inquiry.NewText("注文は2018年12月3日、見本商会の名義です。"), &inquiry.Mail{Authenticated: true}
	out = c.does(in)
	holds(t, out, "お知らせの内容")
	lacks(t, out, "ありがとうございます")
}
