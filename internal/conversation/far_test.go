package conversation_test

import (
	"testing"
	"time"

	"madoguchi/internal/incident/texts"
)

// Who is in danger, and not at this moment, is not told once more to call at once: what they ask is answered, and their
// case stays urgent.
func TestDangerThatIsNotNow(t *testing.T) {
	for _, row := range []struct{ danger, far, moves, waits, leak string }{
		{stalked, "いますぐ押しかけてくるわけではないです。家の住所が流出したのか教えてください", "転居したほうがいいでしょうか", "月曜まで待つしかないのですか", "住所"},
		{followed, "He isn't outside or anything. I need to know whether my address was leaked", "should I move?", "do I have to wait until Monday?", "ddress"},
		{chased, "不是他现在来了，我想知道地址泄露了没有", "我该不该搬走？", "只能等到周一吗", "ddress"},
		{watched, "지금 당장 온다는 건 아니에요. 주소가 유출됐나요?", "이사하는 게 좋을까요?", "월요일까지 기다려야 하나요?", "ddress"},
	} {
		c := cared(t, row.danger)
		out := c.says(row.far)
		if holds(t, out, row.leak); len(out.State.DangerCase()) == 0 {
			t.Error("the case is not urgent any more")
		}
		lacks(t, out, "110")
		c.waits(2 * time.Minute)
		out = first(t, c, row.moves, texts.DangerMove)
		holds(t, out, "0120-279-889")
		c.waits(2 * time.Minute)
		first(t, c, row.waits, texts.DangerAbsent)
	}
}

// Somebody at the door is near, whatever else they say.
func TestWhoIsAtTheDoorIsNear(t *testing.T) {
	first(t, cared(t, stalked), "いま外にいるわけではないけど、さっき呼び鈴が鳴りました。インターホンに出られません", texts.DangerDoor)
}

// Who will call a help line, or asks for its number, gets that line, and not the company's.
func TestAHelpLineIsNamedAgain(t *testing.T) {
	c := cared(t, tired)
	out := first(t, c, "いのちの電話にかけてみようと思います", texts.DangerNamed)
	holds(t, out, "0120-783-556")
	lacks(t, out, "0120-772-962")
	c.waits(2 * time.Minute)
	out = first(t, c, "お店の番号ではなくて、いのちの電話の番号です", texts.DangerNamedSorry)
	holds(t, out, "0120-783-556")
	lacks(t, out, "0120-772-962")
}

// Who fears a letter hears how people are notified, and by which ways else they can say that none shall come.
func TestALetterInCare(t *testing.T) {
	c := cared(t, stalked)
	out := c.says("書面は前に住んでいた家に届くのでしょうか。そちらには送らないでください")
	holds(t, out, "ご登録情報", "どのご住所に")
	c.waits(2 * time.Minute)
	out = first(t, c, "郵便を止める手段はほかにありませんか", texts.DangerPostWays)
	holds(t, out, "contact@nanatsuboshi-gallery.jp", "0120-772-962")
}

// Who is outside of Japan is sent to the police there, in care and else.
func TestThePoliceWhereSomebodyIs(t *testing.T) {
	for _, words := range []string{"シンガポールに住んでいます。ストーカーに住所を知られました", "トルコに住んでいます。カードの再発行の手数料はいくらですか"} {
		c := newCustomer(t, saturday)
		c.says(words)
		c.waits(3 * time.Minute)
		out := c.says("警察に行ったほうがいいでしょうか")
		holds(t, out, "いまいらっしゃる国や地域の警察")
		lacks(t, out, "#9110")
	}
	out := cared(t, stalked).says("警察に行ったほうがいいでしょうか")
	holds(t, out, "はい、", "#9110")
}
