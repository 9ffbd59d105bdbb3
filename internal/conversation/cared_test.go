package conversation_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"madoguchi/internal/conversation"
	"madoguchi/internal/incident/texts"
	"madoguchi/internal/inquiry"
)

// cared is a customer who wrote of danger, outside of hours.
func cared(t *testing.T, words string) *customer {
	t.Helper()
	c := newCustomer(t, saturday)
	isDanger(t, words, c.says(words))
	c.waits(3 * time.Minute)
	return c
}

// Somebody in danger by a word of each language, and somebody in despair.
const (
	stalked, followed, chased, watched = "ストーカーに住所を知られました", "my ex is stalking me", "前男友一直跟踪我", "전 남자친구가 저를 스토킹하고 있어요"
	tired, weary, unwilling, exhausted = "もう死にたいです", "I want to kill myself", "不想活了", "죽고 싶어요"
)

func entries(out conversation.Outcome) (all []string) {
	for _, r := range out.Replies {
		all = append(all, r.Entry)
	}
	return all
}

// first checks with which text an answer begins, and that the case of the danger has the message.
func first(t *testing.T, c *customer, words string, want texts.ID) conversation.Outcome {
	t.Helper()
	out := c.says(words)
	if len(out.Replies) == 0 || out.Replies[0].Entry != want.String() {
		t.Errorf("%q is answered with %v, want %s:\n%s", words, entries(out), want, read(out))
	}
	if out.Append != "KM7P-3XQ9" {
		t.Errorf("%q is added to %q", words, out.Append)
	}
	return out
}

func TestWhatSomebodyInDangerSaysNextIsHeard(t *testing.T) {
	for _, row := range []struct {
		danger, words string
		want          texts.ID
	}{
		{stalked, "いまは姉のところにいるので平気です", texts.DangerCalm},
		{followed, "I'm safe for now, my mother is with me", texts.DangerCalm},
		{chased, "我朋友在家陪我，现在安全了", texts.DangerCalm},
		{watched, "친구가 옆에 있어서 이제 괜찮아요", texts.DangerCalm},
		{tired, "母が来てくれて、だいぶ落ち着きました", texts.DangerCalmListen},
		{weary, "I feel calmer now, thank you", texts.DangerCalmListen},
		{tired, "本気で言ったのではなく、冗談のつもりでした", texts.DangerMisread},
		{followed, "you misunderstood, I was only joking", texts.DangerMisread},
		{unwilling, "我只是随口说说，你误会了", texts.DangerMisread},
		{exhausted, "농담이었어요, 오해하셨네요", texts.DangerMisread},
		{stalked, "声を出すと聞こえてしまうので電話はできません", texts.DangerWrite},
		{followed, "I can't talk on the phone, he would hear me", texts.DangerWrite},
		{chased, "我不方便打电话，会被他听到", texts.DangerWrite},
		{exhausted, "전화는 못 하겠어요, 말이 안 나와요", texts.DangerWriteListen},
		{tired, "かけたけどつながらなかった", texts.DangerBusy},
		{unwilling, "那个电话没人接", texts.DangerBusy},
		{stalked, "前の職場にはどうか何も送らないでください", texts.DangerWish},
		{followed, "please never write to my old address", texts.DangerWish},
		{watched, "예전 주소로는 아무것도 보내지 마세요", texts.DangerWish},
		{stalked, "ありがとうございました。今日はもう寝ます", texts.DangerBye},
		{weary, "thank you. good night", texts.DangerByeListen},
		{chased, "谢谢，晚安", texts.DangerBye},
		{exhausted, "고마워요, 이제 자러 갈게요", texts.DangerByeListen},
	} {
		first(t, cared(t, row.danger), row.words, row.want)
	}
}

