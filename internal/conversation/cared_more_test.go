package conversation_test

import (
	"strings"
	"testing"
	"time"

	"madoguchi/internal/incident/texts"
)

// A new sign of whom they fear, and somebody at the door, is no calm, however calm they were.
func TestANewSignEndsTheCalm(t *testing.T) {
	for _, row := range []struct{ danger, calm, sign, door string }{
		{stalked, "いまは実家にいるので大丈夫です", "さっき非通知の着信がありました。あいつかもしれません", "玄関の前に誰か立っています"},
		{followed, "I'm safe for now", "an unknown number called me just now, it could be him", "he is knocking on my door"},
		{chased, "现在安全了", "刚才有陌生来电，可能是他", "他在敲我家的门"},
		{watched, "이제 괜찮아요", "모르는 번호로 전화가 왔어요. 그 사람 같아요", "누가 문을 두드리고 있어요"},
	} {
		c := cared(t, row.danger)
		c.says(row.calm)
		c.waits(2 * time.Minute)
		out := c.says(row.sign)
		if holds(t, out, "110"); strings.HasPrefix(out.Replies[0].Entry, "danger_calm") {
			t.Errorf("%q is calm:\n%s", row.sign, read(out))
		}
		c.waits(2 * time.Minute)
		first(t, c, row.door, texts.DangerDoor)
	}
}

// Who asks whether anybody is here is told that nobody is, and whom to turn to.
func TestNobodyIsHereNow(t *testing.T) {
	for _, row := range []struct {
		danger, words string
		want          texts.ID
	}{
		{tired, "そこに誰かいますか", texts.DangerAbsentListen}, {weary, "is anybody there?", texts.DangerAbsentListen},
		{unwilling, "有真人在吗", texts.DangerAbsentListen}, {exhausted, "거기 사람 있나요", texts.DangerAbsentListen},
		{tired, "誰も返信してくれない", texts.DangerWaiting}, {stalked, "担当の方はいますか", texts.DangerAbsent},
	} {
		out := first(t, cared(t, row.danger), row.words, row.want)
		if said := read(out); !strings.Contains(said, "0120-279-338") && row.danger != stalked {
			t.Errorf("%q names nobody to call:\n%s", row.words, said)
		}
	}
}

// Who despairs and speaks of a card is heard first, and told gently whom to call; who is calmer is told that.
func TestACardInCare(t *testing.T) {
	c := cared(t, tired)
	out := c.says("カードで15万円も使われていて、もう払えません")
	holds(t, out, "0120-279-338", "カード裏面")
	lacks(t, out, "日付と金額")
	c.waits(2 * time.Minute)
	out = first(t, c, "少し落ち着きました。カードはどうしたらいいでしょうか", texts.DangerCalmListen)
	holds(t, out, "カードの裏面")
}

// What somebody in danger wishes is noted, and followed by nothing that frightens them.
func TestWishesInCare(t *testing.T) {
	c := cared(t, stalked)
	out := first(t, c, "自宅に手紙を送らないでください。ここにだけ書いてください", texts.DangerWish)
	lacks(t, out, "郵便", "メール及び")
	c.waits(2 * time.Minute)
	if out = first(t, c, "会員登録を削除してもらえますか", texts.DangerLater); out.Open != nil {
		t.Error("what somebody in danger wishes for their data is another case")
	}
	lacks(t, out, "お名前、郵便番号")
	c.waits(2 * time.Minute)
	holds(t, c.says("ここに書いたことを相手に読まれることはありますか"), "担当者だけ")
}

// Whoever fears somebody, and asks about their own address, asks of nobody else.
func TestOnesOwnAddressInCare(t *testing.T) {
	c := cared(t, "元夫の暴力から逃げて、住所を隠して暮らしています")
	for _, words := range []string{"今は安全です。私の住所は元夫に渡ってしまうのでしょうか", "元夫の話ではなくて、私の住所のことです"} {
		out := c.says(words)
		holds(t, out, "ご自身の分")
		lacks(t, out, "ご本人以外")
		c.waits(2 * time.Minute)
	}
	out := c.says("本人確認をすれば、私の分が分かりますか")
	if out.Replies[0].Entry != texts.ProofYes.String() {
		t.Errorf("said %v", entries(out))
	}
}

// Whose police are on their way is told what to say to them, and not to call them.
func TestThePoliceAreComing(t *testing.T) {
	for danger, words := range map[string]string{
		stalked: "通報しました。警察が向かっているそうですが、何を話せばいいですか", followed: "The police are on their way. What do I tell them?",
	} {
		first(t, cared(t, danger), words, texts.DangerComing)
	}
}

// Who despaired and slept better is answered what they ask about calls, gently.
func TestCallsNobodyWantsAreAnsweredToWhoIsCalmer(t *testing.T) {
	c := cared(t, tired)
	c.waits(10 * time.Hour)
	out := first(t, c, "昨夜はよく眠れました。しつこい電話にはどう対応すればいいですか", texts.DangerCalmListen)
	holds(t, out, "迷惑電話")
	lacks(t, out, "0120-279-338")
	c.waits(2 * time.Minute)
	out = c.says("今日は電話のことを伺いたいのです。番号は変えるほうがよいのでしょうか")
	holds(t, out, "変えた方がよいかどうか")
	lacks(t, out, "担当者が確認するための番号")
}