// What somebody asks who was in danger is answered, and where to call stands in no two replies in a row.
func TestQuestionsInCareAreAnswered(t *testing.T) {
	c := cared(t, stalked)
	var last string
	for _, row := range []struct{ words, topic string }{
		{"再発行の手数料はかかりますか", "card_reissue_fee"},
		{"カード番号は漏れましたか", "card_fields_leaked"},
		{"慰謝料はもらえますか", "compensation"},
		{"カードのセキュリティコードも漏れたのですか", "card_fields_leaked"},
	} {
		c.waits(2 * time.Minute)
		out := c.says(row.words)
		said := read(out)
		if !slices.Contains(out.Topics, row.topic) || slices.Contains(out.Topics, conversation.Endangered) {
			t.Errorf("%q is about %v:\n%s", row.words, out.Topics, said)
		}
		if out.Append != "KM7P-3XQ9" || out.Open != nil {
			t.Errorf("%q is added to %q, opened %+v", row.words, out.Append, out.Open)
		}
		if strings.Contains(said, "110(") && strings.Contains(last, "110(") || strings.Count(said, "110(") > 1 {
			t.Errorf("%q: where to call comes again:\n%s", row.words, said)
		}
		last = said
	}
}

// Who is calm hears where to call no more, until they write of danger again.
func TestWhoIsCalmHearsNoMoreOfCalling(t *testing.T) {
	c := cared(t, stalked)
	c.says("いまは友人が来てくれていて大丈夫です")
	for _, words := range []string{"再発行の手数料はかかりますか", "むにゃむにゃ", "カード番号は漏れましたか"} {
		c.waits(2 * time.Minute)
		lacks(t, c.says(words), "110")
	}
	c.waits(2 * time.Minute)
	holds(t, c.says("ストーカーが家の前にいます。助けて"), "110")
	c.waits(2 * time.Hour)
	holds(t, c.says("ストーカーにまた後をつけられています"), "110", "鍵をかける")
}

// Who says that there was no danger is believed; the case stays with staff, and danger is heard anew.
func TestWhoWasMisreadIsBelieved(t *testing.T) {
	c := cared(t, tired)
	out := first(t, c, "冗談で言っただけです。再発行の手数料はかかりますか", texts.DangerMisread)
	holds(t, out, "ご請求は発生しません")
	lacks(t, out, "110", "0120-279-338")
	if c.state.Cares(c.now) || c.state.Cases[0].State != "open" {
		t.Errorf("cares %v, the case is %s", c.state.Cares(c.now), c.state.Cases[0].State)
	}
	c.waits(time.Minute)
	if out = c.says("慰謝料はもらえますか"); out.Open == nil || out.Append != "" {
		t.Errorf("another matter is added to %q, opened %+v", out.Append, out.Open)
	}
	c.waits(time.Minute)
	out = c.says("やっぱりもう死にたいです")
	if holds(t, out, "0120-279-338"); out.Append != "KM7P-3XQ9" || !c.state.Cares(c.now) {
		t.Errorf("danger is added to %q, cares %v", out.Append, c.state.Cares(c.now))
	}
}

// What sounds like that beside words of danger is believed of nobody.
func TestWordsOfDangerBesideItCount(t *testing.T) {
	for _, row := range []struct{ danger, words string }{
		{tired, "死ぬつもりはないんです。でも、もう消えてしまいたい"},
		{tired, "大丈夫です。もう限界です"},
		{stalked, "冗談じゃありません、ストーカーが家の前にいます"},
		{weary, "I'm fine. I have taken all the tablets"},
	} {
		c := cared(t, row.danger)
		out := c.says(row.words)
		if said := read(out); !strings.Contains(said, "110") {
			t.Errorf("%q: %v\n%s", row.words, entries(out), said)
		}
		if !c.state.Cares(c.now) || c.state.Danger.Calm {
			t.Errorf("%q ends the care", row.words)
		}
	}
}

// Who cannot phone is sent to no phone again, but where they write of danger anew, later.
func TestWhoCannotPhoneIsSentToNoPhone(t *testing.T) {
	c := cared(t, tired)
	c.says("電話は無理です、話せません")
	for _, words := range []string{"むにゃむにゃ", "ひとりでいます", "ありがとうございます", "文字で相談できるところはありますか"} {
		c.waits(2 * time.Minute)
		lacks(t, c.says(words), "0120-279-338", "110", "0120-772-962")
	}
	c = cared(t, "夫の暴力から逃げて、施設で暮らしています。住所を知られたら殺されます")
	holds(t, c.says("電話をすると夫に聞かれます"), "DV相談プラス", "チャット")
}

func TestWhoAsksForALineInTheirLanguage(t *testing.T) {
	out := cared(t, stalked).says("韓国語で相談できる電話はありますか")
	holds(t, out, "よりそいホットライン", "DV相談プラス")
	lacks(t, out, "110")
	out = cared(t, tired).says("中国語で相談できる電話はありますか")
	if holds(t, out, "よりそいホットライン"); strings.Contains(read(out), "DV") {
		t.Errorf("who despairs is sent to a line for something else:\n%s", read(out))
	}
}

// Who wants to talk to somebody hears whether this desk takes calls.
func TestWhoWantsToTalkToAPerson(t *testing.T) {
	closed := cared(t, tired).says("誰かと電話で話したいです")
	holds(t, closed, "4月22日(月) 9:00", "0120-279-338")
	lacks(t, closed, "0120-772-962")
	c := newCustomer(t, friday)
	c.says(tired)
	c.waits(time.Minute)
	holds(t, c.says("誰かと電話で話したいです"), "0120-772-962", "0120-279-338")
}

// Who could not phone, and asks for a call after all, hears where to.
func TestWhoCanPhoneAfterAll(t *testing.T) {
	c := cared(t, tired)
	c.says("電話は無理です、話せません")
	c.waits(time.Hour)
	holds(t, c.says("やっぱり誰かと電話で話したいです"), "0120-279-338")
}

// Whether somebody has read it is told by the state and the calendar.
func TestWhetherItArrivedIsToldInCare(t *testing.T) {
	for _, words := range []string{"私のメッセージは届いていますか", "担当者からの返事はいつですか"} {
		out := cared(t, stalked).says(words)
		holds(t, out, "KM7P-3XQ9", "4月22日(月) 9:00")
		lacks(t, out, "電話してください")
	}
}

// Who despairs reads nothing ordinary beside what helps: no answer, no notice of what is stored.
func TestNothingOrdinaryStandsBesideDespair(t *testing.T) {
	c := newCustomer(t, friday)
	out := c.says("もう死にたいです。再発行の手数料はかかりますか？")
	lacks(t, out, "ご請求", "30日間")
	for _, words := range []string{"誰も話を聞いてくれない", "むにゃむにゃ", "眠れません"} {
		c.waits(time.Minute)
		lacks(t, c.says(words), "30日間", "ご本人の確認", "公表")
	}
	c.says("冗談のつもりでした")
	c.waits(time.Minute)
	holds(t, c.says("再発行の手数料はかかりますか"), "ご請求は発生しません", "30日間")
}

// What stands last has the buttons, also where a line of help is added.
func TestTheLastReplyHasTheButtons(t *testing.T) {
	c := cared(t, stalked)
	c.says("むにゃむにゃ")
	c.waits(time.Minute)
	out := c.says("再発行の手数料はかかりますか")
	last := out.Replies[len(out.Replies)-1]
	if last.Entry != texts.DangerOnce.String() || len(last.Quick) == 0 {
		t.Errorf("said %v, with %v below it", entries(out), last.Quick)
	}
	if slices.ContainsFunc(out.Replies[:len(out.Replies)-1], func(r inquiry.Reply) bool { return len(r.Quick) > 0 }) {
		t.Error("buttons stand between replies")
	}
}
